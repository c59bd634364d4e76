// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QJsonDocument>

#include "actions/telegram/chat_pace.h"
#include "actions/telegram/message_text.h"
#include "send_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class TelegramTest : public QObject {
    Q_OBJECT

    std::unique_ptr<BotApi> m_api;
    SendPlace m_place;

    actions::SendOutcome send(const QString& chat, const QString& text = u"Score {{score}}"_s,
                              const QString& mode = {}) const
    {
        QJsonObject config{{u"chat_id"_s, chat}, {u"message_template"_s, text}};
        if (!mode.isEmpty())
            config[u"parse_mode"_s] = mode;
        return m_place.send(u"telegram"_s, config);
    }
    QJsonObject last() const { return QJsonDocument::fromJson(m_api->receiver.seen().back().body).object(); }

private Q_SLOTS:
    void init()
    {
        m_api = std::make_unique<BotApi>();
        m_place = SendPlace();
        m_place.telegramUrl = m_api->url();
        m_place.secrets[u"telegram.bot_token"_s] = BotApi::token();
    }

    void aMessageIsSentAndItsTokenStaysHidden()
    {
        const auto outcome = send(u"-100123"_s, u"*{{tag1}}*"_s, u"markdownv2"_s);
        DONE(outcome);
        QCOMPARE(
            last(),
            (QJsonObject{{u"chat_id"_s, u"-100123"_s}, {u"text"_s, u"*a\\*b*"_s}, {u"parse_mode"_s, u"MarkdownV2"_s}}));
        QCOMPARE(m_api->receiver.seen()[0].headers["idempotency-key"], "key-1");
        QCOMPARE(outcome.status, u"message 1"_s);
        QCOMPARE(outcome.responseData, (QJsonObject{{u"message_id"_s, 1}}));
        QVERIFY(!outcome.request.contains(BotApi::token()) && outcome.request.contains(u"/bot••••/sendMessage"_s));
    }

    void refusalsAreFinalAndNameTheCause()
    {
        m_place.secrets[u"telegram.bot_token"_s] = u"123456:AAanother"_s;
        ENDS(send(u"1"_s), Failed, "revoked");
        QVERIFY(!send(u"1"_s).error.english().contains("AAanother"_L1));
        m_place.secrets[u"telegram.bot_token"_s] = BotApi::token();
        ENDS(send(u"-1"_s), Failed, "does not know the chat -1");
        ENDS(send(u"-2"_s), Failed, "has blocked the bot");
    }

    void aMissingTokenIsNamed()
    {
        m_place.secrets.clear();
        ENDS(send(u"1"_s), Failed, "telegram.bot_token");
        m_place.secrets[u"telegram.bot_token"_s] = u"../../evil"_s;
        ENDS(send(u"1"_s), Failed, "not a bot token");
        QVERIFY(m_api->receiver.seen().empty());
    }

    void brokenMarkupIsSentOnceMoreWithoutIt()
    {
        const auto outcome = send(u"9"_s, u"*broken {{tag1}}"_s, u"MarkdownV2"_s);
        DONE(outcome);
        QCOMPARE(m_api->receiver.seen().size(), std::size_t(2));
        QCOMPARE(last(), (QJsonObject{{u"chat_id"_s, u"9"_s}, {u"text"_s, u"*broken a*b"_s}}));
        QVERIFY(outcome.responseData.contains("markup_refused"_L1));
    }

    void anUpgradedGroupIsFollowed()
    {
        const auto outcome = send(u"-3"_s);
        DONE(outcome);
        QCOMPARE(last()["chat_id"_L1].toString(), u"-33"_s);
        QCOMPARE(outcome.responseData["migrate_to_chat_id"_L1].toString(), u"-33"_s);
        QVERIFY(outcome.status.contains("-33"_L1));
    }

    void waitsAreHonored()
    {
        const auto outcome = send(u"-4"_s);
        ENDS(outcome, Retry, "wait");
        QCOMPARE(outcome.retryAfterMs, std::optional<qint64>(2000));
        QElapsedTimer clock;
        clock.start();
        DONE(send(u"-4"_s));  // another sender waits for the chat, too
        QVERIFY(clock.elapsed() >= 1'500);
        ENDS(send(u"-5"_s), Retry, "502");
        ENDS(send(u"-6"_s), Retry, "not that of the Bot API");
    }

    void anEmptyMessageIsNotSent()
    {
        ENDS(send(u"1"_s, u"{{tag2}} "_s), Failed, "empty");
        QVERIFY(m_api->receiver.seen().empty());
    }

    void longMessagesAreCut()
    {
        m_place.fields[u"tag1"_s] = QString(10'000, u'x');
        DONE(send(u"1"_s, u"{{tag1}}"_s));
        QCOMPARE(last()["text"_L1].toString(), QString(4095, u'x') + u'…');
    }

    void cutsKeepCharactersAndEntities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("expected");
        const QString face = u"😀"_s;
        QTest::newRow("fits") << QString(4096, u'x') << QString() << QString(4096, u'x');
        QTest::newRow("pair") << QString(4094, u'x') + face + face << QString() << QString(4094, u'x') + u'…';
        QTest::newRow("markup does not count")
            << u"<b>"_s + QString(4096, u'x') + u"</b>"_s << u"HTML"_s << u"<b>"_s + QString(4096, u'x') + u"</b>"_s;
        QTest::newRow("escapes do not count") << u"\\."_s.repeated(4096) << u"MarkdownV2"_s << u"\\."_s.repeated(4096);
        QTest::newRow("escape is whole") << u"\\."_s.repeated(5000) << u"MarkdownV2"_s
                                         << u"\\."_s.repeated(4095) + u'…';
        QTest::newRow("HTML entity is whole")
            << QString(4095, u'x') + u"&amp;&amp;"_s << u"HTML"_s << QString(4095, u'x') + u'…';
        QTest::newRow("before an open tag")
            << u"abc <b>"_s + QString(5000, u'x') + u"</b>"_s << u"HTML"_s << u"abc …"_s;
        QTest::newRow("before a link") << u"abc [x"_s + QString(5000, u'y') + u"](https://a.example/\\))"_s
                                       << u"MarkdownV2"_s << u"abc …"_s;
        QTest::newRow("behind an entity")
            << u"*abc*"_s + QString(5000, u'x') << u"Markdown"_s << u"*abc*"_s + QString(4092, u'x') + u'…';
        QTest::newRow("underlined") << u"__a__ ||b|| ~c~ "_s + u"`"_s + QString(5000, u'x') + u"`"_s << u"MarkdownV2"_s
                                    << u"__a__ ||b|| ~c~ …"_s;
    }
    void cutsKeepCharactersAndEntities()
    {
        QFETCH(QString, text);
        QFETCH(QString, mode);
        QFETCH(QString, expected);
        const auto cut = actions::fitted(text, mode);
        QCOMPARE(cut.text, expected);
        QCOMPARE(cut.parseMode, mode);
        QCOMPARE(cut.cut, text != expected);
    }

    void oneLongEntityLosesItsMarkup()
    {
        const auto cut = actions::fitted(u"<b>"_s + QString(5000, u'x') + u"</b>"_s, u"HTML"_s);
        QCOMPARE(cut.parseMode, QString());
        QCOMPARE(cut.text.size(), 4096);
    }

    void chatsTakeTurns()
    {
        actions::ChatPace pace;
        QVERIFY(pace.turn(u"a"_s, 0) == 0);
        const qint64 wait = pace.turn(u"a"_s, 0);
        QVERIFY(wait > 900 && wait <= 1000);
        QCOMPARE(pace.turn(u"b"_s, 0), 0);
        for (int i = 2; i < actions::ChatPace::perSecond; ++i)
            QCOMPARE(pace.turn(QString::number(i), 0), 0);
        const qint64 overall = pace.turn(u"z"_s, 0);
        QVERIFY(overall > 0 && overall <= 1000);
        QVERIFY(pace.turn(u"z"_s, 5000) > 0);
    }

    void theMapOfChatsIsBounded()
    {
        actions::ChatPace pace;
        for (std::size_t i = 0; i < actions::ChatPace::mostChats + 500; ++i)
            pace.rest(QString::number(i), 1'000'000);
        QVERIFY(pace.size() <= actions::ChatPace::mostChats);
    }
};

SIGNALBOX_TEST(TelegramTest)
#include "telegram_test.moc"
