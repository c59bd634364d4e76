#!/usr/bin/env bash
# Installs missing packages, builds the programs and packs them into build/release/signalbox_VERSION_ARCH.deb.
#   --check   also check it with lintian
cd "$(dirname "$0")/.."
. packaging/lib/install.sh

check=no
for argument in "$@"; do
  case "$argument" in
    --check) check=yes ;;
    -h|--help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "unknown option $argument; see --help" >&2; exit 2 ;;
  esac
done

install_missing "${build_packages[@]}" "${package_packages[@]}"
rm -f build/release/signalbox_*.deb
build_programs release --target deb
package=$(ls build/release/signalbox_*.deb)
if [ "$check" = yes ]; then
  install_missing lintian
  lintian --fail-on error,warning "$package"
fi
echo "Created $package. To install it: sudo apt install ./$package"
