// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include "signalbox/literals.h"
#include "signalbox/triggers.h"

namespace signalbox {

namespace {

using Operators = std::vector<TriggerVocabulary::Operator>;
using Value = TriggerVocabulary::Value;

Message words(const char* pattern)
{
    return Message(pattern);
}

Operators comparisons()
{
    return {{u"<"_s, words(QT_TRANSLATE_NOOP("Engine", "less than"))},
            {u"<="_s, words(QT_TRANSLATE_NOOP("Engine", "at most"))},
            {u"="_s, words(QT_TRANSLATE_NOOP("Engine", "equal to"))},
            {u"!="_s, words(QT_TRANSLATE_NOOP("Engine", "not equal to"))},
            {u">="_s, words(QT_TRANSLATE_NOOP("Engine", "at least"))},
            {u">"_s, words(QT_TRANSLATE_NOOP("Engine", "more than"))}};
}

Operators equalities()
{
    return {{u"="_s, words(QT_TRANSLATE_NOOP("Engine", "is"))},
            {u"!="_s, words(QT_TRANSLATE_NOOP("Engine", "is not"))}};
}

TriggerVocabulary made()
{
    const QStringList all{u"identity"_s, u"reputation"_s, u"validation"_s};
    const QStringList reputation{u"reputation"_s}, validation{u"validation"_s};
    TriggerVocabulary vocabulary;
    vocabulary.conditions = {
        {u"event_type_equals"_s,
         words(QT_TRANSLATE_NOOP("Engine", "event")),
         all,
         {u"event_type"_s},
         equalities(),
         Value::Choice,
         {},
         false},
        {u"agent_id_equals"_s,
         words(QT_TRANSLATE_NOOP("Engine", "agent")),
         all,
         {u"agent_id"_s},
         equalities(),
         Value::Integer,
         {},
         false},
        {u"score_threshold"_s,
         words(QT_TRANSLATE_NOOP("Engine", "score")),
         reputation,
         {u"score"_s},
         comparisons(),
         Value::Decimal,
         {},
         false},
        {u"tag_equals"_s,
         words(QT_TRANSLATE_NOOP("Engine", "tag")),
         {u"reputation"_s, u"validation"_s},
         {u"tag1"_s, u"tag2"_s, u"tag"_s},
         equalities(),
         Value::Text,
         {},
         false},
        {u"file_uri_exists"_s,
         words(QT_TRANSLATE_NOOP("Engine", "file")),
         reputation,
         {u"file_uri"_s},
         {{u"IS NOT NULL"_s, words(QT_TRANSLATE_NOOP("Engine", "exists"))}},
         Value::Flag,
         {},
         false},
        {u"response_threshold"_s,
         words(QT_TRANSLATE_NOOP("Engine", "response")),
         validation,
         {u"response"_s},
         comparisons(),
         Value::Integer,
         {},
         false},
        {u"validator_whitelist"_s,
         words(QT_TRANSLATE_NOOP("Engine", "validator")),
         validation,
         {u"validator_address"_s},
         {{u"IN"_s, words(QT_TRANSLATE_NOOP("Engine", "is one of"))}},
         Value::Addresses,
         {},
         false},
        {u"ema_threshold"_s,
         words(QT_TRANSLATE_NOOP("Engine", "average score")),
         reputation,
         {u"score"_s},
         comparisons(),
         Value::Decimal,
         {},
         true},
        {u"rate_limit"_s,
         words(QT_TRANSLATE_NOOP("Engine", "count within time")),
         all,
         {u"feedback_count"_s},
         comparisons(),
         Value::Integer,
         {},
         true},
    };
    vocabulary.eventTypes = {
        {u"identity"_s,
         {u"Registered"_s, u"MetadataSet"_s, u"URIUpdated"_s, u"Transfer"_s, u"Approval"_s, u"ApprovalForAll"_s}},
        {u"reputation"_s, {u"NewFeedback"_s, u"FeedbackRevoked"_s, u"ResponseAppended"_s}},
        {u"validation"_s, {u"ValidationRequest"_s, u"ValidationResponse"_s}},
    };
    for (const char* name : {"event_id",
                             "event_type",
                             "registry",
                             "chain_id",
                             "chain_name",
                             "agent_id",
                             "agent_id_text",
                             "timestamp",
                             "block_number",
                             "block_hash",
                             "transaction_hash",
                             "log_index",
                             "score",
                             "feedback_value",
                             "feedback_value_decimals",
                             "tag1",
                             "tag2",
                             "tags",
                             "client_address",
                             "feedback_index",
                             "file_uri",
                             "file_hash",
                             "endpoint",
                             "owner",
                             "token_uri",
                             "metadata_key",
                             "metadata_value",
                             "validator_address",
                             "responder",
                             "request_uri",
                             "request_hash",
                             "response",
                             "response_uri",
                             "response_hash",
                             "tag",
                             "validation_tag",
                             "ema",
                             "ema_score",
                             "count",
                             "trigger_id",
                             "trigger_name",
                             "id",
                             "created_at",
                             "verified_file_content"})
        vocabulary.placeholders << QString::fromLatin1(name);
    return vocabulary;
}

}  // namespace

const TriggerVocabulary& triggerVocabulary()
{
    static const TriggerVocabulary vocabulary = made();
    return vocabulary;
}

}  // namespace signalbox
