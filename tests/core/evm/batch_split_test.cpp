// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/batch_split.h"

#include <QTest>

#include "evm/proof/truth_reader.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::evm::proof;

/// The results of a batch, as the endpoint wrote them.
class BatchSplitTest : public QObject {
    Q_OBJECT

    JsonParser m_parser;
    rpc::AnswerBuffer m_answer;
    std::vector<Element> m_out;

    /// Empty, or the kind of fault.
    QString split(const char* text, std::size_t count)
    {
        fill(m_answer, text);
        const auto fault = splitBatch(m_parser, m_answer, count, m_out);
        return !fault ? QString() : fault->network.isEmpty() ? fault->message : fault->network;
    }
    QByteArray result(std::size_t i) const
    {
        return QByteArray(m_out[i].result.data(), static_cast<qsizetype>(m_out[i].result.size()));
    }

private Q_SLOTS:
    void repliesAreFoundByTheirId()
    {
        QCOMPARE(split("[{\"id\":2,\"result\":[1, "
                       "2]},{\"id\":\"0\",\"result\":{\"a\":{\"b\":\"}\"}}},{\"id\":9,\"result\":{}}]",
                       3),
                 QString());
        QCOMPARE(result(0), QByteArray("{\"a\":{\"b\":\"}\"}}"));
        QCOMPARE(result(2), QByteArray("[1, 2]"));
        QVERIFY(!m_out[1].answered && !m_out[1].fault);
    }

    void aMissingBlockIsAnAnswer()
    {
        QCOMPARE(split("[{\"id\":0,\"result\":null},{\"id\":1,\"error\":{\"code\":-32005,\"message\":\"limit\"}}]", 2),
                 QString());
        QVERIFY(m_out[0].answered);
        QVERIFY(result(0).isEmpty());
        QVERIFY(!m_out[1].answered);
        QVERIFY(m_out[1].fault);
        QCOMPARE(m_out[1].fault->message, u"limit"_s);
    }

    void oneErrorRefusesTheWholeBatch()
    {
        QCOMPARE(split("{\"id\":null,\"error\":{\"code\":-32600,\"message\":\"batch too large\"}}", 3),
                 u"batch too large"_s);
        QCOMPARE(split("{\"id\":5,\"result\":{}}", 3), u"incomplete"_s);
        QCOMPARE(split("{\"id\":5,\"result\":{\"x\":1}}", 1), QString());  // a single request has any ID
        QCOMPARE(result(0), QByteArray("{\"x\":1}"));
    }

    void twoAnswersToOneRequestAreRefused()
    {
        QCOMPARE(split("[{\"id\":0,\"result\":{}},{\"id\":0,\"result\":{\"other\":1}}]", 1), u"incomplete"_s);
    }

    void damagedAnswersAreRefused()
    {
        for (const char* text :
             {"", "<html>", "[1]", "[{\"id\":0,\"result\":{\"a\":1]", "[{\"id\":0,\"error\":\"text\"}]"})
            QVERIFY2(!split(text, 1).isEmpty(), text);
    }

    void piecesAreReadOverHttp()
    {
        EvmAdapterConfig config;
        config.endpoints.resize(3);
        config.endpoints[0].id = 1;
        config.endpoints[0].webSocket = true;
        config.endpoints[1].id = 2;
        config.endpoints[1].enabled = false;
        config.endpoints[2].id = 3;
        keepReadable(config);
        QCOMPARE(config.endpoints.size(), std::size_t(1));
        QCOMPARE(config.endpoints.front().id, qint64(3));
    }
};

SIGNALBOX_TEST(BatchSplitTest)
#include "batch_split_test.moc"
