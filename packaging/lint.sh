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
rooms=$(git ls-files 'core/*/*' | cut -d/ -f2 | sort -u | grep -v '^api$' | paste -sd '|')
hits=$(git grep -nE "#include \"(core/)?($rooms)/" -- ui |
  while IFS= read -r hit; do
    header=${hit#*\"}  # a folder of the window may have the name of a folder of core
    [ -e "ui/${header%\"*}" ] || printf '%s\n' "$hit"
  done)
[ -z "$hits" ] || complain "ui/ includes core headers outside core/api: $hits"
hits=$(git grep -nE '\b(TO''DO|FIX''ME|XX''X)\b' -- '*.cpp' '*.h' '*.sql' '*.sh')
[ -z "$hits" ] || complain "unfinished: $hits"
hits=$(git grep -nwE 'tr\(' -- core | grep -v 'QObject::' | head -3)
[ -z "$hits" ] || complain "core/ uses tr(): $hits"
hits=$(git grep -nE '\bMessage\((u?"|QStringLiteral)' -- core)
[ -z "$hits" ] || complain "a text of the engine is not marked for translation: $hits"
for folder in core/*/; do
  [ -f "$folder/README.md" ] || complain "$folder has no README.md"
done
hits=$(git grep -nE 'Q(String|ByteArray)Literal\("[^"]*"\)|QLatin1String(View)?\("[^"]*"\)' -- '*.cpp' '*.h')
[ -z "$hits" ] || complain "write u\"…\"_s, \"…\"_ba or \"…\"_L1: $hits"
while read -r file; do
  [ "$(head -n 1 "$file")" = '// SPDX-License-Identifier: GPL-3.0-or-later' ] || complain "$file does not name its license"
done < <(git ls-files '*.cpp' '*.h')
while read -r file; do
  [ "$(sed -n 2p "$file")" = '#pragma once' ] || complain "$file does not have #pragma once in line 2"
done < <(git ls-files '*.h')
for file in $(git ls-files '*.sh' '.ci/run'); do
  bash -n "$file" || complain "$file does not parse"
done
python3 - $(git ls-files 'resources/*.json') <<'P' || failed=1
import json, sys
for name in sys.argv[1:]:
    json.load(open(name, encoding="utf-8"))
P
exit $failed
