// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/job_text.h"

#include <QJsonArray>
#include <QUrl>

#include "actions/jobs/action_jobs.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "support/redact.h"

namespace signalbox::actions {

QJsonObject jsonOf(const Message& message)
{
    const Message clean = message.mapped([](const QString& text) { return redact(text); });
    const QJsonValue json = clean.toJson();
    return json.isObject() ? json.toObject() : QJsonObject{{u"pattern"_s, clean.english()}};
}

QJsonValue redacted(const QJsonValue& value)
{
    if (value.isString())
        return redact(value.toString());
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue each : value.toArray())
            clean.append(redacted(each));
        return clean;
    }
    if (!value.isObject())
        return value;
    QJsonObject clean;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        clean.insert(redact(it.key()), redacted(it.value()));
    return clean;
}

QString shortened(const QString& text)
{
    constexpr qsizetype most = 4096;
    const QString clean = redact(text);
    if (clean.size() <= most)
        return clean;
    return clean.left(clean[most - 1].isHighSurrogate() ? most - 1 : most) + u'…';
}

QJsonObject toJson(const Fields& fields)
{
    QJsonObject json;
    for (const auto& [name, value] : fields)
        json.insert(name, value);
    return json;
}

Fields fieldsFromJson(const QJsonObject& json)
{
    Fields fields;
    for (auto it = json.begin(); it != json.end(); ++it)
        fields.emplace(it.key(), it.value());
    return fields;
}

QString targetOf(const QString& type, const QJsonObject& config, const Fields& fields)
{
    const auto host = [&](const char* key) {
        // A placeholder is never in the host.
        return shownHost(QUrl(config.value(QLatin1String(key)).toString().section(u'{', 0, 0)));
    };
    QString target;
    if (type == "telegram"_L1) {
        target = config.value("chat_id"_L1).toVariant().toString();
    } else if (type == "rest"_L1) {
        target = host("url");
    } else {
        const auto agent = fields.find(u"agent_id"_s);
        const bool resolves = config.value("resolve_endpoint"_L1).toBool();
        target = resolves ? u"agent %1"_s.arg(agent == fields.end() ? QString() : agent->second.toVariant().toString())
                          : host("server_url");
        target += u", "_s + config.value("tool_name"_L1).toString();
    }
    return redact(target).left(200);
}

}  // namespace signalbox::actions
