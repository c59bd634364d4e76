// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "store/schema_maker.h"

namespace signalbox::store {

namespace {

constexpr int eventBatch = 5000;
constexpr qint64 countLimit = 2'000'000;  // a preview counts up to this number

qint64 reference(const QString& caip2)
{
    return caip2.section(QLatin1Char(':'), 1).toLongLong();
}

Preview::Table counted(Transaction& transaction, const QString& name, const std::string& where)
{
    const std::string table = name.toStdString();
    const qint64 rows = integer(transaction.exec("SELECT count(*) FROM (SELECT FROM " + table + where + " LIMIT " +
                                                 std::to_string(countLimit + 1) + ") c")[0][0]);
    Preview::Table entry{name, rows, true, 0};
    const auto size = transaction.exec(
        "SELECT greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) FROM pg_class WHERE oid = $1::regclass",
        {name});
    const qint64 all = integer(size[0][0]);
    if (rows > countLimit) {
        entry.rows = qMax(rows, where.empty() ? all : rows);
        entry.exact = false;
    }
    entry.bytes = where.empty() ? integer(size[0][1])
                  : all > 0
                      ? static_cast<qint64>(double(integer(size[0][1])) * qMin(1.0, double(entry.rows) / double(all)))
                      : 0;
    return entry;
}

void sum(Preview& preview)
{
    for (const auto& table : preview.tables) {
        preview.rows += table.rows;
        preview.bytes += table.bytes;
    }
}

}  // namespace

Expected<Preview> Chains::previewDelete(const QString& caip2)
{
    const auto chain = find(caip2);
    if (!chain)
        return fail(chain.error());
    return m_session.read([&](Transaction& transaction) {
        Preview preview;
        for (const char* table : {"blocks", "transfers", "balance_events", "reorgs"})
            preview.tables.push_back(counted(transaction, chain->schema + QLatin1Char('.') + QLatin1String(table), {}));
        preview.blocks = preview.tables.front().rows;
        preview.tables.push_back(
            counted(transaction, u"erc8004.events"_s, " WHERE chain_id = " + std::to_string(reference(chain->caip2))));
        for (const char* table : {"signalbox.coverage", "signalbox.samples", "signalbox.quarantine"})
            preview.tables.push_back(
                counted(transaction, QLatin1String(table), " WHERE caip2 = " + quoteText(chain->caip2)));
        sum(preview);
        preview.irreversible = Message(QT_TRANSLATE_NOOP(
            "Engine", "Deletion is permanent. The rows can only be restored by indexing the chain again."));
        preview.confirmation = chain->name;
        return preview;
    });
}

Expected<Preview> Chains::previewRange(const QString& caip2, Interval range)
{
    const auto chain = find(caip2);
    if (!chain)
        return fail(chain.error());
    return m_session.read([&](Transaction& transaction) {
        const std::string between = " BETWEEN " + std::to_string(range.lo) + " AND " + std::to_string(range.hi);
        Preview preview;
        preview.tables.push_back(counted(transaction, chain->schema + u".blocks"_s, " WHERE number" + between));
        preview.tables.push_back(
            counted(transaction, chain->schema + u".transfers"_s, " WHERE block_number" + between));
        if (auto events = counted(transaction, chain->schema + u".balance_events"_s, " WHERE block_number" + between);
            events.rows > 0)
            preview.tables.push_back(std::move(events));
        preview.tables.push_back(
            counted(transaction, u"erc8004.events"_s,
                    " WHERE chain_id = " + std::to_string(reference(chain->caip2)) + " AND block_number" + between));
        sum(preview);
        preview.blocks = range.count();
        preview.confirmation = chain->name;
        return preview;
    });
}

Expected<Done> Chains::hardDelete(const QString& caip2, qint64 epoch,
                                  const std::function<bool(const Message&, double)>& progress)
{
    const auto chain = find(caip2);
    if (!chain)
        return fail(chain.error());
    const auto step = [&](const Message& text, double share) { return !progress || progress(text, share); };
    const auto cancelled = [] {
        return fail(ErrorKind::Cancelled, "CANCELLED",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The deletion was canceled. Rows that were already deleted are not restored. Delete "
                        "the chain again to finish.")));
    };
    if (const auto marked = setState(caip2, u"deleting"_s); !marked)
        return marked;
    qint64 gone = 0;
    const auto total = m_session.read([&](Transaction& transaction) {
        return integer(
            transaction.exec("SELECT count(*) FROM erc8004.events WHERE chain_id = $1", {reference(caip2)})[0][0]);
    });
    if (!total)
        return fail(total.error());
    for (;;) {
        if (!step(Message::counted("%L1 of %Ln registry event",
                                   QT_TRANSLATE_N_NOOP("Engine", "%L1 of %Ln registry events"), *total)
                      .arg(gone),
                  0.6 * double(gone) / double(qMax<qint64>(1, *total))))
            return cancelled();
        const auto batch = m_session.write([&](Transaction& transaction) -> Expected<qint64> {
            if (const auto ours = Leases::fence(transaction, caip2, epoch); !ours)
                return fail(ours.error());
            return integer(
                transaction.exec("SELECT erc8004.delete_events($1, $2)", {reference(caip2), eventBatch})[0][0]);
        });
        if (!batch)
            return fail(batch.error());
        gone += *batch;
        if (*batch == 0)
            break;
    }
    if (!step(Message(QT_TRANSLATE_NOOP("Engine", "tables of %1")).arg(chain->schema), 0.6))
        return cancelled();
    const auto dropped = m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = Leases::fence(transaction, caip2, epoch); !ours)
            return ours;
        SchemaMaker::drop(transaction, chain->schema);
        return Done{};
    });
    if (!dropped)
        return dropped;
    step(Message(QT_TRANSLATE_NOOP("Engine", "coverage, history and settings")), 0.9);
    const auto removed = m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = Leases::fence(transaction, caip2, epoch); !ours)
            return ours;
        for (const char* table : {"coverage", "proofs", "samples", "alerts"})
            transaction.exec(std::string("DELETE FROM signalbox.") + table + " WHERE caip2 = $1", {caip2});
        transaction.exec("DELETE FROM erc8004.checkpoints WHERE chain_id = $1", {reference(caip2)});
        transaction.exec("DELETE FROM signalbox.chains WHERE caip2 = $1",
                         {caip2});  // endpoints, streams, lease, status and quarantine are deleted by cascade
        return Done{};
    });
    return removed ? giveBackIds() : removed;
}

/// Sequences are not rolled back: only committed rows are read, and no session adds rows in the meantime.
Expected<Done> Chains::giveBackIds()
{
    const auto given = m_session.write([](Transaction& transaction) {
        transaction.exec("SET LOCAL lock_timeout = '5s'");
        for (const char* table : {"canopyx.table_needs", "signalbox.endpoints"}) {
            const std::string name = table;
            transaction.exec("LOCK TABLE " + name + " IN SHARE ROW EXCLUSIVE MODE");
            transaction.exec("SELECT setval(pg_get_serial_sequence('" + name +
                             "', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL) FROM " + name);
        }
        return Done{};
    });
    // Gaps are harmless.
    return given || given.error().code == "LOCKED"_L1 ? Expected<Done>(Done{}) : given;
}

}  // namespace signalbox::store
