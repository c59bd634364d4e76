// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output.h"

#include <QJsonDocument>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

int exitCode(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::Invalid:
            return 2;
        case ErrorKind::NotFound:
            return 3;
        case ErrorKind::Refused:
        case ErrorKind::Conflict:
            return 4;
        case ErrorKind::Retryable:
        case ErrorKind::Unavailable:
        case ErrorKind::Cancelled:
        case ErrorKind::Internal:
            return 1;
    }
    return 1;
}

namespace {

/// Text from a chain must not control the terminal: control and direction characters are escaped.
QString visible(const QString& text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool direction =
            (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F;
        if ((u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7F && u < 0xA0) || direction)
            safe += u"\\u%1"_s.arg(u, 4, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

void put(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

}  // namespace

void Output::write(const QString& text) const
{
    put(stdout, text);
}

void Output::object(const QJsonObject& object) const
{
    if (json)
        write(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Output::line(const QString& text) const
{
    if (!json)
        write(visible(text));
}

void Output::note(const QString& text) const
{
    if (!json && !quiet)
        put(stderr, visible(text));
}

void Output::warning(const QString& text) const
{
    if (!quiet)
        put(stderr, visible(u"Warning: "_s + text));
}

void Output::pairs(const std::vector<std::pair<QString, QString>>& rows) const
{
    qsizetype width = 0;
    for (const auto& [label, value] : rows)
        width = std::max(width, label.size());
    for (const auto& [label, value] : rows)
        if (!value.isEmpty())
            line(label.leftJustified(width + 2) + value);
}

void Output::table(const QStringList& head, const std::vector<QStringList>& rows, const std::vector<int>& right) const
{
    if (json)
        return;
    std::vector<qsizetype> widths(size_t(head.size()), 0);
    auto measure = [&](const QStringList& row) {
        for (qsizetype i = 0; i < row.size() && i < head.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], visible(row.at(i)).size());
    };
    if (!quiet)
        measure(head);
    for (const QStringList& row : rows)
        measure(row);
    auto print = [&](const QStringList& row) {
        QString text;
        for (qsizetype i = 0; i < head.size(); ++i) {
            const QString cell = visible(row.value(i));
            const bool toRight = std::find(right.begin(), right.end(), int(i)) != right.end();
            text += toRight                ? cell.rightJustified(widths[size_t(i)])
                    : i + 1 == head.size() ? cell
                                           : cell.leftJustified(widths[size_t(i)]);
            if (i + 1 < head.size())
                text += u"  "_s;
        }
        write(text);
    };
    if (!quiet)
        print(head);
    for (const QStringList& row : rows)
        print(row);
}

int Output::error(const Error& error) const
{
    if (json)
        write(
            QString::fromUtf8(QJsonDocument(QJsonObject{{u"error"_s, toJson(error)}}).toJson(QJsonDocument::Compact)));
    put(stderr, u"signalbox-cli: "_s + visible(error.text()));
    return exitCode(error.kind);
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString bytesText(qint64 bytes)
{
    return bytes < 0 ? u"–"_s : QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString durationText(double seconds)
{
    // The same format as in the window.
    const qint64 whole = qint64(seconds);
    if (seconds < 9.95 && seconds != std::floor(seconds))
        return u"%1 s"_s.arg(std::floor(seconds * 10) / 10, 0, 'f', 1);
    const auto two = [](qint64 large, const char* unit, qint64 small, const char* smallUnit) {
        const QString text = grouped(large) + QLatin1Char(' ') + QLatin1String(unit);
        return small ? u"%1 %2 %3"_s.arg(text).arg(small).arg(QLatin1String(smallUnit)) : text;
    };
    if (whole < 60)
        return u"%1 s"_s.arg(whole);
    if (whole < 3600)
        return two(whole / 60, "min", whole % 60, "s");
    if (whole < 86400)
        return two(whole / 3600, "h", whole / 60 % 60, "min");
    return two(whole / 86400, "d", whole / 3600 % 24, "h");
}

}  // namespace signalbox::cli
