// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_detail.h"

#include "events/event_reader.h"
#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/hex.h"

namespace signalbox::engine {

namespace {

/// The detail of the log that is known without a request.
struct Place {
    EventRow row;
    Height block = 0;
    QString blockHash, transaction;
    int logIndex = 0;
    std::optional<evm::RawLog> stored;
    QString family;
    std::vector<store::EndpointRow> endpoints;
};

Expected<Place> readPlace(store::Session& session, const PendingEvents& pending, const QString& caip2, EventKind kind,
                          const QString& key)
{
    Place place;
    auto row = store::EventReader(session).row(caip2, kind, key);
    const auto unconfirmed = !row && kind == EventKind::Registry ? pending.find(caip2, key) : std::nullopt;
    if (!row && !unconfirmed)
        return fail(row.error());
    place.row = row ? std::move(*row) : *unconfirmed;
    const auto chain = store::Chains(session).find(caip2);
    if (!chain)
        return fail(chain.error());
    place.family = chain->family;
    const auto endpoints = store::Chains(session).endpoints(caip2);
    if (!endpoints)
        return fail(endpoints.error());
    for (const store::EndpointRow& endpoint : *endpoints)
        if (endpoint.enabled)
            place.endpoints.push_back(endpoint);
    if (unconfirmed) {
        place.block = unconfirmed->cells.value("block"_L1).toInteger();
        place.logIndex = int(unconfirmed->cells.value("log"_L1).toInteger());
        place.blockHash = unconfirmed->cells.value("blockHash"_L1).toString();
        return place;
    }
    const auto read = session.read([&](store::Transaction& t) -> Expected<Done> {
        if (kind == EventKind::Transfers) {
            place.block = key.section(QLatin1Char(':'), 0, 0).toLongLong();
            place.logIndex = key.section(QLatin1Char(':'), 1, 1).toInt();
            const auto rows = t.exec(
                "SELECT hash FROM " + store::quoteName(chain->schema) + ".blocks WHERE number = $1", {place.block});
            if (!rows.empty())
                place.blockHash = u"0x"_s + QString::fromLatin1(store::bytes(rows[0][0]).toHex());
            return Done{};
        }
        const auto rows = t.exec(
            "SELECT block_number, log_index, block_hash, transaction_hash, raw_topics, raw_data FROM erc8004.events "
            "WHERE id = $1",
            {key});
        if (rows.empty())
            return fail(ErrorKind::NotFound, "EVENT_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "There is no event %1.")).arg(key));
        place.block = store::integer(rows[0][0]);
        place.logIndex = int(store::integer(rows[0][1]));
        place.blockHash = store::text(rows[0][2]);
        place.transaction = store::text(rows[0][3]);
        if (!rows[0][4].is_null()) {
            evm::RawLog log;
            const QByteArray topics = store::bytes(rows[0][4]);
            for (qsizetype i = 0; i + 32 <= topics.size(); i += 32) {
                Bytes32 topic;
                std::memcpy(topic.data(), topics.constData() + i, 32);
                log.topics.push_back(topic);
            }
            log.data = store::bytes(rows[0][5]);
            log.block = place.block;
            log.logIndex = place.logIndex;
            log.blockHash = hex::hash(place.blockHash).value_or(Bytes32{});
            log.transactionHash = hex::hash(place.transaction).value_or(Bytes32{});
            place.stored = std::move(log);
        }
        return Done{};
    });
    if (!read)
        return fail(read.error());
    return place;
}

void deliver(const std::shared_ptr<QPromise<Expected<EventDetail>>>& promise, Expected<EventDetail> detail)
{
    promise->addResult(std::move(detail));
    promise->finish();
}

QCoro::Task<> readRaw(evm::EvmServices& services, std::shared_ptr<EndpointSecrets> secrets, Place place,
                      std::shared_ptr<QPromise<Expected<EventDetail>>> promise)
{
    std::vector<EndpointDraft> drafts;
    for (const store::EndpointRow& row : place.endpoints) {
        auto draft = secrets->resolve(row);
        if (draft)
            drafts.push_back(std::move(*draft));
    }
    auto task = services.rawLog(drafts, place.block, place.blockHash, place.logIndex);
    const auto raw = co_await task;
    EventDetail detail;
    if (raw)
        detail = evm::describeLog(*raw);
    else if (place.stored)
        detail = evm::describeLog(*place.stored);
    if (!raw)
        detail.rawError = raw.error();
    detail.row = place.row;
    deliver(promise, std::move(detail));
}

}  // namespace

void readEventDetail(SessionThread& reader, NetThread& net, std::shared_ptr<EndpointSecrets> secrets,
                     std::shared_ptr<PendingEvents> pending, const QString& caip2, EventKind kind, const QString& key,
                     std::shared_ptr<QPromise<Expected<EventDetail>>> promise)
{
    reader.post([&net, secrets, pending, caip2, kind, key, promise](store::Session* session) {
        if (!session)
            return deliver(promise, fail(stopping()));
        auto place = readPlace(*session, *pending, caip2, kind, key);
        if (!place)
            return deliver(promise, fail(place.error()));
        const bool posted = net.post([&net, secrets, key, place = std::move(*place), promise] {
            if (auto* const services = dynamic_cast<evm::EvmServices*>(net.prober(place.family)))
                readRaw(*services, secrets, place, promise);
            else
                deliver(promise, fail(ErrorKind::NotFound, "EVENT_UNKNOWN",
                                      Message(QT_TRANSLATE_NOOP("Engine", "There is no event %1.")).arg(key)));
        });
        if (!posted)
            deliver(promise, fail(stopping()));
    });
}

}  // namespace signalbox::engine
