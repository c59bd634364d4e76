// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <algorithm>

#include "postgres/session.h"
#include "store/ingest.h"

/// Fragments of the statements of ingest: names and values as checked literals.
namespace signalbox::store {

inline QByteArray literal(const QString& value)
{
    QString clean = value;
    return QByteArray::fromStdString(quoteText(clean.replace(QChar(0), QChar(QChar::ReplacementCharacter))));
}

inline QByteArray numbers(const std::vector<Interval>& ranges, Height Interval::*member)
{
    QByteArray all = "'{";
    for (const Interval& range : ranges)
        all += (all.size() > 2 ? "," : "") + QByteArray::number(range.*member);
    return all + "}'::bigint[]";
}

inline QByteArray multirange(const std::vector<Interval>& ranges)
{
    QByteArray all = "'{";
    for (const Interval& range : ranges)
        all += (all.size() > 2 ? ",[" : "[") + QByteArray::number(range.lo) + "," + QByteArray::number(range.hi) + "]";
    return all + "}'::int8multirange";
}

inline QByteArray rangesTable(const Commit& commit)
{
    return "(SELECT * FROM unnest(" + numbers(commit.ranges, &Interval::lo) + "," +
           numbers(commit.ranges, &Interval::hi) + ") AS r (lo, hi)) r";
}

inline QByteArray textArray(const std::vector<QString>& values)
{
    QByteArray all = "ARRAY[";
    for (const QString& value : values)
        all += (all.endsWith('[') ? "" : ",") + literal(value);
    return all + "]::text[]";
}

template <class Array>
QByteArray hex(const Array& bytes)
{
    return QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

inline bool has(const Commit& commit, const char* stream)
{
    return chain::contains(commit.streams, QString::fromLatin1(stream));
}

}  // namespace signalbox::store
