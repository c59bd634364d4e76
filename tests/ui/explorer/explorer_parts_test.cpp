// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "desk/desk.h"
#include "explorer/explorer_place.h"
#include "explorer/found_table.h"
#include "explorer/list_panel.h"
#include "explorer/object_view.h"
#include "explorer/trend_card.h"
#include "explorer/trend_chart.h"
#include "signalbox/literals.h"
#include "support/scripted_explorer.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

ExplorerChain chainOf(const char* caip2, bool found)
{
    ExplorerChain chain;
    chain.caip2 = chain.name = QLatin1String(caip2);
    if (found)
        chain.records.emplace_back();
    return chain;
}

}  // namespace

/// The parts of the Explorer screen, each on its own.
class ExplorerPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void aPlaceIsItsAddress()
    {
        const QString address = u"pool/4?chain=canopy:1&height=900"_s;
        const auto place = ExplorerPlace::of(address);
        QVERIFY(place);
        QVERIFY(place->kind == ExplorerKind::Pool);
        QCOMPARE(place->chain, u"canopy:1"_s);
        QCOMPARE(place->height, std::optional<Height>(900));
        QCOMPARE(place->address(), address);
        QVERIFY(ExplorerPlace::of(place->address()) == place);
        QCOMPARE(ExplorerPlace().address(), QString());
        for (const char* wrong : {"", "pool/", "nothing/12", "account/../x"})
            QVERIFY2(!ExplorerPlace::of(QLatin1String(wrong)), wrong);
    }

    void stepsLeadThroughTheVisits()
    {
        const auto at = [](const char* key) { return ExplorerPlace{ExplorerKind::Pool, QLatin1String(key), {}, {}}; };
        VisitHistory visits;
        QVERIFY(!visits.canStep(-1) && !visits.canStep(1));
        visits.visit(at("1"));
        visits.visit(at("1"));
        QVERIFY(!visits.canStep(-1));
        visits.visit(at("2"));
        visits.correct(at("3"));
        QCOMPARE(visits.step(-1).key, u"1"_s);
        QVERIFY(visits.canStep(1));
        QCOMPARE(visits.step(1).key, u"3"_s);
        visits.step(-1);
        visits.visit(at("4"));
        QVERIFY(!visits.canStep(1));
        for (int i = 0; i < 200; ++i)
            visits.visit(at(qPrintable(QString::number(i))));
        int back = 0;
        for (; visits.canStep(-1); ++back)
            visits.step(-1);
        QCOMPARE(back, 99);
    }

    void chainsAndKindsAreChosen()
    {
        Desk desk{QString()};
        FoundTable table(&desk);
        QCOMPARE(table.rowFor(u"canopy:2"_s), -1);
        ExplorerAnswer answer;
        answer.key = u"4"_s;
        answer.kind = ExplorerKind::Pool;
        answer.chains = {chainOf("canopy:1", true), chainOf("canopy:2", false), chainOf("canopy:3", true)};
        table.setAnswer(answer, 900);
        QCOMPARE(table.rowFor({}), 0);
        QCOMPARE(table.rowFor(u"canopy:2"_s), 0);
        QCOMPARE(table.rowFor(u"canopy:3"_s), 2);
        QCOMPARE(table.chain(1)->caip2, u"canopy:2"_s);
        QVERIFY(!table.chain(3));
        QVERIFY2(table.head()->note().startsWith(u"state at block 900: found on 2 of 3 chains"_s),
                 qPrintable(table.head()->note()));
        table.setRoom(900);
        const int high = table.height();
        table.setRoom(400);
        QVERIFY(table.height() < high);
        ExplorerHits hits;
        for (const ExplorerKind kind : {ExplorerKind::Pool, ExplorerKind::Block}) {
            hits.keys.push_back({kind, answer.key});
            hits.hits.push_back({hits.keys.back(), {}});
        }
        QList<ExplorerKind> chosen;
        connect(&table, &FoundTable::kindChosen, this, [&](const ExplorerKey& key) { chosen << key.kind; });
        table.show();
        table.setHits(hits);
        table.setKind(ExplorerKind::Pool);
        QCOMPARE(table.searched(), answer.key);
        QVERIFY(chosen.isEmpty());
        QVERIFY(click(ExplorerWords::kind(ExplorerKind::Block), &table));
        QVERIFY(chosen == QList<ExplorerKind>{ExplorerKind::Block});
    }

    void onlyTheNewestTrendIsShown()
    {
        ScriptedExplorer explorer;
        TrendCard card;
        auto* chart = card.findChild<TrendChart*>();
        card.ask(&explorer, ExplorerKind::Account, ScriptedExplorer::account, chainOf("canopy:1", true));
        QTRY_VERIFY(!chart->isEmpty());
        explorer.failAll = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        card.ask(&explorer, ExplorerKind::Account, ScriptedExplorer::account, chainOf("canopy:1", true));
        QTRY_VERIFY(chart->isEmpty());
    }

    void aTransactionIsItsMessage()
    {
        Desk desk{QString()};
        ObjectView view(&desk);
        view.setRoom(900);
        view.showObject(ExplorerKind::Transaction, u"ab"_s, chainOf("canopy:1", false));
        auto* whole = view.findChild<QPlainTextEdit*>();
        auto* list = view.findChild<ListPanel*>();
        auto* trend = view.findChild<TrendCard*>();
        QVERIFY(!whole->parentWidget()->isHidden() && list->isHidden() && trend->isHidden());
        view.showObject(ExplorerKind::Account, ScriptedExplorer::account, chainOf("canopy:1", true));
        QVERIFY(whole->parentWidget()->isHidden() && !list->isHidden() && !trend->isHidden());
        view.setRoom(500);
        QVERIFY(trend->isHidden());
    }
};

SIGNALBOX_TEST(ExplorerPartsTest)
#include "explorer_parts_test.moc"
