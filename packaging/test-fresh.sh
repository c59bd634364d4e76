#!/usr/bin/env bash
# Clones the last commit of this checkout into a clean Debian 12, runs packaging/run.sh there, and checks that the programs start
# and the window paints, so that the packages installed by run.sh are sufficient for the build.
#   --configure          stop after configuring the build. The root with the packages of run.sh is kept for the next run, as long as
#                        the list of packages is the same
#   --without PACKAGE    remove PACKAGE from the list of run.sh; the test fails if the package is needed
#   --prove-needed       with --configure, without each of cmake, qt6-charts-dev, qcoro-qt6-dev, libpqxx-dev and libsodium-dev: each must
#                        fail (no other package depends on these)
#   --ccache DIR         a compiler cache for the build
#   --base FILE.tar      an existing root made by debootstrap, instead of the kept one
# Roots and downloads are kept in /var/cache/signalbox (SIGNALBOX_CACHE). Requires root and a Debian mirror; exits with 77 (skipped)
# if it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/lib/clean_root.sh

needed=(cmake qt6-charts-dev qcoro-qt6-dev libpqxx-dev libsodium-dev)
configure=no without='' prove=no compiler_cache='' base=''
while [ $# -gt 0 ]; do
  case "$1" in
    --configure) configure=yes; shift ;;
    --without) without=$2; shift 2 ;;
    --prove-needed) prove=yes; shift ;;
    --ccache) compiler_cache=$(realpath "$2"); shift 2 ;;
    --base) base=$(realpath "$2"); shift 2 ;;
    -h|--help) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "unknown option $1; see --help" >&2; exit 2 ;;
  esac
done
# The packages in the two lists of run.sh.
packages() { bash -c '. packaging/lib/install.sh; printf "%s\n" "${build_packages[@]}" "${run_packages[@]}"'; }
if [ -n "$without" ] && ! packages | grep -xF -- "$without" >/dev/null; then
  echo "$without is not in the lists of run.sh:" $(packages) >&2
  exit 2
fi

if [ "$prove" = yes ]; then
  for package in "${needed[@]}"; do
    result=0
    output=$("$0" --configure --without "$package" ${base:+--base "$base"} 2>&1) || result=$?
    [ $result -ne 77 ] || { echo "$output"; exit 77; }
    reason=$(grep -m1 -iE 'command not found|No such file|could not find' <<<"$output" | sed 's/^ *//') || true
    [ $result -eq 1 ] && grep -q '^FAILED: run.sh' <<<"$output" ||
      { echo "$output"; failed "without $package it exited with $result, not with a failure of run.sh"; }
    echo "Without $package, run.sh fails ($SECONDS s): $reason"
  done
  exit 0
fi

begin_root fresh
commit=$(git rev-parse --short HEAD)
[ -z "$(git status --porcelain --untracked-files=no)" ] || echo "Uncommitted changes are not included."

clone() {
  # the checkout may belong to another user
  printf '[safe]\n\tdirectory = *\n' >"$temporary/gitconfig"
  rm -rf "$root/root/signalbox"
  expect "git clone" env GIT_CONFIG_GLOBAL="$temporary/gitconfig" git clone --quiet --no-hardlinks --depth 1 "file://$PWD" "$root/root/signalbox"
  [ -z "$without" ] || sed -i -E "/_packages=\(/,/^\)/s/(^| )$without( |\)|$)/\1\2/g" "$root/root/signalbox/packaging/lib/install.sh"
}
run_script() { expect "run.sh $*" inside env -C /root/signalbox packaging/run.sh "$@"; }

base_root
kept=$cache/run-$( { packages; cat packaging/lib/install.sh; stat -c %Y "$base"; } | sha256sum | cut -c1-16)
if [ "$configure" = yes ] && [ -z "$without" ] && [ -d "$kept" ]; then
  step "a clean Debian 12 with the packages of run.sh, kept from before"
  mkdir "$temporary/upper" "$temporary/work"
  mount_at "$root" -t overlay -o "lowerdir=$kept,upperdir=$temporary/upper,workdir=$temporary/work" overlay 2>/dev/null ||
    cp -a --reflink=auto "$kept/." "$root/"
  mount_root
else
  step "a clean Debian 12"
  tar -C "$root" -xf "$base"
  mount_root
  mkdir -p "$cache/archives"
  mount_at "$root/var/cache/apt/archives" --bind "$cache/archives"
  inside apt-get -o APT::Update::Error-Mode=any update >"$log" 2>&1 || { tail -3 "$log"; skip "no Debian mirror responds"; }
fi

step "a clone of $commit"
clone
if [ -n "$compiler_cache" ]; then
  mount_at "$root/root/.cache/ccache" --bind "$compiler_cache"
fi

if [ "$configure" = yes ]; then
  step "run.sh --configure-only"
  run_script --configure-only
  [ -s "$root/root/signalbox/build/release/build.ninja" ] || failed "run.sh configured nothing"
  if [ -z "$without" ] && [ ! -d "$kept" ]; then
    unmount_all
    rm -rf "$root/root/signalbox" "$root/root/.cache"
    rm -rf --one-file-system "$cache"/run-*
    mv "$root" "$kept"
  fi
  echo "The packages of run.sh are sufficient to configure the build ($SECONDS s)."
  exit 0
fi

step "run.sh --build-only"
run_script --build-only
bin=/root/signalbox/build/release/bin

step "the command line"
version=$(sed -nE 's/^project\(signalbox VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
[ "$(inside $bin/signalbox-cli --version)" = "signalbox-cli $version" ] || failed "signalbox-cli --version"
[ "$(inside env QT_QPA_PLATFORM=offscreen $bin/signalbox --version)" = "signalbox $version" ] || failed "signalbox --version"
expect "signalbox-cli --help" inside $bin/signalbox-cli --help
grep -q 'workspace init' "$log" || failed "signalbox-cli --help lists no commands"
for words in init info stop "delete --yes"; do
  # shellcheck disable=SC2086
  expect "signalbox-cli workspace $words" inside $bin/signalbox-cli --workspace /root/chains workspace $words
done

step "the window"
code=0
inside env QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='*.info=true' timeout --signal=TERM 20 $bin/signalbox --demo >"$log" 2>&1 || code=$?
[ $code = 0 ] || [ $code = 124 ] || failed "the window exited with $code"
find "$root/root" "$root/tmp" -name signalbox.log -exec cat {} + >>"$log"
frame=$(grep -m1 -io 'the first frame [^.]*ms' "$log") || failed "no frame was painted"
echo "$frame"
echo "run.sh builds Signalbox $version on a clean Debian 12, and its window paints ($SECONDS s)."
