// SPDX-License-Identifier: GPL-3.0-or-later

// Speed at which a chain's accounts are restored in the global tables, while the chain continues and readers read. See
// README.md in this folder.

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>
#include <atomic>
#include <cstdio>
#include <random>
#include <thread>

#include "crosschain/resync.h"
#include "crosschain/sync_status.h"
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

const QString accounts = u"accounts"_s;

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
    ChainPlace chain;
    qint64 epoch = 0, keys = 0;

    void exec(const QString& sql)
    {
        must(session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        }),
             "fill");
    }
    void vacuum(const char* table)
    {
        must(session->plain([&](store::Transaction& transaction) {
            transaction.exec(std::string("VACUUM (ANALYZE) ") + table);
            return Done{};
        }),
             "vacuum");
        must(db.session(store::Role::Bootstrap)->plain([](store::Transaction& transaction) {
            transaction.exec("CHECKPOINT");
            return Done{};
        }),
             "checkpoint");
    }
};

QString addressOf(const char* number)
{
    return u"substring(sha256(int8send(%1)) FOR 20)"_s.arg(QLatin1String(number));
}

/// Two versions of each key, in the order of their blocks, beside 19 other chains.
void fill(Place& place, qint64 rows)
{
    SchemaKeeper keeper(*place.session, place.catalog, store::readerRole);
    must(keeper.bringUpToDate(), "global schema");
    store::NewChain chain;
    chain.chain.caip2 = u"canopy:1"_s;
    chain.chain.name = u"bench"_s;
    const auto row = must(
        store::Chains(*place.session)
            .add(chain,
                 [&](store::Transaction& transaction, const store::ChainRow& added) {
                     SchemaKeeper::make(transaction, place.catalog, {added.caip2, added.schema}, store::readerRole);
                 }),
        "chain");
    place.chain = {row.caip2, row.schema};
    place.epoch = must(store::Leases(*place.session).acquire(row.caip2, {u"bench"_s, u"here"_s, 1}), "lease");
    place.keys = rows / 2;
    // Filled without keys and triggers, which are added afterwards: a tenth of the time.
    place.exec(
        u"ALTER TABLE chain_1.accounts DISABLE TRIGGER USER; ALTER TABLE chain_1.accounts DROP "
        "CONSTRAINT accounts_pkey; "
        "ALTER TABLE canopyx_global.accounts_global DROP CONSTRAINT accounts_global_pkey; DROP INDEX "
        "canopyx_global.accounts_global_address"_s);
    for (int version = 1; version <= 2; ++version)
        place.exec(
            u"INSERT INTO chain_1.accounts (address, amount, rewards, height, height_time) SELECT %1, 1000000000 + "
            "k * %2, k - k / 7 * 7, "
            "k / 200 + %3, 'epoch'::timestamptz + (k / 200 + %3) * interval '20 s' FROM generate_series(1, %4) k"_s
                .arg(addressOf("k"))
                .arg(version)
                .arg((version - 1) * (place.keys / 200 + 1) + 1)
                .arg(place.keys));
    place.exec(
        u"INSERT INTO canopyx_global.accounts_global (chain_id, address, amount, rewards, height, "
        "height_time, updated_at) SELECT 2 + k - k / 19 * 19, %1, k, 0, "
        "k / 200, 'epoch', now() FROM generate_series(1, %2) k"_s.arg(addressOf("-k"))
            .arg(rows * 2 - place.keys));
    place.exec(
        u"INSERT INTO canopyx_global.accounts_global (chain_id, address, amount, rewards, "
        "slashes, height, height_time, updated_at) SELECT 1, address, amount, "
        "rewards, slashes, height, height_time, now() FROM chain_1.accounts WHERE height > %1"_s.arg(place.keys / 200 +
                                                                                                     1));
    place.exec(
        u"SET LOCAL maintenance_work_mem = '512MB'; ALTER TABLE chain_1.accounts ADD PRIMARY KEY "
        "(address, height); ALTER TABLE chain_1.accounts ENABLE "
        "TRIGGER USER; ALTER TABLE canopyx_global.accounts_global ADD PRIMARY KEY (chain_id, address); "
        "CREATE INDEX accounts_global_address ON "
        "canopyx_global.accounts_global (address)"_s);
    must(Resync(*place.session, place.catalog, place.chain, place.epoch).run({accounts}), "first resync");
    place.vacuum("chain_1.accounts");
}

QByteArray addressOf(qint64 number)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(20);
}

/// The load during a resync: a block of 200 accounts every 200 ms, and a reader who looks up existing keys.
class Company {
public:
    Company(Place& place, int missingBelow) : m_place(place), m_missingBelow(missingBelow)
    {
        m_writer = std::thread([this] { write(); });
        m_reader = std::thread([this] { read(); });
    }
    ~Company() { stop(); }
    void stop()
    {
        m_over = true;
        if (m_writer.joinable())
            m_writer.join();
        if (m_reader.joinable())
            m_reader.join();
    }
    std::vector<double> reads, commits;
    qint64 holes = 0, locked = 0, failed = 0;

private:
    void write()
    {
        store::ChainIngest ingest(m_place.db.connection(), m_place.chain.caip2, m_place.epoch,
                                  tablesOf(m_place.catalog));
        static std::atomic<Height> height = 1'000'000'000;
        std::mt19937_64 random(7);
        while (!m_over) {
            LayerCommit commit(m_place.catalog);
            const Height at = ++height;
            commit.ranges = {{at, at}};
            commit.streams = {u"blocks"_s};
            for (int i = 0; i < 200; ++i) {
                QByteArray key(20, '\0');
                for (char& byte : key)
                    byte = static_cast<char>(random());
                commit.rows.of(accounts)
                    .begin()
                    .bytea(key)
                    .amount(random())
                    .amount(1)
                    .amount(0)
                    .bigint(at)
                    .time(1)
                    .boolean(false)
                    .end();
            }
            QElapsedTimer took;
            took.start();
            if (!ingest.commit(commit))
                ++failed;
            commits.push_back(double(took.nsecsElapsed()) / 1e6);
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }
    void read()
    {
        const auto session = m_place.db.session(store::Role::Reader);
        std::mt19937_64 random(11);
        while (!m_over) {
            const QByteArray key = addressOf(qint64(1 + random() % quint64(m_place.keys)));
            QElapsedTimer took;
            took.start();
            const auto found = session->read([&](store::Transaction& transaction) {
                transaction.exec("SET LOCAL lock_timeout = '100ms'");
                return store::integer(transaction.exec(
                    "SELECT count(*) FROM canopyx_global.accounts_global WHERE chain_id = 1 AND address = $1",
                    {store::Value::bytes(key)})[0][0]);
            });
            reads.push_back(double(took.nsecsElapsed()) / 1e6);
            if (!found)
                ++locked;
            else if (*found != 1 && static_cast<unsigned char>(key[2]) >= m_missingBelow)
                ++holes;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    Place& m_place;
    int m_missingBelow;  ///< keys whose third byte is below this may be missing
    std::atomic<bool> m_over = false;
    std::thread m_writer, m_reader;
};

bool measure(Place& place, const char* name, int missingBelow, double bar)
{
    CpuWatch watch({PgCluster::shared().serverPid()});
    Company company(place, missingBelow);
    watch.start();
    double comparing = -1;
    const auto done = must(Resync(*place.session, place.catalog, place.chain, place.epoch)
                               .run({accounts},
                                    [&](const ResyncProgress& at) {
                                        if (comparing < 0 && at.phase == "setting"_L1)
                                            comparing = at.seconds;
                                        return true;
                                    }),
                           "resync")
                          .front();
    const double foreign = watch.foreignShare();
    company.stop();
    const auto after = must(SyncStatus(*place.session, place.catalog).measure(place.chain, accounts), "status");
    const double rate = done.rowsPerSecond();
    std::printf(
        "%-12s %s source rows in %.1f s (comparing %.1f s): %s rows/s, bar %s · %s keys set · size %s MB · foreign CPU "
        "%.0f %%\n",
        name, qPrintable(thousands(double(done.sourceRows))), done.seconds, comparing, qPrintable(thousands(rate)),
        qPrintable(thousands(bar)), qPrintable(thousands(double(done.set))),
        qPrintable(thousands(
            place.db.value(u"SELECT pg_total_relation_size('canopyx_global.accounts_global') / 1048576"_s).toDouble())),
        100 * foreign);
    std::printf(
        "%-12s reader: %zu reads, p50 %.1f ms, p99 %.1f ms, max %.1f ms, locked out over 100 ms %lld, holes %lld · "
        "writer: %zu blocks, p50 %.1f ms, "
        "p99 %.1f ms, failed %lld · wrong keys afterwards %lld\n",
        "", company.reads.size(), median(company.reads), percentile(company.reads, 0.99), percentile(company.reads, 1),
        company.locked, company.holes, company.commits.size(), median(company.commits),
        percentile(company.commits, 0.99), company.failed, after.wrong());
    return rate >= bar && company.holes == 0 && company.locked == 0 && company.failed == 0 && after.wrong() == 0;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const qint64 rows = argument("rows", 500'000);
    Place place;
    QElapsedTimer clock;
    clock.start();
    fill(place, rows);
    std::printf("filled %s versions of %s keys, %s global rows, in %.0f s\n", qPrintable(thousands(double(rows))),
                qPrintable(thousands(double(place.keys))), qPrintable(thousands(double(rows) * 2)),
                double(clock.elapsed()) / 1000);
    // 6 % of the keys: wrong values, missing rows, surplus rows
    place.exec(
        u"UPDATE canopyx_global.accounts_global SET amount = amount + 1 WHERE chain_id = 1 AND "
        "get_byte(address, 1) < 8;"
        "DELETE FROM canopyx_global.accounts_global WHERE chain_id = 1 AND get_byte(address, 2) < 4;"
        "INSERT INTO canopyx_global.accounts_global (chain_id, address, amount, height, updated_at) "
        "SELECT 1, substring(sha256('x' || int8send(k)) "
        "FOR 20), 1, 1, now() FROM generate_series(1, %1) k"_s.arg(place.keys / 75));
    place.vacuum("canopyx_global.accounts_global");
    bool good = measure(place, "6 % differ", 4, 200'000);
    good = measure(place, "none differ", 0, 200'000) && good;
    place.exec(u"DELETE FROM canopyx_global.accounts_global WHERE chain_id = 1"_s);
    place.vacuum("canopyx_global.accounts_global");
    good = measure(place, "empty part", 256, 80'000) && good;
    return good ? 0 : 2;
}
