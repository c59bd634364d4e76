#!/bin/sh
# Reads every text of the window, and the patterns of the engine, from the sources into the .ts files and lists what is still to be translated.
# The build target update_translations calls it; by hand: translations/update.sh
set -e
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
"$lupdate" core ui app/window -I app -silent -no-obsolete -locations none -source-language en -target-language zh_CN -ts translations/signalbox_zh_CN.ts
# English is the language of the sources: it needs only the plural forms of the window; the engine brings its own
"$lupdate" ui app/window -I app -silent -no-obsolete -locations none -target-language en_US -pluralonly -ts translations/signalbox_en.ts
for file in translations/*.ts; do
  open=$(grep -c 'type="unfinished"' "$file" || true)
  echo "$file: $open unfinished"
done
awk '/<name>/ { name = $0 } /<source>/ { source = $0 } /type="unfinished"/ { gsub(/ *<\/?(name|source)>/, "", name); gsub(/ *<\/?source>/, "", source); print "  " FILENAME ": " name " | " source }' translations/*.ts
