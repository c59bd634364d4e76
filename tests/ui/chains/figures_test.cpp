// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "chains/facts_bar.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/chains/figure_places.h"
#include "ui/screen_bench.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// Several places of the window that show the same figure.
class FiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { LanguageManager::instance().setLanguage(u"en"_s); }  // plurals

    void allScreensShowTheSameLag()
    {
        FigurePlaces places;
        for (const double seconds : {0.0, 0.4, 3.0, 84.0, 8'872.0, 94'608'000.0}) {
            WorkspaceSnapshot snapshot = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc());
            for (ChainSnapshot& chain : snapshot.chains)
                if (chain.state == ChainState::Ok)
                    chain.lagSeconds = seconds;
            const QStringList different = places.differences(std::make_shared<WorkspaceSnapshot>(snapshot));
            QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
        }
    }

    void aChainThatLeavesFollowingCounts()
    {
        WorkspaceSnapshot snapshot = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc());
        ChainSnapshot& chain = snapshot.chains.front();
        chain.lagSeconds = 1e6;
        for (const ChainState state :
             {ChainState::Ok, ChainState::Slow, ChainState::Error, ChainState::Waiting, ChainState::Backfill}) {
            chain.state = state;
            chain.followed = true;
            QCOMPARE(summary::worstLag(snapshot), &chain);
        }
        chain.followed = false;  // its first backfill
        QVERIFY(summary::worstLag(snapshot) != &chain);
        chain.followed = true;
        chain.state = ChainState::Paused;
        QVERIFY(summary::worstLag(snapshot) != &chain);
    }

    void whatLimitsNeverSaysFollowingForAnError()
    {
        ChainSnapshot chain = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()).chains.front();
        chain.lagBlocks = 0;
        chain.time = {0, 0, 0, 0, 1, StallCause::Idle, u"NONE"_s, {}};
        chain.state = ChainState::Ok;
        QCOMPARE(limitSentence(chain), u"Following the head; waiting for the next block."_s);
        chain.failure = Failure{Error::make(ErrorKind::Unavailable, "ENDPOINT_DOWN", Message(u"Nobody answers."_s)),
                                chain.since,
                                chain.since,
                                3,
                                {}};
        for (const ChainState state :
             {ChainState::Error, ChainState::Waiting, ChainState::Starting, ChainState::Slow}) {
            chain.state = state;
            QVERIFY2(!limitSentence(chain).contains(u"ollowing"_s), qPrintable(limitSentence(chain)));
        }
        chain.state = ChainState::Error;
        QCOMPARE(limitSentence(chain), u"Indexing has stopped. Nobody answers."_s);
    }

    void theAgeOfTheHeadIsSeenAtEveryWidth()
    {
        ThemeManager::instance().install();
        ChainSnapshot chain = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()).chains.front();
        chain.headTime = QDateTime::currentDateTimeUtc().addSecs(-300);
        const QString age = format::ago(chain.headTime);
        FactsBar bar;
        bar.setChain(chain);
        const QString head = u"Head %1 %2"_s.arg(format::number(*chain.head), age);
        QString last;
        for (const int width : {1600, 1200, 1000, 820, 500, 320}) {
            bar.resize(width, 20);
            const QString shown = bar.shownText();
            QVERIFY2(shown.startsWith(head), qPrintable(shown));
            QVERIFY2(last.isEmpty() || shown.size() <= last.size(), qPrintable(shown));
            last = shown;
        }
        QVERIFY2(!last.contains(u"Disk"_s), qPrintable(last));
        QVERIFY(bar.accessibleName().contains(u"Disk"_s));
    }

    void anEstimateOfRowsSaysSo()
    {
        ChainSnapshot chain = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()).chains.front();
        QVERIFY(!chain.streams.empty());
        chain.rowsTotal = 1'200;
        FactsBar bar;
        for (const bool exact : {true, false}) {
            for (StreamSnapshot& stream : chain.streams) {
                stream.rows = 600;
                stream.rowsExact = exact;
            }
            bar.setChain(chain);
            QCOMPARE(bar.accessibleName().contains(u"≈ "_s), !exact);
            QCOMPARE(bar.toolTip().contains(u"estimate"_s), !exact);
        }
    }

    void theRangeOfYoungChainsIsSinceAdded()
    {
        TimeScope scope;
        QCOMPARE(scope.seconds(), qint64(3600));
        QVERIFY(!scope.isSinceAdded());
        QSignalSpy changed(&scope, &TimeScope::changed);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        scope.setAdded(now.addSecs(-1200));
        QCOMPARE(changed.size(), 1);
        QVERIFY(scope.isSinceAdded());
        QVERIFY(qAbs(scope.from().secsTo(now.addSecs(-1200))) <= 1);
        QCOMPARE(scope.text(), u"since added"_s);
        scope.setAdded(now.addSecs(-10));
        QCOMPARE(scope.seconds(), qint64(300));  // never less
        scope.setAdded(now.addDays(-40));
        QVERIFY(!scope.isSinceAdded());
        QCOMPARE(scope.seconds(), qint64(3600));
        scope.setSeconds(TimeScope::sinceAdded);  // selected
        QVERIFY(scope.isSinceAdded());
        QVERIFY(scope.seconds() > 39 * 86'400);
        scope.setSeconds(900);
        scope.setAdded(now.addSecs(-1200));  // a selection is kept
        QCOMPARE(scope.seconds(), qint64(900));
    }
};

SIGNALBOX_TEST(FiguresTest)
#include "figures_test.moc"
