// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

#include "signalbox/explorer.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/sync_queries.h"

/// Values of the façade with every field set to something that is not its default.
namespace signalbox::test {

inline const QDateTime at = QDateTime::fromMSecsSinceEpoch(1700000000123, Qt::UTC);
inline constexpr qint64 beyondDouble = (qint64(1) << 53) + 1;

inline Message sentence()
{
    return Message("Endpoint %1 allows %L2 blocks.").arg(u"host"_s).arg(12345);
}

inline Error error()
{
    Error error = Error::make(ErrorKind::Retryable, "HTTP_429", sentence(), {{u"n"_s, 3}, {u"host"_s, u"a.example"_s}});
    error.retryAfterMs = 1500;
    return error;
}

inline Failure failure()
{
    return {error(), at, at.addSecs(5), 4, at.addSecs(60)};
}

inline LearnedLimit learnedLimit()
{
    return {12.5, u"calls"_s, 40, at};
}

inline EndpointSnapshot endpoint()
{
    EndpointSnapshot e;
    e.id = 9;
    e.url = u"https://host/••••"_s;
    e.kind = u"http"_s;
    e.priority = 2;
    e.enabled = false;
    e.state = EndpointState::WrongChain;
    e.head = beyondDouble;
    e.latencyMs = 12.5;
    e.maxBlocks = 10;
    e.maxLogs = 20'000;
    e.blocksPerRequest = 7;
    e.finalizedTag = false;
    e.webSocket = true;
    e.batches = true;
    e.archive = false;
    e.receipts = true;
    e.learned = learnedLimit();
    e.requestsPerSecond = 3.25;
    e.errorsLastHour = 6;
    e.callsToday = beyondDouble;
    e.callsBudget = 100'000;
    e.costToday = 1234.5;
    e.client = u"Geth/v1.13"_s;
    e.limits = {{u"rate"_s, 5}};
    e.note = u"paid"_s;
    e.failure = failure();
    return e;
}

inline StreamSnapshot stream()
{
    return {u"transfers:0xabc"_s, u"USDC"_s, u"USDC"_s, {u"0xAbc"_s, u"0xDef"_s}, 6, 3, beyondDouble, 12, true, 0.5};
}

inline ChainSnapshot chain()
{
    ChainSnapshot c;
    c.caip2 = u"eip155:11297108109"_s;
    c.name = u"Palm"_s;
    c.family = u"eip155"_s;
    c.features = Features(Feature::Streams) | Feature::Events | Feature::Explorer;
    c.mark = 3;
    c.state = ChainState::Backfill;
    c.addedAt = at.addDays(-1);
    c.since = at;
    c.headerMode = u"borders"_s;
    c.confirmations = 7;
    c.explorer = u"https://explorer.example"_s;
    c.nativeSymbol = u"PALM"_s;
    c.networkId = 2;
    c.reading = u"bulk"_s;
    c.start = 5;
    c.end = beyondDouble;
    c.head = std::numeric_limits<qint64>::max();
    c.finalized = 4;
    c.stored = 3;
    c.indexed = 0;
    c.headTime = at.addSecs(1);
    c.storedTime = at.addSecs(2);
    c.indexedTime = at.addSecs(3);
    c.headSeenAt = at.addSecs(-3);
    c.lagBlocks = 11;
    c.liveLagBlocks = 10;
    c.lagSeconds = 1.5;
    c.liveLagSeconds = 1.25;
    c.followed = true;
    c.blockSeconds = 2.0;
    c.rowsPerSecond = 100.5;
    c.blocksPerSecond = 50.25;
    c.requestsPerSecond = 3.5;
    c.queueDepth = 17;
    c.queueOldestSeconds = 0.75;
    c.inFlightRequests = 4;
    c.remainingSeconds = 60;
    c.done = 0.25;
    c.doneTo = 99;
    c.covered = {{0, 10}, {20, std::numeric_limits<qint64>::max()}};
    c.inFlight = {{11, 12}};
    c.gaps = {{11, 19}};
    c.proven = {{0, 9}};
    c.provenUndecided = 2;
    c.gapBlocks = 9;
    c.waitingBlocks = 8;
    c.time = {0.5, 0.125, 0.25, 0.0625, 0.0625, StallCause::RateLimit, u"RAISE_LIMIT"_s, sentence()};
    c.failure = failure();
    c.endpoints = {endpoint(), EndpointSnapshot()};
    c.streams = {stream(), StreamSnapshot()};
    c.logChecks = LogChecks{0.25, 12, 345, 6, 70, {{3, 9}, {70, 132}}};
    c.databaseBytes = 4096;
    c.rowsTotal = 77;
    c.failedItems = 1;
    c.holder = u"host pid 123"_s;
    c.heldHere = true;
    c.live = true;
    return c;
}

inline WorkspaceSnapshot workspace()
{
    return {at, EngineState::DatabaseAway, failure(), {chain(), ChainSnapshot()}, 1234, 5678, 9.5, 10, 11, 12};
}

inline CommandStatus commandStatus()
{
    CommandStatus s;
    s.id = 5;
    s.request = QUuid(u"12345678-1234-1234-1234-123456789abc"_s);
    s.createdAt = at;
    s.startedAt = at.addSecs(1);
    s.finishedAt = at.addSecs(2);
    s.actor = u"engine"_s;
    s.console = u"host pid 123"_s;
    s.target = u"eip155:1"_s;
    s.person = u"user@host"_s;
    s.verb = Verb::Reindex;
    s.state = CommandState::Running;
    s.args = Arguments(arguments::Reindex{{1, 2}});
    s.progress = 0;
    s.progressText = sentence();
    s.rate = 2.5;
    s.remainingSeconds = 7.5;
    s.result = {{u"rows"_s, 3}};
    s.error = error();
    return s;
}

inline Preview preview()
{
    return {{{u"eip155_1.transfers"_s, 12, false, 4096}, {}}, 12, 4096, 5, 2.5, sentence(), u"Base"_s};
}

inline EndpointDraft endpointDraft()
{
    EndpointDraft d;
    d.url = u"https://host/••••"_s;
    d.kind = u"ws"_s;
    d.priority = 1;
    d.limits = {{u"rate"_s, 5}};
    d.user = u"me"_s;
    d.proxy = u"socks5://127.0.0.1:1080"_s;
    d.caFile = u"/etc/ca.pem"_s;
    d.note = u"paid"_s;
    d.secretRef = u"endpoint/1"_s;
    return d;
}

inline StreamDraft streamDraft()
{
    return {u"registries"_s, 3, beyondDouble, u"ERC-8004"_s, u"R"_s, 0, {{u"identity"_s, u"0x1"_s}}};
}

inline ChainDraft chainDraft()
{
    ChainDraft d;
    d.family = u"canopy"_s;
    d.caip2 = u"canopy:1"_s;
    d.name = u"Local"_s;
    d.endpoints = {endpointDraft(), EndpointDraft()};
    d.streams = {streamDraft(), StreamDraft()};
    d.from = 7;
    d.to = 9;
    d.headers = u"borders"_s;
    d.confirmations = 3;
    d.genesisHash = u"0x2"_s;
    d.explorer = u"https://explorer.example"_s;
    d.nativeSymbol = u"CNPY"_s;
    d.networkId = 2;
    d.settings = {{u"indexing.batch_rows"_s, 4}};
    return d;
}

inline ProbeReport probeReport()
{
    ProbeReport r;
    r.url = u"https://host"_s;
    r.checks = {{u"head"_s, true, sentence(), {}}, {u"archive"_s, false, {}, error()}};
    r.caip2 = u"canopy:1"_s;
    r.head = beyondDouble;
    r.headTime = at;
    r.genesisHash = u"0x2"_s;
    r.latencyMs = 4.5;
    r.blockSeconds = 20;
    r.maxBlocks = 10;
    r.maxLogs = 20;
    r.finalizedTag = true;
    r.safeTag = false;
    r.webSocket = true;
    r.batches = false;
    r.archive = true;
    r.receipts = false;
    r.client = u"Canopy"_s;
    r.family = u"canopy"_s;
    r.chainName = u"Canopy mainnet"_s;
    r.networkId = 1;
    r.bulk = true;
    r.error = error();
    return r;
}

inline IndexingReport indexingReport()
{
    return {20,
            {{u"fetch_block_ms"_s, 1.5}, {u"data_indexing"_s, 0.25}},
            1.75,
            3.5,
            {{at, at.addSecs(1), 3, 9, 7, 5, u"user@host"_s, u"running"_s, u"None."_s}, {}}};
}

inline StartChoice startChoice()
{
    return {u"creation"_s, 12, at, {4, 100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
}

inline TokenInfo tokenInfo()
{
    return {u"0xAbc"_s, u"USDC"_s, u"USD Coin"_s, 6, 12, true};
}

inline EventRow eventRow()
{
    return {u"12:3"_s, {{u"block"_s, u"12"_s}, {u"value"_s, u"340282366920938463463374607431768211455"_s}}, true, true};
}

inline JobStatus jobStatus()
{
    return {5, u"export"_s, sentence(), 0.5, 12, 3.5, 7.5, true, true, u"/tmp/a.csv"_s, error()};
}

inline AlertRow alertRow()
{
    return {5,
            u"eip155:1"_s,
            u"LAG"_s,
            u"warning"_s,
            sentence(),
            at,
            at.addSecs(1),
            at.addSecs(2),
            at.addSecs(3),
            u"user@host"_s,
            beyondDouble,
            at.addSecs(4)};
}

inline ExplorerRecord explorerRecord()
{
    using Type = ExplorerField::Type;
    return {u"canopy:1"_s,
            u"accounts"_s,
            12,
            at,
            true,
            {{u"height"_s, Type::Number, u"9007199254740993"_s},
             {u"broken"_s, Type::Number, u"many"_s},
             {u"amount"_s, Type::Amount, u"18446744073709551615"_s},
             {u"delegate"_s, Type::Flag, u"true"_s},
             {u"address"_s, Type::Hex, u"00ff"_s}}};
}

inline ExplorerChain explorerChain()
{
    return {u"canopy:1"_s, u"Canopy"_s, 2, 1, 12, 4, {explorerRecord(), ExplorerRecord()}, error()};
}

inline SyncCell syncCell()
{
    SyncCell c;
    c.caip2 = u"canopy:1"_s;
    c.entity = u"accounts"_s;
    c.state = SyncCell::State::Error;
    c.problem = SyncCell::Problem::KeysDiffer;
    c.share = 0.5;
    c.newestHere = 12;
    c.newestGlobal = 11;
    c.lagBlocks = 2;
    c.lagSeconds = 40.5;
    c.since = at;
    c.needsBackfill = true;
    c.measuredAt = at.addSecs(1);
    c.rowsHere = 7;
    c.rowsGlobal = 5;
    c.keys = 4;
    c.missing = 3;
    c.stale = 2;
    c.surplus = 1;
    c.heightsMissing = 6;
    c.tableHeight = 12;
    c.globalHeight = 10;
    c.lastSource = at.addSecs(2);
    c.lastGlobal = at.addSecs(3);
    return c;
}

}  // namespace signalbox::test
