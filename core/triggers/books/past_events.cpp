// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/books/past_events.h"

#include "signalbox/literals.h"
#include "triggers/model/event_fields.h"
#include "triggers/model/event_shapes.h"
#include "triggers/rows/event_rows.h"

namespace signalbox::triggers {

namespace {

QString eventTypeOf(const Trigger& trigger)
{
    const QStringList known = eventTypesOf(trigger.registry);
    for (const TriggerCondition& condition : trigger.conditions)
        if (condition.type == "event_type_equals"_L1 && known.contains(condition.value))
            return condition.value;
    return known.value(0);
}

EventRow inventedEvent(const Trigger& trigger)
{
    const QString address = u"0x"_s + QString(40, QLatin1Char('1')), hash = u"0x"_s + QString(64, QLatin1Char('2'));
    EventRow event;
    event.chainId = trigger.chainId;
    event.blockNumber = 1;
    event.blockHash = event.transactionHash = hash;
    event.id = u"%1-1-0"_s.arg(trigger.chainId);
    event.registry = trigger.registry;
    event.eventType = eventTypeOf(trigger);
    event.agentId = 42;
    event.agentIdText = u"42"_s;
    event.timestamp = QDateTime::currentSecsSinceEpoch();
    event.createdAt = QDateTime::currentDateTimeUtc();
    const auto put = [&](const char* column, std::optional<QString>& field, const QString& value) {
        if (hasField(event.eventType, QLatin1String(column)))
            field = value;
    };
    put("owner", event.owner, address);
    put("token_uri", event.tokenUri, u"ipfs://example"_s);
    put("client_address", event.clientAddress, address);
    put("tag1", event.tag1, u"starred"_s);
    put("tag2", event.tag2, u"day"_s);
    put("file_uri", event.fileUri, u"ipfs://example"_s);
    put("file_hash", event.fileHash, hash);
    put("validator_address", event.validatorAddress, address);
    put("request_hash", event.requestHash, hash);
    if (hasField(event.eventType, u"score"_s)) {
        event.score = 42;
        event.feedbackValue = u"42"_s;
        event.feedbackValueDecimals = 0;
        event.feedbackIndex = 1;
    }
    if (hasField(event.eventType, u"response"_s))
        event.response = 100;
    return event;
}

}  // namespace

Expected<EventRow> eventFor(store::Transaction& transaction, const Trigger& trigger, const QString& id)
{
    if (id.isEmpty())
        return newestEvent(transaction, trigger.chainId, trigger.registry).value_or(inventedEvent(trigger));
    if (const auto event = readEvent(transaction, id))
        return *event;
    return fail(ErrorKind::NotFound, "EVENT_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "Event %1 does not exist.")).arg(id));
}

Expected<actions::Outgoing> outgoingFor(const Trigger& trigger, int action, const EventRow& event,
                                        const QString& chainName)
{
    if (action < 0 || action >= int(trigger.actions.size()))
        return fail(ErrorKind::NotFound, "ACTION_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger has no action %1.")).arg(action + 1));
    const TriggerAction& chosen = trigger.actions[static_cast<size_t>(action)];
    actions::Outgoing outgoing;
    outgoing.type = chosen.type;
    outgoing.config = chosen.config;
    outgoing.fields = fieldsOf(event, {chainName, trigger.id, trigger.name, {}});
    outgoing.chainId = event.chainId;
    outgoing.agent = event.agentIdText.value_or(event.agentId ? QString::number(*event.agentId) : QString());
    outgoing.isTest = true;
    return outgoing;
}

}  // namespace signalbox::triggers
