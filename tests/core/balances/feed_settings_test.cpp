// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>

#include "balances/books/token_book.h"
#include "books_place.h"
#include "secrets/secret_store.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The row of the price feed, and its key in a secret store.
class FeedSettingsTest : public QObject, BooksPlace {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<store::SecretStore> m_secrets;
    std::unique_ptr<balances::TokenBook> m_book;

    Expected<PriceFeedState> change(const PriceFeedEdit& edit) { return wait(m_book->setFeed(edit)); }
    QString secret() const
    {
        const auto all = m_secrets->references();
        return all && all->size() == 1 ? m_secrets->read(all->first()).value_or(QString()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeBooks();
        auto file = store::openSecretFile(m_folder.filePath(u"secrets"_s), u"correct horse"_s);
        QVERIFY(file.has_value());
        m_secrets = std::move(*file);
        m_book = std::make_unique<balances::TokenBook>(reader, std::make_shared<engine::EndpointSecrets>(m_secrets));
    }
    void cleanupTestCase()
    {
        m_book.reset();
        dropBooks();
    }

    void isOffAtFirst()
    {
        const auto feed = wait(m_book->feed());
        OK(feed);
        QVERIFY(!feed->enabled && !feed->hasKey && feed->failure.isEmpty() && !feed->answeredAt.isValid());
        QCOMPARE(feed->minutes, 15);
        QCOMPARE(feed->prices, -1);
    }

    void takesAKeyAndKeepsItForItsHostOnly()
    {
        const auto on = change({true, {}, 30, u"CG-abc"_s});
        OK(on);
        QVERIFY(on->enabled && on->hasKey);
        QCOMPARE(on->minutes, 30);
        QVERIFY2(secret().contains(u"\"x-cg-demo-api-key\":\"CG-abc\""_s), qPrintable(secret()));
        QCOMPARE(sql(u"SELECT enabled::text || url FROM price_feed WHERE next_at = '-infinity'"_s),
                 u"truehttps://api.coingecko.com/api/v3/simple/price"_s);

        const auto path = change({{}, u"https://api.coingecko.com/api/v4/simple/price"_s, {}, {}});
        OK(path);
        QVERIFY(path->hasKey && secret().contains(u"CG-abc"_s));
        const auto own = change({{}, u"https://prices.example.org/simple"_s, {}, {}});
        OK(own);
        QVERIFY(!own->hasKey);
        QVERIFY(m_secrets->references()->isEmpty());

        OK(change({{}, {}, {}, u"X-Key: one two"_s}));
        QVERIFY2(secret().contains(u"\"X-Key\":\"one two\""_s), qPrintable(secret()));
        OK(change({{}, {}, {}, u"plain"_s}));
        QVERIFY2(secret().contains(u"\"bearer\":\"plain\""_s), qPrintable(secret()));
        const auto none = change({false, {}, {}, QString()});
        OK(none);
        QVERIFY(!none->enabled && !none->hasKey && m_secrets->references()->isEmpty());
    }

    void masksAKeyInTheAddress()
    {
        const auto feed = change({{}, u"https://prices.example.org/v2/1f0c9a7de54b"_s, {}, {}});
        OK(feed);
        QCOMPARE(feed->url, u"https://prices.example.org/••••"_s);
        QVERIFY(feed->hasKey && secret().contains(u"1f0c9a7de54b"_s));
        QCOMPARE(code(m_book->setFeed({{}, feed->url, {}, u"a"_s})), u"BAD_VALUE"_s);
        OK(change({{}, u"https://prices.example.org/simple"_s, {}, {}}));
        QVERIFY(m_secrets->references()->isEmpty());
    }

    void refusesWrongValues()
    {
        QCOMPARE(code(m_book->setFeed({{}, u"http://prices.example.org/"_s, {}, {}})), u"BAD_FEED"_s);
        QCOMPARE(code(m_book->setFeed({{}, {}, 0, {}})), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->setFeed({{}, {}, 1441, {}})), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->setFeed({{}, {}, {}, u"two words"_s})), u"BAD_VALUE"_s);
        QCOMPARE(code(balances::TokenBook(reader).setFeed({{}, {}, {}, u"key"_s})), u"SECRETS_LOCKED"_s);
        QVERIFY(m_secrets->references()->isEmpty());
    }
};

SIGNALBOX_TEST(FeedSettingsTest)
#include "feed_settings_test.moc"
