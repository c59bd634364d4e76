// SPDX-License-Identifier: GPL-3.0-or-later

// Rows missed because of endpoints that omit logs, and the cost of the checks. See README.md in this folder.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>

#include "evm/doubt/bloom.h"
#include "evm/doubt/doubt_policy.h"
#include "support/log_liars.h"
#include "support/process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr Height last = 6'000;

sim::SimSpec chainOf(double transfersPerBlock)
{
    sim::SimSpec spec;
    spec.history = last + 100;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = transfersPerBlock;
    return spec;
}

/// Tokens without rows in a block although they had a transfer there and the bloom shows it with certainty.
int givenAway(const LiarWorld& world, const LiarWorld::Places& read)
{
    evm::LogFilter filter;
    for (const auto& token : world.chain->spec().tokens)
        filter.tokens.push_back(token.address);
    std::sort(filter.tokens.begin(), filter.tokens.end());
    const auto elements = evm::elementsOf(filter);
    const auto truth = world.truth(1, last);
    int count = 0;
    for (Height height = 1; height <= last; ++height) {
        const auto block = world.chain->block(height);
        if (evm::falseYes(block->content.bloom.bytes()) >= evm::DoubtPolicy::certain)
            continue;
        for (const auto& element : elements) {
            bool brought = false, missing = false;
            for (std::size_t i = 0; i < block->content.logs.size(); ++i)
                if (block->content.logs[i].address == element.who && truth.contains({height, int(i)}))
                    (read.contains({height, int(i)}) ? brought : missing) = true;
            count += missing && !brought ? 1 : 0;
        }
    }
    return count;
}

struct Lie {
    const char* name;
    sim::SimFaults faults;
};

bool tell(const Lie& lie, double transfersPerBlock)
{
    LiarWorld world(chainOf(transfersPerBlock));
    world.servers[0]->setFaults(lie.faults);
    evm::EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
    std::set<Height> uncovered;
    bool checked = true;
    adapter.onShort = [&](const Intervals& blocks, const chain::Streams&) {
        checked = checked || blocks.empty();
        for (const Interval& range : blocks)
            for (Height height = range.lo; height <= range.hi; ++height)
                uncovered.insert(height);
    };
    QString problem;
    auto read = world.read(adapter, 1, last, &problem);
    while (!adapter.unchecked().empty())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    for (const Height height : uncovered)  // as the worker does
        read.merge(world.read(adapter, height, height, &problem));
    const auto truth = world.truth(1, last);
    const int away = givenAway(world, read);
    const auto checks = adapter.checks().value_or(LogChecks{});
    std::printf("%-44s %4.1f a block  missing %5zu of %6zu  given away %3d  undecided %5lld  %s\n", lie.name,
                transfersPerBlock, truth.size() - read.size(), truth.size(), away,
                static_cast<long long>(checks.undecidedBlocks),
                !problem.isEmpty() ? qPrintable(problem)
                : away == 0        ? "met"
                                   : "not met");
    std::fflush(stdout);
    return problem.isEmpty() && away == 0;
}

bool cost(const char* name, sim::SimSpec spec)
{
    LiarWorld world(std::move(spec));
    evm::EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
    QString problem;
    QElapsedTimer clock;
    clock.start();
    const auto read = world.read(adapter, 1, last, &problem);
    const auto calls = world.calls();
    const auto checks = adapter.checks().value_or(LogChecks{});
    const bool whole = problem.isEmpty() && read == world.truth(1, last);
    const bool met = whole && calls.share() <= 0.02;
    std::printf("%-28s %6lld calls, %4lld for doubts: %.2f %%  sampled %3.0f %%  undecided %5lld  %.1f s  %s\n", name,
                static_cast<long long>(calls.plain), static_cast<long long>(calls.doubts), 100 * calls.share(),
                100 * checks.sampling, static_cast<long long>(checks.undecidedBlocks), double(clock.elapsed()) / 1000,
                !whole ? "differs from the chain"
                : met  ? "met"
                       : "not met");
    std::fflush(stdout);
    return met;
}

/// JSON-RPC calls of a whole run of `program`, from `chain add` to the last block; -1 if it failed. Those of the
/// endpoint's test are excluded.
qint64 callsOf(const QString& program, sim::SimServer& server)
{
    const QTemporaryDir folder;
    const auto run = [&](QStringList arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, QStringList{u"--workspace"_qs, folder.filePath(u"workspace"_qs)} + arguments);
        process.waitForFinished(300'000);
        if (process.exitCode() != 0)
            std::printf("%s\n", process.readAll().constData());
        return process.exitCode() == 0;
    };
    bool good = run({u"workspace"_qs, u"init"_qs}) &&
                run({u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--rpc"_qs, server.url(), u"--name"_qs, u"cost"_qs,
                     u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs});
    server.forget();
    good = good && run({u"run"_qs, u"--until-synced"_qs});
    const qint64 calls = server.calls();
    run({u"workspace"_qs, u"stop"_qs});
    return good ? calls : -1;
}

bool against(const QString& old, const char* name, sim::SimSpec spec)
{
    sim::SimServer server(std::make_shared<sim::SimChain>(std::move(spec)));
    server.setPath("/rpc");
    const qint64 before = callsOf(old, server), now = callsOf(cliBinary(), server);
    const double more = before > 0 ? double(now - before) / double(before) : 1;
    const bool met = before > 0 && now > 0 && more <= 0.02;
    std::printf("%-28s %6lld calls before, %6lld now: %+.2f %%  %s\n", name, static_cast<long long>(before),
                static_cast<long long>(now), 100 * more, met ? "met" : "not met");
    std::fflush(stdout);
    return met;
}

std::vector<std::pair<QByteArray, sim::SimSpec>> honest()
{
    std::vector<std::pair<QByteArray, sim::SimSpec>> all;
    for (const int percent : {5, 20, 40, 80}) {
        all.emplace_back("blooms filled to " + QByteArray::number(percent) + " %", chainOf(1.5));
        all.back().second.bloomFill = percent / 100.0;
    }
    for (const double transfers : {1.5, 8.0}) {
        all.emplace_back("one third approvals, " + QByteArray::number(transfers), chainOf(transfers));
        all.back().second.approvalShare = 1.0 / 3;
    }
    return all;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    bool met = true;
    if (const QStringList given = app.arguments(); given.size() == 3 && given[1] == u"--old"_qs) {
        for (auto& [name, spec] : honest()) {
            spec.history = 20'000;
            met = against(given[2], name, spec) && met;
        }
        return met ? 0 : 2;
    }
    std::vector<Lie> lies;
    for (const bool byHash : {false, true}) {
        sim::SimFaults blank, cut, few;
        blank.blankRanges = 0.3;
        cut.dropLast = 3;
        few.dropLogs = 0.05;
        blank.liesByHash = cut.liesByHash = few.liesByHash = byHash;
        lies.push_back({byHash ? "nothing for 30 % of ranges, by hash too" : "nothing for 30 % of ranges", blank});
        lies.push_back({byHash ? "without the last three logs, by hash too" : "without the last three logs", cut});
        lies.push_back({byHash ? "one log in 20 left out, by hash too" : "one log in 20 left out", few});
    }
    for (const Lie& lie : lies)
        for (const double transfers : {1.5, 8.0})
            met = tell(lie, transfers) && met;
    std::printf("\nhonest endpoint, %lld blocks\n", static_cast<long long>(last));
    for (auto& [name, spec] : honest())
        met = cost(name, spec) && met;
    std::printf("bars: nothing given away at 1 %% is missing, doubts cost at most 2 %% more calls: %s\n",
                met ? "met" : "not met");
    return met ? 0 : 2;
}
