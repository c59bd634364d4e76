// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/stream_commands.h"

#include <QJsonArray>

#include "signalbox/literals.h"
#include "store/stream_drop.h"

namespace signalbox::engine {

namespace {

bool isAmong(const std::vector<store::StreamRow>& rows, const QString& stream)
{
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.stream == stream; });
}

bool isIndexed(const std::vector<store::StreamRow>& rows, const QString& stream)
{
    return std::any_of(rows.begin(), rows.end(),
                       [&](const auto& row) { return row.stream == stream && !row.removedAt.isValid(); });
}

/// The streams, removed ones included, that are of no use without this one.
QStringList onlyWith(const QString& stream, const std::vector<store::StreamRow>& rows, const Family& family)
{
    QStringList all;
    for (const store::StreamRow& row : rows)
        if (family.needs(row.stream, stream) && std::none_of(rows.begin(), rows.end(), [&](const auto& other) {
                return other.stream != stream && !other.removedAt.isValid() && family.needs(row.stream, other.stream);
            }))
            all << row.stream;
    return all;
}

}  // namespace

void StreamCommands::add(Run run, ChainUnit& unit, const arguments::StreamAdd& wanted)
{
    const Family& family = m_host.families().of(unit.facts().row);
    const auto row = family.streamRow(unit.facts().row, wanted.draft);
    if (!row)
        return run.finish(fail(row.error()));
    std::vector<store::StreamRow> rows{*row};
    for (store::StreamRow& beside : family.streamsWith(unit.facts().row, *row))
        rows.push_back(std::move(beside));
    run.change(
        [&](store::Session& session) -> Run::Result {
            QStringList also;
            const auto added = session.write([&](store::Transaction&) -> Expected<Done> {
                store::Chains chains(session);
                const auto there = chains.streams(unit.caip2());
                if (!there)
                    return fail(there.error());
                for (const store::StreamRow& each : rows) {
                    const bool isFirst = &each == &rows.front();
                    if (!isFirst && isAmong(*there, each.stream))
                        continue;
                    const auto keeps = [&](const QJsonObject& before) {
                        return family.wantsNoMore(before, each.settings);
                    };
                    if (const auto done = chains.addStream(each, keeps); !done)
                        return done;
                    if (!isFirst)
                        also << each.stream;
                }
                return Done{};
            });
            QJsonObject result{{u"stream"_s, row->stream}, {u"from"_s, row->from}};
            if (!also.isEmpty())
                result.insert(u"also"_s, QJsonArray::fromStringList(also));
            return outcome(added, result);
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
    QStringList all{stream};
    const auto removed = run.guarded(
        [&](store::Session& session) -> Run::Result {
            store::Chains chains(session);
            const auto rows = chains.streams(unit.caip2(), true);
            if (!rows)
                return fail(rows.error());
            all = QStringList{stream} + onlyWith(stream, *rows, family);
            const auto done = session.write([&](store::Transaction&) -> Expected<Done> {
                for (const QString& each : all)
                    if (each == stream || isIndexed(*rows, each))
                        if (const auto gone = chains.removeStream(unit.caip2(), each); !gone)
                            return gone;
                return Done{};
            });
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
    dropRows(run, unit, all);
}

void StreamCommands::dropRows(Run run, ChainUnit& unit, const QStringList& streams)
{
    run.progress(0, Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows")));
    run.writeProgress();
    const store::ChainPlace place = placeOf(unit.facts().row);
    run.inThread([place, sets = m_host.families().of(unit.facts().row).dataSets(place), streams, epoch = unit.epoch()](
                     store::Session& session, const Run::Tell& tell) -> Run::Result {
        qint64 gone = 0;
        for (const QString& stream : streams) {
            const auto rows =
                store::StreamDrop(session, place, epoch, sets).run(stream, [&](qint64 deleted, double share) {
                    return tell(
                        Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows: %L1 so far")).arg(gone + deleted),
                        share);
                });
            if (!rows)
                return fail(rows.error());
            gone += *rows;
        }
        return QJsonObject{{u"stream"_s, streams.front()}, {u"rows"_s, gone}};
    });
}

}  // namespace signalbox::engine
