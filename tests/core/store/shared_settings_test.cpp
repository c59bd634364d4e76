// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/shared_settings.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class SharedSettingsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PgDatabase> m_db;
    std::unique_ptr<store::Session> m_session;

    QJsonValue value(const QString& key)
    {
        return m_session->read([&](store::Transaction& t) { return store::sharedSetting(t, key); }).value();
    }
    Expected<Done> set(const QString& key, const QString& text)
    {
        return m_session->write([&](store::Transaction& t) { return store::setShared(t, key, text); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_db = std::make_unique<PgDatabase>();
        m_session = m_db->session();
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_db.reset();
    }

    void valuesAreKeptUntilTheDefaultIsRestored()
    {
        QCOMPARE(value(u"triggers.catch_up"_s).toString(), u"ask"_s);
        OK(set(u"triggers.catch_up"_s, u"fire"_s));
        OK(set(u"triggers.catch_up_minutes"_s, u"25"_s));
        OK(set(u"actions.telegram_base_url"_s, u"http://127.0.0.1:8081/bots"_s));
        QCOMPARE(value(u"triggers.catch_up"_s).toString(), u"fire"_s);
        QCOMPARE(value(u"triggers.catch_up_minutes"_s).toInt(), 25);
        const auto all = m_session->read([](store::Transaction& t) { return store::sharedSettings(t); });
        OK(all);
        QVERIFY(all->size() >= size_t(3));
        QVERIFY(all->at(2).set && all->at(2).kind == SettingField::Kind::Text);
        QCOMPARE(all->at(2).value.toString(), u"http://127.0.0.1:8081/bots"_s);
        OK(set(u"triggers.catch_up"_s, u"default"_s));
        QCOMPARE(value(u"triggers.catch_up"_s).toString(), u"ask"_s);
    }

    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("word") << u"triggers.catch_up"_s << u"maybe"_s << u"BAD_SETTING"_s;
        QTest::newRow("minutes") << u"triggers.catch_up_minutes"_s << u"0"_s << u"BAD_SETTING"_s;
        QTest::newRow("plain HTTP") << u"actions.telegram_base_url"_s << u"http://api.example.org"_s
                                    << u"BAD_SETTING"_s;
        QTest::newRow("looks like loopback")
            << u"actions.telegram_base_url"_s << u"http://127.0.0.1.example.org"_s << u"BAD_SETTING"_s;
        QTest::newRow("password") << u"actions.telegram_base_url"_s << u"https://a:b@api.example.org"_s
                                  << u"BAD_SETTING"_s;
        QTest::newRow("of one console") << u"log.level"_s << u"debug"_s << u"UNKNOWN_SETTING"_s;
    }
    void wrongValuesAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto done = set(key, text);
        QVERIFY(!done);
        QCOMPARE(done.error().code, code);
    }

    void aStoredValueThatIsNotValidCountsAsNotSet()
    {
        OK(m_session->write([](store::Transaction& t) {
            t.exec(
                "INSERT INTO signalbox.settings (key, value) VALUES ('triggers.catch_up_minutes', '\"soon\"') ON "
                "CONFLICT (key) DO UPDATE SET value = excluded.value");
            return Done{};
        }));
        QCOMPARE(value(u"triggers.catch_up_minutes"_s).toInt(), 10);
    }
};

SIGNALBOX_TEST(SharedSettingsTest)
#include "shared_settings_test.moc"
