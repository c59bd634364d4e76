// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "signalbox/literals.h"
#include "signalbox/triggers.h"

namespace signalbox::actions {

using Headers = std::vector<std::pair<QString, QString>>;

struct TelegramConfig {
    QString chatId;  ///< a signed integer or @channelname
    QString message;
    QString parseMode;  ///< MarkdownV2, Markdown, HTML, or empty
    bool silent = false;
};

struct RestConfig {
    QString method = u"POST"_s;
    QString url;
    Headers headers;
    std::optional<QJsonValue> body;
    int timeoutMs = 30'000;
    std::vector<int> expected;  ///< status codes; empty: 200 to 299
    int redirects = 0;          ///< followed at most, 0 to 3
    std::optional<bool> sign;   ///< unset: if the secret actions.hmac_key exists
    QStringList privateHosts;   ///< host:port
};

struct McpConfig {
    bool resolveEndpoint = false;  ///< the server is that of the agent's registration file; else serverUrl
    QString serverUrl;
    QString tool;
    std::optional<QJsonObject> payload;  ///< unset: the arguments that the documents give for the event type
    Headers headers;                     ///< only with serverUrl
    bool includeFile = false, verifyHash = false;
    int timeoutMs = 30'000;
    QStringList privateHosts;  ///< host:port
};

using ActionConfig = std::variant<TelegramConfig, RestConfig, McpConfig>;

/// `type` is telegram, rest or mcp. Aliases (body, timeout_seconds, arguments_template) are accepted. Error:
/// CONFIG_INVALID, with the first problem.
Expected<ActionConfig> readConfig(const QString& type, const QJsonObject& config);

/// Everything that is wrong with a config when it is saved, with paths below the config (url, headers.Authorization):
/// types, limits, templates with unknown names, addresses that are not public, secrets in plain text. Warnings: aliases
/// and keys that are not used. Any thread, no network.
std::vector<TriggerProblem> checkConfig(const QString& type, const QJsonObject& config);

/// The same config with the documents' names instead of aliases, without the keys that an import may not bring
/// (allow_private_hosts).
QJsonObject importedConfig(const QString& type, const QJsonObject& config);

/// Secrets that a config holds in plain text: a header such as Authorization, bot_token, auth_token.
struct PlainSecret {
    QString path;  ///< below the config: headers.Authorization, bot_token
    QString value;
};
std::vector<PlainSecret> plainSecrets(const QString& type, const QJsonObject& config);
/// The config with one of them replaced by {{secret:NAME}}; keys that cannot have a reference are removed.
QJsonObject withSecretMoved(QJsonObject config, const QString& path, const QString& name);

bool isSecretHeader(const QString& name);  ///< authorization, cookie, x-api-key, …: never shown in full

}  // namespace signalbox::actions
