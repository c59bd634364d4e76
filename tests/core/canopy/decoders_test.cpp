// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/snapshots.h"
#include "recorded_world.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::canopy;
using namespace signalbox::test;

namespace {

/// JSON with ' for its quotes.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

}  // namespace

/// Correct and incorrect answers of nodes: read exactly, or refused.
class DecodersTest : public QObject {
    Q_OBJECT
private:
    JsonReader m_reader;

    template <class T>
    Read<T> read(Read<T> (*reader)(simdjson::dom::element), const QByteArray& json)
    {
        const auto document = m_reader.parse({json.constData(), static_cast<std::size_t>(json.size())});
        if (!document)
            return tl::unexpected(document.error());
        return reader(*document);
    }
    static QByteArray page(const QByteArray& rows, int count)
    {
        const QByteArray n = QByteArray::number(count);
        return quoted("{'pageNumber':1,'perPage':5000,'results':") + rows + quoted(",'type':'x','count':") + n +
               quoted(",'totalPages':1,'totalCount':") + n + '}';
    }
    static QByteArray address(char digit) { return QByteArray(40, digit); }
    static QByteArray block(const QByteArray& transactions, int count, const QByteArray& events = "[]")
    {
        const QByteArray hash(64, 'a');
        return quoted("{'blockHeader':{'height':7,'hash':'") + hash + quoted("','lastBlockHash':'") + hash +
               quoted("','time':1767225600000000,'numTxs':") + QByteArray::number(count) + quoted("},'transactions':") +
               transactions + quoted(",'events':") + events + '}';
    }
    static QByteArray transaction(const QByteArray& type, const QByteArray& msg, const QByteArray& memo = {})
    {
        return quoted("{'messageType':'") + type + quoted("','transaction':{'type':'") + type + "\"," + msg +
               ",\"memo\":\"" + memo + quoted("'},'txHash':'") + QByteArray(64, 'b') + "\"}";
    }
    std::optional<ReadBlock> blockOf(const QByteArray& json)
    {
        auto value = read(readBlock, json);
        return value && *value ? std::move(*value) : std::nullopt;
    }

private Q_SLOTS:
    void numbersAreExact()
    {
        const auto read =
            this->read(readAccounts, page(quoted("[{'address':'") + address('1') +
                                              quoted("','amount':18446744073709551615},{'address':'") + address('2') +
                                              quoted("','amount':1,'totalAmount':9007199254740993}]"),
                                          2));
        QVERIFY(read.has_value());
        QCOMPARE(read->rows[0].amount, quint64(18446744073709551615ULL));
        QCOMPARE(read->rows[1].amount, quint64(9007199254740993));
        for (const char* wrong : {"-1", "1.5", "\"5\"", "18446744073709551616"})
            QVERIFY(!this->read(
                readAccounts, page(quoted("[{'address':'") + address('1') + quoted("','amount':") + wrong + "}]", 1)));
    }

    void listsMayBeNullOrMissing()
    {
        QVERIFY(read(readValidators, page("null", 0))->rows.empty());
        QVERIFY(read(readDexPrices, "null")->empty());
        QVERIFY(read(readNonSigners, "null")->empty());
        QVERIFY(read(readNumbers, "null")->empty());
        QVERIFY(read(readCommittees, "{}")->empty());
        QVERIFY(read(readDexBatches, "[{\"committee\":2,\"orders\":null}]")->orders.empty());
        QVERIFY(!read(readNumbers, "{}"));
        QVERIFY(!read(readNonSigners, ""));
    }

    void keysComeInAnyCase()
    {
        const auto committees = read(readCommittees, quoted("{'List':[{'chainId':5,'lastrootheightupdated':6}]}"));
        QVERIFY(committees.has_value());
        QCOMPARE((*committees)[0].chainId, quint64(5));
        QCOMPARE((*committees)[0].lastRootHeight, quint64(6));
    }

    void pagesMustContainTheRowsTheyCount()
    {
        QVERIFY(!read(readAccounts, page(quoted("[{'address':'") + address('1') + "\"}]", 2)));
        QVERIFY(!read(readAccounts, page(quoted("[{'address':'12'}]"), 1)));
    }

    void hugeHeightsAreRefused()
    {
        QCOMPARE(read(readHeight, "{\"height\":31}").value_or(0), quint64(31));
        for (const char* wrong : {"0", "-1", "1.0", "\"31\"", "9223372036854775807", "18446744073709551615"})
            QVERIFY(!read(readHeight, QByteArray("{\"height\":") + wrong + '}'));
    }

    void bothFormsOfOrdersAreRead()
    {
        const QByteArray order = quoted("{'id':'") + address('3') + quoted("','amountForSale':10}");
        const auto old = read(readOrders, quoted("[{'chainID':2,'orders':[") + order + "]}]");
        QVERIFY(old.has_value() && old->whole);
        QCOMPARE(old->rows[0].committee, quint64(2));
        QCOMPARE(read(readOrders, page('[' + order + ']', 1))->rows[0].amountForSale, quint64(10));
    }

    void unknownTypesAreKept()
    {
        const auto read = blockOf(block(
            '[' + transaction("teleport", quoted("'msgTypeUrl':'x.y/Z','msgBytes':'00ff'")) + ']', 1,
            quoted(
                "[{'eventType':'arrived','msg':{'amount':'not a number'},'reference':'end_block','address':'11'}]")));
        QVERIFY(read.has_value());
        QCOMPARE(read->block.transactions[0].kind, TxKind::Unknown);
        QVERIFY(read->block.transactions[0].json.find("00ff") != std::string::npos);
        QCOMPARE(read->block.events[0].kind, canopy::EventKind::Other);
        QVERIFY(read->block.events[0].json.find("not a number") != std::string::npos);
    }

    void missingAndTruncatedBlocksAreRecognized()
    {
        QVERIFY(read(readBlock, quoted("{'blockHeader':{},'meta':{'size':2}}")).has_value());
        QVERIFY(!*read(readBlock, quoted("{'blockHeader':{},'meta':{'size':2}}")));
        QVERIFY(!*read(readCertificateAnswer, quoted("{'block':'0a00'}")));
        QVERIFY(!read(readBlock, "{}"));
        QVERIFY(!read(readBlock, block('[' + transaction("pause", quoted("'msg':{}")) + ']', 2)));
        const QByteArray twice = transaction("pause", quoted("'msg':{}"));
        QVERIFY(!read(readBlock, block('[' + twice + ',' + twice + ']', 2)));
        QVERIFY(blockOf(block("[]", 2))->lacksTransactions);
        QVERIFY(!blockOf(block("[]", 0))->lacksEvents);
        QVERIFY(blockOf(block("[]", 0, "null"))->lacksEvents);
    }

    void memosAreParsedAsCommands_data()
    {
        QTest::addColumn<QByteArray>("memo");
        QTest::addColumn<int>("kind");
        const QByteArray hash(64, 'c');
        const QByteArray lock = quoted("{'orderId':'") + address('4') +
                                quoted("','chain_id':2,'buyerSendAddress':'aa',") +
                                quoted("'buyerReceiveAddress':'bb','buyerChainDeadline':9}");
        QTest::newRow("words") << QByteArray("hello") << int(TxKind::Send);
        QTest::newRow("poll") << QByteArray(quoted("{'startPoll':'") + hash +
                                            quoted("','url':'https://x','endHeight':9}"))
                              << int(TxKind::StartPoll);
        QTest::newRow("vote") << QByteArray(quoted("{'votePoll':'") + hash + quoted("','approve':true}"))
                              << int(TxKind::VotePoll);
        QTest::newRow("lock") << lock << int(TxKind::LockOrder);
        QTest::newRow("close") << QByteArray(quoted("{'orderId':'") + address('4') +
                                             quoted("','chain_id':2,'closeOrder':true}"))
                               << int(TxKind::CloseOrder);
        QTest::newRow("lock that leaves the payer to its sender")
            << QByteArray(quoted("{'orderId':'") + address('4') + quoted("','chain_id':2,'buyerReceiveAddress':'bb'}"))
            << int(TxKind::LockOrder);
        QTest::newRow("behind spaces") << QByteArray(quoted(" {'votePoll':'") + hash + quoted("','approve':true}"))
                                       << int(TxKind::VotePoll);
        QTest::newRow("half a command") << QByteArray(quoted("{'startPoll':'12'}")) << int(TxKind::Send);
        QTest::newRow("wrong types") << QByteArray(quoted("{'orderId':5,'closeOrder':'yes'}")) << int(TxKind::Send);
        QTest::newRow("too large") << QByteArray(quoted("{'orderId':'") + address('4') +
                                                 quoted("','chain_id':18446744073709551615,'closeOrder':true}"))
                                   << int(TxKind::Send);
        QTest::newRow("broken") << QByteArray("{\"startPoll\":") << int(TxKind::Send);
    }
    void memosAreParsedAsCommands()
    {
        QFETCH(QByteArray, memo);
        QFETCH(int, kind);
        const auto read =
            blockOf(block('[' +
                              transaction("send", quoted("'msg':{'fromAddress':'11','toAddress':'22','amount':1}"),
                                          QByteArray(memo).replace('"', "\\\"")) +
                              ']',
                          1));
        QVERIFY(read.has_value());
        QCOMPARE(int(read->block.transactions[0].kind), kind);
        if (TxKind(kind) == TxKind::LockOrder)
            QCOMPARE(read->block.transactions[0].buyerSend.toHex(),
                     QByteArray(memo.contains("buyerSend") ? "aa" : "11"));
    }

    void truncatedBulkAnswersAreRefused()
    {
        const auto recording = CanopyRecording::ofChain(1);
        QVERIFY(recording);
        RecordedWorld world(recording);
        const QByteArray whole = world.answer("indexer-blobs", 30);
        QVERIFY(readBulk({whole.constData(), static_cast<std::size_t>(whole.size())}, 30).has_value());
        bool unusable = true;
        QVERIFY(!readBulk({whole.constData(), static_cast<std::size_t>(whole.size())}, 31,
                          &unusable));  // limited to the tip
        QVERIFY(!unusable);
        QVERIFY(!readBulk({whole.constData(), static_cast<std::size_t>(whole.size())}, 29, &unusable));
        QVERIFY(unusable);  // nodes before February 2026 paired blocks and states like this
        for (qsizetype size = 0; size < whole.size(); size += 1 + size / 40)
            QVERIFY(!readBulk({whole.constData(), static_cast<std::size_t>(size)}, 30));
    }

    void damagedBulkAnswersAreHarmless()
    {
        const auto recording = CanopyRecording::ofChain(1);
        QVERIFY(recording);
        RecordedWorld world(recording);
        const QByteArray whole = world.answer("indexer-blobs", 30);
        quint32 seed = 12345;
        for (int round = 0; round < 1'500; ++round) {
            QByteArray spoilt = whole;
            for (int i = 0; i < 3; ++i) {
                seed = seed * 1664525 + 1013904223;
                spoilt[static_cast<qsizetype>(seed % static_cast<quint32>(spoilt.size()))] =
                    static_cast<char>(seed >> 24);
            }
            (void)readBulk({spoilt.constData(), static_cast<std::size_t>(spoilt.size())}, 30);
        }
    }

    void poolIdsGiveTheirChain()
    {
        QCOMPARE(int(poolParts(131'071).kind), int(PoolKind::Dao));
        QCOMPARE(poolParts(131'071).chainId, quint64(0));
        QCOMPARE(int(poolParts(16'383).kind), int(PoolKind::Reward));
        QCOMPARE(poolParts(16'385).chainId, quint64(2));
        QCOMPARE(int(poolParts(32'769).kind), int(PoolKind::Liquidity));
        QCOMPARE(poolParts(32'769).chainId, quint64(2));
        QCOMPARE(int(poolParts(65'537).kind), int(PoolKind::Escrow));
    }
};

SIGNALBOX_TEST(DecodersTest)
#include "decoders_test.moc"
