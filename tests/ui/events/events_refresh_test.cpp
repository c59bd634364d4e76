// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QTest>

#include "events/event_pane.h"
#include "events/event_panel.h"
#include "events/event_selection.h"
#include "events/events_screen.h"
#include "signalbox/literals.h"
#include "support/live_chain.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/paged_engine.h"
#include "ui/screen_bench.h"
#include "widgets/empty_state.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The first view of the Events screen, and the state that survives a refresh of its list.
class EventsRefreshTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensOnAChainThatHasTransfers()
    {
        ScreenBench<EventsScreen> bench;
        PagedEngine engine;
        auto snapshot = std::make_shared<WorkspaceSnapshot>();
        snapshot->engine = EngineState::Running;
        const auto add = [&](const char* id, const char* family, qint64 rows) {
            ChainSnapshot chain;
            chain.caip2 = QLatin1String(id);
            chain.name = QLatin1String(id);
            chain.family = QLatin1String(family);
            chain.features = featuresOf(chain.family);
            StreamSnapshot stream;
            stream.stream = rows < 0 ? u"blocks"_s : u"transfers:0x12"_s;
            stream.rows = rows;
            chain.streams.push_back(stream);
            snapshot->chains.push_back(chain);
        };
        add("canopy:1", "canopy", -1);
        add("eip155:1", "eip155", 0);
        add("eip155:10", "eip155", 500);
        engine.newest = snapshot;
        bench.screen.setEngine(&engine);
        bench.screen.setSnapshot(snapshot);
        bench.screen.show();
        settle();
        QCOMPARE(bench.screen.panel()->filter().caip2, u"eip155:10"_s);
        // the operator's choice is kept, even for an empty chain
        bench.screen.open(u"?kind=transfers&chain=eip155:1"_s);
        bench.screen.setSnapshot(snapshot);
        settle();
        QCOMPARE(bench.screen.panel()->filter().caip2, u"eip155:1"_s);
    }

    void opensOnRegistryEventsWhereThereAreNoTransfers()
    {
        ScreenBench<EventsScreen> bench;
        auto snapshot = std::make_shared<WorkspaceSnapshot>(*bench.engine.snapshot());
        snapshot->chains.resize(1);
        StreamSnapshot stream;
        stream.stream = u"registries"_s;
        stream.rows = 12;
        snapshot->chains.front().streams = {stream};
        bench.screen.setSnapshot(snapshot);
        QVERIFY(bench.screen.panel()->filter().kind == EventKind::Registry);
        QVERIFY(!bench.desk.value(u"events/kind"_s).isValid());  // not chosen by the operator
    }

    void theSelectionSurvivesAPendingEventThatBecomesFinal()
    {
        ScreenBench<EventsScreen> bench;
        PagedEngine engine;
        engine.add(1, 40);
        EventRow pending = PagedEngine::row(41, 0);
        pending.pending = true;
        engine.rows.push_back(pending);
        auto snapshot = std::make_shared<WorkspaceSnapshot>(*bench.engine.snapshot());
        engine.newest = snapshot;
        bench.screen.resize(1240, 820);
        bench.screen.setEngine(&engine);
        bench.screen.setSnapshot(snapshot);
        bench.screen.show();
        bench.screen.setWatched(true);
        settle();
        EventPanel* panel = bench.screen.panel();
        panel->model()->feed()->setRefreshDelay(1);
        panel->table()->view()->selectRow(0);
        settle();
        QCOMPARE(bench.screen.pane()->key(), u"41:0"_s);
        // it is stored now, and lower: newer pending rows are above it
        engine.rows.back().pending = false;
        engine.rows.back().finalized = true;
        std::swap(engine.rows[40], engine.rows[39]);
        engine.add(42, 44);
        Q_EMIT engine.rowsCommitted(panel->filter().caip2, 0);
        QTRY_COMPARE(panel->model()->rowCount(), 44);
        settle();
        QCOMPARE(panel->selection()->key(), u"41:0"_s);
        QCOMPARE(panel->table()->selectedRows(), QList<int>{panel->model()->rowOf(u"41:0"_s)});
        QCOMPARE(bench.screen.pane()->key(), u"41:0"_s);
        QVERIFY(bench.screen.pane()->isVisible());
        // F5 as well
        bench.screen.refresh();
        settle();
        QCOMPARE(panel->table()->selectedRows(), QList<int>{panel->model()->rowOf(u"41:0"_s)});
        // a row that leaves the list stays in the pane
        std::erase_if(engine.rows, [](const EventRow& row) { return row.key == u"41:0"_s; });
        Q_EMIT engine.rowsCommitted(panel->filter().caip2, 0);
        QTRY_COMPARE(panel->model()->rowCount(), 43);
        settle();
        QVERIFY(bench.screen.pane()->isVisible());
        QVERIFY(panel->table()->selectedRows().isEmpty());
        // Esc closes it
        QTest::keyClick(panel->table()->view(), Qt::Key_Escape);
        settle();
        QVERIFY(!bench.screen.pane()->isVisible());
    }

    void noRetryForPermanentErrors()
    {
        ScreenBench<EventsScreen> bench;
        bench.engine.failAll = Error::make(ErrorKind::Invalid, "BAD_ADDRESS", Message(u"That is not an address."_s));
        bench.show();
        EmptyState* empty = bench.screen.panel()->emptyState();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->button()->isHidden());
        bench.engine.failAll->kind = ErrorKind::Unavailable;
        bench.screen.refresh();
        settle();
        QCOMPARE(empty->button()->text(), u"Retry"_s);
    }
};

SIGNALBOX_TEST(EventsRefreshTest)
#include "events_refresh_test.moc"
