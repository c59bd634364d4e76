// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/block_proof.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/evm/log_text.h"
#include "signalbox/literals.h"
#include "sim/json_out.h"
#include "support/keccak.h"
#include "support/ordered_trie.h"
#include "support/places.h"
#include "support/rlp.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::evm::proof;

namespace {

QJsonDocument recorded(const char* name)
{
    QFile file(test::sourceFile(u"tests/data/proof/"_s + QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray text(const QJsonArray& array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Rules rulesOf(const char* json)
{
    return Rules::fromJson(QJsonDocument::fromJson(json).array()).value();
}

const Bytes32 block = *hex::hash(u"0x"_s + QString(64, u'1'));

}  // namespace

/// Headers and receipts checked against their hashes: public vectors, simulated blocks, and every possible
/// falsification.
class BlockProofTest : public QObject {
    Q_OBJECT
private:
    BlockProof m_proof;
    rpc::AnswerBuffer m_buffer;

    tl::expected<ProvenHeader, Mismatch> header(const QByteArray& json, const Rules& rules = {})
    {
        test::fill(m_buffer, json);
        return m_proof.header(m_buffer, rules);
    }
    tl::expected<ProvenReceipts, Mismatch> receipts(const QByteArray& json, const ProvenHeader& of,
                                                    const Rules& rules = {})
    {
        test::fill(m_buffer, json);
        return m_proof.receipts(m_buffer, of, rules);
    }
    static ProvenHeader headerOf(const QJsonArray& receipts, const QString& root)
    {
        ProvenHeader header;
        header.ref.number = 5;
        header.ref.hash = block;
        header.receiptsRoot = *hex::hash(root);
        for (const QJsonValue& receipt : receipts)
            header.transactions.push_back(*hex::hash(receipt[u"transactionHash"].toString()));
        return header;
    }

private Q_SLOTS:
    void keccakMatchesItsVectors()
    {
        QCOMPARE(hex::bytes(keccak256({})),
                 QByteArray("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"));
        QCOMPARE(hex::bytes(keccak256("Transfer(address,address,uint256)")),
                 QByteArray("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"));
        for (const int size : {1, 135, 136, 137, 271, 272, 1000}) {
            const QByteArray bytes(size, 'x');
            QCOMPARE(hex::bytes(keccak256(bytes)),
                     "0x" + QCryptographicHash::hash(bytes, QCryptographicHash::Keccak_256).toHex());
        }
    }

    void headersOfPublicNetworksHashToTheirHash()
    {
        const QJsonArray all = recorded("headers.json").array();
        QCOMPARE(all.size(), 2);
        for (const QJsonValue& value : all) {
            const auto proven = header(text(value.toObject()));
            QVERIFY2(proven, proven ? "" : qPrintable(proven.error().what.english()));
            QCOMPARE(hex::text(proven->ref.hash), value[u"hash"].toString());
            for (const QString& key : value.toObject().keys()) {
                if (key == u"network" || key == u"transactions")
                    continue;
                QJsonObject changed = value.toObject();
                QString field = changed.value(key).toString();
                field.back() = field.back() == u'1' ? u'2' : u'1';
                changed.insert(key, field);
                QVERIFY2(!header(text(changed)), qPrintable(key));
                changed.remove(key);
                QVERIFY2(!header(text(changed)), qPrintable(key));
            }
        }
    }

    /// Against the standard, some nodes write quantities as JSON numbers.
    void quantitiesMayBeNumbers()
    {
        const QSet<QString> quantities{u"number"_qs,      u"timestamp"_qs,         u"gasLimit"_qs,
                                       u"gasUsed"_qs,     u"difficulty"_qs,        u"baseFeePerGas"_qs,
                                       u"blobGasUsed"_qs, u"excessBlobGas"_qs,     u"type"_qs,
                                       u"status"_qs,      u"cumulativeGasUsed"_qs, u"transactionIndex"_qs,
                                       u"blockNumber"_qs, u"logIndex"_qs,          u"depositNonce"_qs};
        int changed = 0;
        const std::function<QJsonValue(const QJsonValue&)> withNumbers = [&](const QJsonValue& value) -> QJsonValue {
            if (value.isArray()) {
                QJsonArray out;
                for (const QJsonValue& element : value.toArray())
                    out << withNumbers(element);
                return out;
            }
            if (!value.isObject())
                return value;
            QJsonObject out;
            const QJsonObject object = value.toObject();
            for (auto member = object.begin(); member != object.end(); ++member) {
                bool ok = false;
                const qint64 number = quantities.contains(member.key()) ? member->toString().toLongLong(&ok, 16) : 0;
                out.insert(member.key(), ok ? QJsonValue(number) : withNumbers(*member));
                changed += ok;
            }
            return out;
        };
        for (const QJsonValue& value : recorded("headers.json").array()) {
            const QJsonObject numbers = withNumbers(value).toObject();
            const auto proven = header(text(numbers));
            QVERIFY2(proven, proven ? "" : qPrintable(proven.error().what.english()));
            QCOMPARE(hex::text(proven->ref.hash), value[u"hash"].toString());
            QCOMPARE(proven->ref.number, numbers[u"number"].toInteger());
            for (const QJsonValue& wrong : {QJsonValue(numbers[u"gasUsed"].toInteger() + 1), QJsonValue(-1),
                                            QJsonValue(1.5), QJsonValue(true), QJsonValue()}) {
                QJsonObject other = numbers;
                other.insert(u"gasUsed", wrong);
                QVERIFY(!header(text(other)));
            }
        }
        QVERIFY(changed > 10);
        changed = 0;
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        const QJsonArray answer = withNumbers(vector[u"receipts"]).toArray();
        QVERIFY(changed > 20);
        const auto proven = receipts(text(answer), headerOf(answer, vector[u"plain"].toString()));
        QVERIFY2(proven, proven ? "" : qPrintable(proven.error().what.english()));
        QCOMPARE(proven->logs, 16);
    }

    void depositReceiptsAreHashedByTheirHeight()
    {
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        const QJsonArray answer = vector[u"receipts"].toArray();
        QCOMPARE(answer.size(), 5);
        const Rules rules = rulesOf(R"([{"from":0,"deposit":"plain"},{"from":6,"deposit":"nonce"}])");
        const auto before = headerOf(answer, vector[u"plain"].toString());
        const auto proven = receipts(text(answer), before, rules);
        QVERIFY2(proven, proven ? "" : qPrintable(proven.error().what.english()));
        QCOMPARE(proven->receipts, 5);
        QCOMPARE(proven->logs, 16);
        QVERIFY(receipts(text(answer), before));  // the answer contains no version
        QVERIFY(!receipts(text(answer), before, rulesOf(R"([{"from":0,"deposit":"nonce"}])")));
        QJsonArray versioned = answer;
        QJsonObject deposit = versioned[0].toObject();
        deposit.insert(u"depositReceiptVersion", u"0x1"_qs);
        versioned[0] = deposit;
        QVERIFY(!receipts(text(versioned), before));
        QVERIFY(receipts(text(versioned), before, rules));
        // Hashed since Canyon: status, gas, bloom, no logs, nonce and version after the type.
        RlpWriter one;
        one.raw(QByteArrayView("\x7e", 1));
        const auto list = one.beginList();
        one.number(1);
        one.number(46'913);
        one.bytes(std::array<std::uint8_t, 256>{});
        one.endList(one.beginList());
        one.number(4'012'991);
        one.number(1);
        one.endList(list);
        const QByteArrayView values[] = {one.view()};
        auto after = headerOf({deposit}, vector[u"plain"].toString());
        after.receiptsRoot = orderedTrieRoot(values);
        QVERIFY(receipts(text(QJsonArray{deposit}), after));
        deposit.remove(u"depositReceiptVersion");
        QVERIFY(!receipts(text(QJsonArray{deposit}), after));
        QVERIFY(receipts(text(QJsonArray{deposit}), after, rulesOf(R"([{"from":0,"deposit":"nonce"}])")));
    }

    void aMissingBloomIsComputed()
    {
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        QJsonArray answer = vector[u"receipts"].toArray();
        for (int i = 0; i < answer.size(); ++i) {
            QJsonObject receipt = answer[i].toObject();
            receipt.remove(u"logsBloom");
            answer[i] = receipt;
        }
        QVERIFY(receipts(text(answer), headerOf(answer, vector[u"plain"].toString())));
    }

    void everyChangeOfALogIsDetected()
    {
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        const QJsonArray answer = vector[u"receipts"].toArray();
        const auto proven = headerOf(answer, vector[u"plain"].toString());
        const auto refused = [&](int which, auto change) {
            QJsonArray other = answer;
            QJsonObject receipt = other[which].toObject();
            QJsonArray logs = receipt[u"logs"].toArray();
            change(receipt, logs);
            receipt.insert(u"logs", logs);
            other[which] = receipt;
            return !receipts(text(other), proven);
        };
        const auto set = [&](const char* key, const QJsonValue& value) {
            return refused(3, [&](QJsonObject&, QJsonArray& logs) {
                QJsonObject log = logs[1].toObject();
                log.insert(QLatin1String(key), value);
                logs[1] = log;
            });
        };
        QVERIFY(set("address", u"0x"_qs + QString(40, u'2')));
        QVERIFY(set("data", u"0x"_qs));
        QVERIFY(set("topics", QJsonArray()));
        QVERIFY(set("removed", true));
        QVERIFY(set("blockHash", QJsonValue()));
        QVERIFY(set("blockNumber", u"0x6"_qs));
        QVERIFY(set("logIndex", u"0x1"_qs));
        QVERIFY(set("transactionHash", u"0x"_qs + QString(64, u'2')));
        QVERIFY(refused(3, [](QJsonObject&, QJsonArray& logs) { logs.removeLast(); }));
        QVERIFY(refused(4, [](QJsonObject&, QJsonArray& logs) { logs.removeLast(); }));
        QVERIFY(refused(0, [](QJsonObject&, QJsonArray& logs) { logs.append(QJsonObject()); }));
        QVERIFY(refused(2, [](QJsonObject& receipt, QJsonArray&) { receipt.insert(u"status", u"0x0"_qs); }));
        QVERIFY(refused(2, [](QJsonObject& receipt, QJsonArray&) { receipt.insert(u"type", u"0x1"_qs); }));
        QJsonArray fewer = answer;
        fewer.removeLast();
        QVERIFY(!receipts(text(fewer), proven));
        QVERIFY(!receipts("[]", proven));
        QVERIFY(!receipts("null", proven));
        // Two spellings of one key, of which another reader might use the other.
        QVERIFY(!receipts(text(answer).replace("\"removed\":false", "\"topics\":[],\"removed\":false"), proven));
        QVERIFY(!receipts(text(answer).replace("\"topics\"", "\"\\u0074opics\""), proven));
    }

    void manyAndSmallReceiptsGiveTheHeadersRoot()
    {
        sim::SimSpec spec;
        spec.history = 4;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 3'600;
        spec.trueRoots = true;
        const sim::SimChain chain(spec);
        int most = 0;
        for (Height height = 0; height <= 4; ++height) {
            const auto made = *chain.block(height);
            const auto proven = header(sim::blockJson(chain, made, false));
            QVERIFY2(proven, proven ? "" : qPrintable(proven.error().what.english()));
            QByteArray answer = "[";
            for (int i = 0; i < made.content.transactions; ++i)
                answer += (i > 0 ? "," : "") + sim::receiptJson(chain, made, i);
            const auto all = receipts(answer + "]", *proven);
            QVERIFY2(all, all ? "" : qPrintable(all.error().what.english()));
            QCOMPARE(all->logs, int(made.content.logs.size()));
            most = std::max(most, all->receipts);
        }
        QVERIFY(most > 128);  // keys of one and of two bytes
    }

    void shortValuesAreEmbedded()
    {
        // The trie of {rlp(0): "a", rlp(1): "b"}: both leaves are shorter than a hash.
        const QByteArrayView values[] = {"a", "b"};
        // branch of 17: at 0 the leaf for 0x01, at 8 the leaf for 0x80
        const QByteArray leafB = QByteArray::fromHex("c2") + QByteArray::fromHex("3162");
        const QByteArray leafA = QByteArray::fromHex("c2") + QByteArray::fromHex("3061");
        const QByteArray body = leafB + QByteArray(7, '\x80') + leafA + QByteArray(8, '\x80');
        const QByteArray branch = char(0xc0 + body.size()) + body;
        QCOMPARE(hex::bytes(orderedTrieRoot(values)), hex::bytes(keccak256(branch)));
    }

    void theReceiptOfAStateSyncIsExcludedByRule()
    {
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        QJsonArray answer = vector[u"receipts"].toArray();
        auto proven = headerOf(answer, vector[u"plain"].toString());
        QJsonObject sync = answer[4].toObject();
        const QString hash = u"0x"_qs + QString(64, u'7');
        for (const auto& [key, value] :
             std::initializer_list<std::pair<const char*, QString>>{{"transactionHash", hash},
                                                                    {"transactionIndex", u"0x5"_qs},
                                                                    {"type", u"0x0"_qs},
                                                                    {"gasUsed", u"0x0"_qs},
                                                                    {"from", u"0x"_qs + QString(40, u'0')},
                                                                    {"to", u"0x"_qs + QString(40, u'0')}})
            sync.insert(QLatin1String(key), value);
        QJsonArray logs = sync[u"logs"].toArray();
        for (int i = 0; i < logs.size(); ++i) {
            QJsonObject log = logs[i].toObject();
            log.insert(u"transactionHash", hash);
            log.insert(u"logIndex", QString::fromLatin1(hex::quantity(qint64(16 + i))));
            logs[i] = log;
        }
        sync.insert(u"logs", logs);
        answer.append(sync);
        proven.transactions.push_back(*hex::hash(hash));
        const Rules polygon = rulesOf(R"([{"from":0,"stateSync":"outside"},{"from":6}])");
        const auto read = receipts(text(answer), proven, polygon);
        QVERIFY2(read, read ? "" : qPrintable(read.error().what.english()));
        QCOMPARE(read->outside, 3);
        QCOMPARE(read->logs, 16);
        QVERIFY(!receipts(text(answer), proven));
        answer.removeLast();  // the block lists it, the answer omits it
        QVERIFY(!receipts(text(answer), proven, polygon));
    }

    void rulesDependOnTheHeight()
    {
        const Rules rules = rulesOf(R"([{"from":0,"impossible":true},{"from":100,"header":"avalanche"}])");
        QVERIFY(rules.at(99).impossible && !rules.at(100).impossible && !rules.impossibleEverywhere());
        QCOMPARE(rules.at(1'000).header, Rule::Header::Avalanche);
        QVERIFY(!Rules::fromJson(QJsonDocument::fromJson(R"([{"from":0,"headers":"x"}])").array()));
        QVERIFY(!Rules::fromJson(QJsonDocument::fromJson(R"([{"from":5},{"from":5}])").array()));
        const QJsonObject vector = recorded("op_deposit_receipts.json").object();
        const QJsonArray answer = vector[u"receipts"].toArray();
        QVERIFY(!receipts(text(answer), headerOf(answer, vector[u"plain"].toString()), rules));
    }

    void foreignBytesAreRefused()
    {
        const QByteArray whole = text(recorded("op_deposit_receipts.json").object()[u"receipts"].toArray());
        const QJsonArray answer = recorded("op_deposit_receipts.json").object()[u"receipts"].toArray();
        const auto proven = headerOf(answer, recorded("op_deposit_receipts.json")[u"plain"].toString());
        for (qsizetype size = 0; size < whole.size(); size += 97)
            QVERIFY(!receipts(whole.left(size), proven));
        for (const char* junk : {"", "{", "[{}]", "[[]]", "[1]", "[{\"logs\":[{}]}]", "{\"result\":[]}", "[]]"})
            QVERIFY2(!receipts(junk, proven), junk);
        for (const char* junk : {"", "null", "[]", "{}", "{\"hash\":1}", "{\"transactions\":[{}]}"})
            QVERIFY2(!header(junk), junk);
    }
};

SIGNALBOX_TEST(BlockProofTest)
#include "block_proof_test.moc"
