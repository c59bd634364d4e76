#include <QJsonObject>
#include <QTimer>
#include <QtMath>
#include <cmath>
#include <limits>

#include "signalbox/confirmation.h"
#include "support/scripted_engine.h"

namespace signalbox::test {

namespace {

/// The same noise in every run: a hash of two numbers in 0..1.
double noise(quint32 a, quint32 b)
{
    quint32 x = a * 374761393u + b * 668265263u;
    x = (x ^ (x >> 13)) * 1274126177u;
    return double((x ^ (x >> 16)) & 0xffffff) / double(0xffffff);
}

QString hex(quint32 seed, int digits)
{
    QString text = QStringLiteral("0x");
    for (int i = 0; i < digits; ++i)
        text += QString::number(int(noise(seed, quint32(i)) * 15.99), 16);
    return text;
}

double valueOf(const ChainSnapshot& chain, Metric metric, double secondsAgo, quint32 step)
{
    const double n = noise(quint32(chain.mark), step), slow = std::sin(secondsAgo / 340 + chain.mark);
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
        const int log = int(noise(n, 1) * 400);
        row.cells.insert(QStringLiteral("time"), m_now.addSecs(-i * 47).toString(Qt::ISODateWithMs));
        row.cells.insert(QStringLiteral("block"), QString::number(block));
        row.cells.insert(QStringLiteral("log"), QString::number(log));
        row.cells.insert(QStringLiteral("transaction"), hex(n, 64));
        row.pending = i < 2 && query.kind == EventKind::Registry;
        row.finalized = i > 8;
        if (query.kind == EventKind::Transfers) {
            row.key = QStringLiteral("%1:%2").arg(block).arg(log);
            row.cells.insert(QStringLiteral("token"), QStringLiteral("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"));
            row.cells.insert(QStringLiteral("symbol"), i % 7 == 3 ? QStringLiteral("USDbC") : QStringLiteral("USDC"));
            row.cells.insert(QStringLiteral("decimals"), 6);
            row.cells.insert(QStringLiteral("from"), hex(n + 7, 40));
            row.cells.insert(QStringLiteral("to"), hex(n + 13, 40));
            row.cells.insert(
                QStringLiteral("value"),
                i == 5
                    ? QStringLiteral("115792089237316195423570985008687907853269984665640564039457584007913129639935")
                    : QString::number(qint64(noise(n, 3) * 4e9)));
        } else {
            row.key = QStringLiteral("8453-%1-%2").arg(block).arg(log);
            row.cells.insert(QStringLiteral("id"), row.key);
            row.cells.insert(QStringLiteral("chain"), QStringLiteral("eip155:8453"));
            row.cells.insert(QStringLiteral("registry"),
                             i % 5 == 4 ? QStringLiteral("identity") : QStringLiteral("reputation"));
            row.cells.insert(QStringLiteral("event"),
                             i % 5 == 4 ? QStringLiteral("Registered") : QStringLiteral("NewFeedback"));
            row.cells.insert(QStringLiteral("agent"), QString::number(200 + int(noise(n, 5) * 1900)));
            row.cells.insert(QStringLiteral("client"), hex(n + 3, 40));
            row.cells.insert(QStringLiteral("value"), QString::number(int(noise(n, 6) * 100)));
            row.cells.insert(QStringLiteral("tag1"),
                             i == 6 ? QStringLiteral("<b>bold</b>⟨U+202E⟩") : QString::fromLatin1(tags[i % 7]));
            row.cells.insert(QStringLiteral("tag2"), i % 3 ? QStringLiteral("month") : QString());
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
    detail.row.cells = {{QStringLiteral("time"), m_now.addSecs(-660).toString(Qt::ISODateWithMs)},
                        {QStringLiteral("block"), QStringLiteral("51429159")},
                        {QStringLiteral("log"), QStringLiteral("142")},
                        {QStringLiteral("transaction"), hex(5, 64)},
                        {QStringLiteral("chain"), caip2}};
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
        detail.layout = QStringLiteral("ERC-20 Transfer");
        detail.topics = {QStringLiteral("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"),
                         QStringLiteral("0x000000000000000000000000") + hex(11, 40).mid(2),
                         QStringLiteral("0x000000000000000000000000") + hex(12, 40).mid(2)};
        detail.data = word(612'450'250'000);
        detail.fields = {
            {QStringLiteral("from"), QStringLiteral("address"), hex(11, 40), -1, 0, 1, -1},
            {QStringLiteral("to"), QStringLiteral("address"), hex(12, 40), -1, 0, 2, -1},
            {QStringLiteral("value"), QStringLiteral("uint256"), QStringLiteral("612450250000"), 0, 32, -1, -1}};
        return answer(std::move(detail));
    }
    detail.layout = QStringLiteral("v2.0.0, chosen by topic 0");
    detail.row.cells.insert(QStringLiteral("event"), QStringLiteral("NewFeedback"));
    detail.topics = {QStringLiteral("0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc"),
                     QStringLiteral("0x00000000000000000000000000000000000000000000000000000000000004b7"),
                     QStringLiteral("0x0000000000000000000000004be1d0a1a7d3391c0b8f6a25e7d18000000a7d18"),
                     QStringLiteral("0x41ccbd4bc0f8e8623ef51775955545ee26daf2424c000000000000000000424c")};
    detail.data = word(7) + word(12) + word(0) + word(0x100) + word(0x140) + word(0x180) + word(0x1c0);
    QByteArray hash(32, '\x94');
    detail.data +=
        hash + text("fraud") + text("payment") + text("agent1207.example/a2a") + text("ipfs://bafybeihq3c7q4w");
    const auto dynamic = [&](const char* name, const char* value, int head) {
        const int at = int(detail.data.indexOf(QByteArray(value)));
        return EventDetail::Field{QString::fromLatin1(name),
                                  QStringLiteral("string"),
                                  QString::fromLatin1(value),
                                  at,
                                  int(qstrlen(value)),
                                  -1,
                                  head};
    };
    detail.fields = {{QStringLiteral("agentId"), QStringLiteral("uint256"), QStringLiteral("1207"), -1, 0, 1, -1},
                     {QStringLiteral("clientAddress"), QStringLiteral("address"),
                      QStringLiteral("0x4BE1d0A1a7d3391c0B8F6a25e7D18000005E7D18"), -1, 0, 2, -1},
                     {QStringLiteral("feedbackIndex"), QStringLiteral("uint64"), QStringLiteral("7"), 0, 32, -1, -1},
                     {QStringLiteral("value"), QStringLiteral("int128"), QStringLiteral("12"), 32, 32, -1, -1},
                     {QStringLiteral("valueDecimals"), QStringLiteral("uint8"), QStringLiteral("0"), 64, 32, -1, -1},
                     {QStringLiteral("indexedTag1"), QStringLiteral("keccak-256"), detail.topics.at(3), -1, 0, 3, -1},
                     dynamic("tag1", "fraud", 96),
                     dynamic("tag2", "payment", 128),
                     dynamic("endpoint", "agent1207.example/a2a", 160),
                     dynamic("feedbackURI", "ipfs://bafybeihq3c7q4w", 192),
                     {QStringLiteral("feedbackHash"), QStringLiteral("bytes32"),
                      QStringLiteral("0x") + QString::fromLatin1(hash.toHex()), 224, 32, -1, -1}};
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
    row.position = QStringLiteral("log 17");
    row.reason =
        QStringLiteral("A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20.");
    row.state = QStringLiteral("waiting");
    row.raw = {{QStringLiteral("topics"), 4}};
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
                        caip2.isEmpty() ? QStringLiteral("eip155:8453") : caip2, text};
    };
    return {line(779, "error", "rpc", QStringLiteral("endpoint 3: connection refused, next try in 30 s")),
            line(48, "info", "sync", QStringLiteral("gap 51,427,210–51,427,254: refill started, 5 requests")),
            line(10, "info", "rpc", QStringLiteral("endpoint 1: limit 10 blocks kept (provider rule)")),
            line(7, "info", "sync", QStringLiteral("46,812,136–46,812,300 committed, 6,146 rows")),
            line(4, "warning", "rpc", QStringLiteral("endpoint 2: HTTP 429, cool down 8 s, concurrency 4 → 2")),
            line(1, "info", "sync", QStringLiteral("block 51,429,489 committed, 41 rows, 12 ms"))};
}

QFuture<Expected<std::vector<ChainPreset>>> ScriptedEngine::presets()
{
    std::vector<ChainPreset> all;
    const auto add = [&](const char* caip2, const char* name, bool testnet, double block, const char* symbol,
                         const char* rpc) {
        ChainPreset p;
        p.caip2 = QString::fromLatin1(caip2);
        p.name = QString::fromLatin1(name);
        p.kind = QStringLiteral("evm");
        p.testnet = testnet;
        p.blockSeconds = block;
        p.nativeSymbol = QString::fromLatin1(symbol);
        p.rpc = QStringList{QString::fromLatin1(rpc)};
        p.identity = QStringLiteral("0x8004A169FB4a3325136EB29fA0ceB6D2e539a432");
        p.reputation = QStringLiteral("0x8004BAa17C55a88189AE136b182e5fdA19dE9b63");
        p.registriesStart = 79'031'671;
        p.tokens = {{QStringLiteral("0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"), QStringLiteral("USDC"),
                     QStringLiteral("USD Coin"), 18, 1'477'489, QStringLiteral("exact")},
                    {QStringLiteral("0x55d398326f99059fF775485246999027B3197955"), QStringLiteral("USDT"),
                     QStringLiteral("Tether USD"), 18, 176'416, QStringLiteral("exact")}};
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
    if (family == QStringLiteral("canopy")) {
        r.caip2 = QStringLiteral("canopy:1");
        r.networkId = 1;
        r.chainName = QStringLiteral("Canopy chain 1");
        r.bulk = true;
        r.latencyMs = 12;
        r.blockSeconds = 20;
        return answer(std::move(r));
    }
    r.caip2 = QStringLiteral("eip155:56");
    r.genesisHash = hex(56, 64);
    r.latencyMs = 84;
    r.blockSeconds = 0.75;
    r.maxBlocks = 50'000;
    r.finalizedTag = r.webSocket = r.batches = r.archive = true;
    r.client = QStringLiteral("Geth/v1.5.13");
    if (endpoint.url.contains(QStringLiteral("prebsc"))) {
        r.caip2 = QStringLiteral("eip155:97");
    } else if (endpoint.url.contains(QStringLiteral("alchemy"))) {
        Error limited = Error::make(
            ErrorKind::Retryable, "RATE_LIMITED",
            QStringLiteral(
                "bnb-mainnet.g.alchemy.com limits the rate of requests. Signalbox waits and continues automatically."));
        limited.retryAfterMs = 12'000;
        r.error = limited;
    } else if (endpoint.url.contains(QStringLiteral("bad"))) {
        r = ProbeReport();
        r.url = endpoint.url;
        r.error = Error::make(ErrorKind::Unavailable, "NO_ANSWER",
                              QStringLiteral("%1 cannot be reached. Check the URL and the network.").arg(endpoint.url));
    }
    r.checks = {{QStringLiteral("url"), true, QString(), {}},
                {QStringLiteral("chain_id"), !r.caip2.isEmpty(), QStringLiteral("Chain 56"), {}},
                {QStringLiteral("logs_range"), !r.error, QStringLiteral("50,000 blocks per request"), r.error}};
    if (!r.error && r.caip2 == QStringLiteral("eip155:56"))
        r.checks.push_back({QStringLiteral("proof"), true, QStringLiteral("Receipts match the headers"), {}});
    return answer(std::move(r));
}

QFuture<Expected<TokenInfo>> ScriptedEngine::token(const ChainDraft&, const QString& address)
{
    TokenInfo t;
    t.address = address;
    t.symbol = QStringLiteral("DAI");
    t.name = QStringLiteral("Dai Stablecoin");
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
    report.steps = {{QStringLiteral("fetch_block_ms"), 8.1},
                    {QStringLiteral("fetch_state_ms"), 3.9},
                    {QStringLiteral("data_indexing"), 0.4}};
    report.secondsBehind = 0.3;
    IndexingReport::Reindexed again;
    again.requestedAt = again.updatedAt = m_now.addSecs(-600);
    again.lo = 1'000;
    again.hi = 1'020;
    again.heights = again.done = 21;
    again.by = QStringLiteral("operator");
    again.state = QStringLiteral("done");
    report.reindexed.push_back(again);
    return answer(std::move(report));
}

QFuture<Expected<Preview>> ScriptedEngine::preview(const Command& command)
{
    Preview p;
    const ChainSnapshot* chain = m_snapshot->chain(command.target);
    const QString number = command.target.section(u':', 1), schema = QStringLiteral("chain_") + number;
    if (command.verb == Verb::Resync)
        p.tables = {{QStringLiteral("canopyx_global.accounts_global"), 9'845, true, 0},
                    {QStringLiteral("canopyx_global.orders_global"), 14'224, true, 0}};
    else if (command.target.startsWith(QStringLiteral("canopy:")))
        p.tables = {{schema + QStringLiteral(".accounts"), 2'204'317, true, 0},
                    {schema + QStringLiteral(".blocks"), 1'204'317, true, 0},
                    {schema + QStringLiteral(".transactions"), 2'000'000, false, 0}};
    else
        p.tables = {{QStringLiteral("eip155_%1.transfers").arg(number), 18'402'911, true, 6'120'000'000},
                    {QStringLiteral("eip155_%1.blocks").arg(number), 1'204'377, true, 410'000'000},
                    {QStringLiteral("erc8004.events"), 986'207, true, 90'000'000},
                    {QStringLiteral("signalbox.coverage"), 12, true, 0},
                    {QStringLiteral("signalbox.endpoints"), 2, true, 0}};
    for (const Preview::Table& table : p.tables) {
        p.rows += table.rows;
        p.bytes += table.bytes;
    }
    p.blocks = command.verb == Verb::Resync ? 0 : 986'207;
    p.seconds = 40;
    if (command.verb == Verb::Rewind)
        p.irreversible = QStringLiteral("The rows above block %1 are removed and fetched from the chain again.")
                             .arg(command.args.value(QLatin1String("to")).toInteger());
    else if (command.verb == Verb::ChainDelete && !command.args.value(QLatin1String("hard")).toBool())
        p.seconds.reset();
    else if (command.verb != Verb::Resync && command.verb != Verb::Reindex)
        p.irreversible = QStringLiteral(
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
