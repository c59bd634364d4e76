#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "config/live_settings.h"
#include "support/test_registry.h"

using namespace signalbox;
using config::Settings;

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsWithoutAFile()
    {
        QTemporaryDir folder;
        const auto settings = Settings::load(folder.path());
        QVERIFY(settings);
        for (const config::Setting& setting : config::declared())
            QCOMPARE(settings->value(QLatin1String(setting.key)), setting.otherwise);
        QVERIFY(settings->value(QStringLiteral("no.such")).isUndefined());
    }

    void setSurvivesARestart()
    {
        QTemporaryDir folder;
        auto settings = *Settings::load(folder.path());
        QVERIFY(settings.set(QStringLiteral("disk.reserve_mb"), QStringLiteral("512")));
        QVERIFY(settings.set(QStringLiteral("log.file"), QStringLiteral("false")));
        QVERIFY(settings.save());
        auto again = *Settings::load(folder.path());
        QCOMPARE(again.value(QStringLiteral("disk.reserve_mb")).toInt(), 512);
        QCOMPARE(again.value(QStringLiteral("log.file")).toBool(true), false);
        QVERIFY(again.set(QStringLiteral("log.file"), QStringLiteral("default")));
        QVERIFY(!again.isSet(QStringLiteral("log.file")));
    }

    void wrongValuesAreRefused()
    {
        QTemporaryDir folder;
        auto settings = *Settings::load(folder.path());
        QCOMPARE(settings.set(QStringLiteral("disk.reserve_mb"), QStringLiteral("-1")).error().code,
                 QStringLiteral("BAD_SETTING"));
        QCOMPARE(settings.set(QStringLiteral("disk.reserve_mb"), QStringLiteral("many")).error().code,
                 QStringLiteral("BAD_SETTING"));
        QCOMPARE(settings.set(QStringLiteral("log.level"), QStringLiteral("loud")).error().code,
                 QStringLiteral("BAD_SETTING"));
        QCOMPARE(settings.set(QStringLiteral("no.such"), QStringLiteral("1")).error().kind, ErrorKind::NotFound);
    }

    void everyMistakeOfAFileIsNamed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"disk.reserve_mb": -5, "log.level": "loud", "other": 1})");
        file.close();
        const auto settings = Settings::load(folder.path());
        QVERIFY(!settings);
        for (const char* key : {"disk.reserve_mb", "log.level", "other"})
            QVERIFY2(settings.error().text.contains(QLatin1String(key)), key);
    }
};

/// What a running engine reads.
class LiveSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatSomebodySaved()
    {
        QTemporaryDir folder;
        config::LiveSettings live(folder.path(), *Settings::load(folder.path()));
        QCOMPARE(live.integer("sync.ranges_ahead"), 10);
        QVERIFY(!live.look());
        auto settings = *Settings::load(folder.path());
        QVERIFY(settings.set(QStringLiteral("sync.ranges_ahead"), QStringLiteral("20")));
        QVERIFY(settings.save());
        QVERIFY(live.look());
        QCOMPARE(live.integer("sync.ranges_ahead"), 20);
        QVERIFY(!live.look());
    }

    void mistakesChangeNothing()
    {
        QTemporaryDir folder;
        config::LiveSettings live(folder.path(), *Settings::load(folder.path()));
        QFile file(folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"sync.ranges_ahead": "many"})");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("settings stay as they were")));
        QVERIFY(!live.look());
        QCOMPARE(live.integer("sync.ranges_ahead"), 10);
    }
};

SIGNALBOX_TEST(SettingsTest)
SIGNALBOX_TEST(LiveSettingsTest)
#include "settings_test.moc"
