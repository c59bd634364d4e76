// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/row_assembler.h"

#include "evm/balance_rules.h"
#include "evm/data/evm_catalog.h"
#include "evm/doubt/bloom.h"
#include "evm/erc8004/erc8004_layouts.h"
#include "evm/topics.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/log.h"

namespace signalbox::evm {

namespace {

/// Blooms that are at most a quarter full are stored: fuller ones give too little evidence.
constexpr double storedUpTo = 0.25 * 0.25 * 0.25;

}  // namespace

/// One log line for each topic that is not a registry event.
void RowAssembler::noteUnknown(const RegistryLog& log) const
{
    const Bytes32 topic = log.topics.empty() ? Bytes32{} : log.topics[0];
    const auto seen = m_events.unknownTopics().find(topic);
    if (seen == m_events.unknownTopics().end() || seen->second != 1)
        return;
    static const Bytes32 upgraded = word("bc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b");
    if (topic == upgraded)
        qCWarning(logRpc).noquote() << "A" << name(log.kind) << "registry was upgraded at block" << log.block
                                    << "- its events may have a new layout from there on.";
    else if (!isProxyTopic(topic))
        qCWarning(logRpc).noquote() << "A" << name(log.kind) << "registry emitted an event of no known layout at block"
                                    << log.block << "with topic" << hex::text(topic) << "- such events are not stored.";
}

Expected<indexing::Fetched> RowAssembler::assemble(const indexing::FetchRequest& request, FetchedLogs logs,
                                                   FetchedHeaders headers)
{
    indexing::Fetched out;
    out.range = request.range;
    out.streams = request.streams;
    out.bytes = logs.bytes + headers.bytes;
    out.decodeMs = logs.decodeMs + headers.decodeMs;
    out.endpoint = logs.endpoint != 0 ? logs.endpoint : headers.endpoint;
    if (const auto problem = m_headers.check(headers))
        return fail(*problem);
    for (const LogBlock& block : logs.decoded.blocks) {
        const Header* header = headers.find(block.number);
        if (!header)
            return fail(inconsistent(
                Message(QT_TRANSLATE_NOOP("Engine", "block %1 has logs and no header")).arg(block.number)));
        if (header->ref.hash != block.hash)
            return fail(inconsistent(
                Message(QT_TRANSLATE_NOOP("Engine", "the logs of block %1 are of another block than its header"))
                    .arg(block.number)));
    }
    CopyBuffer registryRows;
    for (const RegistryLog& log : logs.decoded.registry) {
        if (m_events.append(log, headers.find(log.block)->ref.timestamp, registryRows) ==
            Erc8004Decoder::Result::Skipped)
            noteUnknown(log);
    }
    out.headers.reserve(headers.headers.size());
    for (const Header& header : headers.headers)
        out.headers.push_back(header.ref);
    const bool wantsHeaders = chain::contains(request.streams, u"headers");
    if (m_config.fullHeaders && wantsHeaders && m_config.bloom != ChainBloom::None)
        for (const Header& header : headers.headers)
            if (header.hasBloom && falseYes(header.bloom) <= storedUpTo)
                out.blooms.push_back({header.ref.number, header.ref.hash, header.bloom});
    out.tables = catalog::RowSet(evmCatalog());
    out.tables.of(transfersEntity).appendRows(std::move(logs.decoded.transfers));
    out.tables.of(eventsEntity).appendRows(std::move(registryRows));
    std::vector<RuledToken> ruled;
    for (const auto& [stream, settings, revision] : request.streams)
        if (isBalanceEvents(stream))
            if (auto token = ruledTokenOf(stream, settings); token && !token->minted.empty())
                ruled.push_back(std::move(*token));
    const std::vector<BalanceEvent> minted = mintedIn(request.range, ruled);
    if (!logs.decoded.events.empty() || !minted.empty()) {
        CopyBuffer rows;
        for (const BalanceEvent& event : logs.decoded.events)
            event.appendTo(rows);
        for (const BalanceEvent& event : minted)
            event.appendTo(rows);
        out.tables.of(balanceEventsEntity).appendRows(std::move(rows));
    }
    out.quarantined = std::move(logs.decoded.quarantined);
    return out;
}

}  // namespace signalbox::evm
