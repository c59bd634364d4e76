// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/edited_registries.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include "postgres/sql_text.h"
#include "postgres/value.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using store::integer;
using store::text;
using store::Transaction;

namespace {

/// The schema version from which streams have a revision.
constexpr int revisionsFrom = 16;

using Addresses = QSet<QString>;

Addresses addressesOf(const QJsonObject& registries)
{
    Addresses all;
    for (auto each = registries.begin(); each != registries.end(); ++each)
        for (const QString& address : each.value().toString().split(u',', Qt::SkipEmptyParts))
            all.insert(each.key() + u'=' + address.toLower());
    return all;
}

/// The registries requested by a chain_add or a stream_add; empty if none.
Addresses asked(const QString& verb, const QJsonObject& args)
{
    const auto of = [](const QJsonObject& stream) {
        return stream.value("stream"_L1) == u"registries"_s ? addressesOf(stream.value("addresses"_L1).toObject())
                                                            : Addresses();
    };
    if (verb != "chain_add"_L1)
        return of(args);
    Addresses all;
    for (const QJsonValue stream : args.value("streams"_L1).toArray())
        all.unite(of(stream.toObject()));
    return all;
}

struct Edit {
    qint64 command = 0;
    std::string at;  ///< timestamptz
};

/// The last edit that added an address which is read now, and whose earlier blocks were not read again since.
std::optional<Edit> lastEdit(Transaction& transaction, const QString& caip2, const QString& name, const Addresses& now)
{
    std::optional<Edit> edit;
    Addresses before;
    for (const auto& row : transaction.exec(
             "SELECT c.id, c.verb, c.args, coalesce(c.finished_at, c.created_at), coalesce(c.finished_at, "
             "c.created_at) < m.applied_at FROM signalbox.commands c, signalbox.migrations m WHERE m.number = $2 AND "
             "c.state = 'done' AND ((c.verb = 'stream_add' AND c.target IN ($1, $3)) OR (c.verb = 'chain_add' AND $1 "
             "IN "
             "(c.target, c.args ->> 'caip2', c.result ->> 'caip2'))) ORDER BY c.id",
             {caip2, revisionsFrom, name})) {
        const QString verb = text(row[1]);
        const Addresses then = asked(verb, store::object(row[2]));
        if (verb == "chain_add"_L1) {
            before = then;
            edit.reset();
            continue;
        }
        if (then.isEmpty())
            continue;
        const Addresses added = Addresses(then).subtract(before);
        if (!before.isEmpty() && !added.isEmpty()) {
            if (!store::boolean(row[4]))
                edit.reset();  // its coverage was dropped: all blocks are read again
            else if (added.intersects(now))
                edit = Edit{integer(row[0]), row[3].as<std::string>()};
        }
        before = then;
    }
    return edit;
}

chain::IntervalSet unread(Transaction& transaction, const QString& caip2, const QString& name,
                          const std::string& schema, const Edit& edit)
{
    chain::IntervalSet blocks;
    const auto top = store::maybeInteger(transaction.exec(
        "SELECT max(number) FROM " + schema + ".blocks WHERE timestamp <= '" + edit.at + "'::timestamptz")[0][0]);
    if (!top)
        return blocks;
    for (const auto& row :
         transaction.exec("SELECT lo, hi FROM signalbox.coverage WHERE caip2 = $1 AND stream = 'registries'", {caip2}))
        blocks.add(Interval{integer(row[0]), integer(row[1])});
    blocks = blocks.intersected(Interval{0, *top});
    for (const auto& row : transaction.exec("SELECT (args ->> 'lo')::bigint, (args ->> 'hi')::bigint FROM "
                                            "signalbox.commands WHERE verb = 'reindex' AND state = 'done' AND target "
                                            "IN ($1, $3) AND id > $2",
                                            {caip2, edit.command, name}))
        blocks.subtract(Interval{integer(row[0]), integer(row[1])});
    return blocks;
}

}  // namespace

Expected<std::vector<EditedRegistries>> editedRegistries(store::Session& session)
{
    return session.read([](Transaction& transaction) {
        std::vector<EditedRegistries> all;
        for (const auto& row : transaction.exec(
                 "SELECT c.caip2, c.schema_name, s.settings -> 'registries', c.name FROM signalbox.streams s JOIN "
                 "signalbox.chains c USING (caip2) WHERE s.stream = 'registries' AND s.removed_at IS NULL AND c.state "
                 "IN ('active', 'paused') ORDER BY c.mark")) {
            const QString caip2 = text(row[0]);
            const QString name = text(row[3]);
            const auto edit = lastEdit(transaction, caip2, name, addressesOf(store::object(row[2])));
            if (!edit)
                continue;
            EditedRegistries found{caip2, unread(transaction, caip2, name, store::quoteName(text(row[1])), *edit)};
            if (!found.blocks.isEmpty())
                all.push_back(std::move(found));
        }
        return all;
    });
}

}  // namespace signalbox::engine
