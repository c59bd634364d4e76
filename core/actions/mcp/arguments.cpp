// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/arguments.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include "actions/template/template.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostPayload = 65'536;

QJsonValue field(const Fields& fields, const QString& name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? QJsonValue() : found->second;
}

using Names = std::initializer_list<std::pair<const char*, const char*>>;  // argument, field

constexpr Names common{{"agentId", "agent_id"},
                       {"chainId", "chain_id"},
                       {"blockNumber", "block_number"},
                       {"timestamp", "timestamp"},
                       {"transactionHash", "transaction_hash"}};
constexpr Names feedback{{"score", "score"},
                         {"value", "feedback_value"},
                         {"valueDecimals", "feedback_value_decimals"},
                         {"tag1", "tag1"},
                         {"tag2", "tag2"},
                         {"clientAddress", "client_address"},
                         {"feedbackIndex", "feedback_index"},
                         {"fileUri", "file_uri"},
                         {"fileHash", "file_hash"}};
constexpr Names validation{
    {"validatorAddress", "validator_address"}, {"response", "response"},        {"tag", "tag"},
    {"requestHash", "request_hash"},           {"responseUri", "response_uri"}, {"responseHash", "response_hash"}};
constexpr Names identity{{"owner", "owner"},
                         {"tokenUri", "token_uri"},
                         {"metadataKey", "metadata_key"},
                         {"metadataValue", "metadata_value"}};

QJsonObject documented(const Fields& fields)
{
    QJsonObject arguments{{u"eventType"_s, field(fields, u"event_type"_s)}};
    const auto add = [&](Names names) {
        for (const auto& [argument, name] : names)
            arguments.insert(QLatin1String(argument), field(fields, QString::fromLatin1(name)));
    };
    add(common);
    const QString registry = field(fields, u"registry"_s).toString();
    add(registry == "validation"_L1 ? validation : registry == "identity"_L1 ? identity : feedback);
    return arguments;
}

/// Text as text, anything else as base64.
QJsonValue contentValue(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    return decode.hasError() ? QString::fromLatin1(bytes.toBase64()) : text;
}

}  // namespace

EventFile eventFile(const Fields& fields)
{
    const QString type = field(fields, u"event_type"_s).toString(), registry = field(fields, u"registry"_s).toString();
    const QString kind = type == "ValidationRequest"_L1                                 ? u"request"_s
                         : registry == "validation"_L1 || type == "ResponseAppended"_L1 ? u"response"_s
                                                                                        : u"file"_s;
    return {field(fields, kind + "_uri"_L1).toString(), field(fields, kind + "_hash"_L1).toString()};
}

Expected<QJsonObject> toolArguments(const McpConfig& config, Fields fields, const std::optional<FileContent>& file)
{
    const QJsonValue content = file ? contentValue(file->bytes) : QJsonValue();
    if (file && file->verified)
        fields[u"verified_file_content"_s] = content;
    QJsonObject arguments;
    if (config.payload) {
        QJsonObject payload = *config.payload;
        // the limit is for what the template makes, not for the file
        Fields withoutFile = fields;
        withoutFile.erase(u"verified_file_content"_s);
        const auto small = renderJson(payload, withoutFile);
        if (!small)
            return fail(small.error());
        if (QJsonDocument(small->toObject()).toJson(QJsonDocument::Compact).size() > mostPayload)
            return fail(ErrorKind::Invalid, "REQUEST_TOO_LARGE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The arguments are larger than 64 KiB with the values of this "
                                                  "event.")));
        const auto whole = renderJson(payload, fields);
        if (!whole)
            return fail(whole.error());
        arguments = whole->toObject();
    } else {
        arguments = documented(fields);
    }
    if (config.includeFile && !arguments.contains("fileContent"_L1))
        arguments[u"fileContent"_s] = content;
    return arguments;
}

}  // namespace signalbox::actions
