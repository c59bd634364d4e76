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

/// The Sync screen over a scripted engine: found and driven by what a screen reader says.
class SyncScreenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;

    ScriptedEngine* engine() const { return m_workspace->scripted(); }
    ui::SyncView* matrix() const
    {
        return awaitSpoken<ui::SyncView>(QStringLiteral("State and lag of each table and chain"));
    }
    static QString spoken(const QTableView* view, int row, int column)
    {
        return view->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    void open(Scene scene)
    {
        m_workspace = std::make_unique<ScriptedWorkspace>(scene);
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.directory = QStringLiteral("/nowhere");
        parts.registry.add({QStringLiteral("overview"),
                            QStringLiteral("overview"),
                            [] { return QStringLiteral("One"); },
                            [](ui::ScreenContext* context) { return new ui::SyncScreen(context); },
                            {}});
        parts.registry.add(ui::syncScreenEntry([this] { return m_workspace->engine(); }));
        parts.registry.add(ui::settingsScreenEntry());
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->go(QStringLiteral("sync"));
    }

private Q_SLOTS:
    void init()
    {
        ui::ThemeManager::instance().install();
        m_desk = std::make_unique<ui::Desk>(QString());
        ui::setDesk(m_desk.get());
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        ui::setDesk(nullptr);
    }

    /// A window that opens here knows the time since a chain was added, as one that opens on the Overview.
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

    void isThereOnlyWithCanopyChains()
    {
        open(Scene::One);
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Sync"), m_window.get()));
        engine()->setScene(Scene::Canopy);
        const auto item = [this]() -> QAbstractButton* {
            for (auto* each : m_window->findChildren<ui::RailItem*>())
                if (each->isVisible() && each->id() == QStringLiteral("sync"))
                    return each;
            return nullptr;
        };
        QTRY_VERIFY(item());
        // Alder has lost a trigger: told from wherever the operator is
        QTRY_VERIFY2(
            (engine()->setScene(Scene::Canopy), item()->accessibleName().startsWith(QStringLiteral("Sync, 1"))),
            qPrintable(item()->accessibleName()));
        engine()->setScene(Scene::One);
        QTRY_VERIFY(!item());
    }

    void whatCameToTheCatalogIsOffered()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        engine()->synced.unfilled = true;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        const auto bar = [this] {
            for (ui::MessageBar* each : m_window->findChildren<ui::MessageBar*>())
                if (each->isVisible() && each->accessibleName().contains(QStringLiteral("pools (nickname)")))
                    return each;
            return static_cast<ui::MessageBar*>(nullptr);
        };
        QTRY_VERIFY(bar());
        QVERIFY2(bar()->accessibleName().startsWith(QStringLiteral("Canopy, blocks 602,159 to ")),
                 qPrintable(bar()->accessibleName()));
        engine()->synced.filled = 100;  // a reindex was stopped half way
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(bar() && bar()->accessibleName().contains(QStringLiteral("Blocks left: ")));
        engine()->synced.filled = 0;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(bar() && bar()->accessibleName().contains(QStringLiteral("not backfilled for")));
        QVERIFY(click(QStringLiteral("Not now"), bar()));
        QTRY_VERIFY(!bar());
        // put off, it stays within reach: in the pane of the cell
        const QModelIndex pools = view->model()->index(5, 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(pools).center());
        QPushButton* fill = nullptr;
        QTRY_VERIFY([&] {
            for (QPushButton* each : m_window->findChildren<QPushButton*>())
                if (each->isVisible() &&
                    each->accessibleName().startsWith(QStringLiteral("Reindex blocks 602,159 to ")))
                    fill = each;
            return fill != nullptr;
        }());
        QTest::mouseClick(fill, Qt::LeftButton);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(click(QStringLiteral("Reindex"), QApplication::activeModalWidget()));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb, Verb::Reindex);
        QCOMPARE(engine()->submitted.front().args.value(QStringLiteral("lo")).toInteger(),
                 engine()->snapshot()->chain(QStringLiteral("canopy:1"))->start);
        QCOMPARE(engine()->submitted.front().args.value(QStringLiteral("hi")).toInteger(),
                 *engine()->snapshot()->chain(QStringLiteral("canopy:1"))->stored);
        engine()->synced.unfilled = false;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(!fill->isVisible());
    }

    void cellsSayTheirState()
    {
        open(Scene::Canopy);
        const ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        QCOMPARE(view->model()->columnCount(), 9);
        QCOMPARE(spoken(view, 0, 1), QStringLiteral("block_summaries, Canopy: ok, 0 s"));
        QCOMPARE(spoken(view, 7, 3), QStringLiteral("orders, Alder: error, 13 min"));
        QCOMPARE(spoken(view, 5, 4), QStringLiteral("pools, Rowan: resync, 64.0 %"));
        QCOMPARE(spoken(view, 7, 4), QStringLiteral("orders, Rowan: waits"));
        QCOMPARE(spoken(view, 6, 7), QStringLiteral("pool_points_by_holder, Birch: behind, 1 min"));
        QCOMPARE(spoken(view, 0, 8), QStringLiteral("block_summaries, Willow: paused"));
        QVERIFY(view->model()->index(7, 3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("871,513")));
    }

    void theStatusBarCountsWhatTheMatrixShows()
    {
        open(Scene::Canopy);
        const QString counts = QStringLiteral("sync 1 error · 2 behind");
        auto* note = awaitSpoken<QAbstractButton>(counts);
        QVERIFY(note);
        ui::Tile* tile = nullptr;
        for (ui::Tile* each : m_window->findChildren<ui::Tile*>())
            if (each->isVisible() &&
                each->accessibleName().startsWith(QStringLiteral("Cells ok, 74 of 96, 1 error, 2 behind")))
                tile = each;
        QVERIFY(tile);  // the same matrix
        QCOMPARE(tile->changeWithin(QFontMetrics(ui::font(ui::TextRole::Small)), 10'000),
                 QStringLiteral("1 error, 2 behind, 1 resync, 6 waits, 12 paused"));
        const QString shorter = tile->changeWithin(QFontMetrics(ui::font(ui::TextRole::Small)), 150);
        QVERIFY2(shorter.startsWith(QStringLiteral("1 error, ")) && shorter.endsWith(QStringLiteral(", …")),
                 qPrintable(shorter));  // no count is cut
        // a click leads to the worst cell
        ui::SyncView* view = matrix();
        view->setCurrentIndex(view->model()->index(0, 1));
        QTest::mouseClick(note, Qt::LeftButton);
        QTRY_COMPARE(view->currentIndex(), view->model()->index(7, 3));
        engine()->synced.repaired = true;
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(findSpoken<QAbstractButton>(QStringLiteral("sync 2 behind")));
        // other screens have no such counts: nothing that has grown old is shown
        m_window->go(QStringLiteral("settings"));
        QTRY_VERIFY(!findSpoken<QAbstractButton>(QStringLiteral("sync 2 behind")));
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
        QVERIFY(click(QStringLiteral("Count this cell now")));
        QTRY_COMPARE(engine()->synced.measured.size(), std::size_t(1));
        engine()->synced.repaired = true;
        QVERIFY(click(QStringLiteral("Repair")));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb, Verb::Repair);
        QCOMPARE(engine()->submitted.front().target, QStringLiteral("canopy:3"));
        QCOMPARE(engine()->submitted.front().args.value(QStringLiteral("tables")).toArray(),
                 QJsonArray{QStringLiteral("orders")});
        QTRY_COMPARE(spoken(view, 7, 3), QStringLiteral("orders, Alder: ok, 0 s"));
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
        QVERIFY(click(QStringLiteral("Resync selection…")));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(click(QStringLiteral("Resync"), QApplication::activeModalWidget()));
        QTRY_COMPARE(engine()->submitted.size(), std::size_t(1));
        QCOMPARE(engine()->submitted.front().verb, Verb::Resync);
        QCOMPARE(engine()->submitted.front().target, QStringLiteral("canopy:2"));
        QVERIFY(!engine()->submitted.front().args.contains(QStringLiteral("tables")));  // all of them
        QVERIFY(!engine()->submitted.front().preview.isEmpty());
    }

    void aStateIsPickedOut()
    {
        open(Scene::Canopy);
        ui::SyncView* view = matrix();
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        QVERIFY(click(QStringLiteral("error 1")));
        QTRY_VERIFY(view->isRowHidden(0));
        QVERIFY(!view->isRowHidden(7));
        QVERIFY(click(QStringLiteral("All 96")));
        QTRY_VERIFY(!view->isRowHidden(0));
    }
};

SIGNALBOX_TEST(SyncScreenTest)

}  // namespace

#include "sync_screen_test.moc"
