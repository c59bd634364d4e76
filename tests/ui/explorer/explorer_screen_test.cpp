// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "explorer/explorer_screen.h"
#include "explorer/list_panel.h"
#include "explorer/trend_chart.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/detail_pane.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The Explorer screen with a scripted engine.
class ExplorerScreenTest : public QObject {
    Q_OBJECT
    using Bench = ScreenBench<ExplorerScreen>;
    std::unique_ptr<Bench> m_bench;

    ExplorerScreen& screen() { return m_bench->screen; }
    ScriptedExplorer& explorer() { return m_bench->engine.explored; }
    TableView* table(const char* name) { return findSpoken<TableView>(QLatin1String(name), &screen()); }
    void look(const QString& text, const QString& height = {})
    {
        auto* field = findSpoken<QLineEdit>(u"Search term"_s, &screen());
        auto* at = findSpoken<QLineEdit>(u"At block (empty: current state)"_s, &screen());
        QVERIFY(field && at);
        field->setText(text);
        at->setText(height);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString fact(const QString& label)
    {
        for (DetailRow* row : screen().findChildren<DetailRow*>())
            if (row->accessibleName().startsWith(label + u": "_s))
                return row->value();
        return u"no such row"_s;
    }
    QString column(TableView* view, int column)
    {
        QStringList all;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            all << view->model()->index(row, column).data().toString();
        return all.join(u'|');
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->show();
    }
    void cleanup() { m_bench.reset(); }

    void digitsAreGroupedWhateverTheirNumber()
    {
        QCOMPARE(groupedDigits(u"18446744073709551615"_s), u"18,446,744,073,709,551,615"_s);
        QCOMPARE(groupedDigits(u"-1000"_s), u"−1,000"_s);
        QCOMPARE(groupedDigits(u"999"_s), u"999"_s);
    }

    void aTextIsRecognizedByItsForm()
    {
        look(u"0x"_s + ScriptedExplorer::account.toUpper());
        QCOMPARE(screen().address(), u"account/"_s + ScriptedExplorer::account);
        TableView* chains = table("Results by chain");
        QVERIFY(chains && chains->isVisible());
        QCOMPARE(column(chains, 0), u"Canopy|Cedar"_s);
        QCOMPARE(column(chains, 1), u"found|deleted at block 611,204"_s);
        QCOMPARE(column(chains, 2), u"9,007,199,254,740,993|–"_s);
        QCOMPARE(column(chains, 4), u"1 – 1,204,317|410,000 – 986,207"_s);
        QCOMPARE(fact(u"Amount"_s), u"9007199254740993"_s);
        QVERIFY(click(u"Validator"_s, &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), u"validator"_s);
        QCOMPARE(column(table("Results by chain"), 1).section(u'|', 0, 0), u"active"_s);
        QCOMPARE(fact(u"Missed in window"_s), u"2"_s);
        // back and forward
        QVERIFY(click(u"Back"_s, &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), u"account"_s);
        QVERIFY(click(u"Forward"_s, &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), u"validator"_s);
    }

    void eachChainShowsItsOwn()
    {
        QVERIFY(screen().open(u"account/"_s + ScriptedExplorer::account));
        settle();
        TableView* chains = table("Results by chain");
        chains->setCurrentIndex(chains->model()->index(1, 0));
        settle();
        QCOMPARE(screen().address(), u"account/%1?chain=canopy:2"_s.arg(ScriptedExplorer::account));
        QCOMPARE(fact(u"Deleted at block"_s), u"611204"_s);
        QVERIFY(explorer().lists.back().caip2 == u"canopy:2"_s);
        QVERIFY(screen().findChild<TrendChart*>()->isEmpty());
    }

    void listsLoadMoreAtTheEnd()
    {
        QVERIFY(screen().open(u"account/"_s + ScriptedExplorer::account));
        settle();
        TableView* history = table("History");
        QVERIFY(history);
        QAbstractItemModelTester tester(history->model());
        QCOMPARE(history->model()->rowCount(), 100);
        history->scrollToBottom();
        settle();
        QCOMPARE(history->model()->rowCount(), 200);
        history->scrollToBottom();
        settle();
        QCOMPARE(history->model()->rowCount(), explorer().versions);
        QVERIFY(click(u"Liquidity by day"_s, &screen()));
        settle();
        TableView* days = table("Liquidity by day");
        QCOMPARE(days->model()->index(0, 1).data().toString(), u"2026-09-17"_s);
        QCOMPARE(days->model()->index(0, 4).data().toString(), u"25.46421 %"_s);
        QCOMPARE(days->model()->index(0, 6).data().toString(), u"–"_s);
        QVERIFY(click(u"Transactions"_s, &screen()));
        settle();
        TableView* transactions = table("Transactions");
        transactions->setCurrentIndex(transactions->model()->index(0, 0));
        QTest::keyClick(transactions, Qt::Key_Return);
        QCOMPARE(m_bench->gone, u"explorer/transaction/%1?chain=canopy:1"_s.arg(ScriptedExplorer::transaction));
    }

    void linksOpenTheirTarget()
    {
        QVERIFY(screen().open(u"block/1204317"_s));
        settle();
        QCOMPARE(fact(u"Hash"_s), ScriptedExplorer::blockHash);
        for (DetailRow* row : screen().findChildren<DetailRow*>())
            if (row->accessibleName().startsWith(u"Proposer: "_s))
                Q_EMIT row->clicked();
        QCOMPARE(m_bench->gone, u"explorer/validator/%1?chain=canopy:1"_s.arg(ScriptedExplorer::account));
        QCOMPARE(fact(u"num_txs_stake"_s), u"no such row"_s);  // counted none
        QVERIFY(table("Transactions") && table("Transactions")->isVisible());
    }

    void aFullMessageIsExact()
    {
        QVERIFY(screen().open(u"transaction/"_s + ScriptedExplorer::transaction));
        settle();
        auto* whole = findSpoken<QPlainTextEdit>(u"Full message"_s, &screen());
        QVERIFY(whole && whole->isVisible());
        QVERIFY(whole->toPlainText().contains(u"9007199254740993"_s));
    }

    void atAnyBlock()
    {
        look(ScriptedExplorer::account, u"900,000"_s);
        QCOMPARE(explorer().asked.back().height, std::optional<Height>(900'000));
        QVERIFY(screen().address().endsWith(u"?height=900000"_s));
        look(ScriptedExplorer::account, u"9,000,000"_s);
        QCOMPARE(column(table("Results by chain"), 1), u"block not indexed|block not indexed"_s);
        QVERIFY(click(u"Show current state"_s, &screen()));
        settle();
        QVERIFY(!explorer().asked.back().height);
    }

    void unknownKeys()
    {
        look(u"4"_s);
        QCOMPARE(column(table("Results by chain"), 1), u"not found|not found"_s);
        QVERIFY(findSpoken<QAbstractButton>(u"Show chains"_s, &screen()));
        QVERIFY(click(u"Show chains"_s, &screen()));
        QCOMPARE(m_bench->gone, u"chains"_s);
        look(u"not a key"_s);
        QVERIFY(!findSpoken<QAbstractButton>(u"Search"_s, &screen())->isEnabled());
    }

    void theChartReadsExactly()
    {
        QVERIFY(screen().open(u"account/"_s + ScriptedExplorer::account));
        settle();
        auto* chart = screen().findChild<TrendChart*>();
        QVERIFY(chart && chart->isVisible());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QCOMPARE(chart->readOut(), u"block 1,204,200: 9,007,199,254,740,993"_s);
        QTest::keyClick(chart, Qt::Key_Return);
        settle();
        QCOMPARE(explorer().asked.back().height, std::optional<Height>(1'204'200));
    }

    void aFailureIsShownAndRetried()
    {
        explorer().failAll = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        QVERIFY(screen().open(u"account/"_s + ScriptedExplorer::account));
        settle();
        QVERIFY(findSpoken(u"The database is away."_s, &screen()));
        explorer().failAll.reset();
        QVERIFY(click(u"Retry now"_s, &screen()));
        settle();
        QCOMPARE(fact(u"Amount"_s), u"9007199254740993"_s);
    }

    void pictures()
    {
        const auto take = [](const char* suffix, const QString& address) {
            takePictures<ExplorerScreen>(
                u"explorer"_s, u"explorer"_s, u"Explorer"_s, [&](ExplorerScreen& shown) { shown.open(address); },
                Scene::Twelve, QLatin1String(suffix));
        };
        take("-empty", {});
        take("-account", u"account/"_s + ScriptedExplorer::account);
        take("-validator", u"validator/%1?height=900000"_s.arg(ScriptedExplorer::account));
        take("-block", u"block/1204317"_s);
        take("-transaction", u"transaction/"_s + ScriptedExplorer::transaction);
        take("-unknown", u"pool/4"_s);
    }

    void opensOnTheStartPage()
    {
        ScreenBench<ExplorerScreen> bench(Scene::Canopy);
        bench.show();
        bench.screen.setWatched(false);
        bench.screen.setWatched(true);
        settle();
        auto* blocks = findSpoken<QTableView>(u"Newest blocks"_s, &bench.screen);
        QVERIFY(blocks);
        QCOMPARE(blocks->model()->index(0, 1).data().toString(), u"1,204,317"_s);
        auto* accounts = findSpoken<QTableView>(u"Largest accounts"_s, &bench.screen);
        QVERIFY(accounts && findSpoken<QTableView>(u"Largest pools"_s, &bench.screen));
        QTest::mouseClick(accounts->viewport(), Qt::LeftButton, {},
                          accounts->visualRect(accounts->model()->index(0, 1)).center());
        QCOMPARE(bench.gone, u"explorer/account/%1?chain=canopy:1"_s.arg(ScriptedExplorer::account));
        blocks->setCurrentIndex(blocks->model()->index(0, 0));
        QTest::keyClick(blocks, Qt::Key_Return);
        QVERIFY2(bench.gone.startsWith(u"explorer/block/1204317"_s), qPrintable(bench.gone));
    }

    void strangeAddressesAreRefused()
    {
        QVERIFY(!screen().open(u"account/../x"_s));
        QVERIFY(!screen().open(u"nothing/12"_s));
        QVERIFY(!screen().open(u"pool/"_s));
        QVERIFY(screen().open(QString()));
    }
};
SIGNALBOX_TEST(ExplorerScreenTest)
#include "explorer_screen_test.moc"
