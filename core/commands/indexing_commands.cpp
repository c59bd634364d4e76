// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/indexing_commands.h"

#include <QJsonArray>

#include "commands/progress_text.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

QString endName(const Expected<indexing::JobProgress>& report)
{
    if (report)
        return u"done"_s;
    return report.error().kind == ErrorKind::Cancelled ? u"cancelled"_s : u"failed"_s;
}

}  // namespace

indexing::ChainWorker* IndexingCommands::readyWorker(Run run, ChainUnit& unit)
{
    const QString& chain = unit.facts().row.name;
    // A paused worker answers when it is resumed; until then no other command of the chain would have its turn.
    if (unit.facts().row.state == "paused"_L1) {
        run.finish(fail(ErrorKind::Refused, "CHAIN_PAUSED",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is paused. Resume it first.")).arg(chain)));
        return nullptr;
    }
    if (unit.facts().failure) {
        run.finish(fail(unit.facts().failure->error));
        return nullptr;
    }
    m_host.ensureWorker(unit);
    if (!unit.worker())
        run.finish(fail(ErrorKind::Retryable, "CHAIN_STOPPING",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is stopping. Try again in a moment.")).arg(chain)));
    return unit.worker();
}

void IndexingCommands::reindex(Run run, ChainUnit& unit, const arguments::Reindex& wanted)
{
    reindexRange(run, unit, wanted.range, {});
}

void IndexingCommands::reindexRange(Run run, ChainUnit& unit, Interval range, Then then)
{
    indexing::ChainWorker* worker = readyWorker(run, unit);
    if (!worker)
        return;
    run.cancelBy([worker = QPointer<indexing::ChainWorker>(worker), id = run.id()] {
        if (worker)
            worker->cancelReindex(id);
    });
    const auto before = run.committedBefore();
    if (!before)
        return run.finish(fail(before.error()));
    run.setCommitted(*before);
    const OwnRecords* records = &m_host.families().of(unit.facts().row).records();
    if (const auto written =
            records->reindexBegins(m_host.session(), unit.facts().row, range, run.id(), run.status().actor);
        !written)
        return run.finish(fail(written.error()));
    run.whenDone(worker->reindex({run.id(), range, *before}),
                 [this, run, records, caip2 = unit.caip2(),
                  then = std::move(then)](const Expected<indexing::JobProgress>& report) {
                     // After a stop of the engine, it continues under the same number.
                     if (report || !run.isStopped())
                         (void)records->reindexEnds(m_host.session(), caip2, run.id(), endName(report),
                                                    report ? QString() : report.error().text());
                     reindexed(run, report, then);
                 });
}

void IndexingCommands::reindexed(Run run, const Expected<indexing::JobProgress>& report, const Then& then)
{
    if (!report)
        return run.finish(fail(report.error()));
    noteKept(run, *report);
    QJsonObject result{{u"blocks"_s, report->doneBlocks}};
    if (!report->kept.empty()) {
        QJsonArray kept;
        for (const Interval& range : report->kept)
            kept.append(QJsonArray{range.lo, range.hi});
        result.insert(u"kept"_s, kept);
    }
    run.finish(then ? then(result) : Run::Result(result));
}

/// Work of an earlier run of the same job counts once: its kept rows are not in `job.kept`.
void IndexingCommands::noteKept(Run run, const indexing::JobProgress& job)
{
    if (!run.isOpen())
        return;
    const chain::IntervalSet read = chain::IntervalSet(job.done).without(chain::IntervalSet(run.committed()));
    m_host.rowsKept(run.status().target, read, job.kept);
    run.setCommitted(job.done);
}

void IndexingCommands::progressed(Run run, const indexing::JobProgress& job)
{
    noteKept(run, job);
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
    run.progress(share, text, job.blocksPerSecond, job.remainingSeconds);
}

void IndexingCommands::fillGaps(Run run, ChainUnit& unit)
{
    indexing::ChainWorker* worker = readyWorker(run, unit);
    if (!worker)
        return;
    run.cancelBy([run] { run.finish(fail(stopping())); });
    run.whenDone(worker->fillGaps(), [this, run, caip2 = unit.caip2()](const Expected<indexing::GapReport>& report) {
        if (!run.isOpen())
            return;
        if (!report)
            return run.finish(fail(report.error()));
        if (report->blocks == 0)
            return run.finish(QJsonObject{{u"blocks"_s, 0}});
        m_waits.insert_or_assign(run.id(), Wait{run, caip2, chain::IntervalSet(report->gaps), report->blocks});
        if (const ChainUnit* there = m_host.unit(caip2))
            coverageChanged(*there);
    });
}

void IndexingCommands::coverageChanged(const ChainUnit& unit)
{
    std::erase_if(m_waits, [](const auto& pair) { return !pair.second.run.isOpen(); });
    if (!unit.facts().status)
        return;
    const chain::IntervalSet covered(unit.facts().status->covered);
    for (const auto& [id, wait] : m_waits) {
        if (wait.caip2 != unit.caip2())
            continue;
        const qint64 done = wait.gaps.intersected(covered).count();
        if (done >= wait.blocks)
            return wait.run.finish(QJsonObject{{u"blocks"_s, wait.blocks}});
        wait.run.progress(double(done) / double(wait.blocks), blocksDone(done, wait.blocks));
    }
}

void IndexingCommands::scanGaps(Run run, ChainUnit& unit)
{
    if (indexing::ChainWorker* worker = readyWorker(run, unit))
        run.whenDone(worker->scanGaps(), [run](const Expected<indexing::GapReport>& report) {
            run.finish(report.map([](const indexing::GapReport& found) {
                return QJsonObject{{u"blocks"_s, found.blocks}, {u"gaps"_s, int(found.gaps.size())}};
            }));
        });
}

void IndexingCommands::rewind(Run run, ChainUnit& unit, const arguments::Rewind& wanted)
{
    if (indexing::ChainWorker* worker = readyWorker(run, unit))
        run.whenDone(worker->rewind(wanted.to), [run](const Expected<indexing::ReorgReport>& report) {
            run.finish(report.map([](const indexing::ReorgReport& undone) {
                return QJsonObject{
                    {u"to"_s, undone.ancestor}, {u"depth"_s, undone.depth}, {u"rowsUndone"_s, undone.rowsUndone}};
            }));
        });
}

void IndexingCommands::retryNow(Run run, ChainUnit& unit)
{
    unit.tryNow();
    run.finish(QJsonObject());
}

}  // namespace signalbox::engine
