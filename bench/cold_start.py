#!/usr/bin/env python3
"""How long one document takes from a cold start: the whole process, beside `--version` alone.

usage: cold_start.py SEALPRESS [RUNS]
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

FORM = "shanghai-2024/3-application"
HOME = pathlib.Path(__file__).resolve().parent.parent


def milliseconds(command, runs):
    """Median and least time of the command, which must succeed."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), min(times)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    runs = int(sys.argv[2]) if len(sys.argv) == 3 else 25
    with tempfile.TemporaryDirectory() as folder:
        record = HOME / "data/samples" / f"{FORM}.json"
        render = [program, "render", FORM, str(record), "--output", folder]
        cases = {
            "--version": [program, "--version"],
            "render, Word file": render + ["--to", "docx"],
            "render, PDF": render + ["--to", "pdf"],
            "render, both": render + ["--to", "docx,pdf"],
        }
        for name, command in cases.items():
            median, least = milliseconds(command, runs)
            print(f"{name:20} median {median:5.0f} ms, least {least:5.0f} ms")


if __name__ == "__main__":
    main()
