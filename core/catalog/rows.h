// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "catalog/catalog.h"
#include "support/copy_buffer.h"

namespace signalbox::catalog {

/// Rows of one entity for COPY: begin(), then values in column order, then end(). The last columns may be omitted (they
/// get their default), but the same ones in every row. A value of another type than the column's, too many or too few
/// values, or a number above 2^63 − 1 in a bigint column is a fault(): such rows must not be committed.
class RowWriter {
public:
    explicit RowWriter(const Entity& entity) : m_entity(entity) {}

    RowWriter& begin();
    RowWriter& bigint(qint64 value);
    RowWriter& bigint(quint64 value);
    template <class T>
    requires std::is_integral_v<T> RowWriter& bigint(T value)
    {
        if constexpr (std::is_signed_v<T>)
            return bigint(static_cast<qint64>(value));
        else
            return bigint(static_cast<quint64>(value));
    }
    RowWriter& integer(qint32 value);
    RowWriter& smallint(qint16 value);
    RowWriter& amount(quint64 value);
    RowWriter& difference(quint64 after, quint64 before);  ///< after − before, of type amount
    RowWriter& amount256(const U256& magnitude, bool negative = false);
    RowWriter& text(std::string_view utf8);  ///< NUL becomes U+FFFD because PostgreSQL refuses it
    RowWriter& bytea(QByteArrayView value);
    template <std::size_t N>
    RowWriter& bytea(const std::array<std::uint8_t, N>& value)
    {
        return bytea(QByteArrayView(reinterpret_cast<const char*>(value.data()), static_cast<qsizetype>(N)));
    }
    RowWriter& boolean(bool value);
    RowWriter& time(qint64 unixMicroseconds);
    RowWriter& date(qint64 daysSince1970);
    RowWriter& number(double value);
    RowWriter& json(std::string_view utf8);
    RowWriter& null();
    void end();

    const Entity& entity() const { return m_entity; }
    const CopyBuffer& rows() const { return m_rows; }
    int fields() const { return m_fields < 0 ? static_cast<int>(m_entity.columns.size()) : m_fields; }  ///< per row
    const QString& fault() const { return m_fault; }  ///< empty if none
    void append(const RowWriter& other);              ///< of the same entity
    /// Finished rows of all columns, as a decoder makes them: their bytes are used unchanged, without a copy if they
    /// are the first. The fields of their first row are counted; PostgreSQL counts those of the others.
    void appendRows(CopyBuffer&& finished);
    void clear();

private:
    bool takes(ColumnType type);
    void say(const QString& what);

    const Entity& m_entity;
    CopyBuffer m_rows;
    CopyBuffer m_row;  ///< the row being written, without its field count
    int m_at = -1, m_fields = -1;
    QString m_fault;
};

/// The rows of a block, or of many, entity by entity: the result of an adapter and the content of a commit. A value
/// whose copies share the rows' bytes. The catalog must outlive it.
class RowSet {
public:
    RowSet() = default;  ///< without a catalog: it remains empty, or takes that of the first set appended to it
    explicit RowSet(const Catalog& catalog) : m_catalog(&catalog) {}

    RowWriter& of(const QString& entity);                   ///< must be in the catalog
    const RowWriter* find(const QString& entity) const;     ///< null if there are no rows
    const CopyBuffer& rowsOf(const QString& entity) const;  ///< empty if there are no rows
    std::vector<const RowWriter*> inOrder() const;          ///< those with rows, in catalog order
    qint64 rows() const;
    qsizetype bytes() const;
    QString fault() const;  ///< the first one
    void append(const RowSet& other);
    void clear() { m_writers.clear(); }
    void clear(const QString& entity) { m_writers.erase(entity); }
    bool isEmpty() const { return rows() == 0; }
    const Catalog* catalog() const { return m_catalog; }  ///< null if none yet

private:
    const Catalog* m_catalog = nullptr;
    std::map<QString, RowWriter> m_writers;
};

}  // namespace signalbox::catalog
