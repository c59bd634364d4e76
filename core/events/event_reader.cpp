// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_reader.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

#include "events/event_rows.h"
#include "events/event_scan.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

constexpr qint64 exactBelow = 50'000;

struct Extent {
    Height lowest = 0, highest = -1;
    double rows = 0;  ///< estimate of the planner or the statistics
};

Extent extentOf(Transaction& transaction, const std::string& schema)
{
    const auto row = transaction.exec("SELECT (SELECT min(block_number) FROM " + schema +
                                      ".transfers), (SELECT max(block_number) FROM " + schema +
                                      ".transfers), "
                                      "(SELECT greatest(c.reltuples, s.n_live_tup, 0) FROM pg_class c LEFT JOIN "
                                      "pg_stat_all_tables s ON s.relid = c.oid WHERE c.oid = " +
                                      quoteText(QString::fromStdString(schema + ".transfers")) + "::regclass)")[0];
    return {integer(row[0]), integer(row[1], -1), real(row[2])};
}

/// The first stored block not older than `at`; none if all are older. Block times increase with the height.
std::optional<Height> firstSince(Transaction& transaction, const std::string& schema, const QDateTime& at)
{
    const qint64 wanted = (at.toMSecsSinceEpoch() + 999) / 1000;
    const auto ends = transaction.exec("SELECT (SELECT min(number) FROM " + schema +
                                       ".blocks), (SELECT max(number) FROM " + schema + ".blocks)")[0];
    if (ends[0].is_null())
        return std::nullopt;
    Height lo = integer(ends[0]), hi = integer(ends[1]) + 1;
    const Height none = hi;
    while (lo < hi) {
        const Height middle = lo + (hi - lo) / 2;
        const auto row = transaction.exec("SELECT number, extract(epoch FROM timestamp)::bigint FROM " + schema +
                                              ".blocks WHERE number >= $1 ORDER BY number LIMIT 1",
                                          {middle})[0];
        if (integer(row[1]) >= wanted)
            hi = middle;
        else
            lo = integer(row[0]) + 1;
    }
    if (lo >= none)
        return std::nullopt;
    return lo;
}

Expected<Done> timesToHeights(Transaction& transaction, const std::string& schema, EventQuery& query)
{
    if (query.fromTime.isValid()) {
        const auto first = firstSince(transaction, schema, query.fromTime);
        query.fromBlock = first ? qMax(*first, query.fromBlock.value_or(0)) : std::numeric_limits<Height>::max();
    }
    if (query.toTime.isValid()) {
        const auto first = firstSince(transaction, schema, query.toTime.addMSecs(1));
        if (first)
            query.toBlock = query.toBlock ? qMin(*query.toBlock, *first - 1) : *first - 1;
    }
    return Done{};
}

std::string heightBounds(const EventQuery& query)
{
    std::string bounds;
    if (query.fromBlock)
        bounds += "block_number >= " + std::to_string(*query.fromBlock);
    if (query.toBlock)
        bounds += (bounds.empty() ? "" : " AND ") + std::string("block_number <= ") + std::to_string(*query.toBlock);
    return bounds;
}

std::string registryBounds(const EventQuery& query)
{
    std::string bounds = heightBounds(query);
    const auto add = [&](const std::string& condition) { bounds += (bounds.empty() ? "" : " AND ") + condition; };
    if (!query.caip2.isEmpty())
        add("chain_id = " + std::to_string(query.caip2.section(QLatin1Char(':'), 1).toLongLong()));
    if (query.fromTime.isValid())
        add("timestamp >= " + std::to_string((query.fromTime.toMSecsSinceEpoch() + 999) / 1000));
    if (query.toTime.isValid())
        add("timestamp <= " + std::to_string(query.toTime.toMSecsSinceEpoch() / 1000));
    return bounds;
}

void setCursors(EventPage& page, const EventScan::Found& found, const std::optional<Cursor>& cursor,
                std::size_t keyLength, bool more)
{
    const auto place = [&](const pqxx::row& row) {
        Place place;
        for (std::size_t i = 0; i < keyLength; ++i)
            place.push_back(integer(row[static_cast<int>(i)]));
        return place;
    };
    if (found.rows.empty() && !found.goOnAt)
        return;
    const Place first = found.rows.empty() ? *found.goOnAt : place(found.rows.front());
    const Place last = found.rows.empty() ? *found.goOnAt : place(found.rows.back());
    const bool backwards = cursor && cursor->backwards;
    if (backwards || more || found.goOnAt)
        page.next = Cursor{!backwards && found.goOnAt ? *found.goOnAt : last, false}.text();
    if (backwards ? more || found.goOnAt : cursor.has_value())
        page.previous = Cursor{backwards && found.goOnAt ? *found.goOnAt : first, true}.text();
}

std::vector<pqxx::row> listed(const pqxx::result& result)
{
    std::vector<pqxx::row> rows;  // a libpqxx 6 iterator is a row itself, so ranges of iterators cannot be copied
    for (const auto& row : result)
        rows.push_back(row);
    return rows;
}

/// Exact for a small number, else the planner's estimate.
void countRange(Transaction& transaction, EventPage& page, const std::string& table, const std::string& bounds)
{
    const std::string where = bounds.empty() ? "" : " WHERE " + bounds;
    const qint64 few = integer(transaction.exec("SELECT count(*) FROM (SELECT FROM " + table + where + " LIMIT " +
                                                std::to_string(exactBelow + 1) + ") c")[0][0]);
    page.totalExact = few <= exactBelow;
    page.total = few;
    if (page.totalExact)
        return;
    const QJsonArray plan =
        QJsonDocument::fromJson(
            QByteArray(transaction.exec("EXPLAIN (FORMAT json) SELECT FROM " + table + where)[0][0].c_str()))
            .array();
    page.total = qMax(
        few, static_cast<qint64>(plan.at(0).toObject().value(u"Plan"_s).toObject().value(u"Plan Rows"_s).toDouble()));
}

}  // namespace

Expected<EventPage> EventReader::page(const EventQuery& asked, double budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    auto checked = checkedQuery(asked);
    if (!checked)
        return fail(checked.error());
    EventQuery& query = *checked;
    const bool transfers = query.kind == EventKind::Transfers;
    const auto context = EventContext::read(m_session, query.caip2);
    if (!context)
        return fail(context.error());
    EventScan scan;
    const std::string schema = quoteName(context->schema);
    Extent extent;
    if (transfers) {
        const auto prepared = m_session.read([&](Transaction& transaction) -> Expected<Done> {
            extent = extentOf(transaction, schema);
            return timesToHeights(transaction, schema, query);
        });
        if (!prepared)
            return fail(prepared.error());
        scan.table = schema + ".transfers";
        scan.columns = transferRowColumns();
        scan.order = "block_number,log_index";
        scan.filter = transferFilter(query);
        scan.bounds = heightBounds(query);
        scan.selective = !query.transaction.isEmpty();
        for (const QString* value : {&query.address, &query.from, &query.to, &query.contract})
            scan.conditions += value->isEmpty() ? 0 : 1;
        scan.conditions = qMax(1, scan.conditions - 1);
        scan.windows = true;
        scan.lowest = qMax(extent.lowest, query.fromBlock.value_or(0));
        scan.highest = qMin(extent.highest, query.toBlock.value_or(extent.highest));
        scan.rowsPerBlock = qMax(0.001, extent.rows / double(qMax<Height>(1, extent.highest - extent.lowest + 1)));
    } else {
        const bool one = !query.caip2.isEmpty();
        scan.table = "erc8004.events_live";
        scan.order = one ? "block_number,log_index" : "timestamp,chain_id,block_number,log_index";
        scan.keyLength = one ? 2 : 4;
        scan.columns = registryRowColumns(one);
        scan.filter = registryFilter(query);
        scan.bounds = registryBounds(query);
        scan.selective = !query.transaction.isEmpty();
    }
    const auto cursor = Cursor::parse(query.cursor, scan.keyLength);
    if (!cursor)
        return fail(cursor.error());
    const bool backwards = *cursor && (*cursor)->backwards;
    scan.descending = query.newestFirst != backwards;
    scan.wanted = query.limit + 1;
    scan.walkedRows = m_walkedRows;
    scan.budgetMs = budgetMs;
    // A position outside the requested blocks excludes nothing, and PostgreSQL would walk from there to the first of
    // them.
    const Height lowest = scan.windows ? scan.lowest : query.fromBlock.value_or(0);
    const Height highest = scan.windows ? scan.highest : query.toBlock.value_or(std::numeric_limits<Height>::max());
    if (*cursor && (scan.keyLength > 2 ||
                    (scan.descending ? (*cursor)->place.front() <= highest : (*cursor)->place.front() >= lowest)))
        scan.after = (*cursor)->place;
    auto found = scan.run(m_session);
    if (!found)
        return fail(found.error());
    const bool more = static_cast<int>(found->rows.size()) > query.limit;
    if (more)
        found->rows.pop_back();
    if (backwards)
        std::reverse(found->rows.begin(), found->rows.end());

    EventPage page;
    setCursors(page, *found, *cursor, scan.keyLength, more);
    const auto finished = m_session.read([&](Transaction& transaction) {
        page.rows = transfers ? transferRows(transaction, found->rows, *context, query.caip2, schema)
                              : registryRows(found->rows, *context);
        if (*cursor || found->goOnAt)
            return Done{};
        if (!more) {
            page.total = static_cast<qint64>(page.rows.size());
            page.totalExact = true;
        } else if (scan.filter.empty()) {
            countRange(transaction, page, scan.table, scan.bounds);
        } else if (transfers && found->scanned > 0) {
            const Height lo = scan.lowest, hi = scan.highest;
            page.total = qMax<qint64>(query.limit + 1, std::llround(double(found->rows.size() + 1) / found->scanned *
                                                                    double(hi - lo + 1) * scan.rowsPerBlock));
        } else {
            countRange(transaction, page, scan.table, (scan.bounds.empty() ? "" : scan.bounds + " AND ") + scan.filter);
        }
        return Done{};
    });
    if (!finished)
        return fail(finished.error());
    page.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return page;
}

Expected<EventRow> EventReader::row(const QString& caip2, EventKind kind, const QString& key)
{
    const auto context = EventContext::read(m_session, caip2);
    if (!context)
        return fail(context.error());
    return m_session.read([&](Transaction& transaction) -> Expected<EventRow> {
        std::vector<EventRow> rows;
        if (kind == EventKind::Transfers) {
            const std::string schema = quoteName(context->schema);
            const auto found = transaction.exec(
                "SELECT " + transferRowColumns() + " FROM " + schema +
                    ".transfers WHERE block_number = $1 AND log_index = $2",
                {key.section(QLatin1Char(':'), 0, 0).toLongLong(), key.section(QLatin1Char(':'), 1, 1).toLongLong()});
            rows = transferRows(transaction, listed(found), *context, caip2, schema);
        } else {
            const auto found =
                transaction.exec("SELECT " + registryRowColumns(true) + " FROM erc8004.events WHERE id = $1", {key});
            rows = registryRows(listed(found), *context);
        }
        if (rows.empty())
            return fail(ErrorKind::NotFound, "EVENT_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "There is no event %1.")).arg(key), {{u"key"_s, key}});
        return rows.front();
    });
}

Expected<qint64> EventReader::each(EventQuery query, int batch,
                                   const std::function<bool(const std::vector<EventRow>&)>& sink)
{
    query.limit = batch;
    query.cursor.clear();
    qint64 count = 0;
    for (;;) {
        const auto answer = page(query, 0);
        if (!answer)
            return fail(answer.error());
        count += static_cast<qint64>(answer->rows.size());
        if ((!answer->rows.empty() && !sink(answer->rows)) || answer->next.isEmpty())
            return count;
        query.cursor = answer->next;
    }
}

}  // namespace signalbox::store
