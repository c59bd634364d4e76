// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "events/pending_merge.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

/// Pending rows are at their position in time between the stored rows, each on one page.
class PendingOrderTest : public QObject {
    Q_OBJECT
    static EventRow row(const char* chain, int second, qint64 block, bool pending)
    {
        EventRow row;
        row.key = u"%1-%2-0"_s.arg(QLatin1String(chain)).arg(block);
        row.pending = pending;
        row.cells = {{u"chain"_s, u"eip155:"_s + QLatin1String(chain)},
                     {u"time"_s, QDateTime::fromSecsSinceEpoch(1'700'000'000 + second, Qt::UTC).toString(Qt::ISODate)},
                     {u"block"_s, block},
                     {u"log"_s, 0}};
        return row;
    }
    static QString seconds(const EventPage& page)
    {
        QStringList all;
        for (const EventRow& row : page.rows)
            all << QString::number(
                QDateTime::fromString(row.cells.value("time"_L1).toString(), Qt::ISODate).toSecsSinceEpoch() -
                1'700'000'000);
        return all.join(u' ');
    }
private Q_SLOTS:
    void overChainsTheOrderIsByTime()
    {
        EventQuery query;
        query.kind = EventKind::Registry;
        const std::vector<EventRow> pending{row("10", 95, 7, true), row("10", 60, 6, true), row("10", 20, 5, true),
                                            row("1", 90, 3, true)};
        EventPage first;
        first.rows = {row("1", 100, 4, false), row("1", 90, 3, false), row("1", 50, 2, false)};
        first.next = u"n:1700000050:1:2:0"_s;
        mergePending(query, pending, first);
        QCOMPARE(seconds(first), u"100 95 90 60 50"_s);  // 20 belongs to the next page; 90 is stored
        QVERIFY(!first.rows[2].pending);
        query.cursor = first.next;
        EventPage second;
        second.rows = {row("1", 30, 1, false), row("1", 10, 0, false)};
        mergePending(query, pending, second);
        QCOMPARE(seconds(second), u"30 20 10"_s);
    }
    void inOneChainTheOrderIsByBlock()
    {
        EventQuery query;
        query.kind = EventKind::Registry;
        query.caip2 = u"eip155:10"_s;
        EventPage page;
        page.rows = {row("10", 50, 6, false)};
        mergePending(query, {row("10", 60, 7, true), row("10", 40, 5, true)}, page);
        QCOMPARE(seconds(page), u"60 50 40"_s);
    }
};

SIGNALBOX_TEST(PendingOrderTest)
#include "pending_order_test.moc"
