// SPDX-License-Identifier: GPL-3.0-or-later

// Reliability of lag, Indexed and progress: the demo and many simulated chains, by script, compared with the true
// heads. See README.md in this folder.

#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <QUrl>
#include <cstdio>

#include "engine/make_engine.h"
#include "postgres/session.h"
#include "signalbox/literals.h"
#include "sim/random.h"
#include "support/bench_tools.h"
#include "support/database.h"
#include "support/figures_watch.h"
#include "support/indexed_chain.h"
#include "support/rpc_client.h"
#include "support/sim_endpoints.h"
#include "ui/chains/figure_places.h"
#include "window/demo.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The engine in this process, as in the window, with the places that show its figures.
class Console {
public:
    Console() : m_workspace(engine::makeWorkspace({}, opened())) {}
    void answerPassphrase()  ///< the demo does this itself
    {
        QObject::connect(m_workspace.get(), &Workspace::passphraseNeeded, m_workspace.get(),
                         [this] { m_workspace->unlockSecrets(u"a passphrase for benches"_s); });
    }
    ~Console() { close(); }

    Workspace* workspace() { return m_workspace.get(); }
    SnapshotPtr snapshot() const
    {
        return m_workspace->engine() ? m_workspace->engine()->snapshot() : std::make_shared<WorkspaceSnapshot>();
    }
    std::optional<store::ConnectionInfo> database() const { return m_database; }
    std::function<void(const store::ConnectionInfo&)> onDatabase;

    static void turn(int milliseconds)
    {
        QEventLoop loop;
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        loop.exec();
    }
    bool close()
    {
        if (!m_workspace)
            return true;
        m_workspace->close();
        for (int i = 0; i < 2'000 && m_workspace->state() != WorkspaceState::Closed; ++i)
            turn(10);
        const bool closed = m_workspace->state() == WorkspaceState::Closed;
        m_workspace.reset();
        return closed;
    }

private:
    engine::DatabaseOpened opened()
    {
        return [this](const store::ConnectionInfo& info) {
            m_database = info;
            if (onDatabase)
                onDatabase(info);
        };
    }
    std::optional<store::ConnectionInfo> m_database;
    std::unique_ptr<Workspace> m_workspace;
};

/// One second of comparisons, and the differences.
struct Bench {
    FiguresWatch watch;
    FigurePlaces places;
    QStringList different;
    std::map<QString, qint64> reorgs;
    qint64 snapshots = 0;

    /// `truth`: the present head of a chain; none if it does not answer.
    void look(Console& console, store::Session& session,
              const std::function<std::optional<Height>(const ChainSnapshot&)>& truth)
    {
        std::map<QString, Height> heads;
        for (const ChainSnapshot& chain : console.snapshot()->chains)
            if (const auto head = truth(chain))
                heads[chain.caip2] = *head;
        const auto counted = session.read([](store::Transaction& transaction) {
            std::map<QString, qint64> counts;
            // the alerts contain every fork, whatever the schema
            for (const auto& row :
                 transaction.exec("SELECT caip2, sum(count) FROM signalbox.alerts WHERE kind = 'reorg' GROUP BY caip2"))
                counts[store::text(row[0])] = store::integer(row[1]);
            return counts;
        });
        if (counted)
            reorgs = *counted;
        const SnapshotPtr snapshot = console.snapshot();
        const double age = double(snapshot->at.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
        for (const ChainSnapshot& chain : snapshot->chains)
            if (heads.contains(chain.caip2))
                watch.look(chain, {heads[chain.caip2], std::max(0.0, age), reorgs[chain.caip2]});
        different += places.differences(snapshot);
        ++snapshots;
    }
    bool report(const char* what, double foreign)
    {
        std::printf("%s: %s\n", what, qPrintable(watch.summary()));
        for (const QString& fault : watch.faults().mid(0, 40))
            std::printf("  %s\n", qPrintable(fault));
        std::printf("  places that differ in %lld snapshots: %lld; foreign CPU %.1f %%\n", qlonglong(snapshots),
                    qlonglong(different.size()), foreign * 100);
        for (const QString& place : different.mid(0, 10))
            std::printf("  %s\n", qPrintable(place));
        std::fflush(stdout);
        return watch.faults().isEmpty() && different.isEmpty() && watch.following() > 0;
    }
};

bool demo(int seconds)
{
    window::Demo demo;
    bool met = false;
    {
        Console console;
        console.onDatabase = [&demo](const store::ConnectionInfo& info) { demo.setDatabase(info); };
        demo.serve(console.workspace());
        console.workspace()->openLocal(demo.directory());
        for (int i = 0; i < 3'000 && console.snapshot()->chains.size() < 14; ++i)
            Console::turn(20);
        if (!console.database() || console.snapshot()->chains.size() < 14) {
            std::printf("the demo did not begin\n");
            return false;
        }
        store::Session session(*console.database());
        std::map<QString, std::unique_ptr<RpcClient>> clients;
        CpuWatch cpu({});
        Bench bench;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < seconds * 1'000) {
            bench.look(console, session, [&](const ChainSnapshot& chain) -> std::optional<Height> {
                if (chain.endpoints.empty())
                    return std::nullopt;
                const QUrl url(chain.endpoints.front().url);
                auto& client = clients[chain.caip2];
                if (!client)
                    client = std::make_unique<RpcClient>(quint16(url.port()), url.path().toUtf8());
                if (chain.family == "canopy"_L1)
                    return chain.head;  // its node answers by other routes
                const QJsonObject answer = client->tryCall(u"eth_blockNumber"_s);
                return answer.contains("result"_L1) ? std::optional(Height(fromQuantity(answer.value("result"_L1))))
                                                    : chain.head;
            });
            Console::turn(1'000);
        }
        met = bench.report("demo", cpu.foreignShare());
        met = console.close() && met;
    }
    return met;
}

bool simulated(int chains, int seconds)
{
    const auto workspace = std::make_shared<CliWorkspace>();
    std::vector<std::unique_ptr<SimEndpoints>> sims;
    std::map<QString, SimEndpoints*> byId;
    constexpr double pace[] = {1, 2, 3, 12};
    for (int i = 0; i < chains; ++i) {
        sim::SimSpec spec = SimEndpoints::spec(940'000 + quint64(i), 1'000);
        spec.blockSeconds = pace[i % 4];
        spec.transfersPerBlock = 5;
        spec.registryEventsPerBlock = i % 3 == 0 ? 0.5 : 0;
        auto sim = std::make_unique<SimEndpoints>(spec);
        QStringList add{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs, u"--name"_qs, u"Numbers %1"_qs.arg(i + 1)};
        if (i % 3 == 0)
            add << u"--registries"_qs << sim->registriesOption();
        const IndexedChain chain(workspace, add + sim->rpcOptions(), i % 2 ? 12 : 31);
        byId[chain.caip2()] = sim.get();
        (*sim)[0].setBlockTime(spec.blockSeconds);
        if (i % 5 == 0)
            (*sim)[0].setReorgs(30, 2);
        sims.push_back(std::move(sim));
    }
    Console console;
    console.answerPassphrase();
    console.workspace()->open(workspace->directory());
    for (int i = 0; i < 3'000 && int(console.snapshot()->chains.size()) < chains; ++i)
        Console::turn(20);
    if (!console.database())
        return false;
    store::Session session(*console.database());
    CpuWatch cpu({workspace->cluster().serverPid()});
    Bench bench;
    sim::Random random(7);
    QElapsedTimer clock;
    clock.start();
    qint64 nextFault = 60'000;
    SimEndpoints* faulty = nullptr;
    while (clock.elapsed() < seconds * 1'000) {
        bench.look(console, session, [&](const ChainSnapshot& chain) -> std::optional<Height> {
            const auto found = byId.find(chain.caip2);
            return found == byId.end() ? std::nullopt : std::optional(found->second->chain->head());
        });
        // from time to time a chain's only endpoint is unavailable or too slow to follow
        if (clock.elapsed() > nextFault) {
            nextFault = clock.elapsed() + 20'000;
            sim::SimFaults faults;
            if (std::exchange(faulty, faulty ? nullptr : sims[random.below(sims.size())].get()) == nullptr) {
                if (random.below(2)) {
                    faults.httpStatus = 503;
                    faults.webSocket = false;
                } else {
                    faults.latencyMs = 4'000;
                }
                (*faulty)[0].setFaults(faults);
            } else {
                for (auto& sim : sims)
                    (*sim)[0].setFaults({});
            }
        }
        Console::turn(1'000);
    }
    const bool met = bench.report("simulated chains", cpu.foreignShare());
    return console.close() && met;
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const int chains = argument("chains", 34), seconds = argument("minutes", 10) * 60;
    bool met = true;
    if (!flag("demo-only"))
        met = simulated(chains, seconds);
    if (!flag("chains-only"))
        met = demo(seconds) && met;
    std::printf("%s\n", met ? "met" : "not met");
    return met ? 0 : 2;
}
