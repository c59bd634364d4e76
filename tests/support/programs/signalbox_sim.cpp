// SPDX-License-Identifier: GPL-3.0-or-later

// Simulated chains in a separate process, for tests that measure only the console. Prints one JSON object per line for
// each chain ({"caip2","name","url","wsUrl"}) and runs until its standard input ends; the line "still" stops mining and
// faults. Options about tokens, balances and calls: sim_token_options.h. --canopy: Canopy chains instead, to which the
// line "mine N" adds blocks. --seen: prints the requested logs, with time (steady clock, ms) and client address, one
// JSON object per line.

#include <unistd.h>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <cstdio>
#include <functional>

#include "sim/canopy_server.h"
#include "sim/server.h"
#include "sim_token_options.h"

using namespace signalbox::sim;

namespace {

void writeSeen(const QString& path, const std::vector<std::unique_ptr<SimServer>>& servers)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (const auto& server : servers)
        for (const SeenLogs& seen : server->seenLogs())
            if (!seen.refused)
                file.write(QJsonDocument(QJsonObject{{u"chain"_qs, qint64(server->chain().spec().chainId)},
                                                     {u"lo"_qs, seen.range.lo},
                                                     {u"hi"_qs, seen.range.hi},
                                                     {u"client"_qs, QString::fromLatin1(seen.client)},
                                                     {u"at"_qs, seen.atMs}})
                               .toJson(QJsonDocument::Compact) +
                           '\n');
}

void announce(const QString& caip2, int index, const QString& url, const QString& wsUrl)
{
    const QJsonObject line{
        {u"caip2"_qs, caip2}, {u"name"_qs, u"Simulated %1"_qs.arg(index + 1)}, {u"url"_qs, url}, {u"wsUrl"_qs, wsUrl}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

/// Runs until standard input ends; `heard` receives its lines.
int untilEnded(QCoreApplication& app, const std::function<void(const QByteArray&)>& heard)
{
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        char words[256];
        const auto size = ::read(STDIN_FILENO, words, sizeof words);
        if (size <= 0)
            return app.quit();
        heard(QByteArray(words, size));
    });
    return app.exec();
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption chains(u"chains"_qs, u"how many"_qs, u"N"_qs, u"1"_qs);
    const QCommandLineOption first(u"first-id"_qs, u"chain id of the first"_qs, u"ID"_qs, u"900001"_qs);
    const QCommandLineOption history(u"history"_qs, u"blocks above genesis at the start"_qs, u"N"_qs, u"1000"_qs);
    const QCommandLineOption seconds(u"block-time"_qs, u"seconds between blocks; 0: mines nothing"_qs, u"S"_qs,
                                     u"2"_qs);
    const QCommandLineOption transfers(u"transfers"_qs, u"per block, in the mean"_qs, u"N"_qs, u"10"_qs);
    const QCommandLineOption events(u"registry-events"_qs, u"per block, in the mean"_qs, u"N"_qs, u"0.2"_qs);
    const QCommandLineOption reorgs(u"reorg-every"_qs, u"a fork of depth 2 every N blocks; 0: none"_qs, u"N"_qs,
                                    u"0"_qs);
    const QCommandLineOption latency(u"latency"_qs, u"of each answer"_qs, u"MS"_qs, u"0"_qs);
    const QCommandLineOption range(u"max-blocks"_qs, u"of one eth_getLogs; 0: any"_qs, u"N"_qs, u"0"_qs);
    const QCommandLineOption seen(u"seen"_qs, u"written at the end"_qs, u"FILE"_qs);
    const QCommandLineOption open(u"open"_qs, u"no token in the path"_qs);
    const QCommandLineOption canopy(u"canopy"_qs, u"Canopy chains, the first of --first-id"_qs);
    const QCommandLineOption accounts(u"accounts"_qs, u"of a Canopy chain"_qs, u"N"_qs, u"10000"_qs);
    const QCommandLineOption plain(u"plain"_qs, u"Canopy nodes without the bulk answer"_qs);
    const signalbox::test::SimTokenOptions tokens;
    parser.addHelpOption();
    parser.addOptions({chains, first, history, seconds, transfers, events, reorgs, latency, range, seen, open, canopy,
                       accounts, plain});
    parser.addOptions(tokens.all());
    parser.process(app);
    if (const QString problem = tokens.problem(parser); !problem.isEmpty()) {
        std::fprintf(stderr, "signalbox-sim: %s\n", qPrintable(problem));
        return 2;
    }
    if (parser.isSet(canopy)) {
        std::vector<std::unique_ptr<CanopySimServer>> nodes;
        for (int i = 0; i < parser.value(chains).toInt(); ++i) {
            CanopySimSpec spec;
            spec.chainId = parser.value(first).toULongLong() + quint64(i);
            spec.seed = 1 + quint64(i);
            spec.history = parser.value(history).toLongLong();
            spec.accounts = parser.value(accounts).toInt();
            spec.bulk = !parser.isSet(plain);
            nodes.push_back(std::make_unique<CanopySimServer>(std::make_shared<CanopySimChain>(spec)));
            if (parser.isSet(open))
                nodes.back()->setPath("/");
            nodes.back()->setBlockTime(parser.value(seconds).toDouble());
            announce(u"canopy:%1"_qs.arg(spec.chainId), i, nodes.back()->url(), {});
        }
        return untilEnded(app, [&](const QByteArray& words) {
            for (const auto& node : nodes)
                if (words.startsWith("mine "))
                    node->chain().mine(words.mid(5).trimmed().toInt());
                else
                    node->setBlockTime(0);
        });
    }

    const auto thread = std::make_shared<SimThread>();
    std::vector<std::unique_ptr<SimServer>> servers;
    for (int i = 0; i < parser.value(chains).toInt(); ++i) {
        SimSpec spec;
        spec.chainId = parser.value(first).toULongLong() + quint64(i);
        spec.seed = 1 + quint64(i);
        spec.history = parser.value(history).toLongLong();
        const double blockSeconds = parser.value(seconds).toDouble();
        spec.blockSeconds = blockSeconds > 0 ? blockSeconds : 2;
        spec.transfersPerBlock = parser.value(transfers).toDouble();
        spec.registryEventsPerBlock = parser.value(events).toDouble();
        tokens.apply(parser, spec);
        auto server = std::make_unique<SimServer>(std::make_shared<SimChain>(spec), thread);
        if (parser.isSet(open))
            server->setPath("/");
        SimFaults faults;
        faults.latencyMs = parser.value(latency).toInt();
        faults.maxBlocks = parser.value(range).toLongLong();
        tokens.apply(parser, faults);
        server->setFaults(faults);
        server->setReorgs(parser.value(reorgs).toInt(), 2);
        server->setBlockTime(blockSeconds);
        announce(u"eip155:%1"_qs.arg(spec.chainId), i, server->url(), server->wsUrl());
        servers.push_back(std::move(server));
    }
    const int code = untilEnded(app, [&](const QByteArray& words) {
        if (words.contains("still"))
            for (const auto& server : servers) {
                server->setBlockTime(0);
                SimFaults lasting;
                tokens.apply(parser, lasting);
                server->setFaults(lasting);
            }
    });
    if (parser.isSet(seen))
        writeSeen(parser.value(seen), servers);
    return code;
}
