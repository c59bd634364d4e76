// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/arguments.h"
#include "signalbox/literals.h"

#include <algorithm>

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

struct Count {
    int least = 0;
    int most = 0;  ///< the maximum; -1 if unlimited
};

Count countOf(const CommandSpec& spec)
{
    Count count;
    for (const QString& word : QString::fromUtf8(spec.positionals).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.contains(u"…"_s)) {
            count.most = -1;
            continue;
        }
        if (!word.startsWith(QLatin1Char('[')))
            ++count.least;
        if (count.most >= 0)
            ++count.most;
    }
    return count;
}

const OptionSpec* findOption(const std::vector<OptionSpec>& options, const QString& name)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const auto& o) { return name == QLatin1String(o.name); });
    return found == options.end() ? nullptr : &*found;
}

/// The command whose path is the longest prefix of the words.
const CommandSpec* findCommand(const QStringList& words, const std::vector<CommandSpec>& commands)
{
    const CommandSpec* best = nullptr;
    for (const CommandSpec& spec : commands)
        if (words.size() >= spec.path.size() && words.mid(0, spec.path.size()) == spec.path &&
            (!best || spec.path.size() > best->path.size()))
            best = &spec;
    return best;
}

/// The words without options, so that the command can be found before its options are known.
QStringList plainWords(const QStringList& words, const std::vector<CommandSpec>& commands)
{
    QStringList plain;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (word == "--"_L1)
            break;
        if (!word.startsWith("--"_L1)) {
            plain << word;
            continue;
        }
        const QString name = word.mid(2);
        if (name.contains(QLatin1Char('=')))
            continue;
        const OptionSpec* option = findOption(globalOptions(), name);
        for (const CommandSpec& spec : commands)
            if (!option)
                option = findOption(spec.options, name);
        if (option && option->kind != Kind::Flag)
            ++i;
    }
    return plain;
}

tl::unexpected<Error> wrongArgument(const QString& text)
{
    return fail(ErrorKind::Invalid, "BAD_USAGE", Message(text));
}

QString unknownCommand(const QStringList& words, const std::vector<CommandSpec>& commands)
{
    QStringList known;
    const QString first = words.value(0);
    for (const CommandSpec& spec : commands)
        if (spec.path.first() == first)
            known << spec.name();
    if (!known.isEmpty())
        return u"\"%1\" is not a complete command. Commands: %2."_s.arg(first, known.join(u", "_s));
    return u"Unknown command \"%1\". See signalbox-cli --help."_s.arg(words.join(QLatin1Char(' ')));
}

}  // namespace

const std::vector<OptionSpec>& globalOptions()
{
    static const std::vector<OptionSpec> options{
        {"workspace", Kind::Value, "DIR", "the workspace folder (default: the user's data folder)"},
        {"server", Kind::Value, "CONNINFO",
         "an existing PostgreSQL server, as a libpq connection string without a password"},
        {"passphrase-file", Kind::Value, "FILE",
         "file with the passphrase of the secrets file (a regular file that you own, mode 0600)"},
        {"json", Kind::Flag, "", "print JSON: one object, or one object per line"},
        {"quiet", Kind::Flag, "", "print the result only"},
        {"help", Kind::Flag, "", "show help for the command, with examples"},
        {"version", Kind::Flag, "", "print the version"},
    };
    return options;
}

Expected<Invocation> parse(const QStringList& words, const std::vector<CommandSpec>& commands)
{
    Invocation invocation;
    const QStringList plain = plainWords(words, commands);
    const CommandSpec* spec = findCommand(plain, commands);
    invocation.spec = spec;
    invocation.helpPath = spec ? spec->path : plain;
    bool options = true;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words.at(i);
        if (word == "--"_L1) {
            invocation.rest = words.mid(i + 1);
            break;
        }
        if (!options || !word.startsWith(QLatin1Char('-')) || word == "-"_L1) {
            invocation.positionals << word;
            continue;
        }
        if (word == "-h"_L1)
            word = u"--help"_s;
        if (word == "-f"_L1 && spec && findOption(spec->options, u"file"_s))
            word = u"--file"_s;
        if (!word.startsWith("--"_L1))
            return wrongArgument(
                u"\"%1\" is not a valid option. Options begin with two dashes; --help lists them."_s.arg(word));
        QString name = word.mid(2), value;
        const qsizetype equals = name.indexOf(QLatin1Char('='));
        const bool joined = equals >= 0;
        if (joined) {
            value = name.mid(equals + 1);
            name = name.left(equals);
        }
        const OptionSpec* option = findOption(globalOptions(), name);
        if (!option && spec)
            option = findOption(spec->options, name);
        if (!option)
            return wrongArgument(spec ? u"%1 has no option --%2. See signalbox-cli %1 --help."_s.arg(spec->name(), name)
                                 : plain.isEmpty() ? u"Unknown option --%1. See signalbox-cli --help."_s.arg(name)
                                                   : unknownCommand(plain, commands));
        if (option->kind == Kind::Flag) {
            if (joined)
                return wrongArgument(u"--%1 does not take a value."_s.arg(name));
        } else if (!joined) {
            if (i + 1 >= words.size() || words.at(i + 1).startsWith("--"_L1))
                return wrongArgument(u"--%1 requires a value: --%1 %2."_s.arg(name, QLatin1String(option->hint)));
            value = words.at(++i);
        }
        if (option->kind == Kind::Value && invocation.values.contains(name))
            return wrongArgument(u"--%1 was specified twice."_s.arg(name));
        invocation.values[name] << value;
    }
    invocation.help = invocation.has("help");
    invocation.version = invocation.has("version");
    if (invocation.help || invocation.version)
        return invocation;
    if (!spec) {
        if (plain.isEmpty()) {
            invocation.help = true;
            return invocation;
        }
        return wrongArgument(unknownCommand(plain, commands));
    }
    invocation.positionals = invocation.positionals.mid(spec->path.size());
    const Count count = countOf(*spec);
    if (invocation.positionals.size() < count.least)
        return wrongArgument(
            u"Missing argument. Usage: signalbox-cli %1 %2."_s.arg(spec->name(), QString::fromUtf8(spec->positionals)));
    if (count.most >= 0 && invocation.positionals.size() > count.most)
        return wrongArgument(
            u"Unexpected argument \"%1\" for %2."_s.arg(invocation.positionals.at(count.most), spec->name()));
    return invocation;
}

namespace {

QString optionLines(const std::vector<OptionSpec>& options)
{
    QString text;
    for (const OptionSpec& option : options) {
        QString left = u"  --%1"_s.arg(QLatin1String(option.name));
        if (*option.hint)
            left += QLatin1Char(' ') + QLatin1String(option.hint);
        text += left.leftJustified(30) + QString::fromUtf8(option.help) + QLatin1Char('\n');
    }
    return text;
}

QString commandLine(const CommandSpec& spec)
{
    QString left = u"  "_s + spec.name();
    if (*spec.positionals)
        left += QLatin1Char(' ') + QString::fromUtf8(spec.positionals);
    return (left + u"  "_s).leftJustified(38) + QString::fromUtf8(spec.summary) + QLatin1Char('\n');
}

}  // namespace

QString helpText(const QStringList& path, const std::vector<CommandSpec>& commands)
{
    for (const CommandSpec& spec : commands) {
        if (spec.path != path)
            continue;
        QString text = QString::fromUtf8(spec.summary) + u"\n\n  signalbox-cli "_s + spec.name();
        if (*spec.positionals)
            text += QLatin1Char(' ') + QString::fromUtf8(spec.positionals);
        text += u" [options]\n"_s;
        if (!spec.options.empty())
            text += u"\nOptions\n"_s + optionLines(spec.options);
        text += u"\nGlobal options\n"_s + optionLines(globalOptions());
        if (*spec.examples) {
            text += u"\nExamples\n"_s;
            for (const QString& line : QString::fromUtf8(spec.examples).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                text += u"  "_s + line + QLatin1Char('\n');
        }
        return text;
    }
    QString text =
        u"signalbox-cli: the Signalbox engine without a window.\n\n  signalbox-cli [options] COMMAND …\n\nCommands\n"_s;
    for (const CommandSpec& spec : commands)
        if (path.isEmpty() || spec.path.mid(0, path.size()) == path)
            text += commandLine(spec);
    text += u"\nGlobal options\n"_s + optionLines(globalOptions());
    text +=
        u"\nC is a chain ID in CAIP-2 form (eip155:1) or a chain name. A URL with an API key and a connection string "
        "with a\n"
        "password are refused as arguments, because other users can read them: use --rpc - and provide the URLs on\n"
        "standard input, one per line. Exit codes: 0 done, 1 failed, 2 bad usage, 3 not found, 4 refused.\n"
        "\nExamples\n"
        "  signalbox-cli chain add --help\n"
        "  signalbox-cli chain add eip155 --rpc http://127.0.0.1:8545 --from genesis --all-transfers\n"
        "  signalbox-cli chain add canopy --rpc http://127.0.0.1:50002\n"
        "  signalbox-cli run --until-synced --json\n"_s;
    return text;
}

}  // namespace signalbox::cli
