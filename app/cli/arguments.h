// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::cli {

class Context;

struct OptionSpec {
    enum class Kind { Flag, Value, List };
    const char* name;  ///< without the dashes
    Kind kind;
    const char* hint;  ///< placeholder of the value (URL, BLOCK, …); empty for a flag
    const char* help;
};

/// One command of the grammar. `positionals` reads like "C N"; a name in brackets is optional, "…" repeats.
struct CommandSpec {
    QStringList path;  ///< its words: chain, add
    const char* positionals;
    const char* summary;
    std::vector<OptionSpec> options;
    const char* examples;  ///< one per line
    std::function<int(Context&)> run;

    QString name() const { return path.join(QLatin1Char(' ')); }
};

struct Invocation {
    const CommandSpec* spec = nullptr;  ///< null if only help or the version was requested
    QStringList positionals;
    QStringList rest;  ///< arguments after "--"
    QHash<QString, QStringList> values;
    bool help = false, version = false;
    QStringList helpPath;

    bool has(const char* option) const { return values.contains(QLatin1String(option)); }
    QString value(const char* option, const QString& otherwise = {}) const
    {
        const QStringList list = values.value(QLatin1String(option));
        return list.isEmpty() ? otherwise : list.last();
    }
    QStringList list(const char* option) const { return values.value(QLatin1String(option)); }
    QString at(int index) const { return positionals.value(index); }
};

const std::vector<OptionSpec>& globalOptions();

/// Parses the arguments. Errors are of kind Invalid and name the offending argument.
Expected<Invocation> parse(const QStringList& words, const std::vector<CommandSpec>& commands);

QString helpText(const QStringList& path, const std::vector<CommandSpec>& commands);

}  // namespace signalbox::cli
