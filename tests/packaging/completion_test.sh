#!/usr/bin/env bash
# The completion offers every command, every word that a command knows, and every option of each, as --help names them.
#   completion_test.sh signalbox-cli
set -u
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
PATH=$(dirname "$program"):$PATH
. packaging/completion/signalbox-cli
failed=0
complain() { echo "$1" >&2; failed=1; }

# What is offered for the words, sorted; the last one is being typed.
offered() {
  COMP_WORDS=(signalbox-cli "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  _signalbox_cli
  printf '%s\n' "${COMPREPLY[@]}" | sort -u
}
expect() {
  local what=$1 wanted=$2 found=$3
  [ "$wanted" = "$found" ] || complain "$what: offered are [$(tr '\n' ' ' <<<"$found")], help names [$(tr '\n' ' ' <<<"$wanted")]"
}

help=$(signalbox-cli --help)
lines=$(sed -n '/^Commands$/,/^$/p' <<<"$help" | grep '^  ')
[ "$(wc -l <<<"$lines")" -gt 40 ] || complain "the help names no commands"
expect "first words" "$(sed 's/^  \([a-z-]*\).*/\1/' <<<"$lines" | sort -u)" "$(offered "")"
count=0
while read -r line; do
  # the command: its words in small letters, before capitals, brackets or the gap
  name=$(sed 's/  .*//; s/ [A-Z[].*//' <<<"$line")
  read -ra words <<<"$name"
  if [ ${#words[@]} = 2 ]; then
    grep -qx -- "${words[1]}" <<<"$(offered "${words[0]}" "")" || complain "$name is not offered"
  fi
  choices=$(sed -n "s/^$name \([A-Z]* \)\{0,1\}\[\([a-z|]*\)\].*/\2/p" <<<"$line" | tr '|' '\n' | sort -u)
  if [ -n "$choices" ]; then
    before=()
    grep -q "^$name [A-Z]" <<<"$line" && before=(1)
    expect "words of $name" "$choices" "$(offered "${words[@]}" "${before[@]}" "")"
  fi
  options=$(signalbox-cli "${words[@]}" --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p' | sort -u)
  expect "options of $name" "$options" "$(offered "${words[@]}" -)"
  count=$((count + 1))
done <<<"$lines"

# an option's value is no part of the command
grep -qx list <<<"$(offered --workspace /tmp chain "")" || complain "behind --workspace DIR nothing is offered"
grep -qx -- --from <<<"$(offered chain add --rpc http://localhost --fr)" || complain "--from is not offered behind --rpc URL"
echo "$count commands"
exit $failed
