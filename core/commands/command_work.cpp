// SPDX-License-Identifier: GPL-3.0-or-later

// What the verbs of CommandRunner do, beyond changing a row.
#include <QJsonArray>

#include "commands/command_runner.h"
#include "commands/progress_text.h"
#include "postgres/when_done.h"
#include "signalbox/literals.h"
#include "store/status.h"
#include "store/stream_drop.h"
#include "units/canopy_chain.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

Expected<QJsonObject> outcome(const Expected<Done>& done, QJsonObject result = {})
{
    if (!done)
        return fail(done.error());
    return result;
}

qint64 coveredCount(const Intervals& wanted, const Intervals& covered)
{
    qint64 count = 0;
    for (const Interval& w : wanted)
        for (const Interval& c : covered)
            count += std::max<qint64>(0, std::min(w.hi, c.hi) - std::max(w.lo, c.lo) + 1);
    return count;
}

}  // namespace

namespace {

store::EndpointRow edited(store::EndpointRow row, const QJsonObject& args)
{
    const EndpointDraft draft = EndpointDraft::fromJson(args);
    if (args.contains("url"_L1)) {
        const store::EndpointRow fresh = EndpointSecrets::row(row.caip2, draft);
        row.url = fresh.url;
        row.secretRef = fresh.secretRef;
        row.kind = fresh.kind;
        row.options = fresh.options;
    }
    if (args.contains("priority"_L1))
        row.priority = draft.priority;
    if (args.contains("enabled"_L1))
        row.enabled = args.value("enabled"_L1).toBool(true);
    const QJsonObject changes = args.value("limits"_L1).toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            row.limits.remove(it.key());
        else
            row.limits.insert(it.key(), it.value());
    }
    if (args.contains("note"_L1))
        row.note = draft.note;
    return row;
}

Expected<store::EndpointRow> findEndpoint(store::Session& session, const QString& caip2, qint64 id)
{
    const auto rows = store::Chains(session).endpoints(caip2);
    if (!rows)
        return fail(rows.error());
    for (const store::EndpointRow& row : *rows)
        if (row.id == id)
            return row;
    return fail(ErrorKind::NotFound, "ENDPOINT_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no endpoint %2.")).arg(caip2).arg(id));
}

}  // namespace

void CommandRunner::endpoint(Running& running, ChainUnit& unit)
{
    const QString caip2 = unit.caip2();
    const QJsonObject args = running.status.args;
    const Verb verb = running.status.verb;
    QString unused;  // the key that nothing names any more
    change(
        running.status.id,
        [&](store::Session& session) -> Expected<QJsonObject> {
            store::Chains chains(session);
            if (verb == Verb::EndpointAdd)
                return chains.addEndpoint(EndpointSecrets::row(caip2, EndpointDraft::fromJson(args)))
                    .map([](qint64 id) {
                        return QJsonObject{{u"id"_s, id}};
                    });
            const auto row = findEndpoint(session, caip2, *numberArg(args, "id"));
            if (!row)
                return fail(row.error());
            if (verb == Verb::EndpointRemove) {
                unused = row->secretRef;
                return chains.removeEndpoint(row->id).map([](const QString&) { return QJsonObject(); });
            }
            if (const auto seen = checkSeen(*row, args.value("was"_L1).toObject()); !seen)
                return fail(seen.error());
            const store::EndpointRow fresh = edited(*row, args);
            if (fresh.secretRef != row->secretRef)
                unused = row->secretRef;
            return outcome(chains.editEndpoint(fresh));
        },
        [this, &unused] {
            m_host.parts().endpointSecrets->forget(unused);
            (void)m_host.reload();
        });
}

void CommandRunner::streamAdd(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QJsonObject& args = running.status.args;
    const Family& family = m_host.families().of(unit.facts().row);
    StreamDraft draft;
    draft.stream = args.value("stream"_L1).toString();
    draft.from = numberArg(args, "from");
    draft.to = numberArg(args, "to");
    draft.label = args.value("label"_L1).toString();
    draft.symbol = args.value("symbol"_L1).toString();
    if (const auto decimals = numberArg(args, "decimals"))
        draft.decimals = int(*decimals);
    draft.registries = args.value("addresses"_L1).toObject();
    const auto row = family.streamRow(unit.facts().row, draft);
    if (!row)
        return finish(id, fail(row.error()));
    change(
        id,
        [&](store::Session& session) {
            return outcome(
                store::Chains(session).addStream(
                    *row, [&](const QJsonObject& before) { return family.wantsNoMore(before, row->settings); }),
                {{u"stream"_s, row->stream}, {u"from"_s, row->from}});
        },
        [this] { (void)m_host.reload(); });
}

void CommandRunner::streamRemove(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const Family& family = m_host.families().of(unit.facts().row);
    const auto named = family.streamName(unit.facts().row, running.status.args.value("stream"_L1).toString());
    if (!named)
        return finish(id, fail(named.error()));
    const QString caip2 = unit.caip2(), stream = *named;
    const bool drops = running.status.args.value("dropRows"_L1).toBool();
    const auto removed = guarded(
        id,
        [&](store::Session& session) -> Expected<QJsonObject> {
            const auto done = store::Chains(session).removeStream(caip2, stream);
            // Broken off between the stream and its rows: the command is the same one.
            if (!done && !(drops && done.error().code == "STREAM_UNKNOWN"_L1 && running.status.progress >= 0))
                return fail(done.error());
            return QJsonObject{{u"stream"_s, stream}};
        },
        !drops);
    if (!removed)
        return finish(id, fail(removed.error()));
    (void)m_host.reload();
    if (!drops)
        return ended(id, CommandState::Done, *removed, {});
    progress(id, 0, Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows")));
    writeProgress(running);
    inThread(running,
             [place = placeOf(unit.facts().row), sets = family.dataSets(placeOf(unit.facts().row)), stream,
              epoch = unit.epoch()](store::Session& session, const auto& tell) -> Expected<QJsonObject> {
                 const auto rows =
                     store::StreamDrop(session, place, epoch, sets).run(stream, [&tell](qint64 deleted, double share) {
                         return tell(Message(QT_TRANSLATE_NOOP("Engine", "Deleting the rows: %L1 so far")).arg(deleted),
                                     share);
                     });
                 if (!rows)
                     return fail(rows.error());
                 return QJsonObject{{u"stream"_s, stream}, {u"rows"_s, *rows}};
             });
}

void CommandRunner::reindex(Running& running, ChainUnit& unit, Interval range,
                            std::function<Expected<QJsonObject>(QJsonObject)> then)
{
    const CommandId id = running.status.id;
    indexing::ChainWorker* worker = readyWorker(id, unit);
    if (!worker)
        return;
    running.cancel = [worker = QPointer<indexing::ChainWorker>(worker), id] {
        if (worker)
            worker->cancelReindex(id);
    };
    // An engine that died in the middle left word of what it had committed.
    const auto before = queue().doneHeights(id);
    if (!before)
        return finish(id, fail(before.error()));
    running.reindexed = *before;
    const Family* family = &m_host.families().of(unit.facts().row);
    if (const auto written = family->reindexBegins(m_host.session(), unit.facts().row, range, id, running.status.actor);
        !written)
        return finish(id, fail(written.error()));
    whenDone(worker->reindex({id, range, *before}), this,
             [this, id, family, caip2 = unit.caip2(),
              then = std::move(then)](const Expected<indexing::JobProgress>& report) {
                 // Broken off by a stop of the engine, it goes on under the same number.
                 if (report || !m_stopped)
                     (void)family->reindexEnds(m_host.session(), caip2, id,
                                               report                                        ? u"done"_s
                                               : report.error().kind == ErrorKind::Cancelled ? u"cancelled"_s
                                                                                             : u"failed"_s,
                                               report ? QString() : report.error().text());
                 if (!report)
                     return finish(id, fail(report.error()));
                 if (Running* job = find(id))
                     noteKept(*job, *report);
                 QJsonObject result{{u"blocks"_s, report->doneBlocks}};
                 if (!report->kept.empty()) {
                     QJsonArray kept;
                     for (const Interval& range : report->kept)
                         kept.append(QJsonArray{range.lo, range.hi});
                     result.insert(u"kept"_s, kept);
                 }
                 finish(id, then ? then(result) : Expected<QJsonObject>(result));
             });
}

/// What an earlier run of the same job did counts once: its rows that were kept are not among `job.kept`.
void CommandRunner::noteKept(Running& running, const indexing::JobProgress& job)
{
    const chain::IntervalSet read = chain::IntervalSet(job.done).without(chain::IntervalSet(running.reindexed));
    m_host.rowsKept(running.status.target, read, job.kept);
    running.reindexed = job.done;
}

void CommandRunner::onJobProgress(const indexing::JobProgress& job)
{
    if (Running* running = find(job.id))
        noteKept(*running, job);
    const double share = job.totalBlocks > 0 ? double(job.doneBlocks) / double(job.totalBlocks) : -1;
    Message text = blocksDone(job.doneBlocks, job.totalBlocks);
    qint64 kept = 0;
    for (const Interval& range : job.kept)
        kept += range.count();
    if (kept > 0)
        text = Message::counted("%1; stored rows of %Ln block were missing from the answers and kept",
                                QT_TRANSLATE_N_NOOP(
                                    "Engine", "%1; stored rows of %Ln blocks were missing from the answers and kept"),
                                kept)
                   .arg(text);
    progress(job.id, share, text, job.blocksPerSecond, job.remainingSeconds);
}

void CommandRunner::fillGaps(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    indexing::ChainWorker* worker = readyWorker(id, unit);
    if (!worker)
        return;
    running.cancel = [this, id] { finish(id, CommandState::Cancelled, {}, stopping()); };
    whenDone(worker->fillGaps(), this, [this, id, caip2 = unit.caip2()](const Expected<indexing::GapReport>& report) {
        Running* r = find(id);
        if (!r)
            return;
        if (!report || report->blocks == 0)
            return finish(id, report ? Expected<QJsonObject>(QJsonObject{{u"blocks"_s, 0}}) : fail(report.error()));
        r->waitFor = report->gaps;
        r->waitBlocks = report->blocks;
        if (ChainUnit* u = m_host.unit(caip2))
            onUnitChanged(*u);
    });
}

void CommandRunner::onUnitChanged(const ChainUnit& unit)
{
    if (!unit.facts().status)
        return;
    for (auto& [id, running] : m_running) {
        if (running.waitFor.empty() || running.status.target != unit.caip2())
            continue;
        const qint64 done = coveredCount(running.waitFor, unit.facts().status->covered);
        if (done >= running.waitBlocks) {
            finish(id, QJsonObject{{u"blocks"_s, running.waitBlocks}});
            return;
        }
        progress(id, double(done) / double(running.waitBlocks), blocksDone(done, running.waitBlocks));
    }
}

void CommandRunner::quarantine(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QString caip2 = unit.caip2();
    const Height block = *numberArg(running.status.args, "block");
    const QJsonValue positionArg = running.status.args.value("position"_L1);
    const QString position = positionArg.isDouble() ? QString::number(positionArg.toInteger()) : positionArg.toString();
    auto find = [this, caip2, block, position]() -> Expected<QuarantineRow> {
        const auto rows = store::Quarantine(m_host.session()).list(caip2, 100'000);
        if (!rows)
            return fail(rows.error());
        for (const QuarantineRow& row : *rows)
            if (row.block == block && row.position == position)
                return row;
        return fail(ErrorKind::NotFound, "ITEM_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 has no item %2 of block %3 in quarantine."))
                        .arg(caip2, position)
                        .arg(block));
    };
    const auto before = find();
    if (!before)
        return finish(id, fail(before.error()));
    if (running.status.verb == Verb::QuarantineSkip)
        return change(id, [&](store::Session& session) {
            return outcome(store::Quarantine(session).setState(caip2, block, position, u"skipped"_s));
        });
    reindex(
        running, unit, {block, block},
        [block, position, find, tries = before->tries](QJsonObject result) -> Expected<QJsonObject> {
            const auto after = find();
            if (!after || after->state != "waiting"_L1)
                return result;  // the commit that read it has resolved it
            if (after->tries > tries)
                return fail(
                    ErrorKind::Internal, "STILL_UNREADABLE",
                    Message(QT_TRANSLATE_NOOP("Engine", "The item still cannot be decoded: %1")).arg(after->reason));
            return fail(
                ErrorKind::NotFound, "ITEM_NOT_READ",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The endpoints' answers do not contain item %1 of block %2. It stays in the "
                                          "list of failed items."))
                    .arg(position)
                    .arg(block));
        });
}

}  // namespace signalbox::engine
