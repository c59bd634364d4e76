// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include "addchain/add_chain_wizard.h"
#include "addchain/endpoint_verdict.h"
#include "addchain/network_list.h"
#include "addchain/start_table.h"
#include "chains/chains_screen.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "ui/window_keys.h"
#include "widgets/elided_check.h"
#include "widgets/height_field.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

StartChoice choiceOf(const char* id, Height from)
{
    StartChoice choice;
    choice.id = QLatin1String(id);
    choice.from = from;
    choice.estimate.blocks = 100;
    return choice;
}

}  // namespace

/// The wizard's texts about entries.
class WizardEntriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_engine = std::make_unique<ScriptedEngine>(Scene::One);
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(1440, 900);
        m_window->show();
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::One);
        m_context.workspace = m_workspace.get();
        m_context.go = [](const QString&) {};
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        m_engine.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void popularNetworksComeFirst()
    {
        const auto presets = m_engine->presets().result();
        QVERIFY(presets);
        NetworkListModel model;
        model.setPresets(*presets, [](const QString&) { return false; });
        QCOMPARE(model.presets().front().caip2, u"eip155:1"_s);
        for (size_t i = 1; i < model.presets().size(); ++i)
            QVERIFY(!model.presets()[i - 1].testnet || model.presets()[i].testnet);
    }

    void aFamilyWithoutAPageHasARow()
    {
        NetworkListModel model;
        auto families = m_engine->families();
        families.push_back({u"toy"_s, Message(u"Toy chains"_s), Message(u"a toy chain"_s), Feature::Forks});
        model.setFamilies(families);
        QCOMPARE(model.rowCount(), 3);  // another EVM network, a Canopy network, this one
        const QModelIndex row = model.index(2);
        QCOMPARE(row.data().toString(), u"Toy chains"_s);
        const FamilyInfo* family = model.family(row.data(NetworkListModel::PresetIndexRole).toInt());
        QVERIFY(family);
        ChainPlan plan;
        plan.choose(*family);
        QVERIFY(plan.isChosen() && plan.indexesSomething());
        QCOMPARE(plan.draft().family, u"toy"_s);
        QVERIFY(plan.draft().streams.empty());
        QVERIFY(!model.family(NetworkListModel::custom) && !model.family(0));
    }

    void aWebPageIsNotAnEndpoint()
    {
        EndpointLines lines([](const EndpointDraft&) {
            return QtFuture::makeReadyFuture<Expected<ProbeReport>>(
                fail(ErrorKind::Invalid, "NOT_RPC", Message(u"example.org answered with a web page."_s)));
        });
        const int id = lines.add(u"https://example.org"_s);
        lines.flush();
        QTRY_VERIFY(lines.line(id)->error.has_value());
        const EndpointVerdict verdict =
            EndpointVerdict::of(*lines.line(id), {}, {}, {}, false, QDateTime::currentDateTimeUtc());
        QCOMPARE(verdict.head, u"Not an RPC endpoint"_s);
        QCOMPARE(lines.counts().leftOut, 1);
    }

    void invalidStartsAreExplained()
    {
        StartTable table;
        table.setNewest(5'000, QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC));
        table.show();
        table.select(u"date"_s);
        table.setChoices({choiceOf("genesis", 0)});
        const auto date = [&] { return findSpoken<QRadioButton>(u"Date"_s, &table); };
        QVERIFY2(date()->accessibleDescription().contains(u"2024-05-01"_s),
                 qPrintable(date()->accessibleDescription()));
        auto* field = table.findChild<HeightField*>();
        QSignalSpy asked(&table, &StartTable::questionChanged);
        QTest::keyClicks(field, u"6000"_s);
        QCOMPARE(asked.size(), 4);
        QCOMPARE(table.selected(), u"block"_s);
        QCOMPARE(table.block(), std::optional<Height>(6'000));
        table.setChoices({choiceOf("genesis", 0)});
        auto* block = findSpoken<QRadioButton>(u"Block"_s, &table);
        QCOMPARE(block->accessibleDescription(), u"The newest block is 5,000."_s);
        table.setChoices({choiceOf("genesis", 0), choiceOf("block", 4'000)});
        QVERIFY(block->accessibleDescription().contains(u"From block 4,000"_s));
    }

    void longTokenNamesAreCut()
    {
        const QString name = u"A token whose name never ends "_s.repeated(20);
        ElidedCheck check(name, u"  ·  18 decimals"_s);
        check.resize(400, 20);
        check.show();
        QVERIFY(check.minimumSizeHint().width() < 200);
        QVERIFY(check.text().endsWith(u"18 decimals"_s));
        QVERIFY(check.fontMetrics().horizontalAdvance(check.text()) <= 400);
    }

private:
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<QMainWindow> m_window;
    ScreenContext m_context;
};

SIGNALBOX_TEST(WizardEntriesTest)
#include "wizard_entries_test.moc"
