// SPDX-License-Identifier: GPL-3.0-or-later

// Time from the node's answer to "mine" until another session, and a model of the window, has the row. See README.md in
// this folder.

#include <QCoreApplication>
#include <QThread>
#include <cstdio>

#include "support/anvil_node.h"
#include "support/bench_tools.h"
#include "support/faulty_proxy.h"
#include "support/process.h"
#ifdef SIGNALBOX_WINDOW_MODELS
#include "window_rows.h"
#endif

using namespace signalbox;
using namespace signalbox::test;

namespace {

enum class Heads { SameAddress, OwnEndpoint, Polling };

/// A chain in its own workspace, whose node mines one block on request.
struct Bench {
    AnvilNode node;
    QString token = deployToken(node);
    CliWorkspace workspace;
    QByteArray schema;
    QString caip2;
    std::unique_ptr<sim::SimServer> onlyHttp;
    int samples = 0;

    explicit Bench(Heads heads)
    {
        emitTransfers(node, token, 20, 1, 5);
        QStringList add{u"chain"_qs,   u"add"_qs,    u"eip155"_qs,  u"--rpc"_qs,   node.url(), u"--name"_qs,
                        u"latency"_qs, u"--from"_qs, u"genesis"_qs, u"--token"_qs, token,      u"--confirmations"_qs,
                        u"0"_qs};
        if (heads == Heads::OwnEndpoint)
            add << u"--rpc"_qs << node.wsUrl();
        if (heads == Heads::Polling) {
            onlyHttp = faultyProxy(node.port());  // it has no faults, only no WebSocket
            add[add.indexOf(node.url())] = onlyHttp->url();
        }
        const CliResult added = workspace.run(add);
        if (added.exitCode != 0) {
            std::printf("chain add: %s\n", qPrintable(added.text()));
            std::exit(1);
        }
        schema = database().value("SELECT schema_name FROM signalbox.chains").toUtf8();
        caip2 = database().value("SELECT caip2 FROM signalbox.chains");
    }
    Database& database() { return workspace.database(); }
    bool stored(qint64 block)
    {
        return database().number("SELECT count(*) FROM " + schema +
                                 ".transfers WHERE block_number = " + QByteArray::number(block)) > 0;
    }
    /// The block's number, right after the node has answered.
    qint64 mine(QElapsedTimer& timer)
    {
        const QByteArray call =
            contract(u"TestToken"_qs).call("emitMany(uint256,uint256)", {number(quint64(1000 + samples)), number(5)});
        node.send(token, call, 2);
        const qint64 next = node.head() + 1;
        QThread::msleep(ulong(300 + 37 * (samples++ % 20)));
        node.rpc().call(u"evm_mine"_qs);
        timer.start();
        return next;
    }
};

struct Figures {
    std::vector<double> milliseconds;
    int missing = 0;
    void add(double value)
    {
        if (value >= 0)
            milliseconds.push_back(value);
        else
            ++missing;
    }
};

double elapsed(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

Figures measure(Heads heads, int samples)
{
    Bench bench(heads);
    const auto process = bench.workspace.start({u"run"_qs});
    Figures figures;
    if (!waitFor([&] { return bench.stored(bench.node.head()); }, 30'000)) {
        std::printf("the chain was not synced in 30 s\n");
        return figures;
    }
    for (int i = 0; i < samples; ++i) {
        QElapsedTimer timer;
        const qint64 block = bench.mine(timer);
        while (!bench.stored(block) && timer.elapsed() < 10'000)
            QThread::msleep(1);
        figures.add(timer.elapsed() < 10'000 ? elapsed(timer) : -1);
    }
    CliWorkspace::stop(*process);
    return figures;
}

bool report(const char* how, const Figures& figures, double p50, double p95)
{
    const double half = percentile(figures.milliseconds, 0.5);
    const double most = percentile(figures.milliseconds, 0.95);
    const bool met = !figures.milliseconds.empty() && figures.missing == 0 && half <= p50 && (p95 <= 0 || most <= p95);
    const QByteArray second = p95 > 0 ? " (bar " + QByteArray::number(p95) + ")" : QByteArray();
    std::printf("%-44s %3d samples  p50 %6.1f ms (bar %.0f)  p95 %6.1f ms%s  never seen %d  %s\n", how,
                int(figures.milliseconds.size()), half, p50, most, second.constData(), figures.missing,
                met ? "met" : "not met");
    std::fflush(stdout);
    return met;
}

#ifdef SIGNALBOX_WINDOW_MODELS
/// Both tables of the window, with the engine in this process, as in the window.
bool measureModels(int samples)
{
    Bench bench(Heads::SameAddress);
    WindowRows rows(bench.workspace.directory());
    const auto turnUntil = [&](auto condition, int milliseconds) {
        QElapsedTimer clock;
        clock.start();
        while (!condition()) {
            if (clock.elapsed() > milliseconds)
                return false;
            rows.turn();
        }
        return true;
    };
    const qint64 first = bench.node.head();
    if (!turnUntil([&] { return rows.isOpen() && rows.chainRow() >= first; }, 60'000)) {
        std::printf("the chain was not synced in 60 s\n");
        return false;
    }
    rows.watchEvents(bench.caip2);
    if (!turnUntil([&] { return rows.eventRow() >= first; }, 30'000)) {
        std::printf("the transfers were not listed in 30 s\n");
        return false;
    }
    Figures chainRow, eventRow;
    for (int i = 0; i < samples; ++i) {
        QElapsedTimer timer;
        const qint64 block = bench.mine(timer);
        double chain = -1, event = -1;
        turnUntil(
            [&] {
                if (chain < 0 && rows.chainRow() >= block)
                    chain = elapsed(timer);
                if (event < 0 && rows.eventRow() >= block)
                    event = elapsed(timer);
                return chain >= 0 && event >= 0;
            },
            10'000);
        chainRow.add(chain);
        eventRow.add(event);
    }
    const bool chain = report("WebSocket, to the chains' model row", chainRow, 500, 0);
    return report("WebSocket, to the events' model row", eventRow, 500, 0) && chain && rows.close();
}
#endif

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int samples = argument("samples", 60);
    CpuWatch cpu({});
    bool met = report("WebSocket at the HTTP address, to the row", measure(Heads::SameAddress, samples), 200, 500);
    met = report("WebSocket endpoint of its own, to the row", measure(Heads::OwnEndpoint, samples), 200, 500) && met;
#ifdef SIGNALBOX_WINDOW_MODELS
    met = measureModels(samples) && met;
#endif
    // Blocks come about every half second here, so the interval is between 250 ms (the least) and half a second.
    met = report("polling, to the row", measure(Heads::Polling, samples), 700, 700) && met;
    std::printf("foreign CPU %.1f %%\n", cpu.foreignShare() * 100);
    return met ? 0 : 2;
}
