// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/support_bundle.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QPromise>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTemporaryDir>
#include <thread>

#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "support/redact.h"

namespace signalbox::engine {

namespace {

constexpr int tarMs = 60'000;
constexpr int recentLines = 2'000, recentRows = 1'000;
const QString top = u"signalbox-support"_s;

tl::unexpected<Error> failed(const Message& why)
{
    return fail(ErrorKind::Unavailable, "BUNDLE_FAILED",
                Message(QT_TRANSLATE_NOOP("Engine", "The support bundle was not written. %1")).arg(why));
}

template <class Row>
QJsonArray array(const std::vector<Row>& rows)
{
    QJsonArray all;
    for (const Row& row : rows)
        all.append(toJson(row));
    return all;
}

QByteArray clean(const QByteArray& text)
{
    return withoutSecrets(QString::fromUtf8(text)).toUtf8();
}

bool put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(clean(text)) >= 0 && file.flush();
}

QJsonObject versions(const SupportFacts& facts)
{
    return {{u"program"_s, facts.program},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"database"_s, facts.info.database},
            {u"schema"_s, facts.info.schemaVersion},
            {u"mode"_s, facts.info.mode},
            {u"secretStore"_s, facts.info.secretStore},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
            {u"cpu"_s, QSysInfo::currentCpuArchitecture()},
            {u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
}

QByteArray recentText(const std::vector<LogEntry>& entries)
{
    QString text;
    for (const LogEntry& entry : entries)
        text += u"%1 %2 %3 %4 %5\n"_s.arg(entry.at.toString(Qt::ISODateWithMs), entry.level, entry.category,
                                          entry.caip2, entry.text);
    return text.toUtf8();
}

}  // namespace

QString withoutSecrets(const QString& text)
{
    static const QRegularExpression url(u"\\b(?:https?|wss?)(?:://|:\\\\/\\\\/)[^\\s\"'<>]+"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    const QString known = redact(text);
    QString out;
    qsizetype done = 0;
    for (auto it = url.globalMatch(known); it.hasNext();) {
        const auto match = it.next();
        QString found = match.captured();
        QString tail;  // punctuation after the URL is not part of it
        while (!found.isEmpty() && u".,;:)]}"_s.contains(found.back())) {
            tail.prepend(found.back());
            found.chop(1);
        }
        out += known.mid(done, match.capturedStart() - done);
        out += (found.contains(u"••••"_s) ? found : maskedUrl(QString(found).replace(u"\\/"_s, u"/"_s))) + tail;
        done = match.capturedEnd();
    }
    return out + known.mid(done);
}

Expected<Done> writeSupportBundle(const QString& file, const SupportFacts& facts)
{
    const QString tar = QStandardPaths::findExecutable(u"tar"_s);
    if (tar.isEmpty())
        return failed(
            Message(QT_TRANSLATE_NOOP("Engine", "The program tar is not installed. Install it and try again.")));
    QTemporaryDir folder;
    const QDir place(folder.filePath(top));
    if (!folder.isValid() || !QDir().mkpath(place.path()))
        return failed(Message(QT_TRANSLATE_NOOP("Engine", "A temporary folder could not be created: %1."))
                          .arg(folder.errorString()));
    const auto json = [](const auto& value) { return QJsonDocument(value).toJson(); };
    bool well = put(place.filePath(u"versions.json"_s), json(versions(facts)));
    if (facts.snapshot)
        well &= put(place.filePath(u"status.json"_s), json(toJson(*facts.snapshot)));
    well &= put(place.filePath(u"alerts.json"_s), json(array(facts.alerts)));
    well &= put(place.filePath(u"commands.json"_s), json(array(facts.commands)));
    well &= put(place.filePath(u"recent.log"_s), recentText(facts.recent));
    const QDir workspace(facts.directory);
    QStringList names;
    if (!facts.directory.isEmpty())
        names << u"settings.json"_s << workspace.entryList({u"signalbox.log*"_s}, QDir::Files, QDir::Name);
    for (const QString& name : std::as_const(names)) {
        QFile from(workspace.filePath(name));
        if (from.open(QIODevice::ReadOnly))
            well &= put(place.filePath(name), from.readAll());
    }
    if (!well)
        return failed(
            Message(QT_TRANSLATE_NOOP("Engine", "The temporary folder %1 could not be written.")).arg(folder.path()));

    const QString part = file + u".part"_s;
    QFile::remove(part);
    QFile made(part);  // created with its mode first, so that no other user can ever read it
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(
            Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be written: %2.")).arg(part, made.errorString()));
    made.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tar, {u"--create"_s, u"--gzip"_s, u"--owner=0"_s, u"--group=0"_s, u"--force-local"_s, u"--file"_s,
                        part, u"--directory"_s, folder.path(), top});
    const bool over = process.waitForFinished(tarMs);
    if (!over || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString said = QString::fromUtf8(process.readAll()).section(QLatin1Char('\n'), 0, 0);
        QFile::remove(part);
        return failed(Message(QT_TRANSLATE_NOOP("Engine", "tar could not write it: %1"))
                          .arg(said.isEmpty() ? process.errorString() : said));
    }
    QFile::remove(file);
    if (!QFile::rename(part, file)) {
        QFile::remove(part);
        return failed(Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be renamed to %2.")).arg(part, file));
    }
    return Done{};
}

QFuture<Expected<Done>> saveSupportBundle(const QString& file, SupportFacts given, Engine* engine)
{
    const auto facts = std::make_shared<SupportFacts>(std::move(given));
    const auto promise = std::make_shared<QPromise<Expected<Done>>>();
    promise->start();
    const auto write = [facts, file, promise] {
        std::thread([facts, file, promise] {
            promise->addResult(writeSupportBundle(file, *facts));
            promise->finish();
        }).detach();
    };
    if (!engine) {
        write();
        return promise->future();
    }
    facts->snapshot = engine->snapshot();
    facts->recent = engine->recentLog({}, recentLines);
    QObject* const here = QCoreApplication::instance();
    auto commands = engine->commands(recentRows);
    engine->alerts(recentRows)
        .then(here, [here, facts, commands, write](const Expected<std::vector<AlertRow>>& alerts) mutable {
            if (alerts)
                facts->alerts = *alerts;
            commands.then(here, [facts, write](const Expected<std::vector<CommandStatus>>& answer) {
                if (answer)
                    facts->commands = *answer;
                write();
            });
        });
    return promise->future();
}

}  // namespace signalbox::engine
