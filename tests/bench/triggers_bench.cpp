// SPDX-License-Identifier: GPL-3.0-or-later

// Time from the commit of registry events until all triggers were evaluated on them, with 10,000 triggers. See
// README.md in this folder.

#include <QCoreApplication>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/bench_tools.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "triggers/engine/trigger_consumer.h"
#include "triggers/rows/trigger_rows.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int chains = 4;  // with three registries each
constexpr const char* registries[] = {"identity", "reputation", "validation"};
constexpr const char* types[] = {"Registered", "NewFeedback", "ValidationResponse"};
constexpr int commitsPerSecond = 5;  // of each chain

struct Place {
    PgDatabase db;
    std::unique_ptr<store::Session> session = db.session();

    QString run(const QString& sql) const
    {
        const auto answer = session->write([&](store::Transaction& transaction) {
            const auto rows = transaction.exec(sql.toStdString());
            return rows.empty() || rows.columns() == 0 ? QString() : store::text(rows[0][0]);
        });
        if (!answer)
            qFatal("%s: %s", qPrintable(sql), qPrintable(answer.error().text()));
        return *answer;
    }
};

qint64 chainOf(int index)
{
    return 31'337 + index;
}

/// Of 100 triggers, 45 begin with an agent, 45 with an event type, 9 with neither; one counts.
Trigger triggerOf(int number)
{
    const int pair = number % 12, kind = number / 12 % 100;
    Trigger made;
    made.name = u"Trigger %1"_s.arg(number);
    made.owner = u"local"_s;
    made.enabled = true;
    made.chainId = chainOf(pair / 3);
    made.registry = QLatin1String(registries[pair % 3]);
    const TriggerCondition agent{0, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, QString::number(number), {}};
    const TriggerCondition type{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, QLatin1String(types[pair % 3]), {}};
    const TriggerCondition score{0, u"score_threshold"_s, u"score"_s, u"<"_s, u"50"_s, {}};
    const TriggerCondition tag{0, u"tag_equals"_s, u"tag1"_s, u"="_s, u"tag %1"_s.arg(number), {}};
    if (kind == 0)
        made.conditions = {agent, {0, u"ema_threshold"_s, u"score"_s, u"<"_s, u"20"_s, {{u"window_size"_s, 10}}}};
    else if (kind <= 45)
        made.conditions = {agent, score};
    else if (kind <= 90)
        made.conditions = {type, tag};
    else
        made.conditions = {score, tag};
    made.actions = {{0, u"rest"_s, 1, {{u"url"_s, u"https://hooks.example.org/a"_s}}}};
    return made;
}

/// One in 100 events is of an agent with a trigger, and low enough.
QString commitSql(int index, qint64 epoch, Height block, int events)
{
    return u"SELECT signalbox.fence('eip155:%1', %2, 'commit', ARRAY['blocks', 'events'], '{[%3,%3]}'); SET LOCAL "
           "signalbox.live = 'on'; INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, "
           "transaction_hash, log_index, registry, event_type, agent_id, agent_id_text, timestamp, score, tag1, owner, "
           "client_address) SELECT '%1-%3-' || l, %1, %3, '0x' || md5('%3'), '0x' || md5('%1-%3-' || l), l, r.name, "
           "r.type, a.id, a.id::text, 2000000000 + %3, CASE WHEN l % 100 = 0 THEN 30 ELSE 80 END, 'quality', '0x' || "
           "md5(l::text), '0x' || md5(l::text) FROM generate_series(0, %4 - 1) l, LATERAL (SELECT (ARRAY['identity', "
           "'reputation', 'validation'])[l % 3 + 1] AS name, (ARRAY['Registered', 'NewFeedback', "
           "'ValidationResponse'])[l % 3 + 1] AS type) r, LATERAL (SELECT CASE WHEN l % 100 = 0 THEN %5 * 3 + l % 3 + "
           "12 * ((%3 + l / 100) % 46) ELSE 1000000 + l END AS id) a; SELECT signalbox.cover('eip155:%1', "
           "ARRAY['registries'], ARRAY[%3]::bigint[], ARRAY[%3]::bigint[], false); SELECT pg_notify('signalbox', "
           "'chain "
           "eip155:%1 %3')"_s.arg(chainOf(index))
               .arg(epoch)
               .arg(block)
               .arg(events)
               .arg(index);
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int seconds = argument("seconds", 60), rate = argument("rate", 5'000), count = argument("triggers", 10'000);
    Place place;
    std::vector<qint64> epochs;
    for (int index = 0; index < chains; ++index) {
        const QString caip2 = u"eip155:%1"_s.arg(chainOf(index));
        const auto added = store::Chains(*place.session).add(newChain(caip2));
        const auto taken = store::Leases(*place.session).acquire(caip2, {u"bench"_s, u"here"_s, 1});
        if (!added || !taken)
            qFatal("the chain was not added");
        epochs.push_back(*taken);
    }
    std::vector<Trigger> all;
    for (int number = 0; number < count; ++number)
        all.push_back(triggerOf(number));
    const auto stored = place.session->write([&](store::Transaction& transaction) {
        return triggers::addTriggers(transaction, all, u"bench@here"_s, u"created"_s).size();
    });
    if (!stored)
        qFatal("%s", qPrintable(stored.error().text()));
    (void)place.session->plain(
        [](store::Transaction& transaction) { return transaction.exec("VACUUM ANALYZE"), Done{}; });
    triggers::TriggerConsumer consumer(place.db.connection(), {u"bench"_s, store::thisHost(), app.applicationPid()});

    struct Waiting {
        qint64 seq;
        Clock::time_point at;
    };
    std::mutex mutex;
    std::map<QString, std::vector<Waiting>> waiting;
    std::vector<double> took;
    std::vector<qint64> backlog;  // commits that are not evaluated yet, once a second
    std::atomic<bool> done = false;
    std::atomic<qint64> events = 0;
    const int each = rate / chains / commitsPerSecond;
    const auto begin = Clock::now() + std::chrono::seconds(3);
    std::vector<std::thread> writers;
    for (int index = 0; index < chains; ++index)
        writers.emplace_back([&, index] {
            const auto session = place.db.session();
            const QString caip2 = u"eip155:%1"_s.arg(chainOf(index));
            for (int commit = 0; commit < seconds * commitsPerSecond; ++commit) {
                std::this_thread::sleep_until(
                    begin + std::chrono::milliseconds(1'000 * commit / commitsPerSecond + 50 * index));
                const auto written = session->write([&](store::Transaction& transaction) {
                    transaction.exec(commitSql(index, epochs[std::size_t(index)], commit, each).toStdString());
                    return Done{};
                });
                if (!written)
                    qFatal("%s", qPrintable(written.error().text()));
                events += each;
                const std::lock_guard lock(mutex);
                waiting[caip2].push_back({commit + 1, Clock::now()});
            }
        });
    std::thread watcher([&] {
        const auto session = place.db.session();
        auto counted = Clock::now();
        while (true) {
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
            const auto places = session->read([](store::Transaction& transaction) {
                std::map<QString, qint64> all;
                for (const auto& row : transaction.exec(
                         "SELECT caip2, seq FROM signalbox.consumers WHERE name = 'triggers' AND caip2 IS NOT NULL"))
                    all[store::text(row[0])] = store::integer(row[1]);
                return all;
            });
            if (!places)
                continue;
            const auto now = Clock::now();
            const std::lock_guard lock(mutex);
            qint64 open = 0;
            for (auto& [caip2, list] : waiting) {
                const auto found = places->find(caip2);
                std::erase_if(list, [&](const Waiting& one) {
                    if (found == places->end() || one.seq > found->second)
                        return false;
                    took.push_back(std::chrono::duration<double, std::milli>(now - one.at).count());
                    return true;
                });
                open += qint64(list.size());
            }
            if (now - counted >= std::chrono::seconds(1)) {
                counted = now;
                backlog.push_back(open);
            }
            if (done && open == 0)
                return;
        }
    });
    CpuWatch cpu({});
    cpu.start();
    for (std::thread& writer : writers)
        writer.join();
    const double lasted = std::chrono::duration<double>(Clock::now() - begin).count();
    done = true;
    watcher.join();
    const auto half = std::ptrdiff_t(backlog.size() / 2);
    const auto highest = [](auto first, auto last) { return first == last ? 0 : *std::max_element(first, last); };
    std::printf("%s triggers, %s events/s stored in %d chains, %s fired\n", qPrintable(thousands(count)),
                qPrintable(thousands(double(events) / lasted)), chains,
                qPrintable(thousands(place.run(u"SELECT count(*) FROM erc8004.processed_events"_s).toDouble())));
    std::printf("commit to matched: p50 %.0f ms, p99 %.0f ms, max %.0f ms of %zu commits\n", percentile(took, 0.5),
                percentile(took, 0.99), percentile(took, 1), took.size());
    std::printf("backlog: at most %lld commits in the first half, %lld in the second\n",
                static_cast<long long>(highest(backlog.begin(), backlog.begin() + half)),
                static_cast<long long>(highest(backlog.begin() + half, backlog.end())));
    std::printf("other processes used %.0f %% of the machine\n", 100 * cpu.foreignShare());
    return percentile(took, 1) <= 1'000 ? 0 : 1;
}
