#!/usr/bin/env python3
"""Every command and option that the programs' help names has its place in their manual pages, and no other; README
names every command; troff has no complaint.

usage: manual_test.py FOLDER signalbox-cli [signalbox]
"""
import os
import re
import shutil
import subprocess
import sys


def output(*command):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="en")
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout


def plain(roff):
    """What a reader sees of one line, without fonts and escapes."""
    text = re.sub(r"\\f[BIRP]", "", roff)
    for escape, shown in ((r"\-", "-"), (r"\(aq", "'"), (r"\(ti", "~"), (r"\(ha", "^"), (r"\&", ""), (r"\e", "\\")):
        text = text.replace(escape, shown)
    return text


def lines_of(page):
    with open(page, encoding="utf-8") as file:
        return [plain(line.rstrip("\n")) for line in file]


def options_in(lines):
    """Options that entries of the page are about, each with its value."""
    entries = [after for before, after in zip(lines, lines[1:]) if before == ".TP"]
    return {match for entry in entries for match in re.findall(r"--[a-z][a-z-]*", entry)}


def check(complaints, what, expected, found):
    for name in sorted(expected - found):
        complaints.append(f"{what}: {name} is missing")
    for name in sorted(found - expected):
        complaints.append(f"{what}: {name} is not in the help")


def check_cli(page, program, complaints):
    overview = output(program, "--help")
    listed = overview.split("\nCommands\n")[1].split("\n\n")[0].splitlines()
    sections = {}
    title = ""
    for line in lines_of(page):
        if line.startswith((".SH ", ".SS ")):
            title = line[4:].strip('"')
        sections.setdefault(title, []).append(line)
    everywhere = set(re.findall(r"^  (--[a-z-]+)", overview, re.M))
    check(complaints, "global options", everywhere, options_in(sections["OPTIONS"]))
    commands = set()
    for line in listed:
        # the words in small letters at the line's begin, up to the first that is none
        words = re.split(r" {2,}| (?=[A-Z\[])", line.strip())[0]
        commands.add(words)
        told = output(program, *words.split(), "--help")
        if words not in sections:
            complaints.append(f"the command {words} is missing")
            continue
        section = sections[words]
        own = set(re.findall(r"^  (--[a-z-]+)", told.split("\nGlobal options\n")[0], re.M))
        check(complaints, words, own, options_in(section))
        usage = next(line.strip() for line in told.splitlines() if line.startswith("  signalbox-cli "))
        if usage not in section:
            complaints.append(f"{words}: the usage line is not {usage!r}")
        if "\nExamples\n" in told:
            for example in told.split("\nExamples\n")[1].splitlines():
                if example.strip() not in section:
                    complaints.append(f"{words}: the example {example.strip()!r} is missing")
    readme = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "README.md")
    with open(readme, encoding="utf-8") as file:
        table = file.read().split("\n| about | commands |\n")[1].split("\n\n")[0]
    check(complaints, "README", commands, set(re.findall(r"`([a-z -]+)`", table)))
    with_capitals = {title for title in sections if title and not title.isupper()}
    check(complaints, "commands", commands, with_capitals)
    return len(commands)


def check_window(page, program, complaints):
    told = output(program, "--help")
    check(complaints, "signalbox", set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.M)), options_in(lines_of(page)))


def check_troff(page, complaints):
    if shutil.which("groff") is None:
        return
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", "-k", page], capture_output=True, encoding="utf-8")
    if done.stderr:
        complaints.append(f"{page}: {done.stderr.strip()}")


def main():
    folder, command_line, window = (sys.argv[1:] + [""])[:3]
    if not os.path.exists(os.path.join(folder, "signalbox-cli.1")):
        print("skipped: the manual pages are not built (target package_parts)")
        sys.exit(77)
    complaints = []
    page = os.path.join(folder, "signalbox-cli.1")
    count = check_cli(page, command_line, complaints)
    check_troff(page, complaints)
    if window:
        page = os.path.join(folder, "signalbox.1")
        check_window(page, window, complaints)
        check_troff(page, complaints)
    for complaint in complaints:
        print(complaint)
    print(f"{count} commands, {len(complaints)} complaints")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
