// SPDX-License-Identifier: GPL-3.0-or-later

// Balance updates of 34 live chains, end to end: from the blocks of simulated nodes to the stored balances, with the
// window open. See README.md in this folder.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QThread>
#include <cstdio>
#include <map>

#include "signalbox/literals.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "support/rpc_client.h"
#include "support/sim_process.h"
#include "window_process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The chains' balances: how far they are counted, and whether they are right.
class Progress {
public:
    Progress(Database& database, const std::vector<SimProcess::Chain>& chains) : m_database(database)
    {
        m_clock.start();
        for (const SimProcess::Chain& chain : chains) {
            const QByteArray schema = chain.schema().toLatin1(), id = chain.caip2.toLatin1();
            m_counted += (m_counted.isEmpty() ? "" : " UNION ALL ") +
                         ("SELECT coalesce(max(hi), -1) FROM signalbox.coverage WHERE caip2 = '" + id +
                          "' AND stream = 'balances'");
            m_nodes.push_back(std::make_unique<RpcClient>(chain.port()));
            m_rows += (m_rows.isEmpty() ? "" : " + ") + ("(SELECT count(*) FROM " + schema +
                                                         ".transfers t WHERE "
                                                         "t.block_number <= (SELECT max(hi) FROM signalbox.coverage "
                                                         "WHERE caip2 = '" +
                                                         id + "' AND stream = 'balances'))");
            m_wrong += (m_wrong.isEmpty() ? "" : " + ") +
                       ("(SELECT count(*) FROM (SELECT contract, holder, sum(net) AS net FROM (SELECT contract, "
                        "holder, net FROM balances.holdings WHERE chain_id = " +
                        QByteArray::number(qint64(chain.id())) +
                        " UNION ALL SELECT contract, holder, delta FROM balances.queue WHERE chain_id = " +
                        QByteArray::number(qint64(chain.id())) +
                        " AND NOT delta_lost UNION ALL SELECT t.contract_address, v.holder, v.delta FROM " + schema +
                        ".transfers t, LATERAL (VALUES (t.to_address, -t.value), (t.from_address, t.value)) v (holder, "
                        "delta) WHERE t.block_number <= (SELECT max(hi) FROM signalbox.coverage WHERE caip2 = '" +
                        id +
                        "' AND stream = 'balances') AND v.holder <> '\\x0000000000000000000000000000000000000000') s "
                        "GROUP BY 1, 2 HAVING sum(net) <> 0) w)");
        }
    }
    /// Seconds since the node has had the first block whose balances are not counted, of the chain that is furthest
    /// behind. The node is asked after the database, so it is not less.
    double lag()
    {
        const auto counted = m_database.rows(m_counted);
        double most = 0;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const Height hi = counted.at(i).first().toLongLong();
            const Height head = Height(fromQuantity(m_nodes[i]->call(u"eth_blockNumber"_s)));
            std::map<Height, double>& seen = m_seen[i];
            for (Height at = seen.empty() ? head : seen.rbegin()->first + 1; at <= head; ++at)
                seen[at] = now();
            seen.erase(seen.begin(), seen.upper_bound(std::min(hi, head - 1)));
            m_behind = i == 0 ? head - hi : std::max(m_behind, head - hi);
            if (hi < head)
                most = std::max(most, now() - seen.begin()->second);
        }
        return most;
    }
    Height behind() const { return m_behind; }  ///< blocks, at the last lag()
    qint64 updates() const { return 2 * m_database.number("SELECT " + m_rows); }
    qint64 wrong() const { return m_database.number("SELECT " + m_wrong); }

private:
    double now() const { return double(m_clock.elapsed()) / 1000; }

    Database& m_database;
    QByteArray m_counted, m_rows, m_wrong;
    std::vector<std::unique_ptr<RpcClient>> m_nodes;
    std::map<std::size_t, std::map<Height, double>> m_seen;  ///< when each node's newest blocks were seen
    QElapsedTimer m_clock;
    Height m_behind = 0;
};

double milliseconds(Database& database, const QByteArray& sql)
{
    QElapsedTimer clock;
    clock.start();
    database.run(sql);
    return double(clock.nsecsElapsed()) / 1e6;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int chains = argument("chains", 34), transfers = argument("transfers", 18);
    const int seconds = flag("long") ? 600 : argument("seconds", 60);
    SimProcess sim(chains, {u"--history"_s, u"300"_s, u"--transfers"_s, QString::number(transfers), u"--block-time"_s,
                            u"1"_s, u"--registry-events"_s, u"0"_s, u"--funded"_s});
    CliWorkspace workspace;
    for (const SimProcess::Chain& chain : sim.chains()) {
        const CliResult added =
            workspace.run({u"chain"_s, u"add"_s, u"eip155"_s, u"--name"_s, chain.name, u"--rpc"_s, chain.url,
                           u"--rpc"_s, chain.wsUrl, u"--from"_s, u"genesis"_s, u"--all-transfers"_s});
        if (added.exitCode != 0) {
            std::printf("chain add: %s\n", qPrintable(added.text()));
            return 1;
        }
    }
    std::printf("%d chains added\n", chains);
    std::fflush(stdout);
    workspace.cluster();
    std::unique_ptr<QProcess> console;
    std::unique_ptr<WindowProcess> window;
    if (flag("no-window"))
        console = workspace.start({u"run"_s});
    else
        window = std::make_unique<WindowProcess>(workspace.directory(), QStringList{u"--open"_s, u"overview"_s});
    Database& database = workspace.database();
    Progress progress(database, sim.chains());
    if (!waitFor(
            [&] {
                QThread::sleep(1);
                return progress.lag() <= 5;
            },
            300'000)) {
        std::printf("the chains do not follow their heads: %lld blocks behind\n",
                    static_cast<long long>(progress.behind()));
        return 1;
    }
    const QByteArray holder =
        database
            .value("SELECT balances.hex(holder) FROM balances.holdings WHERE chain_id = " +
                   QByteArray::number(qint64(sim.chains().front().id())) + " ORDER BY balance DESC LIMIT 1")
            .toLatin1();
    const QByteArray token = database
                                 .value("SELECT balances.hex(contract) FROM balances.holdings WHERE chain_id = " +
                                        QByteArray::number(qint64(sim.chains().front().id())) + " LIMIT 1")
                                 .toLatin1();
    const QStringList pages{u"overview"_s, u"queue"_s, u"balances"_s, u"balances/"_s + QString::fromLatin1(holder),
                            u"chains/"_s + sim.chains().front().caip2};
    std::vector<double> lags, points, portfolios;
    QElapsedTimer clock;
    const qint64 before = progress.updates();
    clock.start();
    for (int i = 0; !clock.hasExpired(qint64(seconds) * 1000); ++i) {
        if (window && i % 3 == 0)
            window->show(pages.at(i / 3 % pages.size()));
        lags.push_back(progress.lag());
        points.push_back(milliseconds(database, "SELECT * FROM balances.get_current_balance(" +
                                                    QByteArray::number(qint64(sim.chains().front().id())) + ", '" +
                                                    token + "', '" + holder + "')"));
        portfolios.push_back(
            milliseconds(database, "SELECT * FROM balances.get_address_portfolio('" + holder + "', 0)"));
        QThread::msleep(1'000);
    }
    const qint64 counted = progress.updates() - before;
    const double rate = double(counted) * 1000 / double(clock.elapsed());
    const bool alive = window ? window->isRunning() : console->state() == QProcess::Running;
    sim.still();
    const qint64 wrong = progress.wrong();
    if (console)
        CliWorkspace::stop(*console);
    window.reset();
    const double lag = percentile(lags, 1);
    std::printf(
        "%s", qPrintable(asTable(
                  {u"%1 s"_s.arg(seconds), u"p50"_s, u"p99"_s, u"max"_s},
                  {{u"lag of the last chain, s"_s, QString::number(median(lags), 'f', 1),
                    QString::number(percentile(lags, 0.99), 'f', 1), QString::number(lag, 'f', 1)},
                   {u"point query, ms"_s, QString::number(median(points), 'f', 1),
                    QString::number(percentile(points, 0.99), 'f', 1), QString::number(percentile(points, 1), 'f', 1)},
                   {u"portfolio, ms"_s, QString::number(median(portfolios), 'f', 1),
                    QString::number(percentile(portfolios, 0.99), 'f', 1),
                    QString::number(percentile(portfolios, 1), 'f', 1)}})));
    // What the nodes offer is their rate of blocks; a chain that fell behind would show in the lag.
    const bool met = alive && rate >= 1'000 && lag <= 5 && wrong == 0;
    std::printf(
        "%s with %d chains: %s updates/s counted of %s offered (bar 1,000), lag at most %.1f s (bar 5 s), %lld "
        "wrong balances: %s\n",
        window || !flag("no-window") ? "window" : "command line", chains, qPrintable(thousands(rate)),
        qPrintable(thousands(2.0 * chains * transfers)), lag, static_cast<long long>(wrong),
        met     ? "met"
        : alive ? "not met"
                : "the engine ended");
    return met ? 0 : alive ? 2 : 1;
}
