// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "evm/family/evm_family.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

/// Events that change balances without a Transfer come with the transfers of known tokens, and alone with the rules of
/// the operator.
class TokenRulesTest : public QObject {
    Q_OBJECT

    inline static const QString weth = u"0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"_s;
    inline static const QString usdt = u"0xdac17f958d2ee523a2206206994597c13d831ec7"_s;
    const EvmFamily m_family;

    static StreamDraft stream(const QString& name, Height from)
    {
        StreamDraft made;
        made.stream = name;
        made.from = from;
        return made;
    }
    Expected<store::NewChain> chainOf(const QString& caip2, const std::vector<StreamDraft>& streams) const
    {
        ChainDraft draft;
        draft.caip2 = caip2;
        draft.endpoints.emplace_back().url = u"http://127.0.0.1:1"_s;
        draft.streams = streams;
        return m_family.newChain(draft);
    }
    static QStringList namesOf(const std::vector<store::StreamRow>& rows)
    {
        QStringList all;
        for (const store::StreamRow& row : rows)
            all << row.stream;
        return all;
    }

private Q_SLOTS:
    void aKnownTokenHasItsRules()
    {
        auto token = stream(u"transfers:0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"_s, 5);
        token.to = 90;
        const auto made = chainOf(u"eip155:1"_s, {token});
        QVERIFY(made);
        QCOMPARE(namesOf(made->streams),
                 (QStringList{u"headers"_s, u"transfers:"_s + weth, u"balance_events:"_s + weth}));
        const store::StreamRow& events = made->streams.back();
        QCOMPARE(events.from, Height(5));
        QCOMPARE(events.to, std::optional<Height>(90));
        QCOMPARE(events.settings.value("label"_L1).toString(), u"WETH: deposit, withdrawal"_s);
        QCOMPARE(events.revision.size(), 16);
        store::ChainRow row;
        row.caip2 = u"eip155:1"_s;
        QCOMPARE(namesOf(m_family.streamsWith(row, made->streams[1])), QStringList{u"balance_events:"_s + weth});
        QVERIFY(m_family.streamsWith(row, made->streams[0]).empty());
    }

    void allTransfersHaveThoseOfEachKnownToken()
    {
        auto made = chainOf(u"eip155:1"_s, {stream(u"transfers"_s, 5)});
        QVERIFY(made);
        QCOMPARE(namesOf(made->streams),
                 (QStringList{u"headers"_s, u"transfers"_s, u"balance_events:"_s + weth, u"balance_events:"_s + usdt}));
        made = chainOf(u"eip155:1"_s, {stream(u"transfers"_s, 5), stream(u"transfers:"_s + weth, 3)});
        QVERIFY(made);
        QCOMPARE(made->streams[3].stream, u"balance_events:"_s + weth);
        QCOMPARE(made->streams[3].from, Height(3));
        made = chainOf(u"eip155:31337"_s, {stream(u"transfers"_s, 5)});
        QVERIFY(made);
        QCOMPARE(made->streams.size(), std::size_t(2));
    }

    void otherTokensHaveTheRulesOfTheOperator()
    {
        store::ChainRow one;
        one.caip2 = u"eip155:1"_s;
        auto rules = stream(u"balance_events:0x"_s + QString(40, u'7'), 0);
        const auto code = [&] {
            const auto row = m_family.streamRow(one, rules);
            return row ? QString() : row.error().code;
        };
        QCOMPARE(code(), u"BAD_RULES"_s);
        rules.registries.insert(u"rules"_s, u"issue,redeem"_s);
        QCOMPARE(code(), u"NO_OWNER"_s);
        rules.registries.insert(u"owner"_s, u"0x12"_s);
        QCOMPARE(code(), u"BAD_ADDRESS"_s);
        const QString owner = u"0x"_s + QString(40, u'8');
        rules.registries.insert(u"owner"_s, owner);
        const auto row = m_family.streamRow(one, rules);
        QVERIFY(row);
        QCOMPARE(row->settings.value("owner"_L1).toString(), owner);
        QCOMPARE(row->settings.value("rules"_L1).toArray(), (QJsonArray{u"issue"_s, u"redeem"_s}));
        rules.stream = u"balance_events:0x12"_s;
        QCOMPARE(code(), u"BAD_ADDRESS"_s);
        const auto known = m_family.streamRow(one, stream(u"balance_events:"_s + weth, 0));
        QVERIFY(known);
        QCOMPARE(known->settings.value("rules"_L1).toArray(), (QJsonArray{u"deposit"_s, u"withdrawal"_s}));
    }

    void eventsNeedTheirTransfers()
    {
        store::ChainRow one;
        QCOMPARE(*m_family.streamName(one, u"balance_events:0xAB"_s), u"balance_events:0xab"_s);
        QVERIFY(m_family.needs(u"balance_events:"_s + weth, u"transfers"_s));
        QVERIFY(m_family.needs(u"balance_events:"_s + weth, u"transfers:"_s + weth));
        QVERIFY(!m_family.needs(u"balance_events:"_s + weth, u"transfers:"_s + usdt));
        QVERIFY(!m_family.needs(u"transfers:"_s + weth, u"transfers"_s));
    }
};

SIGNALBOX_TEST(TokenRulesTest)
#include "token_rules_test.moc"
