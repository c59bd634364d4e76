// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

#include "balances/balances_screen.h"
#include "balances/chain_bars.h"
#include "balances/holding_panel.h"
#include "balances/portfolio_page.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "tokens/address_labels.h"
#include "tokens/table_export.h"
#include "tokens/token_actions.h"
#include "tokens/token_page.h"
#include "ui/fake_balances.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/detail_pane.h"
#include "widgets/segments.h"
#include "widgets/sheet.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The screen Balances with scripted balances.
class BalancesScreenTest : public QObject {
    Q_OBJECT
    using Bench = ScreenBench<BalancesScreen>;
    std::unique_ptr<FakeBalances> m_balances;
    std::unique_ptr<FakeTokens> m_tokens;
    std::unique_ptr<Bench> m_bench;

    BalancesScreen& screen() { return m_bench->screen; }
    ScriptedEngine& engine() { return m_bench->engine; }
    TableView* table(const char* name) { return findSpoken<TableView>(QLatin1String(name), &screen()); }
    QString cell(TableView* view, int row, const char* column)
    {
        for (int i = 0; i < view->model()->columnCount(); ++i)
            if (view->model()->headerData(i, Qt::Horizontal, ColumnIdRole).toString() == QLatin1String(column))
                return view->model()->index(row, i).data().toString();
        return u"no such column"_s;
    }
    QWidget* sheet(const char* name)
    {
        QWidget* found = nullptr;
        (void)QTest::qWaitFor([&] { return (found = screen().findChild<QWidget*>(QLatin1String(name))) != nullptr; },
                              1000);
        return found;
    }
    void openToken(const QString& holder = {})
    {
        QVERIFY(
            screen().open(u"eip155:1/"_s + usdcOfEthereum + (holder.isEmpty() ? QString() : u"?holder="_s + holder)));
        settle();
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_balances = std::make_unique<FakeBalances>();
        m_tokens = std::make_unique<FakeTokens>();
        m_bench = std::make_unique<Bench>();
        engine().balanced = m_balances.get();
        engine().tokened = m_tokens.get();
        m_bench->show();
    }
    void cleanup()
    {
        m_bench.reset();
        m_balances.reset();
        m_tokens.reset();
    }

    void opensOnTheTokensOfTheWorkspace()
    {
        TableView* tokens = table("Tokens");
        QVERIFY(tokens);
        QCOMPARE(tokens->model()->rowCount(), 6);
        QCOMPARE(cell(tokens, 0, "holders"), u"3,104,882"_s);
        QCOMPARE(screen().address(), QString());
        tokens->setCurrentIndex(tokens->model()->index(0, 0));
        QTest::keyClick(tokens, Qt::Key_Return);
        settle();
        QCOMPARE(screen().address(), u"eip155:1/"_s + usdcOfEthereum);
        QCOMPARE(screen().title(), u"USDC"_s);
        QCOMPARE(screen().breadcrumbAddress(), u"balances"_s);
    }

    void anAddressShowsItsPortfolio()
    {
        QVERIFY(screen().open(treasury));
        settle();
        QCOMPARE(screen().address(), treasury);
        TableView* balances = table("Portfolio");
        QVERIFY(balances);
        QCOMPARE(balances->model()->rowCount(), 10);
        QCOMPARE(cell(balances, 0, "value"), u"612,450.25"_s);
        QCOMPARE(cell(balances, 9, "value"), u"not counted"_s);  // the last whatever it is worth
        QCOMPARE(screen().findChild<ChainBars*>()->note(),
                 u"Base is not complete: 184,220.1155 USDC is its balance at block 46,809,944 and is not counted."_s);
        QVERIFY(m_balances->asked.contains(u"portfolio "_s + treasury));
        QCOMPARE(lastAddresses(m_bench->desk).first(), treasury);
        // Enter opens the token with this holder
        balances->setCurrentIndex(balances->model()->index(0, 0));
        QTest::keyClick(balances, Qt::Key_Return);
        settle();
        QCOMPARE(screen().address(), u"eip155:1/%1?holder=%2"_s.arg(usdcOfEthereum, treasury));
        QCOMPARE(screen().breadcrumbAddress(), u"balances/"_s + treasury);
    }

    /// Who looks at a balance whose history starts late reads what became of its opening.
    void openingsAreAskedForWhereSomebodyLooks()
    {
        const Holding& late = m_balances->held.back();
        m_balances->openings = {{late.caip2, late.contract, treasury, 25'000'000, FakeBalances::now(), Message()}};
        QVERIFY(screen().open(treasury));
        settle();
        QCOMPARE(m_balances->asked.filter(u"opening "_s), QStringList{u"opening "_s + treasury});  // the incomplete one
        const auto said = [&](const QString& words) {
            const auto all = screen().findChildren<QWidget*>();
            return std::any_of(all.begin(), all.end(), [&](const QWidget* each) {
                const auto* label = qobject_cast<const QLabel*>(each);
                return each->isVisible() &&
                       (each->accessibleName().contains(words) || (label && label->text().contains(words)));
            });
        };
        QVERIFY(said(u"25,000,000, before the counted ones, was asked for and waits for an endpoint."_s));
        m_balances->openings.front().refusal = Message(u"No archive."_s);
        screen().portfolio()->askNew();
        settle();
        QVERIFY(said(u"could not be read. No archive."_s));
        m_balances->openings.clear();
        screen().portfolio()->askNew();
        settle();
        QVERIFY(!said(u"could not be read."_s));
        // a token's holder without any transfer in the counted blocks
        const QString other = u"0x"_s + QString(40, u'd');
        m_balances->openings = {{u"eip155:1"_s, usdcOfEthereum, other, 6'082'464, FakeBalances::now(), Message()}};
        openToken(other);
        QVERIFY(m_balances->asked.contains(u"opening "_s + other));
        QVERIFY(said(u"6,082,464, before the counted ones"_s));
    }

    void daysAndChangesAreOfTheSelectedBalance()
    {
        QVERIFY(screen().open(treasury));
        settle();
        screen().portfolio()->panel()->showChanges();
        settle();
        TableView* changes = table("Changes");
        QVERIFY(changes);
        QCOMPARE(changes->model()->rowCount(), 4);
        QCOMPARE(cell(changes, 0, "change"), u"+12,000"_s);
        QCOMPARE(cell(changes, 0, "block"), u"25,993,377"_s);
    }

    void smallBalancesAreHidden()
    {
        m_balances->held[8].usd = u"0.40"_s;
        QVERIFY(screen().open(treasury));
        settle();
        QCOMPARE(table("Portfolio")->model()->rowCount(), 9);
        QVERIFY(findSpoken<QAbstractButton>(u"Filter: value over 1 $"_s, &screen()));
    }

    void exportsTheListedRows()
    {
        QVERIFY(screen().open(treasury));
        settle();
        const QByteArray csv = exportedRows(*screen().portfolio()->panel()->balances(), false);
        QVERIFY2(csv.contains("USDC,Ethereum,612450.25,1,612450.25,"), csv.left(300).constData());
        QVERIFY(exportedRows(*screen().portfolio()->panel()->balances(), true).contains("\"balance\": \"612450.25\""));
    }

    void aWrongAddressIsRefusedWithASentence()
    {
        auto* field = screen().findChild<QLineEdit*>();
        for (QLineEdit* each : screen().findChildren<QLineEdit*>())
            if (each->accessibleName() == u"Address"_s)
                field = each;
        QVERIFY(field);
        field->setText(u"0x9A3f07c1be5d20e8a46f1390d7bb25c48e06fa41"_s);
        settle();
        QVERIFY(
            findSpoken(u"The checksum of this address is wrong: a digit was mistyped. Copy it again."_s, &screen()));
        QCOMPARE(screen().address(), QString());
        field->setText(treasury);
        settle();
        QCOMPARE(screen().address(), treasury);
    }

    void aFailureIsABarAndRetried()
    {
        QVERIFY(screen().open(treasury));
        settle();
        m_balances->broken = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        screen().refresh();
        settle();
        QCOMPARE(table("Portfolio")->model()->rowCount(), 10);  // what was read stays
        m_balances->broken.reset();
        QVERIFY(click(u"Retry now"_s, &screen()));
        settle();
        QVERIFY(!findSpoken<QAbstractButton>(u"Retry now"_s, &screen()));
    }

    void asksAgainWhenACommandEnds()
    {
        QVERIFY(screen().open(treasury));
        settle();
        m_balances->asked.clear();
        arguments::BalancesRecalculate again;
        again.contract = usdcOfEthereum;
        engine().submit({again, u"eip155:1"_s, {}});
        settle();
        QVERIFY(m_balances->asked.contains(u"portfolio "_s + treasury));
    }

    void theSearchedHolderIsFound()
    {
        openToken(treasury);
        TableView* holders = table("Top holders");
        QVERIFY(holders);
        QCOMPARE(holders->model()->rowCount(), 12);
        QCOMPARE(cell(holders, 10, "holder"), u"8,203 holders between"_s);
        QCOMPARE(cell(holders, 11, "rank"), u"8,214"_s);
        QCOMPARE(holders->currentIndex().row(), 11);
        QVERIFY(m_balances->asked.contains(u"steps "_s + treasury));
        screen().refresh();
        settle();
        QCOMPARE(holders->currentIndex().row(), 11);  // the selection survives
    }

    void withoutASearchAHundredHoldersAreListed()
    {
        openToken();
        TableView* holders = table("Top holders");
        QCOMPARE(holders->model()->rowCount(), 100);
        QCOMPARE(cell(holders, 0, "balance"), u"3,652,466,806.135096"_s);
        QCOMPARE(holders->currentIndex().row(), 0);
    }

    void verifiesNow()
    {
        openToken();
        engine().finishCommands = false;
        QVERIFY(click(u"Verify now"_s, &screen()));
        QCOMPARE(engine().submitted.back().verb(), Verb::BalancesVerify);
        QCOMPARE(std::get<arguments::BalancesVerify>(engine().submitted.back().args).contract, usdcOfEthereum);
        QVERIFY(!findSpoken<QAbstractButton>(u"Checking"_s, &screen())->isEnabled());
    }

    void checksShowTheirDriftedRows()
    {
        openToken();
        QVERIFY(click(u"All checks"_s, &screen()));
        settle();
        TableView* checks = table("Checks");
        QVERIFY(checks);
        QCOMPARE(checks->model()->rowCount(), 20);
        checks->setCurrentIndex(checks->model()->index(4, 0));
        settle();
        TableView* drifted = table("Holders that differed");
        QVERIFY(drifted);
        QCOMPARE(cell(drifted, 0, "difference"), u"−12,000"_s);
        QCOMPARE(cell(drifted, 0, "outcome"), u"recalculated"_s);
    }

    void recalculatesOneHolder()
    {
        openToken(treasury);
        screen().tokenPage()->actions()->recalculate(treasury);
        QWidget* shown = sheet("recalculateSheet");
        QVERIFY(shown);
        auto* one = findSpoken<QRadioButton>(u"One holder"_s, shown);
        QVERIFY(one && one->isChecked());
        QVERIFY(type<QLineEdit>(u"Holder"_s, u"0x12"_s, shown));
        QVERIFY(!findSpoken<QAbstractButton>(u"Recalculate"_s, shown)->isEnabled());
        findSpoken<QLineEdit>(u"Holder"_s, shown)->setText(treasury);
        QVERIFY(click(u"Recalculate"_s, shown));
        QTRY_VERIFY(!engine().submitted.empty());
        const auto& sent = std::get<arguments::BalancesRecalculate>(engine().submitted.back().args);
        QCOMPARE(sent.holder, treasury);
        QCOMPARE(sent.contract, usdcOfEthereum);
    }

    void editsTheToken()
    {
        openToken();
        screen().tokenPage()->actions()->edit();
        QWidget* shown = sheet("tokenSheet");
        QVERIFY(shown);
        QAbstractButton* save = findSpoken<QAbstractButton>(u"Save"_s, shown);
        QVERIFY(!save->isEnabled());  // nothing differs
        findSpoken<QLineEdit>(u"CoinGecko ID"_s, shown)->setText(u"USD Coin"_s);
        QVERIFY(!save->isEnabled());
        findSpoken<QLineEdit>(u"CoinGecko ID"_s, shown)->setText(u"usd-coin"_s);
        QVERIFY(save->isEnabled());
        QVERIFY(click(u"Save"_s, shown));
        const auto& sent = std::get<arguments::TokenEdit>(engine().submitted.back().args);
        QCOMPARE(sent.coingeckoId, std::optional(u"usd-coin"_s));
        QVERIFY(!sent.symbol && !sent.decimals && !sent.start);
        QCOMPARE(engine().submitted.back().target, u"eip155:1"_s);
    }

    void editsPrices()
    {
        openToken();
        screen().tokenPage()->actions()->editPrices();
        QWidget* shown = sheet("priceSheet");
        QVERIFY(shown);
        settle();
        QCOMPARE(findSpoken<TableView>(u"Price table"_s, shown)->model()->rowCount(), 3);
        auto* price = findSpoken<QLineEdit>(u"Price in USD"_s, shown);
        price->setText(u"1,0"_s);
        QVERIFY(!findSpoken<QAbstractButton>(u"Set price"_s, shown)->isEnabled());
        price->setText(u"0.9995"_s);
        QVERIFY(click(u"Set price"_s, shown));
        QTRY_COMPARE(m_tokens->changes, QStringList{u"set 0.9995"_s});
        QTRY_VERIFY(price->text().isEmpty());
    }

    void switchesThePriceFeedOn()
    {
        openToken();
        screen().tokenPage()->actions()->editPrices();
        QWidget* prices = sheet("priceSheet");
        QVERIFY(prices && click(u"Price feed…"_s, prices));
        QWidget* shown = sheet("feedSheet");
        QVERIFY(shown);
        settle();
        auto* save = findSpoken<QAbstractButton>(u"Save"_s, shown);
        QVERIFY(!save->isEnabled());  // nothing differs
        auto* minutes = findSpoken<QLineEdit>(u"Minutes between requests"_s, shown);
        minutes->setText(u"0"_s);
        QVERIFY(!save->isEnabled());
        minutes->setText(u"30"_s);
        findSpoken<QAbstractButton>(u"Read prices from the feed"_s, shown)->setChecked(true);
        findSpoken<QLineEdit>(u"API key"_s, shown)->setText(u"CG-secret"_s);
        QVERIFY(click(u"Save"_s, shown));
        QTRY_COMPARE(m_tokens->changes,
                     QStringList{u"feed on https://api.coingecko.com/api/v3/simple/price 30 CG-secret"_s});
    }

    void asksForTheBalanceAtABlock()
    {
        openToken(treasury);
        QVERIFY(click(u"At block…"_s, &screen()));
        QWidget* shown = sheet("atBlockSheet");
        QVERIFY(shown);
        findSpoken<QLineEdit>(u"Block or date"_s, shown)->setText(u"25,829,406"_s);
        QVERIFY(click(u"Show"_s, shown));
        QTRY_VERIFY(m_balances->asked.contains(u"past %1 25829406"_s.arg(treasury)));
        settle();
        QStringList values;
        for (const DetailRow* row : shown->findChildren<DetailRow*>())
            values << row->value();
        QVERIFY2(values.contains(u"600450.25"_s), qPrintable(values.join(u'|')));
    }

    void anUntrustedTokenSaysWhy()
    {
        QVERIFY(screen().open(u"eip155:137/0x"_s + QString(40, u'a')));
        settle();
        QVERIFY(screen().title().contains(u"U+202E"_s));
        bool said = false;
        for (const QWidget* each : screen().findChildren<QWidget*>())
            said = said || (each->isVisible() && each->accessibleName().contains(u"12 of 200 sampled holders"_s));
        QVERIFY(said);
    }

    void anUnknownTokenIsAnError()
    {
        QVERIFY(screen().open(u"eip155:1/0x"_s + QString(40, u'd')));
        settle();
        QVERIFY(findSpoken<QAbstractButton>(u"Retry now"_s, &screen()));
    }

    void strangeAddressesAreRefused()
    {
        QVERIFY(!screen().open(u"nothing"_s));
        QVERIFY(!screen().open(u"eip155:1/0x12"_s));
        QVERIFY(!screen().open(u"0x12/0x12"_s));
    }

    void isShownIfTheWorkspaceHasBalances()
    {
        ScriptedEngine twelve, canopy(Scene::Canopy);
        Engine* running = nullptr;
        const ScreenEntry entry = balancesScreenEntry([&] { return running; });
        QVERIFY(entry.isShown(twelve.snapshot().get()));  // the engine starts
        running = &twelve;
        QVERIFY(!entry.isShown(twelve.snapshot().get()));
        twelve.balanced = m_balances.get();
        twelve.tokened = m_tokens.get();
        QVERIFY(entry.isShown(twelve.snapshot().get()));
        QVERIFY(!entry.isShown(canopy.snapshot().get()));
    }

    void withoutAnEvmChainItSaysHowToBegin()
    {
        ScreenBench<BalancesScreen> bench(Scene::Canopy);
        bench.show();
        QVERIFY(click(u"Add chain"_s, &bench.screen));
        QCOMPARE(bench.added, 1);
    }

    void everyControlHasAName()
    {
        for (const QString& address : {QString(), treasury, u"eip155:1/"_s + usdcOfEthereum}) {
            if (!address.isEmpty())
                QVERIFY(screen().open(address));
            settle();
            const QStringList unnamed = unnamedControls(&screen());
            QVERIFY2(unnamed.isEmpty(), qPrintable(address + u": "_s + unnamed.join(u", "_s)));
        }
    }
};
SIGNALBOX_TEST(BalancesScreenTest)
#include "balances_screen_test.moc"
