// What the verbs of CommandRunner do, beyond changing a row.
#include "engine/command_rules.h"
#include "engine/command_runner.h"
#include "engine/when_done.h"
#include "store/status.h"

namespace signalbox::engine {

namespace {

Expected<QJsonObject> outcome(const Expected<Done>& done, QJsonObject result = {})
{
    if (!done)
        return fail(done.error());
    return result;
}

QByteArray genesisBytes(const QString& text)
{
    return QByteArray::fromHex(text.mid(2).toLatin1());
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

void CommandRunner::chainAdd(Running& running)
{
    const CommandId id = running.status.id;
    ChainDraft draft = ChainDraft::fromJson(running.status.args);
    if (draft.family == QLatin1String("eip155") && (draft.caip2.isEmpty() || draft.genesisHash.isEmpty())) {
        progress(id, -1, QStringLiteral("Asking the endpoint for its chain"));
        const EndpointDraft first = draft.endpoints.front();
        const auto future =
            m_host.net().run<ProbeReport>([secrets = m_host.parts().endpointSecrets, first, expected = draft.caip2](
                                              evm::EvmServices& services) -> QCoro::Task<Expected<ProbeReport>> {
                const auto whole = secrets->resolve(first);
                return services.probeEndpoint(whole ? *whole : first, expected);
            });
        whenDone(future, this, [this, id, draft](const Expected<ProbeReport>& report) mutable {
            if (!report)
                return finish(id, fail(report.error()));
            if (report->error)
                return finish(id, fail(*report->error));
            if (draft.caip2.isEmpty())
                draft.caip2 = report->caip2;
            if (draft.genesisHash.isEmpty())
                draft.genesisHash = report->genesisHash;
            addProbed(id, draft);
        });
        return;
    }
    addProbed(id, std::move(draft));
}

void CommandRunner::addProbed(CommandId id, ChainDraft draft)
{
    auto forget = [&] {
        for (const EndpointDraft& endpoint : draft.endpoints)
            m_host.parts().endpointSecrets->forget(endpoint.secretRef);
    };
    auto made = newChain(draft);
    if (!made) {
        forget();
        return finish(id, fail(made.error()));
    }
    for (const EndpointDraft& endpoint : draft.endpoints)
        made->endpoints.push_back(EndpointSecrets::row(draft.caip2, endpoint));
    store::Chains chains(m_host.session());
    const auto all = chains.list();
    if (!all)
        return finish(id, fail(all.error()));
    for (const store::ChainRow& row : *all)
        if (row.caip2 == draft.caip2) {
            forget();
            return finish(id, fail(chainExists(row, genesisBytes(draft.genesisHash))));
        }
    const auto added = chains.add(*made);
    if (!added) {
        forget();
        return finish(id, fail(added.error()));
    }
    (void)m_host.reload();
    finish(id, QJsonObject{{QStringLiteral("caip2"), added->caip2},
                           {QStringLiteral("name"), added->name},
                           {QStringLiteral("schema"), added->schema}});
}

void CommandRunner::chainDelete(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QString caip2 = unit.caip2();
    const bool hard = running.status.args.value(QLatin1String("hard")).toBool();
    if (!hard) {
        if (unit.facts().row.state != QLatin1String("active") && unit.facts().row.state != QLatin1String("paused"))
            return finish(id, fail(ErrorKind::Refused, "CHAIN_DELETED",
                                   QStringLiteral("\"%1\" is deleted already.").arg(unit.facts().row.name)));
        return chainState(running, QStringLiteral("deleted"));
    }
    // The state first: a crash from here on is taken up by whoever comes next.
    if (const auto marked = store::Chains(m_host.session()).setState(caip2, QStringLiteral("deleting")); !marked)
        return finish(id, fail(marked.error()));
    (void)m_host.reload();
    if (unit.isRunning() || unit.isStopping()) {
        progress(id, -1, QStringLiteral("Waiting for the chain's worker to stop"));
        connect(
            &unit, &ChainUnit::stopped, this, [this, id, caip2] { hardDelete(id, caip2); }, Qt::SingleShotConnection);
        unit.stop();
        return;
    }
    hardDelete(id, caip2);
}

void CommandRunner::hardDelete(CommandId id, const QString& caip2)
{
    Running* running = find(id);
    ChainUnit* unit = m_host.unit(caip2);
    if (!running || !unit)
        return;
    const auto endpoints = store::Chains(m_host.session()).endpoints(caip2);
    QStringList refs;
    if (endpoints)
        for (const store::EndpointRow& row : *endpoints)
            if (!row.secretRef.isEmpty())
                refs << row.secretRef;
    inThread(
        *running,
        [caip2, epoch = unit->epoch(), refs, secrets = m_host.parts().endpointSecrets](
            store::Session& session, const auto& tell) -> Expected<QJsonObject> {
            const auto done = store::Chains(session).hardDelete(caip2, epoch, tell);
            if (!done)
                return fail(done.error());
            for (const QString& ref : refs)
                secrets->forget(ref);
            return QJsonObject{{QStringLiteral("caip2"), caip2}};
        },
        [this, id, caip2](const Expected<QJsonObject>& result) {
            const bool away = !result && (result.error().kind == ErrorKind::Retryable ||
                                          result.error().kind == ErrorKind::Unavailable);
            if (away && !m_stopped) {
                QTimer::singleShot(2'000, this, [this, id, caip2] { hardDelete(id, caip2); });
                return;
            }
            if (result)
                (void)m_host.reload();
            finish(id, result);
        });
    running->cancel = {};  // half a chain is of no use: only the engine's own stop interrupts, and it is taken up again
}

void CommandRunner::endpoint(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QJsonObject& args = running.status.args;
    store::Chains chains(m_host.session());
    if (running.status.verb == Verb::EndpointAdd) {
        const auto added = chains.addEndpoint(EndpointSecrets::row(unit.caip2(), EndpointDraft::fromJson(args)));
        if (!added)
            return finish(id, fail(added.error()));
        (void)m_host.reload();
        return finish(id, QJsonObject{{QStringLiteral("id"), *added}});
    }
    const qint64 endpointId = *numberArg(args, "id");
    const auto rows = chains.endpoints(unit.caip2());
    if (!rows)
        return finish(id, fail(rows.error()));
    const auto found = std::find_if(rows->begin(), rows->end(), [&](const auto& row) { return row.id == endpointId; });
    if (found == rows->end())
        return finish(id,
                      fail(ErrorKind::NotFound, "ENDPOINT_UNKNOWN",
                           QStringLiteral("\"%1\" has no endpoint %2.").arg(unit.facts().row.name).arg(endpointId)));
    if (running.status.verb == Verb::EndpointRemove) {
        const auto ref = chains.removeEndpoint(endpointId);
        if (!ref)
            return finish(id, fail(ref.error()));
        m_host.parts().endpointSecrets->forget(*ref);
        return finish(id, outcome(m_host.reload()));
    }
    store::EndpointRow row = *found;
    const QString oldRef = row.secretRef;
    const EndpointDraft draft = EndpointDraft::fromJson(args);
    if (args.contains(QLatin1String("url"))) {
        const store::EndpointRow fresh = EndpointSecrets::row(unit.caip2(), draft);
        row.url = fresh.url;
        row.secretRef = fresh.secretRef;
        row.kind = fresh.kind;
        row.options = fresh.options;
    }
    if (args.contains(QLatin1String("priority")))
        row.priority = draft.priority;
    if (args.contains(QLatin1String("enabled")))
        row.enabled = args.value(QLatin1String("enabled")).toBool(true);
    if (args.contains(QLatin1String("limits"))) {
        const QJsonObject changes = args.value(QLatin1String("limits")).toObject();
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            if (it.value().isNull())
                row.limits.remove(it.key());
            else
                row.limits.insert(it.key(), it.value());
        }
    }
    if (args.contains(QLatin1String("note")))
        row.note = draft.note;
    if (const auto done = chains.editEndpoint(row); !done)
        return finish(id, fail(done.error()));
    if (oldRef != row.secretRef)
        m_host.parts().endpointSecrets->forget(oldRef);
    finish(id, outcome(m_host.reload()));
}

void CommandRunner::streamAdd(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QJsonObject& settings = unit.facts().row.settings;
    const auto row = streamRow(unit.caip2(),
                               StreamDraft{running.status.args.value(QLatin1String("stream")).toString(),
                                           numberArg(running.status.args, "from"), numberArg(running.status.args, "to"),
                                           running.status.args.value(QLatin1String("label")).toString(),
                                           running.status.args.value(QLatin1String("symbol")).toString(),
                                           numberArg(running.status.args, "decimals")
                                               ? std::optional(int(*numberArg(running.status.args, "decimals")))
                                               : std::nullopt,
                                           running.status.args.value(QLatin1String("addresses")).toObject()},
                               numberArg(settings, "from").value_or(0), numberArg(settings, "to"));
    if (!row)
        return finish(id, fail(row.error()));
    if (const auto done = store::Chains(m_host.session()).addStream(*row); !done)
        return finish(id, fail(done.error()));
    finish(id,
           outcome(m_host.reload(), {{QStringLiteral("stream"), row->stream}, {QStringLiteral("from"), row->from}}));
}

void CommandRunner::streamRemove(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QString caip2 = unit.caip2();
    QString stream = running.status.args.value(QLatin1String("stream")).toString();
    if (stream.startsWith(QLatin1String("transfers:")))
        stream = stream.toLower();
    if (const auto done = store::Chains(m_host.session()).removeStream(caip2, stream); !done)
        return finish(id, fail(done.error()));
    (void)m_host.reload();
    if (!running.status.args.value(QLatin1String("dropRows")).toBool())
        return finish(id, QJsonObject{{QStringLiteral("stream"), stream}});
    inThread(running,
             [caip2, stream, epoch = unit.epoch()](store::Session& session, const auto&) -> Expected<QJsonObject> {
                 const auto rows = store::Chains(session).dropStreamRows(caip2, stream, epoch);
                 if (!rows)
                     return fail(rows.error());
                 return QJsonObject{{QStringLiteral("stream"), stream}, {QStringLiteral("rows"), *rows}};
             });
}

void CommandRunner::reindex(Running& running, ChainUnit& unit, Interval range,
                            std::function<Expected<QJsonObject>(QJsonObject)> then)
{
    const CommandId id = running.status.id;
    sync::ChainWorker* worker = readyWorker(id, unit);
    if (!worker)
        return;
    running.cancel = [worker = QPointer<sync::ChainWorker>(worker), id] {
        if (worker)
            worker->cancelReindex(id);
    };
    // An engine that died in the middle left word of what it had committed.
    const auto before = store::CommandQueue(m_host.session()).doneHeights(id);
    if (!before)
        return finish(id, fail(before.error()));
    running.reindexed = *before;
    whenDone(worker->reindex({id, range, *before}), this,
             [this, id, then = std::move(then)](const Expected<sync::JobProgress>& report) {
                 if (!report)
                     return finish(id, fail(report.error()));
                 QJsonObject result{{QStringLiteral("blocks"), report->doneBlocks}};
                 finish(id, then ? then(result) : Expected<QJsonObject>(result));
             });
}

void CommandRunner::onJobProgress(const sync::JobProgress& job)
{
    if (Running* running = find(job.id))
        running->reindexed = job.done;
    const double share = job.totalBlocks > 0 ? double(job.doneBlocks) / double(job.totalBlocks) : -1;
    progress(job.id, share, QStringLiteral("%L1 of %L2 blocks").arg(job.doneBlocks).arg(job.totalBlocks),
             job.blocksPerSecond, job.remainingSeconds);
}

void CommandRunner::fillGaps(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    sync::ChainWorker* worker = readyWorker(id, unit);
    if (!worker)
        return;
    running.cancel = [this, id] { finish(id, CommandState::Cancelled, {}, stopping()); };
    whenDone(worker->fillGaps(), this, [this, id, caip2 = unit.caip2()](const Expected<sync::GapReport>& report) {
        Running* r = find(id);
        if (!r)
            return;
        if (!report || report->blocks == 0)
            return finish(
                id, report ? Expected<QJsonObject>(QJsonObject{{QStringLiteral("blocks"), 0}}) : fail(report.error()));
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
            finish(id, QJsonObject{{QStringLiteral("blocks"), running.waitBlocks}});
            return;
        }
        progress(id, double(done) / double(running.waitBlocks),
                 QStringLiteral("%L1 of %L2 blocks").arg(done).arg(running.waitBlocks));
    }
}

void CommandRunner::quarantine(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QString caip2 = unit.caip2();
    const Height block = *numberArg(running.status.args, "block");
    const QJsonValue positionArg = running.status.args.value(QLatin1String("position"));
    const QString position = positionArg.isDouble() ? QString::number(positionArg.toInteger()) : positionArg.toString();
    store::Quarantine quarantine(m_host.session());
    auto find = [this, caip2, block, position]() -> Expected<QuarantineRow> {
        const auto rows = store::Quarantine(m_host.session()).list(caip2, 100'000);
        if (!rows)
            return fail(rows.error());
        for (const QuarantineRow& row : *rows)
            if (row.block == block && row.position == position)
                return row;
        return fail(ErrorKind::NotFound, "ITEM_UNKNOWN",
                    QStringLiteral("The quarantine of %1 has no item %2 of block %3.").arg(caip2, position).arg(block));
    };
    const auto before = find();
    if (!before)
        return finish(id, fail(before.error()));
    if (running.status.verb == Verb::QuarantineSkip)
        return finish(id, outcome(quarantine.setState(caip2, block, position, QStringLiteral("skipped"))));
    reindex(running, unit, {block, block},
            [this, caip2, block, position, find, tries = before->tries](QJsonObject result) -> Expected<QJsonObject> {
                const auto after = find();
                if (after && after->state == QLatin1String("waiting") && after->tries > tries)
                    return fail(ErrorKind::Internal, "STILL_UNREADABLE",
                                QStringLiteral("The item still cannot be decoded: %1").arg(after->reason));
                (void)store::Quarantine(m_host.session()).setState(caip2, block, position, QStringLiteral("resolved"));
                return result;
            });
}

}  // namespace signalbox::engine
