// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/telemetry_words.h"

#include <QCoreApplication>

#include "ibc/model/ibc_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui::ibc {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Telemetry)
};

QString countOr(const std::optional<qint64>& count)
{
    return count ? format::number(*count) : format::none();
}

}  // namespace

QString sourceText(const TelemetryOrigin& origin)
{
    return origin.source == TelemetrySource::Hermes ? u"Hermes"_s : u"chainpulse"_s;
}

QString readText(const TelemetryOrigin& origin)
{
    const QString read = Words::tr("read at %1", "time").arg(format::time(origin.readAt));
    return origin.unreachableSince.isValid()
               ? Words::tr("%1, unreachable since %2", "read at, time").arg(read, format::time(origin.unreachableSince))
               : read;
}

std::vector<std::pair<QString, QString>> figuresOf(const TelemetryChannel& told)
{
    std::vector<std::pair<QString, QString>> all;
    const auto add = [&all](const QString& label, const std::optional<qint64>& count) {
        if (count)
            all.emplace_back(label, format::number(*count));
    };
    add(Words::tr("Pending packets"), told.backlog);
    if (told.oldestSequence.value_or(0) > 0)
        all.emplace_back(Words::tr("Oldest sequence"), sequenceText(quint64(*told.oldestSequence)));
    add(Words::tr("Sent"), told.sends);
    add(Words::tr("Received"), told.received);
    add(Words::tr("Acknowledged"), told.acknowledged);
    add(Words::tr("Timed out"), told.timeouts);
    add(Words::tr("Relays won"), told.won);
    add(Words::tr("Relays lost"), told.lost);
    return all;
}

QString countsText(const std::vector<TelemetryRelayer>& told)
{
    QStringList lines;
    for (const TelemetryRelayer& each : told)
        if (each.won || each.lost)
            lines << Words::tr("%1 counts %2 won and %3 lost since it started (%4).",
                               "program, number, number, read at")
                         .arg(sourceText(each.origin), countOr(each.won), countOr(each.lost), readText(each.origin));
    return lines.join(u'\n');
}

}  // namespace signalbox::ui::ibc
