// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>
#include <string_view>

#include "support/bytes.h"

namespace signalbox {

struct U256;

/// Rows in PostgreSQL's binary COPY format, without header and trailer, so that buffers can be joined. Fields are
/// written in column order: beginRow(n), then n fields. Independent of any table.
class CopyBuffer {
public:
    void reserve(qsizetype bytes) { m_data.reserve(bytes); }
    void beginRow(int fields);
    void null();
    void int2(qint16 value);
    void int4(qint32 value);
    void int8(qint64 value);
    void boolean(bool value);
    void bytea(const void* data, qsizetype size);
    void bytea(const Bytes20& value) { bytea(value.data(), 20); }
    void bytea(const Bytes32& value) { bytea(value.data(), 32); }
    void text(std::string_view utf8);  ///< must be valid UTF-8 without NUL
    void timestamptz(qint64 unixMicroseconds);
    void date(qint32 daysSince1970);
    void float8(double value);
    void numeric(const U256& value);
    void numeric(bool negative, const U256& magnitude);
    /// The same into the caller's memory, for rows that are assembled elsewhere; returns the bytes written, at most 60.
    static int writeNumeric(char* to, bool negative, const U256& magnitude);
    void jsonb(std::string_view utf8);

    void append(const CopyBuffer& other);
    void truncate(qsizetype bytes, qint64 rows)  ///< back to an earlier data().size() and rows()
    {
        m_data.truncate(bytes);
        m_rows = rows;
    }
    void appendRow(QByteArrayView row)  ///< a row made by another buffer
    {
        m_data.append(row);
        ++m_rows;
    }
    void clear()
    {
        m_data.clear();
        m_rows = 0;
    }
    qint64 rows() const { return m_rows; }
    const QByteArray& data() const { return m_data; }
    bool isEmpty() const { return m_rows == 0; }

private:
    QByteArray m_data;
    qint64 m_rows = 0;
};

}  // namespace signalbox
