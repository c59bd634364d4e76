// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_feed.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "ui/paged_engine.h"

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::PagedEngine;

/// Paging without a table: each change of the rows goes to the sink.
class EventFeedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangePassesTheSink()
    {
        int rows = 0, resets = 0;
        EventFeed* fed = nullptr;
        EventFeed feed(EventKind::Transfers, {[&](const std::function<void()>& change) {
                                                  change();
                                                  ++resets;
                                                  rows = fed->pages().rowCount();
                                              },
                                              [&](const RowEdit& edit, const std::function<void()>& change) {
                                                  change();
                                                  if (edit.kind != RowEdit::Change)
                                                      rows += edit.kind == RowEdit::Insert ? edit.count : -edit.count;
                                              }});
        fed = &feed;
        PagedEngine engine;
        engine.add(1, 250);
        feed.setEngine(&engine);
        feed.setRefreshDelay(1);
        EventQuery query;
        query.caip2 = u"eip155:1"_s;
        query.newestFirst = true;
        feed.ask(query, query);
        QTRY_COMPARE(feed.phase(), EventFeed::Phase::Ready);
        QCOMPARE(resets, 2);  // another chain, then its first page
        QCOMPARE(rows, 100);
        QTRY_COMPARE(feed.totals().matching, std::optional<qint64>(250));
        QTRY_COMPARE(feed.totals().all, std::optional<qint64>(250));
        feed.setViewport(60, 90);
        QTRY_COMPARE(rows, 200);
        engine.add(251, 253);
        Q_EMIT engine.rowsCommitted(u"eip155:1"_s, 0);
        QTRY_COMPARE(rows, 203);
        QCOMPARE(feed.pages().rowCount(), rows);
    }

    void anErrorKeepsTheRows()
    {
        const auto run = [](const std::function<void()>& change) { change(); };
        EventFeed feed(EventKind::Transfers,
                       {run, [](const RowEdit&, const std::function<void()>& change) { change(); }});
        PagedEngine engine;
        engine.add(1, 250);
        feed.setEngine(&engine);
        EventQuery query;
        query.caip2 = u"eip155:1"_s;
        feed.ask(query, std::nullopt);
        QTRY_COMPARE(feed.pages().rowCount(), 100);
        engine.broken = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        feed.setViewport(60, 90);
        QTRY_VERIFY(feed.error());
        QCOMPARE(feed.phase(), EventFeed::Phase::Ready);
        QCOMPARE(feed.pages().rowCount(), 100);
    }
};
SIGNALBOX_TEST(EventFeedTest)

#include "event_feed_test.moc"
