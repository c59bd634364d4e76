// SPDX-License-Identifier: GPL-3.0-or-later

// Speed of a backfill compared with the node's own rate. See README.md in this folder.

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QThread>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/balance_sums.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "support/truth.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Setting {
    AnvilNode node;
    QString token;
    Height first = 0, last = 0, head = 0;
    qint64 events = 0;
    Truth truth;
};

struct Round {
    double node = 0, ours = 0, ready = 0, foreign = 0, nodeCpu = 0, databaseCpu = 0, engineCpu = 0, seconds = 0;
    QString wrong;
};

void prepare(Setting& setting)
{
    const qint64 blocks = argument("blocks", 2000);
    QElapsedTimer timer;
    timer.start();
    setting.token = deployToken(setting.node);
    setting.first = setting.node.head() + 1;
    emitTransfers(setting.node, setting.token, blocks, 4, 25);
    setting.last = setting.node.head();
    setting.node.mine(256);
    setting.head = setting.node.head();
    setting.truth = truthOfNode(setting.node.rpc(), 31337, {0, setting.head, {setting.token}, {}, -1, true});
    setting.events = qint64(setting.truth.transfers.size());
    std::printf("%s transfers in %s blocks, ready after %.1f s\n", qPrintable(thousands(double(setting.events))),
                qPrintable(thousands(double(blocks))), double(timer.elapsed()) / 1000);
    std::fflush(stdout);
}

/// eth_getLogs over one keep-alive connection, 100 blocks per request; the answers are discarded.
double nodeRate(Setting& setting)
{
    HttpClient http(setting.node.port());
    QElapsedTimer timer;
    timer.start();
    for (Height lo = setting.first; lo <= setting.last; lo += 100) {
        const QByteArray body =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getLogs\",\"params\":[{\"fromBlock\":\"0x" +
            QByteArray::number(lo, 16) + "\",\"toBlock\":\"0x" +
            QByteArray::number(std::min(setting.last, lo + 99), 16) + "\",\"address\":\"" + setting.token.toLatin1() +
            "\"}]}";
        const auto answer = http.post(body, true);
        if (!answer || answer->status != 200)
            return 0;
    }
    return double(setting.events) * 1e9 / double(timer.nsecsElapsed());
}

QString require(const CliResult& result)
{
    return result.exitCode == 0 ? QString() : u"exit code %1: %2"_s.arg(result.exitCode).arg(result.text());
}

Round oneRound(Setting& setting)
{
    Round round;
    CliWorkspace workspace;
    round.wrong =
        require(workspace.run({u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--rpc"_qs, setting.node.url(), u"--name"_qs,
                               u"bench"_qs, u"--from"_qs, u"genesis"_qs, u"--token"_qs, setting.token}));
    if (!round.wrong.isEmpty())
        return round;
    Database& database = workspace.database();
    database.run("PREPARE covered AS SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage");
    CpuWatch cpu({workspace.cluster().serverPid()});
    round.node = nodeRate(setting);

    const qint64 server = workspace.cluster().serverPid();
    const double before[] = {treeSeconds(setting.node.pid()), treeSeconds(server), reapedSeconds()};
    QElapsedTimer timer;
    timer.start();
    const auto process = workspace.start({u"run"_qs, u"--until-synced"_qs});
    qint64 covered = 0;
    qint64 visible = 0;
    while (!process->waitForFinished(10)) {
        const qint64 now = database.number("EXECUTE covered");
        if (now != covered) {
            covered = now;
            visible = timer.nsecsElapsed();
        }
        if (timer.elapsed() > 600'000) {
            round.wrong = u"not synced after ten minutes"_qs;
            return round;
        }
    }
    const qint64 ended = timer.nsecsElapsed();
    round.nodeCpu = treeSeconds(setting.node.pid()) - before[0];
    round.databaseCpu = treeSeconds(server) - before[1];
    round.engineCpu = reapedSeconds() - before[2];
    round.foreign = cpu.foreignShare();
    if (process->exitCode() != 0) {
        round.wrong = u"run ended with exit code %1"_qs.arg(process->exitCode());
        return round;
    }
    QElapsedTimer indexes;
    indexes.start();
    const QByteArray schema = database.value("SELECT schema_name FROM signalbox.chains").toUtf8();
    const qint64 unread = database.number(
        "SELECT coalesce(sum(brin_summarize_new_values(indexrelid)), 0) FROM pg_index JOIN pg_class c ON c.oid = "
        "indexrelid "
        "JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'brin' AND indrelid = '" +
        schema + ".transfers'::regclass");
    // A missing index does not count as an index that covers everything.
    if (database.number("SELECT count(*) FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_am a ON a.oid = "
                        "c.relam WHERE a.amname = 'brin' AND indisvalid AND indrelid = '" +
                        schema + ".transfers'::regclass") != 2) {
        round.wrong = u"the block-range indexes are not there"_qs;
        return round;
    }
    const double late = unread > 0 ? double(indexes.nsecsElapsed()) : 0;
    round.seconds = double(visible) / 1e9;
    round.ours = double(setting.events) * 1e9 / double(visible);
    round.ready = double(setting.events) * 1e9 / (double(ended) + late);
    round.wrong = difference(setting.truth, truthOfDatabase(database, QString::fromUtf8(schema), 31337));
    if (round.wrong.isEmpty())
        round.wrong = wrongBalances(database, QString::fromUtf8(schema));
    return round;
}

QString percent(double share)
{
    return QString::number(share * 100, 'f', 1) + u" %"_qs;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int wanted = argument("rounds", 5);
    Setting setting;
    prepare(setting);
    std::vector<QStringList> rows;
    std::vector<double> ratios;
    std::vector<double> readyRatios;
    bool wrong = false;
    for (int i = 0; int(ratios.size()) < wanted && i < 4 * wanted && !wrong; ++i) {
        const Round round = oneRound(setting);
        wrong = !round.wrong.isEmpty();
        const bool isVoid = round.foreign > 0.10;
        if (!isVoid && !wrong) {
            ratios.push_back(round.ours / round.node);
            readyRatios.push_back(round.ready / round.node);
        }
        rows.push_back({QString::number(i + 1), thousands(round.node), thousands(round.ours),
                        percent(round.node > 0 ? round.ours / round.node : 0),
                        percent(round.node > 0 ? round.ready / round.node : 0), QString::number(round.seconds, 'f', 2),
                        QString::number(round.nodeCpu, 'f', 2), QString::number(round.databaseCpu, 'f', 2),
                        QString::number(round.engineCpu, 'f', 2), percent(round.foreign),
                        wrong    ? u"wrong"_qs
                        : isVoid ? u"void"_qs
                                 : u"ok"_qs});
        std::printf("round %d: node %s/s, ours %s/s, foreign CPU %s%s\n", i + 1, qPrintable(thousands(round.node)),
                    qPrintable(thousands(round.ours)), qPrintable(percent(round.foreign)), isVoid ? " (void)" : "");
        if (wrong)
            std::printf("%s\n", qPrintable(round.wrong));
        std::fflush(stdout);
    }
    std::printf("\n%s", qPrintable(asTable({u"round"_qs, u"node events/s"_qs, u"ours events/s"_qs, u"ratio"_qs,
                                            u"with indexes"_qs, u"seconds"_qs, u"node CPU"_qs, u"database CPU"_qs,
                                            u"engine CPU"_qs, u"foreign CPU"_qs, u""_qs},
                                           rows)));
    const bool enough = int(ratios.size()) >= wanted;
    const bool met = enough && median(ratios) >= 0.9 && median(readyRatios) >= 0.75;
    std::printf("\nmedian of %d rounds: %s of the node's rate (bar 90 %%), with all indexes ready %s (bar 75 %%)%s\n",
                int(ratios.size()), qPrintable(percent(median(ratios))), qPrintable(percent(median(readyRatios))),
                wrong     ? ": ROWS DIFFER"
                : !enough ? ": too few rounds that count, the machine was busy"
                : met     ? ": met"
                          : ": not met");
    return wrong ? 1 : !enough ? 3 : met ? 0 : 2;
}
