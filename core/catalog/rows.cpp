// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/rows.h"

#include <QtEndian>
#include <limits>

#include "signalbox/literals.h"
#include "signalbox/plural.h"
#include "support/u256.h"

namespace signalbox::catalog {

RowWriter& RowWriter::begin()
{
    if (m_at >= 0)
        say(u"began a row inside another"_s);
    m_row.clear();
    m_row.beginRow(fields());
    m_at = 0;
    return *this;
}

bool RowWriter::takes(ColumnType type)
{
    if (m_at < 0 || m_at >= static_cast<int>(m_entity.columns.size())) {
        say(u"got a value beyond its columns"_s);
        return false;
    }
    const Column& column = m_entity.columns[static_cast<std::size_t>(m_at++)];
    if (column.type != type)
        say(u"got a value of type %1 for %2"_s.arg(typeName(type), column.name));
    return column.type == type;
}

void RowWriter::say(const QString& what)
{
    if (m_fault.isEmpty())
        m_fault = u"table %1 %2"_s.arg(m_entity.name, what);
}

RowWriter& RowWriter::bigint(qint64 value)
{
    if (takes(ColumnType::Bigint))
        m_row.int8(value);
    return *this;
}

RowWriter& RowWriter::bigint(quint64 value)
{
    if (!takes(ColumnType::Bigint))
        return *this;
    if (value > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        say(u"got %1 for %2, which is at most 9223372036854775807"_s.arg(value).arg(
            m_entity.columns[static_cast<std::size_t>(m_at - 1)].name));
    m_row.int8(static_cast<qint64>(value));
    return *this;
}

RowWriter& RowWriter::integer(qint32 value)
{
    if (takes(ColumnType::Integer))
        m_row.int4(value);
    return *this;
}

RowWriter& RowWriter::smallint(qint16 value)
{
    if (takes(ColumnType::Smallint))
        m_row.int2(value);
    return *this;
}

RowWriter& RowWriter::amount(quint64 value)
{
    if (takes(ColumnType::Amount))
        m_row.numeric(U256(value));
    return *this;
}

RowWriter& RowWriter::difference(quint64 after, quint64 before)
{
    if (takes(ColumnType::Amount))
        m_row.numeric(after < before, U256(after < before ? before - after : after - before));
    return *this;
}

RowWriter& RowWriter::amount256(const U256& magnitude, bool negative)
{
    if (takes(ColumnType::Amount256))
        m_row.numeric(negative, magnitude);
    return *this;
}

RowWriter& RowWriter::text(std::string_view utf8)
{
    if (!takes(ColumnType::Text))
        return *this;
    if (utf8.find('\0') == std::string_view::npos)
        m_row.text(utf8);
    else
        m_row.text(
            QByteArray(utf8.data(), static_cast<qsizetype>(utf8.size())).replace('\0', "\xef\xbf\xbd").toStdString());
    return *this;
}

RowWriter& RowWriter::bytea(QByteArrayView value)
{
    if (takes(ColumnType::Bytea))
        m_row.bytea(value.data(), value.size());
    return *this;
}

RowWriter& RowWriter::boolean(bool value)
{
    if (takes(ColumnType::Bool))
        m_row.boolean(value);
    return *this;
}

RowWriter& RowWriter::time(qint64 unixMicroseconds)
{
    if (takes(ColumnType::Timestamp))
        m_row.timestamptz(qMax<qint64>(0, unixMicroseconds));
    return *this;
}

RowWriter& RowWriter::date(qint64 daysSince1970)
{
    if (takes(ColumnType::Date))
        m_row.date(static_cast<qint32>(qBound(qint64(-700'000), daysSince1970, qint64(2'000'000'000))));
    return *this;
}

RowWriter& RowWriter::number(double value)
{
    if (takes(ColumnType::Double))
        m_row.float8(value);
    return *this;
}

RowWriter& RowWriter::json(std::string_view utf8)
{
    if (takes(ColumnType::Jsonb))
        m_row.jsonb(utf8);
    return *this;
}

RowWriter& RowWriter::null()
{
    if (m_at < 0 || m_at >= static_cast<int>(m_entity.columns.size())) {
        say(u"got a value beyond its columns"_s);
        return *this;
    }
    const Column& column = m_entity.columns[static_cast<std::size_t>(m_at++)];
    if (!column.nullable)
        say(u"got null for %1"_s.arg(column.name));
    m_row.null();
    return *this;
}

void RowWriter::end()
{
    const int written = std::exchange(m_at, -1);
    if (written != fields()) {
        if (m_fields >= 0 || written < static_cast<int>(m_entity.primaryKey().size())) {
            say(u"got a row with %1"_s.arg(plural(written, "value")));
            return;
        }
        m_fields = written;
        QByteArray row = m_row.data();
        qToBigEndian<qint16>(static_cast<qint16>(written), row.data());
        m_rows.appendRow(row);
        return;
    }
    m_fields = written;
    m_rows.appendRow(m_row.data());
}

void RowWriter::append(const RowWriter& other)
{
    if (other.rows().isEmpty() && other.m_fault.isEmpty())
        return;
    if (!other.m_fault.isEmpty() && m_fault.isEmpty())
        m_fault = other.m_fault;
    if (m_fields >= 0 && m_fields != other.m_fields)
        say(u"got rows of different width"_s);
    m_fields = other.m_fields;
    m_rows.append(other.m_rows);
}

void RowWriter::appendRows(CopyBuffer&& finished)
{
    if (finished.isEmpty())
        return;
    const int columns = static_cast<int>(m_entity.columns.size());
    const int first = finished.data().size() < 2 ? 0 : qFromBigEndian<qint16>(finished.data().constData());
    if (first != columns || (m_fields >= 0 && m_fields != columns))
        say(u"got finished rows of %1 values"_s.arg(first));
    m_fields = columns;
    if (m_rows.isEmpty())
        m_rows = std::move(finished);
    else
        m_rows.append(finished);
}

void RowWriter::clear()
{
    m_rows.clear();
    m_at = m_fields = -1;
    m_fault.clear();
}

RowWriter& RowSet::of(const QString& entity)
{
    const auto found = m_writers.find(entity);
    if (found != m_writers.end())
        return found->second;
    const Entity* known = m_catalog ? m_catalog->find(entity) : nullptr;
    if (!known)
        qFatal("the catalog has no entity %s", qPrintable(entity));
    return m_writers.emplace(entity, RowWriter(*known)).first->second;
}

const RowWriter* RowSet::find(const QString& entity) const
{
    const auto found = m_writers.find(entity);
    return found == m_writers.end() || found->second.rows().isEmpty() ? nullptr : &found->second;
}

const CopyBuffer& RowSet::rowsOf(const QString& entity) const
{
    static const CopyBuffer none;
    const auto found = m_writers.find(entity);
    return found == m_writers.end() ? none : found->second.rows();
}

std::vector<const RowWriter*> RowSet::inOrder() const
{
    std::vector<const RowWriter*> all;
    if (!m_catalog)
        return all;
    for (const Entity& entity : m_catalog->entities())
        if (const RowWriter* writer = find(entity.name))
            all.push_back(writer);
    return all;
}

qint64 RowSet::rows() const
{
    qint64 sum = 0;
    for (const auto& [name, writer] : m_writers)
        sum += writer.rows().rows();
    return sum;
}

qsizetype RowSet::bytes() const
{
    qsizetype sum = 0;
    for (const auto& [name, writer] : m_writers)
        sum += writer.rows().data().size();
    return sum;
}

QString RowSet::fault() const
{
    for (const auto& [name, writer] : m_writers)
        if (!writer.fault().isEmpty())
            return writer.fault();
    return {};
}

void RowSet::append(const RowSet& other)
{
    if (!m_catalog)
        m_catalog = other.m_catalog;
    for (const auto& [name, writer] : other.m_writers)
        of(name).append(writer);
}

}  // namespace signalbox::catalog
