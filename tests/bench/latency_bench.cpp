// From the node's answer to "mine" until another session sees the row. See README.md in this folder.

#include <QCoreApplication>
#include <QThread>
#include <cstdio>

#include "support/anvil_node.h"
#include "support/bench_tools.h"
#include "support/process.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Figures {
    std::vector<double> milliseconds;
    int missing = 0;
};

Figures measure(bool webSocket, int samples)
{
    AnvilNode node;
    const QString token = deployToken(node);
    emitTransfers(node, token, 20, 1, 5);
    CliWorkspace workspace;
    QStringList add{u"chain"_qs,   u"add"_qs,    u"eip155"_qs,  u"--rpc"_qs,   node.url(), u"--name"_qs,
                    u"latency"_qs, u"--from"_qs, u"genesis"_qs, u"--token"_qs, token,      u"--confirmations"_qs,
                    u"0"_qs};
    if (webSocket)
        add << u"--rpc"_qs << node.wsUrl();
    const CliResult added = workspace.run(add);
    if (added.exitCode != 0) {
        std::printf("chain add: %s\n", qPrintable(added.text()));
        return {};
    }
    Database& database = workspace.database();
    const auto process = workspace.start({u"run"_qs});
    const QByteArray schema = database.value("SELECT schema_name FROM signalbox.chains").toUtf8();
    const auto stored = [&](qint64 block) {
        return database.number("SELECT count(*) FROM " + schema +
                               ".transfers WHERE block_number = " + QByteArray::number(block)) > 0;
    };
    Figures figures;
    if (!waitFor([&] { return stored(node.head()); }, 30'000)) {
        std::printf("the chain was not synced in 30 s\n");
        return figures;
    }
    for (int i = 0; i < samples; ++i) {
        const QByteArray call =
            contract(u"TestToken"_qs).call("emitMany(uint256,uint256)", {number(quint64(1000 + i)), number(5)});
        node.send(token, call, 2);
        QThread::msleep(ulong(300 + 37 * (i % 20)));
        node.rpc().call(u"evm_mine"_qs);
        QElapsedTimer timer;
        timer.start();
        const qint64 block = node.head();
        while (!stored(block) && timer.elapsed() < 10'000)
            QThread::msleep(1);
        if (timer.elapsed() < 10'000)
            figures.milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
        else
            ++figures.missing;
    }
    CliWorkspace::stop(*process);
    return figures;
}

bool report(const char* how, const Figures& figures, double p50, double p95)
{
    const double half = percentile(figures.milliseconds, 0.5);
    const double most = percentile(figures.milliseconds, 0.95);
    const bool met = !figures.milliseconds.empty() && figures.missing == 0 && half <= p50 && most <= p95;
    std::printf("%-10s %3d samples  p50 %6.1f ms (bar %.0f)  p95 %6.1f ms (bar %.0f)  never seen %d  %s\n", how,
                int(figures.milliseconds.size()), half, p50, most, p95, figures.missing, met ? "met" : "not met");
    std::fflush(stdout);
    return met;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int samples = argument("samples", 60);
    CpuWatch cpu({});
    const bool socket = report("WebSocket", measure(true, samples), 200, 500);
    // Blocks come about every half second here, so the interval is between 250 ms (the least) and half a second.
    const bool polling = report("polling", measure(false, samples), 700, 700);
    std::printf("foreign CPU %.1f %%\n", cpu.foreignShare() * 100);
    return socket && polling ? 0 : 2;
}
