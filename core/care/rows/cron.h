// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <bitset>

#include "signalbox/error.h"

namespace signalbox::care {

/// A schedule of five fields in UTC: minute, hour, day of the month, month, day of the week (0 or 7 is Sunday). A field
/// is *, or a list of numbers and ranges, each with an optional step: "*/15", "1-5", "0,30". As in cron, if both days
/// are restricted, either is enough.
class Cron {
public:
    static Expected<Cron> parse(const QString& text);  ///< BAD_VALUE

    /// The first time after `after`, UTC; invalid if there is none within eight years (30 February).
    QDateTime next(const QDateTime& after) const;
    Message words() const;  ///< "Sundays 03:00", "daily 01:00", "hourly at :30"; else the fields

private:
    bool hasDay(const QDate& day) const;

    QString m_text;
    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    std::bitset<32> m_days;
    std::bitset<13> m_months;
    std::bitset<8> m_weekdays;  ///< 0 is Sunday
    bool m_anyDay = true, m_anyWeekday = true;
};

}  // namespace signalbox::care
