// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <QTest>

#include "events/event_reader.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/schema_maker.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

namespace {

const QString readChain = u"eip155:10"_s;

QString address(int number)
{
    return u"0x%1"_s.arg(number, 40, 16, QLatin1Char('0'));
}

struct Transfer {
    Height block;
    int log, from, to, contract;
    QString key() const { return u"%1:%2"_s.arg(block).arg(log); }
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
        query.caip2 = readChain;
        query.limit = 23;
        QStringList forward;
        std::vector<QStringList> pages;
        QString back;
        bool exact = false;
        for (;;) {
            const auto page = reader.page(query);
            QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
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
        chain.chain.caip2 = readChain;
        chain.chain.name = u"Paged"_s;
        chain.streams.push_back({readChain,
                                 u"transfers:"_s + address(1),
                                 0,
                                 std::nullopt,
                                 {{u"symbol"_s, u"ONE"_s}, {u"decimals"_s, 6}},
                                 {},
                                 {}});
        QVERIFY(Chains(*session).add(chain));
        QRandomGenerator random(42);
        QString rows, blocks;
        for (Height block = 100; block < 1100; ++block) {
            blocks += u"%1(%2, '\\x00', '\\x00', to_timestamp(%3))"_s.arg(blocks.isEmpty() ? QString() : u","_s)
                          .arg(block)
                          .arg(1'700'000'000 + block * 10);
            for (int log = 0; log < random.bounded(6); ++log) {
                const int from = random.bounded(10) ? random.bounded(4) : 100 + random.bounded(300);
                all.push_back({block, log, from, random.bounded(20), 1 + random.bounded(2)});
                const Transfer& row = all.back();
                rows += u"%1(%2, %3, decode(lpad(to_hex(%2), 64, '0'), 'hex'), '\\x%4', '\\x%5', '\\x%6', %7)"_s
                            .arg(rows.isEmpty() ? QString() : u","_s)
                            .arg(block)
                            .arg(log)
                            .arg(address(row.contract).mid(2), address(row.from).mid(2), address(row.to).mid(2))
                            .arg(block * 1000 + log);
            }
        }
        db->value(u"INSERT INTO eip155_10.transfers VALUES "_s + rows);
        db->value(u"INSERT INTO eip155_10.blocks VALUES "_s + blocks);
        QVERIFY(SchemaMaker::summarizeIndexes(*session, u"eip155_10"_s));
        db->value(u"INSERT INTO signalbox.chain_status VALUES ('eip155:10', 1, now(), '{\"finalized\": 600}')"_s);
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
        pair.from = address(2).toUpper().replace("0X"_L1, "0x"_L1);
        pair.to = address(7);
        pair.contract = address(1);
        compare(pair,
                expected(pair, [](const Transfer& row) { return row.from == 2 && row.to == 7 && row.contract == 1; }),
                walked);
        EventQuery transaction = query;
        transaction.transaction = u"0x%1"_s.arg(500, 64, 16, QLatin1Char('0'));
        compare(transaction, expected(transaction, [](const Transfer& row) { return row.block == 500; }), walked);
        EventQuery span = query;
        span.fromTime = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 2001, Qt::UTC);
        span.toTime = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 3000, Qt::UTC);
        compare(span, expected(span, [](const Transfer& row) { return row.block >= 201 && row.block <= 300; }), walked);
        span.fromTime = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
        span.toTime = {};
        compare(span, {}, walked);
    }

    /// Without a time budget, pages are short or empty, and following their cursors still finds every row once.
    void aBudgetShortensPages_data()
    {
        QTest::addColumn<int>("walked");
        QTest::addColumn<bool>("newestFirst");
        QTest::addRow("newest") << 25 << true;
        QTest::addRow("oldest") << 25 << false;
    }
    void aBudgetShortensPages()
    {
        QFETCH(int, walked);
        QFETCH(bool, newestFirst);
        EventReader reader(*session, walked, 1e-6);
        for (const int holder : {0, 250, 9999}) {
            EventQuery query;
            query.caip2 = readChain;
            query.newestFirst = newestFirst;
            query.address = address(holder);
            query.limit = 7;
            const QStringList wanted =
                expected(query, [&](const Transfer& row) { return row.from == holder || row.to == holder; });
            QStringList forward, back;
            int pages = 0;
            for (;; ++pages) {
                const auto page = reader.page(query);
                QVERIFY2(page, qPrintable(page ? QString() : page.error().text()));
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
            // From the far end back: all rows before the last page's first row.
            query.cursor = newestFirst ? u"p:0:0"_s : u"p:99999:0"_s;
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

    void cellsAreLossless()
    {
        EventQuery query;
        query.caip2 = readChain;
        query.contract = address(1);
        query.limit = 1;
        const auto page = EventReader(*session).page(query);
        QVERIFY(page);
        const EventRow& row = page->rows.front();
        QCOMPARE(row.cells.value(u"symbol"_s).toString(), u"ONE"_s);
        QCOMPARE(row.cells.value(u"decimals"_s).toInt(), 6);
        QCOMPARE(row.cells.value(u"token"_s).toString(), address(1));
        QVERIFY(row.cells.value(u"time"_s).toString().endsWith(QLatin1Char('Z')));
        QVERIFY(!row.finalized);
        query.toBlock = 600;
        QVERIFY(EventReader(*session).page(query)->rows.front().finalized);
        const auto again = EventReader(*session).row(readChain, EventKind::Transfers, row.key);
        QVERIFY(again);
        QCOMPARE(again->cells, row.cells);
        QCOMPARE(EventReader(*session).row(readChain, EventKind::Transfers, u"1:1"_s).error().code, u"EVENT_UNKNOWN"_s);
        qint64 exported = 0;
        EventQuery everything;
        everything.caip2 = readChain;
        const auto count = EventReader(*session).each(everything, 500, [&](const std::vector<EventRow>& rows) {
            exported += qint64(rows.size());
            return true;
        });
        QCOMPARE(count.value(), qint64(all.size()));
        QCOMPARE(exported, qint64(all.size()));
    }

    void badQueriesAreRefused()
    {
        EventReader reader(*session);
        EventQuery query;
        QCOMPARE(reader.page(query).error().code, u"CHAIN_REQUIRED"_s);
        query.caip2 = u"eip155:999"_s;
        QCOMPARE(reader.page(query).error().code, u"CHAIN_UNKNOWN"_s);
        query.caip2 = readChain;
        query.address = u"0x12'; DROP TABLE x"_s;
        QCOMPARE(reader.page(query).error().code, u"BAD_ADDRESS"_s);
        query.address.clear();
        query.transaction = address(1);
        QCOMPARE(reader.page(query).error().code, u"BAD_HASH"_s);
        query.transaction.clear();
        query.cursor = u"n:1"_s;
        QCOMPARE(reader.page(query).error().code, u"BAD_CURSOR"_s);
    }

    void registryEventsAreRead()
    {
        db->value(
            u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, "
            "transaction_hash, log_index, registry, event_type, agent_id, timestamp, owner, "
            "client_address, tag1, agent_id_text, feedback_value, feedback_value_decimals) "
            "SELECT c || '-' || b || '-0', c, b, '0xaa', '0x' || lpad(to_hex(b), 64, '0'), 0, "
            "CASE WHEN b % 3 = 0 THEN 'identity' ELSE 'reputation' END, "
            "CASE WHEN b % 3 = 0 THEN 'Registered' ELSE 'NewFeedback' END, b % 10, 1700000000 + "
            "b, CASE WHEN b % 3 = 0 THEN '%1' END, CASE WHEN b % 7 = 0 THEN '%1' END, "
            "CASE WHEN b % 50 = 0 THEN 'it''s' END, CASE WHEN b = 77 THEN "
            "'340282366920938463463374607431768211456' END, -12345, 2 FROM generate_series(1, "
            "300) b, unnest(ARRAY[10, 8453]) c"_s.arg(address(5)));
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
                    qWarning("%s", qPrintable(done.error().text()));
                QStringList unique = ids;
                unique.removeDuplicates();
                return unique.size() == ids.size() ? int(ids.size()) : -1;
            };
            QCOMPARE(count([](EventQuery&) {}), 600);
            QCOMPARE(count([](EventQuery& query) { query.caip2 = readChain; }), 300);
            QCOMPARE(count([](EventQuery& query) {
                         query.newestFirst = false;
                         query.registry = u"identity"_s;
                     }),
                     200);
            QCOMPARE(count([](EventQuery& query) {
                         query.eventType = u"NewFeedback"_s;
                         query.caip2 = readChain;
                     }),
                     200);
            QCOMPARE(count([](EventQuery& query) { query.address = address(5); }), 2 * (100 + 42 - 14));
            QCOMPARE(count([](EventQuery& query) { query.tag = u"it's"_s; }), 12);
            QCOMPARE(count([](EventQuery& query) { query.agentId = u"3"_s; }), 60);
            QCOMPARE(count([](EventQuery& query) { query.agentId = u"340282366920938463463374607431768211456"_s; }), 2);
            QCOMPARE(count([](EventQuery& query) { query.transaction = u"0x%1"_s.arg(12, 64, 16, QLatin1Char('0')); }),
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
        QCOMPARE(page->rows.front().cells.value(u"value"_s).toString(), u"-12345"_s);
        QCOMPARE(page->rows.front().cells.value(u"block"_s).toInt(), 300);
    }
};

SIGNALBOX_TEST(EventReaderTest)
#include "event_reader_test.moc"
