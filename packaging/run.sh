#!/usr/bin/env bash
# Installs missing packages, builds Signalbox and starts the console. Other options are passed to the console.
#   --configure-only   stop after configuring the build
#   --build-only       stop after the build (binaries in build/release/bin)
#   --demo             simulated chains in a temporary workspace; no network needed
cd "$(dirname "$0")/.."
. packaging/lib/install.sh

build_only=no configure_only=no
arguments=()
for argument in "$@"; do
  case "$argument" in
    --configure-only) configure_only=yes ;;
    --build-only) build_only=yes ;;
    -h|--help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) arguments+=("$argument") ;;
  esac
done

install_missing "${build_packages[@]}" "${run_packages[@]}"
if [ "$configure_only" = yes ]; then
  configure_preset release -DSIGNALBOX_TESTS=OFF
  exit 0
fi
build_programs release --target signalbox signalbox-cli
[ "$build_only" = yes ] && exit 0

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  echo "No display is available. To run the engine without a window: build/release/bin/signalbox-cli --help" >&2
  exit 1
fi
exec build/release/bin/signalbox ${arguments[@]+"${arguments[@]}"}
