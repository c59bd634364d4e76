// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/log_lines.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int limitOf(const Context& context, int otherwise)
{
    bool ok = false;
    const int limit = context.args.value("limit").toInt(&ok);
    return ok && limit > 0 ? limit : otherwise;
}

QString recordTime(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

int listCommands(Context& context, bool jobsOnly)
{
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const auto commands = context.wait((*engine)->commands(limitOf(context, jobsOnly ? 20 : 100)));
    if (!commands)
        return context.finish(commands.error());
    std::vector<QStringList> rows;
    for (const CommandStatus& status : *commands) {
        context.out.object(toJson(status));
        const QString progress = status.state == CommandState::Running && status.progress >= 0
                                     ? u" %1 %"_s.arg(int(status.progress * 100))
                                     : QString();
        rows.push_back({QString::number(status.id), recordTime(status.createdAt), QLatin1String(name(status.verb)),
                        status.target, QLatin1String(name(status.state)) + progress, status.person, status.actor,
                        status.error ? status.error->text() : status.progressText.english()});
    }
    context.out.table(u"ID|TIME (UTC)|VERB|TARGET|STATE|PERSON|ACTOR|REMARK"_s.split(QLatin1Char('|')), rows, {0});
    return 0;
}

int job(Context& context)
{
    const auto id = number(context.args.at(0), "command number");
    if (!id)
        return context.finish(id.error());
    const QString action = context.args.at(1);
    if (!action.isEmpty() && action != "cancel"_L1)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"The only action for a job is cancel."_s)));
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    auto find = [&]() -> Expected<CommandStatus> {
        const auto commands = context.wait((*engine)->commands(100'000));
        if (!commands)
            return fail(commands.error());
        for (const CommandStatus& status : *commands)
            if (status.id == *id)
                return status;
        return fail(ErrorKind::NotFound, "COMMAND_UNKNOWN",
                    Message(u"There is no command %1 in this workspace."_s.arg(*id)));
    };
    auto status = find();
    if (!status)
        return context.finish(status.error());
    if (!action.isEmpty()) {
        if (isFinal(status->state))
            return context.finish(Error::make(
                ErrorKind::Conflict, "COMMAND_FINAL",
                Message(u"Command %1 has already finished: %2."_s.arg(*id).arg(QLatin1String(name(status->state))))));
        (*engine)->cancel(status->request);
        const auto over = context.waitUntil(
            [&] {
                status = find();
                return !status || isFinal(status->state);
            },
            10'000);
        if (!over)
            return context.finish(over.error());
        if (!status)
            return context.finish(status.error());
    }
    context.out.object(toJson(*status));
    context.out.pairs(
        {{u"command"_s, QString::number(status->id)},
         {u"verb"_s, QLatin1String(name(status->verb))},
         {u"target"_s, status->target},
         {u"state"_s, QLatin1String(name(status->state))},
         {u"person"_s, status->person},
         {u"actor"_s, status->actor},
         {u"console"_s, status->console},
         {u"created"_s, recordTime(status->createdAt)},
         {u"started"_s, recordTime(status->startedAt)},
         {u"finished"_s, recordTime(status->finishedAt)},
         {u"progress"_s, status->progressText.english()},
         {u"result"_s, status->result.isEmpty()
                           ? QString()
                           : QString::fromUtf8(QJsonDocument(status->result).toJson(QJsonDocument::Compact))},
         {u"error"_s, status->error ? status->error->text() : QString()}});
    return 0;
}

int alerts(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    if (!context.args.at(0).isEmpty()) {
        const QString action = context.args.at(0);
        if (!QStringList{u"ack"_s, u"mute"_s, u"unmute"_s}.contains(action))
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE",
                            Message(u"Use alerts to list alerts, alerts ack N to acknowledge one, alerts mute N "
                                    "[--hours H] to mute it, or alerts unmute N to unmute it."_s)));
        bool hoursGood = true;
        const QString hoursText = context.args.value("hours");
        const int hours = hoursText.isEmpty() ? 8 : hoursText.toInt(&hoursGood);
        if (!hoursGood || hours < 1 || hours > 24 * 365)
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"--hours must be a number from 1 to 8760."_s)));
        const auto id = number(context.args.at(1), "alert number");
        if (!id)
            return context.finish(id.error());
        const auto known = context.wait((*engine)->alerts(100'000));
        if (!known)
            return context.finish(known.error());
        Arguments wanted = arguments::AlertAcknowledge{*id};
        if (action != "ack"_L1)
            wanted = arguments::AlertMute{
                *id, action == "mute"_L1 ? QDateTime::currentDateTimeUtc().addSecs(qint64(hours) * 3600) : QDateTime()};
        const auto found =
            std::find_if(known->begin(), known->end(), [&](const AlertRow& row) { return row.id == *id; });
        if (found == known->end())
            return context.finish(
                Error::make(ErrorKind::NotFound, "ALERT_UNKNOWN", Message(u"There is no alert %1."_s.arg(*id))));
        const auto done = context.carryOut({wanted, found->caip2, {}});
        if (!done)
            return context.finish(done.error());
        context.out.object(toJson(*done));
        context.out.line(action == "ack"_L1    ? u"Acknowledged."_s
                         : action == "mute"_L1 ? u"Muted for %1 h."_s.arg(hours)
                                               : u"Unmuted."_s);
        return 0;
    }
    const auto rows = context.wait((*engine)->alerts(limitOf(context, 100)));
    if (!rows)
        return context.finish(rows.error());
    std::vector<QStringList> lines;
    for (const AlertRow& row : *rows) {
        context.out.object(toJson(row));
        lines.push_back({QString::number(row.id), recordTime(row.since),
                         row.until.isValid()                                ? u"resolved"_s
                         : row.acknowledgedAt.isValid()                     ? u"acknowledged"_s
                         : row.mutedUntil > QDateTime::currentDateTimeUtc() ? u"muted"_s
                                                                            : u"open"_s,
                         row.severity, row.kind, grouped(row.count), row.text.english()});
    }
    context.out.table(u"ID|SINCE (UTC)|STATE|SEVERITY|KIND|COUNT|TEXT"_s.split(QLatin1Char('|')), lines, {0, 5});
    return 0;
}

int log(Context& context)
{
    const QString path = QDir(context.directory()).filePath(u"signalbox.log"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return context.finish(Error::make(
            ErrorKind::NotFound, "NO_LOG",
            Message(u"There is no log in %1 yet. No engine has run in this workspace."_s.arg(context.directory()))));
    const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    const QString level = context.args.value("level"), text = context.args.value("text");
    if (!level.isEmpty() && !levels.contains(level))
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"--level must be debug, info, warning or error."_s)));
    auto wanted = [&](const QByteArray& bytes) {
        const QString line = QString::fromUtf8(bytes).trimmed();
        if (line.isEmpty() || !line.contains(text, Qt::CaseInsensitive))
            return false;
        return level.isEmpty() || levels.indexOf(logEntryFromLine(line).level) >= levels.indexOf(level);
    };
    auto print = [&](const QByteArray& bytes) {
        if (!wanted(bytes))
            return;
        const QString line = QString::fromUtf8(bytes).trimmed();
        context.out.object(toJson(logEntryFromLine(line)));
        context.out.line(line);
    };
    QList<QByteArray> lines;
    const int limit = limitOf(context, 200);
    while (!file.atEnd()) {
        if (const QByteArray line = file.readLine(); wanted(line))
            lines << line;
        if (lines.size() > limit)
            lines.removeFirst();
    }
    for (const QByteArray& line : std::as_const(lines))
        print(line);
    if (!context.args.has("follow"))
        return 0;
    qint64 at = file.pos();
    (void)context.waitUntil([&] {
        if (file.size() < at || !QFile::exists(path)) {  // rotated: read the new file from the start
            file.close();
            if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
                return false;
            at = 0;
        }
        QFile now(path);
        if (now.size() < at) {
            file.close();
            if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
                return false;
            at = 0;
        }
        file.seek(at);
        while (file.canReadLine()) {
            print(file.readLine());
            at = file.pos();
        }
        return false;
    });
    return 0;
}

}  // namespace

std::vector<CommandSpec> recordCommands()
{
    const OptionSpec limit{"limit", Kind::Value, "N", "maximum number of entries"};
    return {
        {{u"jobs"_s},
         "",
         "list the newest commands and their progress",
         {limit},
         "signalbox-cli jobs",
         [](Context& c) { return listCommands(c, true); }},
        {{u"job"_s},
         "N [cancel]",
         "show a command, or cancel it",
         {},
         "signalbox-cli job 12\nsignalbox-cli job 12 cancel",
         job},
        {{u"log"_s},
         "",
         "print the engine's log",
         {limit,
          {"follow", Kind::Flag, "", "print new lines as they are written"},
          {"level", Kind::Value, "LEVEL", "minimum level: debug, info, warning or error"},
          {"text", Kind::Value, "TEXT", "only lines that contain this text"}},
         "signalbox-cli log --follow\nsignalbox-cli log --level warning --text eip155:8453",
         log},
        {{u"audit"_s},
         "",
         "list commands with the person who issued them and their outcome",
         {limit},
         "signalbox-cli audit --json",
         [](Context& c) { return listCommands(c, false); }},
        {{u"alerts"_s},
         "[ack|mute|unmute] [N]",
         "list alerts; ack N acknowledges an alert, mute N mutes it",
         {limit, {"hours", Kind::Value, "H", "duration of mute in hours (default 8)"}},
         "signalbox-cli alerts\nsignalbox-cli alerts ack 3\nsignalbox-cli alerts mute 3 --hours 24",
         alerts},
    };
}

}  // namespace signalbox::cli
