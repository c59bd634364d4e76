// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_detail.h"

#include "events/event_reader.h"
#include "signalbox/literals.h"
#include "store/chains.h"

namespace signalbox::engine {

namespace {

/// What is known of an event without a request.
struct Known {
    EventRow row;
    EventLog log;
    QString family;
    std::vector<store::EndpointRow> endpoints;
};

Error unknownEvent(const QString& key)
{
    return Error::make(ErrorKind::NotFound, "EVENT_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "There is no event %1.")).arg(key));
}

EventLog::Bytes bytesOf(const QByteArray& topics, const QByteArray& data)
{
    EventLog::Bytes bytes{{}, data};
    for (qsizetype i = 0; i + 32 <= topics.size(); i += 32) {
        Bytes32 topic;
        std::memcpy(topic.data(), topics.constData() + i, 32);
        bytes.topics.push_back(topic);
    }
    return bytes;
}

Expected<Known> readKnown(store::Session& session, const PendingEvents& pending, const QString& caip2, EventKind kind,
                          const QString& key)
{
    Known known;
    auto row = store::EventReader(session).row(caip2, kind, key);
    const auto unconfirmed = !row && kind == EventKind::Registry ? pending.find(caip2, key) : std::nullopt;
    if (!row && !unconfirmed)
        return fail(row.error());
    known.row = row ? std::move(*row) : *unconfirmed;
    const auto chain = store::Chains(session).find(caip2);
    if (!chain)
        return fail(chain.error());
    known.family = chain->family;
    const auto endpoints = store::Chains(session).endpoints(caip2);
    if (!endpoints)
        return fail(endpoints.error());
    for (const store::EndpointRow& endpoint : *endpoints)
        if (endpoint.enabled)
            known.endpoints.push_back(endpoint);
    EventLog& log = known.log;
    if (unconfirmed) {
        log.block = unconfirmed->cells.value("block"_L1).toInteger();
        log.logIndex = int(unconfirmed->cells.value("log"_L1).toInteger());
        log.blockHash = unconfirmed->cells.value("blockHash"_L1).toString();
        return known;
    }
    const auto read = session.read([&](store::Transaction& t) -> Expected<Done> {
        if (kind == EventKind::Transfers) {
            log.block = key.section(QLatin1Char(':'), 0, 0).toLongLong();
            log.logIndex = key.section(QLatin1Char(':'), 1, 1).toInt();
            const auto rows = t.exec(
                "SELECT hash FROM " + store::quoteName(chain->schema) + ".blocks WHERE number = $1", {log.block});
            if (!rows.empty())
                log.blockHash = u"0x"_s + QString::fromLatin1(store::bytes(rows[0][0]).toHex());
            return Done{};
        }
        const auto rows =
            t.exec("SELECT block_number, log_index, block_hash, raw_topics, raw_data FROM erc8004.events WHERE id = $1",
                   {key});
        if (rows.empty())
            return fail(unknownEvent(key));
        log.block = store::integer(rows[0][0]);
        log.logIndex = int(store::integer(rows[0][1]));
        log.blockHash = store::text(rows[0][2]);
        if (!rows[0][3].is_null())
            log.stored = bytesOf(store::bytes(rows[0][3]), store::bytes(rows[0][4]));
        return Done{};
    });
    if (!read)
        return fail(read.error());
    return known;
}

void deliver(const std::shared_ptr<QPromise<Expected<EventDetail>>>& promise, Expected<EventDetail> detail)
{
    promise->addResult(std::move(detail));
    promise->finish();
}

QCoro::Task<> readRaw(Prober& prober, std::shared_ptr<EndpointSecrets> secrets, Known known,
                      std::shared_ptr<QPromise<Expected<EventDetail>>> promise)
{
    std::vector<EndpointDraft> drafts;
    for (const store::EndpointRow& row : known.endpoints) {
        auto draft = secrets->resolve(row);
        if (draft)
            drafts.push_back(std::move(*draft));
    }
    auto reading = prober.rawEvent(std::move(drafts), known.log);
    auto detail = co_await reading;
    if (detail)
        detail->row = known.row;
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
        auto known = readKnown(*session, *pending, caip2, kind, key);
        if (!known)
            return deliver(promise, fail(known.error()));
        const bool posted = net.post([&net, secrets, key, known = std::move(*known), promise] {
            if (Prober* const prober = net.prober(known.family))
                readRaw(*prober, secrets, known, promise);
            else
                deliver(promise, fail(unknownEvent(key)));
        });
        if (!posted)
            deliver(promise, fail(stopping()));
    });
}

}  // namespace signalbox::engine
