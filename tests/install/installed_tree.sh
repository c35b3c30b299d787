#!/usr/bin/env bash
# installed_tree.sh CMAKE BUILD_TREE: installs into an empty folder and fills a form there, from another folder, with an empty environment.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$1" --install "$2" --prefix "$dir/usr" >/dev/null
cp "$dir/usr/share/sealpress/data/samples/jiangsu-2025/2-application.json" "$dir/record.json"
cd /
env -i "$dir/usr/bin/sealpress" render jiangsu-2025/2-application "$dir/record.json" -o "$dir/out" --lang en
[[ $(find "$dir/out" -name '*.pdf' | wc -l) == 1 && $(find "$dir/out" -name '*.docx' | wc -l) == 1 ]]
for page in share/man/man1/sealpress.1.gz share/man/zh_CN/man1/sealpress.1.gz; do
  zgrep -q -- '\\-\\-force' "$dir/usr/$page" || { echo "$page does not know --force"; exit 1; }
done
bash -c 'PATH=$1/usr/bin:$PATH; source "$1/usr/share/bash-completion/completions/sealpress"
  COMP_WORDS=(sealpress render jiangsu) COMP_CWORD=2; _sealpress; printf "%s\n" "${COMPREPLY[@]}"' _ "$dir" | grep -qx jiangsu-2025/2-application
