// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rows_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::triggers;

class RowsEventsTest : public QObject, RowsPlace {
    Q_OBJECT

    std::vector<EventRow> events(const EventFilter& filter) const
    {
        return in([&](store::Transaction& transaction) { return readEvents(transaction, filter); }).value();
    }
    static QString idsOf(const std::vector<EventRow>& rows)
    {
        QStringList ids;
        for (const EventRow& each : rows)
            ids << each.id.section(u'-', 1);
        return ids.join(u' ');
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void everyColumnIsRead()
    {
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, event_type, agent_id, timestamp, owner, token_uri, metadata_key, metadata_value, "
            "client_address, feedback_index, score, tag1, tag2, file_uri, file_hash, validator_address, request_hash, "
            "response, response_uri, response_hash, tag, agent_id_text, feedback_value, feedback_value_decimals, "
            "endpoint, request_uri) VALUES ('1-2-3', 9007199254740993, 2, 'bh', 'th', 3, 'validation', 'E', 0, 5, "
            "'o', 'tu', 'mk', 'mv', 'ca', 6, -7, 't1', '', 'fu', 'fh', 'va', 'rh', 100, 'ru', 'rs', 't', '0', "
            "-123456789012345678901234567890, 18, 'ep', 'rq')");
        const auto row = in([](auto& transaction) { return readEvent(transaction, u"1-2-3"_s); });
        OK(row);
        QVERIFY(*row);
        const EventRow& event = **row;
        QCOMPARE(event.chainId, 9007199254740993);
        QCOMPARE(event.blockNumber, 2);
        QCOMPARE(event.logIndex, 3);
        QCOMPARE(event.agentId, std::optional<qint64>(0));
        QCOMPARE(event.feedbackIndex, std::optional<qint64>(6));
        QCOMPARE(event.score, std::optional<qint64>(-7));
        QCOMPARE(event.response, std::optional<qint64>(100));
        QCOMPARE(event.feedbackValueDecimals, std::optional<qint64>(18));
        const std::vector<std::optional<QString>> texts{
            event.owner,         event.tokenUri,    event.metadataKey,  event.metadataValue, event.clientAddress,
            event.tag1,          event.tag2,        event.fileUri,      event.fileHash,      event.validatorAddress,
            event.requestHash,   event.responseUri, event.responseHash, event.tag,           event.agentIdText,
            event.feedbackValue, event.endpoint,    event.requestUri};
        QStringList read;
        for (const auto& each : texts)
            read << each.value_or(u"NULL"_s);
        QCOMPARE(read.join(u' '), u"o tu mk mv ca t1  fu fh va rh ru rs t 0 -123456789012345678901234567890 ep rq"_s);
        QVERIFY(event.createdAt.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        QVERIFY(!event.retracted);
    }
    void noneForAnUnknownId()
    {
        QVERIFY(!in([](auto& transaction) { return readEvent(transaction, u"1-2-4"_s); }).value());
    }

    void rangesRegistriesAndLimits()
    {
        for (const int block : {5, 3, 4})
            for (const int log : {2, 0, 1})
                addEvent(block, log, log == 1 ? u"identity"_s : u"reputation"_s);
        addEvent(9, 0);
        QCOMPARE(idsOf(events({.chainId = 31337})), u"3-0 3-1 3-2 4-0 4-1 4-2 5-0 5-1 5-2 9-0"_s);
        QCOMPARE(idsOf(events({.chainId = 31337, .blocks = {4, 5}, .registry = u"reputation"_s})),
                 u"4-0 4-2 5-0 5-2"_s);
        QCOMPARE(idsOf(events({.chainId = 31337, .limit = 4})), u"3-0 3-1 3-2 4-0 4-1 4-2"_s);
        QCOMPARE(idsOf(events({.chainId = 31337, .registry = u"identity"_s, .limit = 1})), u"3-1"_s);
        QCOMPARE(idsOf(events({.chainId = 31337, .limit = 100})), idsOf(events({.chainId = 31337})));
        QCOMPARE(idsOf(events({.chainId = 31337, .from = QDateTime::fromSecsSinceEpoch(1700000005, Qt::UTC)})),
                 u"5-0 5-1 5-2 9-0"_s);
        QCOMPARE(idsOf(events({.chainId = 31337, .ids = {u"31337-9-0"_s, u"31337-3-1"_s, u"x"_s}})), u"3-1 9-0"_s);
        QVERIFY(events({.chainId = 1}).empty());
        const auto newest = in([](auto& transaction) { return newestEvent(transaction, 31337, u"identity"_s); });
        OK(newest);
        QCOMPARE((*newest)->id, u"31337-5-1"_s);
        run("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, event_type, timestamp) VALUES ('1-1-1', 1, 1, '', '', 1, 'identity', 'E', 1)");
        QCOMPARE(in([](auto& transaction) { return chainsWithEvents(transaction); }).value(),
                 (std::vector<qint64>{1, 31337}));
    }

    void aRetractedEventIsLeftOutUnlessWanted()
    {
        addEvent(5, 0);
        addEvent(5, 0, u"reputation"_s, "-new");
        run("INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) VALUES ('31337-5-0', 'reorg', "
            "'0xb5')");
        QCOMPARE(idsOf(events({.chainId = 31337})), u"5-0-new"_s);
        const auto both = events({.chainId = 31337, .withRetracted = true});
        QCOMPARE(idsOf(both), u"5-0 5-0-new"_s);
        QVERIFY(both[0].retracted && !both[1].retracted);
        QCOMPARE((*in([](auto& transaction) { return newestEvent(transaction, 31337, {}); }))->id, u"31337-5-0-new"_s);
    }

    /// A log that comes back after a reorg is the same one, wherever it is now.
    void theSameLogIsKnownAgain()
    {
        addEvent(5, 0);
        addEvent(5, 1);
        addEvent(5, 2, u"reputation"_s, "", 1, 51);
        addEvent(5, 3, u"reputation"_s, "", 2);
        addEvent(5, 4);
        const auto before = events({.chainId = 31337});
        QCOMPARE(fingerprint(before[0]).size(), 32);
        QCOMPARE(fingerprint(before[1]), fingerprint(before[0]));
        QVERIFY(fingerprint(before[2]) != fingerprint(before[0]));
        QVERIFY(fingerprint(before[3]) != fingerprint(before[0]));
        QCOMPARE(ordinal(before, 0), 0);
        QCOMPARE(ordinal(before, 1), 1);
        QCOMPARE(ordinal(before, 2), 0);
        QCOMPARE(ordinal(before, 3), 0);
        QCOMPARE(ordinal(before, 4), 2);
        run("INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT id, 'reorg', block_hash "
            "FROM erc8004.events");
        addEvent(6, 3, u"reputation"_s, "-fork");
        addEvent(6, 7, u"reputation"_s, "-fork");
        const auto after = events({.chainId = 31337, .withRetracted = true});
        QCOMPARE(idsOf(after), u"5-0 5-1 5-2 5-3 5-4 6-3-fork 6-7-fork"_s);
        QCOMPARE(fingerprint(after[5]), fingerprint(before[0]));
        QCOMPARE(ordinal(after, 5), 0);
        QCOMPARE(ordinal(after, 6), 1);
        EventRow null = before[0], empty = before[0];
        null.tag1.reset();
        empty.tag1 = QString();
        QVERIFY(fingerprint(null) != fingerprint(empty));
    }
};

SIGNALBOX_TEST(RowsEventsTest)
#include "rows_events_test.moc"
