#include <QJsonArray>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include "desk/desk.h"
#include "shell/main_window.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "syncing/sync_model.h"
#include "syncing/sync_screen.h"
#include "syncing/sync_view.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

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
        parts.registry.add(ui::syncScreenEntry());
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

    void isThereOnlyWithCanopyChains()
    {
        open(Scene::One);
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Sync"), m_window.get()));
        engine()->setScene(Scene::Canopy);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Sync"), m_window.get()));
        engine()->setScene(Scene::One);
        QTRY_VERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Sync"), m_window.get()));
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
        auto* field =
            awaitSpoken<QLineEdit>(QStringLiteral("Type %1 to go on").arg(QStringLiteral("Base")), nullptr, 3000);
        if (!field)
            for (QLineEdit* each : QApplication::activeModalWidget()->findChildren<QLineEdit*>())
                if (each->isVisible())
                    field = each;
        QVERIFY(field);
        QTest::keyClicks(field, field->accessibleName().section(QLatin1Char(' '), 1, -4));
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
