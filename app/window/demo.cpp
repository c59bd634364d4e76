// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/demo.h"

#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>
#include <QThread>
#include <QTimerEvent>
#include <utility>

#include "cluster/private_cluster.h"
#include "engine/make_engine.h"
#include "signalbox/literals.h"
#include "signalbox/settings.h"
#include "signalbox/url.h"
#include "signalbox/workspace_tools.h"
#include "sim/canopy_server.h"
#include "sim/cosmos/cosmos_hub.h"
#include "sim/receivers/receivers.h"
#include "sim/server.h"
#include "sim/tokens/funding.h"
#include "store/chains.h"
#include "store/samples.h"

namespace signalbox::window {

namespace {

/// The state that a chain demonstrates.
enum class Part {
    Plain,
    Failing,  ///< its second endpoint is down from second 15 to 75 of every three minutes
    Slow,     ///< slow answers keep it behind its head for two of every three minutes
    Stopped,  ///< its only endpoint answers 503 from second 10 on
    Paused,   ///< by a command
    Future,   ///< starts at a block that is days ahead
};

struct Plan {
    const char* name;
    Height history;  ///< blocks of the newest hours; older ones are added: see days
    double blockSeconds, transfers, registry;
    sim::Shape shape;
    int reorgEvery;    ///< blocks; 0: none
    qint64 maxBlocks;  ///< of one request; 0: any
    int latencyMs;
    Part part;
    sim::TokenKind extra = sim::TokenKind::Plain;  ///< kind of a third token; none if plain
};

constexpr Plan plans[] = {
    {"Alder", 1'800, 2, 30, 0.4, sim::Shape::Growing, 30, 0, 12, Part::Failing},
    {"Aspen", 600, 12, 80, 0.2, sim::Shape::Flat, 0, 0, 12, Part::Plain},
    {"Birch", 60'000, 2, 6, 0, sim::Shape::Bursty, 0, 40, 600, Part::Plain},
    {"Cedar", 2'400, 1, 12, 0.1, sim::Shape::Flat, 25, 0, 12, Part::Plain},
    {"Elm", 900, 4, 20, 0, sim::Shape::Fading, 0, 0, 12, Part::Stopped},
    {"Hazel", 500, 1, 8, 0.3, sim::Shape::Flat, 0, 0, 12, Part::Slow},
    {"Juniper", 700, 6, 40, 0, sim::Shape::Growing, 0, 0, 12, Part::Paused},
    {"Larch", 1'200, 3, 16, 0.2, sim::Shape::Flat, 40, 0, 12, Part::Plain},
    {"Maple", 5'000, 2, 4, 0, sim::Shape::Bursty, 0, 0, 12, Part::Plain},
    {"Oak", 400, 12, 60, 0.5, sim::Shape::Flat, 0, 0, 12, Part::Future},
    {"Rowan", 2'000, 2, 10, 0, sim::Shape::Flat, 0, 0, 12, Part::Plain, sim::TokenKind::LyingFee},
    {"Willow", 1'000, 5, 24, 0.1, sim::Shape::Fading, 0, 0, 12, Part::Plain, sim::TokenKind::Wrapped},
};

// Balances over time are shown for months, so each chain begins with blocks that are hours apart.
constexpr int days = 120;
constexpr Height oldBlocks = days * 8;
constexpr Height drift = 50'000;  ///< blocks that a demo may mine before a holder could be overdrawn

constexpr Height headOf(const Plan& plan)
{
    return oldBlocks + plan.history;
}

struct CanopyPlan {
    const char* name;
    Height history;
    double blockSeconds;
    int accounts;
};

constexpr CanopyPlan canopyPlans[] = {{"Grove", 900, 3, 2'000}, {"Meadow", 400, 6, 800}};

constexpr int pauseAt = 20, stopAt = 10;
constexpr int slowPeriod = 180, slowFrom = 20, slowTo = 120, slowBytes = 1'300;
constexpr int failPeriod = 180, failFrom = 15, failTo = 75;
constexpr Height futureBlocks = 40'000;

/// Samples of the hour before the start for the chains that follow their head, as written by a console that ran all the
/// time. They are the same in every demo except for the end time.
std::vector<store::SampleRow> pastHour(qint64 now)
{
    constexpr qint64 step = 10;
    const qint64 end = now - now % step;
    std::vector<store::SampleRow> samples;
    quint64 number = 0;
    const auto add = [&](const QString& caip2, Height before, Height history, double blockSeconds, double rowsPerBlock,
                         Part part) {
        QRandomGenerator random(quint32(17 + number++));
        for (qint64 at = end - 3'600; at < end; at += step) {
            const double ago = double(now - at);
            const Height head = history - Height(ago / blockSeconds);
            if (head <= before)
                continue;
            const qint64 second = (at - end + 3'600 * 10) % slowPeriod;
            const bool slow = part == Part::Slow && second >= slowFrom && second < slowTo;
            const Height behind =
                slow ? Height(double(second - slowFrom) * 0.6 / blockSeconds) : random.bounded(120) == 0;
            store::SampleRow row;
            row.caip2 = caip2;
            row.at = QDateTime::fromSecsSinceEpoch(at, Qt::UTC);
            row.head = head;
            row.indexed = row.stored = std::max<Height>(0, head - behind);
            row.finalized = std::max<Height>(0, head - 64);
            row.lagSeconds = row.liveLagSeconds = double(behind) * blockSeconds;
            row.blocks = qRound64(double(step) / blockSeconds);
            row.rows = qRound64(double(step) / blockSeconds * rowsPerBlock * (0.85 + 0.3 * random.generateDouble()));
            row.queueDepth = slow ? 2 : random.bounded(6) == 0;
            row.requests = row.blocks * 3;
            row.stallCause = u"idle"_s;
            samples.push_back(std::move(row));
        }
    };
    quint64 id = 1'000'001;
    for (const Plan& plan : plans) {
        const QString caip2 = u"eip155:%1"_s.arg(id++);
        // A long history is still being backfilled, and a chain with a future start has none.
        if (plan.maxBlocks == 0 && plan.part != Part::Future)
            add(caip2, oldBlocks, headOf(plan), plan.blockSeconds, plan.transfers + plan.registry, plan.part);
    }
    id = 101;
    for (const CanopyPlan& plan : canopyPlans)
        add(u"canopy:%1"_s.arg(id++), 0, plan.history, plan.blockSeconds, 30, Part::Plain);
    return samples;
}

void writePast(const store::ConnectionInfo& database, const std::vector<store::SampleRow>& samples)
{
    store::Session session(database);
    const auto written = store::Samples(session).insert(samples);
    // The database is removed with the demo, so its chains can be dated an hour back.
    const auto aged = store::Chains(session).setAgeWhenAdded(3'600);
    for (const auto& result : {written, aged})
        if (!result)
            qWarning("The demo's history was not written: %s", qPrintable(result.error().text()));
}

/// A path that cannot be guessed (51 bits) but is not recognized as an API key, because it reads like a network name.
QByteArray path()
{
    QByteArray token;
    do {
        token = "/";
        for (int i = 0; i < 11; ++i)
            token += char('a' + QRandomGenerator::system()->bounded(26));
    } while (urlHasSecret(u"http://127.0.0.1"_s + QString::fromLatin1(token)));
    return token;
}

/// Tokens whose balances are positive from the first block on, and one whose events do not explain its balances.
std::vector<sim::SimToken> tokensOf(const Plan& plan, quint64 minted)
{
    std::vector<sim::SimToken> tokens = sim::defaultTokens(minted);
    tokens.back().decimals = 9;  // transfers are below 10^12 units
    if (plan.extra == sim::TokenKind::Plain)
        return tokens;
    sim::SimToken token;
    token.kind = plan.extra;
    token.symbol = plan.extra == sim::TokenKind::Wrapped ? "WSIM" : "TOLL";
    token.name = plan.extra == sim::TokenKind::Wrapped ? "Wrapped Sim" : "Simulated Toll";
    token.decimals = 9;
    token.minted = minted;
    tokens.push_back(token);
    return tokens;
}

QString hex(const Bytes20& address)
{
    return u"0x"_s + QString::fromLatin1(
                         QByteArray(reinterpret_cast<const char*>(address.data()), qsizetype(address.size())).toHex());
}

}  // namespace

Demo::Demo(QObject* parent) : QObject(parent), m_folder(QDir::tempPath() + u"/signalbox-demo-XXXXXX"_s)
{
    m_folder.setAutoRemove(false);  // removed only after its database has stopped
}

/// Runs in a separate thread: generating histories block by block must not block the window.
void Demo::make()
{
    m_thread = std::make_shared<sim::SimThread>();
    m_receivers = std::make_unique<sim::Receivers>(path);
    quint64 number = 0;
    for (const Plan& plan : plans) {
        sim::SimSpec spec;
        spec.chainId = 1'000'001 + number;
        spec.seed = 71 + number++;
        spec.history = headOf(plan);
        spec.blockSeconds = plan.blockSeconds;
        spec.sparseBlocks = oldBlocks;
        spec.sparseSeconds = 86'400.0 * days / oldBlocks;
        spec.transfersPerBlock = plan.transfers;
        spec.registryEventsPerBlock = plan.registry;
        spec.agentFiles = m_receivers->agentFiles().toLatin1();
        spec.shape = plan.shape;
        spec.tokens = tokensOf(plan, sim::enoughMinted(spec, spec.history + drift));
        auto chain = std::make_shared<sim::SimChain>(spec);

        ChainDraft draft;
        draft.family = u"eip155"_s;
        draft.caip2 = u"eip155:%1"_s.arg(spec.chainId);
        draft.name = QString::fromLatin1(plan.name);
        draft.confirmations = 6;
        draft.nativeSymbol = u"SIM"_s;
        const auto serve = [&](const sim::SimFaults& faults) {
            auto server = std::make_unique<sim::SimServer>(chain, m_thread);
            server->setPath(path());
            server->setFaults(faults);
            EndpointDraft endpoint;
            endpoint.url = server->url();
            endpoint.kind = u"http"_s;
            endpoint.priority = int(draft.endpoints.size());
            draft.endpoints.push_back(endpoint);
            m_servers.push_back(std::move(server));
        };
        sim::SimFaults good;
        good.maxBlocks = plan.maxBlocks;
        good.latencyMs = plan.latencyMs;
        good.jitterMs = 20;
        serve(good);
        m_servers.back()->setBlockTime(plan.blockSeconds);
        if (plan.reorgEvery > 0)
            m_servers.back()->setReorgs(plan.reorgEvery, 2);
        if (plan.part == Part::Failing)
            serve(good);
        if (plan.part == Part::Slow || plan.part == Part::Stopped || plan.part == Part::Failing)
            m_played.push_back({m_servers.back().get(), int(plan.part), good});
        if (plan.part == Part::Paused)
            m_paused = draft.caip2;
        if (plan.part == Part::Future)
            draft.from = chain->head() + futureBlocks;

        for (const sim::SimToken& token : chain->spec().tokens) {
            StreamDraft stream;
            stream.stream = u"transfers:"_s + hex(token.address);
            stream.label = stream.symbol = QString::fromUtf8(token.symbol);
            stream.decimals = token.decimals;
            draft.streams.push_back(stream);
        }
        if (plan.registry > 0) {
            StreamDraft stream;
            stream.stream = u"registries"_s;
            stream.registries = {{u"identity"_s, hex(chain->spec().identity)},
                                 {u"reputation"_s, hex(chain->spec().reputation)},
                                 {u"validation"_s, hex(chain->spec().validation)}};
            draft.streams.push_back(stream);
        }
        m_drafts.push_back(std::move(draft));
    }
    makeCanopy();
    makeCosmos();
}

void Demo::makeCosmos()
{
    static constexpr const char* names[] = {"Heron", "Kestrel", "Osprey"};
    constexpr Height history = 2'400;
    constexpr double blockSeconds = 2;
    sim::CosmosSimSpec spec;
    spec.seed = 111;
    spec.history = history;
    spec.blockSeconds = blockSeconds;
    spec.genesisTime = QDateTime::currentSecsSinceEpoch() - qint64(double(history) * blockSeconds);
    m_cosmos = std::make_unique<sim::CosmosSimHub>(std::make_shared<sim::CosmosSimNet>(spec));
    for (int chain = 0; chain < int(m_cosmos->net().chains().size()); ++chain) {
        m_cosmos->setPath(chain, path());
        ChainDraft draft;
        draft.family = u"cosmos"_s;
        draft.caip2 = u"cosmos:"_s + QString::fromLatin1(m_cosmos->net().chains()[std::size_t(chain)].id);
        draft.name = QString::fromLatin1(names[chain]);
        draft.confirmations = 0;
        draft.from = 1;
        for (const auto& [kind, url] :
             {std::pair("http", m_cosmos->rpcUrl(chain)), std::pair("lcd", m_cosmos->lcdUrl(chain))}) {
            EndpointDraft endpoint;
            endpoint.url = url;
            endpoint.kind = QString::fromLatin1(kind);
            endpoint.priority = int(draft.endpoints.size());
            draft.endpoints.push_back(endpoint);
        }
        m_drafts.push_back(std::move(draft));
    }
    m_cosmos->setBlockTime(blockSeconds);
}

/// The settings of the operator's own relayer.
void Demo::setHermes()
{
    QString program, configuration;
    if (!m_cosmos->writeHermes(directory(), &program, &configuration))
        return qWarning("The demo's relayer was not written to %s", qPrintable(directory()));
    const auto tools = engine::makeTools(directory());
    for (const auto& [key, value] :
         {std::pair(u"ibc.hermes_path"_s, program), std::pair(u"ibc.hermes_config"_s, configuration),
          std::pair(u"ibc.hermes_rest"_s, m_cosmos->hermesUrl())}) {
        if (const auto set = tools->settings().set(key, value); !set)
            qWarning("The demo's setting: %s", qPrintable(set.error().text()));
    }
}

void Demo::makeCanopy()
{
    quint64 number = 0;
    for (const CanopyPlan& plan : canopyPlans) {
        sim::CanopySimSpec spec;
        spec.chainId = 101 + number;
        spec.seed = 91 + number++;
        spec.history = plan.history;
        spec.blockSeconds = plan.blockSeconds;
        spec.accounts = plan.accounts;
        spec.accountsPerBlock = 8;
        spec.validators = 24;
        spec.validatorsPerBlock = 2;
        spec.pools = 8;
        spec.sends = 4;
        spec.dexOrders = 2;
        spec.dexDeposits = spec.dexWithdrawals = 1;
        spec.genesisTime = QDateTime::currentSecsSinceEpoch() - qint64(double(plan.history) * plan.blockSeconds);
        auto server = std::make_unique<sim::CanopySimServer>(std::make_shared<sim::CanopySimChain>(spec));
        server->setPath(path());
        server->setBlockTime(plan.blockSeconds);
        ChainDraft draft;
        draft.family = u"canopy"_s;
        draft.caip2 = u"canopy:%1"_s.arg(spec.chainId);
        draft.name = QString::fromLatin1(plan.name);
        draft.networkId = qint64(spec.networkId);
        draft.from = 1;
        EndpointDraft endpoint;
        endpoint.url = server->url();
        endpoint.kind = u"http"_s;
        draft.endpoints.push_back(endpoint);
        m_canopyServers.push_back(std::move(server));
        m_drafts.push_back(std::move(draft));
    }
}

Demo::~Demo()
{
    for (QThread* thread : {m_maker, m_seeder})
        if (thread)
            thread->wait();
    m_second.stop();
    m_played.clear();
    delete m_life;
    m_receivers.reset();
    m_cosmos.reset();
    m_canopyServers.clear();
    m_servers.clear();
    m_thread.reset();
    if (!m_folder.isValid())
        return;
    if (store::PrivateCluster::exists(directory()) && !store::PrivateCluster::remove(directory()))
        return;  // another session uses it, so it is kept
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
    // no keychain is needed because nothing here is secret
    connect(workspace, &Workspace::passphraseNeeded, this,
            [workspace] { workspace->unlockSecrets(QString::number(QRandomGenerator::system()->generate64(), 36)); });
    connect(workspace, &Workspace::stateChanged, this, &Demo::addChains);
}

void Demo::addChains()
{
    if (m_added || !m_made || m_workspace->state() != WorkspaceState::Open || !m_workspace->engine())
        return;
    m_added = true;
    setHermes();
    if (!m_database)
        return submitChains();
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    m_seeder = QThread::create([database = *m_database, samples = pastHour(now)] { writePast(database, samples); });
    m_seeder->setParent(this);
    connect(m_seeder, &QThread::finished, this, &Demo::submitChains);
    m_seeder->start();
}

void Demo::submitChains()
{
    if (m_workspace->state() != WorkspaceState::Open || !m_workspace->engine())
        return;
    m_second.start(1'000, this);
    m_life = new DemoLife(*m_receivers, prices(), this);
    m_life->setEngine(m_workspace->engine());
    for (const ChainDraft& draft : m_drafts)
        m_workspace->engine()->submit({arguments::ChainAdd{draft}, draft.caip2, {}});
}

/// The dollar is pegged, all other tokens have an invented price.
std::vector<DemoLife::TokenPrice> Demo::prices() const
{
    static const std::pair<const char*, const char*> known[] = {
        {"USDS", ""}, {"ORE", "12.40"}, {"TOLL", "0.85"}, {"WSIM", "3.20"}};
    std::vector<DemoLife::TokenPrice> all;
    for (const ChainDraft& draft : m_drafts)
        for (const StreamDraft& stream : draft.streams)
            for (const auto& [symbol, usd] : known)
                if (stream.symbol == QLatin1String(symbol))
                    all.push_back({draft.caip2, stream.stream.section(u':', 1), QString::fromLatin1(usd)});
    return all;
}

/// The same events at the same second of every demo.
void Demo::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_second.timerId())
        return QObject::timerEvent(event);
    const int second = m_seconds++;
    if (second == pauseAt && m_workspace->engine())
        m_workspace->engine()->submit({arguments::ChainPause{}, m_paused, {}});
    for (Played& played : m_played) {
        sim::SimFaults faults = played.good;
        bool bad = false;
        switch (Part(played.part)) {
            case Part::Failing:
                bad = second % failPeriod >= failFrom && second % failPeriod < failTo;
                faults.httpStatus = 503;
                break;
            case Part::Slow:
                bad = second % slowPeriod >= slowFrom && second % slowPeriod < slowTo;
                faults.slowBytesPerSecond = slowBytes;
                break;
            case Part::Stopped:
                bad = second >= stopAt;
                faults.httpStatus = 503;
                faults.webSocket = false;
                break;
            case Part::Plain:
            case Part::Paused:
            case Part::Future:
                continue;
        }
        if (std::exchange(played.bad, bad) != bad)
            played.server->setFaults(bad ? faults : played.good);
    }
}

}  // namespace signalbox::window
