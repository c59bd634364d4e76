// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/job_list.h"

#include "signalbox/literals.h"

namespace signalbox::care {

const std::vector<JobKind>& declaredJobs()
{
    static const std::vector<JobKind> all{
        {"reindex", QT_TRANSLATE_NOOP("Engine", "Rebuild bloated indexes"), "0 3 * * 0", true},
        {"vacuum", QT_TRANSLATE_NOOP("Engine", "Vacuum and analyze"), ""},
        {"user_statistics", QT_TRANSLATE_NOOP("Engine", "Refresh user statistics"), "0 * * * *"},
        {"daily_statistics", QT_TRANSLATE_NOOP("Engine", "Update daily packet statistics"), "0 1 * * *"},
        {"samples", QT_TRANSLATE_NOOP("Engine", "Delete old metric samples"), "30 * * * *"},
        {"partitions", QT_TRANSLATE_NOOP("Engine", "Create next quarter's partitions"), "15 2 * * *"},
        {"log_rotation", QT_TRANSLATE_NOOP("Engine", "Rotate the server log"), "0 0 * * *", false, true},
    };
    return all;
}

const JobKind* jobKind(const QString& id)
{
    for (const JobKind& kind : declaredJobs())
        if (id == QLatin1String(kind.id))
            return &kind;
    return nullptr;
}

const QStringList& ownKinds()
{
    static const QStringList all{u"reindex"_s, u"vacuum"_s, u"analyze"_s};
    return all;
}

bool QuietHours::contains(const QDateTime& at) const
{
    const int hour = at.toUTC().time().hour();
    return from == to || (from < to ? hour >= from && hour < to : hour >= from || hour < to);
}

QDateTime QuietHours::next(const QDateTime& at) const
{
    if (contains(at))
        return at;
    const QDateTime today(at.toUTC().date(), QTime(from, 0), Qt::UTC);
    return today > at ? today : today.addDays(1);
}

QString QuietHours::text() const
{
    return from == to ? QString()
                      : u"%1:00-%2:00"_s.arg(from, 2, 10, QLatin1Char('0')).arg(to, 2, 10, QLatin1Char('0'));
}

}  // namespace signalbox::care
