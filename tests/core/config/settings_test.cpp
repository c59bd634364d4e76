// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "config/live_settings.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using config::Settings;

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAFileDefaultsApply()
    {
        QTemporaryDir folder;
        const auto settings = Settings::load(folder.path());
        QVERIFY(settings);
        for (const config::Setting& setting : config::declared())
            QCOMPARE(settings->value(QLatin1String(setting.key)), setting.otherwise);
        QVERIFY(settings->value(u"no.such"_s).isUndefined());
    }

    void aSetValueSurvivesARestart()
    {
        QTemporaryDir folder;
        auto settings = *Settings::load(folder.path());
        QVERIFY(settings.set(u"disk.reserve_mb"_s, u"512"_s));
        QVERIFY(settings.set(u"log.file"_s, u"false"_s));
        QVERIFY(settings.save());
        auto again = *Settings::load(folder.path());
        QCOMPARE(again.value(u"disk.reserve_mb"_s).toInt(), 512);
        QCOMPARE(again.value(u"log.file"_s).toBool(true), false);
        QVERIFY(again.set(u"log.file"_s, u"default"_s));
        QVERIFY(!again.isSet(u"log.file"_s));
    }

    void keysOfEarlierVersionsAreRead()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"sync.ranges_ahead": 24, "sync.optimise": "off", "sync.commit_rows": 5000,
                       "indexing.commit_rows": 6000})");
        file.close();
        auto settings = *Settings::load(folder.path());
        QCOMPARE(settings.value(u"indexing.ranges_ahead"_s).toInt(), 24);
        QCOMPARE(settings.value(u"sync.optimize"_s).toString(), u"off"_s);
        QCOMPARE(settings.value(u"indexing.commit_rows"_s).toInt(), 6000);  // the new key wins
        QVERIFY(settings.isSet(u"indexing.ranges_ahead"_s));
        QVERIFY(settings.set(u"sync.ranges_ahead"_s, u"12"_s));
        QVERIFY(settings.save());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY2(written.contains("\"indexing.ranges_ahead\": 12") && !written.contains("sync.ranges_ahead"),
                 written.constData());
    }

    void wrongValuesAreRefused()
    {
        QTemporaryDir folder;
        auto settings = *Settings::load(folder.path());
        QCOMPARE(settings.set(u"disk.reserve_mb"_s, u"-1"_s).error().code, u"BAD_SETTING"_s);
        QCOMPARE(settings.set(u"disk.reserve_mb"_s, u"many"_s).error().code, u"BAD_SETTING"_s);
        QCOMPARE(settings.set(u"log.level"_s, u"loud"_s).error().code, u"BAD_SETTING"_s);
        QCOMPARE(settings.set(u"no.such"_s, u"1"_s).error().kind, ErrorKind::NotFound);
    }

    void pathsAreAbsoluteAndCanBeCleared()
    {
        QTemporaryDir folder;
        auto settings = *Settings::load(folder.path());
        QCOMPARE(settings.set(u"ibc.hermes_path"_s, u"bin/hermes"_s).error().code, u"BAD_SETTING"_s);
        QCOMPARE(settings.set(u"ibc.hermes_path"_s, u"/bin/her\nmes"_s).error().code, u"BAD_SETTING"_s);
        QVERIFY(settings.set(u"ibc.hermes_path"_s, u"/usr/local/bin/hermes"_s));
        QVERIFY(settings.isSet(u"ibc.hermes_path"_s));
        QVERIFY(settings.set(u"ibc.hermes_path"_s, QString()));
        QVERIFY(!settings.isSet(u"ibc.hermes_path"_s));
        QVERIFY(settings.set(u"ibc.hermes_rest"_s, u"http://127.0.0.1:3000"_s));
        QCOMPARE(settings.set(u"ibc.hermes_rest"_s, u"http://relayer.example:3000"_s).error().code, u"BAD_SETTING"_s);
    }

    void everyMistakeInAFileIsNamed()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"disk.reserve_mb": -5, "log.level": "loud", "other": 1})");
        file.close();
        const auto settings = Settings::load(folder.path());
        QVERIFY(!settings);
        for (const char* key : {"disk.reserve_mb", "log.level", "other"})
            QVERIFY2(settings.error().text().contains(QLatin1String(key)), key);
    }
};

/// The settings as a running engine reads them.
class LiveSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsChangesOfOtherProcesses()
    {
        QTemporaryDir folder;
        config::LiveSettings live(folder.path(), *Settings::load(folder.path()));
        QCOMPARE(live.integer("indexing.ranges_ahead"), 10);
        QVERIFY(!live.look());
        auto settings = *Settings::load(folder.path());
        QVERIFY(settings.set(u"indexing.ranges_ahead"_s, u"20"_s));
        QVERIFY(settings.save());
        QVERIFY(live.look());
        QCOMPARE(live.integer("indexing.ranges_ahead"), 20);
        QVERIFY(!live.look());
    }

    void mistakesChangeNothing()
    {
        QTemporaryDir folder;
        config::LiveSettings live(folder.path(), *Settings::load(folder.path()));
        QFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"indexing.ranges_ahead": "many"})");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings stay as they were"_s));
        QVERIFY(!live.look());
        QCOMPARE(live.integer("indexing.ranges_ahead"), 10);
    }
};

SIGNALBOX_TEST(SettingsTest)
SIGNALBOX_TEST(LiveSettingsTest)
#include "settings_test.moc"
