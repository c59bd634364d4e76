// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QTest>

#include "core/evm/log_text.h"
#include "evm/proof/block_proof.h"
#include "support/anvil_node.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm::proof;
using namespace signalbox::test;

/// Headers and receipts of a real node, in the forms of several hard forks.
class BlockProofAnvilTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFormOfReceiptIsProven_data()
    {
        QTest::addColumn<QString>("fork");
        for (const char* fork : {"berlin", "london", "shanghai", "cancun", "prague"})
            QTest::newRow(fork) << QString::fromLatin1(fork);
    }
    void everyFormOfReceiptIsProven()
    {
        QFETCH(QString, fork);
        AnvilNode::Options options;
        options.extra = {u"--hardfork"_qs, fork};
        AnvilNode node(options);
        const QString token = deployToken(node);
        emitTransfers(node, token, 3, 5, 4);
        const bool london = fork != u"berlin";
        std::vector<QJsonObject> kinds = {{{u"gasPrice"_qs, u"0x77359400"_qs}},
                                          {{u"gasPrice"_qs, u"0x77359400"_qs}, {u"accessList"_qs, QJsonArray()}}};
        if (london)
            kinds.push_back({{u"maxFeePerGas"_qs, u"0x77359400"_qs}, {u"maxPriorityFeePerGas"_qs, u"0x1"_qs}});
        int account = 5;
        for (QJsonObject kind : kinds) {
            kind.insert(u"from"_qs, node.accounts().at(account++));
            kind.insert(u"to"_qs, node.accounts().at(1));
            kind.insert(u"value"_qs, u"0x1"_qs);
            kind.insert(u"gas"_qs, u"0x5208"_qs);
            node.rpc().call(u"eth_sendTransaction"_qs, {kind});
        }
        node.mine();
        node.mine(2);
        BlockProof proof;
        rpc::AnswerBuffer buffer;
        int receipts = 0, logs = 0;
        QSet<QString> types;
        const qint64 head = node.head();
        for (qint64 height = 0; height <= head; ++height) {
            const QString tag = toQuantity(quint64(height));
            const QJsonObject block = node.rpc().call(u"eth_getBlockByNumber"_qs, {tag, false}).toObject();
            const QJsonArray answer = node.rpc().call(u"eth_getBlockReceipts"_qs, {tag}).toArray();
            fill(buffer, QJsonDocument(block).toJson(QJsonDocument::Compact));
            const auto header = proof.header(buffer, {});
            QVERIFY2(header,
                     header ? "" : qPrintable(QString::number(height) + u": "_qs + header.error().what.english()));
            fill(buffer, QJsonDocument(answer).toJson(QJsonDocument::Compact));
            const auto proven = proof.receipts(buffer, *header, {});
            QVERIFY2(proven,
                     proven ? "" : qPrintable(QString::number(height) + u": "_qs + proven.error().what.english()));
            receipts += proven->receipts;
            logs += proven->logs;
            for (const QJsonValue& receipt : answer)
                types.insert(receipt[u"type"].toString());
        }
        QVERIFY(receipts >= 15);
        if (fork == u"cancun" || fork == u"prague")  // older ones lack instructions of the test contracts
            QVERIFY(logs >= 60);
        QVERIFY(types.size() >= (london ? 3 : 2));
    }
};

SIGNALBOX_TEST(BlockProofAnvilTest)
#include "block_proof_anvil_test.moc"
