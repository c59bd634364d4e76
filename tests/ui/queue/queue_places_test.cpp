// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "chains/chains_screen.h"
#include "desk/desk.h"
#include "overview/overview_screen.h"
#include "queue/queue_screen.h"
#include "queue/queue_strip.h"
#include "queue/queue_tile.h"
#include "shell/main_window.h"
#include "shell/rail.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The queue outside its screen: rail, status bar, tile of the overview, strip of a chain's page.
class QueuePlacesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    ScriptedEngine* engine() const { return m_workspace->scripted(); }
    RailItem* item() const
    {
        for (RailItem* each : m_window->findChildren<RailItem*>())
            if (each->isVisible() && each->id() == u"queue"_s)
                return each;
        return nullptr;
    }
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
        parts.registry.add(queueScreenEntry([this] { return m_workspace->engine(); }));
        m_window = std::make_unique<MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->go(u"overview"_s);
    }
    void publish() { engine()->publish(*engine()->snapshot()); }

private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        m_desk = std::make_unique<Desk>(QString());
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void theScreenIsShownOnlyWithEvmChainsAndQueues()
    {
        open(Scene::Canopy);
        QVERIFY(!item());
        engine()->setScene(Scene::Twelve);
        QTRY_VERIFY(item());
        engine()->hasQueues = false;
        publish();
        QTRY_VERIFY(!item());
    }

    void railAndStatusBarCountFailedItems()
    {
        open(Scene::Twelve);
        QTRY_VERIFY(item());
        QTRY_VERIFY2((publish(), item()->accessibleName().startsWith(u"Queue, 7"_s)),
                     qPrintable(item()->accessibleName()));
        auto* note = awaitSpoken<QAbstractButton>(u"balance queue 218 · failed 7"_s, m_window.get());
        QVERIFY(note);
        QTest::mouseClick(note, Qt::LeftButton);
        QTRY_COMPARE(m_window->address(), u"queue/failed"_s);
    }

    void theTileOpensTheQueue()
    {
        ScreenBench<OverviewScreen> bench;
        bench.show();
        auto* tile = bench.screen.findChild<QueueTile*>();
        QVERIFY(tile);
        QTRY_VERIFY(tile->isVisible());
        QVERIFY2(tile->accessibleName().startsWith(u"Balance queue, 218, 7 failed, oldest 9.8 s"_s),
                 qPrintable(tile->accessibleName()));
        QTest::mouseClick(tile, Qt::LeftButton);
        QCOMPARE(bench.gone, u"queue"_s);

        ScreenBench<OverviewScreen> none(Scene::Canopy);
        none.show();
        QVERIFY(!none.screen.findChild<QueueTile*>()->isVisible());
    }

    void theStripOfAChainOpensItsQueue()
    {
        ScreenBench<ChainsScreen> bench;
        bench.screen.open(u"eip155:137"_s);
        bench.show();
        auto* strip = bench.screen.findChild<QueueStrip*>();
        QVERIFY(strip);
        QTRY_VERIFY(strip->isVisible());
        QVERIFY2(strip->accessibleName().startsWith(u"Balance queue, delayed, Pending 61, Oldest 9.8 s, Failed 2"_s),
                 qPrintable(strip->accessibleName()));
        QTest::mouseClick(strip, Qt::LeftButton);
        QCOMPARE(bench.gone, u"queue/failed?chain=eip155:137"_s);
        bench.screen.open(u"canopy:1"_s);
        QTRY_VERIFY(!strip->isVisible());
    }
};

SIGNALBOX_TEST(QueuePlacesTest)
#include "queue_places_test.moc"
