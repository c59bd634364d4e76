// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>
#include <bit>
#include <map>

#include "catalog/rows.h"

namespace signalbox::test {

/// Reads the rows of a CopyBuffer back, as text by column: numbers in decimal, bytes in hexadecimal, times in µs since
/// 1970, booleans as true and false.
using CopyRow = std::map<QString, QByteArray>;

inline QByteArray copyField(catalog::ColumnType type, const char* data, qint32 size)
{
    using catalog::ColumnType;
    switch (type) {
        case ColumnType::Integer:
            return QByteArray::number(qFromBigEndian<qint32>(data));
        case ColumnType::Smallint:
            return QByteArray::number(qFromBigEndian<qint16>(data));
        case ColumnType::Bigint:
            return QByteArray::number(qFromBigEndian<qint64>(data));
        case ColumnType::Bool:
            return data[0] ? "true" : "false";
        case ColumnType::Timestamp:
            return QByteArray::number(qFromBigEndian<qint64>(data) + 946'684'800'000'000);
        case ColumnType::Date:
            return QByteArray::number(qFromBigEndian<qint32>(data) + 10'957);
        case ColumnType::Double:
            return QByteArray::number(std::bit_cast<double>(qFromBigEndian<quint64>(data)), 'g', 17);
        case ColumnType::Bytea:
            return QByteArray(data, size).toHex();
        case ColumnType::Jsonb:
            return QByteArray(data + 1, size - 1);
        case ColumnType::Amount256:
        case ColumnType::Amount: {
            const int digits = qFromBigEndian<qint16>(data);
            const int weight = qFromBigEndian<qint16>(data + 2);
            QByteArray out;
            for (int i = 0; i <= weight; ++i)
                out += QByteArray::number(i < digits ? qFromBigEndian<qint16>(data + 8 + 2 * i) : 0)
                           .rightJustified(4, '0');
            while (out.size() > 1 && out.startsWith('0'))
                out.remove(0, 1);
            if (digits == 0)
                return "0";
            return (qFromBigEndian<quint16>(data + 4) != 0 ? "-" : "") + out;
        }
        default:
            return QByteArray(data, size);
    }
}

inline std::vector<CopyRow> readCopy(const catalog::RowWriter& writer)
{
    std::vector<CopyRow> rows;
    const QByteArray& data = writer.rows().data();
    const auto& columns = writer.entity().columns;
    for (qsizetype at = 0; at < data.size();) {
        CopyRow& row = rows.emplace_back();
        const int fields = qFromBigEndian<qint16>(data.constData() + at);
        at += 2;
        for (int i = 0; i < fields; ++i) {
            const qint32 size = qFromBigEndian<qint32>(data.constData() + at);
            at += 4;
            const auto& column = columns[static_cast<std::size_t>(i)];
            row[column.name] = size < 0 ? QByteArray("null") : copyField(column.type, data.constData() + at, size);
            at += std::max(size, 0);
        }
    }
    return rows;
}

inline std::vector<CopyRow> readCopy(const catalog::RowSet& rows, const char* entity)
{
    const auto* writer = rows.find(QLatin1String(entity));
    return writer ? readCopy(*writer) : std::vector<CopyRow>();
}

}  // namespace signalbox::test
