// SPDX-License-Identifier: GPL-3.0-or-later

// How long the explorer takes to find keys on all chains and states at any height. See README.md in this folder.

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>
#include <cstdio>
#include <random>

#include "explorer/explorer_reader.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/bench_tools.h"
#include "support/pg_fixture.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::layers;
using namespace signalbox::test;

namespace {

constexpr int chains = 20;

template <class T>
T must(Expected<T> answer, const char* what)
{
    if (!answer)
        qFatal("%s: %s", what, qPrintable(answer.error().text()));
    return std::move(*answer);
}

struct Place {
    PgDatabase db;
    std::unique_ptr<store::Session> session = db.session();
    catalog::Catalog catalog = catalog::Catalog::canopy();
    qint64 keys = 0;       ///< addresses over all chains; each is on two of them
    qint64 versioned = 0;  ///< accounts of the first chain, with four versions each
    Height last = 0;

    void exec(const QString& sql)
    {
        must(session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        }),
             qPrintable(sql.left(60)));
    }
    void vacuum(const char* table)
    {
        must(session->plain([&](store::Transaction& transaction) {
            transaction.exec(std::string("VACUUM (ANALYZE) ") + table);
            return Done{};
        }),
             table);
    }
};

QString addressOf(const QString& number)
{
    return u"substring(sha256(int8send(%1)) FOR 20)"_s.arg(number);
}

QByteArray addressOf(qint64 number)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(20);
}

/// `rows` accounts of 20 chains in the global table, and in addition the other rows of a chain; on
/// the first chain `versions` rows of accounts, validators, pools and orders over its heights.
void fill(Place& place, qint64 rows, qint64 versions)
{
    must(SchemaKeeper(*place.session, place.catalog, store::readerRole).bringUpToDate(), "global schema");
    for (int id = 1; id <= chains; ++id) {
        store::NewChain chain;
        chain.chain.caip2 = u"canopy:%1"_s.arg(id);
        chain.chain.name = u"bench %1"_s.arg(id);
        chain.streams.push_back({chain.chain.caip2, u"blocks"_s, 1, std::nullopt, {}, {}, {}});
        must(
            store::Chains(*place.session)
                .add(chain,
                     [&](store::Transaction& transaction, const store::ChainRow& added) {
                         SchemaKeeper::make(transaction, place.catalog, {added.caip2, added.schema}, store::readerRole);
                     }),
            "chain");
    }
    place.keys = rows / 2;
    place.versioned = versions / 4;
    place.last = 200'000;
    place.exec(
        u"INSERT INTO signalbox.coverage (caip2, stream, lo, hi) SELECT 'canopy:' || n, 'blocks', "
        "1, %1 FROM generate_series(1, %2) n"_s.arg(place.last)
            .arg(chains));
    // Filled without keys and triggers, which come afterwards: a tenth of the time.
    place.exec(
        u"ALTER TABLE chain_1.accounts DISABLE TRIGGER USER; ALTER TABLE chain_1.accounts DROP CONSTRAINT "
        "accounts_pkey; ALTER TABLE canopyx_global.accounts_global DROP CONSTRAINT accounts_global_pkey; DROP INDEX "
        "canopyx_global.accounts_global_address"_s);
    // each address on two chains that follow one another
    for (int turn = 0; turn < 2; ++turn)
        place.exec(
            u"INSERT INTO canopyx_global.accounts_global (chain_id, address, amount, height, "
            "height_time, updated_at) SELECT 1 + (k + %1) @ %2, %3, k, 1 + k @ %4, 'epoch', now() "
            "FROM generate_series(1, %5) k"_s.arg(turn)
                .arg(chains)
                .arg(addressOf(u"k"_s))
                .arg(place.last)
                .arg(place.keys)
                .replace(u'@', u'%'));
    place.exec(
        u"INSERT INTO chain_1.accounts (address, amount, height, height_time) SELECT %1, k * 1000 "
        "+ v, 1 + (k * 7 + v * %2) @ %3, 'epoch' FROM generate_series(1, %4) k, "
        "generate_series(0, 3) v"_s.arg(addressOf(u"k"_s))
            .arg(place.last / 4)
            .arg(place.last)
            .arg(place.versioned)
            .replace(u'@', u'%'));
    place.exec(
        u"SET LOCAL maintenance_work_mem = '512MB'; ALTER TABLE chain_1.accounts ADD PRIMARY KEY (address, height); "
        "ALTER TABLE chain_1.accounts ENABLE TRIGGER USER; ALTER TABLE canopyx_global.accounts_global ADD PRIMARY KEY "
        "(chain_id, address); CREATE INDEX accounts_global_address ON canopyx_global.accounts_global (address)"_s);
    // 200 validators that change often, 50 pools of 40 holders that change with every trade, 20,000 orders
    place.exec(
        u"INSERT INTO chain_1.validators (address, staked_amount, status, height, height_time) "
        "SELECT %1, k * 1000 + h, 'active', h, 'epoch' FROM generate_series(1, 200) k, "
        "generate_series(k, %2, 199) h"_s.arg(addressOf(u"k"_s))
            .arg(place.last));
    place.exec(
        u"INSERT INTO chain_1.pools (pool_id, amount, total_points, height, height_time) SELECT "
        "32767 + k, k * 1000 + h, 1000, h, 'epoch' FROM generate_series(1, 50) k, "
        "generate_series(k, %1, 50) h"_s.arg(place.last));
    place.exec(
        u"INSERT INTO chain_1.pool_points_by_holder (pool_id, address, points, "
        "liquidity_pool_points, pool_amount, height, height_time) SELECT 32767 + p, %1, h, 1000, "
        "h, h, 'epoch' FROM generate_series(1, 50) p, generate_series(1, 40) k, "
        "generate_series(p, %2, 1000) h"_s.arg(addressOf(u"k"_s))
            .arg(place.last));
    place.exec(
        u"INSERT INTO chain_1.orders (order_id, amount_for_sale, status, height, height_time) "
        "SELECT %1, 1000 - v, 'open', 1 + (k * 11 + v * 40) @ %2, 'epoch' FROM "
        "generate_series(1, 20000) k, generate_series(0, 4) v ON CONFLICT DO NOTHING"_s.arg(addressOf(u"-k"_s))
            .arg(place.last)
            .replace(u'@', u'%'));
    for (const char* table : {"canopyx_global.accounts_global", "chain_1.accounts", "chain_1.validators",
                              "chain_1.pools", "chain_1.pool_points_by_holder", "chain_1.orders"})
        place.vacuum(table);
}

struct Row {
    QString name;
    std::vector<double> times;
    double limit = 0;
    qint64 found = 0;
};

bool show(std::vector<Row>& rows)
{
    std::vector<QStringList> lines;
    bool met = true;
    for (Row& row : rows) {
        const double p99 = percentile(row.times, 0.99);
        met = met && p99 <= row.limit;
        const auto ms = [](double value) { return QString::number(value, 'f', 2); };
        lines.push_back({row.name, thousands(double(row.times.size())), thousands(double(row.found)),
                         ms(median(row.times)), ms(p99), ms(percentile(row.times, 1)), ms(row.limit),
                         p99 <= row.limit ? u"met"_s : u"not met"_s});
    }
    std::printf("%s\n", qPrintable(asTable({u"lookup"_s, u"asked"_s, u"found"_s, u"p50 ms"_s, u"p99 ms"_s, u"max ms"_s,
                                            u"bar ms"_s, u"p99"_s},
                                           lines)));
    return met;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const qint64 rows = argument("rows", 10'000'000), versions = argument("versions", 4'000'000);
    const int samples = argument("samples", 1'000);
    Place place;
    QElapsedTimer clock;
    clock.start();
    fill(place, rows, versions);
    std::printf("filled in %.0f s: %s rows of %d chains, %s versions on one of them\n", double(clock.elapsed()) / 1e3,
                qPrintable(thousands(double(rows))), chains, qPrintable(thousands(double(versions))));
    std::fflush(stdout);

    std::mt19937_64 random(quint64(argument("seed", 1)));
    const auto session = place.db.session();
    CpuWatch watch({PgCluster::shared().serverPid()});
    watch.start();
    std::vector<Row> all;
    const auto timed = [&](const char* name, double limit, int times, const std::function<qint64()>& ask) {
        Row row{QString::fromLatin1(name), {}, limit, 0};
        for (int i = 0; i < times; ++i) {
            QElapsedTimer took;
            took.start();
            row.found += ask();
            row.times.push_back(double(took.nsecsElapsed()) / 1e6);
        }
        all.push_back(std::move(row));
    };
    const auto measure = [&](const char* name, double limit, const std::function<ExplorerQuery()>& query) {
        timed(name, limit, samples,
              [&] { return must(readAnswer(*session, catalog::Catalog::canopy(), query()), name).found(); });
    };
    const auto hexOf = [](qint64 number) { return QString::fromLatin1(addressOf(number).toHex()); };
    const auto any = [&](qint64 most) { return qint64(1 + random() % quint64(most)); };
    const QStringList first{u"canopy:1"_s};
    const auto height = [&] { return Height(any(place.last)); };

    measure("address, all chains", 5, [&] {
        return ExplorerQuery{ExplorerKind::Account, hexOf(any(place.keys)), {}, {}};
    });
    measure("address nobody has", 5, [&] {
        return ExplorerQuery{ExplorerKind::Account, hexOf(qint64(1) << 40 | any(place.keys)), {}, {}};
    });
    measure("account at a height", 20, [&] {
        return ExplorerQuery{ExplorerKind::Account, hexOf(any(place.versioned)), first, height()};
    });
    measure("validator at a height", 20, [&] {
        return ExplorerQuery{ExplorerKind::Validator, hexOf(any(200)), first, height()};
    });
    measure("pool at a height", 20, [&] {
        return ExplorerQuery{ExplorerKind::Pool, QString::number(32'767 + any(50)), first, height()};
    });
    measure("order at a height", 20, [&] {
        return ExplorerQuery{ExplorerKind::Order, hexOf(-any(20'000)), first, height()};
    });
    measure("account at a height, all chains", 20 * chains, [&] {
        return ExplorerQuery{ExplorerKind::Account, hexOf(any(place.versioned)), {}, height()};
    });
    timed("front page", 200, qMin(samples, 200), [&] {
        const ExplorerFrontPage page = must(readFront(*session, 12), "front page");
        return qint64(page.blocks.size() + page.accounts.size() + page.pools.size());
    });
    const bool met = show(all);
    const double foreign = watch.foreignShare();
    if (foreign > 0.1) {
        std::printf("void: others used %.0f %% of the machine meanwhile\n", foreign * 100);
        return 2;
    }
    return met ? 0 : 1;
}
