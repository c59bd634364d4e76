// SPDX-License-Identifier: GPL-3.0-or-later

// The worker alone (adapter, decoder, ingest) in this process, compared with the node's own rate: a run without its
// process, workspace and window. See README.md in this folder.

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <cstdio>

#include "evm/data/evm_tables.h"
#include "evm/evm_adapter.h"
#include "indexing/worker_thread.h"
#include "store/chain_ingest.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/anvil_node.h"
#include "support/bench_tools.h"
#include "support/database.h"
#include "support/pg_fixture.h"
#include "support/truth.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

struct Setting {
    AnvilNode node;
    QString token;
    Height first = 0, last = 0, head = 0;
    Truth truth;
};

double nodeRate(Setting& setting)
{
    HttpClient http(setting.node.port());
    QElapsedTimer timer;
    timer.start();
    for (Height lo = setting.first; lo <= setting.last; lo += 100)
        http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getLogs\",\"params\":[{\"fromBlock\":\"0x" +
                      QByteArray::number(lo, 16) + "\",\"toBlock\":\"0x" +
                      QByteArray::number(std::min(setting.last, lo + 99), 16) + "\",\"address\":\"" +
                      setting.token.toLatin1() + "\"}]}",
                  true);
    return double(setting.truth.transfers.size()) * 1e9 / double(timer.nsecsElapsed());
}

double workerRate(Setting& setting, QString& wrong)
{
    const QString caip2 = u"eip155:31337"_qs;
    const QString stream = u"transfers:"_qs + setting.token.toLower();
    PgDatabase place;
    const auto session = place.session();
    store::NewChain chain;
    chain.chain.caip2 = caip2;
    chain.chain.family = u"eip155"_qs;
    chain.chain.name = u"bench"_qs;
    for (const QString& name : {u"headers"_qs, stream}) {
        store::StreamRow row;
        row.caip2 = caip2;
        row.stream = name;
        chain.streams.push_back(row);
    }
    const auto added = store::Chains(*session).add(chain);
    const auto epoch =
        added ? store::Leases(*session).acquire(caip2, {u"bench"_qs, u"bench"_qs, QCoreApplication::applicationPid()})
              : fail(added.error());
    if (!epoch) {
        wrong = epoch.error().text();
        return 0;
    }
    evm::EvmAdapterConfig config;
    config.chainId = 31337;
    EndpointDraft draft;
    draft.url = setting.node.url();
    config.endpoints = {*rpc::EndpointSettings::fromDraft(draft, 1)};
    const auto rates = std::make_shared<rpc::RateRegistry>();
    const store::ConnectionInfo connection = place.connection();
    indexing::WorkerConfig worker;
    worker.caip2 = caip2;
    Database reader(connection.conninfo());
    QElapsedTimer timer;
    timer.start();
    indexing::WorkerThread thread(worker, {[=]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                                               return std::make_unique<evm::EvmAdapter>(config, rates);
                                           },
                                           [=]() -> Expected<std::unique_ptr<store::IngestStore>> {
                                               return std::make_unique<store::ChainIngest>(connection, caip2, *epoch,
                                                                                           evm::chainTables);
                                           }});
    QObject::connect(thread.worker(), &indexing::ChainWorker::logged, thread.worker(),
                     [](const QString& level, const QString& text) {
                         if (level == u"warning" || level == u"error")
                             std::printf("%s: %s\n", qPrintable(level), qPrintable(text));
                     });
    thread.start();
    qint64 visible = 0;
    const qint64 wanted = 2 * (setting.head - 11);
    while (reader.number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage") < wanted &&
           timer.elapsed() < 120'000)
        QThread::msleep(1);
    visible = timer.nsecsElapsed();
    thread.stop();
    const QByteArray schema = added->schema.toUtf8();
    Truth found = truthOfDatabase(reader, added->schema, 31337);
    Truth truth = setting.truth;
    truth.blocks.resize(std::min(truth.blocks.size(), found.blocks.size()));
    wrong = difference(truth, found);
    return double(setting.truth.transfers.size()) * 1e9 / double(visible);
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    Setting setting;
    setting.token = deployToken(setting.node);
    setting.first = setting.node.head() + 1;
    emitTransfers(setting.node, setting.token, argument("blocks", 2000), 4, 25);
    setting.last = setting.node.head();
    setting.node.mine(256);
    setting.head = setting.node.head();
    setting.truth = truthOfNode(setting.node.rpc(), 31337, {0, setting.head, {setting.token}, {}, -1, true});
    PgCluster::shared();
    std::vector<double> ratios;
    for (int i = 0; i < argument("rounds", 5); ++i) {
        CpuWatch cpu({PgCluster::shared().serverPid()});
        const double node = nodeRate(setting);
        QString wrong;
        const double ours = workerRate(setting, wrong);
        ratios.push_back(ours / node);
        std::printf("node %s/s, worker %s/s, ratio %.1f %%, foreign CPU %.1f %%, CPU %.2f s %s\n",
                    qPrintable(thousands(node)), qPrintable(thousands(ours)), 100 * ours / node,
                    100 * cpu.foreignShare(), cpu.ownSeconds(), qPrintable(wrong));
        std::fflush(stdout);
        if (!wrong.isEmpty())
            return 1;
    }
    std::printf("median %.1f %%\n", 100 * median(ratios));
    return 0;
}
