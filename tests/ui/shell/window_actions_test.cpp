// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "chains/chain_page.h"
#include "chains/chains_screen.h"
#include "charts/coverage_legend.h"
#include "charts/coverage_map.h"
#include "crosschain/sync_screen.h"
#include "crosschain/sync_view.h"
#include "desk/desk.h"
#include "overview/overview_screen.h"
#include "settings/settings_screen.h"
#include "shell/command_palette.h"
#include "shell/key_bindings.h"
#include "shell/main_window.h"
#include "shell/shortcuts.h"
#include "shell/window_place.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The window as a whole: its position, its menus and its palette, and its messages after an action.
class WindowActionsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    ScriptedEngine* engine() const { return m_workspace->scripted(); }

    void open(Scene scene)
    {
        m_workspace = std::make_unique<ScriptedWorkspace>(scene);
        MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = u"/nowhere"_s;
        parts.registry.add({u"overview"_s,
                            u"overview"_s,
                            [] { return u"Overview"_s; },
                            [](ScreenContext* context) { return new OverviewScreen(context); },
                            {}});
        parts.registry.add(chainsScreenEntry());
        parts.registry.add(syncScreenEntry([this] { return m_workspace->engine(); }));
        parts.registry.add(settingsScreenEntry());
        m_window = std::make_unique<MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QStringList messages() const
    {
        QStringList all;
        for (const MessageBar* bar : m_window->messages()->findChildren<MessageBar*>())
            if (bar->isVisible())
                all << bar->accessibleName();
        return all;
    }

    /// The texts of the menu that opens over rows of the table.
    QStringList menuOf(QTableView* table, const std::function<void(QMenu*)>& act = {})
    {
        QStringList texts;
        QTimer::singleShot(100, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const QAction* action : menu->actions())
                if (!action->isSeparator())
                    texts << action->text();
            if (act)
                act(menu);
            menu->close();
        });
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(0, 0)).center());
        (void)QTest::qWaitFor([&] { return !texts.isEmpty(); }, 2000);
        return texts;
    }

    QListView* palette(const QString& words)
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* shown = m_window->findChild<CommandPalette*>();
        if (!shown)
            return nullptr;
        QTest::keyClicks(shown->findChild<QLineEdit*>(), words);
        return shown->findChild<QListView*>();
    }

private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        m_desk = std::make_unique<Desk>(QString());
    }
    void cleanup()
    {
        ThemeManager::instance().setFontPercent(100);
        m_window.reset();
        m_workspace.reset();
    }

    void theWindowFitsTheScreen()
    {
        const QSize least(900, 480);
        const QRect laptop(0, 0, 1280, 720);  // 2560×1440 at a scale of 2
        const QRect placed = fittingGeometry({0, 0, 1440, 900}, laptop, least);
        QVERIFY(laptop.contains(placed));
        QVERIFY(laptop.contains(fittingGeometry({3000, 2000, 1200, 600}, laptop, least)));
        const QRect large(1920, 0, 2560, 1440);
        QCOMPARE(fittingGeometry({2000, 100, 1440, 900}, large, least), QRect(2000, 100, 1440, 900));
        QCOMPARE(fittingGeometry({0, 0, 1440, 900}, {0, 0, 800, 400}, least).size(), least);
    }

    void theTitleNamesTheWorkspaceFirst()
    {
        open(Scene::Twelve);
        QVERIFY2(m_window->windowTitle().endsWith(u" – Signalbox"_s), qPrintable(m_window->windowTitle()));
    }

    void saveDialogsHaveIconsInBothThemes()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            ThemeManager::instance().setMode(mode);
            for (const QStyle::StandardPixmap pixmap :
                 {QStyle::SP_FileDialogNewFolder, QStyle::SP_FileDialogDetailedView, QStyle::SP_FileDialogListView,
                  QStyle::SP_FileDialogToParent, QStyle::SP_ArrowBack, QStyle::SP_ArrowForward, QStyle::SP_DriveHDIcon,
                  QStyle::SP_DirHomeIcon, QStyle::SP_DirIcon, QStyle::SP_FileIcon}) {
                const QImage image = QApplication::style()->standardIcon(pixmap).pixmap(20, 20).toImage();
                int seen = 0;
                for (int x = 0; x < image.width(); ++x)
                    for (int y = 0; y < image.height(); ++y)
                        if (const QColor c = image.pixelColor(x, y); c.alpha() > 128)
                            seen += qAbs(c.lightness() - Theme::current().surface.lightness()) > 60;
                QVERIFY2(seen > 10, qPrintable(QString::number(pixmap)));
            }
        }
        ThemeManager::instance().setMode(ThemeMode::Light);
    }

    void theOverviewHasTheActions()
    {
        open(Scene::Twelve);
        auto* table = awaitSpoken<QTableView>(u"Chains"_s);
        QVERIFY(table);
        table->selectRow(1);
        QStringList one = menuOf(table);
        for (const char* action : {"Pause", "Reindex range…", "Rewind to block…", "Delete chain…"})
            QVERIFY2(one.contains(QString::fromUtf8(action)), qPrintable(one.join(u'|')));
        table->selectAll();
        const QStringList all = menuOf(table, [](QMenu* menu) { menu->actions().front()->trigger(); });
        QVERIFY2(all.contains(u"Resume"_s) && all.contains(u"Reindex range…"_s), qPrintable(all.join(u'|')));
        QCOMPARE(all.front(), u"Pause"_s);
        QCOMPARE(engine()->submitted.size(), size_t(11));  // one is paused already
    }

    void anActionIsReportedAndCanBeUndone()
    {
        open(Scene::Twelve);
        auto* table = awaitSpoken<QTableView>(u"Chains"_s);
        table->selectRow(3);
        (void)menuOf(table, [](QMenu* menu) {
            for (QAction* action : menu->actions())
                if (action->text() == u"Pause"_s)
                    action->trigger();
        });
        QCOMPARE(engine()->submitted.size(), size_t(1));
        const QString caip2 = engine()->submitted.front().target;
        QTRY_VERIFY2(messages().join(u'|').contains(u" paused."_s), qPrintable(messages().join(u'|')));
        QVERIFY(click(u"Undo"_s));
        QTRY_COMPARE(engine()->submitted.size(), size_t(2));
        QCOMPARE(engine()->submitted.back().verb(), Verb::ChainResume);
        QCOMPARE(engine()->submitted.back().target, caip2);
    }

    void thePaletteListsTheMenuActions()
    {
        open(Scene::Twelve);
        for (const char* words : {"Pause Base", "Reindex a range of Base", "Rewind Base to a block", "Delete Base",
                                  "Fill gaps of Base", "Quit", "Copy folder path"}) {
            QListView* found = palette(QLatin1String(words));
            QVERIFY(found);
            QCOMPARE(found->model()->index(0, 0).data().toString(), QLatin1String(words));
            QTest::keyClick(found->window(), Qt::Key_Escape);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QListView* found = palette(u"xyzzy"_s);
        QCOMPARE(found->model()->rowCount(), 0);
        QVERIFY(
            awaitSpoken<QWidget>(u"No match for \"xyzzy\". Press Enter to open it as an address."_s, found->window()));
        QTest::keyClick(found->window()->findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(found->window()->isVisible());
    }

    /// It requests the commands of every screen, so screens are created that were not opened yet.
    void thePaletteOpensNoOtherWindow()
    {
        open(Scene::Twelve);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<CommandPalette*>());
        QTest::qWait(50);
        for (const QWidget* top : QApplication::topLevelWidgets())
            QVERIFY2(!top->isVisible() || top == m_window.get() || qobject_cast<const CommandPalette*>(top),
                     top->metaObject()->className());
    }

    void failedItemsOpenFromTheStatusBar()
    {
        open(Scene::Twelve);
        auto snapshot = *engine()->snapshot();
        snapshot.failedItems = 13;
        for (ChainSnapshot& chain : snapshot.chains)
            chain.failedItems = chain.caip2 == u"eip155:8453"_s ? 13 : 0;
        engine()->publish(snapshot);
        QVERIFY(click(u"failed 13"_s));
        QTRY_COMPARE(m_window->address(), u"chains/eip155:8453"_s);
        auto* items = awaitSpoken<QTableView>(u"Failed items"_s);
        QVERIFY(items);
        auto* page = m_window->findChild<ChainPage*>();
        QTRY_VERIFY(page->area()->viewport()->rect().intersects(
            QRect(items->mapTo(page->area()->viewport(), QPoint()), items->size())));
    }

    void eachChainsPageKeepsItsPlace()
    {
        open(Scene::Twelve);
        m_window->resize(1100, 640);
        m_window->go(u"chains/eip155:8453"_s);
        auto* bar = m_window->findChild<ChainPage*>()->area()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        bar->setValue(100);
        m_window->go(u"chains/eip155:1"_s);
        QTRY_COMPARE(bar->value(), 0);
        m_window->go(u"chains/eip155:8453"_s);
        QTRY_COMPARE(bar->value(), 100);
    }

    void everyEndpointIsSeen()
    {
        open(Scene::Twelve);
        m_window->go(u"chains/eip155:8453"_s);
        auto* view = awaitSpoken<QTableView>(u"Endpoints"_s);
        QVERIFY(view);
        for (const QSize& size : {QSize(1440, 900), QSize(1366, 768), QSize(1024, 640)}) {
            m_window->resize(size);
            QTRY_COMPARE(view->horizontalScrollBar()->maximum(), 0);
            QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
        }
        auto* legend = m_window->findChild<CoverageLegend*>();
        QVERIFY(legend);
        QVERIFY2(legend->accessibleName().endsWith(u"3,237,603 proven"_s), qPrintable(legend->accessibleName()));
    }

    void shortcutsCanBeChanged()
    {
        open(Scene::Twelve);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* field = awaitSpoken<QKeySequenceEdit>(u"New shortcut"_s);
        QVERIFY(field);
        auto* table = awaitSpoken<QTableView>(u"Keys"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == u"Settings"_s)
                table->selectRow(row);
        field->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_K));
        auto* change = findSpoken<QPushButton>(u"Change"_s);
        QVERIFY(!change->isEnabled());                      // in use
        for (const Qt::Key key : {Qt::Key_S, Qt::Key_W}) {  // of the SQL editor
            field->setKeySequence(QKeySequence(Qt::CTRL | key));
            QVERIFY(!change->isEnabled());
        }
        field->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_M));
        QVERIFY(change->isEnabled());
        change->click();
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->address(), u"overview"_s);
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(m_window->address(), u"settings"_s);
        m_window->findChild<KeyBindings*>()->reset(u"settings"_s);
        m_window->go(u"overview"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->address(), u"settings"_s);
    }

    void changedShortcutsAreShown()
    {
        open(Scene::Twelve);
        const auto* search = awaitSpoken<QAbstractButton>(u"Search or run a command"_s);
        const auto* settings = awaitSpoken<QAbstractButton>(u"Settings"_s);
        QVERIFY(search && settings);
        auto& bindings = *m_window->findChild<KeyBindings*>();
        for (const auto& [id, button, standard] :
             {std::tuple(u"palette"_s, search, QKeySequence(Qt::CTRL | Qt::Key_K)),
              std::tuple(u"settings"_s, settings, QKeySequence(Qt::CTRL | Qt::Key_Comma))}) {
            const QKeySequence other(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
            const QString before = standard.toString(QKeySequence::NativeText),
                          after = other.toString(QKeySequence::NativeText);
            QVERIFY2(button->toolTip().endsWith(before), qPrintable(button->toolTip()));
            bindings.set(id, other);
            QVERIFY2(button->toolTip().endsWith(after), qPrintable(button->toolTip()));
            bindings.set(id, {});
            QVERIFY2(!button->toolTip().contains(after), qPrintable(button->toolTip()));
            bindings.reset(id);
            QVERIFY2(button->toolTip().endsWith(before), qPrintable(button->toolTip()));
        }
    }

    void theFontSizeIsASetting()
    {
        open(Scene::Twelve);
        const int before = ui::font(TextRole::Base).pixelSize(), rows = ThemeManager::instance().rowHeight();
        m_window->go(u"settings"_s);
        QVERIFY(click(u"130 %"_s));
        QTRY_COMPARE(ui::font(TextRole::Base).pixelSize(), qRound(before * 1.3));
        QVERIFY(ThemeManager::instance().rowHeight() > rows);
        QTRY_VERIFY(findSpoken<QAbstractButton>(u"130 %"_s));  // the page was created again
        QCOMPARE(m_window->address(), u"settings"_s);
        QVERIFY(click(u"100 %"_s));
        QTRY_COMPARE(ui::font(TextRole::Base).pixelSize(), before);
        ThemeManager::instance().setFontPercent(100);
        QCOMPARE(m_desk->value(u"settings/font"_s).toInt(), 100);
    }

    void theNamesOfTheMatrixStayVisible()
    {
        open(Scene::Canopy);
        m_window->resize(1024, 640);
        m_window->go(u"sync"_s);
        auto* view = awaitSpoken<SyncView>(u"State and lag of each table and chain"_s);
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        if (view->horizontalScrollBar()->maximum() == 0)
            view->setFixedWidth(400);
        QTRY_VERIFY(view->horizontalScrollBar()->maximum() > 0);
        QVERIFY(!view->names()->isVisible());
        view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->maximum());
        QVERIFY(view->names()->isVisible());
        QCOMPARE(view->names()->width(), view->columnWidth(0));
        QTest::mouseClick(view->names(), Qt::LeftButton, {},
                          {20, view->horizontalHeader()->height() + view->rowViewportPosition(2) + 4});
        QCOMPARE(view->chosen().size(), size_t(view->model()->columnCount() - 1));
        // a cell below the names is scrolled out of view
        view->setCurrentIndex(view->model()->index(0, 1));
        QVERIFY(view->visualRect(view->currentIndex()).left() >= view->columnWidth(0) ||
                view->horizontalScrollBar()->value() == 0);
    }
};

SIGNALBOX_TEST(WindowActionsTest)
#include "window_actions_test.moc"
