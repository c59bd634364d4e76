// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/log_lines.h"
#include "signalbox/literals.h"

#include <QRegularExpression>
#include <QStringList>

namespace signalbox {

QString logLine(const LogEntry& entry)
{
    return u"%1 %2 %3%4 %5"_s.arg(entry.at.toString(Qt::ISODateWithMs), entry.level, entry.category,
                                  entry.caip2.isEmpty() ? QString() : QLatin1Char(' ') + entry.caip2,
                                  QString(entry.text).replace(QLatin1Char('\n'), QLatin1Char(' ')));
}

LogEntry logEntryFromLine(const QString& line)
{
    static const QRegularExpression chain(u"^[a-z0-9]{3,8}:[A-Za-z0-9_-]{1,32}$"_s);
    const QStringList words = line.split(QLatin1Char(' '));
    LogEntry entry;
    entry.at = QDateTime::fromString(words.value(0), Qt::ISODateWithMs);
    entry.level = words.value(1);
    entry.category = words.value(2);
    const bool hasChain = chain.match(words.value(3)).hasMatch();
    entry.caip2 = hasChain ? words.value(3) : QString();
    entry.text = words.mid(hasChain ? 4 : 3).join(QLatin1Char(' '));
    return entry;
}

}  // namespace signalbox
