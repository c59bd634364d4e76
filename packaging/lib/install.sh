# Sourced by run.sh, test.sh and deb.sh: the Debian 12 packages that Signalbox requires, and their installation. Only real
# packages are named: dpkg does not report a virtual one as installed, and every start would call apt again.
set -euo pipefail

build_packages=(
  build-essential cmake ninja-build ccache mold pkg-config git ca-certificates
  qt6-base-dev qt6-base-dev-tools qt6-charts-dev qt6-websockets-dev qt6-svg-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools linguist-qt6 libqt6opengl6-dev libgl1-mesa-dev
  qtkeychain-qt6-dev qcoro-qt6-dev libpqxx-dev libpq-dev libsimdjson-dev libexpected-dev libsodium-dev libcrypt-dev libcurl4-openssl-dev
)
run_packages=(
  postgresql-15 libqt6sql6-sqlite qt6-qpa-plugins fonts-noto-core util-linux passwd
)
package_packages=(dpkg-dev file python3)
fuzz_packages=(clang-14 libclang-rt-14-dev)
test_packages=(
  debootstrap desktop-file-utils appstream man-db xdotool strace openssl
  clang-format clang-tidy xvfb xauth dbus dbus-x11 gnome-keyring nodejs npm procps fonts-noto-cjk zstd libzstd-dev python3
)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
  if ! command -v sudo >/dev/null; then
    echo "Packages are missing and sudo is not installed. Run this script once as root." >&2
    return 1
  fi
  sudo -n true 2>/dev/null || echo "sudo may ask for your password to install packages." >&2
  sudo "$@"
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# A node that was installed another way is used as well.
is_needed() {
  case "$1" in
    nodejs) ! command -v node >/dev/null ;;
    npm) ! command -v npm >/dev/null ;;
    *) ! is_installed "$1" ;;
  esac
}

install_missing() {
  local missing=() name
  for name in "$@"; do is_needed "$name" && missing+=("$name"); done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing: ${missing[*]}"
    # The package would start a system-wide cluster on port 5432; Signalbox runs its own.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
      as_root mkdir -p /etc/postgresql-common
      echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null
  fi
  # PostgreSQL refuses to run as root, so the private cluster of a root session belongs to this user.
  if [ "$(id -u)" -eq 0 ] && ! id signalbox >/dev/null 2>&1; then
    useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox
  fi
}

configure_preset() {
  local preset=$1
  shift
  # Paths are relative to the checkout, so that a second clone finds the results of the first in the cache.
  export CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G}
  cmake --preset "$preset" "$@" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; return 1; }
  rm -f "build-$preset.log"
}

build_preset() {
  local preset=$1
  shift
  configure_preset "$preset" -DSIGNALBOX_TESTS=ON
  cmake --build --preset "$preset" --parallel "$(nproc)" "$@"
}

# Builds the programs without the tests. The same build folder can be used for the tests later.
build_programs() {
  local preset=$1
  shift
  configure_preset "$preset" -DSIGNALBOX_TESTS=OFF
  cmake --build --preset "$preset" --parallel "$(nproc)" "$@"
}
