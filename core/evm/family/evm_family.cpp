// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/family/evm_family.h"

#include <QJsonArray>
#include <algorithm>

#include "evm/adapter_config.h"
#include "evm/balance_rules.h"
#include "evm/data/evm_tables.h"
#include "evm/evm_adapter.h"
#include "evm/evm_services.h"
#include "evm/family/evm_config.h"
#include "evm/proof/preset_rules.h"
#include "evm/verify/verification.h"
#include "family/capability_parts.h"
#include "family/chain_settings.h"
#include "family/new_chain.h"
#include "family/verify_input.h"
#include "family/worker_parts.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/schema_maker.h"
#include "support/eip55.h"
#include "support/hex.h"
#include "support/number_arg.h"

namespace signalbox::engine {

namespace {

/// Numbers that chain lists and bridges assign to networks that are not EVM chains: addresses of 32 bytes or another
/// form.
struct OtherNetwork {
    qint64 id;
    const char* name;
};
constexpr OtherNetwork otherNetworks[] = {
    {728126428, "Tron"},    {3448148188, "Tron Nile"},     {2494104990, "Tron Shasta"},
    {1399811149, "Solana"}, {1399811150, "Solana Devnet"}, {1151111081099710, "Solana"},
};

/// Depth below the newest stored block from which blocks are no longer replaced.
constexpr Height surelyFinal = 256;

Expected<Bytes20> contractOf(const QString& text)
{
    const auto address = hex::address(text);
    if (address && hasValidChecksum(text))
        return *address;
    return fail(
        ErrorKind::Invalid, "BAD_ADDRESS",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "%1 is not a contract address: 0x and 40 hexadecimal digits, in upper and lower "
                                  "case as a block explorer shows them."))
            .arg(text),
        {{u"address"_s, text}});
}

/// Name, settings and revision of a stream of balance events. The draft's `registries` has the names of the rules,
/// separated by commas, and the owner; without rules, those of the presets are taken.
Expected<Done> takeRules(store::StreamRow& row, const StreamDraft& draft)
{
    const QString text = draft.stream.section(u':', 1);
    const auto address = contractOf(text);
    if (!address)
        return fail(address.error());
    row.stream = evm::balanceEventsOf(hex::text(*address));
    QStringList rules = draft.registries.value("rules"_L1).toString().split(u',', Qt::SkipEmptyParts);
    QString owner = draft.registries.value("owner"_L1).toString(), symbol = draft.symbol;
    if (const auto id = evm::chainIdOf(row.caip2); id && rules.isEmpty())
        for (const evm::PresetRules& preset : evm::presetRules(*id))
            if (evm::balanceEventsOf(preset.address) == row.stream) {
                rules = preset.rules;
                owner = owner.isEmpty() ? preset.owner : owner;
                symbol = symbol.isEmpty() ? preset.symbol : symbol;
            }
    if (!owner.isEmpty())
        if (const auto holder = contractOf(owner); !holder)
            return fail(holder.error());
    row.settings.insert(u"rules"_s, QJsonArray::fromStringList(rules));
    if (const QJsonValue minted = draft.registries.value("minted"_L1); minted.isObject())
        row.settings.insert(u"minted"_s, minted);
    if (!owner.isEmpty())
        row.settings.insert(u"owner"_s, owner.toLower());
    if (const auto token = evm::ruledTokenOf(row.stream, row.settings); !token)
        return fail(token.error());
    row.settings.insert(u"label"_s, u"%1: %2"_s.arg(symbol.isEmpty() ? text : symbol, rules.join(u", "_s)));
    if (!symbol.isEmpty())
        row.settings.insert(u"symbol"_s, symbol);
    row.revision = evm::revisionOf(row.stream, row.settings);
    return Done{};
}

/// Converts a token's address to lower case. `from` falls back to `chainStart`.
Expected<store::StreamRow> rowOf(const QString& caip2, const StreamDraft& draft, Height chainStart,
                                 std::optional<Height> chainEnd)
{
    store::StreamRow row;
    row.caip2 = caip2;
    row.stream = draft.stream;
    row.from = draft.from.value_or(chainStart);
    row.to = draft.to ? draft.to : chainEnd;
    if (row.from < 0 || (row.to && *row.to < row.from))
        return badArguments(Message(QT_TRANSLATE_NOOP("Engine", "The last block is below the first one.")));
    if (draft.stream.startsWith("transfers:"_L1)) {
        const auto address = contractOf(draft.stream.mid(10));
        if (!address)
            return fail(address.error());
        row.stream = u"transfers:"_s + hex::text(*address);
    } else if (evm::isBalanceEvents(draft.stream)) {
        if (const auto taken = takeRules(row, draft); !taken)
            return fail(taken.error());
    } else if (draft.stream == "registries"_L1) {
        const auto addresses = evm::registriesFromJson(draft.registries);
        if (!addresses)
            return fail(addresses.error());
        if (addresses->empty())
            return badArguments(Message(QT_TRANSLATE_NOOP(
                "Engine", "Registries need at least one address: identity, reputation or validation.")));
        row.settings.insert(u"registries"_s, draft.registries);
        row.revision = evm::revisionOf(row.stream, row.settings);
    } else if (draft.stream != "headers"_L1 && draft.stream != "transfers"_L1) {
        return badArguments(
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "\"%1\" is not a stream. Streams are headers, registries, transfers, transfers:0x… and "
                        "balance_events:0x…."))
                .arg(draft.stream));
    }
    if (!draft.label.isEmpty())
        row.settings.insert(u"label"_s, draft.label);
    if (!draft.symbol.isEmpty())
        row.settings.insert(u"symbol"_s, draft.symbol);
    if (draft.decimals)
        row.settings.insert(u"decimals"_s, *draft.decimals);
    return row;
}

/// The events of known tokens that change balances beside the transfers of this stream.
std::vector<store::StreamRow> eventsBeside(const store::StreamRow& transfers)
{
    std::vector<store::StreamRow> all;
    const auto id = evm::chainIdOf(transfers.caip2);
    if (!id)
        return all;
    for (const evm::PresetRules& preset : evm::presetRules(*id)) {
        if (transfers.stream != "transfers"_L1 && transfers.stream != u"transfers:"_s + preset.address.toLower())
            continue;
        StreamDraft draft;
        draft.stream = evm::balanceEventsOf(preset.address);
        draft.from = transfers.from;
        draft.to = transfers.to;
        if (auto row = rowOf(transfers.caip2, draft, 0, {}))
            all.push_back(std::move(*row));
    }
    return all;
}

/// Adds them, over the blocks of all streams beside which they are wanted.
void addEvents(std::vector<store::StreamRow>& streams)
{
    const auto given = static_cast<std::ptrdiff_t>(streams.size());
    for (std::ptrdiff_t i = 0; i < given; ++i)
        for (store::StreamRow& row : eventsBeside(streams[static_cast<std::size_t>(i)])) {
            const auto same = std::find_if(streams.begin(), streams.end(),
                                           [&](const auto& other) { return other.stream == row.stream; });
            if (same == streams.end()) {
                streams.push_back(std::move(row));
            } else if (same - streams.begin() >= given) {
                same->from = std::min(same->from, row.from);
                same->to = same->to && row.to ? std::optional(std::max(*same->to, *row.to)) : std::nullopt;
            }
        }
}

}  // namespace

Features EvmFamily::features() const
{
    return Features(Feature::Streams) | Feature::Events | Feature::Forks | Feature::Receipts |
           featuresOf(m_capabilities);
}

std::unique_ptr<Prober> EvmFamily::prober(std::shared_ptr<rpc::RateRegistry> rates) const
{
    return std::make_unique<evm::EvmServices>(std::move(rates));
}

Expected<std::vector<ChainPreset>> EvmFamily::presets() const
{
    static const auto shipped = evm::loadPresets();
    return shipped;
}

bool EvmFamily::isComplete(const ChainDraft& draft) const
{
    return !draft.caip2.isEmpty() && !draft.genesisHash.isEmpty();
}

Expected<store::NewChain> EvmFamily::newChain(const ChainDraft& draft) const
{
    const auto id = evm::chainIdOf(draft.caip2);
    if (!id)
        return fail(id.error());
    for (const OtherNetwork& other : otherNetworks)
        if (*id == other.id)
            return fail(ErrorKind::Invalid, "BAD_FAMILY",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 is %2, which is not an EVM chain. Nothing was added."))
                            .arg(draft.caip2, QLatin1String(other.name)));
    if (draft.endpoints.empty())
        return noEndpoint();
    if (draft.from < 0)
        return badArguments(Message(QT_TRANSLATE_NOOP("Engine", "The first block must be 0 or higher.")));
    arguments::ChainEdit chosen;
    chosen.confirmations = draft.confirmations;
    chosen.headers = draft.headers;
    const auto checked = checkedSettings(chosen);
    if (!checked)
        return fail(checked.error());
    if (draft.headers == "proven"_L1)
        if (const auto possible = evm::proof::checkPossible(*evm::chainIdOf(draft.caip2)); !possible)
            return fail(possible.error());

    auto chain = newChainRow(draft, this->id(), draft.caip2, draft.from);
    if (!chain)
        return fail(chain.error());
    store::NewChain made;
    made.chain = std::move(*chain);
    for (auto it = checked->begin(); it != checked->end(); ++it)
        made.chain.settings.insert(it.key(), it.value());

    StreamDraft headers;
    headers.stream = u"headers"_s;
    std::vector<StreamDraft> wanted = draft.streams;
    Height start = draft.from;
    for (const StreamDraft& stream : wanted)
        if (stream.from)
            start = std::min(start, *stream.from);
    headers.from = start;
    const bool given =
        std::any_of(wanted.begin(), wanted.end(), [](const auto& s) { return s.stream == "headers"_L1; });
    if (!given)
        wanted.insert(wanted.begin(), headers);
    for (const StreamDraft& stream : wanted) {
        auto row = rowOf(draft.caip2, stream, draft.from, draft.to);
        if (!row)
            return fail(row.error());
        const bool twice = std::any_of(made.streams.begin(), made.streams.end(),
                                       [&](const auto& s) { return s.stream == row->stream; });
        if (twice)
            return badArguments(
                Message(QT_TRANSLATE_NOOP("Engine", "The stream %1 was specified twice.")).arg(row->stream));
        made.streams.push_back(std::move(*row));
    }
    addEvents(made.streams);
    for (store::StreamRow& computed : streamsOf(m_capabilities, draft.caip2))
        made.streams.push_back(std::move(computed));
    return made;
}

/// The chain's genesis block and a stored one that is final.
std::vector<KnownBlock> EvmFamily::knownBlocks(store::Session& session, const store::ChainRow& chain) const
{
    std::vector<KnownBlock> all;
    if (const auto genesis = knownBlock(0, chain.genesisHash))
        all.push_back(*genesis);
    const std::string blocks = store::quoteName(chain.schema) + ".blocks";
    const auto stored = session.read([&](store::Transaction& transaction) {
        std::optional<KnownBlock> found;
        for (const auto& row :
             transaction.exec("SELECT number, hash FROM " + blocks + " WHERE number <= (SELECT max(number) - " +
                              std::to_string(surelyFinal) + " FROM " + blocks + ") ORDER BY number DESC LIMIT 1"))
            found = knownBlock(store::integer(row[0]), store::bytes(row[1]));
        return found;
    });
    if (stored && *stored)
        all.push_back(**stored);
    return all;
}

void EvmFamily::makeTables(store::Transaction& transaction, const store::ChainRow& chain) const
{
    store::SchemaMaker::makeEvm(transaction, chain.schema, store::readerRole);
    addTables(m_capabilities, transaction, chain);
}

Expected<store::StreamRow> EvmFamily::streamRow(const store::ChainRow& chain, const StreamDraft& draft) const
{
    if (auto row = streamOf(m_capabilities, chain.caip2, draft.stream))
        return std::move(*row);
    return rowOf(chain.caip2, draft, chain.settings.value("from"_L1).toInteger(0), numberArg(chain.settings, "to"));
}

Expected<QString> EvmFamily::streamName(const store::ChainRow& chain, const QString& given) const
{
    Q_UNUSED(chain)
    return given.startsWith("transfers:"_L1) || evm::isBalanceEvents(given) ? given.toLower() : given;
}

std::vector<store::StreamRow> EvmFamily::streamsWith(const store::ChainRow& chain, const store::StreamRow& row) const
{
    Q_UNUSED(chain)
    return eventsBeside(row);
}

bool EvmFamily::needs(const QString& stream, const QString& base) const
{
    return evm::isBalanceEvents(stream) &&
           (base == "transfers"_L1 || base == u"transfers:"_s + stream.section(u':', 1));
}

bool EvmFamily::wantsNoMore(const QJsonObject& before, const QJsonObject& now) const
{
    return evm::wantsNoMore(before, now);
}

Expected<Done> EvmFamily::checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const
{
    if (edit.headers != u"proven"_s)
        return Done{};
    const auto id = evm::chainIdOf(chain.caip2);
    return id ? evm::proof::checkPossible(*id) : fail(id.error());
}

indexing::ChainWorker::Parts EvmFamily::workerParts(const FamilyParts& parts, const WorkerInput& input) const
{
    return adapterParts<evm::EvmAdapter>(parts, input, evmAdapterConfig,
                                         withCapabilities(evm::chainTables, m_capabilities));
}

Expected<Done> EvmFamily::reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                      const WorkerInput& input) const
{
    return reconfigured<evm::EvmAdapter>(adapter, *secrets, input, evmAdapterConfig);
}

std::vector<std::shared_ptr<const store::DataSet>> EvmFamily::dataSets(const store::ChainPlace& place) const
{
    return withCapabilities(evm::dataSets(place), m_capabilities, place);
}

Expected<QJsonObject> EvmFamily::verify(store::Session& session, const VerifyInput& input, const VerifyTold& told) const
{
    auto config = evmAdapterConfig(*input.parts.endpointSecrets, input.chain);
    if (!config)
        return fail(config.error());
    evm::proof::keepReadable(*config);
    return Verification({input, std::move(*config)}, session, told).run();
}

Expected<Preview> EvmFamily::previewDelete(store::Session& session, const store::ChainRow& chain) const
{
    return withCapabilities(store::Chains(session).previewDelete(chain.caip2), m_capabilities, session, chain);
}

Expected<Preview> EvmFamily::previewRange(store::Session& session, const store::ChainRow& chain, Interval range) const
{
    return store::Chains(session).previewRange(chain.caip2, range);
}

Expected<Preview> EvmFamily::previewStream(store::Session& session, const store::ChainRow& chain,
                                           const QString& stream) const
{
    Preview preview;
    const bool ofToken = stream.startsWith("transfers:"_L1);
    if (stream == "transfers"_L1) {
        auto all = store::Chains(session).previewDelete(chain.caip2);
        if (!all)
            return all;
        for (const Preview::Table& table : all->tables)
            if (table.name.endsWith(".transfers"_L1) || (table.name.endsWith(".balance_events"_L1) && table.rows > 0))
                preview.tables.push_back(table);
    } else if (ofToken || evm::isBalanceEvents(stream)) {
        const QString text = stream.section(u':', 1);
        const auto address = hex::address(text);
        if (!address)
            return fail(ErrorKind::Invalid, "BAD_ADDRESS",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a contract address.")).arg(text));
        const auto count = [&](const char* table) {
            return session.read([&](store::Transaction& t) {
                return store::integer(t.exec("SELECT count(*) FROM " + store::quoteName(chain.schema) + "." + table +
                                                 " WHERE contract_address = $1",
                                             {store::Value(*address)})[0][0]);
            });
        };
        const auto events = count("balance_events");
        const auto transfers = ofToken ? count("transfers") : Expected<qint64>(0);
        if (!events || !transfers)
            return fail(events ? transfers.error() : events.error());
        if (ofToken)
            preview.tables.push_back({chain.schema + u".transfers"_s, *transfers, true, 0});
        if (!ofToken || *events > 0)
            preview.tables.push_back({chain.schema + u".balance_events"_s, *events, true, 0});
    }
    for (const Preview::Table& table : preview.tables) {
        preview.rows += table.rows;
        preview.bytes += table.bytes;
    }
    return preview;
}

Expected<Done> EvmFamily::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                 const Tell& tell) const
{
    if (const auto removed = removeAll(m_capabilities, session, chain, epoch); !removed)
        return removed;
    return store::Chains(session).hardDelete(chain.caip2, epoch, tell);
}

}  // namespace signalbox::engine
