// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/event_fields.h"

#include "signalbox/literals.h"
#include "triggers/model/verdict.h"

namespace signalbox::triggers {

namespace {

QJsonValue valueOf(const std::optional<QString>& text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

QJsonValue valueOf(const std::optional<qint64>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue valueOf(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue agentValue(const EventRow& event)
{
    return event.agentId ? QJsonValue(*event.agentId) : valueOf(agentOf(event));
}

/// The column, or the exact number if that does not fit into it.
QJsonValue scoreValue(const EventRow& event)
{
    const auto exact = event.score ? std::nullopt : scoreOf(event);
    return exact ? QJsonValue(exact->toString()) : valueOf(event.score);
}

QJsonValue tagsOf(const EventRow& event)
{
    QStringList tags;
    for (const auto& tag : {event.tag1, event.tag2})
        if (tag && !tag->isEmpty())
            tags << *tag;
    return valueOf(tags.join(", "_L1));
}

}  // namespace

actions::Fields fieldsOf(const EventRow& event, const FieldExtras& extras)
{
    actions::Fields fields{
        {u"event_id"_s, event.id},
        {u"id"_s, event.id},
        {u"event_type"_s, event.eventType},
        {u"registry"_s, event.registry},
        {u"chain_id"_s, event.chainId},
        {u"chain_name"_s, valueOf(extras.chainName)},
        {u"block_number"_s, event.blockNumber},
        {u"block_hash"_s, event.blockHash},
        {u"transaction_hash"_s, event.transactionHash},
        {u"log_index"_s, event.logIndex},
        {u"timestamp"_s, event.timestamp},
        {u"created_at"_s, valueOf(event.createdAt.toUTC().toString(Qt::ISODateWithMs))},
        {u"agent_id"_s, agentValue(event)},
        {u"agent_id_text"_s, valueOf(agentOf(event))},
        {u"owner"_s, valueOf(event.owner)},
        {u"token_uri"_s, valueOf(event.tokenUri)},
        {u"metadata_key"_s, valueOf(event.metadataKey)},
        {u"metadata_value"_s, valueOf(event.metadataValue)},
        {u"client_address"_s, valueOf(event.clientAddress)},
        {u"feedback_index"_s, valueOf(event.feedbackIndex)},
        {u"score"_s, scoreValue(event)},
        {u"feedback_value"_s, valueOf(event.feedbackValue)},
        {u"feedback_value_decimals"_s, valueOf(event.feedbackValueDecimals)},
        {u"tag1"_s, valueOf(event.tag1)},
        {u"tag2"_s, valueOf(event.tag2)},
        {u"tags"_s, tagsOf(event)},
        {u"file_uri"_s, valueOf(event.fileUri)},
        {u"file_hash"_s, valueOf(event.fileHash)},
        {u"endpoint"_s, valueOf(event.endpoint)},
        {u"validator_address"_s, valueOf(event.validatorAddress)},
        {u"responder"_s, event.eventType == "ResponseAppended"_L1 ? valueOf(event.validatorAddress) : QJsonValue()},
        {u"request_uri"_s, valueOf(event.requestUri)},
        {u"request_hash"_s, valueOf(event.requestHash)},
        {u"response"_s, valueOf(event.response)},
        {u"response_uri"_s, valueOf(event.responseUri)},
        {u"response_hash"_s, valueOf(event.responseHash)},
        {u"tag"_s, valueOf(event.tag)},
        {u"validation_tag"_s, valueOf(event.tag)},
        {u"trigger_id"_s, valueOf(extras.triggerId)},
        {u"trigger_name"_s, valueOf(extras.triggerName)},
    };
    for (const QString& name : {u"ema"_s, u"ema_score"_s, u"count"_s}) {
        const QJsonValue value = extras.outcome.value(name);
        fields.insert({name, value.isUndefined() ? QJsonValue() : value});
    }
    return fields;
}

}  // namespace signalbox::triggers
