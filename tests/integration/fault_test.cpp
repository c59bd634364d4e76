// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QTest>
#include <cstdio>

#include "support/faulty_proxy.h"
#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Three endpoints that fail in turn while the chain grows: no rows are lost or invented, and no false reorg occurs.
class FaultTest : public QObject {
    Q_OBJECT

    static sim::SimFaults fault(const QString& kind)
    {
        sim::SimFaults faults;
        if (kind == u"down")
            faults.refuse = true;
        else if (kind == u"slow")
            faults.latencyMs = 4'000;
        else if (kind == u"limited")
            faults.httpStatus = 429, faults.retryAfterSeconds = 2;
        else if (kind == u"wrong_chain")
            faults.impostor = std::make_shared<sim::SimChain>(SimEndpoints::spec(900'299, 450));
        else if (kind == u"lagging")
            faults.lagBlocks = 40;
        else if (kind == u"html")
            faults.html = true;
        return faults;
    }

    static QString stateOf(IndexedChain& chain, const QString& url)
    {
        for (const auto& endpoint : chain.snapshot()[u"endpoints"].toArray())
            if (endpoint[u"url"].toString().contains(QString::number(QUrl(url).port())))
                return endpoint[u"state"].toString();
        return {};
    }

private Q_SLOTS:
    /// Five chains of one workspace, each with its own kind of fault, which moves from endpoint to endpoint.
    void eachEndpointMayFailInTurn()
    {
        struct Line {
            QString kind;
            QStringList states;
            std::unique_ptr<SimEndpoints> sims;
            std::unique_ptr<IndexedChain> chain;
        };
        std::vector<Line> lines;
        lines.push_back({u"down"_qs, {u"down"_qs}, {}, {}});
        lines.push_back({u"slow"_qs, {u"slow"_qs, u"down"_qs}, {}, {}});
        lines.push_back({u"limited"_qs, {u"limited"_qs}, {}, {}});
        lines.push_back({u"wrong_chain"_qs, {u"wrong_chain"_qs}, {}, {}});
        lines.push_back({u"lagging"_qs, {u"lagging"_qs}, {}, {}});
        const auto workspace = std::make_shared<CliWorkspace>();
        quint64 id = 900'200;
        for (Line& line : lines) {
            sim::SimSpec spec = SimEndpoints::spec(++id, 400);
            spec.blockSeconds = 0.5;
            line.sims = std::make_unique<SimEndpoints>(spec, 3);
            line.chain = std::make_unique<IndexedChain>(
                workspace, QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs, u"--name"_qs, line.kind} +
                               line.sims->rpcOptions());
        }
        lines.front().chain->startRun();
        for (Line& line : lines) {
            QVERIFY2(line.chain->waitIndexed(400), qPrintable(line.kind));
            (*line.sims)[0].setBlockTime(0.5);
        }
        for (int i = 0; i < 3; ++i) {
            std::vector<Height> goals;
            for (Line& line : lines) {
                (*line.sims)[i].setFaults(fault(line.kind));
                goals.push_back(line.sims->chain->head() + 4);
            }
            // The endpoint used first has the fault; the others continue.
            QElapsedTimer since;
            since.start();
            for (size_t n = 0; n < lines.size(); ++n) {
                IndexedChain& chain = *lines[n].chain;
                const QString where = u"%1 at endpoint %2"_qs.arg(lines[n].kind).arg(i);
                const bool went = chain.waitIndexed(goals[n], std::max(1'000, int(30'000 - since.elapsed())));
                if (!went)
                    std::fprintf(stderr, "%s\n", chain.log().toUtf8().constData());
                QVERIFY2(went, qPrintable(where));
                QString state;
                const auto seen = [&] {
                    state = stateOf(chain, (*lines[n].sims)[i].url());
                    return lines[n].states.contains(state);
                };
                QVERIFY2(waitFor(seen, 30'000), qPrintable(where + u": "_qs + state));
            }
            for (Line& line : lines)
                (*line.sims)[i].setFaults({});
        }
        QElapsedTimer since;
        since.start();
        for (Line& line : lines)
            for (int i = 0; i < 3; ++i) {
                QString state;
                const auto well = [&] {
                    state = stateOf(*line.chain, (*line.sims)[i].url());
                    return state == u"ok";
                };
                QVERIFY2(waitFor(well, std::max(0, int(32'000 - since.elapsed()))),
                         qPrintable(u"%1 at endpoint %2: %3"_qs.arg(line.kind).arg(i).arg(state)));
            }
        qInfo("all endpoints ok again after %lld ms", since.elapsed());
        for (Line& line : lines) {
            (*line.sims)[0].setBlockTime(0);
            const auto truth = [&] {
                return truthOfSim(*line.sims->chain, {0, line.sims->chain->head(), {}, {}, -1, true});
            };
            QCOMPARE(line.chain->compare(truth, 30'000), QString());
            QCOMPARE(line.chain->database().number("SELECT count(*) FROM " + line.chain->schema().toUtf8() + ".reorgs"),
                     qint64(0));
            QCOMPARE(line.chain->coverageFault(), QString());
        }
        QVERIFY(lines.front().chain->stopRun());
    }

    void allEndpointsMayFailAndReturn()
    {
        SimEndpoints sims(SimEndpoints::spec(900'201, 200), 2);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        chain.startRun();
        QVERIFY(chain.waitIndexed(200));
        for (int i = 0; i < 2; ++i)
            sims[i].setFaults(fault(u"down"_qs));
        sims.chain->mine(20);
        QVERIFY2(waitFor([&] { return chain.snapshot().contains(u"trouble"); }, 20'000), "the trouble must be told");
        for (int i = 0; i < 2; ++i)
            sims[i].setFaults({});
        QVERIFY(chain.waitIndexed(220, 30'000));
        QVERIFY(waitFor([&] { return !chain.snapshot().contains(u"trouble"); }, 20'000));
        QVERIFY(chain.stopRun());
    }

    void wrongAnswersAreNotStored()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'202, 1500);
        spec.transfersPerBlock = 8;
        SimEndpoints sims(spec, 3);
        sim::SimFaults faults;
        faults.blankShare = faults.truncateShare = faults.doubleShare = faults.cutShare = 0.02;
        faults.maxBlocks = 20;  // many answers, so that many are wrong
        for (int i = 0; i < 3; ++i)
            sims[i].setFaults(faults);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] {
            return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true});
        }),
                 QString());
        QCOMPARE(chain.database().number("SELECT count(*) FROM " + chain.schema().toUtf8() + ".reorgs"), qint64(0));
    }

    /// Earlier answers of an endpoint that is found out are checked in the background; a kill must not end the check.
    void aKillDuringACheckLosesNothing()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'203, 4'000);
        spec.transfersPerBlock = 8;
        SimEndpoints sims(spec, 1);
        sim::SimFaults faults;
        faults.truncateShare = 0.05;
        faults.maxBlocks = 50;
        faults.latencyMs = 20;
        sims[0].setFaults(faults);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        int kills = 0;
        for (int round = 0; round < 3; ++round) {
            chain.startRun();
            const auto unchecked = [&] { return chain.snapshot()[u"logChecks"][u"uncheckedBlocks"].toInteger() > 0; };
            kills += waitFor(unchecked, 5'000) ? 1 : 0;
            chain.process().kill();
            chain.process().waitForFinished();
        }
        QVERIFY2(kills > 0, "no check was under way");
        sims[0].setFaults({});
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] {
            return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true});
        }),
                 QString());
    }

    void omittedLogsOfARealNodeAreFound()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 300, 2, 6);
        const auto proxy = faultyProxy(node.port());
        sim::SimFaults faults;
        faults.blankShare = faults.truncateShare = faults.doubleShare = faults.cutShare = 0.02;
        faults.maxBlocks = 10;
        proxy->setFaults(faults);
        IndexedChain chain({u"--rpc"_qs, proxy->url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] {
            return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
        }),
                 QString());
        QVERIFY(proxy->requests("eth_getLogs") >= 30);
    }

    void eachProvidersRangeLimitIsUnderstood()
    {
        const char* const providers[] = {"geth",       "reth",     "nethermind", "erigon",    "arbitrum",
                                         "optimism",   "alchemy",  "infura",     "quicknode", "ankr",
                                         "chainstack", "drpc",     "publicnode", "1rpc",      "cloudflare",
                                         "thirdweb",   "coinbase", "base",       "blockpi",   "hyperliquid"};
        std::vector<std::unique_ptr<SimEndpoints>> all;
        CliWorkspace workspace;
        quint64 id = 900'300;
        for (const char* words : providers) {
            sim::SimSpec spec = SimEndpoints::spec(++id, 400);
            spec.transfersPerBlock = 4;
            all.push_back(std::make_unique<SimEndpoints>(spec));
            sim::SimFaults faults;
            faults.words = words;
            faults.maxBlocks = 120;
            faults.maxLogs = 300;
            (*all.back())[0].setFaults(faults);
            const CliResult added = workspace.run(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--name"_qs,
                                                              QLatin1String(words), u"--from"_qs, u"genesis"_qs,
                                                              u"--all-transfers"_qs, u"--confirmations"_qs, u"0"_qs} +
                                                  all.back()->rpcOptions());
            QVERIFY2(added.exitCode == 0, qPrintable(QLatin1String(words) + u": "_qs + added.text()));
        }
        const CliResult run = workspace.run({u"run"_qs, u"--until-synced"_qs}, {}, 240'000);
        QVERIFY2(run.exitCode == 0, qPrintable(run.text().right(4000)));
        for (const auto& sims : all) {
            const quint64 chainId = sims->chain->spec().chainId;
            QCOMPARE(difference(truthOfSim(*sims->chain, {0, 400, {}, {}, -1, true}),
                                truthOfDatabase(workspace.database(), u"eip155_%1"_qs.arg(chainId), chainId)),
                     QString());
        }
    }
};

}  // namespace

SIGNALBOX_TEST(FaultTest)

#include "fault_test.moc"
