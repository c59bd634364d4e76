// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "catalog/catalog.h"
#include "support/copy_buffer.h"

namespace signalbox::catalog {

/// Rows of one entity for COPY: begin(), then values in column order, then end(). The last columns may be left out
/// (they read their default), but the same ones in every row. A value of another type than the column's, too many or
/// too few values, or a number past 2^63 − 1 in a bigint column is a fault(): such rows must not be committed.
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
    RowWriter& amount(quint64 value);
    RowWriter& difference(quint64 after, quint64 before);  ///< after − before, of type amount
    RowWriter& text(std::string_view utf8);                ///< NUL becomes U+FFFD: PostgreSQL refuses it
    RowWriter& bytea(QByteArrayView value);
    RowWriter& boolean(bool value);
    RowWriter& time(qint64 unixMicroseconds);
    RowWriter& date(qint64 daysSince1970);
    RowWriter& number(double value);
    RowWriter& json(std::string_view utf8);
    RowWriter& null();
    void end();

    const Entity& entity() const { return m_entity; }
    const CopyBuffer& rows() const { return m_rows; }
    int fields() const { return m_fields < 0 ? static_cast<int>(m_entity.columns.size()) : m_fields; }  ///< of each row
    const QString& fault() const { return m_fault; }                                                    ///< empty: none
    void append(const RowWriter& other);  ///< of the same entity
    void clear();

private:
    bool takes(ColumnType type);
    void say(const QString& what);

    const Entity& m_entity;
    CopyBuffer m_rows;
    CopyBuffer m_row;  ///< the one being written, without its count of fields
    int m_at = -1, m_fields = -1;
    QString m_fault;
};

/// The rows of a block, or of many, entity by entity. The catalog must outlive it.
class RowSet {
public:
    explicit RowSet(const Catalog& catalog) : m_catalog(&catalog) {}

    RowWriter& of(const QString& entity);                ///< which must be in the catalog
    const RowWriter* find(const QString& entity) const;  ///< null: nothing written
    std::vector<const RowWriter*> inOrder() const;       ///< those with rows, in catalog order
    qint64 rows() const;
    qsizetype bytes() const;
    QString fault() const;  ///< the first one
    void append(const RowSet& other);
    void clear() { m_writers.clear(); }
    const Catalog& catalog() const { return *m_catalog; }

private:
    const Catalog* m_catalog;
    std::map<QString, RowWriter> m_writers;
};

}  // namespace signalbox::catalog
