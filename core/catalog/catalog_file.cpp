// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/catalog_file.h"
#include "signalbox/literals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox::catalog {

namespace {

QStringList names(const QJsonValue& value)
{
    QStringList all;
    for (const auto& name : value.toArray())
        all << name.toString();
    return all;
}

std::vector<QStringList> lists(const QJsonValue& value)
{
    std::vector<QStringList> all;
    for (const auto& list : value.toArray())
        all.push_back(names(list));
    return all;
}

std::vector<PartialIndex> partialIndexes(const QJsonValue& value, const QString& where, QStringList& wrong)
{
    std::vector<PartialIndex> all;
    for (const auto& one : value.toArray()) {
        const QJsonObject index = one.toObject(), condition = index["where"_L1].toObject();
        if (condition.size() != 1 || !condition.begin()->isString() || index.size() != 2)
            wrong << u"%1 has a partial index that is not {\"columns\": […], \"where\": {column: text}}"_s.arg(where);
        else
            all.push_back({names(index["columns"_L1]), condition.begin().key(), condition.begin()->toString()});
    }
    return all;
}

void onlyWords(const QJsonObject& object, const QStringList& words, const QString& where, QStringList& wrong)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!words.contains(it.key()))
            wrong << u"%1 has an unknown word %2"_s.arg(where, it.key());
}

std::optional<Kind> kindOf(const QString& word)
{
    static const QStringList words{u"versioned"_s, u"event"_s, u"snapshot"_s, u"plain"_s, u"global"_s};
    const qsizetype at = words.indexOf(word);
    return at < 0 ? std::nullopt : std::optional(static_cast<Kind>(at));
}

Column column(const QJsonObject& object, const QString& where, QStringList& wrong)
{
    static const QStringList words{u"name"_s, u"type"_s, u"nullable"_s, u"default"_s, u"skip"_s, u"rename"_s};
    onlyWords(object, words, where, wrong);
    Column column;
    column.name = object["name"_L1].toString();
    const QString type = object["type"_L1].toString();
    if (const auto known = columnType(type))
        column.type = *known;
    else
        wrong << u"%1.%2 has an unknown type %3"_s.arg(where, column.name, type);
    column.nullable = object["nullable"_L1].toBool();
    column.skip = object["skip"_L1].toBool();
    column.rename = object["rename"_L1].toString();
    if (const auto value = object["default"_L1]; value.isString())
        column.defaultValue = value.toString();
    else if (!value.isUndefined())
        wrong << u"the default of %1.%2 is not written as text"_s.arg(where, column.name);
    return column;
}

Entity entity(const QJsonObject& object, QStringList& wrong)
{
    static const QStringList words{u"name"_s,          u"about"_s,          u"kind"_s,      u"key"_s,
                                   u"synced"_s,        u"closing"_s,        u"globalKey"_s, u"indexes"_s,
                                   u"globalIndexes"_s, u"partialIndexes"_s, u"columns"_s};
    Entity entity;
    entity.name = object["name"_L1].toString();
    onlyWords(object, words, entity.name, wrong);
    entity.about = object["about"_L1].toString();
    if (const QString kind = object["kind"_L1].toString(u"versioned"_s); const auto known = kindOf(kind))
        entity.kind = *known;
    else
        wrong << u"%1 has an unknown kind %2"_s.arg(entity.name, kind);
    entity.key = names(object["key"_L1]);
    entity.globalKey = object.contains("globalKey"_L1) ? names(object["globalKey"_L1]) : entity.key;
    entity.indexes = lists(object["indexes"_L1]);
    entity.globalIndexes = lists(object["globalIndexes"_L1]);
    entity.partialIndexes = partialIndexes(object["partialIndexes"_L1], entity.name, wrong);
    entity.synced = object["synced"_L1].toBool();
    entity.closing = object["closing"_L1].toBool();
    for (const auto& value : object["columns"_L1].toArray())
        entity.columns.push_back(column(value.toObject(), entity.name, wrong));
    return entity;
}

}  // namespace

std::vector<Entity> readEntities(const QByteArray& json, QStringList& wrong)
{
    QJsonParseError failure;
    const auto document = QJsonDocument::fromJson(json, &failure);
    if (failure.error != QJsonParseError::NoError || !document.object()["entities"_L1].isArray()) {
        wrong << u"it is not a JSON object with a list \"entities\" (%1)"_s.arg(failure.errorString());
        return {};
    }
    std::vector<Entity> all;
    for (const auto& value : document.object()["entities"_L1].toArray())
        all.push_back(entity(value.toObject(), wrong));
    return all;
}

QString shippedFamily()
{
    QFile file(u":/catalog/canopy.json"_s);
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.readAll()).object().value("family"_L1).toString()
               : QString();
}

}  // namespace signalbox::catalog
