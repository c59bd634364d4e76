// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/ibc_screen.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

#include "charts/chart.h"
#include "ibc/channels/channels_page.h"
#include "ibc/clearing/clear_sheet.h"
#include "ibc/clearing/clearing_page.h"
#include "ibc/clearing/operation_pane.h"
#include "ibc/map/route_map.h"
#include "ibc/map/routes_card.h"
#include "ibc/overview/overview_page.h"
#include "ibc/overview/packets_chart.h"
#include "ibc/overview/stuck_card.h"
#include "ibc/packets/packet_list_model.h"
#include "ibc/packets/packet_search.h"
#include "ibc/packets/packet_view.h"
#include "ibc/packets/packets_page.h"
#include "ibc/period_button.h"
#include "ibc/relayers/relayers_page.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/scripted_ibc.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

const QString racedPlace = u"packets/osmosis-1/transfer/channel-0/5118204"_s;

struct Bench : ScreenBench<IbcScreen> {
    explicit Bench(const QString& place = {}) : ScreenBench<IbcScreen>(Scene::Empty)
    {
        engine.packets = &packets;
        engine.clearings = &clearings;
        engine.publish(cosmosSnapshot(engine.now()));
        screen.open(place);
    }

    ScriptedIbc packets{engine.now()};
    ScriptedClearing clearings{engine.now()};
};

int rows(const DataTable* table)
{
    return table->view()->model()->rowCount();
}

ClearSheet* openSheet()
{
    return qobject_cast<ClearSheet*>(QApplication::activeModalWidget());
}

}  // namespace

/// The screen IBC with scripted packets, operated by mouse and keys.
class IbcScreenTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<Bench> opened(const QString& place = {}, const QSize& size = {1240, 820})
    {
        auto bench = std::make_unique<Bench>(place);
        bench->show(size, size.width() < 1100);
        bench->screen.activateWindow();
        return bench;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);  // plurals
    }

    void theOverviewAgreesWithItself()
    {
        const auto bench = opened();
        const IbcOverviewPage* page = bench->screen.pages().overview;
        QCOMPARE(rows(page->stuck()), 17);
        QCOMPARE(page->routes()->map()->partCount(), 8 + 13);
        QVERIFY(!page->chart()->chart()->series().empty());
        QVERIFY(findSpoken(u"Stuck, 17, oldest 1 h 18 min"_s, &bench->screen));
        QCOMPARE(bench->packets.periods.back().first, QDateTime::currentDateTimeUtc().date());
        QCOMPARE(bench->screen.address(), u"overview"_s);
    }

    void aRouteAndAKindFilterTheStuckPackets()
    {
        const auto bench = opened();
        StuckCard* stuck = bench->screen.pages().overview->stuck();
        Q_EMIT bench->screen.pages().overview->routes()->map()->routeChosen(u"osmosis-1"_s, u"axelar-dojo-1"_s);
        QTRY_COMPARE(rows(stuck), 11);
        stuck->kinds()->setCurrent(u"past_timeout"_s);
        QTRY_COMPARE(rows(stuck), 0);
        stuck->showRoute({}, {});
        QTRY_COMPARE(rows(stuck), 2);
    }

    void aRefreshKeepsTheSelection()
    {
        const auto bench = opened();
        StuckCard* stuck = bench->screen.pages().overview->stuck();
        std::vector<IbcPacket>& all = bench->packets.all;
        const auto isStuck = [](const IbcPacket& packet) { return packet.stuck != StuckKind::None; };
        const QString key = std::find_if(all.rbegin(), all.rend(), isStuck)->key.text();
        stuck->selectKey(key);
        all.erase(std::find_if(all.begin(), all.end(), isStuck));
        bench->screen.refresh();
        settle();
        const QModelIndex current = stuck->view()->currentIndex();
        QCOMPARE(current.data(KeyRole).toString(), key);
        QVERIFY(stuck->view()->selectionModel()->isRowSelected(current.row()));
    }

    void checkNow()
    {
        const auto bench = opened();
        bench->packets.differences = 1;
        QVERIFY(click(u"Check now"_s, &bench->screen));
        QTRY_VERIFY(!bench->packets.checked.empty());
        QCOMPARE(bench->packets.checked.back(), std::pair(QString(), QString()));
        QVERIFY(awaitSpoken<QPushButton>(u"Check now"_s, &bench->screen)->isEnabled());
    }

    void theLargestCauseIsClearedAfterItsPreview()
    {
        const auto bench = opened();
        QVERIFY(click(u"Clear 11 to Axelar…"_s, &bench->screen));
        QTRY_VERIFY(openSheet());
        ClearSheet* sheet = openSheet();
        QTRY_VERIFY(sheet->plan());
        QCOMPARE(sheet->plan()->packets.size(), size_t(11));
        QVERIFY(bench->clearings.cleared.empty());
        QTRY_VERIFY(sheet->startButton()->isEnabled());
        QTest::mouseClick(sheet->startButton(), Qt::LeftButton);
        QTRY_COMPARE(bench->clearings.cleared.size(), size_t(1));
        QCOMPARE(bench->clearings.cleared.front().channel, u"channel-208"_s);
        QVERIFY(!bench->clearings.cleared.front().wholeChain);
        QVERIFY(bench->gone.startsWith(u"ibc/clearing/"_s));
    }

    void aRefusalKeepsItFromStarting()
    {
        const auto bench = opened();
        bench->clearings.refusals = {Message(u"The client has expired."_s)};
        QVERIFY(click(u"Clear 11 to Axelar…"_s, &bench->screen));
        QTRY_VERIFY(openSheet() && openSheet()->plan());
        QVERIFY(!openSheet()->startButton()->isEnabled());
        QTest::keyClick(openSheet(), Qt::Key_Escape);
        QTRY_VERIFY(!openSheet());
        QVERIFY(bench->clearings.cleared.empty());
    }

    void aWholeChainNeedsItsName()
    {
        const auto bench = opened(u"clearing"_s);
        ClearingRequest request;
        request.chainId = u"osmosis-1"_s;
        request.wholeChain = true;
        Q_EMIT bench->screen.pages().clearing->clearWanted(request);
        QTRY_VERIFY(openSheet() && openSheet()->plan());
        ClearSheet* sheet = openSheet();
        QVERIFY(!sheet->startButton()->isEnabled());
        QTest::keyClicks(sheet->nameField(), u"osmosis-1"_s);
        QVERIFY(sheet->startButton()->isEnabled());
        QTest::mouseClick(sheet->startButton(), Qt::LeftButton);
        QTRY_COMPARE(bench->clearings.cleared.size(), size_t(1));
        QCOMPARE(bench->clearings.cleared.front().confirmation, u"osmosis-1"_s);
    }

    void aPacketHasAnAddress()
    {
        const auto bench = opened(racedPlace);
        const PacketsPage* page = bench->screen.pages().packets;
        QTRY_VERIFY(page->detail());
        QCOMPARE(bench->screen.address(), racedPlace);
        QCOMPARE(bench->screen.title(), u"5,118,204"_s);
        QCOMPARE(rows(page->view()->relays()), 5);
        QVERIFY(bench->screen.open(u"packets"_s));
        QCOMPARE(bench->screen.address(), u"packets"_s);
        QCOMPARE(bench->screen.title(), u"IBC"_s);
        QVERIFY(!bench->screen.open(u"packets/none"_s));
        QVERIFY(!bench->screen.open(u"nothing"_s));
    }

    void aSearchIsAskedOnce()
    {
        const auto bench = opened(u"packets"_s);
        PacketSearch* search = bench->screen.pages().packets->found();
        QTRY_VERIFY(search->model()->rowCount() > 20);
        const size_t before = bench->packets.filters.size();
        search->field()->setFocus();
        QTest::keyClicks(search->field(), u"5,118,204"_s);
        QTRY_COMPARE(search->model()->rowCount(), 1);
        QCOMPARE(bench->packets.filters.size(), before + 1);
        QCOMPARE(bench->packets.filters.back().text, u"5118204"_s);
        search->view()->setFocus();
        QTest::keyClick(search->view(), Qt::Key_Down);
        QTRY_COMPARE(bench->screen.address(), racedPlace);
    }

    void packetsOfAChannel()
    {
        const auto bench = opened(u"packets?chain=osmosis-1&channel=channel-208"_s);
        PacketSearch* search = bench->screen.pages().packets->found();
        QTRY_COMPARE(search->model()->rowCount(), 11);
        auto* chip = search->findChild<FilterChip*>();
        QVERIFY(chip && chip->isVisible());
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_VERIFY(search->model()->rowCount() > 20);
    }

    void anUnknownPacketIsSaid()
    {
        const auto bench = opened(u"packets/osmosis-1/transfer/channel-0/1"_s);
        auto* empty = bench->screen.pages().packets->findChild<EmptyState*>();
        QVERIFY(empty);
        QTRY_VERIFY(!bench->packets.read.empty());
        QVERIFY(!bench->screen.pages().packets->detail());
    }

    void channelsShowTheirDifferences()
    {
        const auto bench = opened(u"channels/osmosis-1/transfer/channel-208"_s);
        ChannelsPage* page = bench->screen.pages().channels;
        QTRY_COMPARE(rows(page->table()), 13);
        QTRY_COMPARE(page->chosen(), u"osmosis-1/transfer/channel-208"_s);
        QCOMPARE(bench->screen.address(), u"channels/osmosis-1/transfer/channel-208"_s);
    }

    void relayersOfOneChain()
    {
        const auto bench = opened(u"relayers"_s);
        RelayersPage* page = bench->screen.pages().relayers;
        QTRY_COMPARE(rows(page->table()), 14);
        QCOMPARE(page->chains()->count(), 8);
        page->chains()->setCurrentIndex(page->chains()->findData(u"cosmoshub-4"_s));
        QTRY_COMPARE(rows(page->table()), 4);
    }

    void clearingsHaveVerdictsAndOutput()
    {
        const auto bench = opened(u"clearing/a2d97bb2-9d1e-4c5a-8e7f-0c3b5a9d2e44"_s);
        const ClearingPage* page = bench->screen.pages().clearing;
        QTRY_COMPARE(rows(page->table()), 2);
        QTRY_VERIFY(page->pane()->output().contains(u"expired"_s));
        QCOMPARE(rows(page->pane()->verdicts()), 1);
    }

    void aQueuedClearingCanBeCanceled()
    {
        const auto bench = opened(u"clearing"_s);
        ClearingRequest request;
        request.chainId = u"osmosis-1"_s;
        request.sequences = {5};
        const QString id = bench->clearings.clear(request).result()->id;
        QVERIFY(bench->screen.open(u"clearing/"_s + id));
        QVERIFY(click(u"Cancel this clearing"_s, &bench->screen));
        QTRY_COMPARE(bench->clearings.cancelled, QStringList{id});
    }

    void withoutACosmosChain()
    {
        Bench bench;
        bench.engine.publish(sceneSnapshot(Scene::Empty, bench.engine.now()));
        bench.show();
        QVERIFY(click(u"Add chain"_s, &bench.screen));
        QCOMPARE(bench.added, 1);
    }

    void withoutData()
    {
        Bench bench;
        bench.packets.quiet = true;
        bench.show();
        QVERIFY(findSpoken(u"Cleared, –, no data"_s, &bench.screen));
        QCOMPARE(rows(bench.screen.pages().overview->stuck()), 0);
        for (const QString& place : {u"packets"_s, u"channels"_s, u"relayers"_s, u"clearing"_s}) {
            QVERIFY(bench.screen.open(place));
            settle();
        }
    }

    void aFailureIsABar()
    {
        Bench bench;
        bench.packets.failWith =
            Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database does not answer."_s));
        bench.show();
        QVERIFY(awaitSpoken<QPushButton>(u"Retry"_s, &bench.screen));
        bench.packets.failWith.reset();
        QVERIFY(click(u"Retry"_s, &bench.screen));
        QTRY_VERIFY(!findSpoken<QPushButton>(u"Retry"_s, &bench.screen));
        QCOMPARE(rows(bench.screen.pages().overview->stuck()), 17);
    }

    void thePeriodIsAsked()
    {
        const auto bench = opened();
        bench->screen.period()->setId(u"week"_s);
        QTRY_COMPARE(bench->packets.periods.back().first, QDateTime::currentDateTimeUtc().date().addDays(-6));
        bench->screen.period()->setId(u"never"_s);
        QCOMPARE(bench->screen.period()->id(), u"week"_s);
    }

    void everyControlHasAName()
    {
        for (const QSize& size : {QSize(1240, 820), QSize(972, 588)})
            for (const QString& place : {u"overview"_s, racedPlace, u"channels"_s, u"relayers"_s, u"clearing"_s}) {
                const auto bench = opened(place, size);
                settle();
                QCOMPARE(unnamedControls(&bench->screen).join(u", "_s), QString());
            }
    }

    void anEngineThatGoes()
    {
        const auto bench = opened(racedPlace);
        bench->screen.setEngine(nullptr);
        settle();
        bench->screen.refresh();
        bench->screen.setEngine(&bench->engine);
        settle();
        QVERIFY(bench->screen.pages().packets->detail());
    }
};

SIGNALBOX_TEST(IbcScreenTest)
#include "ibc_screen_test.moc"
