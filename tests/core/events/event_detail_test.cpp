// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_detail.h"

#include <QTest>

#include "core/engine/toy_family.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using signalbox::test::PgDatabase;
using signalbox::test::ToyChain;
using signalbox::test::ToyFamily;
using signalbox::test::ToyProber;

namespace {

const QString chainId = u"toy:7"_s;

struct Asked {
    std::vector<EndpointDraft> endpoints;
    EventLog log;
};

/// Remembers what it is asked.
class AskedProber : public ToyProber {
public:
    AskedProber(std::shared_ptr<ToyChain> chain, std::shared_ptr<Asked> asked)
        : ToyProber(std::move(chain)), m_asked(std::move(asked))
    {
    }
    QCoro::Task<Expected<EventDetail>> rawEvent(std::vector<EndpointDraft> endpoints, EventLog log) override
    {
        m_asked->endpoints = std::move(endpoints);
        m_asked->log = std::move(log);
        EventDetail detail;
        detail.layout = Message(u"of the family"_s);
        co_return detail;
    }

private:
    std::shared_ptr<Asked> m_asked;
};

class AskedFamily : public ToyFamily {
public:
    explicit AskedFamily(std::shared_ptr<Asked> asked)
        : ToyFamily(std::make_shared<ToyChain>()), m_asked(std::move(asked))
    {
    }
    std::unique_ptr<Prober> prober(std::shared_ptr<rpc::RateRegistry>) const override
    {
        return std::make_unique<AskedProber>(std::make_shared<ToyChain>(), m_asked);
    }

private:
    std::shared_ptr<Asked> m_asked;
};

std::shared_ptr<const Families> only(std::shared_ptr<const Family> family)
{
    return std::make_shared<const Families>(std::vector<std::shared_ptr<const Family>>{std::move(family)});
}

}  // namespace

/// The detail of an event comes from its stored row and from the prober of its chain's family, whichever that is.
class EventDetailTest : public QObject {
    Q_OBJECT
    std::unique_ptr<PgDatabase> m_database;
    std::shared_ptr<Asked> m_asked = std::make_shared<Asked>();
    std::shared_ptr<PendingEvents> m_pending = std::make_shared<PendingEvents>();
    std::shared_ptr<EndpointSecrets> m_secrets = std::make_shared<EndpointSecrets>(nullptr);

    Expected<EventDetail> detail(EventKind kind, const QString& key, std::shared_ptr<const Family> family = {})
    {
        *m_asked = {};
        SessionThread reader(m_database->connection());
        NetThread net(only(family ? family : std::make_shared<AskedFamily>(m_asked)),
                      std::make_shared<rpc::RateRegistry>());
        auto promise = std::make_shared<QPromise<Expected<EventDetail>>>();
        promise->start();
        auto future = promise->future();
        readEventDetail(reader, net, m_secrets, m_pending, chainId, kind, key, promise);
        future.waitForFinished();
        return future.result();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<PgDatabase>();
        store::NewChain chain;
        chain.chain.caip2 = chainId;
        chain.chain.name = u"Toy"_s;
        for (const bool enabled : {true, false}) {
            store::EndpointRow endpoint;
            endpoint.caip2 = chainId;
            endpoint.url = u"http://127.0.0.1:1/%1"_s.arg(int(enabled));
            endpoint.kind = u"http"_s;
            endpoint.enabled = enabled;
            chain.endpoints.push_back(endpoint);
        }
        const auto session = m_database->session();
        QVERIFY(store::Chains(*session).add(chain));
        m_database->value(
            u"INSERT INTO toy_7.blocks VALUES (5, decode(repeat('ab', 32), 'hex'), '\\x00', to_timestamp(1700000000))"_s);
        m_database->value(
            u"INSERT INTO toy_7.transfers VALUES (5, 1, decode(repeat('01', 32), 'hex'), decode(repeat('02', 20), "
            "'hex'), decode(repeat('03', 20), 'hex'), decode(repeat('04', 20), 'hex'), 9)"_s);
        for (const char* raw : {"NULL, NULL", "decode(repeat('05', 64), 'hex'), '\\x0607'"})
            m_database->value(
                u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
                "registry, event_type, timestamp, raw_topics, raw_data) SELECT '7-6-' || n, 7, 6, '0xcd', '0xef', n, "
                "'identity', 'Registered', 1700000000, %1 FROM (SELECT count(*) AS n FROM erc8004.events) AS rows"_s
                    .arg(QLatin1String(raw)));
    }
    void cleanupTestCase() { m_database.reset(); }

    void aTransferIsReadByTheHashOfItsBlock()
    {
        const auto shown = detail(EventKind::Transfers, u"5:1"_s);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().text()));
        QCOMPARE(shown->layout.english(), u"of the family"_s);
        QCOMPARE(shown->row.key, u"5:1"_s);
        QCOMPARE(m_asked->log.block, Height(5));
        QCOMPARE(m_asked->log.logIndex, 1);
        QCOMPARE(m_asked->log.blockHash, u"0x"_s + u"ab"_s.repeated(32));
        QVERIFY(!m_asked->log.stored);
        QCOMPARE(m_asked->endpoints.size(), std::size_t(1));  // the enabled one
        QCOMPARE(m_asked->endpoints.front().url, u"http://127.0.0.1:1/1"_s);
    }

    void aRegistryEventBringsTheBytesThatItsRowContains()
    {
        QVERIFY(detail(EventKind::Registry, u"7-6-0"_s));
        QCOMPARE(m_asked->log.block, Height(6));
        QCOMPARE(m_asked->log.blockHash, u"0xcd"_s);
        QVERIFY(!m_asked->log.stored);
        const auto shown = detail(EventKind::Registry, u"7-6-1"_s);
        QVERIFY(shown);
        QCOMPARE(shown->row.key, u"7-6-1"_s);
        QCOMPARE(m_asked->log.logIndex, 1);
        QVERIFY(m_asked->log.stored);
        QCOMPARE(m_asked->log.stored->topics.size(), std::size_t(2));
        QCOMPARE(int(m_asked->log.stored->topics[1][31]), 5);
        QCOMPARE(m_asked->log.stored->data, QByteArray("\x06\x07"));
    }

    void anUnconfirmedEventIsFoundInMemory()
    {
        EventRow row;
        row.key = u"7-8-3"_s;
        row.pending = true;
        row.cells = {{u"block"_s, 8}, {u"log"_s, 3}, {u"blockHash"_s, u"0x12"_s}};
        m_pending->set(chainId, {row});
        const auto shown = detail(EventKind::Registry, row.key);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().text()));
        QVERIFY(shown->row.pending);
        QCOMPARE(m_asked->log.block, Height(8));
        QCOMPARE(m_asked->log.logIndex, 3);
        QCOMPARE(m_asked->log.blockHash, u"0x12"_s);
        m_pending->forget(chainId);
        QCOMPARE(detail(EventKind::Registry, row.key).error().code, u"EVENT_UNKNOWN"_s);
        QVERIFY(m_asked->endpoints.empty());  // no endpoint is asked for an event that nobody knows
    }

    void aFamilyWithoutEventsAnswersThatThereIsNone()
    {
        const auto none =
            detail(EventKind::Transfers, u"5:1"_s, std::make_shared<ToyFamily>(std::make_shared<ToyChain>()));
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"EVENT_UNKNOWN"_s);
        QVERIFY(none.error().text().contains(u"5:1"_s));
    }
};

SIGNALBOX_TEST(EventDetailTest)
#include "event_detail_test.moc"
