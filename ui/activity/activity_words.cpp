// SPDX-License-Identifier: GPL-3.0-or-later

// Words of jobs, commands and alerts.
#include <QRegularExpression>

#include "activity/activity_models.h"
#include "language/engine_words.h"
#include "models/chain_words.h"
#include "models/verify_words.h"
#include "shell/go_to_block.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct ActivityWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::ActivityWords)
};

}  // namespace

ChainNames ChainNames::of(const WorkspaceSnapshot& snapshot)
{
    ChainNames names;
    for (const ChainSnapshot& chain : snapshot.chains)
        names.all.insert(chain.caip2, {format::safe(chain.name), chain.mark, chain.has(Feature::Explorer)});
    return names;
}

QString ChainNames::name(const QString& caip2) const
{
    const auto found = all.constFind(caip2);
    return found == all.constEnd() ? format::safe(caip2) : found->name;
}

QString commandWord(CommandState state)
{
    switch (state) {
        case CommandState::Queued:
            return ActivityWords::tr("waiting", "state of a job");
        case CommandState::Running:
            return ActivityWords::tr("running", "state of a job");
        case CommandState::Done:
            return ActivityWords::tr("done", "state of a job");
        case CommandState::Failed:
            return ActivityWords::tr("failed", "state of a job");
        case CommandState::Refused:
            return ActivityWords::tr("refused", "state of a job");
        case CommandState::Cancelled:
            return ActivityWords::tr("canceled", "state of a job");
        case CommandState::Expired:
            return ActivityWords::tr("expired", "state of a job");
    }
    return {};
}

QString commandOutcome(const CommandStatus& status)
{
    if (status.error)
        return engineWords(*status.error);
    switch (status.state) {
        case CommandState::Queued:
            return ActivityWords::tr("Waiting for the chain's active console.");
        case CommandState::Expired:
            return ActivityWords::tr("No console ran it within 5 minutes.");
        case CommandState::Failed:
        case CommandState::Refused:
            return ActivityWords::tr("The engine gave no reason. Check the log.");
        case CommandState::Running:
        case CommandState::Done:
        case CommandState::Cancelled:
            break;
    }
    if (status.state == CommandState::Done && status.verb == Verb::Verify)
        return verifyText(status.result);
    return status.progressText.isEmpty() ? QString() : engineWords(status.progressText);
}

bool isJob(const CommandStatus& status)
{
    if (!isFinal(status.state))
        return true;
    switch (status.verb) {
        case Verb::ChainAdd:
        case Verb::ChainDelete:
        case Verb::ChainRecover:
        case Verb::StreamAdd:
        case Verb::StreamRemove:
        case Verb::Reindex:
        case Verb::FillGaps:
        case Verb::ScanGaps:
        case Verb::Rewind:
        case Verb::QuarantineRetry:
        case Verb::Resync:
        case Verb::Repair:
        case Verb::Optimize:
        case Verb::Verify:
        case Verb::BalancesRecalculate:
        case Verb::BalancesRebuild:
        case Verb::BalancesVerify:
            return true;
        case Verb::PacketsClear:  // it cannot be sent again: its page has it
        case Verb::ThresholdSet:
        case Verb::PriceSet:
            return false;
        case Verb::ChainEdit:
        case Verb::ChainPause:
        case Verb::ChainResume:
        case Verb::EndpointAdd:
        case Verb::EndpointEdit:
        case Verb::EndpointRemove:
        case Verb::RetryNow:
        case Verb::QuarantineSkip:
        case Verb::AlertAcknowledge:
        case Verb::AlertMute:
        case Verb::QueueRetry:
        case Verb::QueueDiscard:
        case Verb::QueueConfigure:
        case Verb::TokenEdit:
            break;
    }
    return status.state == CommandState::Failed;
}

bool canRetry(const CommandStatus& status)
{
    return isFinal(status.state) && status.state != CommandState::Done;
}

QString alertKindText(const QString& kind)
{
    const std::pair<const char*, const char*> kinds[] = {
        {"stalled", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Stopped")},
        {"lagging", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Behind its head")},
        {"endpoint_down", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Endpoint unreachable")},
        {"all_endpoints_down", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "All endpoints unreachable")},
        {"reorg", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Reorg")},
        {"reorg_too_deep", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Reorg too deep")},
        {"quota", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Budget exhausted")},
        {"wrong_chain", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Wrong chain")},
        {"quarantine", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Failed items")},
        {"disk", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Disk")},
        {"database", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Database")},
        {"clock", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Clock")},
        {"version", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Version")},
        {"unfilled", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Backfill needed")},
        {"sync", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Sync")},
        {"balance_queue", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Balance queue")},
        {"balance_drift", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Balance drift")},
        {"trigger_breaker", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Trigger paused")},
        {"trigger_errors", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Trigger fails")},
        {"trigger_gap", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Trigger waits")},
        {"trigger_jobs", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Actions")},
        {"trigger_evaluation", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Triggers not evaluated")},
        {"ibc_missing", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Packets not stored")},
        {"ibc_surplus", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Packets out of date")},
        {"ibc_client", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "IBC client not active")},
        {"ibc_stuck", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Stuck packets")},
        {"ibc_behind", QT_TRANSLATE_NOOP("signalbox::ui::ActivityWords", "Packets not matched")}};
    for (const auto& [known, text] : kinds)
        if (kind == QLatin1String(known))
            return ActivityWords::tr(text);
    return format::safe(kind);
}

bool isOpen(const AlertRow& alert)
{
    return !alert.until.isValid();
}

bool isMuted(const AlertRow& alert, const QDateTime& now)
{
    return alert.mutedUntil.isValid() && alert.mutedUntil > now;
}

bool isUnread(const AlertRow& alert, const QDateTime& now)
{
    return isOpen(alert) && !alert.acknowledgedAt.isValid() && !isMuted(alert, now);
}

bool JobLine::isRunning() const
{
    return command ? !isFinal(command->state) : exported && !exported->finished;
}

State JobLine::sign() const
{
    if (command)
        return commandSign(command->state);
    if (!exported->finished)
        return State::Backfill;
    return exported->cancelled ? State::Paused : exported->error ? State::Error : State::Ok;
}

QString JobLine::stateWord() const
{
    if (command)
        return commandWord(command->state);
    return commandWord(!exported->finished   ? CommandState::Running
                       : exported->cancelled ? CommandState::Cancelled
                       : exported->error     ? CommandState::Failed
                                             : CommandState::Done);
}

double JobLine::share() const
{
    const bool done =
        command ? command->state == CommandState::Done : exported->finished && !exported->cancelled && !exported->error;
    const double part = command ? command->progress : exported->progress;
    return done ? 1 : isRunning() ? part : std::max(0.0, part);
}

QString JobLine::outcome() const
{
    if (command)
        return commandOutcome(*command);
    if (exported->error)
        return engineWords(*exported->error);
    return exported->cancelled ? ActivityWords::tr("The file was removed.")
                               : ActivityWords::tr("%1 rows", nullptr, format::plural(exported->rows))
                                     .arg(format::number(exported->rows));
}

double JobLine::rate() const
{
    return isRunning() ? (command ? command->rate : exported->rate) : 0;
}

std::optional<double> JobLine::remainingSeconds() const
{
    return isRunning() ? (command ? command->remainingSeconds : exported->remainingSeconds) : std::nullopt;
}

std::vector<LogTarget> logTargets(const LogEntry& entry, const ChainNames& names)
{
    std::vector<LogTarget> targets;
    static const QRegularExpression command(u"^Command (\\d+)\\b"_s);
    static const QRegularExpression block(u"\\bblocks? #?(\\d[\\d,]{0,24})"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    if (const auto match = command.match(entry.text); match.hasMatch())
        targets.push_back(
            {ActivityWords::tr("Show command %1").arg(match.captured(1)), u"activity/audit/"_s + match.captured(1)});
    if (!entry.caip2.isEmpty() && names.all.contains(entry.caip2)) {
        targets.push_back({ActivityWords::tr("Open %1").arg(names.name(entry.caip2)), u"chains/"_s + entry.caip2});
        if (const auto match = block.match(entry.text); match.hasMatch()) {
            const QString number = match.captured(1).remove(QLatin1Char(','));
            targets.push_back(
                {ActivityWords::tr("Transfers of block %1").arg(format::number(number.toLongLong())),
                 blockAddress(entry.caip2, names.all.value(entry.caip2).hasExplorer, number.toLongLong())});
        }
    }
    return targets;
}

}  // namespace signalbox::ui
