// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/chain_commands.h"

#include <QJsonArray>
#include <QTimer>

#include "signalbox/literals.h"
#include "support/log.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

constexpr int retryMs = 2'000;

}  // namespace

void ChainCommands::setState(Run run, const QString& state)
{
    run.change(
        [target = run.status().target, state](store::Session& session) {
            return store::Chains(session).setState(target, state).map([&](Done) {
                return QJsonObject{{u"state"_s, state}};
            });
        },
        [this] { (void)m_host.reload(); });
}

void ChainCommands::edit(Run run, ChainUnit& unit, const arguments::ChainEdit& wanted)
{
    const store::ChainRow& row = unit.facts().row;
    if (const auto fits = m_host.families().of(row).checkSettings(row, wanted); !fits)
        return run.finish(fail(fits.error()));
    run.change(
        [&, target = row.caip2](store::Session& session) -> Run::Result {
            store::Chains chains(session);
            const auto now = chains.find(target);
            if (!now)
                return fail(now.error());
            if (const auto seen = checkSeen(*now, wanted.was); !seen)
                return fail(seen.error());
            QJsonObject settings = editedSettings(wanted);
            if (wanted.lower) {
                QJsonArray lowered = now->settings.value("lowered"_L1).toArray();
                lowered.append(QJsonArray{wanted.lower->lo, wanted.lower->hi});
                settings.insert(u"lowered"_s, lowered);
            }
            return outcome(chains.edit(target, wanted.name, settings));
        },
        [this] { (void)m_host.reload(); });
}

void ChainCommands::recover(Run run, ChainUnit& unit)
{
    const store::ChainRow& row = unit.facts().row;
    if (row.state != "deleted"_L1)
        return run.finish(fail(
            ErrorKind::Refused, "CHAIN_NOT_DELETED",
            Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" cannot be recovered: it is %2.")).arg(row.name, row.state)));
    setState(run, u"active"_s);
}

void ChainCommands::remove(Run run, ChainUnit& unit, const arguments::ChainDelete& wanted)
{
    if (wanted.hard)
        return removeForGood(run, unit);
    const store::ChainRow& row = unit.facts().row;
    if (row.state != "active"_L1 && row.state != "paused"_L1)
        return run.finish(fail(ErrorKind::Refused, "CHAIN_DELETED",
                               Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is already deleted.")).arg(row.name)));
    setState(run, u"deleted"_s);
}

void ChainCommands::removeForGood(Run run, ChainUnit& unit)
{
    const QString caip2 = unit.caip2();
    // The state first: a delete that is killed from here on is resumed by the next engine.
    const auto marked = run.guarded(
        [&](store::Session& session) { return outcome(store::Chains(session).setState(caip2, u"deleting"_s)); }, false);
    if (!marked)
        return run.finish(fail(marked.error()));
    (void)m_host.reload();
    if (unit.isRunning() || unit.isStopping()) {
        run.progress(-1, Message(QT_TRANSLATE_NOOP("Engine", "Waiting for the chain's worker to stop")));
        QObject::connect(
            &unit, &ChainUnit::stopped, run.context(), [this, run, caip2] { removeRows(run, caip2); },
            Qt::SingleShotConnection);
        unit.stop();
        return;
    }
    removeRows(run, caip2);
}

void ChainCommands::resumeRemoval(Run run, ChainUnit& unit)
{
    qCInfo(logEngine).noquote() << u"The interrupted delete of %1 continues."_s.arg(unit.facts().row.name);
    removeRows(run, unit.caip2());
}

void ChainCommands::removeRows(Run run, const QString& caip2)
{
    ChainUnit* unit = m_host.unit(caip2);
    if (!run.isOpen() || !unit)
        return;
    const auto endpoints = store::Chains(m_host.session()).endpoints(caip2);
    QStringList refs;
    if (endpoints)
        for (const store::EndpointRow& row : *endpoints)
            if (!row.secretRef.isEmpty())
                refs << row.secretRef;
    run.inThread(
        [caip2, family = &m_host.families().of(unit->facts().row), chain = unit->facts().row, epoch = unit->epoch(),
         refs,
         secrets = m_host.parts().endpointSecrets](store::Session& session, const Run::Tell& tell) -> Run::Result {
            const auto done = family->remove(session, chain, epoch, tell);
            if (!done)
                return fail(done.error());
            for (const QString& ref : refs)
                secrets->forget(ref);
            return QJsonObject{{u"caip2"_s, caip2}};
        },
        [this, run, caip2](const Run::Result& result) {
            const bool away = !result && (result.error().kind == ErrorKind::Retryable ||
                                          result.error().kind == ErrorKind::Unavailable);
            if (away && !run.isStopped()) {
                QTimer::singleShot(retryMs, run.context(), [this, run, caip2] { removeRows(run, caip2); });
                return;
            }
            if (result)
                (void)m_host.reload();
            run.finish(result);
        });
    // A partly deleted chain is useless: only a stop of the engine interrupts the delete, which is resumed afterwards.
    run.cancelBy({});
}

}  // namespace signalbox::engine
