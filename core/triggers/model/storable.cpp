// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/storable.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

namespace signalbox::triggers {

bool isStorable(const QString& text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16();
}

bool isStorable(const QJsonValue& value)
{
    if (value.isString())
        return isStorable(value.toString());
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), [](const QJsonValue& each) { return isStorable(each); });
    }
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        if (!isStorable(each.key()) || !isStorable(QJsonValue(each.value())))
            return false;
    return true;
}

bool hasControls(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

Message notStorable()
{
    return Message(QT_TRANSLATE_NOOP("Engine", "The text contains a NUL or half of a character. Remove it."));
}

}  // namespace signalbox::triggers
