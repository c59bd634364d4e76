// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_activity.h"

#include "signalbox/literals.h"
#include "support/default_arguments.h"

namespace signalbox::test {

namespace {
Message quarantined(int items)
{
    return Message::counted("%1: %Ln item could not be decoded and is in quarantine.",
                            "%1: %Ln items could not be decoded and are in quarantine.", items)
        .arg(u"Polygon"_s);
}
}  // namespace

std::vector<CommandStatus> scriptedHistory(const QDateTime& now)
{
    std::vector<CommandStatus> all;
    const auto add = [&](int id, int ago, double took, Verb verb, const char* target,
                         CommandState state) -> CommandStatus& {
        CommandStatus status;
        status.id = id;
        status.request = QUuid::createUuidV5(QUuid(), QString::number(id));
        status.createdAt = status.startedAt = now.addSecs(-ago);
        status.finishedAt = status.createdAt.addMSecs(qint64(took * 1000));
        status.actor = u"operator"_s;
        status.person = u"mira@console-1"_s;
        status.console = u"console-1 4711"_s;
        status.target = QString::fromLatin1(target);
        status.verb = verb;
        status.args = defaultArguments(verb);
        status.state = state;
        all.push_back(status);
        return all.back();
    };
    add(6, 260, 0.04, Verb::ChainPause, "cosmos:noble-1", CommandState::Done);
    CommandStatus& reindex = add(5, 4'100, 900, Verb::Reindex, "eip155:8453", CommandState::Cancelled);
    reindex.args = Arguments(arguments::Reindex{{51'000'000, 51'200'000}});
    reindex.progress = 0.31;
    CommandStatus& gaps = add(4, 7'900, 30, Verb::FillGaps, "eip155:42220", CommandState::Failed);
    gaps.progress = 0.12;
    gaps.error =
        Error::make(ErrorKind::Unavailable, "NO_ENDPOINT",
                    Message("%1: no endpoint answers. Indexing waits and retries automatically.").arg(u"Celo"_s));
    CommandStatus& scan = add(3, 9'000, 62, Verb::ScanGaps, "eip155:1", CommandState::Done);
    scan.actor = u"night-shift"_s;
    scan.person.clear();  // recorded by a version without it
    add(2, 12'000, 1.2, Verb::StreamAdd, "eip155:137", CommandState::Done);
    add(1, 90'000, 4.5, Verb::ChainAdd, "eip155:42220", CommandState::Done);
    return all;
}

CommandStatus scriptedRunningJob(const QDateTime& now)
{
    CommandStatus status;
    status.id = 7;
    status.createdAt = status.startedAt = now.addSecs(-77);
    status.actor = u"operator"_s;
    status.person = u"mira@console-1"_s;
    status.console = u"console-1 4711"_s;
    status.target = u"eip155:8453"_s;
    status.verb = Verb::Reindex;
    status.state = CommandState::Running;
    status.args = Arguments(arguments::Reindex{{51'000'000, 51'017'499}});
    status.progress = 0.64;
    status.progressText = Message::counted("%L1 of %Ln block", "%L1 of %Ln blocks", 17'500).arg(11'200);
    status.rate = 512;
    status.remainingSeconds = 20;
    return status;
}

std::vector<CommandStatus> scriptedSyncJobs(const QDateTime& now)
{
    const auto make = [&](int id, Verb verb, const char* chain, int ago) {
        CommandStatus status;
        status.id = id;
        status.request = QUuid::createUuid();
        status.createdAt = status.startedAt = now.addSecs(-ago);
        status.actor = u"operator"_s;
        status.target = QLatin1String(chain);
        status.verb = verb;
        status.args = defaultArguments(verb);
        return status;
    };
    CommandStatus running = make(92, Verb::Resync, "canopy:4", 77);
    running.state = CommandState::Running;
    running.progress = 0.47;
    running.progressText = Message::counted("%1, table %2 of %3: writing (%Ln key differs, %L4 corrected)",
                                            "%1, table %2 of %3: writing (%Ln keys differ, %L4 corrected)", 28'444)
                               .arg(u"pools"_s)
                               .arg(6)
                               .arg(12)
                               .arg(18'204);
    running.rate = 212'000;
    CommandStatus repaired = make(91, Verb::Repair, "canopy:6", 5'400);
    repaired.state = CommandState::Done;
    repaired.finishedAt = now.addSecs(-5'399);
    repaired.result = {{u"sourceRows"_s, 14'880}, {u"set"_s, 37}};
    CommandStatus optimized = make(90, Verb::Optimize, "canopy:7", 16'000);
    optimized.state = CommandState::Done;
    optimized.finishedAt = now.addSecs(-15'760);
    optimized.result = {{u"dropped"_s, 402'116}, {u"bytesAfter"_s, 1'204'000'000}};
    return {running, repaired, optimized};
}

std::vector<AlertRow> scriptedAlerts(const QDateTime& now)
{
    std::vector<AlertRow> all;
    const auto add = [&](int id, const char* caip2, const char* kind, const char* severity, const Message& text,
                         int ago, qint64 count) -> AlertRow& {
        AlertRow row;
        row.id = id;
        row.caip2 = QString::fromLatin1(caip2);
        row.kind = QString::fromLatin1(kind);
        row.severity = QString::fromLatin1(severity);
        row.text = text;
        row.since = now.addSecs(-ago);
        row.lastAt = now;
        row.count = count;
        all.push_back(row);
        return all.back();
    };
    add(5, "eip155:42220", "all_endpoints_down", "error",
        Message("%1: no endpoint answers. Indexing waits and retries automatically.").arg(u"Celo"_s), 8'872, 1'109);
    add(4, "eip155:137", "quarantine", "warning", quarantined(3), 5'000, 3);
    add(3, "eip155:8453", "reorg", "info",
        Message::counted("Reorg on %1: %Ln block above %2 was undone (%3), and the new branch is indexed.",
                         "Reorg on %1: %Ln blocks above %2 were undone (%3), and the new branch is indexed.", 4)
            .arg(u"Base"_s)
            .arg(51420774)
            .arg(Message::counted("%Ln row", "%Ln rows", 151)),
        400, 1);
    AlertRow& seen = add(2, "eip155:137", "quota", "warning", quarantined(3), 20'000, 12);
    seen.acknowledgedAt = now.addSecs(-10'000);
    seen.acknowledgedBy = u"night-shift"_s;
    AlertRow& over = add(1, "", "disk", "error", Message(u"The database was away."_s), 90'000, 1);
    over.until = over.lastAt = now.addSecs(-88'000);
    return all;
}

}  // namespace signalbox::test
