// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/snapshot_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "metrics/lag.h"
#include "signalbox/literals.h"
#include "support/eip55.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

int rank(const QString& stream)
{
    if (stream == "headers"_L1)
        return 0;
    if (stream == "registries"_L1)
        return 1;
    return stream == "transfers"_L1 ? 2 : 3;
}

QString shownAddress(const QString& text)
{
    const auto address = hex::address(text.trimmed());
    return address ? checksumAddress(*address) : text.trimmed();
}

StreamSnapshot makeStream(const store::StreamRow& row, const QStringList& computed)
{
    StreamSnapshot stream;
    stream.computed = computed.contains(row.stream);
    stream.stream = row.stream;
    stream.from = row.from;
    stream.to = row.to;
    stream.label = row.settings.value("label"_L1).toString();
    stream.symbol = row.settings.value("symbol"_L1).toString();
    const QJsonValue decimals = row.settings.value("decimals"_L1);
    if (decimals.isDouble())
        stream.decimals = decimals.toInt();
    if (const auto at = row.stream.indexOf(":0x"_L1); at > 0)
        stream.addresses << shownAddress(row.stream.mid(at + 1));
    const QJsonObject registries = row.settings.value("registries"_L1).toObject();
    for (const QJsonValue value : registries)
        for (const QString& address : value.toString().split(QLatin1Char(','), Qt::SkipEmptyParts))
            stream.addresses << shownAddress(address);
    if (stream.label.isEmpty())
        stream.label = !stream.symbol.isEmpty()    ? stream.symbol
                       : rank(row.stream) == 0     ? u"Block headers"_s
                       : row.stream == "blocks"_L1 ? u"Blocks and states"_s
                       : rank(row.stream) == 1     ? u"ERC-8004 registries"_s
                       : rank(row.stream) == 2     ? u"All ERC-20 transfers"_s
                                                   : stream.addresses.value(0);
    return stream;
}

/// The values that the operator has set; the rest is observed.
void takeChoices(EndpointSnapshot& endpoint, const store::EndpointRow& row)
{
    endpoint.priority = row.priority;
    endpoint.enabled = row.enabled;
    endpoint.callsBudget = row.limits.value("dailyBudget"_L1).toInteger();
    endpoint.limits = row.limits;
    endpoint.note = row.note;
}

EndpointSnapshot makeEndpoint(const store::EndpointRow& row)
{
    EndpointSnapshot endpoint;
    endpoint.id = row.id;
    endpoint.url = row.url;
    endpoint.kind = row.kind;
    endpoint.state = row.enabled ? EndpointState::Untested : EndpointState::Disabled;
    endpoint.learned = learnedLimitFromJson(row.learned);
    takeChoices(endpoint, row);
    return endpoint;
}

/// Values that a worker knows only after it has loaded the coverage.
void takeFigures(ChainSnapshot& chain, const indexing::WorkerStatus& status)
{
    chain.start = status.start;
    chain.head = status.head;
    chain.finalized = status.finalized;
    chain.stored = status.stored;
    chain.indexed = status.indexed;
    chain.headTime = status.headTime;
    chain.storedTime = status.storedTime;
    chain.indexedTime = status.indexedTime;
    chain.headSeenAt = status.headSeenAt;
    chain.lagBlocks = status.lagBlocks;
    chain.liveLagBlocks = status.liveLagBlocks;
    chain.lagSeconds = status.lagSeconds;
    chain.liveLagSeconds = status.liveLagSeconds;
    chain.followed = status.followed;
    chain.done = status.done;
    chain.doneTo = status.doneTo;
    chain.covered = status.covered;
    chain.proven = status.proven;
    chain.gaps = status.gaps;
    chain.gapBlocks = status.gapBlocks;
    chain.waitingBlocks = status.waitingBlocks;
}

/// The lag of a chain without a worker, or whose worker knows nothing yet: it has grown since.
void growOlder(ChainSnapshot& chain, const QDateTime& lastAt)
{
    const bool complete = chain.end && chain.indexed && *chain.indexed >= *chain.end;
    if (!lastAt.isValid() || !chain.head || complete)
        return;
    const double silent = std::max(0.0, double(lastAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000);
    const metrics::Silence silence{silent, silent, true};
    const double block = chain.blockSeconds.value_or(1);
    chain.lagSeconds = metrics::unanswered({chain.lagBlocks, chain.lagSeconds}, silence, block).seconds;
    chain.liveLagSeconds = metrics::unanswered({chain.liveLagBlocks, chain.liveLagSeconds}, silence, block).seconds;
}

void takeWorker(ChainSnapshot& chain, const indexing::WorkerStatus& status)
{
    chain.state = status.state;
    // a retry in between does not begin a new failure
    chain.since = status.state == ChainState::Error && status.failure && status.failure->since.isValid()
                      ? std::min(status.since, status.failure->since)
                      : status.since;
    if (status.ready)
        takeFigures(chain, status);
    chain.blockSeconds = status.blockSeconds;
    chain.rowsPerSecond = status.rowsPerSecond;
    chain.blocksPerSecond = status.blocksPerSecond;
    chain.requestsPerSecond = status.requestsPerSecond;
    chain.queueDepth = status.queueDepth;
    chain.queueOldestSeconds = status.queueOldestSeconds;
    chain.inFlightRequests = status.inFlightRequests;
    chain.remainingSeconds = status.remainingSeconds;
    chain.inFlight = status.inFlight;
    chain.time = status.time;
    chain.failure = status.failure;
    chain.reading = status.form;
    chain.logChecks = status.logChecks;
    for (EndpointSnapshot& endpoint : chain.endpoints) {
        const auto found = std::find_if(status.endpoints.begin(), status.endpoints.end(),
                                        [&](const EndpointSnapshot& e) { return e.id == endpoint.id; });
        if (found == status.endpoints.end() || !endpoint.enabled)
            continue;
        EndpointSnapshot seen = *found;
        seen.limits = endpoint.limits;
        seen.note = endpoint.note;
        endpoint = seen;
    }
    for (StreamSnapshot& stream : chain.streams)
        for (const indexing::StreamStatus& s : status.streams)
            if (s.stream == stream.stream) {
                stream.from = s.from;
                stream.to = s.to;
                stream.done = s.done;
            }
}

/// A stream that stores its own rows besides the headers.
bool hasRows(const StreamSnapshot& stream)
{
    return stream.stream != "headers"_L1 && !stream.computed;
}

store::RowCounts::Count countOf(const StreamSnapshot& stream, const store::RowCounts& rows)
{
    if (stream.stream == "blocks"_L1 || stream.stream == "ibc"_L1)
        return rows.tables;
    if (stream.stream == "headers"_L1)
        return rows.blocks;
    if (stream.stream == "registries"_L1)
        return rows.events;
    if (stream.stream == "transfers"_L1)
        return rows.transfers;
    if (stream.stream.startsWith("balance_events:"_L1)) {
        const auto token = rows.ruled.find(stream.stream.section(u':', 1));
        return token != rows.ruled.end()
                   ? token->second
                   : store::RowCounts::Count{rows.balanceEvents.exact ? 0 : -1, rows.balanceEvents.exact};
    }
    const auto token = rows.tokens.find(stream.stream.mid(10).toLower());
    return token == rows.tokens.end() ? store::RowCounts::Count() : token->second;
}

/// The figures as they were read. Rows that our own worker has committed since are known as a sum: they are added if
/// only one stream can have received them, never distributed. A stream whose figure would be 0 only because it was read
/// too early has none.
void takeRows(ChainSnapshot& chain, const ChainFacts& facts)
{
    const store::RowCounts& rows = facts.rows;
    const bool ours = facts.heldHere && facts.status;
    const bool everyHeader = facts.row.settings.value("headers"_L1).toString() != "borders"_L1;
    const qint64 fresh = ours ? qMax<qint64>(0, facts.status->rowsCommitted - facts.rowsThen) : 0;
    if (rows.changes >= 0) {
        chain.rowsTotal = rows.total() + fresh;
        chain.provenUndecided = rows.undecided;
    }
    const bool one = std::count_if(chain.streams.begin(), chain.streams.end(), hasRows) == 1;
    for (StreamSnapshot& stream : chain.streams) {
        if (ours && facts.status->ready && everyHeader && stream.stream == "headers"_L1) {
            const auto& all = facts.status->streams;
            const auto known = std::find_if(all.begin(), all.end(),
                                            [&](const auto& status) { return status.stream == stream.stream; });
            if (known != all.end()) {  // every covered block has a stored header
                stream.rows = known->coveredBlocks;
                stream.rowsExact = true;
                continue;
            }
        }
        if (rows.changes < 0)
            continue;
        const store::RowCounts::Count count = countOf(stream, rows);
        const bool all = one && hasRows(stream);
        const qint64 known = count.rows < 0 ? -1 : count.rows + (all ? fresh : 0);
        stream.rows = known == 0 && fresh > 0 ? -1 : known;
        stream.rowsExact = count.exact && fresh == 0;
    }
}

/// Momentary figures are meaningless later.
void forgetTheMoment(ChainSnapshot& chain)
{
    chain.rowsPerSecond = chain.blocksPerSecond = chain.requestsPerSecond = 0;
    chain.queueDepth = 0;
    chain.queueOldestSeconds = 0;
    chain.inFlightRequests = 0;
    chain.inFlight.clear();
    chain.remainingSeconds.reset();
    chain.time = {};
    for (EndpointSnapshot& endpoint : chain.endpoints)
        endpoint.requestsPerSecond = 0;
}

}  // namespace

std::vector<store::StreamRow> ordered(std::vector<store::StreamRow> streams)
{
    std::stable_sort(streams.begin(), streams.end(),
                     [](const auto& a, const auto& b) { return rank(a.stream) < rank(b.stream); });
    return streams;
}

ChainSnapshot makeSnapshot(const ChainFacts& facts)
{
    ChainSnapshot chain;
    const bool ours = facts.heldHere && facts.status;
    const bool loaded = ours && facts.status->ready;
    if (!loaded && facts.last) {
        chain = *facts.last;
        if (ours || !facts.lastIsFresh)
            growOlder(chain, facts.lastAt);
    }
    chain.addedAt = facts.row.createdAt;
    chain.caip2 = facts.row.caip2;
    chain.name = facts.row.name;
    chain.family = facts.row.family;
    chain.schema = facts.row.schema;
    chain.features = facts.features;
    chain.mark = facts.row.mark;
    const QJsonObject& settings = facts.row.settings;
    chain.headerMode = settings.value("headers"_L1).toString(u"full"_s);
    chain.confirmations = settings.value("confirmations"_L1).toInt(12);
    chain.explorer = settings.value("explorer"_L1).toString();
    chain.nativeSymbol = settings.value("nativeSymbol"_L1).toString();
    chain.networkId = facts.row.networkId;
    chain.holder = facts.holder;
    chain.heldHere = facts.heldHere;
    chain.databaseBytes = facts.databaseBytes >= 0 ? facts.databaseBytes : chain.databaseBytes;
    chain.failedItems = facts.failedItems;
    chain.settled = facts.settled;

    const std::vector<EndpointSnapshot> lastEndpoints = chain.endpoints;
    chain.endpoints.clear();
    for (const store::EndpointRow& row : facts.endpoints) {
        const auto known =
            std::find_if(lastEndpoints.begin(), lastEndpoints.end(), [&](const auto& e) { return e.id == row.id; });
        EndpointSnapshot endpoint = makeEndpoint(row);
        if (known != lastEndpoints.end() && row.enabled) {
            endpoint = *known;
            takeChoices(endpoint, row);
        }
        chain.endpoints.push_back(endpoint);
    }
    const std::vector<StreamSnapshot> lastStreams = chain.streams;
    chain.streams.clear();
    Height start = std::numeric_limits<Height>::max();
    for (const store::StreamRow& row : ordered(facts.streams)) {
        chain.streams.push_back(makeStream(row, facts.computed));
        start = std::min(start, row.from);
        for (const StreamSnapshot& last : lastStreams)
            if (last.stream == row.stream) {
                chain.streams.back().done = last.done;
                chain.streams.back().rows = last.rows;
                chain.streams.back().rowsExact = last.rowsExact;
            }
    }
    if (!chain.streams.empty() && !ours)
        chain.start = start;
    chain.end = numberArg(facts.row.settings, "to");  // a worker may end earlier, if only a command needs it

    if (ours) {
        takeWorker(chain, *facts.status);
        chain.live = true;
    } else {
        // The row of a writer that has just ended is recent, but no longer maintained.
        chain.live = facts.lastIsFresh && !facts.heldHere && !facts.holder.isEmpty();
        if (!chain.live)
            forgetTheMoment(chain);
        if (!facts.last)
            chain.state = ChainState::Starting;
    }
    takeRows(chain, facts);
    if (facts.failure) {
        chain.failure = facts.failure;
        if (chain.state != ChainState::Paused)
            chain.state = ChainState::Error;
    }
    if (facts.row.state == "paused"_L1)
        chain.state = ChainState::Paused;
    else if (facts.row.state == "deleted"_L1)
        chain.state = ChainState::Deleted;
    else if (facts.row.state == "deleting"_L1)
        chain.state = ChainState::Deleting;
    else if (!ours && (chain.state == ChainState::Paused || chain.state == ChainState::Deleted ||
                       chain.state == ChainState::Deleting))
        chain.state = ChainState::Starting;
    return chain;
}

WorkspaceSnapshot makeWorkspaceSnapshot(std::vector<ChainSnapshot> chains)
{
    WorkspaceSnapshot workspace;
    workspace.at = QDateTime::currentDateTimeUtc();
    std::sort(chains.begin(), chains.end(), [](const auto& a, const auto& b) { return a.mark < b.mark; });
    for (const ChainSnapshot& chain : chains) {
        if (chain.live) {
            workspace.rowsPerSecond += chain.rowsPerSecond;
            workspace.queueDepth += chain.queueDepth;
        }
        workspace.failedItems += chain.failedItems;
    }
    workspace.chains = std::move(chains);
    return workspace;
}

}  // namespace signalbox::engine
