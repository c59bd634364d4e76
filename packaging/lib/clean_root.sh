# Sourced by test-deb.sh and test-fresh.sh: a clean Debian 12 in a folder, commands inside it, and its removal. The base root of
# debootstrap is kept as a tarball in $cache for 30 days.
cache=${SIGNALBOX_CACHE:-/var/cache/signalbox}

skip() { echo "skipped: $1"; exit 77; }
failed() { echo "FAILED: $1" >&2; exit 1; }
step() { echo "== $1 ($SECONDS s)"; }
expect() { local what=$1; shift; "$@" >"$log" 2>&1 || failed "$what"; }

inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}

# Processes inside the clean root, whoever started them.
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

# Ends what runs inside and removes everything; a script's own processes are in $helpers.
helpers=()
clean_up() {
  local result=$? pid
  set +e
  for pid in ${helpers[@]+"${helpers[@]}"} $(root_processes); do kill "$pid" 2>/dev/null; done
  [ -n "$(root_processes)" ] && sleep 2
  for pid in $(root_processes); do kill -9 "$pid" 2>/dev/null; done
  unmount_all
  [ $result -ne 0 ] && [ $result -ne 77 ] && [ -s "$log" ] && { echo "-- the last output:"; tail -40 "$log"; }
  if grep -q " $temporary/" /proc/mounts; then
    echo "$temporary stays: something is still mounted in it" >&2
  else
    rm -rf --one-file-system "$temporary"
  fi
  exit $result
}

# begin_root NAME: $temporary, $root inside it, $log
begin_root() {
  [ "$(id -u)" -eq 0 ] || skip "making a clean root needs root"
  command -v chroot >/dev/null && command -v mount >/dev/null || skip "chroot and mount are needed"
  mkdir -p "$cache" || skip "$cache cannot be made"
  # a root that is kept is renamed into the cache, so it is made on the same disk
  temporary=$(mktemp -d "$cache/$1.XXXXXX")
  root=$temporary/root
  log=$temporary/log
  mkdir "$root"
  trap clean_up EXIT
  trap 'exit 1' INT TERM HUP
}

# base_root: $base is the tarball of a clean root, made when there is none yet
base_root() {
  [ -z "${base:-}" ] || return 0
  base=$cache/bookworm.tar
  [ -z "$(find "$base" -mtime -30 2>/dev/null)" ] || return 0
  command -v debootstrap >/dev/null || skip "debootstrap is not installed"
  echo "Making a base root with debootstrap."
  # what debootstrap says about a mirror that cannot be reached is no fault of ours
  if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$temporary/base" >"$log" 2>&1; then
    tail -3 "$log"
    skip "debootstrap could not make a root"
  fi
  rm -f "$temporary"/base/var/cache/apt/archives/*.deb
  tar -C "$temporary/base" --one-file-system -cf "$temporary/base.tar" .
  mv "$temporary/base.tar" "$base"
  rm -rf --one-file-system "$temporary/base"
}

# mount_root: what programs and dpkg expect inside
mount_root() {
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
  mount_at "$root/proc" -t proc proc || skip "nothing can be mounted here"
  mount_at "$root/dev/shm" -t tmpfs -o mode=1777 tmpfs || skip "nothing can be mounted here"
  mount_at "$root/dev/pts" -t devpts -o gid=5,mode=620 devpts 2>/dev/null || true
}
