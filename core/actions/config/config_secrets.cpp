// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/action_config.h"
#include "actions/template/template.h"

namespace signalbox::actions {

namespace {

/// Keys for which the documents have a secret in plain text.
QStringList secretKeys(const QString& type)
{
    return type == "telegram"_L1 ? QStringList{u"bot_token"_s}
           : type == "mcp"_L1    ? QStringList{u"auth_token"_s}
                                 : QStringList();
}

bool hasReference(const QString& text)
{
    const auto parts = parseTemplate(text);
    return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.kind == TemplatePart::Secret; });
}

void rename(QJsonObject& config, const QString& alias, const QString& key)
{
    if (!config.contains(alias))
        return;
    const QJsonValue value = config.take(alias);
    if (!config.contains(key))
        config[key] = value;
}

}  // namespace

bool isSecretHeader(const QString& name)
{
    static const QStringList names{
        u"authorization"_s, u"proxy-authorization"_s, u"x-api-key"_s,     u"api-key"_s, u"api_key"_s,
        u"token"_s,         u"x-auth-token"_s,        u"x-agent-token"_s, u"cookie"_s,  u"set-cookie"_s};
    return names.contains(name, Qt::CaseInsensitive);
}

std::vector<PlainSecret> plainSecrets(const QString& type, const QJsonObject& config)
{
    std::vector<PlainSecret> secrets;
    for (const QString& key : secretKeys(type))
        if (config[key].isString() && !config[key].toString().isEmpty())
            secrets.push_back({key, config[key].toString()});
    const QJsonObject headers = config["headers"_L1].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        if (isSecretHeader(it.key()) && !it.value().toString().isEmpty() && !hasReference(it.value().toString()))
            secrets.push_back({u"headers."_s + it.key(), it.value().toString()});
    return secrets;
}

QJsonObject withSecretMoved(QJsonObject config, const QString& path, const QString& name)
{
    const QString reference = u"{{secret:%1}}"_s.arg(name);
    QJsonObject headers = config["headers"_L1].toObject();
    if (path.startsWith("headers."_L1))
        headers[path.mid(8)] = reference;
    else if (path == "auth_token"_L1 && config.contains("server_url"_L1) && !headers.contains("Authorization"_L1))
        headers[u"Authorization"_s] = u"Bearer "_s + reference;
    if (!headers.isEmpty())
        config[u"headers"_s] = headers;
    if (!path.startsWith("headers."_L1))
        config.remove(path);
    return config;
}

QJsonObject importedConfig(const QString& type, const QJsonObject& config)
{
    QJsonObject imported = config;
    imported.remove(u"allow_private_hosts"_s);
    if (type != "telegram"_L1 && imported.contains("timeout_seconds"_L1)) {
        const QJsonValue seconds = imported.take(u"timeout_seconds"_s);
        if (!imported.contains("timeout_ms"_L1))
            imported[u"timeout_ms"_s] = seconds.isDouble() ? QJsonValue(seconds.toDouble() * 1000) : seconds;
    }
    if (type == "rest"_L1)
        rename(imported, u"body"_s, u"body_template"_s);
    if (type == "mcp"_L1)
        rename(imported, u"arguments_template"_s, u"payload_template"_s);
    return imported;
}

}  // namespace signalbox::actions
