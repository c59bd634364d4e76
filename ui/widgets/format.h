// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <climits>
#include <functional>
#include <optional>

/// Texts and numbers of the window (spec sheet section 7). Times are passed as UTC and shown in the selected zone.
namespace signalbox::ui::format {

QString number(qint64 value);  ///< 51,429,490
QString number(double value, int decimals);
QString rate(double perSecond);  ///< 12,304; below 10 with one decimal; 0
QString compact(double value);   ///< 44.1 M, 35,270, 212 M: two or three digits
/// The longest form of a number or duration that fits: "106,512", "106.5 k", "13 min" of "13 min 44 s". Digits are
/// never cut off.
QString fitted(const QString& text, const std::function<bool(const QString&)>& fits);
QString approximate(double low, double high);  ///< "about 44.1 M" is for the caller; here "40–48 M"
QString share(double part);                    ///< 0.691 -> "69.1 %"; never 100.0 % below 1
QString duration(double seconds);       ///< 0.8 s, 20 s, 13 min 44 s, 2 h 27 min, 106 d 21 h; cut, two units at most
QString shortDuration(double seconds);  ///< one unit: axis labels and narrow columns
QString estimate(double seconds);       ///< rounded to minutes, over 1 h to 10 min
QString size(qint64 bytes);             ///< 29.8 GB; "< 1 MB"
QString milliseconds(double ms);        ///< 84 ms, 1.2 s

QString time(const QDateTime& at);   ///< 14:32:08, older than a day with the date
QString clock(const QDateTime& at);  ///< 14:32, older than a day with the date: for "since 12:04"
QString iso(const QDateTime& at);    ///< 2026-09-17T12:21:06.214Z for tips and copies
QString since(const QDateTime& at);  ///< "since 12:04"
QString ago(const QDateTime& at, const QDateTime& now = {});     ///< "1 s ago"
QString inTime(const QDateTime& at, const QDateTime& now = {});  ///< "in 8 s"

QString shortAddress(const QString& address);        ///< 0x8004A1…a432
QString shortHash(const QString& hash);              ///< 0x94cbd283…2e17a6
QString amount(const QString& units, int decimals);  ///< integer text to "1,204.099"; keeps every digit
QString safe(const QString& text);                   ///< control and direction characters made visible

/// The count that selects a plural form: `tr("%1 rows", nullptr, plural(rows))`.
inline int plural(qint64 count)
{
    return int(qMin<qint64>(count, INT_MAX));
}

QString list(const QStringList& parts);  ///< "1 error, 2 behind"

const QString& none();  ///< "–"

}  // namespace signalbox::ui::format
