// SPDX-License-Identifier: GPL-3.0-or-later

// Many live chains for an hour, with reorgs and endpoints that fail. See README.md in this folder.

#include <QCoreApplication>
#include <QThread>
#include <cstdio>

#include "sim/random.h"
#include "support/bench_tools.h"
#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr double mostGrowth = 0.05;
constexpr Height mostLag = 2;  // blocks of one second

struct Line {
    std::unique_ptr<SimEndpoints> sims;
    std::unique_ptr<IndexedChain> chain;
    int faulty = -1;
    qint64 until = 0;
};

/// An operator sees this as one bad endpoint; the chain's other endpoint works.
sim::SimFaults fault(sim::Random& random)
{
    sim::SimFaults faults;
    switch (random.below(6)) {
        case 0:
            faults.refuse = true;
            break;
        case 1:
            faults.httpStatus = 429;
            faults.retryAfterSeconds = 2;
            break;
        case 2:
            faults.latencyMs = 3'000;
            break;
        case 3:
            faults.html = true;
            break;
        case 4:
            faults.lagBlocks = 40;
            break;
        default:
            faults.blankShare = faults.cutShare = faults.doubleShare = 0.2;
    }
    return faults;
}

double mean(const std::vector<double>& values, std::size_t from)
{
    double sum = 0;
    for (std::size_t i = from; i < values.size(); ++i)
        sum += values[i];
    return values.size() > from ? sum / double(values.size() - from) : 0;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int chains = argument("chains", 34), minutes = argument("minutes", 60);
    const int warm = std::min(10, minutes / 2), calm = std::min(3, minutes / 4);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto workspace = std::make_shared<CliWorkspace>();
    std::vector<Line> lines;
    for (int i = 0; i < chains; ++i) {
        Line line;
        sim::SimSpec spec = SimEndpoints::spec(910'000 + quint64(i), 500);
        spec.blockSeconds = 1;
        spec.transfersPerBlock = 5;
        line.sims = std::make_unique<SimEndpoints>(spec, 2);
        line.chain = std::make_unique<IndexedChain>(
            workspace,
            QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs, u"--name"_qs, u"Soak %1"_qs.arg(i + 1)} +
                line.sims->rpcOptions());
        lines.push_back(std::move(line));
    }
    const qint64 server = workspace->cluster().serverPid();
    Database& database = workspace->database();
    lines.front().chain->startRun();
    for (Line& line : lines) {
        if (!line.chain->waitIndexed(500, 120'000)) {
            std::printf("a chain was not indexed:\n%s\n", qPrintable(line.chain->log()));
            return 1;
        }
        (*line.sims)[0].setBlockTime(1);
        (*line.sims)[0].setReorgs(60, 2);
    }
    std::printf("%d chains live\n", chains);

    QProcess& console = lines.front().chain->process();
    sim::Random random(5);
    CpuWatch cpu({server, console.processId(), QCoreApplication::applicationPid()});
    QElapsedTimer clock;
    clock.start();
    std::vector<double> own, alone, servers;
    std::size_t base = 0;  // samples of the warm-up
    int faults = 0;
    qint64 nextFault = 0;
    while (clock.elapsed() < qint64(minutes) * 60'000 && console.state() == QProcess::Running) {
        QThread::sleep(5);
        console.waitForFinished(0);
        const qint64 now = clock.elapsed();
        own.push_back(pss(console.processId()));
        alone.push_back(anonymous(console.processId()));
        servers.push_back(pss(server));
        if (now < warm * 60'000)
            base = own.size();
        if (own.size() % 60 == 0)
            std::printf("%lld min: console %.1f MB, PostgreSQL %.0f MB, %d faults so far\n", now / 60'000, own.back(),
                        servers.back(), faults);
        for (Line& line : lines)
            if (line.faulty >= 0 && now > line.until) {
                (*line.sims)[line.faulty].setFaults({});
                line.faulty = -1;
                line.until = now + 40'000;  // until it is known to work again
            }
        if (now < nextFault || now > (minutes - calm) * 60'000)
            continue;
        nextFault = now + 10'000;
        Line& line = lines[random.below(lines.size())];
        if (line.faulty < 0 && now > line.until) {
            line.faulty = int(random.below(2));
            line.until = now + 8'000 + qint64(random.below(25'000));
            (*line.sims)[line.faulty].setFaults(fault(random));
            ++faults;
        }
    }
    const bool alive = console.state() == QProcess::Running;

    Height worstLag = 0;
    for (Line& line : lines)
        worstLag = std::max(worstLag, line.sims->chain->head() - line.chain->indexed(u"headers"_qs));
    const qint64 reorgs = [&] {
        qint64 sum = 0;
        for (Line& line : lines)
            sum += database.number("SELECT count(*) FROM " + line.chain->schema().toUtf8() + ".reorgs");
        return sum;
    }();
    // Forks and failures of single endpoints did happen; other alerts did not, and none may be open.
    const QString wrong = database.value(
        "SELECT string_agg(kind || ' ' || caip2 || ' since ' || since::time(0) || coalesce(' until ' || "
        "until::time(0), "
        "''), '; ') FROM signalbox.alerts WHERE kind NOT IN ('reorg', 'endpoint_down') OR (kind = 'endpoint_down' AND "
        "until IS NULL)");
    for (Line& line : lines)
        (*line.sims)[0].setBlockTime(0);
    QStringList differing;
    for (Line& line : lines) {
        const auto truth = [&] {
            return truthOfSim(*line.sims->chain, {0, line.sims->chain->head(), {}, {}, -1, true});
        };
        if (const QString difference = line.chain->compare(truth, 20'000); !difference.isEmpty())
            differing << line.chain->caip2() + u": "_qs + difference;
    }
    const double foreign = cpu.foreignShare() * 100;
    const bool ended = lines.front().chain->stopRun();

    // Means of five minutes: within one, memory varies by several megabytes between the moments at which it is
    // returned. For files, other programs on the machine determine how much counts as ours.
    const auto lately = [](const std::vector<double>& values, std::size_t end) {
        return mean({values.begin(), values.begin() + qsizetype(end)}, end > 60 ? end - 60 : 0);
    };
    const double before = lately(own, base), after = lately(own, own.size());
    const double grown = lately(alone, alone.size()) - lately(alone, base);
    const double growth = before > 0 ? grown / before : 1;
    const bool met =
        alive && ended && growth < mostGrowth && worstLag <= mostLag && wrong.isEmpty() && differing.isEmpty();
    std::printf("%d chains, %d minutes, %d faults, %lld reorgs; foreign CPU %.1f %%\n", chains, minutes, faults, reorgs,
                foreign);
    std::printf(
        "PSS after %d minutes %.1f MB, at the end %.1f MB; memory of its own %+.1f MB: %+.1f %% (bar below 5 %%); "
        "PostgreSQL %.0f MB\n",
        warm, before, after, grown, growth * 100, lately(servers, servers.size()));
    std::printf("live lag at the end %lld blocks of a second (bar 2); false or open alerts: %s; tables %s\n",
                qlonglong(worstLag), wrong.isEmpty() ? "none" : qPrintable(wrong),
                differing.isEmpty() ? "equal the chains" : qPrintable(differing.join(u"; "_qs)));
    std::printf("%s\n", met ? "met" : "not met");
    return met ? 0 : alive ? 2 : 1;
}
