// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/agent_endpoints.h"

#include <QCoroTask>

#include "evm/adapter_config.h"
#include "signalbox/literals.h"
#include "store/chains.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

constexpr qint64 longestUri = 65'536;

tl::unexpected<Error> unknown(qint64 chainId, const QString& agent)
{
    return fail(ErrorKind::NotFound, "AGENT_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Agent %1 of chain %2 has no registration file: neither an event nor the "
                                          "registry names one."))
                    .arg(agent)
                    .arg(chainId));
}

/// The text that a function returned; none if it is not the ABI's form.
std::optional<QString> textOf(const evm::Returned& returned)
{
    if (!returned || returned->size() < 64)
        return std::nullopt;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(returned->constData());
    const qint64 size = returned->size();
    const U256 offset = U256::fromWord(bytes);
    if (!offset.fitsInt64() || qint64(offset.limbs[0]) > size - 32)
        return std::nullopt;
    const qint64 begin = qint64(offset.limbs[0]) + 32;
    const U256 length = U256::fromWord(bytes + begin - 32);
    if (!length.fitsInt64() || qint64(length.limbs[0]) > std::min(size - begin, longestUri))
        return std::nullopt;
    return QString::fromUtf8(returned->mid(begin, qint64(length.limbs[0])));
}

store::Value numberOf(const QString& agent)
{
    bool fits = false;
    const qint64 number = agent.toLongLong(&fits);
    return fits ? store::Value(number) : store::Value(std::nullopt);
}

const std::string ofAgent =
    " FROM erc8004.events_live e WHERE e.chain_id = $1 AND e.registry = 'identity' AND (e.agent_id = $3::bigint OR "
    "e.agent_id_text = $2) AND e.event_type IN ";
const std::string newest = " ORDER BY e.block_number DESC, e.log_index DESC LIMIT 1";

}  // namespace

Expected<AgentEndpoints::Row> AgentEndpoints::stored(qint64 chainId, const QString& agent)
{
    return m_session.read([&](Transaction& transaction) {
        Row row;
        const auto rows = transaction.exec("SELECT e.token_uri" + ofAgent + "('Registered', 'URIUpdated')" + newest,
                                           {chainId, agent, numberOf(agent)});
        if (!rows.empty()) {
            row.found = true;
            row.uri = store::text(rows[0][0]);
            return row;
        }
        row.caip2 = u"eip155:%1"_s.arg(chainId);
        row.stored = store::integer(transaction.exec("SELECT erc8004.stored_block($1)", {chainId})[0][0]);
        for (const auto& each : transaction.exec("SELECT s.settings -> 'registries' FROM signalbox.streams s JOIN "
                                                 "signalbox.chains c ON c.caip2 = s.caip2 AND c.state IN ('active', "
                                                 "'paused') WHERE s.caip2 = $1 AND s.stream = 'registries' AND "
                                                 "s.removed_at IS NULL",
                                                 {row.caip2}))
            row.registries = store::object(each[0]);
        return row;
    });
}

Expected<QString> AgentEndpoints::newestChange(qint64 chainId, const QString& agent)
{
    return m_session.read([&](Transaction& transaction) {
        const auto rows = transaction.exec(
            "SELECT e.id" + ofAgent + "('Registered', 'URIUpdated', 'Transfer', 'MetadataSet')" + newest,
            {chainId, agent, numberOf(agent)});
        return rows.empty() ? QString() : store::text(rows[0][0]);
    });
}

Expected<QString> AgentEndpoints::uri(qint64 chainId, const QString& agent)
{
    const auto row = stored(chainId, agent);
    if (!row)
        return fail(row.error());
    if (row->found)
        return row->uri.isEmpty() ? Expected<QString>(unknown(chainId, agent)) : Expected<QString>(row->uri);
    return ask(*row, chainId, agent);
}

Expected<QString> AgentEndpoints::ask(const Row& row, qint64 chainId, const QString& agent)
{
    const auto registries = evm::registriesFromJson(row.registries);
    const auto id = U256::fromDecimal(agent.toStdString());
    if (!registries || registries->empty() || !id)
        return unknown(chainId, agent);
    store::Chains chains(m_session);
    engine::WorkerInput input;
    auto chain = chains.find(row.caip2);
    auto endpoints = chains.endpoints(row.caip2);
    if (!chain || !endpoints)
        return fail(chain ? endpoints.error() : chain.error());
    input.chain = std::move(*chain);
    input.endpoints = std::move(*endpoints);
    auto settings = engine::endpointSettings(*m_parts.endpointSecrets, input);
    if (!settings)
        return fail(settings.error());
    auto reader = evm::ContractReader::open(chainId, std::move(*settings), m_parts.rates, evm::multicallOf(chainId));
    if (!reader)
        return fail(reader.error());

    const Bytes32 word = id->toWord();
    const QByteArray data =
        evm::selector("c87b56dd") + QByteArray(reinterpret_cast<const char*>(word.data()), qsizetype(word.size()));
    std::vector<evm::ContractCall> calls;
    for (const auto& registry : *registries)
        if (registry.kind == evm::RegistryKind::Identity)
            calls.push_back({registry.address, data});
    if (calls.empty())
        return unknown(chainId, agent);
    QObject home;
    if (!isRunning(&home, reader->get()))
        return fail(ErrorKind::Cancelled, "CANCELED", Message(QT_TRANSLATE_NOOP("Engine", "The send was stopped.")));
    auto found = asked(**reader, calls, row.stored);
    isRunning(nullptr, nullptr);
    if (found && found->isEmpty())
        return unknown(chainId, agent);
    return found;
}

/// Of the finalized block. An agent that registered after it is known at the newest stored block, whose state full
/// nodes have.
Expected<QString> AgentEndpoints::asked(evm::ContractReader& reader, const std::vector<evm::ContractCall>& calls,
                                        Height stored)
{
    const auto textAt = [&](Height block) -> Expected<QString> {
        const auto answers = QCoro::waitFor(reader.call(calls, block));
        if (!answers)
            return fail(answers.error());
        for (const evm::Returned& answer : *answers)
            if (auto text = textOf(answer); text && !text->isEmpty())
                return *std::move(text);
        return QString();
    };
    const auto final = QCoro::waitFor(reader.finalBlock());
    if (!final)
        return fail(final.error());
    auto found = textAt(*final);
    const bool isMissing = found ? found->isEmpty() : found.error().code == "STATE_PRUNED"_L1;
    return isMissing && stored > *final ? textAt(stored) : found;
}

bool AgentEndpoints::isRunning(QObject* home, evm::ContractReader* reader)
{
    const std::lock_guard lock(m_mutex);
    m_home = home;
    m_reader = reader;
    return !m_canceled;
}

void AgentEndpoints::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_canceled = true;
    if (m_home)
        QMetaObject::invokeMethod(
            m_home,
            [this] {
                if (evm::ContractReader* reader = [this] {
                        const std::lock_guard mine(m_mutex);
                        return m_reader;
                    }())
                    reader->cancel();
            },
            Qt::QueuedConnection);
}

}  // namespace signalbox::actions
