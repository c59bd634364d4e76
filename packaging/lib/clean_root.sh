# Sourced by test-deb.sh and test-fresh.sh: creates a clean Debian 12 in a folder, runs commands inside it and removes it. The
# base root of debootstrap is kept as a tarball in $cache for 30 days.
cache=${SIGNALBOX_CACHE:-/var/cache/signalbox}

skip() { echo "skipped: $1"; exit 77; }
failed() { echo "FAILED: $1" >&2; exit 1; }
step() { echo "== $1 ($SECONDS s)"; }
expect() { local what=$1; shift; "$@" >"$log" 2>&1 || failed "$what"; }

inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}

# All processes inside the clean root.
root_processes() {
  local process
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ] && echo "${process#/proc/}"
  done
  return 0
}

mounts=()
mount_at() { # TARGET ARGUMENTS...: unmounted at the end
  local target=$1
  shift
  mkdir -p "$target"
  mount "$@" "$target" || return 1
  mounts=("$target" "${mounts[@]}")
}

unmount_all() {
  local target
  for target in ${mounts[@]+"${mounts[@]}"}; do umount "$target" 2>/dev/null || umount -l "$target"; done
  mounts=()
}

# Ends all processes inside and removes everything; processes of the calling script are in $helpers.
helpers=()
clean_up() {
  local result=$? pid
  set +e
  for pid in ${helpers[@]+"${helpers[@]}"} $(root_processes); do kill "$pid" 2>/dev/null; done
  [ -n "$(root_processes)" ] && sleep 2
  for pid in $(root_processes); do kill -9 "$pid" 2>/dev/null; done
  unmount_all
  [ $result -ne 0 ] && [ $result -ne 77 ] && [ -s "$log" ] && { echo "-- last output:"; tail -40 "$log"; }
  if grep -q " $temporary/" /proc/mounts; then
    echo "$temporary was kept because something is still mounted in it" >&2
  else
    rm -rf --one-file-system "$temporary"
  fi
  exit $result
}

# begin_root NAME: $temporary, $root inside it, $log
begin_root() {
  [ "$(id -u)" -eq 0 ] || skip "creating a clean root requires root"
  command -v chroot >/dev/null && command -v mount >/dev/null || skip "chroot and mount are required"
  mkdir -p "$cache" || skip "$cache cannot be created"
  # A root that is kept is renamed into the cache, so it is created on the same file system.
  temporary=$(mktemp -d "$cache/$1.XXXXXX")
  root=$temporary/root
  log=$temporary/log
  mkdir "$root"
  trap clean_up EXIT
  trap 'exit 1' INT TERM HUP
}

# base_root: sets $base to the tarball of a clean root, which is created if there is none
base_root() {
  [ -z "${base:-}" ] || return 0
  base=$cache/bookworm.tar
  [ -z "$(find "$base" -mtime -30 2>/dev/null)" ] || return 0
  command -v debootstrap >/dev/null || skip "debootstrap is not installed"
  echo "Creating a base root with debootstrap."
  # A mirror that cannot be reached skips the test instead of failing it.
  if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$temporary/base" >"$log" 2>&1; then
    tail -3 "$log"
    skip "debootstrap could not create a root"
  fi
  rm -f "$temporary"/base/var/cache/apt/archives/*.deb
  tar -C "$temporary/base" --one-file-system -cf "$temporary/base.tar" .
  mv "$temporary/base.tar" "$base"
  rm -rf --one-file-system "$temporary/base"
}

# mount_root: mounts the file systems that programs and dpkg expect
mount_root() {
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
  mount_at "$root/proc" -t proc proc || skip "file systems cannot be mounted here"
  mount_at "$root/dev/shm" -t tmpfs -o mode=1777 tmpfs || skip "file systems cannot be mounted here"
  mount_at "$root/dev/pts" -t devpts -o gid=5,mode=620 devpts 2>/dev/null || true
}
