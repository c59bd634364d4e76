// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "desk/desk.h"
#include "ibc/ibc_screen.h"
#include "ibc/model/ibc_words.h"
#include "ibc/rules/age_text.h"
#include "ibc/rules/denom_price_sheet.h"
#include "ibc/rules/rules_page.h"
#include "ibc/rules/threshold_sheet.h"
#include "language/language_manager.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_ibc.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

struct RulesBench : ScreenBench<IbcScreen> {
    RulesBench() : ScreenBench<IbcScreen>(Scene::Empty)
    {
        engine.packets = &packets;
        engine.publish(cosmosSnapshot(engine.now()));
        screen.open(u"rules"_s);
        show({1240, 820}, false);
        screen.activateWindow();
    }
    RulesPage& page() { return *screen.pages().rules; }
    ScriptedRules& rules() { return packets.ruled; }

    ScriptedIbc packets{engine.now()};
};

int rowsOf(const DataTable* table)
{
    return table->view()->model()->rowCount();
}

bool canSave(QWidget* sheet)
{
    const auto* save = findSpoken<QPushButton>(u"Save"_s, sheet);
    return save && save->isEnabled();
}

void enter(const QString& field, const QString& text, QWidget* sheet)
{
    auto* edit = findSpoken<QLineEdit>(field, sheet);
    QVERIFY2(edit, qPrintable(field));
    edit->setText(text);
}

}  // namespace

/// Thresholds and prices of IBC in the window.
class IbcRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
    }

    void agesAreReadAndWritten()
    {
        QCOMPARE(ibc::ageText(900), u"15 min"_s);
        QCOMPARE(ibc::ageText(5'403), u"1 h 30 min 3 s"_s);
        QCOMPARE(ibc::ageText(172'800), u"2 d"_s);
        QCOMPARE(ibc::ageText(0), u"0 s"_s);
        for (const qint64 age : {1, 59, 60, 3'599, 3'600, 90'061, 315'360'000})
            QCOMPARE(ibc::secondsOf(ibc::ageText(age)).value_or(-1), age);
        QCOMPARE(ibc::secondsOf(u"90"_s).value_or(-1), 90);
        QCOMPARE(ibc::secondsOf(u" 1h30min "_s).value_or(-1), 5'400);
        for (const QString& text : {u""_s, u"min"_s, u"-5 s"_s, u"1.5 h"_s, u"3 weeks"_s, u"5 min 3"_s})
            QVERIFY2(!ibc::secondsOf(text), qPrintable(text));
    }

    void feesAreGrouped()
    {
        QCOMPARE(ibc::feesText(u"12504.25 ATOM, 3 uosmo, 1234567 ibc/27"_s),
                 u"12,504.25 ATOM, 3 uosmo, 1,234,567 ibc/27"_s);
        QCOMPARE(ibc::feesText(u"0.0121 ATOM"_s), u"0.0121 ATOM"_s);
        QCOMPARE(ibc::feesText({}), u"–"_s);
        QCOMPARE(ibc::feesText(u"not a fee"_s), u"not a fee"_s);
    }

    void bothTablesAreFilled()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        QCOMPARE(rowsOf(bench.page().prices()), 5);
        const QAbstractItemModel* ages = bench.page().thresholds()->view()->model();
        QCOMPARE(ages->index(0, 0).data().toString(), u"all chains"_s);
        QCOMPARE(ages->index(2, 0).data().toString(), u"Osmosis"_s);
        QCOMPARE(ages->index(2, 2).data().toString(), u"5 min"_s);
        QCOMPARE(bench.page().prices()->view()->model()->index(4, 3).data().toString(), u"104,211.25"_s);
        QCOMPARE(bench.screen.address(), u"rules"_s);
    }

    void aThresholdIsChanged()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        bench.page().editThreshold(bench.rules().ages[2], true);
        QPointer<RuleSheet> sheet = bench.page().sheet();
        QVERIFY(sheet);
        QVERIFY(!canSave(sheet));  // nothing has changed
        QVERIFY(bench.screen.unsaved().isEmpty());
        enter(u"Stuck after"_s, u"1 h"_s, sheet);
        QVERIFY(!canSave(sheet));  // above the critical age
        enter(u"Critical after"_s, u"soon"_s, sheet);
        QVERIFY(!canSave(sheet));
        enter(u"Critical after"_s, u"2 h"_s, sheet);
        QVERIFY(canSave(sheet));
        QCOMPARE(bench.screen.unsaved(), QStringList(u"Osmosis, channel-208"_s));
        bench.rules().refuse = Error::make(ErrorKind::Invalid, "BAD_VALUE", Message(u"Not now."_s));
        sheet->save();
        QTest::qWait(50);
        QVERIFY(sheet && sheet->isVisible());
        bench.rules().refuse.reset();
        QTRY_VERIFY(canSave(sheet));
        sheet->save();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QCOMPARE(bench.rules().setAges.size(), size_t(1));
        QCOMPARE(bench.rules().setAges[0].channel, u"channel-208"_s);
        QCOMPARE(bench.rules().setAges[0].stuckSeconds, 3'600);
        QCOMPARE(bench.rules().setAges[0].criticalSeconds, 7'200);
        QVERIFY(bench.screen.unsaved().isEmpty());
    }

    void aThresholdIsAdded()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        findSpoken<QPushButton>(u"Add thresholds…"_s, &bench.page())->click();
        QWidget* sheet = bench.page().sheet();
        QVERIFY(sheet);
        enter(u"Channel"_s, u"channel-7"_s, sheet);
        QVERIFY(!canSave(sheet));  // of which chain?
        auto* chain = findSpoken<QComboBox>(u"Sending chain"_s, sheet);
        chain->setCurrentIndex(chain->findData(u"noble-1"_s));
        QVERIFY(canSave(sheet));
        enter(u"Channel"_s, u"a b"_s, sheet);
        QVERIFY(!canSave(sheet));
        enter(u"Channel"_s, u"wasm.noble1x/channel-7"_s, sheet);
        bench.page().sheet()->save();
        QTRY_COMPARE(bench.rules().setAges.size(), size_t(1));
        QCOMPARE(bench.rules().setAges[0].port, u"wasm.noble1x"_s);
        QCOMPARE(bench.rules().setAges[0].stuckSeconds, 900);  // of all chains
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 5);
    }

    void closingWithChangesAsksOnce()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        bench.page().editThreshold(bench.rules().ages[0], true);
        QPointer<RuleSheet> sheet = bench.page().sheet();
        enter(u"Stuck after"_s, u"10 min"_s, sheet);
        sheet->reject();
        QVERIFY(sheet && sheet->isVisible());
        QPointer<Sheet> question = sheet->findChild<Sheet*>(u"discardRuleSheet"_s);
        QVERIFY(question);
        sheet->reject();
        QCOMPARE(sheet->findChildren<Sheet*>(u"discardRuleSheet"_s).size(), 1);
        findSpoken<QPushButton>(u"Discard changes"_s, question)->click();
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        QVERIFY(bench.rules().setAges.empty());
        bench.page().editThreshold(bench.rules().ages[0], true);
        sheet = bench.page().sheet();
        QVERIFY(sheet);
        sheet->reject();  // nothing has changed
        QTRY_VERIFY(!sheet || !sheet->isVisible());
    }

    void aRemovalIsUndone()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        bench.page().removeThreshold(bench.rules().ages[1]);
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 3);
        auto* undo = awaitSpoken<QAbstractButton>(u"Undo"_s, &bench.screen);
        QVERIFY(undo);
        undo->click();
        QTRY_COMPARE(rowsOf(bench.page().thresholds()), 4);
        QCOMPARE(bench.rules().setAges.back().criticalSeconds, 7'200);
        bench.page().removePrices(bench.rules().usd[0]);
        QTRY_COMPARE(rowsOf(bench.page().prices()), 3);
        undo = awaitSpoken<QAbstractButton>(u"Undo"_s, &bench.screen);
        QVERIFY(undo);
        undo->click();
        QTRY_COMPARE(rowsOf(bench.page().prices()), 5);
    }

    void aPriceIsAddedAndCorrected()
    {
        RulesBench bench;
        QTRY_COMPARE(rowsOf(bench.page().prices()), 5);
        findSpoken<QPushButton>(u"Add price…"_s, &bench.page())->click();
        QPointer<RuleSheet> sheet = bench.page().sheet();
        QVERIFY(sheet);
        enter(u"Price in USD"_s, u"1e5"_s, sheet);
        enter(u"Denomination"_s, u"ustrd"_s, sheet);
        QVERIFY(!canSave(sheet));
        enter(u"Price in USD"_s, u"0.61"_s, sheet);
        QVERIFY(canSave(sheet));
        sheet->save();
        QTRY_COMPARE(bench.rules().setPrices.size(), size_t(1));
        QVERIFY(!bench.rules().setPrices[0].since.isValid());  // from now
        QCOMPARE(bench.rules().setPrices[0].decimals, 6);
        QTRY_VERIFY(!sheet || !sheet->isVisible());
        const DenomPrice stored = bench.rules().usd.back();
        bench.page().editPrice(stored, true);
        sheet = bench.page().sheet();
        QVERIFY(sheet);
        QVERIFY(!findSpoken<QLineEdit>(u"Denomination"_s, sheet)->isEnabled());
        enter(u"Price in USD"_s, u"99000"_s, sheet);
        sheet->save();
        QTRY_COMPARE(bench.rules().setPrices.size(), size_t(2));
        QCOMPARE(bench.rules().setPrices[1].since, stored.since);
        QTRY_COMPARE(rowsOf(bench.page().prices()), 6);
    }

    /// What is being edited is saved or given up before the window closes.
    void theWindowAsksBeforeItCloses()
    {
        ScriptedWorkspace workspace(Scene::Empty);
        ScriptedIbc packets(workspace.scripted()->now());
        workspace.scripted()->packets = &packets;
        workspace.scripted()->publish(cosmosSnapshot(workspace.scripted()->now()));
        Desk desk{QString()};
        MainWindow::Parts parts;
        parts.workspace = &workspace;
        parts.desk = &desk;
        parts.registry.add(ibcScreenEntry([&workspace] { return workspace.engine(); }));
        MainWindow window(std::move(parts));
        window.show();
        window.go(u"ibc/rules"_s);
        auto* screen = static_cast<IbcScreen*>(window.screen(u"ibc"_s));
        RulesPage* page = screen->pages().rules;
        QTRY_COMPARE(rowsOf(page->thresholds()), 4);
        page->editThreshold(packets.ruled.ages[0], true);
        enter(u"Stuck after"_s, u"10 min"_s, page->sheet());
        window.close();
        QPointer<QWidget> question = window.findChild<Sheet*>(u"unsavedSheet"_s);
        QVERIFY(question && question->isVisible());
        QVERIFY(window.isVisible());
        window.close();
        QCOMPARE(window.findChildren<Sheet*>(u"unsavedSheet"_s).size(), 1);
        findSpoken<QPushButton>(u"Save"_s, question)->click();
        QTRY_COMPARE(packets.ruled.setAges.size(), size_t(1));
        QTRY_VERIFY(workspace.state() != WorkspaceState::Open || !window.isVisible());
    }
};

SIGNALBOX_TEST(IbcRulesTest)
#include "ibc_rules_test.moc"
