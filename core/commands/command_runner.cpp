// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/command_runner.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include "postgres/when_done.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "store/status.h"
#include "support/log.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

constexpr qint64 lookMs = 200;  ///< of one look, so that everything else has its turn when very many are queued

/// Words: host, "pid", number, and a part that is this engine's own.
QString claimantName()
{
    return u"%1 pid %2 %3"_s.arg(store::thisHost())
        .arg(QCoreApplication::applicationPid())
        .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

bool isNotOurs(const Error& error)
{
    return error.code == "LEASE_LOST"_L1 || error.code == "CLAIM_LOST"_L1;
}

}  // namespace

CommandRunner::CommandRunner(CommandHost& host, QObject* parent)
    : QObject(parent), m_host(host), m_claimant(claimantName())
{
    m_cancelTimer.setInterval(500);
    connect(&m_cancelTimer, &QTimer::timeout, this, &CommandRunner::checkCancels);
}

CommandRunner::~CommandRunner() = default;

CommandRunner::Running* CommandRunner::find(CommandId id)
{
    const auto found = m_running.find(id);
    return found == m_running.end() ? nullptr : &found->second;
}

store::CommandQueue CommandRunner::queue()
{
    return store::CommandQueue(m_host.session(), m_claimant);
}

void CommandRunner::look()
{
    if (m_stopped)
        return;
    (void)queue().expire();
    const auto targets = m_host.session().read([](store::Transaction& t) {
        QStringList list;
        for (const auto& row :
             t.exec("SELECT DISTINCT coalesce(target, '') FROM signalbox.commands WHERE state = 'queued'"))
            list << store::text(row[0]);
        return list;
    });
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
    while (!ours.isEmpty() && !m_stopped) {
        if (since.elapsed() > lookMs) {
            QMetaObject::invokeMethod(this, &CommandRunner::look, Qt::QueuedConnection);
            return;
        }
        auto claimed = queue().claim(ours, m_claimant);
        if (!claimed || !*claimed)
            return;
        begin(std::move(**claimed));
    }
}

void CommandRunner::recover(const QStringList& targets)
{
    const auto taken = queue().recover(targets, m_claimant);
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
        // Of a process elsewhere only the time is known; what has no chain takes seconds.
        if (here ? store::processGone(claimant.section(QLatin1Char(' '), 2, 2).toLongLong()) : isOld)
            gone << claimant;
    }
    if (gone.isEmpty())
        return;
    const auto taken = queue().recoverFrom(gone);
    if (taken && *taken > 0)
        look();
}

void CommandRunner::reclaim()
{
    std::vector<CommandId> known;
    for (const auto& [id, running] : m_running)
        known.push_back(id);
    const auto again = queue().requeue(m_claimant, known);
    if (again && *again > 0)
        look();
}

void CommandRunner::leaseLost(const QString& target)
{
    std::vector<CommandId> lost;
    for (auto& [id, running] : m_running)
        if (running.status.target == target) {
            running.interrupted->store(true);
            lost.push_back(id);
        }
    for (const CommandId id : lost)
        drop(id);
}

void CommandRunner::begin(CommandStatus status)
{
    const CommandId id = status.id;
    Running& running = m_running[id];
    running.status = std::move(status);
    running.since.start();
    running.told.start();
    m_host.told(running.status);
    m_cancelTimer.start();
    const CommandStatus& s = running.status;
    qCInfo(logEngine).noquote() << u"Command %1: %2 %3, by %4."_s.arg(id).arg(QLatin1String(name(s.verb)), s.target,
                                                                              s.actor);

    Command command{s.verb, s.target, s.args, {}};
    if (isDangerous(command)) {
        const auto preview = m_host.session().read([&](store::Transaction& t) {
            const auto rows = t.exec("SELECT preview FROM signalbox.commands WHERE id = $1", {s.id});
            return rows.empty() ? QJsonObject() : store::object(rows[0][0]);
        });
        command.preview = preview.value_or(QJsonObject());
    }
    // The queue knows when a command expires, and gives one that was broken off its time again.
    if (const auto checked = check(command, QDateTime(), QDateTime::currentDateTimeUtc()); !checked)
        return finish(id, fail(checked.error()));

    if (s.verb == Verb::ChainAdd)
        return chainAdd(running);
    if (s.verb == Verb::AlertAcknowledge)
        return change(id, [alert = *numberArg(s.args, "id"), by = s.actor](store::Session& session) {
            return store::Alerts(session).acknowledge(alert, by).map([](Done) { return QJsonObject(); });
        });
    if (s.verb == Verb::AlertMute) {
        const QDateTime until = QDateTime::fromString(s.args.value("until"_L1).toString(), Qt::ISODateWithMs).toUTC();
        return change(id, [alert = *numberArg(s.args, "id"), until](store::Session& session) {
            return store::Alerts(session).mute(alert, until).map([](Done) { return QJsonObject(); });
        });
    }
    ChainUnit* unit = m_host.unit(s.target);
    if (!unit)
        return finish(id, fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                               Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no chain %1.")).arg(s.target)));
    const QString& state = unit->facts().row.state;
    if (isGone(unit->facts().row) && s.verb != Verb::ChainDelete && s.verb != Verb::ChainRecover)
        return finish(id, fail(goneChain(unit->facts().row)));

    switch (s.verb) {
        case Verb::ChainAdd:
        case Verb::AlertAcknowledge:
        case Verb::AlertMute:
            return;
        case Verb::ChainEdit:
            return chainEdit(running);
        case Verb::ChainPause:
            return chainState(running, u"paused"_s);
        case Verb::ChainResume:
            return chainState(running, u"active"_s);
        case Verb::ChainRecover:
            if (state != "deleted"_L1)
                return finish(id, fail(ErrorKind::Refused, "CHAIN_NOT_DELETED",
                                       Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" cannot be recovered: it is %2."))
                                           .arg(unit->facts().row.name, state)));
            return chainState(running, u"active"_s);
        case Verb::ChainDelete:
            return chainDelete(running, *unit);
        case Verb::EndpointAdd:
        case Verb::EndpointEdit:
        case Verb::EndpointRemove:
            return endpointCompared(running, *unit);
        case Verb::StreamAdd:
            return streamAdd(running, *unit);
        case Verb::StreamRemove:
            return streamRemove(running, *unit);
        case Verb::Reindex:
            return reindex(running, *unit, {*numberArg(s.args, "lo"), *numberArg(s.args, "hi")});
        case Verb::Resync:
            return resync(running, *unit);
        case Verb::Repair:
            return repair(running, *unit);
        case Verb::Optimize:
            return optimize(running, *unit);
        case Verb::Verify:
            return verify(running, *unit);
        case Verb::FillGaps:
            return fillGaps(running, *unit);
        case Verb::ScanGaps:
            if (!readyWorker(id, *unit))
                return;
            whenDone(unit->worker()->scanGaps(), this, [this, id](const Expected<indexing::GapReport>& report) {
                finish(id, report ? Expected<QJsonObject>(QJsonObject{{u"blocks"_s, report->blocks},
                                                                      {u"gaps"_s, int(report->gaps.size())}})
                                  : fail(report.error()));
            });
            return;
        case Verb::Rewind:
            if (!readyWorker(id, *unit))
                return;
            whenDone(unit->worker()->rewind(*numberArg(s.args, "to")), this,
                     [this, id](const Expected<indexing::ReorgReport>& report) {
                         finish(id, report ? Expected<QJsonObject>(QJsonObject{{u"to"_s, report->ancestor},
                                                                               {u"depth"_s, report->depth},
                                                                               {u"rowsUndone"_s, report->rowsUndone}})
                                           : fail(report.error()));
                     });
            return;
        case Verb::RetryNow:
            unit->tryNow();
            return finish(id, QJsonObject());
        case Verb::QuarantineRetry:
        case Verb::QuarantineSkip:
            return quarantine(running, *unit);
    }
}

indexing::ChainWorker* CommandRunner::readyWorker(CommandId id, ChainUnit& unit)
{
    const QString& chain = unit.facts().row.name;
    // A paused worker answers when it is resumed, and until then no other command of the chain would have its turn.
    if (unit.facts().row.state == "paused"_L1) {
        finish(id, fail(ErrorKind::Refused, "CHAIN_PAUSED",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is paused. Resume it first.")).arg(chain)));
        return nullptr;
    }
    if (unit.facts().trouble) {
        finish(id, fail(unit.facts().trouble->error));
        return nullptr;
    }
    m_host.ensureWorker(unit);
    if (!unit.worker())
        finish(id, fail(ErrorKind::Retryable, "CHAIN_STOPPING",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is stopping. Try again in a moment.")).arg(chain)));
    return unit.worker();
}

Expected<QJsonObject> CommandRunner::guarded(CommandId id, const Change& work, bool ends)
{
    const Running* running = find(id);
    if (!running)
        return fail(stopping());
    const QString target = running->status.target;
    const ChainUnit* unit = m_host.unit(target);
    const qint64 epoch = unit && unit->isHeld() ? unit->epoch() : 0;
    store::Session& session = m_host.session();
    return session.write([&](store::Transaction& transaction) -> Expected<QJsonObject> {
        if (epoch > 0)
            if (const auto ours = store::Leases::stand(transaction, target, epoch); !ours)
                return fail(ours.error());
        if (const auto ours = queue().stillOurs(transaction, id); !ours)
            return fail(ours.error());
        auto result = work(session);
        if (result && ends)
            if (const auto told = queue().finish(id, CommandState::Done, *result); !told)
                return fail(told.error());
        return result;
    });
}

void CommandRunner::change(CommandId id, const Change& work, const std::function<void()>& after)
{
    const auto done = guarded(id, work, true);
    if (!done)
        return finish(id, fail(done.error()));
    if (after)
        after();
    ended(id, CommandState::Done, *done, {});
}

void CommandRunner::inThread(Running& running, Work work, std::function<void(const Expected<QJsonObject>&)> then)
{
    const CommandId id = running.status.id;
    running.thread = std::make_unique<SessionThread>(m_host.parts().database.withApplication(u"signalbox job"_s));
    const QFuture<Expected<QJsonObject>> future =
        running.thread->run<QJsonObject>([this, id, work = std::move(work), interrupted = running.interrupted](
                                             store::Session& session) -> Expected<QJsonObject> {
            return work(session, [this, id, interrupted](const Message& text, double share) {
                QMetaObject::invokeMethod(
                    this, [this, id, text, share] { progress(id, share, text); }, Qt::QueuedConnection);
                return !interrupted->load();
            });
        });
    running.cancel = [interrupted = running.interrupted] { interrupted->store(true); };
    whenDone(future, this, [this, id, then = std::move(then)](const Expected<QJsonObject>& result) {
        if (Running* r = find(id))
            r->thread.reset();
        if (then)
            then(result);
        else
            finish(id, result);
    });
}

void CommandRunner::progress(CommandId id, double share, const Message& text, double rate,
                             std::optional<double> remaining)
{
    Running* running = find(id);
    if (!running)
        return;
    running->status.progress = share;
    running->status.progressText = text;
    running->status.rate = rate;
    running->status.remainingSeconds = remaining;
    if (running->told.elapsed() < 400)
        return;
    running->told.restart();
    writeProgress(*running);
}

void CommandRunner::writeProgress(const Running& running)
{
    const CommandStatus& status = running.status;
    if (status.id > 0)
        (void)queue().progress(status.id, status.progress, status.progressText, status.rate, status.remainingSeconds,
                               running.reindexed);
}

void CommandRunner::finish(CommandId id, const Expected<QJsonObject>& result)
{
    if (result)
        return finish(id, CommandState::Done, *result, {});
    const Error& error = result.error();
    if (isNotOurs(error))
        return drop(id);
    const Running* running = find(id);
    const bool refused = error.kind == ErrorKind::Refused || error.kind == ErrorKind::Conflict ||
                         error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound;
    const bool brokenOff = error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Retryable;
    if (brokenOff && m_stopped && running && !running->cancelled) {
        // The engine stops; the command stays "running" and is taken up by the next one.
        if (!running->reindexed.empty())
            writeProgress(*running);
        m_running.erase(id);
        return;
    }
    finish(id,
           error.code == "COMMAND_EXPIRED"_L1   ? CommandState::Expired
           : error.kind == ErrorKind::Cancelled ? CommandState::Cancelled
           : refused                            ? CommandState::Refused
                                                : CommandState::Failed,
           {}, error);
}

void CommandRunner::finish(CommandId id, CommandState state, const QJsonObject& result,
                           const std::optional<Error>& error)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    if (id < 0) {
        m_running.erase(found);
        return;
    }
    const auto written = queue().finish(id, state, result, error);
    if (!written && (written.error().kind == ErrorKind::Retryable || written.error().kind == ErrorKind::Unavailable)) {
        QTimer::singleShot(1000, this, [this, id, state, result, error] { finish(id, state, result, error); });
        return;
    }
    if (!written && isNotOurs(written.error()))
        return drop(id);
    if (!written && written.error().code == "COMMAND_FINAL"_L1) {
        // It was cancelled in the queue's own way, or its end was stored when the answer got lost: that counts.
        const auto truth = queue().find(id);
        if (truth && *truth)
            return ended(id, (*truth)->state, (*truth)->result, (*truth)->error);
    }
    ended(id, state, result, error);
}

void CommandRunner::drop(CommandId id)
{
    if (m_running.erase(id) == 0)
        return;
    qCInfo(logEngine, "Command %lld is carried on by another console.", id);
    if (m_running.empty())
        m_cancelTimer.stop();
}

void CommandRunner::ended(CommandId id, CommandState state, const QJsonObject& result,
                          const std::optional<Error>& error)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    if (error)
        qCWarning(logEngine).noquote() << u"Command %1 (%2 %3) ended %4: %5"_s.arg(id).arg(
            QLatin1String(name(found->second.status.verb)), found->second.status.target, QLatin1String(name(state)),
            error->text());
    CommandStatus status = found->second.status;
    m_running.erase(found);
    status.state = state;
    status.result = result;
    status.error = error;
    status.finishedAt = QDateTime::currentDateTimeUtc();
    m_host.told(status);
    if (m_running.empty())
        m_cancelTimer.stop();
    QMetaObject::invokeMethod(this, &CommandRunner::look, Qt::QueuedConnection);
}

void CommandRunner::checkCancels()
{
    std::vector<CommandId> wanted;
    for (const auto& [id, running] : m_running) {
        if (running.cancelled || !running.cancel)
            continue;
        const auto asked = queue().cancelRequested(id);
        if (asked && *asked)
            wanted.push_back(id);
    }
    for (const CommandId id : wanted)
        if (Running* running = find(id)) {
            running->cancelled = true;
            const auto cancel = running->cancel;  // it may end the command
            cancel();
        }
}

void CommandRunner::stop()
{
    m_stopped = true;
    for (auto& [id, running] : m_running)
        running.interrupted->store(true);
}

}  // namespace signalbox::engine
