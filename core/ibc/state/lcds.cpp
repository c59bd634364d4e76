// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/lcds.h"

#include "ibc/state/known_chains.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

Error stopped()
{
    return Error::make(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
}

Expected<std::unique_ptr<JsonDoor>> Lcds::door(const QString& chainId, const QString& kind)
{
    if (m_canceled)
        return fail(stopped());
    const auto caip2 = m_session.read([&](store::Transaction& transaction) { return caip2Of(transaction, chainId); });
    if (!caip2)
        return fail(caip2.error());
    if (caip2->isEmpty())
        return fail(
            ErrorKind::NotFound, "CHAIN_UNKNOWN",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a chain of this workspace. Add it first.")).arg(chainId));
    engine::WorkerInput input;
    auto endpoints = store::Chains(m_session).endpoints(*caip2);
    if (!endpoints)
        return fail(endpoints.error());
    for (store::EndpointRow& row : *endpoints)
        if (row.kind == kind && row.enabled)
            input.endpoints.push_back(std::move(row));
    auto settings = engine::endpointSettings(*m_parts.endpointSecrets, input);
    if (!settings)
        return fail(settings.error());
    return std::make_unique<JsonDoor>(std::move(*settings), m_parts.rates);
}

Expected<LcdClient*> Lcds::of(const QString& chainId)
{
    if (const auto known = m_clients.find(chainId); known != m_clients.end())
        return m_canceled ? Expected<LcdClient*>(fail(stopped())) : known->second.get();
    auto opened = door(chainId, u"lcd"_s);
    if (!opened)
        return fail(opened.error());
    const auto place = m_clients.emplace(chainId, std::make_unique<LcdClient>(chainId, std::move(*opened))).first;
    if (const auto right = place->second->check(); !right) {
        m_clients.erase(place);
        return fail(right.error());
    }
    return place->second.get();
}

Expected<std::optional<Lcds::History>> Lcds::history(const QString& chainId)
{
    const auto opened = door(chainId, u"http"_s);
    if (!opened)
        return fail(opened.error());
    if ((*opened)->endpoints().empty())
        return std::optional<History>();
    m_open = opened->get();
    const auto status = m_open->get("/status");
    m_open = nullptr;
    if (!status)
        return fail(status.error());
    const QJsonObject result = status->value("result"_L1).toObject();
    History history;
    history.earliest =
        result.value("sync_info"_L1).toObject().value("earliest_block_height"_L1).toString().toLongLong();
    history.indexed =
        result.value("node_info"_L1).toObject().value("other"_L1).toObject().value("tx_index"_L1).toString() !=
        "off"_L1;
    return std::optional(history);
}

void Lcds::cancel()
{
    m_canceled = true;
    for (const auto& [chainId, client] : m_clients)
        client->cancel();
    if (m_open)
        m_open->cancel();
}

}  // namespace signalbox::ibc
