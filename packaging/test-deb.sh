#!/usr/bin/env bash
# Builds the package of a finished build, installs it with apt in a clean Debian 12, uses it there as a user and as root,
# removes and purges it, and checks what is left.
#   test-deb.sh [BUILD]     the build folder (default build/release), with signalbox-sim in it
#   --base FILE.tar         an existing root made by debootstrap, instead of the kept one
#   --deb FILE              an existing package
# Requires root and a Debian mirror; exits with 77 (skipped) if it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/lib/clean_root.sh

build=build/release base='' package=''
while [ $# -gt 0 ]; do
  case "$1" in
    --base) base=$(realpath "$2"); shift 2 ;;
    --deb) package=$(realpath "$2"); shift 2 ;;
    -h|--help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "unknown option $1; see --help" >&2; exit 2 ;;
    *) build=$1; shift ;;
  esac
done
build=$(realpath "$build")
sim=$build/bin/signalbox-sim
[ -x "$sim" ] || skip "$sim is not built"

begin_root deb
as_user() {
  chroot "$root" runuser -u tester -- env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/home/tester USER=tester \
    XDG_RUNTIME_DIR=/home/tester/.runtime QT_QPA_PLATFORM=offscreen "$@"
}
traces() { find "$root/usr" "$root/etc" "$root/opt" "$root/srv" -iname '*signalbox*' | sort; }

if [ -z "$package" ]; then
  step "the package"
  expect "cpack makes the package" env -C "$temporary" cpack -G DEB --config "$build/CPackConfig.cmake" -D CPACK_OUTPUT_FILE_PREFIX="$temporary/made"
  package=$(ls "$temporary"/made/signalbox_*.deb)
fi
version=$(dpkg-deb -f "$package" Version)

step "a clean Debian 12"
base_root
tar -C "$root" -xf "$base"
mount_root
[ -z "$(traces)" ] || failed "the root is not clean"
expect "apt-get update" inside apt-get update
expect "a user" inside useradd --create-home tester
as_user mkdir -m 700 /home/tester/.runtime

step "apt install"
cp "$package" "$root/tmp/signalbox.deb"
expect "apt install" inside apt-get install -y --no-install-recommends /tmp/signalbox.deb
[ "$(inside dpkg-query -W -f='${db:Status-Abbrev}' signalbox)" = "ii " ] || failed "the package is not installed"
inside id signalbox >/dev/null || failed "the system user signalbox is missing"
[ -z "$(root_processes)" ] || failed "the installation started processes: $(root_processes | xargs ps -fp)"
[ ! -e "$root/etc/postgresql/15/main" ] || failed "a system-wide PostgreSQL cluster was created"
[ ! -e "$root/etc/postgresql-common/createcluster.d/signalbox.conf" ] || failed "the configuration file for postgresql-common was left behind"
[ -z "$(find "$root/etc/systemd" "$root/home" "$root/root" -name '*signalbox*')" ] || failed "a unit was enabled"

step "its files"
for file in bin/signalbox bin/signalbox-cli share/applications/signalbox.desktop share/man/man1/signalbox.1.gz \
  share/man/man1/signalbox-cli.1.gz share/metainfo/local.signalbox.Signalbox.metainfo.xml lib/systemd/user/signalbox.service \
  lib/sysusers.d/signalbox.conf share/bash-completion/completions/signalbox-cli share/doc/signalbox/copyright \
  share/doc/signalbox/changelog.Debian.gz share/icons/hicolor/{48x48,128x128,256x256}/apps/signalbox.png \
  share/icons/hicolor/scalable/apps/signalbox.svg; do
  [ -s "$root/usr/$file" ] || failed "/usr/$file is missing"
done
expect "sums of the files" inside dpkg --verify signalbox
[ ! -s "$log" ] || failed "files differ from the package's"
libraries=$(inside sh -c 'ldd /usr/bin/signalbox /usr/bin/signalbox-cli /usr/lib/*/qt6/plugins/platforms/libqxcb.so \
  /usr/lib/*/qt6/plugins/sqldrivers/libqsqlite.so')
grep -q "not found" <<<"$libraries" && failed "libraries are missing: $(grep 'not found' <<<"$libraries")"
expect "the unit" inside env XDG_RUNTIME_DIR=/tmp systemd-analyze --user --man=no verify /usr/lib/systemd/user/signalbox.service
words=$(as_user bash -c '. /usr/share/bash-completion/completions/signalbox-cli
  COMP_WORDS=(signalbox-cli ""); COMP_CWORD=1; _signalbox_cli; echo "${COMPREPLY[*]}"')
[[ " $words " == *" chain "* ]] || failed "completion offers: $words"

step "the command line, as a user"
[ "$(as_user signalbox-cli --version)" = "signalbox-cli ${version%-*}" ] || failed "signalbox-cli --version"
[ "$(as_user signalbox --version)" = "signalbox ${version%-*}" ] || failed "signalbox --version"
mkfifo "$temporary/life"
"$sim" --chains 1 --first-id 900001 --history 400 --block-time 0 --transfers 5 --open \
  <"$temporary/life" >"$temporary/sim" &
helpers+=($!)
exec 7>"$temporary/life"
for _ in $(seq 50); do [ -s "$temporary/sim" ] && break; sleep 0.2; done
url=$(sed -n 's/.*"url": *"\(http[^"]*\)".*/\1/p' "$temporary/sim")
[ -n "$url" ] || failed "the simulator printed no address: $(cat "$temporary/sim")"
count() { as_user signalbox-cli db psql -- -tAc 'select count(*) from eip155_900001.transfers'; }
expect "workspace init" as_user signalbox-cli workspace init
expect "chain add" as_user signalbox-cli chain add eip155 --rpc "$url" --from genesis --all-transfers
expect "run" as_user timeout 120 signalbox-cli run --until-synced
rows=$(count)
[ "$rows" -gt 100 ] || failed "run stored $rows transfers"
workspace=$root/home/tester/.local/share/signalbox
[ -d "$workspace" ] || failed "the workspace is not in $workspace"

step "the window"
code=0
as_user timeout --signal=TERM 8 signalbox >"$log" 2>&1 || code=$?
[ $code = 0 ] || [ $code = 124 ] || failed "the window exited with $code"
cat "$workspace/signalbox.log" "$log" >"$temporary/window.log"
grep -qiE 'could not (find|load).*(plugin|driver)|QSQLITE driver not|QXcb|no such.*driver|cannot (load|open).*svg' "$temporary/window.log" &&
  failed "the window lacks a plugin or driver: $(cat "$temporary/window.log")"
grep -q 'The first frame was painted' "$temporary/window.log" || failed "no frame was painted: $(cat "$temporary/window.log")"
[ -s "$workspace/desk.sqlite" ] || failed "the desk was not stored"
expect "workspace stop" as_user signalbox-cli workspace stop

step "first run and wizard, on a display"
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
  Xvfb -displayfd 8 -ac -nolisten tcp -screen 0 1600x1000x24 8>"$temporary/display" >/dev/null 2>&1 &
  helpers+=($!)
  for _ in $(seq 50); do [ -s "$temporary/display" ] && break; sleep 0.2; done
  DISPLAY=:$(cat "$temporary/display")
  export DISPLAY
  as_user DISPLAY="$DISPLAY" QT_QPA_PLATFORM=xcb timeout --signal=TERM 150 signalbox --workspace /home/tester/chains \
    >"$temporary/window.log" 2>&1 &
  window=$!
  id=$(timeout 30 xdotool search --sync --onlyvisible --class signalbox | tail -1) ||
    failed "no window appeared: $(cat "$temporary/window.log")"
  press() { xdotool key --delay 300 "$@"; sleep 3; }
  sleep 2
  # the first button, "Set up on this machine", has the focus
  xdotool windowfocus "$id"
  press space
  for _ in $(seq 60); do [ -s "$root/home/tester/chains/workspace.json" ] && break; sleep 0.5; done
  sleep 6
  # add a chain: another network with a name, its endpoint, all transfers, from genesis; then Start
  press ctrl+n
  xdotool type --delay 30 Zephyrine
  press Return
  xdotool type --delay 30 "$url"
  sleep 4
  press Return
  press Tab space Return
  sleep 4
  press Return Return
  sleep 5
  for pid in $(root_processes); do
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = signalbox ] && kill "$pid"
  done
  wait "$window" || failed "the window failed: $(cat "$temporary/window.log")"
  in_wizard=$(as_user signalbox-cli --workspace /home/tester/chains db psql -- -tAc \
    'select count(*) from eip155_900001.transfers' 2>"$log") || failed "the wizard added no chain"
  [ "$in_wizard" = "$rows" ] || failed "$rows transfers by the command line, $in_wizard by the wizard"
  expect "workspace stop" as_user signalbox-cli --workspace /home/tester/chains workspace stop
else
  echo "skipped: Xvfb or xdotool is not installed"
fi

step "as root"
expect "workspace init as root" inside signalbox-cli --workspace /root/chains workspace init
cluster=$(find "$root/var/lib/signalbox" -mindepth 1 -maxdepth 1)
[ "$(chroot "$root" stat -c %U "${cluster#"$root"}")" = signalbox ] || failed "root's cluster is not owned by signalbox"
expect "workspace stop as root" inside signalbox-cli --workspace /root/chains workspace stop

step "remove, install again, purge"
expect "apt remove" inside apt-get remove -y signalbox
[ -z "$(traces | grep -v /doc/)" ] || failed "files left after removal: $(traces)"
expect "apt install again" inside apt-get install -y --no-install-recommends /tmp/signalbox.deb
again=$(count)
[ "$again" = "$rows" ] || failed "$rows transfers before, $again after removing and installing"
expect "workspace stop" as_user signalbox-cli workspace stop
expect "the same version over itself" inside apt-get install -y --reinstall /tmp/signalbox.deb
expect "apt purge" inside apt-get purge -y signalbox
[ -z "$(traces)" ] || failed "files left after purging: $(traces)"
inside dpkg-query -W signalbox >/dev/null 2>&1 && failed "dpkg still lists the package"
[ -d "$workspace" ] && [ -s "$workspace/workspace.json" ] || failed "purging removed the user's workspace"
[ -d "$cluster" ] || failed "purging removed root's cluster"
[ -z "$(root_processes)" ] || failed "processes are still running: $(root_processes | xargs ps -fp)"

echo "Package $version installs, works, and leaves only the data behind ($rows transfers)."
