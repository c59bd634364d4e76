#!/usr/bin/env bash
# Installs missing packages, builds and runs the tests: units, integration (private PostgreSQL, local EVM node), window.
#   --long   also the long tests and the benches (release build); takes two hours, including a soak test of one hour
cd "$(dirname "$0")/.."
. packaging/lib/install.sh

long=no
for argument in "$@"; do
  case "$argument" in
    --long) long=yes ;;
    -h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "unknown option $argument; see --help" >&2; exit 2 ;;
  esac
done

install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
if [ "$long" = yes ]; then
  install_missing "${package_packages[@]}"
  build_preset release
  export SIGNALBOX_LONG=1
  ctest --preset release --timeout 3600
  for bench in build/release/bin/*_bench; do
    echo "== $(basename "$bench")"
    "$bench"
  done
  echo "== fuzzing"
  packaging/fuzz.sh --seconds 300
  echo "== the package in a clean Debian"
  packaging/test-deb.sh build/release || [ $? -eq 77 ]
  echo "== run.sh in a clean Debian"
  # The compiler cache contains the build above; a missing header still fails.
  packaging/test-fresh.sh --ccache "$(ccache --get-config cache_dir)" || [ $? -eq 77 ]
  packaging/test-fresh.sh --prove-needed || [ $? -eq 77 ]
else
  build_preset tests
  # A machine that stalls for seconds can fail a timing test; two failures in a row are an error.
  ctest --preset tests --repeat until-pass:2
fi
