// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/pending_events.h"

#include <QtEndian>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/erc8004_columns.h"
#include "support/safe_text.h"

namespace signalbox::engine {

namespace {

constexpr int wantedSeconds = 30;
const QString table = u"events"_s;  // erc8004.events

/// Cell of the Events screen for each column, in COPY order; null if it is not shown. An agent's ID beyond 64 bits is
/// text in its own column, after the number.
constexpr std::array<const char*, erc8004_event_fields> cells{
    "id",        "chain",         "block",    "blockHash",   "transaction",  "log",         "registry",
    "event",     "agent",         "time",     "owner",       "tokenUri",     "metadataKey", "metadataValue",
    "client",    "feedbackIndex", "score",    "tag1",        "tag2",         "fileUri",     "fileHash",
    "validator", "requestHash",   "response", "responseUri", "responseHash", "tag",         "agent",
    "value",     "decimals",      "endpoint", "requestUri",  nullptr,        nullptr};

struct Reader {
    const QByteArray& data;
    qsizetype at = 0;
    bool broken = false;

    template <class T>
    T number()
    {
        if (at + qsizetype(sizeof(T)) > data.size()) {
            broken = true;
            return 0;
        }
        const T value = qFromBigEndian<T>(data.constData() + at);
        at += qsizetype(sizeof(T));
        return value;
    }
};

/// PostgreSQL's binary NUMERIC without a fraction: digits of base 10,000, highest first.
QString numericText(const QByteArray& field)
{
    if (field.size() < 8)
        return {};
    const int count = qFromBigEndian<qint16>(field.constData()), weight = qFromBigEndian<qint16>(field.constData() + 2);
    const bool negative = qFromBigEndian<quint16>(field.constData() + 4) == 0x4000;
    QString text;
    for (int i = 0; i <= weight; ++i) {
        const int digit =
            i < count && 8 + 2 * i + 2 <= field.size() ? qFromBigEndian<qint16>(field.constData() + 8 + 2 * i) : 0;
        text += text.isEmpty() ? QString::number(digit) : u"%1"_s.arg(digit, 4, 10, QLatin1Char('0'));
    }
    if (text.isEmpty())
        return u"0"_s;
    return negative ? QLatin1Char('-') + text : text;
}

QJsonValue valueOf(const QLatin1String& type, const QByteArray& field)
{
    if (type == "text"_L1)
        return utf8Text({field.constData(), static_cast<std::size_t>(field.size())});
    if (type == "bigint"_L1 && field.size() == 8)
        return qFromBigEndian<qint64>(field.constData());
    if (type == "integer"_L1 && field.size() == 4)
        return qFromBigEndian<qint32>(field.constData());
    if (type == "smallint"_L1 && field.size() == 2)
        return qFromBigEndian<qint16>(field.constData());
    if (type == "numeric"_L1)
        return numericText(field);
    return {};
}

bool same(const EventRow& row, const char* cell, const QString& wanted)
{
    return wanted.isEmpty() ||
           row.cells.value(QLatin1String(cell)).toString().compare(wanted, Qt::CaseInsensitive) == 0;
}

bool any(const EventRow& row, std::initializer_list<const char*> names, const QString& wanted)
{
    return wanted.isEmpty() ||
           std::any_of(names.begin(), names.end(), [&](const char* name) { return same(row, name, wanted); });
}

}  // namespace

std::vector<EventRow> rowsOfCopy(const CopyBuffer& events)
{
    std::vector<EventRow> rows;
    Reader reader{events.data()};
    while (reader.at < reader.data.size()) {
        const int fields = reader.number<qint16>();
        if (reader.broken || fields != erc8004_event_fields)
            break;
        EventRow row;
        row.pending = true;
        for (int i = 0; i < fields && !reader.broken; ++i) {
            const qint32 size = reader.number<qint32>();
            if (size < 0)
                continue;
            if (reader.at + size > reader.data.size()) {
                reader.broken = true;
                break;
            }
            const QByteArray field = reader.data.mid(reader.at, size);
            reader.at += size;
            if (!cells[size_t(i)])
                continue;
            const QString cell = QLatin1String(cells[size_t(i)]);
            const QJsonValue value = valueOf(QLatin1String(erc8004_event_columns[size_t(i)].type), field);
            if (cell == "time"_L1)
                row.cells.insert(cell, QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC).toString(Qt::ISODate));
            else if (cell == "chain"_L1)
                row.cells.insert(cell, u"eip155:%1"_s.arg(value.toInteger()));
            else if (cell == "block"_L1 || cell == "log"_L1)
                row.cells.insert(cell, value);
            else  // stored rows have every other number as text
                row.cells.insert(cell, value.isString() ? value : QJsonValue(QString::number(value.toInteger())));
        }
        if (reader.broken)
            break;
        if (!row.cells.contains("value"_L1) && row.cells.contains("score"_L1))
            row.cells.insert(u"value"_s, row.cells.value("score"_L1));
        for (const char* uri : {"fileUri", "tokenUri", "responseUri", "requestUri"})
            if (row.cells.contains(QLatin1String(uri)) && !row.cells.contains("uri"_L1))
                row.cells.insert(u"uri"_s, row.cells.value(QLatin1String(uri)));
        row.key = row.cells.value("id"_L1).toString();
        rows.push_back(std::move(row));
    }
    return rows;
}

bool matches(const EventQuery& query, const EventRow& row)
{
    const Height block = row.cells.value("block"_L1).toInteger();
    if ((query.fromBlock && block < *query.fromBlock) || (query.toBlock && block > *query.toBlock))
        return false;
    const QDateTime time = QDateTime::fromString(row.cells.value("time"_L1).toString(), Qt::ISODate);
    if ((query.fromTime.isValid() && time < query.fromTime) || (query.toTime.isValid() && time > query.toTime))
        return false;
    return same(row, "chain", query.caip2) && same(row, "registry", query.registry) &&
           same(row, "event", query.eventType) && same(row, "agent", query.agentId) &&
           same(row, "transaction", query.transaction) && any(row, {"tag1", "tag2", "tag"}, query.tag) &&
           any(row, {"client", "owner", "validator"}, query.address) && query.from.isEmpty() && query.to.isEmpty() &&
           query.contract.isEmpty();
}

QString PendingEvents::stream() const
{
    return u"registries"_s;
}

void PendingEvents::take(const QString& caip2, const indexing::Fetched& fetched)
{
    set(caip2, rowsOfCopy(fetched.tables.rowsOf(table)));
}

void PendingEvents::set(const QString& caip2, std::vector<EventRow> rows)
{
    const std::lock_guard lock(m_mutex);
    m_rows[caip2] = std::move(rows);
}

void PendingEvents::forget(const QString& caip2)
{
    const std::lock_guard lock(m_mutex);
    m_rows.erase(caip2);
}

void PendingEvents::dropAbove(const QString& caip2, Height last)
{
    drop(caip2, [last](Height block) { return block > last; });
}

void PendingEvents::dropUpTo(const QString& caip2, Height last)
{
    drop(caip2, [last](Height block) { return block <= last; });
}

template <class Rule>
void PendingEvents::drop(const QString& caip2, Rule rule)
{
    const std::lock_guard lock(m_mutex);
    if (const auto rows = m_rows.find(caip2); rows != m_rows.end())
        std::erase_if(rows->second, [&](const EventRow& row) { return rule(row.cells.value("block"_L1).toInteger()); });
}

std::vector<EventRow> PendingEvents::rows(const EventQuery& query)
{
    std::vector<EventRow> found;
    const std::lock_guard lock(m_mutex);
    // Events that were not kept up to date may be stored or undone by now.
    if (!m_wantedUntil.isValid() || m_wantedUntil < QDateTime::currentDateTimeUtc())
        m_rows.clear();
    m_wantedUntil = QDateTime::currentDateTimeUtc().addSecs(wantedSeconds);
    for (const auto& [caip2, rows] : m_rows)
        if (query.caip2.isEmpty() || query.caip2 == caip2)
            std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
                         [&](const EventRow& row) { return matches(query, row); });
    std::stable_sort(found.begin(), found.end(), [](const EventRow& a, const EventRow& b) {
        const auto place = [](const EventRow& row) {
            return std::tuple(row.cells.value("time"_L1).toString(), row.cells.value("block"_L1).toInteger(),
                              row.cells.value("log"_L1).toInteger());
        };
        return place(a) > place(b);
    });
    return found;
}

std::optional<EventRow> PendingEvents::find(const QString& caip2, const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto rows = m_rows.find(caip2); rows != m_rows.end())
        for (const EventRow& row : rows->second)
            if (row.key == key)
                return row;
    return std::nullopt;
}

bool PendingEvents::isWanted() const
{
    const std::lock_guard lock(m_mutex);
    return m_wantedUntil.isValid() && QDateTime::currentDateTimeUtc() < m_wantedUntil;
}

bool PendingEvents::has(const QString& caip2) const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.contains(caip2);
}

}  // namespace signalbox::engine
