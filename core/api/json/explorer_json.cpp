// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/explorer.h"
#include "signalbox/literals.h"

namespace signalbox {

namespace {

QJsonValue jsonOf(const ExplorerField& field)
{
    bool ok = false;
    if (field.type == ExplorerField::Type::Number)
        if (const qint64 number = field.value.toLongLong(&ok); ok)
            return number;
    if (field.type == ExplorerField::Type::Flag)
        return field.value == "true"_L1;
    return field.value;
}

}  // namespace

/// An object: the values by the names of their columns.
template <>
struct json::Codec<std::vector<ExplorerField>> {
    static QJsonValue write(const std::vector<ExplorerField>& fields)
    {
        QJsonObject object;
        for (const ExplorerField& field : fields)
            object.insert(field.name, jsonOf(field));
        return object;
    }
};

template <class V, json::Is<ExplorerRecord> T>
void fields(V& v, T& record)
{
    v.always("chain", record.caip2);
    v.always("entity", record.entity);
    v.always("height", record.height);
    v.known("height_time", record.time);
    v.positive("deleted", record.gone);
    v.always("fields", record.fields);
}

template <class V, json::Is<ExplorerChain> T>
void fields(V& v, T& chain)
{
    v.always("chain", chain.caip2);
    v.always("name", chain.name);
    v.known("complete_from", chain.from);
    v.known("indexed", chain.indexed);
    v.positive("history_from", chain.historyFrom);
    if (chain.error)
        v.derived("error", chain.error->text());
    v.always("records", chain.records);
}

QJsonObject toJson(const ExplorerRecord& record)
{
    return json::written(record);
}

QJsonObject toJson(const ExplorerChain& chain)
{
    return json::written(chain);
}

}  // namespace signalbox
