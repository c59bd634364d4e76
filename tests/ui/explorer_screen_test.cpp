#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "explorer/explorer_screen.h"
#include "explorer/list_panel.h"
#include "explorer/trend_chart.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/detail_pane.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The Explorer screen over a scripted engine.
class ExplorerScreenTest : public QObject {
    Q_OBJECT
    using Bench = ScreenBench<ExplorerScreen>;
    std::unique_ptr<Bench> m_bench;

    ExplorerScreen& screen() { return m_bench->screen; }
    ScriptedExplorer& explorer() { return m_bench->engine.explored; }
    TableView* table(const char* name) { return findSpoken<TableView>(QLatin1String(name), &screen()); }
    void look(const QString& text, const QString& height = {})
    {
        auto* field = findSpoken<QLineEdit>(QStringLiteral("What to look up"), &screen());
        auto* at = findSpoken<QLineEdit>(QStringLiteral("At block, empty for now"), &screen());
        QVERIFY(field && at);
        field->setText(text);
        at->setText(height);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString fact(const QString& label)
    {
        for (DetailRow* row : screen().findChildren<DetailRow*>())
            if (row->accessibleName().startsWith(label + QStringLiteral(": ")))
                return row->value();
        return QStringLiteral("no such row");
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
        QCOMPARE(groupedDigits(QStringLiteral("18446744073709551615")), QStringLiteral("18,446,744,073,709,551,615"));
        QCOMPARE(groupedDigits(QStringLiteral("-1000")), QStringLiteral("−1,000"));
        QCOMPARE(groupedDigits(QStringLiteral("999")), QStringLiteral("999"));
    }

    void aFreeTextIsFoundAsWhatItIs()
    {
        look(QStringLiteral("0x") + ScriptedExplorer::account.toUpper());
        QCOMPARE(screen().address(), QStringLiteral("account/") + ScriptedExplorer::account);
        TableView* chains = table("What each chain knows");
        QVERIFY(chains && chains->isVisible());
        QCOMPARE(column(chains, 0), QStringLiteral("Canopy|Cedar"));
        QCOMPARE(column(chains, 1), QStringLiteral("found|gone since block 611,204"));
        QCOMPARE(column(chains, 2), QStringLiteral("9,007,199,254,740,993|–"));
        QCOMPARE(column(chains, 4), QStringLiteral("1 – 1,204,317|410,000 – 986,207"));
        QCOMPARE(fact(QStringLiteral("Amount")), QStringLiteral("9007199254740993"));
        QVERIFY(click(QStringLiteral("Validator"), &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), QStringLiteral("validator"));
        QCOMPARE(column(table("What each chain knows"), 1).section(u'|', 0, 0), QStringLiteral("active"));
        QCOMPARE(fact(QStringLiteral("Missed in the window")), QStringLiteral("2"));
        // back and forward
        QVERIFY(click(QStringLiteral("Back"), &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), QStringLiteral("account"));
        QVERIFY(click(QStringLiteral("Forward"), &screen()));
        settle();
        QCOMPARE(screen().address().section(u'/', 0, 0), QStringLiteral("validator"));
    }

    void eachChainShowsItsOwn()
    {
        QVERIFY(screen().open(QStringLiteral("account/") + ScriptedExplorer::account));
        settle();
        TableView* chains = table("What each chain knows");
        chains->setCurrentIndex(chains->model()->index(1, 0));
        settle();
        QCOMPARE(screen().address(), QStringLiteral("account/%1?chain=canopy:2").arg(ScriptedExplorer::account));
        QCOMPARE(fact(QStringLiteral("Gone since block")), QStringLiteral("611204"));
        QVERIFY(explorer().lists.back().caip2 == QStringLiteral("canopy:2"));
        QVERIFY(screen().findChild<TrendChart*>()->isEmpty());
    }

    void listsAreReadOnAtTheEnd()
    {
        QVERIFY(screen().open(QStringLiteral("account/") + ScriptedExplorer::account));
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
        QVERIFY(click(QStringLiteral("Liquidity by day"), &screen()));
        settle();
        TableView* days = table("Liquidity by day");
        QCOMPARE(days->model()->index(0, 1).data().toString(), QStringLiteral("2026-09-17"));
        QCOMPARE(days->model()->index(0, 4).data().toString(), QStringLiteral("25.46421 %"));
        QCOMPARE(days->model()->index(0, 6).data().toString(), QStringLiteral("–"));
        QVERIFY(click(QStringLiteral("Transactions"), &screen()));
        settle();
        TableView* transactions = table("Transactions");
        transactions->setCurrentIndex(transactions->model()->index(0, 0));
        QTest::keyClick(transactions, Qt::Key_Return);
        QCOMPARE(m_bench->gone,
                 QStringLiteral("explorer/transaction/%1?chain=canopy:1").arg(ScriptedExplorer::transaction));
    }

    void linksLeadOn()
    {
        QVERIFY(screen().open(QStringLiteral("block/1204317")));
        settle();
        QCOMPARE(fact(QStringLiteral("Hash")), ScriptedExplorer::blockHash);
        for (DetailRow* row : screen().findChildren<DetailRow*>())
            if (row->accessibleName().startsWith(QStringLiteral("Proposer: ")))
                Q_EMIT row->clicked();
        QCOMPARE(m_bench->gone, QStringLiteral("explorer/validator/%1?chain=canopy:1").arg(ScriptedExplorer::account));
        QCOMPARE(fact(QStringLiteral("num_txs_stake")), QStringLiteral("no such row"));  // counted nothing
        QVERIFY(table("Transactions") && table("Transactions")->isVisible());
    }

    void aWholeMessageIsExact()
    {
        QVERIFY(screen().open(QStringLiteral("transaction/") + ScriptedExplorer::transaction));
        settle();
        auto* whole = findSpoken<QPlainTextEdit>(QStringLiteral("Whole message"), &screen());
        QVERIFY(whole && whole->isVisible());
        QVERIFY(whole->toPlainText().contains(QStringLiteral("9007199254740993")));
    }

    void atAnyBlock()
    {
        look(ScriptedExplorer::account, QStringLiteral("900,000"));
        QCOMPARE(explorer().asked.back().height, std::optional<Height>(900'000));
        QVERIFY(screen().address().endsWith(QStringLiteral("?height=900000")));
        look(ScriptedExplorer::account, QStringLiteral("9,000,000"));
        QCOMPARE(column(table("What each chain knows"), 1),
                 QStringLiteral("that block is not known|that block is not known"));
        QVERIFY(click(QStringLiteral("Look at it now"), &screen()));
        settle();
        QVERIFY(!explorer().asked.back().height);
    }

    void whatNobodyKnows()
    {
        look(QStringLiteral("4"));
        QCOMPARE(column(table("What each chain knows"), 1), QStringLiteral("not found|not found"));
        QVERIFY(findSpoken<QAbstractButton>(QStringLiteral("What the chains have"), &screen()));
        QVERIFY(click(QStringLiteral("What the chains have"), &screen()));
        QCOMPARE(m_bench->gone, QStringLiteral("chains"));
        look(QStringLiteral("not a key"));
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Search"), &screen())->isEnabled());
    }

    void theChartReadsExactly()
    {
        QVERIFY(screen().open(QStringLiteral("account/") + ScriptedExplorer::account));
        settle();
        auto* chart = screen().findChild<TrendChart*>();
        QVERIFY(chart && chart->isVisible());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QCOMPARE(chart->readOut(), QStringLiteral("block 1,204,200: 9,007,199,254,740,993"));
        QTest::keyClick(chart, Qt::Key_Return);
        settle();
        QCOMPARE(explorer().asked.back().height, std::optional<Height>(1'204'200));
    }

    void aFailureIsSaidAndTriedAgain()
    {
        explorer().failAll =
            Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", QStringLiteral("The database is away."));
        QVERIFY(screen().open(QStringLiteral("account/") + ScriptedExplorer::account));
        settle();
        QVERIFY(findSpoken(QStringLiteral("The database is away."), &screen()));
        explorer().failAll.reset();
        QVERIFY(click(QStringLiteral("Try now"), &screen()));
        settle();
        QCOMPARE(fact(QStringLiteral("Amount")), QStringLiteral("9007199254740993"));
    }

    void pictures()
    {
        const auto take = [](const char* suffix, const QString& address) {
            takePictures<ExplorerScreen>(
                QStringLiteral("explorer"), QStringLiteral("explorer"), QStringLiteral("Explorer"),
                [&](ExplorerScreen& shown) { shown.open(address); }, Scene::Twelve, QLatin1String(suffix));
        };
        take("-empty", {});
        take("-account", QStringLiteral("account/") + ScriptedExplorer::account);
        take("-validator", QStringLiteral("validator/%1?height=900000").arg(ScriptedExplorer::account));
        take("-block", QStringLiteral("block/1204317"));
        take("-transaction", QStringLiteral("transaction/") + ScriptedExplorer::transaction);
        take("-unknown", QStringLiteral("pool/4"));
    }

    void opensOnSomethingToLookAt()
    {
        ScreenBench<ExplorerScreen> bench(Scene::Canopy);
        bench.show();
        bench.screen.setWatched(false);
        bench.screen.setWatched(true);
        settle();
        auto* blocks = findSpoken<QTableView>(QStringLiteral("Newest blocks"), &bench.screen);
        QVERIFY(blocks);
        QCOMPARE(blocks->model()->index(0, 1).data().toString(), QStringLiteral("1,204,317"));
        auto* accounts = findSpoken<QTableView>(QStringLiteral("Largest accounts"), &bench.screen);
        QVERIFY(accounts && findSpoken<QTableView>(QStringLiteral("Largest pools"), &bench.screen));
        QTest::mouseClick(accounts->viewport(), Qt::LeftButton, {},
                          accounts->visualRect(accounts->model()->index(0, 1)).center());
        QCOMPARE(bench.gone, QStringLiteral("explorer/account/%1?chain=canopy:1").arg(ScriptedExplorer::account));
        blocks->setCurrentIndex(blocks->model()->index(0, 0));
        QTest::keyClick(blocks, Qt::Key_Return);
        QVERIFY2(bench.gone.startsWith(QStringLiteral("explorer/block/1204317")), qPrintable(bench.gone));
    }

    void strangeAddressesAreRefused()
    {
        QVERIFY(!screen().open(QStringLiteral("account/../x")));
        QVERIFY(!screen().open(QStringLiteral("nothing/12")));
        QVERIFY(!screen().open(QStringLiteral("pool/")));
        QVERIFY(screen().open(QString()));
    }
};
SIGNALBOX_TEST(ExplorerScreenTest)
#include "explorer_screen_test.moc"
