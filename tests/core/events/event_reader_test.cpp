#include <QRandomGenerator>
#include <QTest>

#include "events/event_reader.h"
#include "store/chains.h"
#include "store/schema_maker.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

namespace {

const QString chainId = QStringLiteral("eip155:10");

QString address(int number)
{
    return QStringLiteral("0x%1").arg(number, 40, 16, QLatin1Char('0'));
}

struct Transfer {
    Height block;
    int log, from, to, contract;
    QString key() const { return QStringLiteral("%1:%2").arg(block).arg(log); }
};

}  // namespace

class EventReaderTest : public QObject {
    Q_OBJECT
    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<Session> session;
    std::vector<Transfer> all;

    QStringList expected(const EventQuery& query, const std::function<bool(const Transfer&)>& fits)
    {
        QStringList keys;
        for (const Transfer& row : all)
            if (fits(row) && row.block >= query.fromBlock.value_or(0) && row.block <= query.toBlock.value_or(1 << 30))
                keys << row.key();
        if (query.newestFirst)
            std::reverse(keys.begin(), keys.end());
        return keys;
    }

    /// All pages forward, then all pages back, give the same rows.
    void compare(EventQuery query, const QStringList& wanted, int walked)
    {
        EventReader reader(*session, walked, 0);
        query.caip2 = chainId;
        query.limit = 23;
        QStringList forward;
        std::vector<QStringList> pages;
        QString back;
        bool exact = false;
        for (;;) {
            const auto page = reader.page(query);
            QVERIFY2(page, qPrintable(page ? QString() : page.error().text));
            if (query.cursor.isEmpty()) {
                QVERIFY(page->total.has_value());
                exact = page->totalExact;
                if (exact)
                    QCOMPARE(*page->total, wanted.size());
            }
            QStringList keys;
            for (const auto& row : page->rows)
                keys << row.key;
            forward << keys;
            pages.push_back(keys);
            back = page->previous;
            if (page->next.isEmpty())
                break;
            query.cursor = page->next;
        }
        QCOMPARE(forward, wanted);
        for (auto expectedPage = pages.rbegin() + 1; pages.size() > 1 && expectedPage != pages.rend(); ++expectedPage) {
            QVERIFY(!back.isEmpty());
            query.cursor = back;
            const auto page = reader.page(query);
            QVERIFY(page);
            QStringList keys;
            for (const auto& row : page->rows)
                keys << row.key;
            QCOMPARE(keys, *expectedPage);
            QVERIFY(!page->next.isEmpty());
            back = page->previous;
        }
        QVERIFY(pages.size() == 1 || back.isEmpty());
    }

private Q_SLOTS:
    void initTestCase()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        NewChain chain;
        chain.chain.caip2 = chainId;
        chain.chain.name = QStringLiteral("Paged");
        chain.streams.push_back({chainId,
                                 QStringLiteral("transfers:") + address(1),
                                 0,
                                 std::nullopt,
                                 {{QStringLiteral("symbol"), QStringLiteral("ONE")}, {QStringLiteral("decimals"), 6}},
                                 {},
                                 {}});
        QVERIFY(Chains(*session).add(chain));
        QRandomGenerator random(42);
        QString rows, blocks;
        for (Height block = 100; block < 1100; ++block) {
            blocks += QStringLiteral("%1(%2, '\\x00', '\\x00', to_timestamp(%3))")
                          .arg(blocks.isEmpty() ? QString() : QStringLiteral(","))
                          .arg(block)
                          .arg(1'700'000'000 + block * 10);
            for (int log = 0; log < random.bounded(6); ++log) {
                const int from = random.bounded(10) ? random.bounded(4) : 100 + random.bounded(300);
                all.push_back({block, log, from, random.bounded(20), 1 + random.bounded(2)});
                const Transfer& row = all.back();
                rows += QStringLiteral(
                            "%1(%2, %3, decode(lpad(to_hex(%2), 64, '0'), 'hex'), '\\x%4', '\\x%5', '\\x%6', %7)")
                            .arg(rows.isEmpty() ? QString() : QStringLiteral(","))
                            .arg(block)
                            .arg(log)
                            .arg(address(row.contract).mid(2), address(row.from).mid(2), address(row.to).mid(2))
                            .arg(block * 1000 + log);
            }
        }
        db->value(QStringLiteral("INSERT INTO eip155_10.transfers VALUES ") + rows);
        db->value(QStringLiteral("INSERT INTO eip155_10.blocks VALUES ") + blocks);
        QVERIFY(SchemaMaker::summarizeIndexes(*session, QStringLiteral("eip155_10")));
        db->value(QStringLiteral(
            "INSERT INTO signalbox.chain_status VALUES ('eip155:10', 1, now(), '{\"finalized\": 600}')"));
        QVERIFY(session->plain([](Transaction& transaction) {
            transaction.exec("ANALYZE eip155_10.transfers");
            return Done{};
        }));
    }
    void cleanupTestCase()
    {
        session.reset();
        db.reset();
    }

    void pagesEqualTheModel_data()
    {
        QTest::addColumn<int>("walked");
        QTest::addColumn<bool>("newestFirst");
        for (const int walked : {5, 50, 20'000})
            for (const bool newest : {true, false})
                QTest::addRow("%d %d", walked, newest) << walked << newest;
    }
    void pagesEqualTheModel()
    {
        QFETCH(int, walked);
        QFETCH(bool, newestFirst);
        EventQuery query;
        query.newestFirst = newestFirst;
        compare(query, expected(query, [](const Transfer&) { return true; }), walked);
        for (const int holder : {0, 15, 100, 250, 9999}) {
            EventQuery any = query;
            any.address = address(holder);
            compare(any, expected(any, [&](const Transfer& row) { return row.from == holder || row.to == holder; }),
                    walked);
            any.fromBlock = 300;
            any.toBlock = 650;
            compare(any, expected(any, [&](const Transfer& row) { return row.from == holder || row.to == holder; }),
                    walked);
        }
        EventQuery pair = query;
        pair.from = address(2).toUpper().replace(QLatin1String("0X"), QLatin1String("0x"));
        pair.to = address(7);
        pair.contract = address(1);
        compare(pair,
                expected(pair, [](const Transfer& row) { return row.from == 2 && row.to == 7 && row.contract == 1; }),
                walked);
        EventQuery transaction = query;
        transaction.transaction = QStringLiteral("0x%1").arg(500, 64, 16, QLatin1Char('0'));
        compare(transaction, expected(transaction, [](const Transfer& row) { return row.block == 500; }), walked);
        EventQuery span = query;
        span.fromTime = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 2001, Qt::UTC);
        span.toTime = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 3000, Qt::UTC);
        compare(span, expected(span, [](const Transfer& row) { return row.block >= 201 && row.block <= 300; }), walked);
        span.fromTime = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
        span.toTime = {};
        compare(span, {}, walked);
    }

    /// Without any time to spend, pages are short or empty, and following their cursors still finds every row once.
    void shortPages_data()
    {
        QTest::addColumn<int>("walked");
        QTest::addColumn<bool>("newestFirst");
        QTest::addRow("newest") << 25 << true;
        QTest::addRow("oldest") << 25 << false;
    }
    void shortPages()
    {
        QFETCH(int, walked);
        QFETCH(bool, newestFirst);
        EventReader reader(*session, walked, 1e-6);
        for (const int holder : {0, 250, 9999}) {
            EventQuery query;
            query.caip2 = chainId;
            query.newestFirst = newestFirst;
            query.address = address(holder);
            query.limit = 7;
            const QStringList wanted =
                expected(query, [&](const Transfer& row) { return row.from == holder || row.to == holder; });
            QStringList forward, back;
            int pages = 0;
            for (;; ++pages) {
                const auto page = reader.page(query);
                QVERIFY2(page, qPrintable(page ? QString() : page.error().text));
                QVERIFY(page->rows.size() <= 7);
                for (const auto& row : page->rows)
                    forward << row.key;
                if (page->next.isEmpty()) {
                    query.cursor = page->previous;
                    break;
                }
                query.cursor = page->next;
            }
            QCOMPARE(forward, wanted);
            if (holder == 9999)
                QVERIFY2(pages > 50, qPrintable(QString::number(pages)));
            // From the far end back: all that lies before the last page's first row.
            query.cursor = newestFirst ? QStringLiteral("p:0:0") : QStringLiteral("p:99999:0");
            while (!query.cursor.isEmpty()) {
                const auto page = reader.page(query);
                QVERIFY(page);
                QStringList keys;
                for (const auto& row : page->rows)
                    keys << row.key;
                back = keys + back;
                query.cursor = page->previous;
            }
            QCOMPARE(back, wanted);
        }
    }

    void cells()
    {
        EventQuery query;
        query.caip2 = chainId;
        query.contract = address(1);
        query.limit = 1;
        const auto page = EventReader(*session).page(query);
        QVERIFY(page);
        const EventRow& row = page->rows.front();
        QCOMPARE(row.cells.value(QStringLiteral("symbol")).toString(), QStringLiteral("ONE"));
        QCOMPARE(row.cells.value(QStringLiteral("decimals")).toInt(), 6);
        QCOMPARE(row.cells.value(QStringLiteral("token")).toString(), address(1));
        QVERIFY(row.cells.value(QStringLiteral("time")).toString().endsWith(QLatin1Char('Z')));
        QVERIFY(!row.finalized);
        query.toBlock = 600;
        QVERIFY(EventReader(*session).page(query)->rows.front().finalized);
        const auto again = EventReader(*session).row(chainId, EventKind::Transfers, row.key);
        QVERIFY(again);
        QCOMPARE(again->cells, row.cells);
        QCOMPARE(EventReader(*session).row(chainId, EventKind::Transfers, QStringLiteral("1:1")).error().code,
                 QStringLiteral("EVENT_UNKNOWN"));
        qint64 exported = 0;
        EventQuery everything;
        everything.caip2 = chainId;
        const auto count = EventReader(*session).each(everything, 500, [&](const std::vector<EventRow>& rows) {
            exported += qint64(rows.size());
            return true;
        });
        QCOMPARE(count.value(), qint64(all.size()));
        QCOMPARE(exported, qint64(all.size()));
    }

    void badQueries()
    {
        EventReader reader(*session);
        EventQuery query;
        QCOMPARE(reader.page(query).error().code, QStringLiteral("CHAIN_REQUIRED"));
        query.caip2 = QStringLiteral("eip155:999");
        QCOMPARE(reader.page(query).error().code, QStringLiteral("CHAIN_UNKNOWN"));
        query.caip2 = chainId;
        query.address = QStringLiteral("0x12'; DROP TABLE x");
        QCOMPARE(reader.page(query).error().code, QStringLiteral("BAD_ADDRESS"));
        query.address.clear();
        query.transaction = address(1);
        QCOMPARE(reader.page(query).error().code, QStringLiteral("BAD_HASH"));
        query.transaction.clear();
        query.cursor = QStringLiteral("n:1");
        QCOMPARE(reader.page(query).error().code, QStringLiteral("BAD_CURSOR"));
    }

    void registryEvents()
    {
        db->value(QStringLiteral("INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, "
                                 "transaction_hash, log_index, registry, event_type, agent_id, timestamp, owner, "
                                 "client_address, tag1, agent_id_text, feedback_value, feedback_value_decimals) "
                                 "SELECT c || '-' || b || '-0', c, b, '0xaa', '0x' || lpad(to_hex(b), 64, '0'), 0, "
                                 "CASE WHEN b % 3 = 0 THEN 'identity' ELSE 'reputation' END, "
                                 "CASE WHEN b % 3 = 0 THEN 'Registered' ELSE 'NewFeedback' END, b % 10, 1700000000 + "
                                 "b, CASE WHEN b % 3 = 0 THEN '%1' END, CASE WHEN b % 7 = 0 THEN '%1' END, "
                                 "CASE WHEN b % 50 = 0 THEN 'it''s' END, CASE WHEN b = 77 THEN "
                                 "'340282366920938463463374607431768211456' END, -12345, 2 FROM generate_series(1, "
                                 "300) b, unnest(ARRAY[10, 8453]) c")
                      .arg(address(5)));
        for (const int walked : {10, 20'000}) {
            EventReader reader(*session, walked);
            const auto count = [&](const std::function<void(EventQuery&)>& set) {
                EventQuery query;
                query.kind = EventKind::Registry;
                set(query);
                QStringList ids;
                const auto done = reader.each(query, 13, [&](const std::vector<EventRow>& rows) {
                    for (const auto& row : rows)
                        ids << row.key;
                    return true;
                });
                if (!done)
                    qWarning("%s", qPrintable(done.error().text));
                QStringList unique = ids;
                unique.removeDuplicates();
                return unique.size() == ids.size() ? int(ids.size()) : -1;
            };
            QCOMPARE(count([](EventQuery&) {}), 600);
            QCOMPARE(count([](EventQuery& query) { query.caip2 = chainId; }), 300);
            QCOMPARE(count([](EventQuery& query) {
                         query.newestFirst = false;
                         query.registry = QStringLiteral("identity");
                     }),
                     200);
            QCOMPARE(count([](EventQuery& query) {
                         query.eventType = QStringLiteral("NewFeedback");
                         query.caip2 = chainId;
                     }),
                     200);
            QCOMPARE(count([](EventQuery& query) { query.address = address(5); }), 2 * (100 + 42 - 14));
            QCOMPARE(count([](EventQuery& query) { query.tag = QStringLiteral("it's"); }), 12);
            QCOMPARE(count([](EventQuery& query) { query.agentId = QStringLiteral("3"); }), 60);
            QCOMPARE(count([](EventQuery& query) {
                         query.agentId = QStringLiteral("340282366920938463463374607431768211456");
                     }),
                     2);
            QCOMPARE(count([](EventQuery& query) {
                         query.transaction = QStringLiteral("0x%1").arg(12, 64, 16, QLatin1Char('0'));
                     }),
                     2);
            QCOMPARE(count([](EventQuery& query) {
                         query.fromTime = QDateTime::fromSecsSinceEpoch(1'700'000'290, Qt::UTC);
                     }),
                     22);
        }
        EventQuery first;
        first.kind = EventKind::Registry;
        first.newestFirst = true;
        first.limit = 1;
        const auto page = EventReader(*session).page(first);
        QVERIFY(page);
        QCOMPARE(page->rows.front().cells.value(QStringLiteral("value")).toString(), QStringLiteral("-12345"));
        QCOMPARE(page->rows.front().cells.value(QStringLiteral("block")).toInt(), 300);
    }
};

SIGNALBOX_TEST(EventReaderTest)
#include "event_reader_test.moc"
