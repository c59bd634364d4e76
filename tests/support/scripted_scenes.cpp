// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "signalbox/literals.h"
#include "support/live_chain.h"
#include "support/scripted_engine.h"

namespace signalbox::test {

namespace {

struct ScenePlan {
    const char* caip2;
    const char* name;
    ChainState state;
    Height head, indexed;
    double lag, rows;
    qint64 queue;
    double block;
};

constexpr ScenePlan twelve[] = {
    {"eip155:8453", "Base", ChainState::Backfill, 51'429'490, 46'812'300, 9'234'380, 9'871, 96, 2},
    {"eip155:42220", "Celo", ChainState::Error, 77'716'020, 77'707'148, 8'872, 0, 0, 1},
    {"eip155:1", "Ethereum", ChainState::Ok, 25'993'412, 25'993'412, 0, 212, 24, 12},
    {"eip155:137", "Polygon", ChainState::Slow, 91'953'110, 91'952'698, 824, 1'204, 61, 2},
    {"eip155:42161", "Arbitrum One", ChainState::Ok, 506'311'288, 506'311'285, 0.8, 486, 18, 0.25},
    {"eip155:10", "OP Mainnet", ChainState::Ok, 157'024'775, 157'024'774, 2, 154, 11, 2},
    {"canopy:1", "Canopy", ChainState::Ok, 1'204'318, 1'204'317, 20, 58, 0, 20},
    {"eip155:9745", "Plasma", ChainState::Ok, 33'218'447, 33'218'446, 1, 96, 8, 1},
    {"canopy:2", "Cedar", ChainState::Ok, 986'207, 986'207, 0, 21, 0, 20},
    {"cosmos:osmosis-1", "Osmosis", ChainState::Ok, 61'204'771, 61'204'769, 3, 133, 0, 1.5},
    {"cosmos:cosmoshub-4", "Cosmos Hub", ChainState::Ok, 32'871'904, 32'871'904, 0, 69, 0, 6},
    {"cosmos:noble-1", "Noble", ChainState::Paused, 48'110'236, 48'097'556, 19'020, 0, 0, 1.5},
};

constexpr ScenePlan eight[] = {
    {"canopy:1", "Canopy", ChainState::Ok, 1'204'318, 1'204'318, 0, 21, 0, 20},
    {"canopy:2", "Cedar", ChainState::Ok, 986'207, 986'207, 0, 11, 0, 20},
    {"canopy:3", "Alder", ChainState::Ok, 871'554, 871'554, 0, 9, 0, 20},
    {"canopy:4", "Rowan", ChainState::Ok, 640'112, 640'112, 0, 13, 0, 20},
    {"canopy:5", "Juniper", ChainState::Ok, 512'008, 512'008, 0, 8, 0, 20},
    {"canopy:6", "Aspen", ChainState::Ok, 204'991, 204'991, 0, 10, 0, 20},
    {"canopy:7", "Birch", ChainState::Slow, 118'406, 118'400, 120, 7, 0, 20},
    {"canopy:8", "Willow", ChainState::Paused, 96'020, 95'871, 2'980, 0, 0, 20},
};

Failure failure(ErrorKind kind, const char* code, const QString& text, const QDateTime& since, const QDateTime& now,
                int nextSeconds, qint64 count)
{
    Failure t;
    t.error = Error::make(kind, code, Message(text));
    t.since = since;
    t.lastAt = now.addSecs(-2);
    t.count = count;
    if (nextSeconds > 0)
        t.nextTryAt = now.addSecs(nextSeconds);
    return t;
}

EndpointSnapshot endpoint(qint64 id, const QString& url, EndpointState state, Height head, double latency,
                          qint64 blocks, qint64 logs)
{
    EndpointSnapshot e;
    e.id = id;
    e.url = url;
    e.kind = u"http"_s;
    e.priority = int(id);
    e.state = state;
    e.head = head;
    if (latency > 0)
        e.latencyMs = latency;
    e.maxBlocks = blocks;
    e.maxLogs = logs;
    e.finalizedTag = true;
    e.batches = true;
    e.client = u"Geth/v1.14.8"_s;
    return e;
}

StreamSnapshot stream(const QString& id, const QString& label, const QString& address, Height from, qint64 rows,
                      double done, std::optional<int> decimals = {})
{
    StreamSnapshot s;
    s.stream = id;
    s.label = label;
    s.symbol = decimals ? label : QString();
    s.addresses = QStringList{address};
    s.from = from;
    s.rows = rows;
    s.done = done;
    s.decimals = decimals;
    return s;
}

/// Base in backfill, as on picture 02: two gaps, three ranges in flight.
void fillBase(ChainSnapshot& c, const QDateTime& now)
{
    c.start = 41'663'799;
    c.stored = 51'429'489;
    c.finalized = 51'428'800;
    c.storedTime = now.addSecs(-3);
    c.done = 0.691;
    c.blocksPerSecond = 265;
    c.requestsPerSecond = 9.4;
    c.remainingSeconds = 11'400;
    c.covered = {{41'663'799, 46'812'300},
                 {48'100'000, 48'972'000},
                 {48'989'500, 49'711'000},
                 {51'425'800, 51'427'209},
                 {51'427'255, 51'429'489}};
    c.gaps = {{48'972'001, 48'989'499}, {51'427'210, 51'427'254}};
    c.inFlight = {
        {46'812'301, 46'812'630}, {49'711'001, 49'711'370}, {51'427'150, 51'427'209}, {51'429'490, 51'429'490}};
    c.proven = {{41'663'799, 44'900'000}, {51'427'800, 51'429'200}};
    c.logChecks = LogChecks{0.05, 128'400, 12, 0};
    c.gapBlocks = 17'545;
    c.waitingBlocks = 2'998'260;
    c.inFlightRequests = 3;
    c.time = {0.71,
              0.0,
              0.09,
              0.14,
              0.06,
              StallCause::Provider,
              u"ADD_ENDPOINT"_s,
              Message::counted("the highest limit of an endpoint is %Ln block per request",
                               "the highest limit of an endpoint is %Ln blocks per request", 2'000)};
    c.databaseBytes = 29'800'000'000;
    c.rowsTotal = 247'545'000;
    EndpointSnapshot one =
        endpoint(1, u"https://base-mainnet.g.alchemy.com/••••"_s, EndpointState::Ok, 51'429'490, 62, 10, 0);
    one.webSocket = true;
    one.requestsPerSecond = 8.3;
    one.errorsLastHour = 2;
    one.blocksPerRequest = 10;
    one.callsToday = 210'430;
    EndpointSnapshot two =
        endpoint(2, u"https://mainnet.base.org"_s, EndpointState::Limited, 51'429'489, 841, 2'000, 10'000);
    two.webSocket = false;
    two.requestsPerSecond = 1.1;
    two.errorsLastHour = 38;
    two.blocksPerRequest = 165;
    two.learned = LearnedLimit{15, u"requests"_s, 32, now.addSecs(-3'600)};
    two.failure =
        failure(ErrorKind::Retryable, "RPC_RATE",
                u"mainnet.base.org limits the rate of requests. Signalbox waits and continues automatically."_s,
                now.addSecs(-8), now, 4, 38);
    EndpointSnapshot three = endpoint(3, u"http://10.0.0.14:8545"_s, EndpointState::Down, 51'429'071, 0, 0, 0);
    three.finalizedTag.reset();
    three.errorsLastHour = 28;
    three.failure =
        failure(ErrorKind::Unavailable, "RPC_CONNECTION",
                u"10.0.0.14:8545 cannot be reached. Check the URL and the network."_s, now.addSecs(-840), now, 30, 28);
    c.endpoints = {one, two, three};
    c.streams = {stream(u"headers"_s, u"Headers"_s, {}, c.start, 6'749'146, 0.691),
                 stream(u"registries"_s, u"ERC-8004 registries"_s, u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s,
                        41'663'799, 2'117'183, 0.691),
                 stream(u"transfers:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"_s, u"USDC"_s,
                        u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"_s, 41'663'799, 241'350'118, 0.691, 6),
                 stream(u"transfers:0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca"_s, u"USDbC"_s,
                        u"0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA"_s, 41'663'799, 4'117'020, 0.691, 6),
                 stream(u"transfers:0x1217bfe6c773eec6cc4a38b5dc45b92292b6e189"_s, u"oUSDT"_s,
                        u"0x1217BfE6c773EEC6cc4A38b5Dc45B92292B6E189"_s, 41'663'799, 96'441, 0.691, 6)};
}

ChainSnapshot chain(const ScenePlan& plan, int mark, const QDateTime& now)
{
    ChainSnapshot c;
    c.caip2 = QString::fromLatin1(plan.caip2);
    c.name = QString::fromLatin1(plan.name);
    c.family = c.caip2.section(QLatin1Char(':'), 0, 0);
    c.features = featuresOf(c.family);
    c.schema = (c.family == "canopy"_L1 ? u"chain"_s : c.family) + u'_' + c.caip2.section(QLatin1Char(':'), 1);
    c.mark = mark;
    c.state = plan.state;
    c.since = now.addSecs(-6 * 3600);
    c.headerMode = u"full"_s;
    c.confirmations = 12;
    c.nativeSymbol = u"ETH"_s;
    c.explorer = u"https://basescan.org"_s;
    c.start = plan.head / 2;
    c.head = plan.head;
    c.indexed = plan.indexed;
    c.stored = plan.indexed;
    c.finalized = plan.head - 64;
    c.headTime = now.addSecs(-1);
    c.indexedTime = now.addMSecs(-qint64(plan.lag * 1000));
    c.storedTime = c.indexedTime;
    c.addedAt = now.addDays(-40);
    c.headSeenAt = now.addMSecs(-400);
    c.doneTo = plan.state == ChainState::Backfill ? plan.head : plan.indexed;
    c.followed = plan.state != ChainState::Backfill && plan.state != ChainState::Starting;
    c.lagBlocks = plan.head - plan.indexed;
    c.lagSeconds = plan.lag;
    c.liveLagBlocks = plan.state == ChainState::Backfill ? 1 : c.lagBlocks;
    c.liveLagSeconds = plan.state == ChainState::Backfill ? 3.0 : plan.lag;
    c.blockSeconds = plan.block;
    c.rowsPerSecond = plan.rows;
    c.blocksPerSecond = plan.block > 0 ? 1 / plan.block : 0;
    c.queueDepth = plan.queue;
    c.queueOldestSeconds = plan.queue > 0 ? 0.6 : 0;
    c.done = 1;
    c.covered = {{c.start, plan.indexed}};
    c.time = {0.21, 0, 0.12, 0.18, 0.49, StallCause::Idle, u"NONE"_s, {}};
    c.endpoints = {endpoint(1, u"https://rpc.example.org/••••"_s, EndpointState::Ok, plan.head, 84, 10'000, 0)};
    c.streams = {stream(u"headers"_s, u"Headers"_s, {}, c.start, plan.head - c.start, 1),
                 stream(u"transfers:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"_s, u"USDC"_s,
                        u"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"_s, c.start, 8'204'118, 1, 6)};
    c.databaseBytes = 780'000'000;
    c.rowsTotal = 8'204'118;
    c.holder = u"desk pid 4711"_s;
    c.heldHere = true;
    c.live = true;
    if (plan.state == ChainState::Error) {
        c.since = now.addSecs(-8'872);
        c.failedItems = 5;
        c.failure = failure(ErrorKind::Refused, "RPC_AUTH",
                            u"celo-mainnet.infura.io refuses the key or password. Correct it in the "
                            "endpoint's settings; until then the endpoint is not used."_s,
                            c.since, now, 8, 1'109);
        for (int i = 1; i <= 2; ++i) {
            EndpointSnapshot e =
                endpoint(i, u"https://celo-mainnet.infura.io/v3/••••"_s, EndpointState::Refused, plan.indexed, 0, 0, 0);
            e.failure = c.failure;
            e.errorsLastHour = 553;
            if (i == 1)
                c.endpoints.clear();
            c.endpoints.push_back(e);
        }
    }
    if (plan.state == ChainState::Slow) {
        c.since = now.addSecs(-2'400);
        c.failedItems = 2;
        c.remainingSeconds = 1'320;
        c.time = {0.2,
                  0.62,
                  0.05,
                  0.1,
                  0.03,
                  StallCause::RateLimit,
                  u"ADD_ENDPOINT"_s,
                  Message("%1 requests/s, learned").arg(15)};
    }
    if (plan.state == ChainState::Paused)
        c.since = now.addSecs(-19'020);
    if (plan.state == ChainState::Backfill) {
        c.since = now.addSecs(-24'120);
        fillBase(c, now);
    }
    return c;
}

void addUp(WorkspaceSnapshot& snapshot)
{
    for (const ChainSnapshot& c : snapshot.chains) {
        snapshot.rowsPerSecond += c.rowsPerSecond;
        snapshot.queueDepth += c.queueDepth;
        snapshot.failedItems += c.failedItems;
    }
}

}  // namespace

WorkspaceSnapshot sceneSnapshot(Scene scene, const QDateTime& now)
{
    WorkspaceSnapshot s;
    s.at = now;
    s.engine = EngineState::Running;
    s.diskFreeBytes = 286'000'000'000;
    s.databaseBytes = 38'400'000'000;
    s.unreadAlerts = 3;
    if (scene == Scene::Empty) {
        s.databaseBytes = 9'000'000;
        s.unreadAlerts = 0;
        return s;
    }
    if (scene == Scene::One) {
        s.chains = {chain(twelve[0], 1, now)};
        addUp(s);
        return s;
    }
    int mark = 0;
    if (scene == Scene::Canopy) {
        for (const ScenePlan& plan : eight)
            s.chains.push_back(chain(plan, ++mark, now));
        addUp(s);
        return s;
    }
    for (const ScenePlan& plan : twelve)
        s.chains.push_back(chain(plan, ++mark, now));
    if (scene == Scene::ThirtyFour) {
        constexpr ChainState states[] = {ChainState::Ok,       ChainState::Ok,      ChainState::Ok,
                                         ChainState::Starting, ChainState::Ok,      ChainState::Slow,
                                         ChainState::Ok,       ChainState::Waiting, ChainState::Deleting};
        while (mark < 34) {
            const std::string id = "eip155:" + std::to_string(100'000 + mark), name = "Testnet " + std::to_string(mark);
            ScenePlan plan{id.c_str(),
                           name.c_str(),
                           states[size_t(mark) % std::size(states)],
                           10'000'000 + mark * 977,
                           10'000'000 + mark * 977 - mark % 3,
                           double(mark % 3) * 2,
                           double(mark * 7),
                           mark,
                           2};
            s.chains.push_back(chain(plan, mark + 1, now));
            ++mark;
        }
    }
    if (scene == Scene::Offline)
        for (ChainSnapshot& c : s.chains) {
            if (c.state == ChainState::Paused)
                continue;
            c.state = ChainState::Error;
            c.since = now.addSecs(-95);
            c.rowsPerSecond = 0;
            c.failure = failure(ErrorKind::Unavailable, "NETWORK_GONE",
                                u"No endpoint of this chain is available now. Signalbox retries "
                                "automatically. A second endpoint would keep the chain running."_s,
                                c.since, now, 12, 9);
        }
    if (scene == Scene::Database) {
        s.engine = EngineState::DatabaseAway;
        s.failure = failure(ErrorKind::Unavailable, "DATABASE_AWAY",
                            u"The database does not answer (connection refused). Signalbox reconnects automatically."_s,
                            now.addSecs(-40), now, 5, 8);
    }
    if (scene == Scene::Starting) {
        s.engine = EngineState::Starting;
        for (ChainSnapshot& c : s.chains)
            c.live = false;
    }
    addUp(s);
    return s;
}

}  // namespace signalbox::test
