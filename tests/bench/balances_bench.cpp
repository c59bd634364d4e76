// SPDX-License-Identifier: GPL-3.0-or-later

// Balance updates per second, a hot holder, and the time of queries with a million holders. See README.md in this
// folder.

#include <QCoreApplication>
#include <atomic>
#include <cstdio>
#include <thread>

#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/bench_tools.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr qint64 chain = 31337;

/// A database with one EVM chain whose transfers are made by SQL. Keys are numbers: holder n is lpad(hex(n), 40).
class Place {
public:
    Place() : session(db.session())
    {
        if (const auto added = store::Chains(*session).add(newChain(u"eip155:%1"_s.arg(chain))); !added)
            qFatal("%s", qPrintable(added.error().text()));
        run(u"SELECT balances.create_chain(%1)"_s.arg(chain));
        run(u"CREATE FUNCTION public.a(n bigint) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT "
            "substring(sha256(int8send(n)) FOR 20) $$"_s);
    }

    QString run(const QString& sql) const { return runIn(*session, sql); }
    static QString runIn(store::Session& session, const QString& sql)
    {
        const auto answer = session.write([&](store::Transaction& transaction) {
            const auto rows = transaction.exec(sql.toStdString());
            return rows.empty() || rows.columns() == 0 ? QString() : store::text(rows[0][0]);
        });
        if (!answer)
            qFatal("%s: %s", qPrintable(sql), qPrintable(answer.error().text()));
        return *answer;
    }
    static double seconds(const std::function<void()>& work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        return double(timer.nsecsElapsed()) / 1e9;
    }

    /// Blocks lo to hi with so many transfers each; `from` and `to` are SQL for the number of a holder.
    void fill(qint64 lo, qint64 hi, int each, const QString& token, const QString& from, const QString& to) const
    {
        run(u"INSERT INTO eip155_31337.blocks (number, hash, parent_hash, timestamp) SELECT n, int8send(n), int8send(n "
            u"- "
            "1), timestamptz '2026-01-01' + n * interval '12 s' FROM generate_series(%1, %2) n"_s.arg(lo)
                .arg(hi));
        run(u"INSERT INTO eip155_31337.transfers SELECT n, i, int8send(n), a(%4), a(%5), a(%6), 1000 + i FROM "
            "generate_series(%1::bigint, %2) n, generate_series(1, %3) i"_s.arg(lo)
                .arg(hi)
                .arg(each)
                .arg(token, from, to));
    }
    void settle() const
    {
        (void)session->plain([](store::Transaction& t) { return t.exec("VACUUM ANALYZE"), Done{}; });
    }

    PgDatabase db;
    std::unique_ptr<store::Session> session;
};

QString addLive(qint64 lo, qint64 hi)
{
    return u"SELECT balances.add_live(31337, '{[%1,%2)}')"_s.arg(lo).arg(hi + 1);
}

QString enqueue(qint64 lo, qint64 hi)
{
    return u"SELECT balances.enqueue(31337, '{[%1,%2)}')"_s.arg(lo).arg(hi + 1);
}

/// Zipf with exponent 1: the logarithm of the rank is uniform.
const QString zipf = u"(1000000 ^ random())::bigint"_s;

/// Rounds of the same work; returns updates per second of each.
std::vector<double> sustained(const Place& place, bool queued, int rounds)
{
    constexpr qint64 blocks = 500;
    constexpr int each = 200;  // 100,000 transfers, 200,000 updates
    static qint64 next = 1;
    std::vector<double> rates;
    for (int round = 0; round < rounds; ++round) {
        const qint64 lo = next, hi = next + blocks - 1;
        next = hi + 1;
        place.fill(lo, hi, each, u"-1"_s, zipf, zipf);
        const double took = Place::seconds([&] {
            for (qint64 at = lo; at <= hi; at += 125) {  // 50,000 updates in a commit
                place.run(queued ? enqueue(at, at + 124) : addLive(at, at + 124));
                while (queued && place.run(u"SELECT processed_count FROM balances.process_balance_update_queue(20000, "
                                           "31337)"_s) != "0"_L1) {
                }
            }
        });
        rates.push_back(blocks * each * 2 / took);
    }
    return rates;
}

/// Seconds of each tenth of a million transfers of one holder, in the queue.
std::vector<double> hotHolder(const Place& place)
{
    constexpr qint64 first = 10'000'000, blocks = 5'000;
    place.fill(first, first + blocks - 1, 200, u"-2"_s, u"-7"_s, u"1000000 + (n * 200 + i) % 100000"_s);
    std::vector<double> tenths;
    for (int tenth = 0; tenth < 10; ++tenth)
        tenths.push_back(Place::seconds([&] {
            const qint64 lo = first + tenth * blocks / 10;
            for (qint64 at = lo; at < lo + blocks / 10; at += 125)
                place.run(addLive(at, at + 124));
        }));
    return tenths;
}

struct Times {
    std::vector<double> point, portfolio, top;
};

Times queries(store::Session& session, int times)
{
    Times all;
    const auto ms = [&](const QString& sql) { return Place::seconds([&] { Place::runIn(session, sql); }) * 1000; };
    for (int i = 0; i < times; ++i) {
        const int holder = 1 + (i * 7919) % 1'000'000;
        all.point.push_back(
            ms(u"SELECT balance FROM balances.get_current_balance(31337, balances.hex(a(%1)), "
               "balances.hex(a(%2)))"_s.arg(-10 - i % 5)
                   .arg(holder)));
        all.portfolio.push_back(
            ms(u"SELECT count(*) FROM balances.get_address_portfolio(balances.hex(a(%1)), 0)"_s.arg(holder)));
        all.top.push_back(
            ms(u"SELECT count(*) FROM balances.get_top_holders(31337, balances.hex(a(%1)), 100)"_s.arg(-10 - i % 5)));
    }
    return all;
}

QStringList line(const QString& name, const std::vector<double>& values)
{
    return {name, QString::number(percentile(values, 0.5), 'f', 2), QString::number(percentile(values, 0.99), 'f', 2)};
}

void print(const QString& title, const Times& times)
{
    std::printf("%s", qPrintable(asTable({title, u"p50 ms"_s, u"p99 ms"_s},
                                         {line(u"point"_s, times.point), line(u"portfolio"_s, times.portfolio),
                                          line(u"top 100"_s, times.top)})));
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int rounds = argument("rounds", 5), times = argument("queries", 500);
    const int holders = argument("holders", 1'000'000);
    Place place;
    bool met = true;
    const auto bar = [&](bool good, const char* what) {
        std::printf("%s: %s\n", good ? "met" : "MISSED", what);
        met = met && good;
    };

    sustained(place, false, 2);  // fills the million keys
    const double direct = median(sustained(place, false, rounds));
    const double queued = median(sustained(place, true, rounds));
    std::printf("updates/s, Zipf over 1 M keys: %s counted at once, %s through the queue\n",
                qPrintable(thousands(direct)), qPrintable(thousands(queued)));
    bar(direct >= 50'000, "50,000 updates/s");

    const auto tenths = hotHolder(place);
    std::printf("hot holder, 1 M transfers: first tenth %.2f s, last tenth %.2f s\n", tenths.front(), tenths.back());
    bar(tenths.back() <= 1.2 * tenths[1], "last tenth within 20 % of the second");

    for (int token = -10; token > -15; --token)
        place.run(
            u"INSERT INTO balances.holdings (chain_id, contract, holder, net, last_block) SELECT 31337, a(%1), a(n), "
            "(random() * 1e12)::bigint, 1 FROM generate_series(1, %2) n"_s.arg(token)
                .arg(holders));
    place.settle();
    const auto reader = place.db.session();
    queries(*reader, times / 5);
    const Times alone = queries(*reader, times);
    print(u"alone"_s, alone);
    bar(percentile(alone.point, 0.99) <= 2, "point query p99 2 ms");
    bar(percentile(alone.portfolio, 0.99) <= 10, "portfolio p99 10 ms");
    bar(percentile(alone.top, 0.99) <= 10, "top 100 p99 10 ms");

    std::atomic<bool> stop = false;
    std::thread work([&] {
        const auto writer = place.db.session();
        for (qint64 at = 10'000'000; !stop; at = at < 10'004'000 ? at + 125 : 10'000'000)
            Place::runIn(*writer, addLive(at, at + 124));
    });
    const Times beside = queries(*reader, times);
    stop = true;
    work.join();
    print(u"beside a backfill"_s, beside);
    for (const auto& [name, quiet, busy] : {std::tuple{"point", &alone.point, &beside.point},
                                            std::tuple{"portfolio", &alone.portfolio, &beside.portfolio},
                                            std::tuple{"top 100", &alone.top, &beside.top}}) {
        std::printf("%s ", name);
        bar(percentile(*busy, 0.5) <= 2 * percentile(*quiet, 0.5) && percentile(*busy, 0.99) <= 25,
            "p50 within 2 times, p99 25 ms");
    }
    return met ? 0 : 2;
}
