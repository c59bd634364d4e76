// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/engine_link.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;
using test::sceneSnapshot;
using test::ScriptedEngine;

class EngineLinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatTheDeskRemembersUntilTheEngineHasReadItsChains()
    {
        QTemporaryDir folder;
        Desk desk(folder.filePath(u"desk.sqlite"_s));
        desk.keepSnapshot(u"/w"_s, sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()));
        desk.flush();
        EngineLink link(&desk, u"/w"_s);
        QCOMPARE(link.knownChains(), 0);
        link.loadLast();
        QCOMPARE(link.knownChains(), 12);
        ScriptedEngine engine(Scene::Empty);
        WorkspaceSnapshot starting;
        starting.engine = EngineState::Starting;
        engine.publish(starting);
        QSignalSpy taken(&link, &EngineLink::taken);
        link.setEngine(&engine);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(link.knownChains(), 12);
        QCOMPARE(link.live()->chains.size(), size_t(0));
        engine.setScene(Scene::One);
        QCOMPARE(link.knownChains(), 1);
    }

    void aRunningEngineIsRemembered()
    {
        QTemporaryDir folder;
        Desk desk(folder.filePath(u"desk.sqlite"_s));
        EngineLink link(&desk, u"/w"_s);
        ScriptedEngine engine(Scene::Twelve);
        link.setEngine(&engine);
        desk.flush();
        const auto last = desk.lastSnapshot(u"/w"_s);
        QVERIFY(last);
        QCOMPARE(last->chains.size(), size_t(12));
    }

    void forgetsAnEngineThatIsDestroyed()
    {
        Desk desk{QString()};
        EngineLink link(&desk, u"/w"_s);
        auto engine = std::make_unique<ScriptedEngine>(Scene::One);
        link.setEngine(engine.get());
        QSignalSpy changed(&link, &EngineLink::engineChanged), taken(&link, &EngineLink::taken);
        engine.reset();
        QVERIFY(!link.engine());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(link.knownChains(), 1);
        link.repeat();
        QCOMPARE(taken.size(), 1);
    }

    void retriesChainsThatAreNotPaused()
    {
        Desk desk{QString()};
        EngineLink link(&desk, u"/w"_s);
        link.retryChains();
        ScriptedEngine engine(Scene::Twelve);
        link.setEngine(&engine);
        link.retryChains();
        QCOMPARE(engine.submitted.size(), size_t(11));  // one of the twelve is paused
        QCOMPARE(engine.submitted.front().verb(), Verb::RetryNow);
    }
};
SIGNALBOX_TEST(EngineLinkTest)

#include "engine_link_test.moc"
