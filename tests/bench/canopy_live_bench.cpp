// SPDX-License-Identifier: GPL-3.0-or-later

// Time until a block of many live Canopy chains is in the global tables, and whether the two layers are ever seen to
// differ. See README.md in this folder.

#include <QCoreApplication>
#include <QThread>
#include <atomic>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <thread>

#include "sim/canopy_server.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "support/sim_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Chain {
    std::unique_ptr<sim::CanopySimServer> node;
    std::atomic<qint64> minedMs[8192];  ///< by block modulo the size; steady clock
    Height seen = 0;

    Height mine()
    {
        const Height next = node->chain().last() + 1;
        minedMs[next % 8192] = SimProcess::steadyMs();
        node->chain().mine();
        return next;
    }
};

QByteArray accountOf(const sim::CanopySimChain& chain, Height block, quint64 which)
{
    const auto touched = chain.touchedAccounts(block);
    const auto account = chain.account(touched[which % touched.size()], 1);
    return QByteArray(reinterpret_cast<const char*>(account->address.data()), 20).toHex();
}

/// Newest row of one key in the chain's table and its row in the global table, in one snapshot each.
class Probes {
public:
    Probes(Database& database, std::vector<std::unique_ptr<Chain>>& chains) : m_database(database), m_chains(chains) {}

    void one()
    {
        const std::size_t which = m_random() % m_chains.size();
        const quint64 id = m_chains[which]->node->chain().spec().chainId;
        const Height last = m_chains[which]->node->chain().last();
        const QByteArray schema = "chain_" + QByteArray::number(id);
        QByteArray mine, all;
        const auto pair = [&](const QByteArray& table, const QByteArray& columns, const QByteArray& key) {
            mine = "SELECT " + columns + " FROM (SELECT * FROM " + schema + '.' + table + " WHERE " + key +
                   " ORDER BY height DESC LIMIT 1) n WHERE NOT deleted";
            all = "SELECT " + columns + " FROM canopyx_global." + table +
                  "_global WHERE chain_id = " + QByteArray::number(id) + " AND " + key;
        };
        switch (m_random() % 4) {
            case 0:
            case 1:
                // what the newest blocks touch
                pair("accounts", "height, amount, rewards, slashes",
                     "address = '\\x" +
                         accountOf(m_chains[which]->node->chain(), last - Height(m_random() % 2), m_random()) + '\'');
                break;
            case 2:
                pair("pools", "height, amount, total_points",
                     "pool_id = " + QByteArray::number(qlonglong(32'769 + (last * 2 + qint64(m_random() % 2)) % 50)));
                break;
            default:
                mine = "SELECT height, num_txs FROM " + schema + ".block_summaries ORDER BY height DESC LIMIT 1";
                all = "SELECT height, num_txs FROM canopyx_global.block_summaries_global WHERE chain_id = " +
                      QByteArray::number(id) + " ORDER BY height DESC LIMIT 1";
        }
        m_database.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        const auto left = m_database.rows(mine);
        const auto right = m_database.rows(all);
        m_database.run("COMMIT");
        ++made;
        empty += left.empty() && right.empty();
        if (left != right && ++apart < 5)
            std::printf("apart: %s\n", mine.constData());
    }

    qint64 made = 0, apart = 0, empty = 0;

private:
    Database& m_database;
    std::vector<std::unique_ptr<Chain>>& m_chains;
    std::mt19937_64 m_random{5};
};

int measure()
{
    const int count = argument("chains", 20), seconds = argument("seconds", 90), wanted = argument("probes", 10'000);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    CliWorkspace workspace;
    std::vector<std::unique_ptr<Chain>> chains;
    for (int i = 0; i < count; ++i) {
        auto chain = std::make_unique<Chain>();
        sim::CanopySimSpec spec;
        spec.chainId = quint64(1 + i);
        spec.seed = quint64(1 + i);
        spec.history = 20;
        spec.blockSeconds = 1;
        spec.accounts = argument("accounts", 2'000);
        chain->node = std::make_unique<sim::CanopySimServer>(std::make_shared<sim::CanopySimChain>(spec));
        chain->node->setPath("/");
        const CliResult added = workspace.run({u"chain"_qs, u"add"_qs, u"canopy"_qs, u"--rpc"_qs, chain->node->url(),
                                               u"--name"_qs, u"Live %1"_qs.arg(i + 1)});
        if (added.exitCode != 0)
            throw std::runtime_error("chain add: " + added.text().toStdString());
        chains.push_back(std::move(chain));
    }
    Database& database = workspace.database();
    const qint64 server = workspace.cluster().serverPid();
    const auto run = workspace.start({u"run"_qs});
    QByteArray newest = "SELECT 0";
    for (const auto& chain : chains)
        newest += ", (SELECT max(height) FROM canopyx_global.block_summaries_global WHERE chain_id = " +
                  QByteArray::number(chain->node->chain().spec().chainId) + ')';
    const auto heights = [&](Database& from) { return from.rows(newest).front(); };
    if (!waitFor(
            [&] {
                const QStringList now = heights(database);
                for (int i = 0; i < count; ++i)
                    if (now.at(i + 1).toLongLong() < 20)
                        return false;
                return true;
            },
            120'000))
        throw std::runtime_error("the chains were not indexed");
    std::printf("%d chains live\n", count);

    // One block per second each, evenly spread, each chain at its own offset.
    std::atomic<bool> over = false;
    std::thread miner([&] {
        const qint64 start = SimProcess::steadyMs();
        for (qint64 turn = 0; !over; ++turn) {
            const qint64 at = start + turn * 1'000 / count;
            if (const qint64 early = at - SimProcess::steadyMs(); early > 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(early));
            chains[std::size_t(turn % count)]->mine();
        }
    });
    std::this_thread::sleep_for(std::chrono::seconds(argument("warm", 15)));
    for (const auto& chain : chains)
        chain->seen = chain->node->chain().last();
    CpuWatch cpu({server, run->processId()});
    const double engineBefore = treeSeconds(run->processId()), serverBefore = treeSeconds(server);
    std::vector<double> late;
    Probes probes(database, chains);
    Database second(workspace.cluster().connection(store::Role::Engine).conninfo());
    QElapsedTimer clock;
    clock.start();
    std::thread prober([&] {
        while (!over && (probes.made < wanted || clock.elapsed() < seconds * 1'000)) {
            probes.one();
            if (probes.made % 4 == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(seconds * 3'000 / wanted));
        }
    });
    while (clock.elapsed() < seconds * 1'000) {
        const QStringList now = heights(second);
        const qint64 at = SimProcess::steadyMs();
        for (int i = 0; i < count; ++i) {
            Chain& chain = *chains[std::size_t(i)];
            for (const Height top = now.at(i + 1).toLongLong(); chain.seen < top;)
                if (const qint64 mined = chain.minedMs[++chain.seen % 8192]; mined > 0)
                    late.push_back(double(at - mined));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const double elapsed = double(clock.elapsed()) / 1e3;
    const double foreign = cpu.foreignShare();
    const double engine = (treeSeconds(run->processId()) - engineBefore) / elapsed,
                 postgres = (treeSeconds(server) - serverBefore) / elapsed;
    prober.join();
    over = true;
    miner.join();
    const bool ended = CliWorkspace::stop(*run);
    Height behind = 0;
    for (const auto& chain : chains)
        behind = std::max(behind, chain->node->chain().last() - chain->seen);

    std::printf(
        "%zu blocks in %.0f s: head to global row p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, most %.0f ms (bar p95 "
        "1,000 ms); at most %lld blocks behind at the end\n",
        late.size(), elapsed, median(late), percentile(late, 0.95), percentile(late, 0.99), percentile(late, 1),
        static_cast<long long>(behind));
    std::printf("%lld repeatable-read probes (%lld of keys that were gone): %lld apart (bar 0)\n",
                static_cast<long long>(probes.made), static_cast<long long>(probes.empty),
                static_cast<long long>(probes.apart));
    std::printf("CPU: engine %.2f cores, PostgreSQL %.2f cores · foreign CPU %.1f %%\n", engine, postgres,
                foreign * 100);
    const bool met = ended && percentile(late, 0.95) <= 1'000 && probes.apart == 0 && probes.made >= wanted &&
                     qint64(late.size()) >= qint64(count) * (seconds - 3);
    std::printf("%s\n", met ? "met" : "not met");
    return foreign > 0.1 && !met ? 3 : met ? 0 : 2;
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
