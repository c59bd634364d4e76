// SPDX-License-Identifier: GPL-3.0-or-later

// Indexing speed of Canopy chains in both forms of answers. See README.md in this folder.

#include <QCoreApplication>
#include <QThread>
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "support/bench_tools.h"
#include "support/http_client.h"
#include "support/process.h"
#include "support/sim_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// One simulated node in a separate process, and a workspace with its chain.
class Line {
public:
    Line(int accounts, int history, bool bulk)
        : m_sim(1, options(accounts, history, bulk)), m_height(history), m_server(m_workspace.cluster().serverPid())
    {
        const CliResult added =
            m_workspace.run({u"chain"_qs, u"add"_qs, u"canopy"_qs, u"--rpc"_qs, m_sim.chains().front().url});
        if (added.exitCode != 0)
            throw std::runtime_error("chain add: " + added.text().toStdString());
    }

    struct Run {
        double seconds = 0, engine = 0, database = 0, node = 0, foreign = 0;
        qint64 blocks = 0;
        double rate() const { return double(blocks) / seconds; }
        double perBlock() const { return (engine + database) * 1e3 / double(blocks); }  ///< ms of CPU
    };
    void mine(int blocks)
    {
        m_sim.mine(blocks);
        m_height += blocks;
    }
    /// From the start of the process to the last commit visible to another session.
    Run sync()
    {
        Run run;
        Database& database = m_workspace.database();
        const auto covered = [&] {
            return database.number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage");
        };
        const qint64 first = covered();
        CpuWatch watch({m_server, m_sim.pid()});
        const double before[] = {treeSeconds(m_server), treeSeconds(m_sim.pid()), reapedSeconds()};
        QElapsedTimer timer;
        timer.start();
        const auto process = m_workspace.start({u"run"_qs, u"--until-synced"_qs});
        qint64 seen = first;
        while (!process->waitForFinished(20)) {
            if (const qint64 now = covered(); now != seen) {
                seen = now;
                run.seconds = double(timer.nsecsElapsed()) / 1e9;
                if (flag("trace"))
                    std::printf("  %7.2f s %lld blocks\n", run.seconds, static_cast<long long>(seen));
            }
        }
        run.blocks = seen - first;
        run.database = treeSeconds(m_server) - before[0];
        run.node = treeSeconds(m_sim.pid()) - before[1];
        run.engine = reapedSeconds() - before[2];
        run.foreign = watch.foreignShare();
        if (process->exitCode() != 0 || seen != m_height)
            throw std::runtime_error("run ended with exit code " + std::to_string(process->exitCode()) + " after " +
                                     std::to_string(seen) + " of " + std::to_string(m_height) + " blocks");
        return run;
    }
    QString size()
    {
        return m_workspace.database().value("SELECT pg_size_pretty(pg_database_size(current_database()))");
    }
    const SimProcess::Chain& node() const { return m_sim.chains().front(); }

private:
    static QStringList options(int accounts, int history, bool bulk)
    {
        QStringList all{u"--canopy"_qs,   u"--first-id"_qs,          u"1"_qs,         u"--block-time"_qs,      u"0"_qs,
                        u"--accounts"_qs, QString::number(accounts), u"--history"_qs, QString::number(history)};
        return bulk ? all : all << u"--plain"_qs;
    }
    SimProcess m_sim;
    qint64 m_height;
    CliWorkspace m_workspace;
    qint64 m_server;
};

/// Blocks per second that the node serves over that many keep-alive connections: the block and the state after it, by
/// the plain routes; the answers are discarded.
double bareRate(const SimProcess::Chain& node, int accounts, int connections, Height blocks)
{
    std::atomic<Height> next = 1;
    std::atomic<bool> failed = false;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&] {
            HttpClient http(node.port());
            const QByteArray path = "/v1/query/";
            const auto ask = [&](const char* route, const QByteArray& body) {
                const auto answer = http.exchange(
                    "POST " + path + route + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(node.port()) +
                        "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
                    true);
                failed = failed || !answer || answer->status != 200;
            };
            for (Height block = next++; block <= blocks && !failed; block = next++) {
                ask("block-by-height", "{\"height\":" + QByteArray::number(block) + '}');
                const QByteArray height = "{\"height\":" + QByteArray::number(block + 1);
                for (const char* route : {"accounts", "validators", "pools", "orders"})
                    for (int page = 1; page <= (route[0] == 'a' ? (accounts + 4'999) / 5'000 : 1); ++page)
                        ask(route, height + ",\"pageNumber\":" + QByteArray::number(page) + ",\"perPage\":5000}");
                for (const char* route :
                     {"dex-price", "dex-batch", "next-dex-batch", "params", "supply", "committees-data",
                      "subsidized-committees", "retired-committees", "non-signers"})
                    ask(route, height + '}');
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    if (failed)
        throw std::runtime_error("the node does not answer");
    return double(blocks) * 1e9 / double(timer.nsecsElapsed());
}

void print(const char* name, const Line::Run& run)
{
    std::printf(
        "%-34s %6lld blocks in %6.2f s: %5.0f blocks/s · CPU per block: engine %.2f ms, PostgreSQL %.2f ms, node %.2f "
        "ms · foreign CPU %.1f %%\n",
        name, static_cast<long long>(run.blocks), run.seconds, run.rate(), run.engine * 1e3 / double(run.blocks),
        run.database * 1e3 / double(run.blocks), run.node * 1e3 / double(run.blocks), run.foreign * 100);
    std::fflush(stdout);
}

bool verdict(const char* what, double figure, double bar, bool least)
{
    const bool met = least ? figure >= bar : figure <= bar;
    std::printf("%-34s %.2f (bar %.2f): %s\n", what, figure, bar, met ? "met" : "not met");
    return met;
}

int measure()
{
    const int blocks = argument("blocks", 6'000), plain = argument("plain-blocks", 2'000);
    const bool all = !flag("bulk-only") && !flag("plain-only") && !flag("growth-only");
    double foreign = 0;
    bool met = true;
    if (all || flag("bulk-only")) {
        Line line(10'000, blocks, true);
        const Line::Run run = line.sync();
        print("bulk, 10,000 accounts, from nothing", run);
        foreign = std::max(foreign, run.foreign);
        met = verdict("blocks/s by the bulk form", run.rate(), 200, true) && met;
        std::printf("%-34s %s\n", "size of the database", qPrintable(line.size()));
    }
    if (all || flag("growth-only")) {
        // Alternating, so that other load on the machine affects both alike.
        Line small(10'000, 400, true), large(100'000, 400, true);
        std::vector<double> cost[2];
        for (Line* line : {&small, &large})
            line->sync();  // genesis is a block of its own kind
        for (int round = 0; round < argument("growth-rounds", 5); ++round)
            for (Line* line : {&small, &large}) {
                line->mine(argument("growth-blocks", 2'000));
                const Line::Run run = line->sync();
                print(line == &large ? "bulk, 100,000 accounts, later on" : "bulk, 10,000 accounts, later on", run);
                foreign = std::max(foreign, run.foreign);
                cost[line == &large].push_back(run.perBlock());
            }
        met = verdict("CPU per block, 100,000 : 10,000", median(cost[1]) / median(cost[0]), 1.2, false) && met;
    }
    if (all || flag("plain-only")) {
        Line line(1'000, plain, false);
        // Before and after, over all blocks: the rates of single seconds differ by half.
        std::vector<double> rates;
        const auto alone = [&](int connections) {
            rates.push_back(bareRate(line.node(), 1'000, connections, plain));
            std::printf("node alone, %d connection%s          %5.0f blocks/s\n", connections,
                        connections > 1 ? "s" : " ", rates.back());
        };
        alone(1);
        alone(4);
        const Line::Run run = line.sync();
        print("plain, 1,000 accounts, from nothing", run);
        alone(4);
        const double bare = std::max(rates[0], (rates[1] + rates[2]) / 2);
        foreign = std::max(foreign, run.foreign);
        met = verdict("node's bare rate, blocks/s", bare, 100, true) && met;
        met = verdict("plain form : node's bare rate", run.rate() / bare, 0.6, true) && met;
    }
    std::printf("foreign CPU at most %.1f %%%s\n", foreign * 100, foreign > 0.1 ? ": the machine was busy" : "");
    return foreign > 0.1 ? 3 : met ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    try {
        return measure();
    } catch (const std::exception& error) {  // ends all processes
        std::printf("%s\n", error.what());
        return 1;
    }
}
