// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/balance_events.h"

#include <QJsonArray>
#include <QTest>

#include "core/evm/log_text.h"
#include "evm/data/evm_catalog.h"
#include "evm/doubt/bloom.h"
#include "evm/log_decoder.h"
#include "signalbox/literals.h"
#include "support/copy_rows.h"
#include "support/keccak.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using signalbox::test::answerOf;
using signalbox::test::LogText;

namespace {

const QByteArray wrapped = "0x" + QByteArray(40, 'a'), plain = "0x" + QByteArray(40, 'd');
const QByteArray owner = "0x" + QByteArray(40, '9'), holder = QByteArray(24, '0') + QByteArray(40, '1');
const QByteArray amount = QByteArray(62, '0') + "2a";

QByteArray topicOf(std::size_t rule)
{
    return hex::bytes(balanceRules[rule].topic);
}

chain::StreamSpec events(const QStringList& rules, const QByteArray& address = wrapped)
{
    const QString name = balanceEventsOf(QString::fromLatin1(address));
    const QJsonObject settings{{u"rules"_s, QJsonArray::fromStringList(rules)},
                               {u"owner"_s, QString::fromLatin1(owner)}};
    return {name, settings, revisionOf(name, settings)};
}

const QStringList everyRule{u"deposit"_s, u"withdrawal"_s, u"issue"_s, u"redeem"_s, u"destroyed"_s};

LogFilter filterOf(const chain::Streams& streams)
{
    const auto filter = LogFilter::forStreams(streams);
    if (!filter)
        qFatal("%s", qPrintable(filter.error().text()));
    return *filter;
}

void setBits(Bloom& bloom, QByteArrayView item)
{
    for (const std::uint16_t bit :
         bloomBits(reinterpret_cast<const std::uint8_t*>(item.data()), static_cast<std::size_t>(item.size())))
        bloom[255 - bit / 8] |= static_cast<std::uint8_t>(1 << (bit % 8));
}

template <std::size_t N>
void setBits(Bloom& bloom, const std::array<std::uint8_t, N>& item)
{
    setBits(bloom, QByteArrayView(reinterpret_cast<const char*>(item.data()), N));
}

}  // namespace

/// Events that change balances without a Transfer: which ones are requested, and what is made of them.
class BalanceEventsTest : public QObject {
    Q_OBJECT

    LogDecoder m_decoder;
    rpc::AnswerBuffer m_buffer;

    DecodedLogs decode(const QList<QByteArray>& logs, const LogFilter& filter)
    {
        DecodedLogs into;
        test::fill(m_buffer, answerOf(logs));
        const auto fault = m_decoder.decode(m_buffer, filter, {0, 1'000}, std::nullopt, into);
        if (fault || !into.settle())
            qFatal("the answer cannot be read");
        return into;
    }
    static LogText log(const QList<QByteArray>& topics, const QByteArray& data, int index = 0)
    {
        LogText text;
        text.topics = topics;
        text.data = "0x" + data;
        text.index = index;
        return text;
    }

private Q_SLOTS:
    void topicsAreHashesOfTheSignatures()
    {
        const std::array<const char*, 5> signatures{"Deposit(address,uint256)", "Withdrawal(address,uint256)",
                                                    "Issue(uint256)", "Redeem(uint256)",
                                                    "DestroyedBlackFunds(address,uint256)"};
        for (std::size_t i = 0; i < balanceRules.size(); ++i)
            QCOMPARE(hex::bytes(balanceRules[i].topic), hex::bytes(keccak256(signatures[i])));
    }

    void eachEventBecomesARow_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QList<QByteArray>>("topics");
        QTest::addColumn<QByteArray>("data");
        const auto topic = [](const QByteArray& word) { return "0x" + word; };
        const auto add = [](const char* name, int rule, QList<QByteArray> topics, const QByteArray& data) {
            topics.prepend(topicOf(std::size_t(rule)));
            QTest::newRow(name) << rule << topics << data;
        };
        add("deposit", 0, {topic(holder)}, amount);
        add("deposit, nothing indexed", 0, {}, holder + amount);
        add("deposit, all indexed", 0, {topic(holder), topic(amount)}, {});
        add("withdrawal", 1, {topic(holder)}, amount);
        add("withdrawal, nothing indexed", 1, {}, holder + amount);
        add("issue", 2, {}, amount);
        add("issue, indexed", 2, {topic(amount)}, {});
        add("redeem", 3, {}, amount);
        add("destroyed", 4, {}, holder + amount);
        add("destroyed, indexed", 4, {topic(holder)}, amount);
    }
    void eachEventBecomesARow()
    {
        QFETCH(int, rule);
        QFETCH(QList<QByteArray>, topics);
        QFETCH(QByteArray, data);
        const DecodedLogs logs = decode({log(topics, data, 7).json()}, filterOf({events(everyRule)}));
        QVERIFY(logs.quarantined.empty());
        QCOMPARE(logs.events.size(), std::size_t(1));
        QCOMPARE(logs.blocks.front().logs, 1);
        const bool ofOwner = balanceRules[std::size_t(rule)].isOfOwner;
        QCOMPARE(logs.events.front().indexed, topics.size() > 1 && !ofOwner);
        catalog::RowSet rows(evmCatalog());
        CopyBuffer buffer;
        logs.events.front().appendTo(buffer);
        rows.of(balanceEventsEntity).appendRows(std::move(buffer));
        QCOMPARE(rows.fault(), QString());
        const auto row = test::readCopy(rows, "balance_events").front();
        QCOMPARE(row.at(u"block_number"_s), QByteArray("10"));
        QCOMPARE(row.at(u"log_index"_s), QByteArray("7"));
        QCOMPARE(row.at(u"contract_address"_s), wrapped.mid(2));
        QCOMPARE(row.at(u"holder"_s), ofOwner ? owner.mid(2) : holder.mid(24));
        QCOMPARE(row.at(u"delta"_s), QByteArray(balanceRules[std::size_t(rule)].adds ? "42" : "-42"));
        QCOMPARE(row.at(u"kind"_s), QByteArray(balanceRules[std::size_t(rule)].name));
    }

    void malformedEventsAreQuarantined_data()
    {
        QTest::addColumn<QList<QByteArray>>("topics");
        QTest::addColumn<QByteArray>("data");
        const QByteArray deposit = topicOf(0), from = "0x" + holder;
        QTest::newRow("no amount") << QList<QByteArray>{deposit, from} << QByteArray();
        QTest::newRow("longer data") << QList<QByteArray>{deposit, from} << amount + amount;
        QTest::newRow("no holder") << QList<QByteArray>{deposit} << amount;
        QTest::newRow("four topics") << QList<QByteArray>{deposit, from, from, from} << QByteArray();
        QTest::newRow("address too long") << QList<QByteArray>{deposit, "0x" + QByteArray(64, '1')} << amount;
        QTest::newRow("no digits") << QList<QByteArray>{deposit, from} << amount.left(62) + "zz";
        QTest::newRow("odd digits") << QList<QByteArray>{deposit, from} << amount + "0";
        QTest::newRow("topic too short") << QList<QByteArray>{deposit, "0x11"} << amount;
        QTest::newRow("issue of two words") << QList<QByteArray>{topicOf(2)} << holder + amount;
    }
    void malformedEventsAreQuarantined()
    {
        QFETCH(QList<QByteArray>, topics);
        QFETCH(QByteArray, data);
        const LogText after = log({topicOf(0), "0x" + holder}, amount, 1);
        const DecodedLogs logs = decode({log(topics, data).json(), after.json()}, filterOf({events(everyRule)}));
        QCOMPARE(logs.events.size(), std::size_t(1));
        QCOMPARE(logs.quarantined.size(), std::size_t(1));
        QCOMPARE(logs.quarantined.front().stream, balanceEventsOf(QString::fromLatin1(wrapped)));
        QCOMPARE(logs.quarantined.front().position, u"0"_s);
        QCOMPARE(logs.blocks.front().logs, 2);
    }

    /// The zero address is not a holder, and an amount of 0 changes no balance.
    void eventsWithoutEffectHaveNoRow()
    {
        const QByteArray zero(64, '0');
        const DecodedLogs logs =
            decode({log({topicOf(0), "0x" + zero}, amount).json(), log({topicOf(1), "0x" + holder}, zero, 1).json()},
                   filterOf({events(everyRule)}));
        QVERIFY(logs.events.empty() && logs.quarantined.empty());
        QCOMPARE(logs.logs, 2);
    }

    void onlyRulesThatAreOnCount()
    {
        const QList<QByteArray> both{log({topicOf(0), "0x" + holder}, amount).json(),
                                     log({topicOf(1), "0x" + holder}, amount, 1).json()};
        const DecodedLogs one = decode(both, filterOf({events({u"withdrawal"_s})}));
        QCOMPARE(one.events.size(), std::size_t(1));
        QCOMPARE(one.events.front().rule, std::size_t(1));
        QCOMPARE(one.others.size(), std::size_t(1));  // it explains the contract in a bloom
        LogText other = log({topicOf(0), "0x" + holder}, amount);
        other.address = plain;
        const DecodedLogs none = decode({other.json()}, filterOf({events(everyRule), u"transfers"_s}));
        QVERIFY(none.events.empty() && none.others.empty() && none.blocks.empty());
    }

    void transfersAndEventsOfOneAnswerAreKeptApart()
    {
        const QString token = u"transfers:"_s + QString::fromLatin1(wrapped);
        LogText transfer;
        transfer.index = 1;
        LogText later = log({topicOf(0), "0x" + holder}, amount, 0);
        later.block = 11;
        const QList<QByteArray> shuffled{later.json(), transfer.json(),
                                         log({topicOf(1), "0x" + holder}, amount, 0).json(), later.json()};
        DecodedLogs logs = decode(shuffled, filterOf({events(everyRule), token}));
        QCOMPARE(logs.transfers.rows(), 1);
        QCOMPARE(logs.events.size(), std::size_t(2));
        QCOMPARE(logs.events.front().block, 10);
        QCOMPARE(logs.duplicates, 1);
        const DecodedLogs taken = logs.take({11});
        QCOMPARE(taken.events.size(), std::size_t(1));
        QCOMPARE(logs.events.size(), std::size_t(1));
        // One position has one log.
        DecodedLogs clash;
        test::fill(m_buffer, answerOf({LogText{}.json(), log({topicOf(0), "0x" + holder}, amount).json()}));
        QVERIFY(!m_decoder.decode(m_buffer, filterOf({events(everyRule), token}), {0, 1'000}, std::nullopt, clash));
        QVERIFY(!clash.settle());
    }

    void aFaultLeavesNothing()
    {
        DecodedLogs into;
        QByteArray text = answerOf({log({topicOf(0), "0x" + holder}, amount).json()});
        test::fill(m_buffer, text.left(text.size() - 2));
        QVERIFY(m_decoder.decode(m_buffer, filterOf({events(everyRule)}), {0, 1'000}, std::nullopt, into));
        QVERIFY(into.events.empty() && into.sources.empty());
    }

    /// Neither for all contracts, nor at other tokens if that can be avoided.
    void theTopicsAreRequestedAtTheTokenOnly()
    {
        const QByteArray transferHex = hex::bytes(transferTopic), deposit = topicOf(0);
        const auto both = filterOf({events({u"deposit"_s}), u"transfers:"_s + QString::fromLatin1(wrapped)});
        QCOMPARE(both.requests(100).size(), std::size_t(1));
        const QByteArray shared = both.requests(100).front().jsonMembers();
        QCOMPARE(shared.count(wrapped), 1);
        QVERIFY(shared.contains(transferHex) && shared.contains(deposit) && !shared.contains(topicOf(1)));

        const auto apart = filterOf({events({u"deposit"_s}), u"transfers:"_s + QString::fromLatin1(plain)});
        QCOMPARE(apart.requests(100).size(), std::size_t(2));
        QVERIFY(!apart.requests(100)[0].jsonMembers().contains(deposit));
        QVERIFY(!apart.requests(100)[0].jsonMembers().contains(wrapped));
        QVERIFY(apart.requests(100)[1].jsonMembers().contains(wrapped));
        QVERIFY(!apart.requests(100)[1].jsonMembers().contains(transferHex));
        QCOMPARE(apart.addresses().size(), std::size_t(2));

        const QJsonObject registry{{u"identity"_s, QString::fromLatin1(plain)}};
        const auto all =
            filterOf({events({u"deposit"_s}), u"transfers"_s, {u"registries"_s, {{u"registries"_s, registry}}}});
        const auto parts = all.requests(100);
        QCOMPARE(parts.size(), std::size_t(3));
        QVERIFY(!parts[0].jsonMembers().contains("address") && !parts[0].jsonMembers().contains(deposit));
        QVERIFY(!parts[1].jsonMembers().contains(deposit) && !parts[1].jsonMembers().contains(wrapped));
        QVERIFY(parts[2].jsonMembers().contains(wrapped) && !parts[2].jsonMembers().contains(transferHex));

        chain::Streams many;
        for (int i = 0; i < 5; ++i)
            many.push_back(events({u"deposit"_s}, "0x" + QByteArray::number(i + 1).rightJustified(40, '0')));
        QCOMPARE(filterOf(many).requests(2).size(), std::size_t(3));
        QVERIFY(!filterOf(many).isEmpty());
    }

    /// One element for each contract: its topics are those of all that is wanted of it.
    void bloomsMatchWhatIsWanted()
    {
        const QString token = u"transfers:"_s + QString::fromLatin1(wrapped);
        const auto filter = filterOf({events({u"deposit"_s}), token});
        const auto elements = elementsOf(filter);
        QCOMPARE(elements.size(), std::size_t(1));
        Bloom bloom{};
        setBits(bloom, filter.tokens.front());
        QVERIFY(!elements.front().mayBeIn(bloom));
        setBits(bloom, balanceRules[1].topic);
        QVERIFY(!elements.front().mayBeIn(bloom));
        setBits(bloom, balanceRules[0].topic);
        QVERIFY(elements.front().mayBeIn(bloom));
        QVERIFY(mayHoldRule(bloom, 0) && mayHoldRule(bloom, 1) && !mayHoldRule(bloom, 4));
        QCOMPARE(elementsOf(filterOf({events({u"deposit"_s}), u"transfers"_s})).size(), std::size_t(2));
        // A transfer does not stand for the events of its token, but explains why the bloom has the contract.
        const DecodedLogs logs = decode({LogText{}.json()}, filterOf({events({u"deposit"_s}), u"transfers"_s}));
        QCOMPARE(logs.sources.size(), std::size_t(1));
        QVERIFY(logs.sources.front().who == Bytes20{});
        QCOMPARE(logs.others.size(), std::size_t(1));
        QVERIFY(logs.others.front().who == *hex::address(std::string_view(wrapped.constData(), 42)));
    }

    void theRevisionIsThatOfRulesAndOwner()
    {
        const QString name = balanceEventsOf(QString::fromLatin1(wrapped));
        const auto revision = [&](const QStringList& rules, const QString& by = {}) {
            return revisionOf(name, {{u"rules"_s, QJsonArray::fromStringList(rules)}, {u"owner"_s, by}});
        };
        const QString first = revision({u"deposit"_s, u"withdrawal"_s});
        QCOMPARE(first.size(), 16);
        QCOMPARE(revision({u"withdrawal"_s, u"deposit"_s}), first);
        QCOMPARE(revision({u"withdrawal"_s, u"deposit"_s}, QString::fromLatin1(owner)), first);
        QVERIFY(revision({u"deposit"_s}) != first);
        QVERIFY(revision({u"issue"_s}, QString::fromLatin1(owner)) !=
                revision({u"issue"_s}, QString::fromLatin1(plain)));
        const QJsonObject deposits = events({u"deposit"_s}).settings, both = events(everyRule).settings;
        QVERIFY(wantsNoMore(both, both));
        QVERIFY(!wantsNoMore(both, deposits) && !wantsNoMore(deposits, both));  // other rows must go
    }

    void badRulesAreRefused()
    {
        const QString name = balanceEventsOf(QString::fromLatin1(wrapped));
        const auto code = [&](const QString& stream, const QJsonObject& settings) {
            const auto token = ruledTokenOf(stream, settings);
            return token ? QString() : token.error().code;
        };
        QCOMPARE(code(name, {}), u"BAD_RULES"_s);
        QCOMPARE(code(name, {{u"rules"_s, QJsonArray{u"deposits"_s}}}), u"BAD_RULES"_s);
        QCOMPARE(code(name, {{u"rules"_s, QJsonArray{u"issue"_s}}}), u"NO_OWNER"_s);
        QCOMPARE(code(name, {{u"rules"_s, QJsonArray{u"destroyed"_s}}}), QString());
        QCOMPARE(code(u"balance_events:0x12"_s, {{u"rules"_s, QJsonArray{u"deposit"_s}}}), u"INVALID_STREAM"_s);
        QCOMPARE(LogFilter::forStreams({chain::StreamSpec(name)}).error().code, u"BAD_RULES"_s);
    }

    /// Without a log, so nothing is requested for it; the rows are the same each time their block is read.
    void whatAConstructorMintedIsInTheSettings()
    {
        const QString name = balanceEventsOf(QString::fromLatin1(wrapped)), by = QString::fromLatin1(owner);
        QJsonObject minted{
            {u"block"_s, 7},
            {u"position"_s, -3},
            {u"holders"_s, QJsonArray{QJsonObject{{u"holder"_s, by}, {u"amount"_s, u"42"_s}},
                                      QJsonObject{{u"holder"_s, QString::fromLatin1(plain)}, {u"amount"_s, u"1"_s}}}}};
        const auto settings = [&] {
            return QJsonObject{{u"rules"_s, QJsonArray{u"constructor"_s}}, {u"minted"_s, minted}};
        };
        const auto token = ruledTokenOf(name, settings());
        QVERIFY(token);
        QCOMPARE(token->rules, 0u);
        QVERIFY(filterOf({chain::StreamSpec(name, settings(), {})}).isEmpty());
        QVERIFY(mintedIn({8, 100}, {*token}).empty());
        const auto rows = mintedIn({0, 7}, {*token});
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows == mintedIn({7, 7}, {*token}));
        QCOMPARE(rows[0].logIndex, -3);
        QCOMPARE(rows[1].logIndex, -4);
        QCOMPARE(rows[0].amount, U256(42));
        catalog::RowSet stored(evmCatalog());
        CopyBuffer buffer;
        rows[0].appendTo(buffer);
        stored.of(balanceEventsEntity).appendRows(std::move(buffer));
        const auto row = test::readCopy(stored, "balance_events").front();
        QCOMPARE(row.at(u"log_index"_s), QByteArray("-3"));
        QCOMPARE(row.at(u"delta"_s), QByteArray("42"));
        QCOMPARE(row.at(u"kind"_s), QByteArray("constructor"));
        const QString first = revisionOf(name, settings());
        minted.insert(u"block"_s, 8);
        QVERIFY(revisionOf(name, settings()) != first);
        for (const QJsonObject& wrong :
             {QJsonObject(), QJsonObject{{u"block"_s, 7}},
              QJsonObject{{u"block"_s, -1}, {u"holders"_s, minted.value(u"holders"_s)}},
              QJsonObject{{u"block"_s, 7}, {u"position"_s, 0}, {u"holders"_s, minted.value(u"holders"_s)}}})
            QCOMPARE(
                ruledTokenOf(name, {{u"rules"_s, QJsonArray{u"constructor"_s}}, {u"minted"_s, wrong}}).error().code,
                u"NO_MINTED"_s);
    }

    void thePresetsAreValid()
    {
        QVERIFY(presetRules(31337).empty());
        QCOMPARE(presetRules(8453).size(), std::size_t(1));
        for (const qint64 chain : {1, 10, 56, 130, 137, 480, 8453, 57073})
            for (const PresetRules& preset : presetRules(chain)) {
                const auto token =
                    ruledTokenOf(balanceEventsOf(preset.address),
                                 {{u"rules"_s, QJsonArray::fromStringList(preset.rules)}, {u"owner"_s, preset.owner}});
                QVERIFY2(token, qPrintable(preset.address));
                QVERIFY(!preset.symbol.isEmpty());
            }
    }
};

SIGNALBOX_TEST(BalanceEventsTest)
#include "balance_events_test.moc"
