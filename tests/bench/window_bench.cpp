// SPDX-License-Identifier: GPL-3.0-or-later

// Time until the window is painted, and duration of its event loop's turns during a backfill. See README.md in this
// folder.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QThread>
#include <cstdio>

#include "support/anvil_node.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "window_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Part {
    int code = 0;
    QString verdict;
};

bool add(CliWorkspace& workspace, const QStringList& arguments)
{
    const CliResult added = workspace.run(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs} + arguments);
    if (added.exitCode != 0)
        std::printf("chain add: %s\n", qPrintable(added.text()));
    return added.exitCode == 0;
}

QString ms(double value)
{
    return thousands(value) + u" ms"_qs;
}

/// Twelve simulated chains that keep making blocks, a million rows indexed: then the window and its database are
/// restarted repeatedly.
Part starts()
{
    const int chains = argument("chains", 12), wanted = argument("starts", 20);
    const int rows = argument("rows", 1'000'000), history = 2'000;
    QProcess sim;
    sim.start(QCoreApplication::applicationDirPath() + u"/signalbox-sim"_qs,
              {u"--open"_qs, u"--chains"_qs, QString::number(chains), u"--history"_qs, QString::number(history),
               u"--transfers"_qs, QString::number(rows / chains / history + 1), u"--block-time"_qs, u"5"_qs});
    CliWorkspace workspace;
    QStringList schemas;
    for (int i = 0; i < chains; ++i) {
        if (!sim.canReadLine() && !sim.waitForReadyRead(60'000))
            return {1, u"the simulator does not answer"_qs};
        const QJsonObject line = QJsonDocument::fromJson(sim.readLine()).object();
        schemas << line[u"caip2"].toString().replace(u':', u'_');
        if (!add(workspace, {u"--name"_qs, line[u"name"].toString(), u"--rpc"_qs, line[u"url"].toString(), u"--rpc"_qs,
                             line[u"wsUrl"].toString(), u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs}))
            return {1, u"a chain could not be added"_qs};
    }
    QElapsedTimer clock;
    clock.start();
    if (const CliResult run = workspace.run({u"run"_qs, u"--until-synced"_qs}, {}, 400'000); run.exitCode != 0)
        return {1, u"the chains were not indexed: "_qs + run.text()};
    qint64 stored = 0;
    for (const QString& schema : schemas)
        stored += workspace.database().number("SELECT count(*) FROM " + schema.toUtf8() + ".transfers");
    workspace.leaveCluster();
    std::printf("%d chains, %s rows, indexed in %.0f s\n", chains, qPrintable(thousands(double(stored))),
                double(clock.elapsed()) / 1000);
    std::fflush(stdout);

    static const QRegularExpression frame(u"first frame was painted after (\\d+) ms, with (\\d+) last-known"_qs);
    static const QRegularExpression running(u"engine was live after (\\d+) ms"_qs);
    static const QRegularExpression live(u"All \\d+ chains were live after (\\d+) ms"_qs);
    std::vector<double> frames, engines, lives;
    for (int i = 0; i <= wanted; ++i) {  // the first one only fills the window's cache
        WindowProcess window(workspace.directory(), {u"--open"_qs, u"overview"_qs});
        const auto framed = window.reported(frame, 20'000), engine = window.reported(running, 20'000),
                   all = window.reported(live, 20'000);
        const int known = frame.match(window.log()).captured(2).toInt();
        if (i == 0)
            QThread::msleep(2'000);
        const bool ended = window.stop();
        if (!framed || !engine || !all || !ended || (i > 0 && known != chains)) {
            std::printf("%s\n", qPrintable(window.log()));
            return {1, u"start %1 failed, or its first frame had %2 of %3 chains"_qs.arg(i).arg(known).arg(chains)};
        }
        if (i == 0)
            continue;
        frames.push_back(*framed);
        engines.push_back(*engine);
        lives.push_back(*all);
    }
    sim.closeWriteChannel();
    sim.waitForFinished();
    std::vector<QStringList> table;
    for (const auto& [name, values] : {std::pair{u"first frame with %1 chain rows"_qs.arg(chains), frames},
                                       std::pair{u"engine live"_qs, engines}, std::pair{u"every chain live"_qs, lives}})
        table.push_back({name, ms(median(values)), ms(percentile(values, 0.95)), ms(percentile(values, 1))});
    std::printf("%s", qPrintable(asTable({u"%1 warm starts"_qs.arg(wanted), u"p50"_qs, u"p95"_qs, u"max"_qs}, table)));
    const bool met = stored >= rows * 9 / 10 && median(frames) <= 1'000 && median(engines) <= 3'000;
    return {met ? 0 : 2, u"first frame %1 (bar 1,000 ms), engine live %2 (bar 3,000 ms): %3"_qs.arg(
                             ms(median(frames)), ms(median(engines)), met ? u"met"_qs : u"not met"_qs)};
}

/// The backfill of backfill_bench with the window as its engine, while every page is opened.
Part turns()
{
    const int wanted = argument("rounds", 3);
    const qint64 blocks = argument("blocks", 2'000);
    AnvilNode node;
    const QString token = deployToken(node);
    emitTransfers(node, token, blocks, 4, 25);
    node.mine(256);
    std::printf("%s transfers in %s blocks\n", qPrintable(thousands(double(blocks) * 100)),
                qPrintable(thousands(double(blocks))));
    std::fflush(stdout);
    static const QRegularExpression summary(
        u"(\\d+) turns of the event loop, (\\d+) over 50 ms of their own time; the longest took ([\\d.]+) ms of its "
        u"own "
        "time, ([\\d.]+) ms by the clock"_qs);
    static const QRegularExpression over(u"A turn of the event loop took .*"_qs);
    std::vector<QStringList> table;
    double worst = 0;
    for (int i = 0; i < wanted; ++i) {
        CliWorkspace workspace;
        if (!add(workspace, {u"--rpc"_qs, node.url(), u"--name"_qs, u"bench"_qs, u"--from"_qs, u"genesis"_qs,
                             u"--token"_qs, token}))
            return {1, u"the chain could not be added"_qs};
        Database& database = workspace.database();
        WindowProcess window(workspace.directory(), {u"--open"_qs, u"overview"_qs});
        const QStringList pages = pagesOf(u"eip155:31337"_qs);
        QElapsedTimer clock, still;
        clock.start();
        still.start();
        qint64 covered = 0, done = 0;
        int shown = 0;
        while (window.isRunning() && (covered == 0 || !still.hasExpired(2'000)) && !clock.hasExpired(120'000)) {
            shown += window.show(pages.at(shown % pages.size()));
            QThread::msleep(250);
            const qint64 now = database.number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage");
            if (std::exchange(covered, now) != now) {
                still.start();
                done = clock.elapsed();
            }
        }
        const qint64 rows = database.number("SELECT count(*) FROM eip155_31337.transfers");
        const bool ended = window.stop();
        const auto match = summary.match(window.log());
        if (!ended || !match.hasMatch() || rows < blocks * 100) {
            std::printf("%s\n", qPrintable(window.log()));
            return {1, u"the window failed, or stored %1 rows only"_qs.arg(rows)};
        }
        worst = std::max(worst, match.captured(3).toDouble());
        table.push_back({QString::number(i + 1), QString::number(double(done) / 1000, 'f', 1), QString::number(shown),
                         match.captured(1), match.captured(2), match.captured(3) + u" ms"_qs,
                         match.captured(4) + u" ms"_qs});
        for (auto each = over.globalMatch(window.log()); each.hasNext();)
            std::printf("round %d: %s\n", i + 1, qPrintable(each.next().captured(0)));
    }
    std::printf("%s", qPrintable(asTable({u"round"_qs, u"backfill s"_qs, u"pages shown"_qs, u"turns"_qs,
                                          u"over 50 ms"_qs, u"longest, own CPU"_qs, u"longest, by the clock"_qs},
                                         table)));
    return {worst <= 50 ? 0 : 2, u"longest turn %1 ms of the thread's own CPU (bar 50 ms): %2"_qs.arg(worst, 0, 'f', 1)
                                     .arg(worst <= 50 ? u"met"_qs : u"not met"_qs)};
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    int code = 0;
    const auto take = [&](const Part& part) {
        std::printf("%s\n\n", qPrintable(part.verdict));
        std::fflush(stdout);
        code = code == 1 || part.code == 1 ? 1 : std::max(code, part.code);
    };
    if (!flag("turns-only"))
        take(starts());
    if (!flag("starts-only"))
        take(turns());
    return code;
}
