// Memory with 34 simulated chains live, the simulator in a process of its own. See README.md in this folder.

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QThread>
#include <cstdio>

#include "support/bench_tools.h"
#include "support/process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Proportional set size of a process and everything below it, in MB.
double pss(qint64 root)
{
    double kilobytes = 0;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        qint64 at = name.toLongLong();
        while (at > 1 && at != root) {
            QFile stat(QStringLiteral("/proc/%1/stat").arg(at));
            if (!stat.open(QIODevice::ReadOnly))
                break;
            const QByteArray line = stat.readAll();
            at = line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
        }
        if (at != root || root <= 1)
            continue;
        QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(name));
        if (!rollup.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : rollup.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                kilobytes += line.mid(4).simplified().split(' ').first().toDouble();
    }
    return kilobytes / 1024;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int chains = argument("chains", 34);
    const int seconds = argument("seconds", 60);
    QProcess sim;
    sim.start(QStringLiteral(SIGNALBOX_BINARY_DIR "/bin/signalbox-sim"),
              {u"--open"_qs, u"--chains"_qs, QString::number(chains), u"--history"_qs, u"3000"_qs, u"--transfers"_qs,
               u"10"_qs});
    CliWorkspace workspace;
    for (int i = 0; i < chains; ++i) {
        if (!sim.canReadLine() && !sim.waitForReadyRead(60'000)) {
            std::printf("the simulator does not answer\n");
            return 1;
        }
        const QJsonObject line = QJsonDocument::fromJson(sim.readLine()).object();
        const CliResult added =
            workspace.run({u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--name"_qs, line[u"name"].toString(), u"--rpc"_qs,
                           line[u"url"].toString(), u"--rpc"_qs, line[u"wsUrl"].toString(), u"--from"_qs, u"genesis"_qs,
                           u"--all-transfers"_qs});
        if (added.exitCode != 0) {
            std::printf("chain add: %s\n", qPrintable(added.text()));
            return 1;
        }
    }
    std::printf("%d chains added\n", chains);
    std::fflush(stdout);
    const qint64 server = workspace.cluster().serverPid();
    std::unique_ptr<QProcess> console;
    if (flag("window")) {
        console = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
        console->setProcessEnvironment(environment);
        console->start(QStringLiteral(SIGNALBOX_BINARY_DIR "/bin/signalbox"),
                       {u"--workspace"_qs, workspace.directory()});
        console->waitForStarted();
    } else {
        console = workspace.start({u"run"_qs});
    }
    double worstConsole = 0;
    double worstServer = 0;
    for (int i = 0; i < seconds && console->state() == QProcess::Running; ++i) {
        console->waitForFinished(1'000);
        worstConsole = std::max(worstConsole, pss(console->processId()));
        worstServer = std::max(worstServer, pss(server));
    }
    const bool alive = console->state() == QProcess::Running;
    const QString behind = workspace.database().value(
        "SELECT count(*) FROM signalbox.chain_status WHERE (snapshot->>'indexed')::bigint < "
        "(snapshot->>'head')::bigint - 40");
    CliWorkspace::stop(*console);
    sim.closeWriteChannel();
    sim.waitForFinished();
    const bool met = alive && worstConsole <= 300 && worstServer <= 500;
    std::printf(
        "%s with %d chains: PSS at most %.0f MB (bar 300), PostgreSQL %.0f MB (bar 500), chains behind at the end %s: "
        "%s\n",
        flag("window") ? "window" : "command line", chains, worstConsole, worstServer, qPrintable(behind),
        met ? "met" : "not met");
    return met ? 0 : alive ? 2 : 1;
}
