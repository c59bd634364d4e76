// SPDX-License-Identifier: GPL-3.0-or-later

// The wizard's estimate of a history compared with the time of its indexing. See README.md in this folder.

#include <QCoreApplication>
#include <cmath>
#include <cstdio>

#include "evm/evm_services.h"
#include "support/bench_tools.h"
#include "support/process.h"
#include "support/sim_endpoints.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Case {
    const char* name;
    sim::Shape shape;
    const char* headers;
    int latencyMs;
};

bool within(double estimated, double real)
{
    return std::abs(estimated - real) <= 0.3 * real;
}

bool compare(const Case& what, quint64 chainId, Height history)
{
    sim::SimSpec spec = SimEndpoints::spec(chainId, history);
    spec.transfersPerBlock = 6;
    spec.shape = what.shape;
    SimEndpoints sims(spec);
    sim::SimFaults faults;
    faults.latencyMs = what.latencyMs;
    faults.maxBlocks = 200;
    sims[0].setFaults(faults);

    ChainDraft draft;
    EndpointDraft endpoint;
    endpoint.url = sims[0].url();
    draft.endpoints = {endpoint};
    draft.headers = QString::fromLatin1(what.headers);
    StreamDraft stream;
    stream.stream = u"transfers"_qs;
    draft.streams = {stream};
    std::optional<Estimate> estimate;
    {
        evm::EvmServices services(std::make_shared<rpc::RateRegistry>());
        const auto choices = QCoro::waitFor(services.startChoices(draft, {}, 0));
        if (!choices) {
            std::printf("estimate: %s\n", qPrintable(choices.error().text()));
            return false;
        }
        estimate = choices->back().estimate;
    }
    if (!estimate->rows || !estimate->seconds) {
        std::printf("%-22s no estimate\n", what.name);
        return false;
    }
    CliWorkspace workspace;
    const CliResult added =
        workspace.run(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--from"_qs, u"genesis"_qs,
                                  u"--all-transfers"_qs, u"--headers"_qs, QString::fromLatin1(what.headers)} +
                      sims.rpcOptions());
    if (added.exitCode != 0) {
        std::printf("chain add: %s\n", qPrintable(added.text()));
        return false;
    }
    Database& database = workspace.database();
    QElapsedTimer clock;
    clock.start();
    const CliResult run = workspace.run({u"run"_qs, u"--until-synced"_qs}, {}, 230'000);
    const double seconds = double(clock.elapsed()) / 1000;
    if (run.exitCode != 0) {
        std::printf("run: %s\n", qPrintable(run.text()));
        return false;
    }
    const QByteArray schema = database.value("SELECT schema_name FROM signalbox.chains").toUtf8();
    const double rows = double(database.number("SELECT count(*) FROM " + schema + ".transfers"));
    const bool met = within(*estimate->rows, rows) && within(*estimate->seconds, seconds);
    std::printf(
        "%-22s %3d samples  rows %9.0f (%.0f to %.0f) real %9.0f %+4.0f %%  "
        "seconds %6.1f (%.1f to %.1f) real %6.1f %+4.0f %%  %s\n",
        what.name, estimate->samples, *estimate->rows, *estimate->rowsLow, *estimate->rowsHigh, rows,
        100 * (*estimate->rows / rows - 1), *estimate->seconds, *estimate->secondsLow, *estimate->secondsHigh, seconds,
        100 * (*estimate->seconds / seconds - 1), met ? "met" : "not met");
    std::fflush(stdout);
    return met;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const Height history = argument("blocks", 30'000);
    const int latency = argument("latency", 50);
    const Case cases[]{
        {"even", sim::Shape::Flat, "full", latency},
        {"growing", sim::Shape::Growing, "full", latency},
        {"bursts", sim::Shape::Bursty, "full", latency},
        {"even, borders", sim::Shape::Flat, "borders", latency},
    };
    bool met = true;
    quint64 chainId = 900'720;
    for (const Case& one : cases)
        met = compare(one, chainId++, history) && met;
    return met ? 0 : 2;
}
