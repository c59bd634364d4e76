// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/stream_commands.h"

#include "signalbox/literals.h"
#include "store/stream_drop.h"

namespace signalbox::engine {

void StreamCommands::add(Run run, ChainUnit& unit, const arguments::StreamAdd& wanted)
{
    const Family& family = m_host.families().of(unit.facts().row);
    const auto row = family.streamRow(unit.facts().row, wanted.draft);
    if (!row)
        return run.finish(fail(row.error()));
    run.change(
        [&](store::Session& session) {
            return outcome(
                store::Chains(session).addStream(
                    *row, [&](const QJsonObject& before) { return family.wantsNoMore(before, row->settings); }),
                {{u"stream"_s, row->stream}, {u"from"_s, row->from}});
        },
        [this] { (void)m_host.reload(); });
}

void StreamCommands::remove(Run run, ChainUnit& unit, const arguments::StreamRemove& wanted)
{
    const Family& family = m_host.families().of(unit.facts().row);
    const auto named = family.streamName(unit.facts().row, wanted.stream);
    if (!named)
        return run.finish(fail(named.error()));
    const QString stream = *named;
    const bool drops = wanted.dropRows;
    const bool wasBrokenOff = run.status().progress >= 0;
    const auto removed = run.guarded(
        [&](store::Session& session) -> Run::Result {
            const auto done = store::Chains(session).removeStream(unit.caip2(), stream);
            // Interrupted between the stream and its rows: the command is the same one.
            if (!done && !(drops && done.error().code == "STREAM_UNKNOWN"_L1 && wasBrokenOff))
                return fail(done.error());
            return QJsonObject{{u"stream"_s, stream}};
        },
        !drops);
    if (!removed)
        return run.finish(fail(removed.error()));
    (void)m_host.reload();
    if (!drops)
        return run.ended(*removed);
    dropRows(run, unit, stream);
}

void StreamCommands::dropRows(Run run, ChainUnit& unit, const QString& stream)
{
    run.progress(0, Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows")));
    run.writeProgress();
    const store::ChainPlace place = placeOf(unit.facts().row);
    run.inThread([place, sets = m_host.families().of(unit.facts().row).dataSets(place), stream, epoch = unit.epoch()](
                     store::Session& session, const Run::Tell& tell) -> Run::Result {
        const auto rows =
            store::StreamDrop(session, place, epoch, sets).run(stream, [&tell](qint64 deleted, double share) {
                return tell(Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows: %L1 so far")).arg(deleted), share);
            });
        if (!rows)
            return fail(rows.error());
        return QJsonObject{{u"stream"_s, stream}, {u"rows"_s, *rows}};
    });
}

}  // namespace signalbox::engine
