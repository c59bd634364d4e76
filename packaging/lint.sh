#!/usr/bin/env bash
# Checks project rules that a compiler cannot check.
cd "$(dirname "$0")/.."
set -u
failed=0
complain() { echo "lint: $1" >&2; failed=1; }

allowed='^(CMakeLists\.txt|CMakePresets\.json|app|core|ui|resources|translations|tests|packaging|README\.md|ARCHITECTURE\.md|CONTRIBUTING\.md|LICENSE|CHANGELOG\.md|\..*)$'
strangers=$(git ls-files | cut -d/ -f1 | sort -u | grep -vE "$allowed")
[ -z "$strangers" ] || complain "not allowed at the top level: $strangers"

while read -r lines file; do
  [ "$file" = total ] || complain "$file has $lines lines (the limit is 500)"
done < <(git ls-files '*.cpp' '*.h' | xargs wc -l | awk '$1 > 500 && $2 != "total"')

hits=$(git grep -nE '#include [<"](QtWidgets|QtCharts|QWidget|QApplication|QtGui/)' -- core)
[ -z "$hits" ] || complain "core/ includes widgets: $hits"
hits=$(git grep -nE '#include "(core/)?(support|config|catalog|chain|rpc|evm|canopy|cosmos|sync|store|layers|balances|triggers|ibc|engine|sim)/' -- ui)
[ -z "$hits" ] || complain "ui/ includes core headers outside core/api: $hits"
hits=$(git grep -nE '\b(TO''DO|FIX''ME|XX''X)\b' -- '*.cpp' '*.h' '*.sql' '*.sh')
[ -z "$hits" ] || complain "unfinished: $hits"
hits=$(git grep -nwE 'tr\(' -- core | grep -v 'QObject::' | head -3)
[ -z "$hits" ] || complain "core/ uses tr(): $hits"
for folder in core/*/; do
  [ -f "$folder/README.md" ] || complain "$folder has no README.md"
done
for file in $(git ls-files '*.h'); do
  head -c 12 "$file" | grep -q '#pragma once' || complain "$file does not start with #pragma once"
done
for file in $(git ls-files '*.sh' '.ci/run'); do
  bash -n "$file" || complain "$file does not parse"
done
python3 - $(git ls-files 'resources/*.json') <<'P' || failed=1
import json, sys
for name in sys.argv[1:]:
    json.load(open(name, encoding="utf-8"))
P
exit $failed
