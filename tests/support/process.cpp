// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/process.h"
#include "signalbox/literals.h"

#include <sys/prctl.h>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <csignal>
#include <stdexcept>

namespace signalbox::test {

namespace {

std::unique_ptr<QProcess> makeProcess(const QStringList& environment)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);  // keeps tests away from the user's keychain
    variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString& entry : environment)
        variables.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    process->setProcessEnvironment(variables);
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->setProgram(cliBinary());
    return process;
}

CliResult ended(QProcess& process, int timeoutMs)
{
    CliResult result;
    const bool over = process.state() == QProcess::NotRunning || process.waitForFinished(timeoutMs);
    if (over && process.error() != QProcess::FailedToStart && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    else
        process.kill();
    process.waitForFinished(5'000);
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

}  // namespace

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString cliBinary()
{
    return QCoreApplication::applicationDirPath() + u"/signalbox-cli"_s;  // in the folder of the test
}

qint64 secondsSinceEpoch()
{
    return QDateTime::currentSecsSinceEpoch();
}

std::vector<QJsonObject> CliResult::lines() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n'))
        if (const auto document = QJsonDocument::fromJson(line); document.isObject())
            objects.push_back(document.object());
    return objects;
}

QJsonObject CliResult::json() const
{
    const auto all = lines();
    return all.empty() ? QJsonObject() : all.front();
}

CliWorkspace::CliWorkspace(bool init) : m_directory(m_folder.filePath(u"workspace"_s))
{
    if (!init)
        return;
    const CliResult made = run({u"workspace"_s, u"init"_s});
    if (made.exitCode != 0)
        throw std::runtime_error("workspace init: " + made.text().toStdString());
}

CliWorkspace::~CliWorkspace()
{
    leaveCluster();
    run({u"workspace"_s, u"stop"_s}, {}, 30'000);
    store::PrivateCluster::remove(m_directory);
}

QStringList CliWorkspace::whole(const QStringList& arguments, bool json) const
{
    QStringList all{u"--workspace"_s, m_directory};
    if (json)
        all << u"--json"_s;
    return all + arguments;
}

std::unique_ptr<QProcess> CliWorkspace::begin(const QStringList& arguments, const QByteArray& input, bool json) const
{
    auto process = makeProcess({});
    process->setArguments(whole(arguments, json));
    process->start();
    process->write(input);
    process->closeWriteChannel();
    return process;
}

CliResult CliWorkspace::run(const QStringList& arguments, const QByteArray& input, int timeoutMs, bool json)
{
    return ended(*begin(arguments, input, json), timeoutMs);
}

std::vector<CliResult> CliWorkspace::runTogether(const std::vector<QStringList>& commands, int timeoutMs)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (const QStringList& arguments : commands)
        processes.push_back(begin(arguments, {}, true));
    const QDeadlineTimer deadline(timeoutMs);
    std::vector<CliResult> results;
    for (const auto& process : processes)
        results.push_back(ended(*process, int(deadline.remainingTime())));
    return results;
}

std::unique_ptr<QProcess> CliWorkspace::start(const QStringList& arguments, const QStringList& environment)
{
    auto process = makeProcess(environment);
    process->setArguments(whole(arguments, true));
    process->setStandardOutputFile(m_folder.filePath(u"run.out"_s), QIODevice::Append);
    process->setStandardErrorFile(m_folder.filePath(u"run.err"_s), QIODevice::Append);
    process->start();
    if (!process->waitForStarted())
        throw std::runtime_error("signalbox-cli did not start");
    return process;
}

bool CliWorkspace::stop(QProcess& process, int timeoutMs)
{
    if (process.state() == QProcess::NotRunning)
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    process.terminate();
    if (process.waitForFinished(timeoutMs))
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    process.kill();
    process.waitForFinished();
    return false;
}

store::PrivateCluster& CliWorkspace::cluster()
{
    if (!m_cluster) {
        auto joined = store::PrivateCluster::join(m_directory);
        if (!joined)
            throw std::runtime_error(joined.error().text().toStdString());
        m_cluster = std::move(*joined);
    }
    return *m_cluster;
}

Database& CliWorkspace::database()
{
    if (m_database && !m_database->isAlive())
        m_database.reset();
    const QDeadlineTimer deadline(20'000);  // a server that recovers refuses connections for a while
    while (!m_database) {
        try {
            if (!cluster().isRunning())
                cluster().ensureRunning();
            m_database = std::make_unique<Database>(
                cluster().connection(store::Role::Engine).withApplication(u"test"_s).conninfo());
        } catch (const std::runtime_error&) {
            if (deadline.hasExpired())
                throw;
            QThread::msleep(100);
        }
    }
    return *m_database;
}

void CliWorkspace::leaveCluster()
{
    m_database.reset();
    m_cluster.reset();
}

}  // namespace signalbox::test
