// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/cron.h"

#include <QTest>

#include "care/rows/job_list.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::care;

/// Schedules of maintenance jobs.
class CareCronTest : public QObject {
    Q_OBJECT

    static QDateTime at(const char* text)
    {
        QDateTime time = QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm:ss"_s);
        time.setTimeSpec(Qt::UTC);
        return time;
    }

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("cron");
        QTest::addColumn<QDateTime>("after");
        QTest::addColumn<QDateTime>("next");
        const auto row = [](const char* name, const char* cron, const char* after, const char* next) {
            QTest::newRow(name) << QString::fromLatin1(cron) << at(after) << at(next);
        };
        row("Sundays", "0 3 * * 0", "2026-09-17 14:32:08", "2026-09-20 03:00:00");
        row("7 is Sunday", "0 3 * * 7", "2026-09-17 14:32:08", "2026-09-20 03:00:00");
        row("not the same minute again", "0 3 * * 0", "2026-09-20 03:00:30", "2026-09-27 03:00:00");
        row("hourly", "0 * * * *", "2026-09-17 14:32:08", "2026-09-17 15:00:00");
        row("hourly over midnight", "30 * * * *", "2026-12-31 23:40:00", "2027-01-01 00:30:00");
        row("steps", "*/15 * * * *", "2026-09-17 14:32:08", "2026-09-17 14:45:00");
        row("steps from", "5/20 * * * *", "2026-09-17 14:32:08", "2026-09-17 14:45:00");
        row("lists and ranges", "0 8-10,20 * * 1-5", "2026-09-18 10:00:00", "2026-09-18 20:00:00");
        row("the first of a quarter", "0 2 1 1,4,7,10 *", "2026-09-17 14:32:08", "2026-10-01 02:00:00");
        row("either day", "0 0 13 * 5", "2026-09-17 14:32:08", "2026-09-18 00:00:00");
        row("29 February", "0 0 29 2 *", "2026-09-17 14:32:08", "2028-02-29 00:00:00");
    }

    void times()
    {
        QFETCH(QString, cron);
        QFETCH(QDateTime, after);
        QFETCH(QDateTime, next);
        const auto read = Cron::parse(cron);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QCOMPARE(read->next(after), next);
    }

    void neverHasNoTime() { QVERIFY(!Cron::parse(u"0 0 30 2 *"_s)->next(at("2026-01-01 00:00:00")).isValid()); }

    void wrongFieldsAreRefused_data()
    {
        QTest::addColumn<QString>("cron");
        for (const char* cron : {"", "0 3 * *", "0 3 * * 0 0", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *",
                                 "* * * * 8", "5-1 * * * *", "*/0 * * * *", "a * * * *", "1, * * * *", "-1 * * * *"})
            QTest::newRow(cron) << QString::fromLatin1(cron);
    }

    void wrongFieldsAreRefused()
    {
        QFETCH(QString, cron);
        const auto read = Cron::parse(cron);
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"BAD_VALUE"_s);
    }

    void schedulesHaveWords()
    {
        QCOMPARE(Cron::parse(u"0 3 * * 0"_s)->words().english(), u"Sundays 03:00"_s);
        QCOMPARE(Cron::parse(u"0 1 * * *"_s)->words().english(), u"daily 01:00"_s);
        QCOMPARE(Cron::parse(u"30 * * * *"_s)->words().english(), u"hourly at :30"_s);
        QCOMPARE(Cron::parse(u"0 2 1 * *"_s)->words().english(), u"monthly on day 1, 02:00"_s);
        QCOMPARE(Cron::parse(u"*/5 * * * *"_s)->words().english(), u"*/5 * * * *"_s);
    }

    void declaredSchedulesAreValid()
    {
        for (const JobKind& kind : declaredJobs())
            if (*kind.cron)
                QVERIFY2(Cron::parse(QLatin1String(kind.cron)), kind.id);
    }

    void quietHoursMayPassMidnight()
    {
        const QuietHours day{2, 6}, night{22, 4}, always{5, 5};
        QVERIFY(day.contains(at("2026-09-17 02:00:00")));
        QVERIFY(!day.contains(at("2026-09-17 06:00:00")));
        QVERIFY(night.contains(at("2026-09-17 23:00:00")));
        QVERIFY(night.contains(at("2026-09-17 03:59:00")));
        QVERIFY(!night.contains(at("2026-09-17 12:00:00")));
        QVERIFY(always.contains(at("2026-09-17 12:00:00")));
        QCOMPARE(day.next(at("2026-09-17 12:00:00")), at("2026-09-18 02:00:00"));
        QCOMPARE(night.next(at("2026-09-17 12:00:00")), at("2026-09-17 22:00:00"));
        QCOMPARE(day.next(at("2026-09-17 03:10:00")), at("2026-09-17 03:10:00"));
        QCOMPARE(day.text(), u"02:00-06:00"_s);
    }
};

SIGNALBOX_TEST(CareCronTest)
#include "cron_test.moc"
