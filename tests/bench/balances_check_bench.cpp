// SPDX-License-Identifier: GPL-3.0-or-later

// Time to compare 10,000 holders of a simulated token with their contract, with wrong balances planted. See README.md
// in this folder.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "support/sim_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

const char* const ofToken =
    " FROM balances.holdings h JOIN balances.token_metadata m USING (chain_id, contract) WHERE m.symbol = 'USDS'";

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int holders = argument("holders", 10'000), planted = argument("planted", 100), rounds = argument("rounds", 3);
    SimProcess sim(1, {u"--funded"_s, u"--history"_s, u"400"_s, u"--transfers"_s, u"6"_s, u"--block-time"_s, u"0"_s,
                       u"--holders"_s, QString::number(holders)});
    CliWorkspace workspace;
    const auto failed = [](const CliResult& result) {
        if (result.exitCode != 0)
            std::printf("%s\n", qPrintable(result.text()));
        return result.exitCode != 0;
    };
    if (failed(workspace.run({u"chain"_s, u"add"_s, u"eip155"_s, u"--name"_s, u"Sim"_s, u"--rpc"_s,
                              sim.chains().front().url, u"--from"_s, u"genesis"_s, u"--all-transfers"_s,
                              u"--confirmations"_s, u"0"_s})) ||
        failed(workspace.run({u"run"_s, u"--until-synced"_s}, {}, 300'000)))
        return 1;
    Database& database = workspace.database();
    const auto engine = workspace.start({u"run"_s});
    // The daily checks of the worker would find them first.
    if (!waitFor([&] { return database.number("SELECT count(*) FROM balances.drift_checks") >= 2; }, 120'000)) {
        std::printf("the worker checked nothing\n");
        return 1;
    }
    std::vector<double> seconds;
    bool allFound = true;
    std::vector<QStringList> table;
    for (int round = 0; round < rounds; ++round) {
        database.run(
            "UPDATE balances.holdings SET net = net + 1 + get_byte(holder, 19) WHERE (chain_id, contract, "
            "holder) IN (SELECT h.chain_id, h.contract, h.holder" +
            QByteArray(ofToken) + " ORDER BY sha256(holder || '" + QByteArray::number(round) + "') LIMIT " +
            QByteArray::number(planted) + ")");
        QElapsedTimer clock;
        clock.start();
        const CliResult result = workspace.run(
            {u"balances"_s, u"verify"_s, u"Sim"_s, u"USDS"_s, u"--holders"_s, QString::number(holders)}, {}, 300'000);
        seconds.push_back(double(clock.elapsed()) / 1000);
        const QJsonObject check = result.json();
        const int compared = check.value("holders"_L1).toInt(), drifted = check.value("drifted"_L1).toInt();
        const qint64 repaired = database.number(
            "SELECT count(*) FROM balances.drift_findings WHERE outcome = "
            "'repaired' AND check_id = " +
            QByteArray::number(check.value("id"_L1).toInteger()));
        allFound = allFound && compared >= holders && drifted == planted && repaired == planted;
        table.push_back({QString::number(round + 1), QString::number(compared), QString::number(drifted),
                         QString::number(repaired), QString::number(check.value("calls"_L1).toInt()),
                         QString::number(seconds.back(), 'f', 1)});
    }
    CliWorkspace::stop(*engine);
    std::printf(
        "%s", qPrintable(asTable(
                  {u"round"_s, u"holders"_s, u"different"_s, u"recalculated"_s, u"requests"_s, u"seconds"_s}, table)));
    const bool met = allFound && percentile(seconds, 1) <= 20;
    std::printf("%s holders compared in at most %.1f s (bar 20 s), %s of %d planted differences found: %s\n",
                qPrintable(thousands(holders)), percentile(seconds, 1), allFound ? "all" : "not all", planted,
                met ? "met" : "not met");
    return met ? 0 : 2;
}
