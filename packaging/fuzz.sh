#!/usr/bin/env bash
# Builds the fuzz targets (Clang 14 with address and undefined behavior sanitizers), replays their seeds, then fuzzes each.
#   fuzz.sh [TARGET...]   rpc, logs, headers, ... (tests/fuzz/targets); all of them by default
#   --seconds N           fuzzing time per target (default 10; 0 = seeds only)
#   --runs N              number of runs per target instead
#   --jobs N              targets in parallel (default: one per core)
# The corpus is kept in build/fuzz/corpus, findings in build/fuzz/findings. Repeat a finding with `build/fuzz/bin/fuzz_TARGET FILE`,
# and keep it as tests/data/fuzz/TARGET/found-WHAT once it is fixed.
cd "$(dirname "$0")/.."
. packaging/lib/install.sh

seconds=10 runs='' jobs=$(nproc) targets=()
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) seconds=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --jobs) jobs=$2; shift 2 ;;
    -h|--help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "unknown option $1; see --help" >&2; exit 2 ;;
    *) targets+=("$1"); shift ;;
  esac
done
if [ ${#targets[@]} -eq 0 ]; then
  for file in tests/fuzz/targets/*.cpp; do targets+=("$(basename "$file" .cpp)"); done
fi

install_missing "${fuzz_packages[@]}"
build_programs fuzz --target $(printf 'fuzz_%s ' "${targets[@]}")

work=$PWD/build/fuzz
mkdir -p "$work/findings" "$work/logs"
fuzz_one() {
  local name=$1 seeds=tests/data/fuzz/$1 corpus=$work/corpus/$1 log=$work/logs/$1 program=$work/bin/fuzz_$1 limit
  local options=(-artifact_prefix="$work/findings/$name-" -rss_limit_mb=2048 -timeout=10)
  mkdir -p "$corpus"
  export UBSAN_OPTIONS=print_stacktrace=1
  # Allocations in just-in-time code have ever new stacks; storing them in full made long runs four times slower.
  export ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=16
  "$program" "${options[@]}" "$seeds"/* >"$log" 2>&1 || { tail -40 "$log"; echo "$name: a seed failed"; return 1; }
  [ "$seconds" != 0 ] || [ -n "$runs" ] || { echo "$name: $(ls "$seeds" | wc -l) seeds replayed"; return 0; }
  if [ -n "$runs" ]; then limit=-runs=$runs; else limit=-max_total_time=$seconds; fi
  [ ! -e "tests/fuzz/$name.dict" ] || options+=(-dict="tests/fuzz/$name.dict")
  "$program" "${options[@]}" "$limit" -max_len=16384 -print_final_stats=1 "$corpus" "$seeds" >"$log" 2>&1 ||
    { tail -60 "$log"; echo "$name: found an error"; return 1; }
  echo "$name: $(ls "$seeds" | wc -l) seeds, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs, no errors"
}
export -f fuzz_one
export work seconds runs
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I NAME bash -c 'fuzz_one NAME'
