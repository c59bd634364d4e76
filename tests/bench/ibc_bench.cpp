// SPDX-License-Identifier: GPL-3.0-or-later

// Indexing speed of Cosmos chains, and queries on their packets. See README.md in this folder.

#include <QCoreApplication>
#include <QThread>
#include <QUrl>
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/wire/decoded.h"
#include "cosmos/wire/reading.h"
#include "ibc/books/overview.h"
#include "ibc/books/packet_detail.h"
#include "ibc/books/packet_search.h"
#include "ibc/books/relayer_list.h"
#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_blocks.h"
#include "sim/cosmos/cosmos_hub.h"
#include "support/bench_tools.h"
#include "support/http_client.h"
#include "support/pg_fixture.h"
#include "support/process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

double since(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

bool verdict(const char* what, double figure, double bar, bool least)
{
    const bool met = least ? figure >= bar : figure <= bar;
    std::printf("%-44s %.2f (bar %.2f): %s\n", what, figure, bar, met ? "met" : "not met");
    std::fflush(stdout);
    return met;
}

sim::CosmosSimSpec specOf(const char* prefix, Height history, double packets)
{
    sim::CosmosSimSpec spec;
    spec.prefix = prefix;
    spec.history = history;
    spec.packets = packets;
    spec.packetsInTransaction = 10;
    spec.genesisTime = secondsSinceEpoch() - 7'200 - history;
    return spec;
}

/// Decoding of blocks in memory, in one thread: each chain's form of answers.
bool decoding()
{
    const int blocks = argument("decode-blocks", 120);
    const sim::CosmosSimNet net(specOf("decode-", blocks, 50));
    bool met = true;
    for (int chain = 0; chain < 3; ++chain) {
        std::vector<std::pair<QByteArray, QByteArray>> answers;
        qint64 bytes = 0, sent = 0;
        for (Height height = 20; height <= net.last(); ++height) {
            answers.emplace_back(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + sim::cosmosBlockJson(net, chain, height) + '}',
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + sim::cosmosResultsJson(net, chain, height) + '}');
            bytes += answers.back().first.size() + answers.back().second.size();
        }
        std::vector<double> seconds;
        for (int round = 0; round < argument("rounds", 5); ++round) {
            sent = 0;
            QElapsedTimer timer;
            timer.start();
            for (const auto& [block, results] : answers) {
                const auto data = cosmos::readBlock(block);
                const auto read = cosmos::readResults(results);
                if (!data || !read)
                    throw std::runtime_error("a simulated block cannot be read");
                const auto decoded = cosmos::decode(*data, *read);
                if (!decoded || !decoded->skipped.empty())
                    throw std::runtime_error("a simulated block cannot be decoded");
                for (const cosmos::PacketEvent& packet : decoded->packets)
                    sent += packet.kind == cosmos::PacketEvent::Kind::Send;
            }
            seconds.push_back(since(timer));
        }
        const double time = median(seconds);
        const QByteArray name = net.chains()[std::size_t(chain)].id + ", CometBFT " +
                                sim::cosmosVersion(net.chains()[std::size_t(chain)].generation);
        std::printf("%s: %.1f MB in %zu blocks\n", name.constData(), double(bytes) / 1e6, answers.size());
        met = verdict("decoded MB/s", double(bytes) / 1e6 / time, 300, true) && met;
        met = verdict("decoded packets/s", double(sent) / time, 20'000, true) && met;
    }
    return met;
}

/// The nodes, in this process, and a workspace with their chains.
class Line {
public:
    explicit Line(const sim::CosmosSimSpec& spec) : m_hub(std::make_shared<sim::CosmosSimNet>(spec))
    {
        for (int chain = 0; chain < 3; ++chain) {
            m_hub.setPath(chain, "/simulated");
            const CliResult added = m_workspace.run(
                {u"chain"_s, u"add"_s, u"cosmos"_s, u"--rpc"_s, m_hub.rpcUrl(chain), u"--lcd"_s, m_hub.lcdUrl(chain)});
            if (added.exitCode != 0)
                throw std::runtime_error("chain add: " + added.text().toStdString());
        }
        (void)m_workspace.cluster();
    }
    sim::CosmosSimHub& hub() { return m_hub; }
    CliWorkspace& workspace() { return m_workspace; }
    Database& database() { return m_workspace.database(); }
    qint64 covered() { return database().number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage"); }
    /// Blocks per second from the start of the process to the last commit that another session sees.
    double rate()
    {
        const qint64 wanted = m_hub.net().last() * 3;
        QElapsedTimer timer;
        timer.start();
        const auto process = m_workspace.start({u"run"_s, u"--until-synced"_s});
        double seconds = 0;
        qint64 seen = 0;
        while (!process->waitForFinished(20)) {
            if (const qint64 now = covered(); now != seen) {
                seen = now;
                seconds = since(timer);
            }
        }
        if (process->exitCode() != 0 || covered() != wanted)
            throw std::runtime_error("run ended after " + std::to_string(covered()) + " of " + std::to_string(wanted) +
                                     " blocks");
        return double(wanted) / seconds;
    }
    /// What the nodes serve over four connections: the same two answers of each block, discarded.
    double bareRate()
    {
        std::atomic<qint64> next = 0;
        std::atomic<bool> failed = false;
        const Height last = m_hub.net().last();
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                std::vector<std::unique_ptr<HttpClient>> nodes;
                for (int chain = 0; chain < 3; ++chain)
                    nodes.push_back(std::make_unique<HttpClient>(QUrl(m_hub.rpcUrl(chain)).port(), "/simulated"));
                for (qint64 at = next++; at < last * 3 && !failed; at = next++) {
                    const QByteArray height = QByteArray::number(at / 3 + 1);
                    for (const char* method : {"block", "block_results"}) {
                        const auto answer = nodes[std::size_t(at % 3)]->post(
                            QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"") + method +
                                "\",\"params\":{\"height\":\"" + height + "\"}}",
                            true);
                        failed = failed || !answer || answer->status != 200;
                    }
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        if (failed)
            throw std::runtime_error("the nodes do not answer");
        return double(last) * 3 / since(timer);
    }

private:
    sim::CosmosSimHub m_hub;
    CliWorkspace m_workspace;
};

bool backfill()
{
    Line line(specOf("backfill-", argument("blocks", 500), 50));
    const double before = line.bareRate(), ours = line.rate(), after = line.bareRate();
    const double bare = (before + after) / 2;
    std::printf("nodes alone %.0f and %.0f blocks/s, indexed %.0f blocks/s of 50 packets\n", before, after, ours);
    const qint64 stored = line.database().number("SELECT count(*) FROM ibc.packet_flow");
    if (stored != qint64(line.hub().net().packets()))
        throw std::runtime_error("stored " + std::to_string(stored) + " of " +
                                 std::to_string(line.hub().net().packets()) + " packets");
    return verdict("indexed : nodes' bare rate", ours / bare, 0.6, true);
}

bool emptyBlocks()
{
    auto spec = specOf("empty-", argument("empty-blocks", 3'000), 0);
    spec.endBlockerEvery = 0;
    Line line(spec);
    return verdict("empty blocks/s", line.rate(), 400, true);
}

/// From the moment when a node has a block until another session sees its row.
bool latency()
{
    Line line(specOf("live-", 30, 5));
    const auto process = line.workspace().start({u"run"_s});
    Database& database = line.database();
    if (!waitFor([&] { return line.covered() == line.hub().net().last() * 3; }, 60'000))
        throw std::runtime_error("the chains were not indexed");
    QThread::msleep(2'000);  // until the WebSockets are subscribed
    std::vector<double> times;
    for (int i = 0; i < argument("live-blocks", 60); ++i) {
        QThread::msleep(700);
        QElapsedTimer timer;
        timer.start();
        line.hub().net().mine();
        const qint64 wanted = line.hub().net().last() * 3;
        while (database.number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage") < wanted &&
               timer.elapsed() < 10'000)
            QThread::msleep(2);
        times.push_back(since(timer) * 1e3);
    }
    CliWorkspace::stop(*process);
    std::printf("new block to row of all three chains: median %.0f ms, 95 %% within %.0f ms\n", median(times),
                percentile(times, 0.95));
    return verdict("new block to row, ms", median(times), 300, false);
}

/// Packets of 90 days between three chains, and their statistics; of the newest hundredth, each hundredth is stuck. The
/// indexes are built afterwards.
void fill(const PgDatabase& database, qint64 packets)
{
    const auto run = [&](const QString& sql) { database.value(sql); };
    const QString indexes = database.value(
        u"SELECT string_agg(indexdef, ';') FROM pg_indexes WHERE schemaname = 'ibc' AND tablename = 'packet_flow' AND "
        "indexname NOT IN (SELECT conname FROM pg_constraint)"_s);
    run(u"DO $$ DECLARE i record; BEGIN FOR i IN SELECT indexname FROM pg_indexes WHERE schemaname = 'ibc' AND "
        u"tablename "
        "= 'packet_flow' AND indexname NOT IN (SELECT conname FROM pg_constraint) LOOP EXECUTE format('DROP INDEX "
        "ibc.%I', i.indexname); END LOOP; END $$"_s);
    constexpr qint64 atOnce = 1'000'000;
    for (qint64 from = 0; from < packets; from += atOnce)
        run(u"INSERT INTO ibc.packet_flow (src_chain_id, dst_chain_id, src_port_id, src_channel_id, dst_port_id, "
            "dst_channel_id, sequence, sender, receiver, amount, denom, status, outcome, created_at, sent_at, "
            "received_at, "
            "cleared_at, stuck_at, relayer_address, recv_relayer_address, send_height, recv_height, clear_height) "
            "SELECT 'chain-' || i % 3, 'chain-' || (i + 1) % 3, 'transfer', 'channel-' || i % 12, 'transfer', "
            "'channel-' || "
            "i % 12, i / 12 + 1, 'cosmos1sender' || i % 50000, 'cosmos1receiver' || i % 70000, i, 'uatom', CASE WHEN s "
            "THEN 'stuck' WHEN i % 50 = 0 THEN 'failed' ELSE 'cleared' END, CASE WHEN s THEN 'sent' WHEN i % 50 = 0 "
            "THEN "
            "'failed' ELSE 'acknowledged' END, t, t, CASE WHEN NOT s THEN t + interval '6 s' END, CASE WHEN NOT s THEN "
            "t + "
            "interval '12 s' END, CASE WHEN s THEN t + interval '15 min' END, 'cosmos1relayer' || i % 20, "
            "'cosmos1relayer' "
            "|| i % 20, i / 50 + 1, CASE WHEN NOT s THEN i / 50 + 7 END, CASE WHEN NOT s THEN i / 50 + 13 END FROM "
            "(SELECT "
            "i, now() - make_interval(secs => (%3 - i) * 7776000.0 / %3) AS t, i > %3 - %3 / 100 AND i % 100 = 0 AS s "
            "FROM generate_series(%1::bigint, %2) i) g"_s.arg(from)
                .arg(std::min(packets, from + atOnce) - 1)
                .arg(packets));
    for (const QString& index : indexes.split(u';'))
        run(index);
    run(u"INSERT INTO ibc.relayer_performance (relayer_address, chain_id, date, packets_relayed, packets_won, "
        "packets_frontrun, success_rate, avg_response_time_seconds, reputation_score) SELECT 'cosmos1relayer' || r, "
        "'chain-' || c, current_date - d, 1000, 800, 200, 80, 6, 60 FROM generate_series(0, 199) r, generate_series(0, "
        "2) "
        "c, generate_series(0, 89) d"_s);
    run(u"INSERT INTO ibc.network_stats (chain_id, network_name, date, total_packets, successful_packets, "
        u"failed_packets, "
        "active_relayers, active_channels) SELECT 'chain-' || c, 'chain-' || c, current_date - d, 37000, 36000, 700, "
        "20, 4 "
        "FROM generate_series(0, 2) c, generate_series(0, 89) d"_s);
    const auto made = database.session()->write([](store::Transaction& transaction) {
        for (int chain = 0; chain < 3; ++chain)
            cosmos::makeTables(transaction, u"cosmos_%1"_s.arg(chain), {});
        return Done{};
    });
    if (!made)
        throw std::runtime_error(made.error().text().toStdString());
    run(u"INSERT INTO ibc.chain_heads (chain_id, caip2, name, schema_name, height, at, to_head) SELECT 'chain-' || c, "
        "'cosmos:chain-' || c, 'chain-' || c, 'cosmos_' || c, 1000000, now(), true FROM generate_series(0, 2) c"_s);
    run(u"INSERT INTO ibc.channel_days (src_chain_id, src_port_id, src_channel_id, dst_chain_id, dst_port_id, "
        "dst_channel_id, date, sent, cleared, failed, stuck, clear_seconds, last_received, last_relayed) SELECT "
        "'chain-' || i % 3, 'transfer', 'channel-' || i, 'chain-' || (i + 1) % 3, 'transfer', 'channel-' || i, "
        "current_date - d, 9000, 8800, 180, 20, 100000, now(), now() FROM generate_series(0, 11) i, "
        "generate_series(0, 89) d"_s);
    run(u"INSERT INTO ibc.clear_times (src_chain_id, src_port_id, src_channel_id, date, bucket, packets) SELECT "
        "'chain-' || i % 3, 'transfer', 'channel-' || i, current_date - d, 800 + b, 50 FROM generate_series(0, 11) i, "
        "generate_series(0, 89) d, generate_series(0, 199) b"_s);
    run(u"ANALYZE ibc.packet_flow, ibc.relayer_performance, ibc.network_stats, ibc.channel_days, ibc.clear_times, "
        "ibc.chain_heads"_s);
}

bool queries()
{
    const qint64 packets = argument("packets", 10'000'000);
    const PgDatabase database;
    QElapsedTimer filling;
    filling.start();
    fill(database, packets);
    std::printf("%lld packets in %.0f s\n", static_cast<long long>(packets), since(filling));
    const auto session = database.session();
    const auto timed = [&](auto work) {
        std::vector<double> times;
        for (int i = 0; i < argument("queries", 50); ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = session->read([&](store::Transaction& transaction) { return work(transaction, i); });
            if (!answer)
                throw std::runtime_error(answer.error().text().toStdString());
            times.push_back(since(timer) * 1e3);
        }
        return median(times);
    };
    const QDate today = QDateTime::currentDateTimeUtc().date(), week = today.addDays(-6);
    bool met = verdict("packet lookup, ms", timed([&](store::Transaction& transaction, int i) {
                           const qint64 at = packets / 60 * (i + 1) / 12 * 12;
                           const PacketKey key{u"chain-%1"_s.arg(at % 3), u"transfer"_s, u"channel-%1"_s.arg(at % 12),
                                               quint64(at / 12 + 1)};
                           return ibc::readPacket(transaction, key);
                       }),
                       2, false);
    met = verdict("stuck list, ms", timed([&](store::Transaction& transaction, int) {
                      PacketFilter filter;
                      filter.stuck = StuckKind::None;
                      return ibc::searchPackets(transaction, filter);
                  }),
                  10, false) &&
          met;
    met = verdict("leaderboard, ms", timed([&](store::Transaction& transaction, int) -> Expected<Done> {
                      (void)ibc::readRelayers(transaction, {}, week, today);
                      return Done{};
                  }),
                  50, false) &&
          met;
    met = verdict("overview with health, ms", timed([&](store::Transaction& transaction, int) -> Expected<Done> {
                      (void)ibc::readOverview(transaction, week, today);
                      return Done{};
                  }),
                  50, false) &&
          met;
    met =
        verdict("leaderboard and health by SQL, ms", timed([&](store::Transaction& transaction, int) -> Expected<Done> {
                    transaction.exec("SELECT * FROM ibc.get_relayer_leaderboard('chain-1', current_date, 20)");
                    transaction.exec("SELECT * FROM ibc.v_network_overview");
                    return Done{};
                }),
                50, false) &&
        met;
    return met;
}

int measure()
{
    CpuWatch watch(std::vector<qint64>{});
    watch.start();
    bool met = true, any = false;
    const std::pair<const char*, bool (*)()> parts[] = {{"decode-only", decoding},
                                                        {"backfill-only", backfill},
                                                        {"empty-only", emptyBlocks},
                                                        {"latency-only", latency},
                                                        {"queries-only", queries}};
    for (const auto& [name, part] : parts)
        any = any || flag(name);
    for (const auto& [name, part] : parts)
        met = (any && !flag(name) ? true : part()) && met;
    const double foreign = watch.foreignShare();
    std::printf("foreign CPU %.1f %%%s\n", foreign * 100, foreign > 0.1 ? ": the machine was busy" : "");
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
