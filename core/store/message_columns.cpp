// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/message_columns.h"

#include "support/redact.h"

namespace signalbox::store {

MessageColumns::MessageColumns(const Message& message) : pattern(std::nullopt)
{
    const Message clean = message.mapped([](const QString& text) { return redact(text); });
    english = clean.english();
    if (const QJsonValue json = clean.toJson(); json.isObject())
        pattern = Value(json.toObject());
}

Message messageIn(const QString& english, const QJsonObject& pattern)
{
    return pattern.isEmpty() ? Message(english) : Message::fromJson(pattern);
}

Message messageIn(const pqxx::field& pattern, const QString& otherwise)
{
    return messageIn(otherwise, object(pattern));
}

}  // namespace signalbox::store
