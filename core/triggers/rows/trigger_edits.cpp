// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QSet>

#include "signalbox/trigger_queries.h"
#include "triggers/rows/trigger_parts.h"

namespace signalbox::triggers {

namespace {

void insert(store::Transaction& transaction, const QJsonArray& edits)
{
    transaction.exec(
        "INSERT INTO erc8004.trigger_edits (trigger_id, user_id, person, what, before, after) SELECT r.j ->> "
        "'trigger', nullif(r.j ->> 'owner', ''), r.j ->> 'person', r.j ->> 'what', nullif(r.j -> 'before', 'null'), "
        "nullif(r.j -> 'after', 'null') FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS r (j, n) ORDER BY r.n",
        {edits});
}

QJsonObject rowOf(const QString& id, const QString& owner, const TriggerEdit& edit)
{
    return {{u"trigger"_s, id},
            {u"owner"_s, owner},
            {u"person"_s, edit.person},
            {u"what"_s, edit.what},
            {u"before"_s, orNull(edit.before)},
            {u"after"_s, orNull(edit.after)}};
}

}  // namespace

void writeEdit(store::Transaction& transaction, const QString& id, const QString& owner, const TriggerEdit& edit)
{
    insert(transaction, {rowOf(id, owner, edit)});
}

void noteAdded(store::Transaction& transaction, const QStringList& ids, const QString& person, const QString& what)
{
    const QSet<QString> added(ids.begin(), ids.end());
    QJsonArray edits;
    for (const Trigger& each :
         readTriggers(transaction, ids.size() == 1 ? TriggerFilter{.id = ids.front()} : TriggerFilter{}))
        if (added.contains(each.id))
            edits.append(rowOf(each.id, each.owner, {0, {}, person, what, {}, toJson(each)}));
    insert(transaction, edits);
}

std::vector<TriggerEdit> readEdits(store::Transaction& transaction, const QString& id, int limit)
{
    std::vector<TriggerEdit> all;
    for (const auto& row : transaction.exec("SELECT id, edited_at, person, what, before, after FROM "
                                            "erc8004.trigger_edits WHERE trigger_id = $1 ORDER BY id DESC LIMIT $2",
                                            {id, limit}))
        all.push_back({store::integer(row[0]), store::time(row[1]), store::text(row[2]), store::text(row[3]),
                       store::object(row[4]), store::object(row[5])});
    return all;
}

}  // namespace signalbox::triggers
