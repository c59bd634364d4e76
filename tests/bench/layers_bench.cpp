// SPDX-License-Identifier: GPL-3.0-or-later

// Blocks of a busy Canopy chain that the store writes per second, directly and through staging. See README.md in this
// folder.

#include <QCoreApplication>
#include <cstdio>
#include <random>

#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/bench_tools.h"
#include "support/layer_commit.h"
#include "support/pg_fixture.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;

namespace {

template <class T>
T must(Expected<T> answer, const char* what)
{
    if (!answer)
        qFatal("%s: %s", what, qPrintable(answer.error().text()));
    return std::move(*answer);
}

QByteArray key(quint64 number, int size = 20)
{
    QByteArray bytes(size, '\0');
    std::mt19937_64 random(number);
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

/// 20 transactions, 30 changed accounts, 4 validators, 30 events, 10 DEX items, 2 pools with 5 holders each.
void block(catalog::RowSet& rows, Height height, std::mt19937_64& random)
{
    const qint64 time = 1'767'225'600'000'000 + height * 20'000'000;
    const auto id = [&](int i) { return quint64(height) * 1000 + quint64(i); };
    rows.of(u"blocks"_s)
        .begin()
        .bigint(height)
        .bytea(key(id(999), 32))
        .bytea(key(id(998), 32))
        .bytea(key(1))
        .time(time)
        .bigint(1)
        .bigint(20)
        .bigint(20 * height)
        .bigint(0)
        .bytea(key(1, 32))
        .bytea(key(2, 32))
        .bytea(key(3, 32))
        .bytea(key(4, 32))
        .end();
    const std::string message(700, 'm');
    for (int i = 0; i < 20; ++i)
        rows.of(u"transactions"_s)
            .begin()
            .bigint(height)
            .bytea(key(id(i), 32))
            .bigint(i)
            .time(time)
            .time(time)
            .bigint(height)
            .bigint(1)
            .text("send")
            .bytea(key(random() % 10'000))
            .amount(random() % 1000)
            .amount(10'000)
            .text("")
            .bytea({})
            .number(0)
            .bigint(0)
            .amount(0)
            .amount(0)
            .amount(0)
            .bigint(0)
            .bytea({})
            .number(0)
            .text("")
            .text("")
            .bigint(0)
            .bytea(key(random() % 10'000))
            .bytea({})
            .bytea({})
            .bytea({})
            .bigint(0)
            .text(message)
            .bytea(key(5, 48))
            .bytea(key(6, 96))
            .end();
    for (int i = 0; i < 30; ++i)
        rows.of(u"events"_s)
            .begin()
            .bigint(height)
            .bigint(i)
            .bigint(1)
            .bytea(key(random() % 200))
            .text("end_block")
            .text("reward")
            .bigint(0)
            .amount(1250)
            .end();
    for (int i = 0; i < 30; ++i)
        rows.of(u"accounts"_s)
            .begin()
            .bytea(key((quint64(height) * 30 + quint64(i)) % 10'000))
            .amount(random())
            .amount(0)
            .amount(0)
            .bigint(height)
            .time(time)
            .boolean(false)
            .end();
    for (int i = 0; i < 4; ++i)
        rows.of(u"validators"_s)
            .begin()
            .bytea(key((quint64(height) * 4 + quint64(i)) % 200))
            .bytea(key(7, 48))
            .text("tcp://node")
            .amount(random())
            .bigint(0)
            .bigint(0)
            .bytea(key(8))
            .boolean(false)
            .boolean(true)
            .text("active")
            .bigint(height)
            .time(time)
            .boolean(false)
            .end();
    for (int i = 0; i < 10; ++i)
        rows.of(u"dex_orders"_s)
            .begin()
            .bytea(key(id(100 + i)))
            .bigint(height)
            .time(time)
            .bigint(2)
            .bytea(key(9))
            .text("complete")
            .amount(5)
            .amount(6)
            .amount(7)
            .amount(8)
            .boolean(true)
            .boolean(true)
            .bigint(height)
            .end();
    for (int pool = 0; pool < 2; ++pool) {
        rows.of(u"pools"_s)
            .begin()
            .bigint((height * 2 + pool) % 50)
            .bigint(height)
            .bigint(2)
            .amount(random())
            .amount(5)
            .bigint(5)
            .time(time)
            .bigint(1)
            .bigint(2)
            .bigint(3)
            .bigint(4)
            .amount(1)
            .amount(1)
            .bigint(0)
            .boolean(false)
            .end();
        for (int holder = 0; holder < 5; ++holder)
            rows.of(u"pool_points_by_holder"_s)
                .begin()
                .bytea(key(quint64(holder)))
                .bigint((height * 2 + pool) % 50)
                .bigint(1)
                .bigint(height)
                .time(time)
                .bigint(2)
                .amount(5)
                .amount(6)
                .amount(7)
                .boolean(false)
                .end();
    }
    rows.of(u"block_summaries"_s).begin().bigint(height).time(time).bigint(20 * height).bigint(20).end();
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int blocks = argument("blocks", 3000);
    PgDatabase db;
    const auto session = db.session();
    const catalog::Catalog& catalog = catalog::Catalog::canopy();
    must(SchemaKeeper(*session, catalog, store::readerRole).bringUpToDate(), "global schema");
    store::NewChain chain;
    chain.chain.caip2 = u"canopy:1"_s;
    chain.chain.name = u"bench"_s;
    const auto row =
        must(store::Chains(*session).add(
                 chain,
                 [&](store::Transaction& transaction, const store::ChainRow& added) {
                     SchemaKeeper::make(transaction, catalog, {added.caip2, added.schema}, store::readerRole);
                 }),
             "chain");
    const ChainPlace place(row.caip2, row.schema);
    const qint64 epoch = must(store::Leases(*session).acquire(row.caip2, {u"bench"_s, u"here"_s, 1}), "lease");
    store::ChainIngest ingest(db.connection(), place.caip2, epoch, tablesOf(catalog));
    std::mt19937_64 random(1);
    Height next = 1;
    const auto measure = [&](const char* name, int batch, int count, LayerCommit::Mode mode) {
        if (mode == LayerCommit::Mode::Replace)
            next -= count;
        const Height end = next + count;
        double seconds = 0;
        qint64 rows = 0;
        std::vector<double> took;
        while (next < end) {
            LayerCommit commit(catalog);
            commit.mode = mode;
            commit.ranges = {{next, qMin(end, next + batch) - 1}};
            commit.streams = {u"blocks"_s};
            for (; next <= commit.ranges[0].hi; ++next) {
                block(commit.rows, next, random);
                commit.work.push_back({next, 0, 1, "{}"});
            }
            rows += commit.rows.rows();
            QElapsedTimer timer;
            timer.start();
            must(ingest.commit(commit), "commit");
            took.push_back(double(timer.nsecsElapsed()) / 1e6);
            seconds += took.back() / 1e3;
        }
        std::printf("%-34s %7s blocks/s, %9s rows/s, commit p50 %.1f ms, p99 %.1f ms\n", name,
                    qPrintable(thousands(count / seconds)), qPrintable(thousands(double(rows) / seconds)), median(took),
                    percentile(took, 0.99));
    };
    measure("straight, 100 blocks a commit", 100, blocks, LayerCommit::Mode::Append);
    measure("straight, 1 block a commit", 1, blocks / 4, LayerCommit::Mode::Append);
    measure("reindexed, 100 blocks a commit", 100, blocks / 4, LayerCommit::Mode::Replace);
    measure("reindexed, 1 block a commit", 1, blocks / 10, LayerCommit::Mode::Replace);
    return 0;
}
