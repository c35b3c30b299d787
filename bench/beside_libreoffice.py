#!/usr/bin/env python3
"""Times sealpress and LibreOffice on the same documents, in one run on one core.

    bench/beside_libreoffice.py [build/release]

The documents are those of convert_bench. sealpress is timed warm by convert_bench itself (median of
five). LibreOffice converts one copy and then several in one call: what a further copy costs is its
time without the start of the program.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

COPIES = {"narrative-400-pages": 3}
ONE_CORE = ["taskset", "-c", "0"]


def libreoffice(folder, sources):
    command = ONE_CORE + ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                          "--convert-to", "pdf", "--outdir", f"{folder}/out"]
    begin = time.monotonic()
    subprocess.run(command + sources, check=True, timeout=900, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.monotonic() - begin


def further_copy(folder, name):
    source = f"{folder}/{name}.docx"
    more = COPIES.get(name, 5)
    copies = [shutil.copy(source, f"{folder}/{name}-{i}.docx") for i in range(more)]
    return (libreoffice(folder, [source] + copies) - libreoffice(folder, [source])) / more


def ours(build):
    out = subprocess.run(ONE_CORE + [f"{build}/bench/convert_bench", "--benchmark_repetitions=5",
                                     "--benchmark_format=json"],
                         check=True, capture_output=True, text=True).stdout
    return {b["run_name"]: b for b in json.loads(out)["benchmarks"]
            if b.get("aggregate_name") == "median"}


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([f"{build}/bench/convert_bench"], check=True,
                       env={**os.environ, "SEALPRESS_BENCH_DOCUMENTS": folder})
        libreoffice(folder, [f"{folder}/narrative-6-pages.docx"])  # makes the profile
        print(f"{'document':22} {'pages':>5} {'ours ms':>9} {'per s':>7} {'ms/page':>8} "
              f"{'peak MB':>8} {'LibreOffice ms':>15} {'times':>6}")
        for name, b in ours(build).items():
            theirs = further_copy(folder, name) * 1000
            print(f"{name:22} {b['pages']:5.0f} {b['real_time']:9.2f} {1000 / b['real_time']:7.1f} "
                  f"{b['ms_per_page']:8.3f} {b['peak_MB']:8.0f} {theirs:15.0f} "
                  f"{theirs / b['real_time']:6.0f}")


if __name__ == "__main__":
    main()
