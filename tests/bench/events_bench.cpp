// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of the Events screen over 20 million transfers. See README.md in this folder.

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>

#include "events/event_reader.h"
#include "signalbox/literals.h"
#include "store/schema_maker.h"
#include "support/bench_tools.h"
#include "support/hex.h"
#include "support/process.h"
#include "support/transfer_history.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr double barMs = 200;

struct Kind {
    QString name;
    std::function<void(EventQuery&, sim::Random&)> set;
};

struct Figures {
    std::vector<double> times;
    qint64 rows = 0;
    int parts = 0;  ///< pages returned before they were full
    bool exact = true;
    QString slowest, failure;
    double worst = 0;
};

QString text(const char* name)
{
    const QStringList words = QCoreApplication::arguments();
    const auto at = words.indexOf(u"--"_s + QLatin1String(name));
    return at > 0 && at + 1 < words.size() ? words.at(at + 1) : QString();
}

QString spoken(const EventQuery& query)
{
    QStringList words{query.newestFirst ? u"newest"_qs : u"oldest"_qs};
    for (const auto& [name, value] :
         {std::pair(u"address"_qs, query.address), std::pair(u"from"_qs, query.from), std::pair(u"to"_qs, query.to),
          std::pair(u"token"_qs, query.contract), std::pair(u"at"_qs, query.cursor)})
        if (!value.isEmpty())
            words << name + u'=' + value;
    if (query.fromBlock)
        words << u"blocks=%1-%2"_qs.arg(*query.fromBlock).arg(*query.toBlock);
    return words.join(u' ');
}

/// The first page, two more, one back, and one from the middle of the history.
void measure(store::EventReader& reader, EventQuery query, qint64 middle, Figures& figures)
{
    const auto ask = [&]() -> std::optional<EventPage> {
        QElapsedTimer timer;
        timer.start();
        auto answer = reader.page(query);
        const double took = double(timer.nsecsElapsed()) / 1e6;
        if (!answer) {
            figures.failure = answer.error().text();
            return std::nullopt;
        }
        figures.times.push_back(took);
        figures.rows += qint64(answer->rows.size());
        figures.parts += qsizetype(answer->rows.size()) < query.limit && !answer->next.isEmpty() ? 1 : 0;
        if (query.cursor.isEmpty())
            figures.exact = figures.exact && answer->totalExact;
        if (took > figures.worst) {
            figures.worst = took;
            figures.slowest = spoken(query);
        }
        return *answer;
    };
    QString back;
    for (int page = 0; page < 3; ++page) {
        const auto answer = ask();
        if (!answer)
            return;
        back = answer->previous;
        query.cursor = answer->next;
        if (query.cursor.isEmpty())
            break;
    }
    if (!back.isEmpty()) {
        query.cursor = back;
        if (!ask())
            return;
    }
    query.cursor = u"n:%1:50"_qs.arg(middle);
    ask();
}

std::vector<Kind> kinds(qint64 blocks)
{
    using History = TransferHistory;
    using Set = std::function<void(EventQuery&, sim::Random&)>;
    using Field = QString EventQuery::*;
    const auto ranked = [](Field field, quint64 least, quint64 most) -> Set {
        return [=](EventQuery& q, sim::Random& random) {
            q.*field = hex::text(History::holder(least + random.below(most - least)));
        };
    };
    const auto token = [](History::Token token) -> Set {
        return [=](EventQuery& q, sim::Random&) { q.contract = hex::text(History::token(token)); };
    };
    const auto range = [blocks](qint64 length) -> Set {
        return [=](EventQuery& q, sim::Random& random) {
            q.fromBlock = qint64(random.below(quint64(blocks - length)));
            q.toBlock = *q.fromBlock + length;
        };
    };
    const Set time = [blocks](EventQuery& q, sim::Random& random) {
        q.fromTime = QDateTime::fromSecsSinceEpoch(History::secondsOf(qint64(random.below(quint64(blocks)))), Qt::UTC);
        q.toTime = q.fromTime.addSecs(86400);
    };
    const Set transaction = [blocks](EventQuery& q, sim::Random& random) {
        q.transaction =
            hex::text(History::transaction(1 + qint64(random.below(quint64(blocks))), int(random.below(50))));
    };
    const auto both = [](Set a, Set b) -> Set {
        return [=](EventQuery& q, sim::Random& random) {
            a(q, random);
            b(q, random);
        };
    };
    const auto fixed = [](Field field, const Bytes20& address) -> Set {
        return [=](EventQuery& q, sim::Random&) { q.*field = hex::text(address); };
    };
    const auto none = [](Field field) -> Set {
        return [=](EventQuery& q, sim::Random& random) {
            q.*field = u"0x%1"_qs.arg(quint64(random.next()), 40, 16, QLatin1Char('0'));
        };
    };
    std::vector<Kind> all{{u"no filter"_qs, [](EventQuery&, sim::Random&) {}},
                          {u"blocks"_qs, range(1000)},
                          {u"time"_qs, time},
                          {u"transaction"_qs, transaction},
                          {u"transaction and token"_qs, both(transaction, token(History::Common))},
                          {u"token: common"_qs, token(History::Common)},
                          {u"token: one in a thousand"_qs, token(History::Thousandth)},
                          {u"token: one in 100,000"_qs, token(History::Rarest)},
                          {u"token: of one season"_qs, token(History::Season)},
                          {u"token: of one season in blocks"_qs, both(token(History::Season), range(blocks / 4))},
                          {u"token: one in a thousand and time"_qs, both(token(History::Thousandth), time)}};
    const std::vector<std::pair<QString, Field>> fields{
        {u"address"_qs, &EventQuery::address}, {u"from"_qs, &EventQuery::from}, {u"to"_qs, &EventQuery::to}};
    for (const auto& [name, field] : fields) {
        const std::vector<Kind> classes{{u"hot"_qs, ranked(field, 1, 20)},
                                        {u"popular"_qs, ranked(field, 20, 500)},
                                        {u"middling"_qs, ranked(field, 500, 20'000)},
                                        {u"rare"_qs, ranked(field, 20'000, 999'999)},
                                        {u"none"_qs, none(field)}};
        for (const Kind& kind : classes)
            all.push_back({name + u": "_qs + kind.name, kind.set});
        if (field != &EventQuery::to) {
            all.push_back({name + u": busy long ago"_qs, fixed(field, History::retired())});
            all.push_back({name + u": all in 50 blocks"_qs, fixed(field, History::dropper())});
        }
    }
    const Set middling = ranked(&EventQuery::address, 500, 20'000);
    const Set popular = ranked(&EventQuery::address, 20, 500);
    all.push_back({u"address: popular and common token"_qs, both(popular, token(History::Common))});
    all.push_back({u"address: middling and common token"_qs, both(middling, token(History::Common))});
    all.push_back({u"address: popular and rare token"_qs, both(popular, token(History::Thousandth))});
    all.push_back({u"address: popular in blocks"_qs, both(popular, range(blocks / 10))});
    all.push_back({u"address: middling in blocks"_qs, both(middling, range(blocks / 10))});
    all.push_back({u"address: middling in half"_qs, both(middling, range(blocks / 2))});
    all.push_back({u"address: middling in time"_qs, both(middling, time)});
    all.push_back(
        {u"from hot to middling"_qs, both(ranked(&EventQuery::from, 1, 20), ranked(&EventQuery::to, 500, 20'000))});
    all.push_back({u"from hot to hot"_qs, both(ranked(&EventQuery::from, 1, 20), ranked(&EventQuery::to, 1, 20))});
    all.push_back({u"from hot to popular, token, blocks"_qs,
                   both(both(ranked(&EventQuery::from, 1, 20), ranked(&EventQuery::to, 20, 500)),
                        both(token(History::Second), range(blocks / 2)))});
    return all;
}

Expected<Done> prepare(store::PrivateCluster& cluster, Database& database, qint64 rows)
{
    const QByteArray schema = "eip155_1";
    if (database.number("SELECT count(*) FROM signalbox.chains") > 0) {
        std::printf("%s rows were there\n", qPrintable(thousands(double(rows))));
        return Done{};
    }
    store::Session session(cluster.connection(store::Role::Engine));
    const auto done = session.write([&](store::Transaction& transaction) {
        transaction.exec(
            "INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:1', 'eip155', "
            "'bench', 'eip155_1', 1)");
        store::SchemaMaker::makeEvm(transaction, QString::fromLatin1(schema), {});
        return Done{};
    });
    if (!done)
        return done;
    QElapsedTimer timer;
    timer.start();
    TransferHistory(rows).fill(database, schema);
    const double filled = double(timer.restart()) / 1000;
    if (const auto indexed = store::SchemaMaker::summarizeIndexes(session, QString::fromLatin1(schema)); !indexed)
        return indexed;
    TransferHistory::settle(database, schema);
    std::printf("%s rows, filled in %.0f s, indexes brought up to date in %.0f s; table %s, indexes %s\n",
                qPrintable(thousands(double(rows))), filled, double(timer.elapsed()) / 1000,
                qPrintable(database.value("SELECT pg_size_pretty(pg_table_size('eip155_1.transfers'))")),
                qPrintable(database.value("SELECT pg_size_pretty(pg_indexes_size('eip155_1.transfers'))")));
    return Done{};
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const qint64 rows = argument("rows", 20'000'000);
    const int samples = argument("samples", 20);
    const QString only = text("only");
    const QString kept = text("workspace");
    QTemporaryDir folder;
    const QString workspace = kept.isEmpty() ? folder.filePath(u"workspace"_qs) : kept;
    if (!store::PrivateCluster::exists(workspace) &&
        QProcess::execute(cliBinary(), {u"--workspace"_qs, workspace, u"--quiet"_qs, u"workspace"_qs, u"init"_qs}) != 0)
        return 1;
    auto cluster = store::PrivateCluster::join(workspace);
    if (!cluster) {
        std::printf("%s\n", qPrintable(cluster.error().text()));
        return 1;
    }
    Database database((*cluster)->connection(store::Role::Engine).conninfo());
    if (const auto done = prepare(**cluster, database, rows); !done) {
        std::printf("%s\n", qPrintable(done.error().text()));
        return 1;
    }
    std::fflush(stdout);

    const TransferHistory history(rows);
    store::Session session((*cluster)->connection(store::Role::Engine));
    store::EventReader reader(session);
    CpuWatch cpu({(*cluster)->serverPid()});
    std::vector<QStringList> table;
    double worst = 0;
    bool met = true;
    for (const Kind& kind : kinds(history.blocks())) {
        if (!only.isEmpty() && !kind.name.contains(only))
            continue;
        sim::Random random(7);
        Figures figures;
        for (int i = 0; i < samples && figures.failure.isEmpty(); ++i) {
            EventQuery query;
            query.caip2 = u"eip155:1"_qs;
            query.newestFirst = i % 2 == 0;
            kind.set(query, random);
            measure(reader, query, qint64(random.below(quint64(history.blocks()))), figures);
        }
        const double p99 = percentile(figures.times, 0.99);
        worst = std::max(worst, p99);
        met = met && p99 <= barMs && figures.failure.isEmpty();
        table.push_back({kind.name, QString::number(figures.times.size()), QString::number(figures.parts),
                         thousands(double(figures.rows)), QString::number(percentile(figures.times, 0.5), 'f', 1),
                         QString::number(p99, 'f', 1), QString::number(figures.worst, 'f', 1),
                         figures.exact ? u"exact"_qs : u"≈"_qs, p99 <= barMs ? u"met"_qs : u"not met"_qs,
                         figures.failure + (flag("slowest") ? figures.slowest : QString())});
        std::fprintf(stderr, "%s\n", qPrintable(table.back().join(u"  ")));
    }
    std::printf("%s", qPrintable(asTable({u"filter"_qs, u"pages"_qs, u"parts"_qs, u"rows"_qs, u"p50 ms"_qs,
                                          u"p99 ms"_qs, u"max ms"_qs, u"total"_qs, u"bar"_qs, u""_qs},
                                         table)));
    std::printf("\nworst p99 %.1f ms (bar %.0f ms): %s; foreign CPU %.1f %%\n", worst, barMs, met ? "met" : "not met",
                cpu.foreignShare() * 100);
    session.close();
    (*cluster)->leave();
    cluster->reset();
    if (kept.isEmpty())
        (void)store::PrivateCluster::remove(workspace);
    return met ? 0 : 2;
}
