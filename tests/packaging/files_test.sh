#!/usr/bin/env bash
# The validators have no complaint about desktop entry, metainfo and units; the icon's drawing and its pictures agree.
#   files_test.sh FOLDER    where the build put what it made (packaging/parts)
set -u
parts=$1
cd "$(dirname "$0")/../.."
[ -e "$parts/48.png" ] || { echo "skipped: the files are not built (target package_parts)"; exit 77; }
failed=0
complain() { echo "$1" >&2; failed=1; }
# A tool that is not installed is named; the others still look.
check() {
  local tool=$1
  if ! command -v "$tool" >/dev/null; then echo "not checked, $tool is missing"; return; fi
  "$@" || complain "failed: $*"
}

check desktop-file-validate packaging/desktop/signalbox.desktop
check appstreamcli validate --no-net "$parts/local.signalbox.Signalbox.metainfo.xml"
check systemd-sysusers --dry-run "$PWD/packaging/systemd/sysusers.conf"

for size in 48 128 256; do
  # width and height stand in bytes 16 to 23 of a PNG
  shape=$(od -An -tx1 -j16 -N8 "$parts/$size.png" | tr -d ' \n')
  [ "$shape" = "$(printf '%08x%08x' $size $size)" ] || complain "$size.png is of another size"
done

entry() { sed -n "s/^$1=//p" packaging/desktop/signalbox.desktop | head -1; }
[ "$(entry Icon)" = signalbox ] || complain "the desktop entry names another icon"
name=$(sed -n 's/.*setDesktopFileName(u"\([^"]*\)"_s).*/\1/p' app/window/main.cpp)
[ "$name" = signalbox ] || complain "the window says that its desktop entry is '$name'"

for script in preinst postinst postrm; do
  sh -n "packaging/debian/$script" || complain "$script does not parse"
  [ -x "packaging/debian/$script" ] || complain "$script is not executable"
done
bash -n packaging/completion/signalbox-cli || complain "the completion does not parse"
exit $failed
