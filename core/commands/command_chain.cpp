// SPDX-License-Identifier: GPL-3.0-or-later

// Chains that come and go: adding, editing, pausing, deleting.
#include <QJsonArray>

#include "commands/command_runner.h"
#include "postgres/when_done.h"
#include "probing/probe_family.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

QByteArray genesisBytes(const QString& text)
{
    return QByteArray::fromHex(text.mid(2).toLatin1());
}

}  // namespace

void CommandRunner::resumeDelete(ChainUnit& unit)
{
    for (const auto& [id, running] : m_running)
        if (running.status.target == unit.caip2())
            return;
    const CommandId id = --m_internal;
    Running& running = m_running[id];
    running.status.id = id;
    running.status.target = unit.caip2();
    running.status.verb = Verb::ChainDelete;
    running.told.start();
    qCInfo(logEngine).noquote() << u"The delete of %1 goes on where it was broken off."_s.arg(unit.facts().row.name);
    hardDelete(id, unit.caip2());
}

void CommandRunner::chainState(Running& running, const QString& state)
{
    change(
        running.status.id,
        [target = running.status.target, state](store::Session& session) {
            return store::Chains(session).setState(target, state).map([&](Done) {
                return QJsonObject{{u"state"_s, state}};
            });
        },
        [this] { (void)m_host.reload(); });
}

void CommandRunner::chainEdit(Running& running)
{
    const QJsonObject& args = running.status.args;
    const ChainUnit* unit = m_host.unit(running.status.target);
    if (unit)
        if (const auto fits = m_host.families().of(unit->facts().row).checkSettings(unit->facts().row, args); !fits)
            return finish(running.status.id, fail(fits.error()));
    const QString name = args.value("name"_L1).toString().trimmed();
    change(
        running.status.id,
        [target = running.status.target, name, settings = *editedSettings(args),
         lower = args.value("lower"_L1).toArray(),
         was = args.value("was"_L1).toObject()](store::Session& session) mutable -> Expected<QJsonObject> {
            store::Chains chains(session);
            const auto now = chains.find(target);
            if (!now)
                return fail(now.error());
            if (const auto seen = checkSeen(*now, was); !seen)
                return fail(seen.error());
            if (lower.size() == 2) {
                QJsonArray lowered = now->settings.value("lowered"_L1).toArray();
                lowered.append(lower);
                settings.insert(u"lowered"_s, lowered);
            }
            return chains.edit(target, name.isEmpty() ? std::nullopt : std::optional(name), settings).map([](Done) {
                return QJsonObject();
            });
        },
        [this] { (void)m_host.reload(); });
}

void CommandRunner::chainAdd(Running& running)
{
    const CommandId id = running.status.id;
    ChainDraft draft = ChainDraft::fromJson(running.status.args);
    const Family* family = m_host.families().find(draft.family);
    if (!family) {
        for (const EndpointDraft& endpoint : draft.endpoints)
            m_host.parts().endpointSecrets->forget(endpoint.secretRef);
        return finish(id, fail(m_host.families().unknown(draft.family)));
    }
    if (!family->isComplete(draft)) {
        progress(id, -1, Message(QT_TRANSLATE_NOOP("Engine", "Asking the endpoint for its chain")));
        const EndpointDraft first = draft.endpoints.front();
        const auto future = m_host.net().run<ProbeReport>(
            [secrets = m_host.parts().endpointSecrets, net = &m_host.net(), first, family = draft.family,
             expected = draft.caip2](evm::EvmServices&) -> QCoro::Task<Expected<ProbeReport>> {
                const auto whole = secrets->resolve(first);
                return probeFamily(*net, whole ? *whole : first, family, expected);
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
            if (!draft.networkId)
                draft.networkId = report->networkId;
            if (draft.name.isEmpty())
                draft.name = report->chainName;
            addCompared(id, draft);
        });
        return;
    }
    addCompared(id, std::move(draft));
}

void CommandRunner::addProbed(CommandId id, ChainDraft draft)
{
    auto forget = [&] {
        for (const EndpointDraft& endpoint : draft.endpoints)
            m_host.parts().endpointSecrets->forget(endpoint.secretRef);
    };
    const Family& family = *m_host.families().find(draft.family);
    auto made = family.newChain(draft);
    if (!made) {
        forget();
        return finish(id, fail(made.error()));
    }
    for (const EndpointDraft& endpoint : draft.endpoints)
        made->endpoints.push_back(EndpointSecrets::row(draft.caip2, endpoint));
    if (const auto ready = family.catalog() ? m_host.prepareTables() : Expected<Done>(Done{}); !ready) {
        forget();
        return finish(id, fail(ready.error()));
    }
    const auto added = guarded(
        id,
        [&](store::Session& session) -> Expected<QJsonObject> {
            store::Chains chains(session);
            const auto all = chains.list();
            if (!all)
                return fail(all.error());
            for (const store::ChainRow& row : *all)
                if (row.caip2 == draft.caip2)
                    return fail(chainExists(row, genesisBytes(draft.genesisHash), draft.networkId,
                                            family.features().testFlag(Feature::Streams)));
            const auto makeTables = [&](store::Transaction& transaction, const store::ChainRow& row) {
                family.makeTables(transaction, row);
            };
            return chains.add(*made, makeTables).map([](const store::ChainRow& row) {
                return QJsonObject{{u"caip2"_s, row.caip2}, {u"name"_s, row.name}, {u"schema"_s, row.schema}};
            });
        },
        true);
    if (!added) {
        // Where the outcome is not known, or another console goes on, the keys may be in use.
        if (added.error().kind != ErrorKind::Retryable && added.error().code != "CLAIM_LOST"_L1)
            forget();
        return finish(id, fail(added.error()));
    }
    (void)m_host.reload();
    ended(id, CommandState::Done, *added, {});
}

void CommandRunner::chainDelete(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const QString caip2 = unit.caip2();
    const bool hard = running.status.args.value("hard"_L1).toBool();
    if (!hard) {
        if (unit.facts().row.state != "active"_L1 && unit.facts().row.state != "paused"_L1)
            return finish(
                id,
                fail(ErrorKind::Refused, "CHAIN_DELETED",
                     Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is already deleted.")).arg(unit.facts().row.name)));
        return chainState(running, u"deleted"_s);
    }
    // The state first: a crash from here on is taken up by whoever comes next.
    const auto marked = guarded(
        id,
        [&](store::Session& session) {
            return store::Chains(session).setState(caip2, u"deleting"_s).map([](Done) { return QJsonObject(); });
        },
        false);
    if (!marked)
        return finish(id, fail(marked.error()));
    (void)m_host.reload();
    if (unit.isRunning() || unit.isStopping()) {
        progress(id, -1, Message(QT_TRANSLATE_NOOP("Engine", "Waiting for the chain's worker to stop")));
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
        [caip2, family = &m_host.families().of(unit->facts().row), chain = unit->facts().row, epoch = unit->epoch(),
         refs,
         secrets = m_host.parts().endpointSecrets](store::Session& session, const auto& tell) -> Expected<QJsonObject> {
            const auto done = family->remove(session, chain, epoch, tell);
            if (!done)
                return fail(done.error());
            for (const QString& ref : refs)
                secrets->forget(ref);
            return QJsonObject{{u"caip2"_s, caip2}};
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

}  // namespace signalbox::engine
