// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <QTimer>

#include "core/evm/parts.h"
#include "evm/data/evm_catalog.h"
#include "sim/rpc_service.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::test;
using sim::SimFaults;

namespace {

struct Confirming : AdapterParts {
    using AdapterParts::AdapterParts;

    Expected<indexing::Fetched> fetch(Interval range)
    {
        indexing::FetchRequest request;
        request.range = range;
        request.streams = streams;
        request.confirm = true;
        auto fetched = got(confirmer.fetch(request, filter));
        if (!fetched)
            qWarning("%s", qPrintable(fetched.error().text()));
        return fetched;
    }
    bool isWhole(const indexing::Fetched& fetched) const
    {
        return fetched.tables.rowsOf(transfersEntity).rows() == sum(truth(fetched.range));
    }
    /// True if the receipts of endpoint 1 lack a log of the block.
    bool lacksALog(Height height)
    {
        const Header header = headersOf({height, height}).headers.front();
        const auto told = got(calls.receipts(header, filter, 1));
        return told && counted(told->decoded) != truth({height, height});
    }
};

/// An endpoint whose chain replaces its newest block before it answers the second request for that block.
class Replacing : public sim::RpcService {
public:
    explicit Replacing(std::shared_ptr<sim::SimChain> chain) : RpcService(chain), m_chain(std::move(chain)) {}
    sim::RpcReply handle(const QByteArray& request, const SimFaults& faults) override
    {
        if (request.contains("eth_getBlockByNumber") && ++m_asked == 2)
            m_chain->reorg(1);
        return RpcService::handle(request, faults);
    }

private:
    std::shared_ptr<sim::SimChain> m_chain;
    int m_asked = 0;
};

}  // namespace

/// Rows that an answer lacks are removed only if a second reading confirms it.
class ConfirmerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void receiptsThatMatchTheHeaderConfirm()
    {
        Confirming c(provableChain());
        const auto fetched = c.fetch({40, 49});
        QVERIFY(fetched);
        QVERIFY(fetched->confirmed);
        QVERIFY(c.isWhole(*fetched));
        QCOMPARE(c.server().requests("eth_getLogs"), 0);
    }

    void receiptsThatContradictTheHeader_data()
    {
        QTest::addColumn<int>("endpoints");
        QTest::newRow("of the only endpoint confirm nothing") << 1;
        QTest::newRow("are read from another endpoint") << 2;
    }
    void receiptsThatContradictTheHeader()
    {
        QFETCH(int, endpoints);
        Confirming c(provableChain(), endpoints);
        SimFaults faults;
        faults.shortReceipts = 0.3;
        c.server().setFaults(faults);
        int lacking = 0;
        for (Height height = 40; height < 60; ++height) {
            const bool lacks = c.lacksALog(height);
            lacking += lacks ? 1 : 0;
            const auto fetched = c.fetch({height, height});
            QVERIFY(fetched);
            QCOMPARE(fetched->confirmed, endpoints == 2 || !lacks);
            QVERIFY(c.isWhole(*fetched));
        }
        QVERIFY2(lacking >= 2 && lacking <= 15, qPrintable(QString::number(lacking)));
    }

    /// No block around it matches either.
    void receiptsCountOnAChainOfOtherRules()
    {
        Confirming c(smallChain(3));
        const auto fetched = c.fetch({40, 42});
        QVERIFY(fetched);
        QVERIFY(fetched->confirmed);
        QVERIFY(c.isWhole(*fetched));
        QCOMPARE(c.server().requests("eth_getLogs"), 0);
    }

    void withoutReceiptsTwoEndpointsMustAgree_data()
    {
        QTest::addColumn<int>("endpoints");
        QTest::addColumn<bool>("agree");
        QTest::newRow("one") << 1 << true;
        QTest::newRow("two that agree") << 2 << true;
        QTest::newRow("two that do not") << 2 << false;
    }
    void withoutReceiptsTwoEndpointsMustAgree()
    {
        QFETCH(int, endpoints);
        QFETCH(bool, agree);
        Confirming c(provableChain(), endpoints);
        SimFaults faults;
        faults.receipts = false;
        for (const auto& server : c.servers)
            server->setFaults(faults);
        faults.blankRanges = agree ? 0 : 1;
        faults.liesByHash = true;
        c.server(1).setFaults(faults);
        const auto fetched = c.fetch({40, 42});
        QVERIFY(fetched);
        QCOMPARE(fetched->confirmed, endpoints == 2 && agree);
        QVERIFY(c.isWhole(*fetched));  // the fuller answer
    }

    void aBlockThatIsReplacedMeanwhileComesFromItsProof()
    {
        Confirming c(provableChain(), 0);
        c.add(std::make_unique<sim::SimServer>(std::make_shared<Replacing>(c.chain), c.thread));
        const Height top = c.chain->head();
        const chain::BlockRef before = c.chain->ref(top);
        const auto fetched = c.fetch({top, top});
        QVERIFY(fetched);
        QVERIFY(c.chain->ref(top) != before);
        QCOMPARE(fetched->headers, std::vector<chain::BlockRef>{c.chain->ref(top)});
        QVERIFY(fetched->confirmed);
        QVERIFY(c.isWhole(*fetched));
    }

    void blocksAboveTheHeadAreAnError()
    {
        Confirming c(provableChain());
        QVERIFY(!c.fetch({c.chain->head(), c.chain->head() + 1}));
    }

    void aCanceledReadingIsAnError()
    {
        Confirming c(provableChain(), 2);
        SimFaults slow;
        slow.latencyMs = 100;
        for (const auto& server : c.servers)
            server->setFaults(slow);
        QTimer::singleShot(250, [&] { c.pool.cancel(); });
        const auto fetched = c.fetch({40, 42});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, ErrorKind::Cancelled);
    }
};

SIGNALBOX_TEST(ConfirmerTest)
#include "confirmer_test.moc"
