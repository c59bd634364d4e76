// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "desk/desk.h"
#include "events/event_counts.h"
#include "events/event_overlay.h"
#include "events/filter_offer.h"
#include "events/shown_columns.h"
#include "models/event_model.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "theme/theme.h"
#include "ui/paged_engine.h"
#include "widgets/empty_state.h"

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::PagedEngine;

/// The parts of a list of events, each on its own.
class EventPanelPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void countsAreExactOrMarked()
    {
        EventCounts counts;
        counts.loaded = 12;
        QCOMPARE(counts.text(), u"– transfers"_s);
        counts.searching = true;
        QCOMPARE(counts.text(), u"12 found so far, searching"_s);
        counts.totals.matching = 45'210;
        counts.totals.matchingExact = true;
        QCOMPARE(counts.text(), u"45,210 transfers"_s);
        counts.kind = EventKind::Registry;
        counts.totals.matchingExact = false;
        QCOMPARE(counts.text(), u"≈ 45,210 events"_s);
        counts.filtered = true;
        QCOMPARE(counts.text(), u"≈ 45,210 of –"_s);
        counts.totals.all = 90'000;
        counts.totals.allExact = true;
        QCOMPARE(counts.text(), u"≈ 45,210 of 90,000"_s);
    }

    void aRowOffersItsValuesAsFilters()
    {
        const auto offers = FilterOffer::of(EventKind::Transfers, PagedEngine::row(7, 0));
        QCOMPARE(offers.size(), size_t(4));
        QVERIFY(offers[0].field == EventField::From);
        QCOMPARE(offers[0].value, u"0x1111111111111111111111111111111111111111"_s);
        QCOMPARE(offers[0].text, u"Only from 0x1111…1111"_s);
        QVERIFY(offers[3].field == EventField::Transaction);
        EventFilter filter;
        for (const FilterOffer& offer : offers)
            QVERIFY2(filter.set(offer.field, offer.value).ok(), qPrintable(offer.text));
        EventRow row;
        row.cells = {{u"event"_s, u"NewFeedback"_s}, {u"agent"_s, 142}};
        const auto registry = FilterOffer::of(EventKind::Registry, row);
        QCOMPARE(registry.size(), size_t(2));
        QCOMPARE(registry[0].text, u"Only NewFeedback"_s);
        QCOMPARE(registry[1].text, u"Only agent 142"_s);
    }

    void thePaneTakesColumns()
    {
        Desk desk{QString()};
        EventModel model(EventKind::Registry);
        DataTable table(&desk, u"columns"_s, u"Events"_s);
        table.setPagedModel(&model);
        ShownColumns columns(&table, &model);
        columns.setEveryChain(true);
        const auto shown = [&] { return table.view()->shownColumns(); };
        const QStringList all = shown();
        QVERIFY(all.contains(u"chain"_s) && all.contains(u"tag2"_s) && all.contains(u"client"_s));
        columns.setNarrow(true);
        QCOMPARE(shown(), all);
        columns.setPaneShown(true);
        QVERIFY(!shown().contains(u"client"_s) && !shown().contains(u"block"_s));
        columns.setNarrow(false);
        QVERIFY(!shown().contains(u"tag2"_s) && shown().contains(u"client"_s));
        columns.setEveryChain(false);
        QVERIFY(shown().contains(u"tag2"_s) && !shown().contains(u"chain"_s));
    }

    void theOverlaySaysWhatHelps()
    {
        QTableView view;
        view.resize(400, 300);
        EventOverlay overlay(&view);
        QSignalSpy retried(&overlay, &EventOverlay::retryRequested), cleared(&overlay, &EventOverlay::clearRequested);
        QPushButton* button = overlay.emptyState()->button();
        EmptyEvents state;
        state.error = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        overlay.setEmpty(state);
        QVERIFY(!overlay.emptyState()->isHidden());
        button->click();
        QCOMPARE(retried.size(), 1);
        state = {};
        state.filtered = true;
        overlay.setEmpty(state);
        button->click();
        QCOMPARE(cleared.size(), 1);
        ChainSnapshot chain;
        chain.caip2 = u"eip155:8453"_s;
        chain.name = u"Base"_s;
        state = {};
        state.chain = &chain;
        overlay.setEmpty(state);
        QVERIFY(button->isHidden());  // nobody opens it
        QString opened;
        overlay.setActions({}, [&](const QString& caip2) { opened = caip2; });
        overlay.setEmpty(state);
        QCOMPARE(button->text(), u"Open Base"_s);
        button->click();
        QCOMPARE(opened, chain.caip2);
        overlay.setEmpty(std::nullopt);
        QVERIFY(overlay.emptyState()->isHidden());
    }

    void newerRowsAreOffered()
    {
        QTableView view;
        EventOverlay overlay(&view);
        QSignalSpy requested(&overlay, &EventOverlay::newerRequested);
        overlay.setNewer(true);
        QPushButton* newer = nullptr;
        for (auto* each : view.findChildren<QPushButton*>())
            if (each->text() == u"Newer rows"_s)
                newer = each;
        QVERIFY(newer && !newer->isHidden());
        newer->click();
        QCOMPARE(requested.size(), 1);
        overlay.setNewer(false);
        QVERIFY(newer->isHidden());
    }
};

SIGNALBOX_TEST(EventPanelPartsTest)
#include "event_panel_parts_test.moc"
