#include "catalog/catalog_file.h"

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
        const QJsonObject index = one.toObject(), condition = index[QLatin1String("where")].toObject();
        if (condition.size() != 1 || !condition.begin()->isString() || index.size() != 2)
            wrong << QStringLiteral("%1 has a partial index that is not {\"columns\": […], \"where\": {column: text}}")
                         .arg(where);
        else
            all.push_back(
                {names(index[QLatin1String("columns")]), condition.begin().key(), condition.begin()->toString()});
    }
    return all;
}

void onlyWords(const QJsonObject& object, const QStringList& words, const QString& where, QStringList& wrong)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!words.contains(it.key()))
            wrong << QStringLiteral("%1 has an unknown word %2").arg(where, it.key());
}

std::optional<Kind> kindOf(const QString& word)
{
    static const QStringList words{QStringLiteral("versioned"), QStringLiteral("event"), QStringLiteral("snapshot"),
                                   QStringLiteral("global")};
    const qsizetype at = words.indexOf(word);
    return at < 0 ? std::nullopt : std::optional(static_cast<Kind>(at));
}

Column column(const QJsonObject& object, const QString& where, QStringList& wrong)
{
    static const QStringList words{QStringLiteral("name"),    QStringLiteral("type"), QStringLiteral("nullable"),
                                   QStringLiteral("default"), QStringLiteral("skip"), QStringLiteral("rename")};
    onlyWords(object, words, where, wrong);
    Column column;
    column.name = object[QLatin1String("name")].toString();
    const QString type = object[QLatin1String("type")].toString();
    if (const auto known = columnType(type))
        column.type = *known;
    else
        wrong << QStringLiteral("%1.%2 has an unknown type %3").arg(where, column.name, type);
    column.nullable = object[QLatin1String("nullable")].toBool();
    column.skip = object[QLatin1String("skip")].toBool();
    column.rename = object[QLatin1String("rename")].toString();
    if (const auto value = object[QLatin1String("default")]; value.isString())
        column.defaultValue = value.toString();
    else if (!value.isUndefined())
        wrong << QStringLiteral("the default of %1.%2 is not written as text").arg(where, column.name);
    return column;
}

Entity entity(const QJsonObject& object, QStringList& wrong)
{
    static const QStringList words{QStringLiteral("name"),          QStringLiteral("about"),
                                   QStringLiteral("kind"),          QStringLiteral("key"),
                                   QStringLiteral("synced"),        QStringLiteral("closing"),
                                   QStringLiteral("globalKey"),     QStringLiteral("indexes"),
                                   QStringLiteral("globalIndexes"), QStringLiteral("partialIndexes"),
                                   QStringLiteral("columns")};
    Entity entity;
    entity.name = object[QLatin1String("name")].toString();
    onlyWords(object, words, entity.name, wrong);
    entity.about = object[QLatin1String("about")].toString();
    if (const QString kind = object[QLatin1String("kind")].toString(QStringLiteral("versioned"));
        const auto known = kindOf(kind))
        entity.kind = *known;
    else
        wrong << QStringLiteral("%1 has an unknown kind %2").arg(entity.name, kind);
    entity.key = names(object[QLatin1String("key")]);
    entity.globalKey =
        object.contains(QLatin1String("globalKey")) ? names(object[QLatin1String("globalKey")]) : entity.key;
    entity.indexes = lists(object[QLatin1String("indexes")]);
    entity.globalIndexes = lists(object[QLatin1String("globalIndexes")]);
    entity.partialIndexes = partialIndexes(object[QLatin1String("partialIndexes")], entity.name, wrong);
    entity.synced = object[QLatin1String("synced")].toBool();
    entity.closing = object[QLatin1String("closing")].toBool();
    for (const auto& value : object[QLatin1String("columns")].toArray())
        entity.columns.push_back(column(value.toObject(), entity.name, wrong));
    return entity;
}

}  // namespace

std::vector<Entity> readEntities(const QByteArray& json, QStringList& wrong)
{
    QJsonParseError trouble;
    const auto document = QJsonDocument::fromJson(json, &trouble);
    if (trouble.error != QJsonParseError::NoError || !document.object()[QLatin1String("entities")].isArray()) {
        wrong << QStringLiteral("it is no JSON object with a list \"entities\" (%1)").arg(trouble.errorString());
        return {};
    }
    std::vector<Entity> all;
    for (const auto& value : document.object()[QLatin1String("entities")].toArray())
        all.push_back(entity(value.toObject(), wrong));
    return all;
}

}  // namespace signalbox::catalog
