// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_difference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <map>

#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

void flatten(const QString& place, const QJsonValue& value, std::map<QString, QString>& flat)
{
    static const QSet<QString> omitted{u"id"_s,        u"updated_at"_s, u"created_at"_s,
                                       u"updatedAt"_s, u"createdAt"_s,  u"owner"_s};
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto each = object.begin(); each != object.end(); ++each)
            if (!omitted.contains(each.key()))
                flatten(place.isEmpty() ? each.key() : place + u'.' + each.key(), each.value(), flat);
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray list = value.toArray();
        for (int i = 0; i < list.size(); ++i)
            flatten(u"%1[%2]"_s.arg(place).arg(i), list.at(i), flat);
    } else if (value.isString()) {
        flat[place] = value.toString();
    } else if (!value.isNull() && !value.isUndefined()) {
        const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        flat[place] = QString::fromUtf8(text.mid(1, text.size() - 2));
    }
}

}  // namespace

std::vector<TriggerChange> triggerChanges(const QJsonObject& before, const QJsonObject& after)
{
    std::map<QString, QString> old, fresh;
    flatten({}, before, old);
    flatten({}, after, fresh);
    std::map<QString, TriggerChange> all;
    for (const auto& [place, text] : old)
        if (const auto now = fresh.find(place); now == fresh.end() || now->second != text)
            all[place] = {place, text, now == fresh.end() ? QString() : now->second};
    for (const auto& [place, text] : fresh)
        if (!old.contains(place))
            all[place] = {place, {}, text};
    std::vector<TriggerChange> list;
    for (auto& [place, change] : all)
        list.push_back(std::move(change));
    return list;
}

}  // namespace signalbox::ui
