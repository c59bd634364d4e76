// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonObject>
#include <QTimer>
#include <QtMath>
#include <cmath>
#include <limits>

#include "signalbox/confirmation.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"

namespace signalbox::test {

namespace {

/// The same noise in every run: a hash of two numbers in 0..1.
double jitter(quint32 a, quint32 b)
{
    quint32 x = a * 374761393u + b * 668265263u;
    x = (x ^ (x >> 13)) * 1274126177u;
    return double((x ^ (x >> 16)) & 0xffffff) / double(0xffffff);
}

QString hex(quint32 seed, int digits)
{
    QString text = u"0x"_s;
    for (int i = 0; i < digits; ++i)
        text += QString::number(int(jitter(seed, quint32(i)) * 15.99), 16);
    return text;
}

double valueOf(const ChainSnapshot& chain, Metric metric, double secondsAgo, quint32 step)
{
    const double n = jitter(quint32(chain.mark), step), slow = std::sin(secondsAgo / 340 + chain.mark);
    switch (metric) {
        case Metric::LagSeconds: {
            const double lag = chain.lagSeconds.value_or(0);
            if (chain.state == ChainState::Error || chain.state == ChainState::Paused)
                return qMax(1.0, lag - secondsAgo);
            if (chain.state == ChainState::Slow)
                return secondsAgo > 2400 ? 2 + 3 * n : 6 + lag * (1 - std::exp(-(2400 - secondsAgo) / 500)) * 1.05;
            if (chain.state == ChainState::Backfill)
                return lag * (1 + secondsAgo / 20000);
            return qMax(0.4, (chain.blockSeconds.value_or(2) * 0.5 + 0.6) * (0.9 + 0.12 * slow + 0.12 * n));
        }
        case Metric::RowsPerSecond:
            return chain.rowsPerSecond * (0.94 + 0.05 * slow + 0.04 * n);
        case Metric::BlocksPerSecond:
            return chain.blocksPerSecond * (0.94 + 0.05 * slow + 0.04 * n);
        case Metric::QueueDepth:
            return std::floor(
                double(chain.queueDepth) *
                (1 + 0.2 * slow + 0.12 * n + (secondsAgo < 2980 ? 2.4 * std::exp(-(2980 - secondsAgo) / 300) : 0)));
        case Metric::QueueOldest:
            return chain.queueOldestSeconds * (0.8 + 0.4 * n);
        case Metric::LagBlocks:
            return double(chain.lagBlocks) * (0.9 + 0.2 * n);
        case Metric::Head:
            return double(chain.head.value_or(0)) - secondsAgo / chain.blockSeconds.value_or(2);
        case Metric::Indexed:
            return double(chain.indexed.value_or(0)) - secondsAgo * qMax(0.0, chain.blocksPerSecond);
        case Metric::Stored:
            return double(chain.stored.value_or(0)) - secondsAgo / chain.blockSeconds.value_or(2);
        case Metric::InFlight:
            return std::floor(4 * n);
        case Metric::RequestsPerSecond:
            return 4 + 2 * n;
        case Metric::ErrorsPerSecond:
            return n > 0.95 ? 0.2 : 0;
        case Metric::LiveLagSeconds:
            return chain.liveLagSeconds.value_or(0);
    }
    return 0;
}

}  // namespace

template <class T>
QFuture<Expected<T>> ScriptedEngine::answer(T value) const
{
    if (failAll)
        return QtFuture::makeReadyFuture(Expected<T>(tl::unexpected<Error>(*failAll)));
    return QtFuture::makeReadyFuture(Expected<T>(std::move(value)));
}

QFuture<Expected<std::vector<Series>>> ScriptedEngine::series(const SeriesQuery& query)
{
    std::vector<Series> all;
    const qint64 from = query.from.toMSecsSinceEpoch(), to = query.to.toMSecsSinceEpoch(),
                 now = m_now.toMSecsSinceEpoch();
    const int points = qBound(20, query.maxPoints, 360);
    const qint64 step = qMax<qint64>(10'000, (to - from) / points);
    for (const ChainSnapshot& chain : m_snapshot->chains) {
        if (!query.chains.isEmpty() && !query.chains.contains(chain.caip2))
            continue;
        Series line;
        line.caip2 = chain.caip2;
        for (qint64 at = from - from % step; at <= to; at += step) {
            const double ago = double(now - at) / 1000;
            const bool restart = ago > 2980 && ago < 3080;
            line.at.push_back(at);
            line.value.push_back(restart ? std::numeric_limits<double>::quiet_NaN()
                                         : valueOf(chain, query.metric, ago, quint32(at / step)));
        }
        all.push_back(std::move(line));
    }
    return answer(std::move(all));
}

QFuture<Expected<EventPage>> ScriptedEngine::events(const EventQuery& query)
{
    queries.push_back(query);
    EventPage page;
    const qint64 start = query.cursor.toLongLong();
    static const char* const tags[] = {"reachable", "responseTime", "uptime", "latency",
                                       "fraud",     "successRate",  "starred"};
    for (qint64 i = start; i < qMin(start + query.limit, eventTotal); ++i) {
        const auto n = quint32(i);
        EventRow row;
        const qint64 block = 51'429'448 - i * 3;
        const int log = int(jitter(n, 1) * 400);
        row.cells.insert(u"time"_s, m_now.addSecs(-i * 47).toString(Qt::ISODateWithMs));
        row.cells.insert(u"block"_s, QString::number(block));
        row.cells.insert(u"log"_s, QString::number(log));
        row.cells.insert(u"transaction"_s, hex(n, 64));
        row.pending = i < 2 && query.kind == EventKind::Registry;
        row.finalized = i > 8;
        if (query.kind == EventKind::Transfers) {
            row.key = u"%1:%2"_s.arg(block).arg(log);
            row.cells.insert(u"token"_s, u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"_s);
            row.cells.insert(u"symbol"_s, i % 7 == 3 ? u"USDbC"_s : u"USDC"_s);
            row.cells.insert(u"decimals"_s, 6);
            row.cells.insert(u"from"_s, hex(n + 7, 40));
            row.cells.insert(u"to"_s, hex(n + 13, 40));
            row.cells.insert(
                u"value"_s, i == 5 ? u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s
                                   : QString::number(qint64(jitter(n, 3) * 4e9)));
        } else {
            row.key = u"8453-%1-%2"_s.arg(block).arg(log);
            row.cells.insert(u"id"_s, row.key);
            row.cells.insert(u"chain"_s, u"eip155:8453"_s);
            row.cells.insert(u"registry"_s, i % 5 == 4 ? u"identity"_s : u"reputation"_s);
            row.cells.insert(u"event"_s, i % 5 == 4 ? u"Registered"_s : u"NewFeedback"_s);
            row.cells.insert(u"agent"_s, QString::number(200 + int(jitter(n, 5) * 1900)));
            row.cells.insert(u"client"_s, hex(n + 3, 40));
            row.cells.insert(u"value"_s, QString::number(int(jitter(n, 6) * 100)));
            row.cells.insert(u"tag1"_s, i == 6 ? u"<b>bold</b>⟨U+202E⟩"_s : QString::fromLatin1(tags[i % 7]));
            row.cells.insert(u"tag2"_s, i % 3 ? u"month"_s : QString());
        }
        page.rows.push_back(std::move(row));
    }
    if (start + query.limit < eventTotal)
        page.next = QString::number(start + query.limit);
    if (start > 0)
        page.previous = QString::number(qMax<qint64>(0, start - query.limit));
    page.total = eventTotal;
    page.totalExact = eventTotal < 100'000;
    page.milliseconds = 18;
    return answer(std::move(page));
}

QFuture<Expected<EventDetail>> ScriptedEngine::eventDetail(const QString& caip2, EventKind kind, const QString& key)
{
    EventDetail detail;
    detail.row.key = key;
    detail.row.finalized = false;
    detail.row.cells = {{u"time"_s, m_now.addSecs(-660).toString(Qt::ISODateWithMs)},
                        {u"block"_s, u"51429159"_s},
                        {u"log"_s, u"142"_s},
                        {u"transaction"_s, hex(5, 64)},
                        {u"chain"_s, caip2}};
    const auto word = [](quint64 value) {
        QByteArray bytes(32, '\0');
        for (int i = 0; i < 8; ++i)
            bytes[31 - i] = char((value >> (8 * i)) & 0xff);
        return bytes;
    };
    const auto text = [&](const QByteArray& value) {
        QByteArray bytes = word(quint64(value.size())) + value;
        while (bytes.size() % 32)
            bytes.append('\0');
        return bytes;
    };
    if (kind == EventKind::Transfers) {
        detail.layout = Message(u"ERC-20 Transfer"_s);
        detail.topics = {u"0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"_s,
                         u"0x000000000000000000000000"_s + hex(11, 40).mid(2),
                         u"0x000000000000000000000000"_s + hex(12, 40).mid(2)};
        detail.data = word(612'450'250'000);
        detail.fields = {{u"from"_s, u"address"_s, hex(11, 40), -1, 0, 1, -1},
                         {u"to"_s, u"address"_s, hex(12, 40), -1, 0, 2, -1},
                         {u"value"_s, u"uint256"_s, u"612450250000"_s, 0, 32, -1, -1}};
        return answer(std::move(detail));
    }
    detail.layout = Message("%1 %2, chosen by topic 0").arg(u"NewFeedback"_s, u"v2.0.0"_s);
    detail.row.cells.insert(u"event"_s, u"NewFeedback"_s);
    detail.topics = {u"0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc"_s,
                     u"0x00000000000000000000000000000000000000000000000000000000000004b7"_s,
                     u"0x0000000000000000000000004be1d0a1a7d3391c0b8f6a25e7d18000000a7d18"_s,
                     u"0x41ccbd4bc0f8e8623ef51775955545ee26daf2424c000000000000000000424c"_s};
    detail.data = word(7) + word(12) + word(0) + word(0x100) + word(0x140) + word(0x180) + word(0x1c0);
    QByteArray hash(32, '\x94');
    detail.data +=
        hash + text("fraud") + text("payment") + text("agent1207.example/a2a") + text("ipfs://bafybeihq3c7q4w");
    const auto dynamic = [&](const char* name, const char* value, int head) {
        const int at = int(detail.data.indexOf(QByteArray(value)));
        return EventDetail::Field{
            QString::fromLatin1(name), u"string"_s, QString::fromLatin1(value), at, int(qstrlen(value)), -1, head};
    };
    detail.fields = {{u"agentId"_s, u"uint256"_s, u"1207"_s, -1, 0, 1, -1},
                     {u"clientAddress"_s, u"address"_s, u"0x4BE1d0A1a7d3391c0B8F6a25e7D18000005E7D18"_s, -1, 0, 2, -1},
                     {u"feedbackIndex"_s, u"uint64"_s, u"7"_s, 0, 32, -1, -1},
                     {u"value"_s, u"int128"_s, u"12"_s, 32, 32, -1, -1},
                     {u"valueDecimals"_s, u"uint8"_s, u"0"_s, 64, 32, -1, -1},
                     {u"indexedTag1"_s, u"keccak-256"_s, detail.topics.at(3), -1, 0, 3, -1},
                     dynamic("tag1", "fraud", 96),
                     dynamic("tag2", "payment", 128),
                     dynamic("endpoint", "agent1207.example/a2a", 160),
                     dynamic("feedbackURI", "ipfs://bafybeihq3c7q4w", 192),
                     {u"feedbackHash"_s, u"bytes32"_s, u"0x"_s + QString::fromLatin1(hash.toHex()), 224, 32, -1, -1}};
    return answer(std::move(detail));
}

QFuture<Expected<std::vector<ReorgRow>>> ScriptedEngine::reorgs(const QString&, int)
{
    std::vector<ReorgRow> rows = {{3, m_now.addSecs(-2'040), 51'428'470, 1, hex(1, 64), hex(2, 64), 44},
                                  {2, m_now.addSecs(-17'430), 51'420'774, 4, hex(3, 64), hex(4, 64), 151},
                                  {1, m_now.addSecs(-44'700), 51'407'138, 1, hex(5, 64), hex(6, 64), 29}};
    return answer(std::move(rows));
}

QFuture<Expected<std::vector<QuarantineRow>>> ScriptedEngine::quarantine(const QString&, int)
{
    QuarantineRow row;
    row.block = 51'402'118;
    row.position = u"log 17"_s;
    row.reason = Message("A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20.");
    row.state = u"waiting"_s;
    row.raw = {{u"topics"_s, 4}};
    row.firstAt = m_now.addSecs(-5'000);
    row.tries = 1;
    return answer(std::vector<QuarantineRow>{row});
}

QFuture<Expected<std::vector<AlertRow>>> ScriptedEngine::alerts(int)
{
    return answer(alertRows);
}

std::vector<LogEntry> ScriptedEngine::recentLog(const QString& caip2, int) const
{
    const auto line = [&](int ago, const char* level, const char* category, const QString& text) {
        return LogEntry{m_now.addSecs(-ago), QString::fromLatin1(level), QString::fromLatin1(category),
                        caip2.isEmpty() ? u"eip155:8453"_s : caip2, text};
    };
    return {line(779, "error", "rpc", u"endpoint 3: connection refused, next try in 30 s"_s),
            line(48, "info", "sync", u"gap 51,427,210–51,427,254: refill started, 5 requests"_s),
            line(10, "info", "rpc", u"endpoint 1: limit 10 blocks kept (provider rule)"_s),
            line(7, "info", "sync", u"46,812,136–46,812,300 committed, 6,146 rows"_s),
            line(4, "warning", "rpc", u"endpoint 2: HTTP 429, cool down 8 s, concurrency 4 → 2"_s),
            line(1, "info", "sync", u"block 51,429,489 committed, 41 rows, 12 ms"_s)};
}

std::vector<FamilyInfo> ScriptedEngine::families() const
{
    std::vector<FamilyInfo> all{{u"eip155"_s, Message("EVM chains"), Message("an EVM chain"),
                                 Features(Feature::Streams) | Feature::Events | Feature::Forks | Feature::Receipts},
                                {u"canopy"_s, Message("Canopy chains"), Message("a Canopy chain"),
                                 Features(Feature::GlobalTables) | Feature::Explorer}};
    all.insert(all.end(), moreFamilies.begin(), moreFamilies.end());
    return all;
}

QFuture<Expected<std::vector<ChainPreset>>> ScriptedEngine::presets()
{
    std::vector<ChainPreset> all;
    const auto add = [&](const char* caip2, const char* name, bool testnet, double block, const char* symbol,
                         const char* rpc) {
        ChainPreset p;
        p.caip2 = QString::fromLatin1(caip2);
        p.name = QString::fromLatin1(name);
        p.kind = u"evm"_s;
        p.testnet = testnet;
        p.blockSeconds = block;
        p.nativeSymbol = QString::fromLatin1(symbol);
        p.rpc = QStringList{QString::fromLatin1(rpc)};
        p.identity = u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s;
        p.reputation = u"0x8004BAa17C55a88189AE136b182e5fdA19dE9b63"_s;
        p.registriesStart = 79'031'671;
        p.tokens = {
            {u"0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"_s, u"USDC"_s, u"USD Coin"_s, 18, 1'477'489, u"exact"_s},
            {u"0x55d398326f99059fF775485246999027B3197955"_s, u"USDT"_s, u"Tether USD"_s, 18, 176'416, u"exact"_s}};
        all.push_back(p);
    };
    add("eip155:1", "Ethereum", false, 12, "ETH", "https://ethereum-rpc.publicnode.com");
    add("eip155:56", "BNB Smart Chain", false, 0.75, "BNB", "https://bsc-rpc.publicnode.com");
    add("eip155:8453", "Base", false, 2, "ETH", "https://mainnet.base.org");
    add("eip155:137", "Polygon", false, 2, "POL", "https://polygon-rpc.com");
    add("eip155:42161", "Arbitrum One", false, 0.25, "ETH", "https://arb1.arbitrum.io/rpc");
    add("eip155:10", "OP Mainnet", false, 2, "ETH", "https://mainnet.optimism.io");
    add("eip155:42220", "Celo", false, 1, "CELO", "https://forno.celo.org");
    add("eip155:11155111", "Sepolia", true, 12, "ETH", "https://ethereum-sepolia-rpc.publicnode.com");
    return answer(std::move(all));
}

QFuture<Expected<ProbeReport>> ScriptedEngine::probeStored(const QString& caip2, qint64 endpoint)
{
    EndpointDraft draft;
    if (const ChainSnapshot* found = m_snapshot->chain(caip2))
        for (const EndpointSnapshot& each : found->endpoints)
            if (each.id == endpoint)
                draft.url = each.url;
    return probe(draft, caip2.section(QLatin1Char(':'), 0, 0));
}

QFuture<Expected<ProbeReport>> ScriptedEngine::probe(const EndpointDraft& endpoint, const QString& family)
{
    if (onProbe)
        return answer(onProbe(endpoint));
    ProbeReport r;
    r.url = endpoint.url;
    r.head = 123'118'204;
    r.headTime = m_now;
    r.family = family;
    if (family == u"canopy"_s) {
        r.caip2 = u"canopy:1"_s;
        r.networkId = 1;
        r.chainName = u"Canopy chain 1"_s;
        r.bulk = true;
        r.latencyMs = 12;
        r.blockSeconds = 20;
        return answer(std::move(r));
    }
    r.caip2 = u"eip155:56"_s;
    r.genesisHash = hex(56, 64);
    r.latencyMs = 84;
    r.blockSeconds = 0.75;
    r.maxBlocks = 50'000;
    r.finalizedTag = r.webSocket = r.batches = r.archive = true;
    r.client = u"Geth/v1.5.13"_s;
    if (endpoint.url.contains(u"prebsc"_s)) {
        r.caip2 = u"eip155:97"_s;
    } else if (endpoint.url.contains(u"alchemy"_s)) {
        Error limited = Error::make(
            ErrorKind::Retryable, "RATE_LIMITED",
            Message(
                u"bnb-mainnet.g.alchemy.com limits the rate of requests. Signalbox waits and continues automatically."_s));
        limited.retryAfterMs = 12'000;
        r.error = limited;
    } else if (endpoint.url.contains(u"bad"_s)) {
        r = ProbeReport();
        r.url = endpoint.url;
        r.error = Error::make(ErrorKind::Unavailable, "NO_ANSWER",
                              Message("%1 cannot be reached. Check the URL and the network.").arg(endpoint.url));
    }
    r.checks = {{u"url"_s, true, Message(), {}},
                {u"chain_id"_s, !r.caip2.isEmpty(), Message("Chain %1").arg(56), {}},
                {u"logs_range"_s, !r.error, Message::counted("%Ln block per request", "%Ln blocks per request", 50'000),
                 r.error}};
    if (!r.error && r.caip2 == u"eip155:56"_s)
        r.checks.push_back({u"proof"_s,
                            true,
                            Message("Receipts match their headers at the start, in the middle and at the head"),
                            {}});
    return answer(std::move(r));
}

QFuture<Expected<TokenInfo>> ScriptedEngine::token(const ChainDraft&, const QString& address)
{
    TokenInfo t;
    t.address = address;
    t.symbol = u"DAI"_s;
    t.name = u"Dai Stablecoin"_s;
    t.decimals = 18;
    t.createdAt = 8'928'158;
    t.isContract = true;
    return answer(std::move(t));
}

QFuture<Expected<std::vector<StartChoice>>> ScriptedEngine::startChoices(const ChainDraft&, const QDateTime& date, int)
{
    const auto choice = [&](const char* id, Height from, qint64 blocks, double calls, double rows, double bytes,
                            double seconds) {
        StartChoice c;
        c.id = QString::fromLatin1(id);
        c.from = from;
        c.at = date;
        c.estimate.samples = 20;
        c.estimate.blocks = blocks;
        c.estimate.calls = calls;
        c.estimate.rows = rows;
        c.estimate.bytes = bytes;
        c.estimate.seconds = seconds;
        c.estimate.rowsLow = rows * 0.86;
        c.estimate.rowsHigh = rows * 1.15;
        return c;
    };
    std::vector<StartChoice> all = {choice("creation", 79'031'671, 44'086'533, 35'270, 212e6, 40.2e9, 22'200),
                                    choice("genesis", 0, 123'118'204, 98'495, 431e6, 81.9e9, 61'800),
                                    choice("date", 108'041'920, 15'076'284, 12'062, 72e6, 13.7e9, 7'800),
                                    choice("last_days", 117'358'204, 5'760'000, 4'609, 28e6, 5.3e9, 3'000)};
    return answer(std::move(all));
}

QFuture<Expected<IndexingReport>> ScriptedEngine::indexing(const QString&)
{
    IndexingReport report;
    report.blocks = 500;
    report.milliseconds = 12.4;
    report.steps = {{u"fetch_block_ms"_s, 8.1}, {u"fetch_state_ms"_s, 3.9}, {u"data_indexing"_s, 0.4}};
    report.secondsBehind = 0.3;
    IndexingReport::Reindexed again;
    again.requestedAt = again.updatedAt = m_now.addSecs(-600);
    again.lo = 1'000;
    again.hi = 1'020;
    again.heights = again.done = 21;
    again.by = u"operator"_s;
    again.state = u"done"_s;
    report.reindexed.push_back(again);
    return answer(std::move(report));
}

QFuture<Expected<Preview>> ScriptedEngine::preview(const Command& command)
{
    Preview p;
    const ChainSnapshot* chain = m_snapshot->chain(command.target);
    const QString number = command.target.section(u':', 1), schema = u"chain_"_s + number;
    if (command.verb() == Verb::Resync)
        p.tables = {{u"canopyx_global.accounts_global"_s, 9'845, true, 0},
                    {u"canopyx_global.orders_global"_s, 14'224, true, 0}};
    else if (command.target.startsWith(u"canopy:"_s))
        p.tables = {{schema + u".accounts"_s, 2'204'317, true, 0},
                    {schema + u".blocks"_s, 1'204'317, true, 0},
                    {schema + u".transactions"_s, 2'000'000, false, 0}};
    else
        p.tables = {{u"eip155_%1.transfers"_s.arg(number), 18'402'911, true, 6'120'000'000},
                    {u"eip155_%1.blocks"_s.arg(number), 1'204'377, true, 410'000'000},
                    {u"erc8004.events"_s, 986'207, true, 90'000'000},
                    {u"signalbox.coverage"_s, 12, true, 0},
                    {u"signalbox.endpoints"_s, 2, true, 0}};
    for (const Preview::Table& table : p.tables) {
        p.rows += table.rows;
        p.bytes += table.bytes;
    }
    p.blocks = command.verb() == Verb::Resync ? 0 : 986'207;
    p.seconds = 40;
    if (command.verb() == Verb::Rewind)
        p.irreversible = Message("The rows above block %1 are removed and fetched from the chain again.")
                             .arg(std::get<arguments::Rewind>(command.args).to);
    else if (command.verb() == Verb::ChainDelete && !std::get<arguments::ChainDelete>(command.args).hard)
        p.seconds.reset();
    else if (command.verb() != Verb::Resync && command.verb() != Verb::Reindex)
        p.irreversible = Message(
            "The rows are removed permanently. They can only be restored by fetching them from the chain again.");
    if (needsTypedName(command))
        p.confirmation = chain ? chain->name : command.target;
    return answer(std::move(p));
}

QFuture<Expected<std::vector<CommandStatus>>> ScriptedEngine::commands(int)
{
    return answer(history);
}

}  // namespace signalbox::test
