// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/command_runner.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include "signalbox/literals.h"
#include "store/leases.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

constexpr qint64 lookMs = 200;  ///< limit per look, so that other work has its turn if very many are queued

/// Parts: host, "pid", number, and a value of this engine.
QString claimantName()
{
    return u"%1 pid %2 %3"_s.arg(store::thisHost())
        .arg(QCoreApplication::applicationPid())
        .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

}  // namespace

CommandRunner::CommandRunner(CommandHost& host, QObject* parent)
    : QObject(parent),
      m_host(host),
      m_claimant(claimantName()),
      m_running(host, m_claimant),
      m_addition(host),
      m_chains(host),
      m_endpoints(host),
      m_streams(host),
      m_indexing(host),
      m_quarantine(host, m_indexing),
      m_layers(host),
      m_verify(host),
      m_capabilities(host)
{
    connect(&m_running, &RunningCommands::someEnded, this, &CommandRunner::look, Qt::QueuedConnection);
}

CommandRunner::~CommandRunner() = default;

Expected<QStringList> CommandRunner::queuedTargets()
{
    return m_host.session().read([](store::Transaction& t) {
        QStringList list;
        for (const auto& row :
             t.exec("SELECT DISTINCT coalesce(target, '') FROM signalbox.commands WHERE state = 'queued'"))
            list << store::text(row[0]);
        return list;
    });
}

void CommandRunner::look()
{
    if (m_running.isStopped())
        return;
    (void)m_running.queue().expire();
    const auto targets = queuedTargets();
    if (!targets || targets->isEmpty())
        return;
    QStringList ours;
    for (const QString& target : *targets) {
        ChainUnit* unit = m_host.unit(target);
        if (unit ? m_host.hold(*unit).has_value() : m_host.takesFreeCommands())
            ours << target;
    }
    QElapsedTimer since;
    since.start();
    while (!ours.isEmpty() && !m_running.isStopped()) {
        if (since.elapsed() > lookMs) {
            QMetaObject::invokeMethod(this, &CommandRunner::look, Qt::QueuedConnection);
            return;
        }
        auto claimed = m_running.queue().claim(ours, m_claimant);
        if (!claimed || !*claimed)
            return;
        begin(std::move(**claimed));
    }
}

void CommandRunner::recover(const QStringList& targets)
{
    const auto taken = m_running.queue().recover(targets, m_claimant);
    if (taken && *taken > 0)
        look();
}

void CommandRunner::recoverFree()
{
    const auto running = m_host.session().read([](store::Transaction& t) {
        std::vector<std::pair<QString, bool>> all;
        for (const auto& row : t.exec(
                 "SELECT DISTINCT ON (claimed_by) coalesce(claimed_by, ''), started_at < now() - interval '5 min' FROM "
                 "signalbox.commands c WHERE state = 'running' AND NOT EXISTS (SELECT FROM signalbox.chains h WHERE "
                 "h.caip2 = c.target) ORDER BY claimed_by, started_at"))
            all.emplace_back(store::text(row[0]), store::boolean(row[1]));
        return all;
    });
    if (!running)
        return;
    QStringList gone;
    for (const auto& [claimant, isOld] : *running) {
        const bool here = claimant.section(QLatin1Char(' '), 0, 0) == store::thisHost();
        // For a process on another machine only the time is known; commands without a chain take seconds.
        if (here ? store::processGone(claimant.section(QLatin1Char(' '), 2, 2).toLongLong()) : isOld)
            gone << claimant;
    }
    if (gone.isEmpty())
        return;
    const auto taken = m_running.queue().recoverFrom(gone);
    if (taken && *taken > 0)
        look();
}

void CommandRunner::reclaim()
{
    const auto again = m_running.queue().requeue(m_claimant, m_running.ids());
    if (again && *again > 0)
        look();
}

void CommandRunner::leaseLost(const QString& target)
{
    m_running.leaseLost(target);
}

void CommandRunner::stop()
{
    m_running.stop();
}

void CommandRunner::resumeDelete(ChainUnit& unit)
{
    if (!m_running.isRunningFor(unit.caip2()))
        m_chains.resumeRemoval(m_running.beginUnrecorded(Verb::ChainDelete, unit.caip2()), unit);
}

void CommandRunner::onJobProgress(const indexing::JobProgress& job)
{
    m_indexing.progressed({m_running, job.id}, job);
}

void CommandRunner::onUnitChanged(const ChainUnit& unit)
{
    m_indexing.coverageChanged(unit);
}

Expected<Arguments> CommandRunner::argumentsOf(const CommandStatus& status)
{
    if (!status.args)
        return status.args;
    Command command{*status.args, status.target, {}};
    if (isDangerous(command)) {
        const auto preview = m_host.session().read([&](store::Transaction& t) {
            const auto rows = t.exec("SELECT preview FROM signalbox.commands WHERE id = $1", {status.id});
            return rows.empty() ? QJsonObject() : store::object(rows[0][0]);
        });
        if (preview && !preview->isEmpty())
            command.preview = Preview::fromJson(*preview);
    }
    // The queue knows when a command expires, and gives an interrupted one its time again.
    return check(command, QDateTime(), QDateTime::currentDateTimeUtc());
}

void CommandRunner::begin(CommandStatus status)
{
    const Run run = m_running.begin(std::move(status));
    const auto arguments = argumentsOf(run.status());
    if (!arguments)
        return run.finish(fail(arguments.error()));
    carryOut(run, *arguments);
}

ChainUnit* CommandRunner::chainOf(Run run)
{
    const CommandStatus& status = run.status();
    ChainUnit* unit = m_host.unit(status.target);
    if (!unit) {
        run.finish(fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no chain %1.")).arg(status.target)));
        return nullptr;
    }
    if (isGone(unit->facts().row) && status.verb != Verb::ChainDelete && status.verb != Verb::ChainRecover) {
        run.finish(fail(goneChain(unit->facts().row)));
        return nullptr;
    }
    return unit;
}

/// Verb → group. Without a default, so that the compiler lists a missing verb.
void CommandRunner::carryOut(Run run, const Arguments& wanted)
{
    using namespace arguments;
    // Those that need no chain, or have none yet.
    if (const auto* add = std::get_if<ChainAdd>(&wanted))
        return m_addition.add(run, *add);
    if (const auto* alert = std::get_if<AlertAcknowledge>(&wanted))
        return m_alerts.acknowledge(run, *alert);
    if (const auto* alert = std::get_if<AlertMute>(&wanted))
        return m_alerts.mute(run, *alert);
    ChainUnit* const chain = chainOf(run);
    if (!chain)
        return;
    ChainUnit& unit = *chain;
    const auto ofCapability = [&] { m_capabilities.carryOut(run, unit, wanted); };
    std::visit(Overloaded{
                   [](const ChainAdd&) {},
                   [](const AlertAcknowledge&) {},
                   [](const AlertMute&) {},
                   [&](const ChainEdit& edit) { m_chains.edit(run, unit, edit); },
                   [&](const ChainPause&) { m_chains.pause(run); },
                   [&](const ChainResume&) { m_chains.resume(run); },
                   [&](const ChainRecover&) { m_chains.recover(run, unit); },
                   [&](const ChainDelete& remove) { m_chains.remove(run, unit, remove); },
                   [&](const EndpointAdd& add) { m_endpoints.add(run, unit, add); },
                   [&](const EndpointEdit& edit) { m_endpoints.edit(run, unit, edit); },
                   [&](const EndpointRemove& remove) { m_endpoints.remove(run, unit, remove); },
                   [&](const StreamAdd& add) { m_streams.add(run, unit, add); },
                   [&](const StreamRemove& remove) { m_streams.remove(run, unit, remove); },
                   [&](const Reindex& reindex) { m_indexing.reindex(run, unit, reindex); },
                   [&](const FillGaps&) { m_indexing.fillGaps(run, unit); },
                   [&](const ScanGaps&) { m_indexing.scanGaps(run, unit); },
                   [&](const Rewind& rewind) { m_indexing.rewind(run, unit, rewind); },
                   [&](const RetryNow&) { m_indexing.retryNow(run, unit); },
                   [&](const QuarantineRetry& item) { m_quarantine.retry(run, unit, item); },
                   [&](const QuarantineSkip& item) { m_quarantine.skip(run, item); },
                   [&](const Resync& resync) { m_layers.resync(run, unit, resync); },
                   [&](const Repair& repair) { m_layers.repair(run, unit, repair); },
                   [&](const Optimize& optimize) { m_layers.optimize(run, unit, optimize); },
                   [&](const Verify& verify) { m_verify.verify(run, unit, verify); },
                   [&](const BalancesRecalculate&) { ofCapability(); },
                   [&](const BalancesRebuild&) { ofCapability(); },
                   [&](const BalancesVerify&) { ofCapability(); },
                   [&](const QueueRetry&) { ofCapability(); },
                   [&](const QueueDiscard&) { ofCapability(); },
                   [&](const QueueConfigure&) { ofCapability(); },
                   [&](const TokenEdit&) { ofCapability(); },
                   [&](const PacketsClear&) { ofCapability(); },
                   [&](const ThresholdSet&) { ofCapability(); },
                   [&](const PriceSet&) { ofCapability(); },
               },
               wanted);
}

}  // namespace signalbox::engine
