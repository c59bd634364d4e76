// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include "balances/chain_bars.h"
#include "balances/day_changes.h"
#include "balances/history_models.h"
#include "balances/portfolio_model.h"
#include "balances/portfolio_tiles.h"
#include "balances/token_model.h"
#include "charts/chart_export.h"
#include "charts/chart_scale.h"
#include "charts/step_chart.h"
#include "desk/desk.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "tokens/address_field.h"
#include "tokens/address_labels.h"
#include "tokens/at_block_sheet.h"
#include "tokens/balance_words.h"
#include "tokens/concentration_card.h"
#include "tokens/holder_model.h"
#include "tokens/token_edit.h"
#include "ui/fake_balances.h"
#include "widgets/tile.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

Holding holding(const char* usd, bool complete = true, bool untrusted = false)
{
    Holding one;
    one.caip2 = u"eip155:1"_s;
    one.chain = u"Ethereum"_s;
    one.contract = u"0x"_s + QString(40, u'1');
    one.holder = treasury;
    one.symbol = u"USDC"_s;
    one.decimals = 6;
    one.raw = u"1000000"_s;
    one.shown = u"1"_s;
    if (usd) {
        one.usd = QString::fromLatin1(usd);
        one.price = u"1"_s;
    }
    one.complete = complete;
    one.untrusted = untrusted;
    return one;
}

QString text(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

}  // namespace

/// The parts of the screen Balances without the screen.
class BalancesPartsTest : public QObject {
    Q_OBJECT

    Desk m_desk{QString()};

private Q_SLOTS:
    void initTestCase()
    {
        ThemeManager::instance().install();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void onlyCompleteTrustedAndPricedBalancesAreCounted()
    {
        const std::vector<Holding> all{holding("10.10"), holding("0.20"), holding("5", false), holding("7", true, true),
                                       holding(nullptr)};
        const PortfolioTotals totals = PortfolioTotals::of(all);
        QCOMPARE(totals.usd, u"10.3"_s);
        QCOMPARE(totals.counted, 2);
        QCOMPARE(totals.incomplete, 1);
        QCOMPARE(totals.untrusted, 1);
        QCOMPARE(totals.unpriced, 1);
        QCOMPARE(totals.tokens, 1);
        QTranslator english;  // plurals
        QVERIFY(english.load(u":/i18n/signalbox_en.qm"_s));
        QCoreApplication::installTranslator(&english);
        QCOMPARE(ChainBars::notCounted(totals, all),
                 u"1 balance is not complete and not counted. 1 balance is of an untrusted token and not counted. 1 "
                 "balance has no price and is not counted."_s);
    }

    void thePortfolioAddsUp()
    {
        const FakeBalances fake;
        PortfolioModel model;
        QAbstractItemModelTester tester(&model);
        model.setHoldings(fake.held);
        using Column = PortfolioModel::Column;
        QCOMPARE(text(model, 0, int(Column::Balance)), u"612,450.25"_s);
        QCOMPARE(text(model, 4, int(Column::Balance)), u"41,007.332211"_s);
        QCOMPARE(text(model, 7, int(Column::Balance)), u"7,350.123456"_s);
        QCOMPARE(text(model, 7, int(Column::Balance), CopyRole), u"7350.123456"_s);
        QCOMPARE(text(model, 4, int(Column::Value)), u"41,007.33"_s);
        QCOMPARE(text(model, 9, int(Column::Value)), u"not counted"_s);
        QCOMPARE(text(model, 9, int(Column::Share)), QString());
        QCOMPARE(text(model, 9, int(Column::State)), u"not complete"_s);
        QCOMPARE(text(model, 0, int(Column::Share)), u"55.9 %"_s);
        QCOMPARE(model.totals().at(int(Column::Value)), u"1,094,550.56"_s);
        QCOMPARE(model.totals().at(int(Column::Chain)), u"5 chains"_s);
        QVERIFY(text(model, 0, int(Column::Value), SortRole) > text(model, 1, int(Column::Value), SortRole));
        QVERIFY(text(model, 8, int(Column::Value), SortRole) > text(model, 9, int(Column::Value), SortRole));
    }

    void textsOfContractsAreHarmless()
    {
        const FakeTokens fake;
        TokenModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows(fake.all);
        const int last = model.rowCount() - 1;
        QVERIFY2(text(model, last, 0).contains(u"U+202E"_s), qPrintable(text(model, last, 0)));
        QCOMPARE(text(model, last, int(TokenModel::Column::State)), u"untrusted"_s);
        QCOMPARE(text(model, last, int(TokenModel::Column::Price)), u"–"_s);
        QCOMPARE(BalanceWords::symbol({}, usdcOfEthereum), u"0xA0b8…eB48"_s);
    }

    void changesOfADayAreAddedAtPresentPrices()
    {
        const FakeBalances fake;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const std::vector<BalanceStep> steps{{1, now.addDays(-2), u"900000000"_s, {}, {}},
                                             {2, now.addSecs(-7200), u"12000500000"_s, {}, {}},
                                             {3, now.addSecs(-60), u"-500000"_s, {}, {}}};
        const DayChange change = dayChange(fake.held.front(), steps, now);
        QCOMPARE(change.usd, u"12000"_s);
        QCOMPARE(change.in, 1);
        QCOMPARE(change.out, 1);
        QCOMPARE(change.newestChange, u"−0.5"_s);
        Holding unpriced = fake.held.front();
        unpriced.usd.reset();
        QCOMPARE(dayChange(unpriced, steps, now).usd, u"0"_s);
    }

    void daysAndStepsAreNewestFirst()
    {
        DayModel days;
        days.setDays({{QDate(2026, 9, 1), u"1000000"_s, {}, {}}, {QDate(2026, 9, 2), u"3500000"_s, {}, u"3.5"_s}}, 6);
        QCOMPARE(text(days, 0, 0), u"2 Sep 2026"_s);
        QCOMPARE(text(days, 0, int(DayModel::Column::Change)), u"+2.5"_s);
        QVERIFY(!days.index(1, int(DayModel::Column::Change)).data().isValid());
        QCOMPARE(text(days, 1, int(DayModel::Column::Value)), u"–"_s);
        StepModel steps;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        steps.setSteps({{7, now, u"5"_s, u"5"_s, {}}, {9, now, u"-2"_s, u"3"_s, {}}}, std::nullopt);
        QCOMPARE(text(steps, 0, int(StepModel::Column::Block)), u"9"_s);
        QCOMPARE(text(steps, 0, int(StepModel::Column::Change)), u"−2"_s);
    }

    void theFoundHolderIsUnderTheTopTen()
    {
        FakeBalances fake;
        const auto top = fake.top({}, {}, 100).result().value();
        QCOMPARE(holderRows(top, {}).size(), size_t(100));
        const auto rows = holderRows(top, FoundHolder{fake.held.front(), 8'214});
        QCOMPARE(rows.size(), size_t(12));
        QCOMPARE(rows[10].between, qint64(8'203));
        QCOMPARE(rows[11].rank, qint64(8'214));
        QVERIFY(rows[11].found);
        const auto inside = holderRows(top, FoundHolder{top[3], 4});
        QCOMPARE(inside.size(), size_t(10));
        QVERIFY(inside[3].found);
        QCOMPARE(holderRows(top, FoundHolder{top[10], 11}).size(), size_t(11));  // nobody between
        const auto none = holderRows(top, FoundHolder{fake.held.front(), std::nullopt});
        QCOMPARE(none.size(), size_t(11));

        Desk desk{QString()};
        keepAddressLabel(desk, {treasury, u"treasury"_s});
        HolderModel model(&desk);
        QAbstractItemModelTester tester(&model);
        model.setSupply(u"46220118204771000"_s);
        model.setHolders(top, FoundHolder{fake.held.front(), 8'214});
        using Column = HolderModel::Column;
        QCOMPARE(text(model, 0, int(Column::Share)), u"7.9 %"_s);
        QCOMPARE(text(model, 10, int(Column::Holder)), u"8,203 holders between"_s);
        QCOMPARE(text(model, 11, int(Column::Rank)), u"8,214"_s);
        QCOMPARE(text(model, 11, int(Column::Holder), NoteRole), u"treasury"_s);
        QCOMPARE(text(model, 11, int(Column::Share)), u"0.001 %"_s);
        model.setHolders(top, {});
        QCOMPARE(model.rowCount(), 100);
    }

    void theAddressFieldRefusesWithASentence()
    {
        AddressField field(u"Address"_s);
        QSignalSpy entered(&field, &AddressField::entered), refused(&field, &AddressField::refusalChanged);
        QTest::keyClicks(&field, u"0xa0b8"_s);
        QVERIFY(refused.isEmpty());  // digits are missing while they are typed
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.last().first().toString().contains(u"40"_s));
        QVERIFY(entered.isEmpty());
        field.setText(u"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"_s);  // as if pasted
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.last().first().toString(), usdcOfEthereum);
        QVERIFY(refused.last().first().toString().isEmpty());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(entered.size(), 2);
        field.clear();
        QCOMPARE(entered.last().first().toString(), QString());
    }

    void labelsAreRemembered()
    {
        Desk desk{QString()};
        keepAddressLabel(desk, {treasury, u" Treasury "_s});
        keepAddressLabel(desk, {usdcOfEthereum, u"contract"_s});
        QCOMPARE(addressLabel(desk, treasury), u"Treasury"_s);
        QCOMPARE(addressLabels(desk).front().label, u"contract"_s);
        keepAddressLabel(desk, {usdcOfEthereum, {}});
        QCOMPARE(addressLabels(desk).size(), size_t(1));
        for (int i = 0; i < 20; ++i)
            rememberAddress(desk, QString::number(i));
        rememberAddress(desk, u"12"_s);
        QCOMPARE(lastAddresses(desk).size(), 12);
        QCOMPARE(lastAddresses(desk).first(), u"12"_s);
        QCOMPARE(lastAddresses(desk).count(u"12"_s), 1);
    }

    void anEditNamesWhatDiffers()
    {
        const FakeTokens fake;
        const TokenFigures& usdc = fake.all.front();
        TokenEntries entries = TokenEntries::of(usdc);
        QVERIFY(!tokenEdit(usdc, entries));
        entries.symbol = u" USDX "_s;
        entries.decimals.clear();
        entries.start = u"6,082,466"_s;
        entries.stable = false;
        const auto edit = tokenEdit(usdc, entries);
        QVERIFY(edit);
        QCOMPARE(edit->symbol, std::optional(u"USDX"_s));
        QCOMPARE(edit->decimals, std::optional(-1));
        QCOMPARE(edit->start, std::optional<Height>(6'082'466));
        QCOMPARE(edit->stable, std::optional(false));
        QVERIFY(!edit->name && !edit->mode && !edit->coingeckoId);
        entries.decimals = u"256"_s;
        QVERIFY(!tokenEdit(usdc, entries));
        QVERIFY(TokenRefusals::decimals(u"256"_s).contains(u"255"_s));
        QVERIFY(!TokenRefusals::coingeckoId(u"USD Coin"_s).isEmpty());
        QVERIFY(TokenRefusals::coingeckoId(u"usd-coin"_s).isEmpty());
        QVERIFY(!TokenRefusals::price(u"1,05"_s).isEmpty());
        QVERIFY(!TokenRefusals::price(u"-1"_s).isEmpty());
        QVERIFY(TokenRefusals::price(u"0.9998"_s).isEmpty());
        QVERIFY(!TokenRefusals::start(u"soon"_s).isEmpty());
    }

    void momentsAreBlocksOrClosedDays()
    {
        const QDate today(2026, 9, 17);
        QCOMPARE(enteredMoment(u"25,829,406"_s, today).at, u"25829406"_s);
        QCOMPARE(enteredMoment(u"2026-09-16"_s, today).at, u"2026-09-16"_s);
        QVERIFY(enteredMoment(u"2026-09-17"_s, today).refusal.contains(u"not over"_s));
        QVERIFY(!enteredMoment(u"yesterday"_s, today).refusal.isEmpty());
        QVERIFY(enteredMoment({}, today).refusal.isEmpty());
    }

    void stepsAreReadExactly()
    {
        StepChart chart;
        chart.resize(420, 220);
        chart.setSteps(
            {{1'000, 5, u"+5"_s, u"100"_s, u"5"_s}, {9'000, 2, u"−3"_s, u"200"_s, u"2.000000000000000001"_s}}, 0, 0,
            10'000, 3);
        QTest::keyClick(&chart, Qt::Key_End);
        QVERIFY2(chart.readOut().contains(u"block 200: 2.000000000000000001 (−3)"_s), qPrintable(chart.readOut()));
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(chart.readOut().contains(u"block 100"_s));
        chart.clear(u"none"_s);
        QVERIFY(chart.readOut().isEmpty());
    }

    void ranksAreOnALogarithmicAxis()
    {
        FakeTokens fake;
        ScriptedEngine engine;
        engine.tokened = &fake;
        ConcentrationCard card;
        card.resize(400, 236);
        card.ask(&engine, {u"eip155:1"_s, usdcOfEthereum}, 3);
        QTRY_VERIFY(!card.chart()->series().empty());
        const ChartLook& look = card.chart()->look();
        QCOMPARE(look.places.ticks.size(), size_t(7));
        QCOMPARE(look.places.ticks.back().second, u"1 M"_s);
        const ChartSeries& series = card.chart()->series().front();
        QCOMPARE(look.places.title(series.at[6]), u"100 largest holders"_s);
        QCOMPARE(series.at[6], 2 * series.at[3]);
        const QString csv = toCsv(*card.chart());
        QVERIFY2(csv.startsWith(u"largest holders,today (%)\r\n1,7.9\r\n"_s), qPrintable(csv.left(60)));
        QTest::keyClick(card.chart(), Qt::Key_Left);
        QCOMPARE(card.chart()->crosshair(), std::optional(series.at.back()));
    }

    void countsThatChangeLittleHaveAnAxisNearThem()
    {
        const scale::Axis axis = scale::between(2'841'000, 3'104'000, 5);
        QVERIFY(axis.foot >= 2'500'000 && axis.foot <= 2'841'000);
        QVERIFY(axis.top >= 3'104'000);
        QVERIFY(axis.ticks.size() >= 3 && axis.ticks.size() <= 6);
        QCOMPARE(axis.share(axis.foot), 0.0);
        QCOMPARE(axis.share(axis.top), 1.0);
        QCOMPARE(scale::between(0, 12, 5).foot, 0.0);
        QCOMPARE(scale::between(12, 12, 5).share(12) > 0, true);
    }

    void tilesSayWhatIsNotCounted()
    {
        const FakeBalances fake;
        PortfolioTiles tiles;
        tiles.set(PortfolioTotals::of(fake.held));
        tiles.setChange({u"12480"_s, 2, 0, u"+12,000"_s});
        QStringList names;
        for (const Tile* tile : tiles.findChildren<Tile*>())
            names << tile->accessibleName();
        QVERIFY2(names.contains(u"Value, 1,094,550.56 $, 9 balances counted, 1 not counted"_s),
                 qPrintable(names.join(u'|')));
        QVERIFY2(names.contains(u"Change, 24 h, +12,480.00 $, 2 transfers in, none out"_s),
                 qPrintable(names.join(u'|')));
        QVERIFY2(names.contains(u"Tokens, 5, on 6 chains"_s), qPrintable(names.join(u'|')));
        QVERIFY2(names.contains(u"Newest change, 7 min ago, Ethereum, USDC, +12,000"_s), qPrintable(names.join(u'|')));
    }
};
SIGNALBOX_TEST(BalancesPartsTest)
#include "balances_parts_test.moc"
