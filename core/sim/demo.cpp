#include "sim/demo.h"

#include "support/hex.h"

namespace signalbox::sim {

namespace {

struct Network {
    const char* name;
    quint64 chainId;
    double blockSeconds;
    Height history;
    double transfers;
    Shape shape;
    int reorgEvery;
};

// Ids that no public list gives to anybody.
constexpr Network networks[] = {
    {"Harbour", 990'000'001, 12, 20'000, 18, Shape::Growing, 90},
    {"Meadow", 990'000'002, 2, 40'000, 6, Shape::Bursty, 200},
    {"Switchyard", 990'000'003, 1, 60'000, 3, Shape::Flat, 0},
    {"Lantern", 990'000'004, 4, 15'000, 10, Shape::Fading, 120},
};

ChainDraft draftOf(const Network& network, const SimServer& server, const SimSpec& spec)
{
    ChainDraft draft;
    draft.caip2 = QStringLiteral("eip155:%1").arg(network.chainId);
    draft.name = QString::fromLatin1(network.name);
    draft.nativeSymbol = QStringLiteral("SIM");
    draft.confirmations = 5;
    EndpointDraft http;
    http.url = server.url();
    http.kind = QStringLiteral("http");
    EndpointDraft socket;
    socket.url = server.wsUrl();
    socket.kind = QStringLiteral("ws");
    draft.endpoints = {http, socket};
    for (const SimToken& token : spec.tokens) {
        StreamDraft stream;
        stream.stream = QStringLiteral("transfers:") + hex::text(token.address);
        stream.label = QString::fromUtf8(token.name);
        stream.symbol = QString::fromUtf8(token.symbol);
        stream.decimals = token.decimals;
        draft.streams.push_back(stream);
    }
    StreamDraft registries;
    registries.stream = QStringLiteral("registries");
    registries.registries = {{QStringLiteral("identity"), hex::text(spec.identity)},
                             {QStringLiteral("reputation"), hex::text(spec.reputation)},
                             {QStringLiteral("validation"), hex::text(spec.validation)}};
    draft.streams.push_back(registries);
    return draft;
}

}  // namespace

DemoNetwork::DemoNetwork(quint64 seed) : m_thread(std::make_shared<SimThread>())
{
    for (const Network& network : networks) {
        SimSpec spec;
        spec.chainId = network.chainId;
        spec.seed = seed * 1000 + network.chainId;
        spec.blockSeconds = network.blockSeconds;
        spec.history = network.history;
        spec.transfersPerBlock = network.transfers;
        spec.shape = network.shape;
        spec.registryEventsPerBlock = 0.3;
        const auto chain = std::make_shared<SimChain>(spec);
        auto server = std::make_unique<SimServer>(chain, m_thread);
        server->setReorgs(network.reorgEvery, 2);
        server->setBlockTime(network.blockSeconds);
        m_drafts.push_back(draftOf(network, *server, chain->spec()));
        m_servers.push_back(std::move(server));
    }
}

}  // namespace signalbox::sim
