#!/usr/bin/env python3
"""Generate signalbox-cli(1) from a template and the program's help.

usage: cli_manual.py PROGRAM TEMPLATE VERSION > signalbox-cli.1
"""
import re
import subprocess
import sys

COMMAND = re.compile(r"^  ([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*)(?= [A-Z\[]|  )")
OPTION = re.compile(r"^  (--[a-z-]+)(?: (\S+))?  +(.+)$")


def help_of(program, *words):
    answer = subprocess.run([program, *words, "--help"], check=True, capture_output=True, encoding="utf-8")
    return answer.stdout.splitlines()


def section(lines, title):
    """Return the lines between a title and the next empty line."""
    if title not in lines:
        return []
    found = []
    for line in lines[lines.index(title) + 1:]:
        if not line:
            break
        found.append(line)
    return found


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha").replace("~", "\\(ti")
    return "\\&" + text if text.startswith(".") else text


def usage(line):
    """Format a usage line: words in capitals are placeholders, the others are literal."""
    words = []
    for word in line.split():
        bare = word.strip("[]….")
        if word in ("[options]", "…"):
            words.append(word)
        elif bare.isupper():
            words.append(roff(word).replace(bare, f"\\fI{bare}\\fR"))
        elif word.startswith("["):
            words.append(roff(word))
        else:
            words.append(f"\\fB{roff(word)}\\fR")
    return " ".join(words)


def option_entries(lines):
    text = ""
    for line in lines:
        parts = OPTION.match(line)
        if not parts:
            sys.exit(f"cli_manual.py: unexpected option line {line!r}")
        name, hint, meaning = parts.groups()
        value = f" \\fI{roff(hint)}\\fR" if hint else ""
        text += f".TP\n\\fB{roff(name)}\\fR{value}\n{sentence(meaning)}\n"
    return text


def sentence(text):
    text = roff(text)
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", ":")) else text + "."


def example(lines):
    shown = "\n".join(roff(line.strip()) for line in lines)
    return f".PP\n.RS 4\n.nf\n{shown}\n.fi\n.RE\n" if lines else ""


def command_entry(program, words):
    lines = help_of(program, *words)
    typed = next(line for line in lines if line.startswith("  signalbox-cli "))
    text = f".SS \"{roff(' '.join(words))}\"\n{usage(typed)}\n.PP\n{sentence(lines[0])}\n"
    text += option_entries(section(lines, "Options"))
    return text + example(section(lines, "Examples"))


def main():
    program, template, version = sys.argv[1:]
    overview = help_of(program)
    commands = []
    for line in section(overview, "Commands"):
        name = COMMAND.match(line)
        if not name:
            sys.exit(f"cli_manual.py: unexpected command line {line!r}")
        commands.append(name.group(1).split())
    with open(template, encoding="utf-8") as file:
        page = file.read()
    page = page.replace("@VERSION@", version)
    page = page.replace("@OPTIONS@\n", option_entries(section(overview, "Global options")))
    page = page.replace("@COMMANDS@\n", "".join(command_entry(program, words) for words in commands))
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
