// SPDX-License-Identifier: GPL-3.0-or-later

// Memory with 34 simulated chains live, the simulator in a separate process. See README.md in this folder.

#include <QCoreApplication>
#include <QJsonDocument>
#include <QThread>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/bench_tools.h"
#include "support/places.h"
#include "support/process.h"
#include "window_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A day of stored samples for every chain, as if the console had run all the time.
void fillSamples(Database& database)
{
    for (const auto& [step, seconds] : {std::pair{"10 s", "10"}, std::pair{"1 min", "60"}, std::pair{"1 h", "3600"}})
        database.run(QByteArray("INSERT INTO signalbox.samples (caip2, step, at, head, indexed, stored, lag_seconds, "
                                "rows, blocks, queue_depth, in_flight, requests) SELECT caip2, '") +
                     step + "', to_timestamp(t), 3000, 2999, 3000, 2 + t % 7, 50 + t % 90, 5, t % 40, 2, 12 FROM " +
                     "signalbox.chains, generate_series((extract(epoch FROM now())::bigint - 86400) / " + seconds +
                     " * " + seconds + ", extract(epoch FROM now())::bigint - 60, " + seconds +
                     ") AS t ON CONFLICT DO NOTHING");
    database.run("ANALYZE signalbox.samples");
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int chains = argument("chains", 34);
    const int seconds = argument("seconds", 60);
    QProcess sim;
    sim.start(signalbox::test::buildFile(u"bin/signalbox-sim"_s),
              {u"--open"_qs, u"--chains"_qs, QString::number(chains), u"--history"_qs, u"3000"_qs, u"--transfers"_qs,
               u"10"_qs});
    CliWorkspace workspace;
    QStringList ids;
    for (int i = 0; i < chains; ++i) {
        if (!sim.canReadLine() && !sim.waitForReadyRead(60'000)) {
            std::printf("the simulator does not answer\n");
            return 1;
        }
        const QJsonObject line = QJsonDocument::fromJson(sim.readLine()).object();
        ids << line[u"caip2"].toString();
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
    std::unique_ptr<WindowProcess> window;
    if (flag("window")) {
        fillSamples(workspace.database());
        rememberRange(workspace.directory(), 86'400);
        window = std::make_unique<WindowProcess>(workspace.directory(), QStringList{u"--open"_qs, u"overview"_qs});
    } else {
        console = workspace.start({u"run"_qs});
    }
    const auto isRunning = [&] { return window ? window->isRunning() : console->state() == QProcess::Running; };
    double worstConsole = 0, worstServer = 0, worstFilling = 0;
    // the bar applies to live chains: the memory for the first backfill of all chains is printed in addition
    const auto live = [&] {
        return workspace.database().number(
                   "SELECT count(*) FROM signalbox.chain_status WHERE (snapshot->>'indexed')::bigint >= "
                   "(snapshot->>'head')::bigint - 40") >= chains;
    };
    bool filled = false;
    qsizetype shown = 0;
    for (int i = 0; i < seconds && isRunning(); ++i) {
        // every page is opened repeatedly, the chain pages one after the other
        if (window && i > 5) {
            const QStringList pages = pagesOf(ids.at(int(shown / 6) % ids.size()));
            window->show(pages.at(shown++ % pages.size()));
        }
        QThread::sleep(1);
        if (console)
            console->waitForFinished(0);
        const double own = pss(window ? window->pid() : console->processId()), servers = pss(server);
        if (!filled) {
            worstFilling = std::max(worstFilling, own);
            filled = live();
            i = filled ? 0 : std::min(i, seconds - 2);
            if (filled)
                QThread::sleep(15);  // memory freed after the backfill is returned within ten seconds
            continue;
        }
        worstConsole = std::max(worstConsole, own);
        worstServer = std::max(worstServer, servers);
        if (flag("trace"))
            std::printf("%d s: console %.0f MB, PostgreSQL %.0f MB\n", i + 1, own, servers);
    }
    const bool alive = isRunning();
    const QString behind = workspace.database().value(
        "SELECT count(*) FROM signalbox.chain_status WHERE (snapshot->>'indexed')::bigint < "
        "(snapshot->>'head')::bigint - 40");
    if (console)
        CliWorkspace::stop(*console);
    window.reset();
    sim.closeWriteChannel();
    sim.waitForFinished();
    const bool met = alive && filled && worstConsole <= 300 && worstServer <= 500;
    std::printf(
        "%s with %d chains live: PSS at most %.0f MB (bar 300), PostgreSQL %.0f MB (bar 500), chains behind at the end "
        "%s: %s; while all were filled at once %.0f MB\n",
        flag("window") ? "window" : "command line", chains, worstConsole, worstServer, qPrintable(behind),
        met ? "met" : "not met", worstFilling);
    return met ? 0 : alive ? 2 : 1;
}
