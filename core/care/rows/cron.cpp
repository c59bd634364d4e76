// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/cron.h"

#include <QStringList>

#include "signalbox/literals.h"

namespace signalbox::care {

namespace {

tl::unexpected<Error> refused(const QString& text)
{
    return fail(
        ErrorKind::Invalid, "BAD_VALUE",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "\"%1\" is not a valid schedule. Specify five fields in UTC: minute, hour, day "
                                  "of the month, month, day of the week; for example 0 3 * * 0."))
            .arg(text.left(100)));
}

std::optional<int> numberIn(const QString& text, int least, int most)
{
    bool good = false;
    const int value = text.toInt(&good);
    return good && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// False if the field is not valid.
template <std::size_t size>
bool read(const QString& field, int least, int most, std::bitset<size>& into)
{
    const QStringList parts = field.split(QLatin1Char(','));
    for (const QString& part : parts) {
        const QString range = part.section(QLatin1Char('/'), 0, 0);
        std::optional<int> step = 1;
        if (part.contains(QLatin1Char('/')))
            step = numberIn(part.section(QLatin1Char('/'), 1), 1, most);
        std::optional<int> from = least, to = most;
        if (range != "*"_L1) {
            from = numberIn(range.section(QLatin1Char('-'), 0, 0), least, most);
            to = range.contains(QLatin1Char('-'))  ? numberIn(range.section(QLatin1Char('-'), 1), least, most)
                 : part.contains(QLatin1Char('/')) ? std::optional(most)
                                                   : from;
        }
        if (!step || !from || !to || *from > *to)
            return false;
        for (int value = *from; value <= *to; value += *step)
            into.set(std::size_t(value));
    }
    return into.any();
}

/// The only element of the set, or −1.
template <std::size_t size>
int only(const std::bitset<size>& set)
{
    if (set.count() != 1)
        return -1;
    for (std::size_t i = 0; i < size; ++i)
        if (set.test(i))
            return int(i);
    return -1;
}

QString twoDigits(int value)
{
    return u"%1"_s.arg(value, 2, 10, QLatin1Char('0'));
}

constexpr const char* weekdayWords[] = {
    QT_TRANSLATE_NOOP("Engine", "Sundays %1"),   QT_TRANSLATE_NOOP("Engine", "Mondays %1"),
    QT_TRANSLATE_NOOP("Engine", "Tuesdays %1"),  QT_TRANSLATE_NOOP("Engine", "Wednesdays %1"),
    QT_TRANSLATE_NOOP("Engine", "Thursdays %1"), QT_TRANSLATE_NOOP("Engine", "Fridays %1"),
    QT_TRANSLATE_NOOP("Engine", "Saturdays %1")};

}  // namespace

Expected<Cron> Cron::parse(const QString& text)
{
    Cron cron;
    cron.m_text = text.simplified();
    const QStringList fields = cron.m_text.split(QLatin1Char(' '));
    std::bitset<8> weekdays;
    if (fields.size() != 5 || !read(fields.at(0), 0, 59, cron.m_minutes) || !read(fields.at(1), 0, 23, cron.m_hours) ||
        !read(fields.at(2), 1, 31, cron.m_days) || !read(fields.at(3), 1, 12, cron.m_months) ||
        !read(fields.at(4), 0, 7, weekdays))
        return refused(text);
    if (weekdays.test(7))
        weekdays.set(0);
    weekdays.reset(7);
    cron.m_weekdays = weekdays;
    cron.m_anyDay = cron.m_days.count() == 31;
    cron.m_anyWeekday = weekdays.count() == 7;
    return cron;
}

bool Cron::hasDay(const QDate& day) const
{
    if (!m_months.test(std::size_t(day.month())))
        return false;
    const bool inMonth = m_days.test(std::size_t(day.day()));
    const bool inWeek = m_weekdays.test(std::size_t(day.dayOfWeek() % 7));
    return m_anyDay || m_anyWeekday ? inMonth && inWeek : inMonth || inWeek;
}

QDateTime Cron::next(const QDateTime& after) const
{
    constexpr int mostDays = 8 * 366;
    const QDateTime from = after.toUTC();
    const QTime start(from.time().hour(), from.time().minute());
    QDate day = from.date();
    for (int i = 0; i < mostDays; ++i, day = day.addDays(1)) {
        if (!hasDay(day))
            continue;
        for (int hour = 0; hour < 24; ++hour) {
            if (!m_hours.test(std::size_t(hour)))
                continue;
            for (int minute = 0; minute < 60; ++minute) {
                const QTime time(hour, minute);
                if (m_minutes.test(std::size_t(minute)) && (i > 0 || time > start))
                    return QDateTime(day, time, Qt::UTC);
            }
        }
    }
    return {};
}

Message Cron::words() const
{
    const int minute = only(m_minutes), hour = only(m_hours), weekday = only(m_weekdays);
    const bool everyDay = m_anyDay && m_anyWeekday && m_months.count() == 12;
    if (everyDay && minute >= 0 && m_hours.all())
        return Message(QT_TRANSLATE_NOOP("Engine", "hourly at :%1")).arg(twoDigits(minute));
    if (minute < 0 || hour < 0 || m_months.count() != 12)
        return Message(m_text);
    const QString time = twoDigits(hour) + u':' + twoDigits(minute);
    if (everyDay)
        return Message(QT_TRANSLATE_NOOP("Engine", "daily %1")).arg(time);
    if (m_anyDay && weekday >= 0)
        return Message(weekdayWords[weekday]).arg(time);
    if (m_anyWeekday && only(m_days) > 0)
        return Message(QT_TRANSLATE_NOOP("Engine", "monthly on day %1, %2")).arg(only(m_days)).arg(time);
    return Message(m_text);
}

}  // namespace signalbox::care
