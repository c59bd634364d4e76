// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/running_commands.h"

#include <algorithm>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::engine {

namespace {

bool isNotOurs(const Error& error)
{
    return error.code == "LEASE_LOST"_L1 || error.code == "CLAIM_LOST"_L1;
}

CommandState endOf(const Error& error)
{
    if (error.code == "COMMAND_EXPIRED"_L1)
        return CommandState::Expired;
    if (error.kind == ErrorKind::Cancelled)
        return CommandState::Cancelled;
    const bool refused = error.kind == ErrorKind::Refused || error.kind == ErrorKind::Conflict ||
                         error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound;
    return refused ? CommandState::Refused : CommandState::Failed;
}

}  // namespace

RunningCommands::RunningCommands(CommandHost& host, QString claimant, QObject* parent)
    : QObject(parent), m_host(host), m_claimant(std::move(claimant))
{
    m_cancelTimer.setInterval(500);
    connect(&m_cancelTimer, &QTimer::timeout, this, &RunningCommands::checkCancels);
}

RunningCommands::~RunningCommands() = default;

store::CommandQueue RunningCommands::queue()
{
    return store::CommandQueue(m_host.session(), m_claimant);
}

RunningCommands::Entry* RunningCommands::find(CommandId id)
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::vector<CommandId> RunningCommands::ids() const
{
    std::vector<CommandId> all;
    for (const auto& [id, entry] : m_entries)
        all.push_back(id);
    return all;
}

bool RunningCommands::isRunningFor(const QString& target) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const auto& pair) { return pair.second.status.target == target; });
}

Run RunningCommands::begin(CommandStatus status)
{
    const CommandId id = status.id;
    Entry& entry = m_entries[id];
    entry.status = std::move(status);
    entry.written.start();
    m_host.told(entry.status);
    m_cancelTimer.start();
    qCInfo(logEngine).noquote() << u"Command %1: %2 %3, by %4."_s.arg(id).arg(QLatin1String(name(entry.status.verb)),
                                                                              entry.status.target, entry.status.actor);
    return {*this, id};
}

Run RunningCommands::beginUnrecorded(Verb verb, const QString& target)
{
    const CommandId id = --m_unrecorded;
    Entry& entry = m_entries[id];
    entry.status.id = id;
    entry.status.verb = verb;
    entry.status.target = target;
    entry.written.start();
    return {*this, id};
}

void RunningCommands::writeProgress(const Entry& entry)
{
    const CommandStatus& status = entry.status;
    if (status.id > 0)
        (void)queue().progress(status.id, status.progress, status.progressText, status.rate, status.remainingSeconds,
                               entry.committed);
}

void RunningCommands::finish(CommandId id, const Run::Result& result)
{
    if (result)
        return finish(id, CommandState::Done, *result, {});
    const Error& error = result.error();
    if (isNotOurs(error))
        return drop(id);
    const Entry* entry = find(id);
    const bool brokenOff = error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Retryable;
    if (brokenOff && m_stopped && entry && !entry->canceled) {
        // The engine stops; the command stays "running", and the next engine resumes it.
        if (!entry->committed.empty())
            writeProgress(*entry);
        m_entries.erase(id);
        return;
    }
    finish(id, endOf(error), {}, error);
}

void RunningCommands::finish(CommandId id, CommandState state, const QJsonObject& result,
                             const std::optional<Error>& error)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    if (id < 0) {
        m_entries.erase(found);
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
        // It was canceled while queued, or its end was stored when the answer was lost: the stored end is reported.
        const auto truth = queue().find(id);
        if (truth && *truth)
            return ended(id, (*truth)->state, (*truth)->result, (*truth)->error);
    }
    ended(id, state, result, error);
}

void RunningCommands::drop(CommandId id)
{
    if (m_entries.erase(id) == 0)
        return;
    qCInfo(logEngine, "Command %lld is carried on by another console.", id);
    if (m_entries.empty())
        m_cancelTimer.stop();
}

void RunningCommands::ended(CommandId id, CommandState state, const QJsonObject& result,
                            const std::optional<Error>& error)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    if (error)
        qCWarning(logEngine).noquote() << u"Command %1 (%2 %3) ended %4: %5"_s.arg(id).arg(
            QLatin1String(name(found->second.status.verb)), found->second.status.target, QLatin1String(name(state)),
            error->text());
    CommandStatus status = found->second.status;
    m_entries.erase(found);
    status.state = state;
    status.result = result;
    status.error = error;
    status.finishedAt = QDateTime::currentDateTimeUtc();
    m_host.told(status);
    if (m_entries.empty())
        m_cancelTimer.stop();
    Q_EMIT someEnded();
}

void RunningCommands::leaseLost(const QString& target)
{
    std::vector<CommandId> lost;
    for (auto& [id, entry] : m_entries)
        if (entry.status.target == target) {
            entry.interrupted->store(true);
            lost.push_back(id);
        }
    for (const CommandId id : lost)
        drop(id);
}

void RunningCommands::checkCancels()
{
    std::vector<CommandId> wanted;
    for (const auto& [id, entry] : m_entries) {
        if (entry.canceled || !entry.cancel)
            continue;
        const auto asked = queue().cancelRequested(id);
        if (asked && *asked)
            wanted.push_back(id);
    }
    for (const CommandId id : wanted)
        if (Entry* entry = find(id)) {
            entry->canceled = true;
            const auto cancel = entry->cancel;  // a copy, because it may end the command
            cancel();
        }
}

void RunningCommands::stop()
{
    m_stopped = true;
    for (auto& [id, entry] : m_entries)
        entry.interrupted->store(true);
}

}  // namespace signalbox::engine
