// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "crosschain/sync_model.h"
#include "crosschain/sync_screen.h"
#include "crosschain/sync_view.h"
#include "desk/desk.h"
#include "models/overview_totals.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "shell/rail.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"
#include "widgets/tile.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The Sync screen with a scripted engine, operated by accessible names.
class SyncScreenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;

    ScriptedEngine* engine() const { return m_workspace->scripted(); }
    ui::SyncView* matrix() const { return awaitSpoken<ui::SyncView>(u"State and lag of each table and chain"_s); }
    static QString spoken(const QTableView* view, int row, int column)
    {
        return view->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    void open(Scene scene)
    {
        m_workspace = std::make_unique<ScriptedWorkspace>(scene);
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = u"/nowhere"_s;
        parts.registry.add({u"overview"_s,
                            u"overview"_s,
                            [] { return u"One"_s; },
                            [](ui::ScreenContext* context) { return new ui::SyncScreen(context); },
                            {}});
        parts.registry.add(ui::syncScreenEntry([this] { return m_workspace->engine(); }));
        parts.registry.add(ui::settingsScreenEntry());
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->go(u"sync"_s);
    }

private Q_SLOTS:
    void init()
    {
        ui::ThemeManager::instance().install();
        m_desk = std::make_unique<ui::Desk>(QString());
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    /// A window that opens here knows when a chain was added, as one that opens on the Overview.
    void theRangeSinceAddedIsKnown()
    {
        open(Scene::Canopy);
        ui::TimeScope* time = m_window->time();
        const QDateTime added = ui::oldestAdded(*engine()->snapshot());
        QVERIFY(added.isValid());
        time->setSeconds(ui::TimeScope::sinceAdded);
        QVERIFY(time->isSinceAdded());
        QVERIFY(qAbs(time->from().secsTo(added)) <= 2);
    }

    void isShownOnlyWithCanopyChains()
    {
        open(Scene::One);
        QVERIFY(!findSpoken<QAbstractButton>(u"Sync"_s, m_window.get()));
        engine()->setScene(Scene::Canopy);
        const auto item = [this]() -> QAbstractButton* {
            for (auto* each : m_window->findChildren<ui::RailItem*>())
                if (each->isVisible() && each->id() == u"sync"_s)
                    return each;
            return nullptr;
        };
        QTRY_VERIFY(item());
        // Alder has lost a trigger: shown on every screen
        QTRY_VERIFY2((engine()->setScene(Scene::Canopy), item()->accessibleName().startsWith(u"Sync, 1"_s)),
                     qPrintable(item()->accessibleName()));
        engine()->setScene(Scene::One);
        QTRY_VERIFY(!item());
    }

    void catalogAdditionsAreOffered()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        engine()->synced.unfilled = true;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        const auto bar = [this] {
            for (ui::MessageBar* each : m_window->findChildren<ui::MessageBar*>())
                if (each->isVisible() && each->accessibleName().contains(u"pools (nickname)"_s))
                    return each;
            return static_cast<ui::MessageBar*>(nullptr);
        };
        QTRY_VERIFY(bar());
        QVERIFY2(bar()->accessibleName().startsWith(u"Canopy, blocks 602,159 to "_s),
                 qPrintable(bar()->accessibleName()));
        engine()->synced.filled = 100;  // a reindex was canceled half way
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(bar() && bar()->accessibleName().contains(u"Blocks left: "_s));
        engine()->synced.filled = 0;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(bar() && bar()->accessibleName().contains(u"not backfilled for"_s));
        QVERIFY(click(u"Not now"_s, bar()));
        QTRY_VERIFY(!bar());
        // once dismissed, it remains available in the pane of the cell
        const QModelIndex pools = view->model()->index(5, 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(pools).center());
        QPushButton* fill = nullptr;
        QTRY_VERIFY([&] {
            for (QPushButton* each : m_window->findChildren<QPushButton*>())
                if (each->isVisible() && each->accessibleName().startsWith(u"Reindex blocks 602,159 to "_s))
                    fill = each;
            return fill != nullptr;
        }());
        QTest::mouseClick(fill, Qt::LeftButton);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(click(u"Reindex"_s, QApplication::activeModalWidget()));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb(), Verb::Reindex);
        const Interval range = std::get<arguments::Reindex>(engine()->submitted.front().args).range;
        QCOMPARE(range.lo, engine()->snapshot()->chain(u"canopy:1"_s)->start);
        QCOMPARE(range.hi, *engine()->snapshot()->chain(u"canopy:1"_s)->stored);
        engine()->synced.unfilled = false;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(!fill->isVisible());
    }

    void cellsShowTheirState()
    {
        open(Scene::Canopy);
        const ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        QCOMPARE(view->model()->columnCount(), 9);
        QCOMPARE(spoken(view, 0, 1), u"block_summaries, Canopy: ok, 0 s"_s);
        QCOMPARE(spoken(view, 7, 3), u"orders, Alder: error, 13 min"_s);
        QCOMPARE(spoken(view, 5, 4), u"pools, Rowan: resync, 64.0 %"_s);
        QCOMPARE(spoken(view, 7, 4), u"orders, Rowan: waits"_s);
        QCOMPARE(spoken(view, 6, 7), u"pool_points_by_holder, Birch: behind, 1 min"_s);
        QCOMPARE(spoken(view, 0, 8), u"block_summaries, Willow: paused"_s);
        QVERIFY(view->model()->index(7, 3).data(Qt::ToolTipRole).toString().contains(u"871,513"_s));
    }

    void theStatusBarCountsWhatTheMatrixShows()
    {
        open(Scene::Canopy);
        const QString counts = u"sync 1 error · 2 behind"_s;
        auto* note = awaitSpoken<QAbstractButton>(counts);
        QVERIFY(note);
        ui::Tile* tile = nullptr;
        for (ui::Tile* each : m_window->findChildren<ui::Tile*>())
            if (each->isVisible() && each->accessibleName().startsWith(u"Cells ok, 74 of 96, 1 error, 2 behind"_s))
                tile = each;
        QVERIFY(tile);  // the same matrix
        QCOMPARE(tile->changeWithin(QFontMetrics(ui::font(ui::TextRole::Small)), 10'000),
                 u"1 error, 2 behind, 1 resync, 6 waits, 12 paused"_s);
        const QString shorter = tile->changeWithin(QFontMetrics(ui::font(ui::TextRole::Small)), 150);
        QVERIFY2(shorter.startsWith(u"1 error, "_s) && shorter.endsWith(u", …"_s),
                 qPrintable(shorter));  // no count is cut
        // a click opens the worst cell
        ui::SyncView* view = matrix();
        view->setCurrentIndex(view->model()->index(0, 1));
        QTest::mouseClick(note, Qt::LeftButton);
        QTRY_COMPARE(view->currentIndex(), view->model()->index(7, 3));
        engine()->synced.repaired = true;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(findSpoken<QAbstractButton>(u"sync 2 behind"_s));
        // other screens have no such counts: outdated ones are not shown
        m_window->go(u"settings"_s);
        QTRY_VERIFY(!findSpoken<QAbstractButton>(u"sync 2 behind"_s));
    }

    void aDamagedCellIsRepaired()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        const QModelIndex orders = view->model()->index(7, 3);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(orders).center());
        QCOMPARE(view->currentIndex(), orders);
        QVERIFY(click(u"Count this cell now"_s));
        QTRY_COMPARE(engine()->synced.measured.size(), std::size_t(1));
        engine()->synced.repaired = true;
        QVERIFY(click(u"Repair"_s));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb(), Verb::Repair);
        QCOMPARE(engine()->submitted.front().target, u"canopy:3"_s);
        QCOMPARE(std::get<arguments::Repair>(engine()->submitted.front().args).tables, QStringList{u"orders"_s});
        QTRY_COMPARE(spoken(view, 7, 3), u"orders, Alder: ok, 0 s"_s);
    }

    void headsSelectAndASelectionIsResynced()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        // the name of a table: its row
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(1, 0)).center());
        QTRY_COMPARE(view->chosen().size(), std::size_t(8));
        // by the keyboard: the column of the current cell
        view->setFocus();
        view->setCurrentIndex(view->model()->index(1, 2));
        QTest::keyClick(view, Qt::Key_Space, Qt::ControlModifier);
        QTRY_COMPARE(view->chosen().size(), std::size_t(12));
        QVERIFY(click(u"Resync selection…"_s));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(click(u"Resync"_s, QApplication::activeModalWidget()));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb(), Verb::Resync);
        QCOMPARE(engine()->submitted.front().target, u"canopy:2"_s);
        QVERIFY(std::get<arguments::Resync>(engine()->submitted.front().args).tables.isEmpty());  // all tables
        QVERIFY(engine()->submitted.front().preview);
    }

    void aStateIsPickedOut()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        QVERIFY(click(u"error 1"_s));
        QTRY_VERIFY(view->isRowHidden(0));
        QVERIFY(!view->isRowHidden(7));
        QVERIFY(click(u"All 96"_s));
        QTRY_VERIFY(!view->isRowHidden(0));
    }
};

SIGNALBOX_TEST(SyncScreenTest)

}  // namespace

#include "sync_screen_test.moc"
