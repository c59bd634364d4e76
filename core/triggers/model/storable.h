// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/message.h"

namespace signalbox::triggers {

/// PostgreSQL stores the text: it has no NUL and no half of a surrogate pair. For JSON, all its texts and keys.
bool isStorable(const QString& text);
bool isStorable(const QJsonValue& value);
inline bool isStorable(const QJsonObject& object)
{
    return isStorable(QJsonValue(object));
}
bool hasControls(const QString& text);  ///< line breaks and other control characters
Message notStorable();

}  // namespace signalbox::triggers
