// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/evm/parts.h"
#include "evm/evm_services.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::test;

/// An event's log as an endpoint returns it now, else as it is stored.
class RawEventTest : public QObject {
    Q_OBJECT
    std::shared_ptr<sim::SimChain> m_chain = std::make_shared<sim::SimChain>(smallChain(3));
    sim::SimServer m_server{m_chain};
    EvmServices m_services{std::make_shared<rpc::RateRegistry>()};

    Expected<EventDetail> ask(const engine::EventLog& log)
    {
        EndpointDraft draft;
        draft.url = m_server.url();
        return got(m_services.rawEvent({draft}, log));
    }
    engine::EventLog logAt(Height block, int index) const
    {
        engine::EventLog log;
        log.block = block;
        log.blockHash = hex::text(m_chain->ref(block).hash);
        log.logIndex = index;
        return log;
    }

private Q_SLOTS:
    void anEndpointsLogIsDescribed()
    {
        const sim::SimLog log = m_chain->block(50)->content.logs.front();
        const auto detail = ask(logAt(50, 0));
        QVERIFY2(detail, detail ? "" : qPrintable(detail.error().text()));
        QVERIFY(!detail->rawError);
        QCOMPARE(detail->topics.size(), qsizetype(log.topics.size()));
        QCOMPARE(detail->topics.last(), hex::text(log.topics.back()));
        QCOMPARE(detail->data, log.data);
        QCOMPARE(detail->fields.size(), std::size_t(3));
    }

    void storedBytesAreDescribedIfTheChainHasNoSuchLog()
    {
        const sim::SimLog log = m_chain->block(50)->content.logs.front();
        engine::EventLog gone = logAt(50, 999);
        gone.stored = engine::EventLog::Bytes{log.topics, log.data};
        const auto detail = ask(gone);
        QVERIFY(detail && detail->rawError);
        QCOMPARE(detail->rawError->code, u"LOG_GONE"_s);
        QCOMPARE(detail->topics.size(), qsizetype(log.topics.size()));
        QCOMPARE(detail->fields.size(), std::size_t(3));
    }

    void withoutStoredBytesTheReasonRemains()
    {
        const auto gone = ask(logAt(50, 999));
        QVERIFY(gone && gone->rawError);
        QVERIFY(gone->topics.isEmpty() && gone->fields.empty());
        const auto nobody = got(m_services.rawEvent({}, logAt(50, 0)));
        QVERIFY(nobody && nobody->rawError);
    }
};

SIGNALBOX_TEST(RawEventTest)
#include "raw_event_test.moc"
