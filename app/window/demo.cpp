#include "window/demo.h"

#include <QDir>
#include <QRandomGenerator>
#include <QThread>

#include "sim/server.h"
#include "store/private_cluster.h"

namespace signalbox::window {

namespace {

struct Plan {
    const char* name;
    Height history;
    double blockSeconds, transfers, registry;
    sim::Shape shape;
    int reorgEvery;    ///< blocks; 0: none
    qint64 maxBlocks;  ///< of one request; 0: any
    bool failing;      ///< its second endpoint does not answer
};

constexpr Plan plans[] = {
    {"Alder", 1'800, 2, 30, 0.4, sim::Shape::Growing, 30, 0, true},
    {"Aspen", 600, 12, 80, 0.2, sim::Shape::Flat, 0, 0, false},
    {"Birch", 40'000, 2, 6, 0, sim::Shape::Bursty, 0, 40, false},
    {"Cedar", 2'400, 1, 12, 0.1, sim::Shape::Flat, 60, 0, false},
    {"Elm", 900, 4, 20, 0, sim::Shape::Fading, 0, 0, false},
    {"Hazel", 3'000, 1, 8, 0.3, sim::Shape::Flat, 0, 0, false},
    {"Juniper", 700, 6, 40, 0, sim::Shape::Growing, 0, 0, false},
    {"Larch", 1'200, 3, 16, 0.2, sim::Shape::Flat, 40, 0, false},
    {"Maple", 5'000, 2, 4, 0, sim::Shape::Bursty, 0, 0, false},
    {"Oak", 400, 12, 60, 0.5, sim::Shape::Flat, 0, 0, false},
    {"Rowan", 2'000, 2, 10, 0, sim::Shape::Flat, 0, 0, false},
    {"Willow", 1'000, 5, 24, 0.1, sim::Shape::Fading, 0, 0, false},
};

/// Nobody guesses it, and yet it is not taken for a key: made of words that endpoints' paths are made of, 43 bits
/// together.
QByteArray path()
{
    static const char* const words[] = {"rpc", "http", "ws",   "evm",  "eth",  "ext",
                                        "bc",  "api",  "json", "main", "full", "archive"};
    QByteArray token;
    for (int i = 0; i < 12; ++i)
        token += QByteArray("/") + words[QRandomGenerator::system()->bounded(int(std::size(words)))];
    return token;
}

QString hex(const Bytes20& address)
{
    return QStringLiteral("0x") +
           QString::fromLatin1(
               QByteArray(reinterpret_cast<const char*>(address.data()), qsizetype(address.size())).toHex());
}

}  // namespace

Demo::Demo(QObject* parent) : QObject(parent), m_folder(QDir::tempPath() + QStringLiteral("/signalbox-demo-XXXXXX"))
{
    m_folder.setAutoRemove(false);  // not before its database is gone
}

/// Runs in a thread of its own: histories are made up block by block, and the window does not wait for that.
void Demo::make()
{
    m_thread = std::make_shared<sim::SimThread>();
    quint64 number = 0;
    for (const Plan& plan : plans) {
        sim::SimSpec spec;
        spec.chainId = 1'000'001 + number;
        spec.seed = 71 + number++;
        spec.history = plan.history;
        spec.blockSeconds = plan.blockSeconds;
        spec.transfersPerBlock = plan.transfers;
        spec.registryEventsPerBlock = plan.registry;
        spec.shape = plan.shape;
        auto chain = std::make_shared<sim::SimChain>(spec);

        ChainDraft draft;
        draft.caip2 = QStringLiteral("eip155:%1").arg(spec.chainId);
        draft.name = QString::fromLatin1(plan.name);
        draft.confirmations = 6;
        draft.nativeSymbol = QStringLiteral("SIM");
        const auto serve = [&](const sim::SimFaults& faults) {
            auto server = std::make_unique<sim::SimServer>(chain, m_thread);
            server->setPath(path());
            server->setFaults(faults);
            EndpointDraft endpoint;
            endpoint.url = server->url();
            endpoint.kind = QStringLiteral("http");
            endpoint.priority = int(draft.endpoints.size());
            draft.endpoints.push_back(endpoint);
            m_servers.push_back(std::move(server));
        };
        sim::SimFaults good;
        good.maxBlocks = plan.maxBlocks;
        good.latencyMs = 12;
        good.jitterMs = 20;
        serve(good);
        m_servers.back()->setBlockTime(plan.blockSeconds);
        if (plan.reorgEvery > 0)
            m_servers.back()->setReorgs(plan.reorgEvery, 2);
        if (plan.failing) {
            sim::SimFaults bad;
            bad.httpStatus = 503;
            serve(bad);
        }

        for (const sim::SimToken& token : chain->spec().tokens) {
            StreamDraft stream;
            stream.stream = QStringLiteral("transfers:") + hex(token.address);
            stream.label = stream.symbol = QString::fromUtf8(token.symbol);
            stream.decimals = token.decimals;
            draft.streams.push_back(stream);
        }
        if (plan.registry > 0) {
            StreamDraft stream;
            stream.stream = QStringLiteral("registries");
            stream.registries = {{QStringLiteral("identity"), hex(chain->spec().identity)},
                                 {QStringLiteral("reputation"), hex(chain->spec().reputation)},
                                 {QStringLiteral("validation"), hex(chain->spec().validation)}};
            draft.streams.push_back(stream);
        }
        m_drafts.push_back(std::move(draft));
    }
}

Demo::~Demo()
{
    if (m_maker)
        m_maker->wait();
    m_servers.clear();
    m_thread.reset();
    if (!m_folder.isValid())
        return;
    if (store::PrivateCluster::exists(directory()) && !store::PrivateCluster::remove(directory()))
        return;  // somebody else is in it: it stays for them
    m_folder.remove();
}

QString Demo::directory() const
{
    return m_folder.path();
}

void Demo::serve(Workspace* workspace)
{
    m_workspace = workspace;
    m_maker = QThread::create([this] { make(); });
    m_maker->setParent(this);
    connect(m_maker, &QThread::finished, this, [this] {
        m_made = true;
        addChains();
    });
    m_maker->start(QThread::LowPriority);
    // no keychain is needed: nothing in here is worth one
    connect(workspace, &Workspace::passphraseNeeded, this,
            [workspace] { workspace->unlockSecrets(QString::number(QRandomGenerator::system()->generate64(), 36)); });
    connect(workspace, &Workspace::stateChanged, this, &Demo::addChains);
}

void Demo::addChains()
{
    if (m_added || !m_made || m_workspace->state() != WorkspaceState::Open || !m_workspace->engine())
        return;
    m_added = true;
    for (const ChainDraft& draft : m_drafts)
        m_workspace->engine()->submit({Verb::ChainAdd, draft.caip2, draft.toJson(), {}});
}

}  // namespace signalbox::window
