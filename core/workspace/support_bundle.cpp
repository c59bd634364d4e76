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
#include "signalbox/url.h"
#include "support/redact.h"

namespace signalbox::engine {

namespace {

constexpr int tarMs = 60'000;
constexpr int recentLines = 2'000, recentRows = 1'000;
const QString top = QStringLiteral("signalbox-support");

tl::unexpected<Error> failed(const QString& why)
{
    return fail(ErrorKind::Unavailable, "BUNDLE_FAILED",
                QStringLiteral("The support bundle was not written. %1").arg(why));
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
    return {{QStringLiteral("program"), facts.program},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("database"), facts.info.database},
            {QStringLiteral("schema"), facts.info.schemaVersion},
            {QStringLiteral("mode"), facts.info.mode},
            {QStringLiteral("secretStore"), facts.info.secretStore},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
            {QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture()},
            {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
}

QByteArray recentText(const std::vector<LogEntry>& entries)
{
    QString text;
    for (const LogEntry& entry : entries)
        text += QStringLiteral("%1 %2 %3 %4 %5\n")
                    .arg(entry.at.toString(Qt::ISODateWithMs), entry.level, entry.category, entry.caip2, entry.text);
    return text.toUtf8();
}

}  // namespace

QString withoutSecrets(const QString& text)
{
    static const QRegularExpression url(QStringLiteral("\\b(?:https?|wss?)(?:://|:\\\\/\\\\/)[^\\s\"'<>]+"),
                                        QRegularExpression::CaseInsensitiveOption);
    const QString known = redact(text);
    QString out;
    qsizetype done = 0;
    for (auto it = url.globalMatch(known); it.hasNext();) {
        const auto match = it.next();
        QString found = match.captured();
        QString tail;  // what ends a sentence is no part of the URL
        while (!found.isEmpty() && QStringLiteral(".,;:)]}").contains(found.back())) {
            tail.prepend(found.back());
            found.chop(1);
        }
        out += known.mid(done, match.capturedStart() - done);
        out += (found.contains(QStringLiteral("••••"))
                    ? found
                    : maskedUrl(QString(found).replace(QStringLiteral("\\/"), QStringLiteral("/")))) +
               tail;
        done = match.capturedEnd();
    }
    return out + known.mid(done);
}

Expected<Done> writeSupportBundle(const QString& file, const SupportFacts& facts)
{
    const QString tar = QStandardPaths::findExecutable(QStringLiteral("tar"));
    if (tar.isEmpty())
        return failed(QStringLiteral("The program tar is not installed. Install it and try again."));
    QTemporaryDir folder;
    const QDir place(folder.filePath(top));
    if (!folder.isValid() || !QDir().mkpath(place.path()))
        return failed(QStringLiteral("A temporary folder could not be created: %1.").arg(folder.errorString()));
    const auto json = [](const auto& value) { return QJsonDocument(value).toJson(); };
    bool well = put(place.filePath(QStringLiteral("versions.json")), json(versions(facts)));
    if (facts.snapshot)
        well &= put(place.filePath(QStringLiteral("status.json")), json(toJson(*facts.snapshot)));
    well &= put(place.filePath(QStringLiteral("alerts.json")), json(array(facts.alerts)));
    well &= put(place.filePath(QStringLiteral("commands.json")), json(array(facts.commands)));
    well &= put(place.filePath(QStringLiteral("recent.log")), recentText(facts.recent));
    const QDir workspace(facts.directory);
    QStringList names;
    if (!facts.directory.isEmpty())
        names << QStringLiteral("settings.json")
              << workspace.entryList({QStringLiteral("signalbox.log*")}, QDir::Files, QDir::Name);
    for (const QString& name : std::as_const(names)) {
        QFile from(workspace.filePath(name));
        if (from.open(QIODevice::ReadOnly))
            well &= put(place.filePath(name), from.readAll());
    }
    if (!well)
        return failed(QStringLiteral("The temporary folder %1 could not be written.").arg(folder.path()));

    const QString part = file + QStringLiteral(".part");
    QFile::remove(part);
    QFile made(part);  // first, so that nobody else may ever read it
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(QStringLiteral("%1 could not be written: %2.").arg(part, made.errorString()));
    made.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tar, {QStringLiteral("--create"), QStringLiteral("--gzip"), QStringLiteral("--owner=0"),
                        QStringLiteral("--group=0"), QStringLiteral("--force-local"), QStringLiteral("--file"), part,
                        QStringLiteral("--directory"), folder.path(), top});
    const bool over = process.waitForFinished(tarMs);
    if (!over || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const QString said = QString::fromUtf8(process.readAll()).section(QLatin1Char('\n'), 0, 0);
        QFile::remove(part);
        return failed(QStringLiteral("tar could not write it: %1").arg(said.isEmpty() ? process.errorString() : said));
    }
    QFile::remove(file);
    if (!QFile::rename(part, file)) {
        QFile::remove(part);
        return failed(QStringLiteral("%1 could not be renamed to %2.").arg(part, file));
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
