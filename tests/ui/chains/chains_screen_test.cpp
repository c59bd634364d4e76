// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "chains/chain_page.h"
#include "chains/chains_screen.h"
#include "chains/endpoint_sheet.h"
#include "desk/desk.h"
#include "models/chain_part_models.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The Chains screen with a scripted engine.
class ChainsScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { make(Scene::Twelve); }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        m_desk.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void listsChainsWorstFirst()
    {
        QTableView* table = findSpoken<QTableView>(u"Chains"_s);
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 12);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Celo"_s);
        QVERIFY(findSpoken<QAbstractButton>(u"All 12"_s));
        QVERIFY(click(u"error 1"_s));
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void filtersByWords()
    {
        QTableView* table = findSpoken<QTableView>(u"Chains"_s);
        auto* field = qobject_cast<QLineEdit*>(m_screen->findField());
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, u"8453"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"Base"_s);
    }

    void selectionSurvivesSnapshots()
    {
        QTableView* table = findSpoken<QTableView>(u"Chains"_s);
        table->selectRow(2);
        const QString chosen = table->model()->index(2, 0).data().toString();
        WorkspaceSnapshot next = *scripted()->snapshot();
        for (ChainSnapshot& chain : next.chains)
            if (chain.head)
                chain.head = *chain.head + 5;
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()->selectedRows().first().data().toString(), chosen);
    }

    void changesOnlyWhatWasChangedOfAnEndpoint()
    {
        const ChainSnapshot chain = scripted()->snapshot()->chains.front();
        EndpointSnapshot endpoint = chain.endpoints.front();
        endpoint.limits = {{u"rate"_s, 5}, {u"batch"_s, 20}, {u"webSocket"_s, false}};
        endpoint.note = u"the office's own"_s;
        std::vector<Command> sent;
        auto* sheet = new EndpointSheet(scripted(), chain, &endpoint, m_window.get(),
                                        [&](const Command& command) { sent.push_back(command); });
        sheet->show();
        const auto field = [&](const QString& name) {
            for (QWidget* widget : sheet->findChildren<QWidget*>())
                if (widget->accessibleName() == name)
                    return widget;
            return static_cast<QWidget*>(nullptr);
        };
        auto* rate = qobject_cast<QDoubleSpinBox*>(field(u"Requests per second"_s));
        auto* batch = qobject_cast<QSpinBox*>(field(u"Calls per batch"_s));
        auto* announced = qobject_cast<QComboBox*>(field(u"New blocks"_s));
        QVERIFY(rate && batch && announced);
        QCOMPARE(rate->value(), 5.0);
        QCOMPARE(batch->value(), 20);
        QCOMPARE(announced->currentData().toBool(), false);
        batch->setFocus();
        batch->selectAll();
        QTest::keyClick(batch, Qt::Key_0);
        announced->setFocus();
        QTest::keyClick(announced, Qt::Key_Up);
        for (auto* button : sheet->findChildren<QPushButton*>())
            if (button->text() == "Save"_L1)
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(sent.size(), size_t(1));
        const QJsonObject expected{{u"batch"_s, QJsonValue()}, {u"webSocket"_s, QJsonValue()}};
        const auto& edit = std::get<arguments::EndpointEdit>(sent.front().args);
        QCOMPARE(edit.limits, expected);
        QVERIFY(!edit.note);
        QVERIFY(!edit.address);
    }

    void pausesAllSelected()
    {
        QTableView* table = findSpoken<QTableView>(u"Chains"_s);
        table->selectAll();
        QVERIFY(click(u"Pause"_s));
        QCOMPARE(scripted()->submitted.size(), size_t(11));  // one is paused already
        QVERIFY(click(u"Resume"_s));
        QCOMPARE(scripted()->submitted.back().verb(), Verb::ChainResume);
    }

    void opensAChainByEnter()
    {
        QTableView* table = findSpoken<QTableView>(u"Chains"_s);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_screen->address(), u"eip155:42220"_s);
        QCOMPARE(m_screen->title(), u"Celo"_s);
        QCOMPARE(m_screen->breadcrumbAddress(), u"chains"_s);
    }

    void deletesOnlyWithTheTypedName()
    {
        openBase();
        m_screen->commands();  // as the palette does
        for (const PaletteCommand& command : m_screen->commands())
            if (command.text == u"Delete Base"_s)
                command.run();
        QTRY_VERIFY(findSpoken<QPushButton>(u"Delete chain"_s));
        auto* danger = findSpoken<QPushButton>(u"Delete chain"_s);
        QVERIFY(!danger->isEnabled());
        QVERIFY(click<QRadioButton>(u"Delete the chain and its data"_s));
        QTRY_VERIFY(findSpoken<QLineEdit>(u"Type Base to continue"_s));
        auto* name = findSpoken<QLineEdit>(u"Type Base to continue"_s);
        QTest::keyClicks(name, u"Bas"_s);
        QVERIFY(!danger->isEnabled());
        QTest::keyClicks(name, u"e"_s);
        QVERIFY(danger->isEnabled());
        QVERIFY(click(u"Delete chain"_s));
        QCOMPARE(scripted()->submitted.size(), size_t(1));
        const Command& command = scripted()->submitted.front();
        QCOMPARE(command.verb(), Verb::ChainDelete);
        QVERIFY(std::get<arguments::ChainDelete>(command.args).hard);
        QVERIFY(command.preview);
    }

    void pausesFromThePage()
    {
        openBase();
        auto* head = new QWidget;
        auto* row = new QHBoxLayout(head);
        for (QWidget* widget : m_screen->headRight()) {
            row->addWidget(widget);
            widget->show();
        }
        m_window->setMenuWidget(head);
        QCoreApplication::processEvents();
        QVERIFY(click(u"Pause"_s));
        QCOMPARE(scripted()->submitted.back().verb(), Verb::ChainPause);
        WorkspaceSnapshot next = *scripted()->snapshot();
        for (ChainSnapshot& chain : next.chains)
            chain.state = ChainState::Paused;
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QVERIFY(findSpoken<QPushButton>(u"Resume"_s));
    }

    void addsAndRefusesEndpoints()
    {
        openBase();
        QVERIFY(click(u"Add endpoint"_s, findSpoken(u"Endpoints"_s)->parentWidget()->parentWidget()) ||
                click(u"Add endpoint"_s));
        QTRY_VERIFY(findSpoken<QLineEdit>(u"Endpoint URL"_s));
        QWidget* sheet = findSpoken<QLineEdit>(u"Endpoint URL"_s)->window();
        QVERIFY(type(u"Endpoint URL"_s, u"https://bsc.example.org"_s, sheet));
        QTest::qWait(600);
        QVERIFY(!findSpoken<QPushButton>(u"Add endpoint"_s, sheet)->isEnabled());  // it serves chain 56
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = u"eip155:8453"_s;
            return report;
        };
        QVERIFY(type(u"Endpoint URL"_s, u"https://base.example.org"_s, sheet));
        QTRY_VERIFY(findSpoken<QPushButton>(u"Add endpoint"_s, sheet)->isEnabled());
        QVERIFY(click(u"Add endpoint"_s, sheet));
        QCOMPARE(scripted()->submitted.back().verb(), Verb::EndpointAdd);
        QCOMPARE(std::get<arguments::EndpointAdd>(scripted()->submitted.back().args).draft.url,
                 u"https://base.example.org"_s);
    }

    /// The cost of a new stream is shown before it is added; a proven chain reads headers and receipts again.
    void pricesANewStream()
    {
        for (const bool proven : {false, true}) {
            WorkspaceSnapshot next = *scripted()->snapshot();
            for (ChainSnapshot& chain : next.chains)
                chain.headerMode = proven ? u"proven"_s : u"full"_s;
            scripted()->publish(next);
            m_screen->setSnapshot(scripted()->snapshot());
            openBase();
            QVERIFY(click(u"Add contract or token"_s));
            QTRY_VERIFY(findSpoken<QLineEdit>(u"Token address"_s));
            QWidget* sheet = findSpoken<QLineEdit>(u"Token address"_s)->window();
            QVERIFY(says(sheet, u"Only missing data is fetched. Nothing is restarted."_s));
            QVERIFY(type(u"Token address"_s, u"0x6b175474e89094c44da98b954eedeac495271d0f"_s, sheet));
            QTRY_VERIFY(says(sheet, proven
                                        ? u"Headers and receipts of 986,207 blocks are fetched again to prove them. "
                                          "This takes less than a minute."_s
                                        : u"The logs of 986,207 blocks are fetched. This takes less than a minute."_s));
            QTest::keyClick(sheet, Qt::Key_Escape);
            QTRY_VERIFY(!findSpoken<QLineEdit>(u"Token address"_s));
        }
    }

    void testsAStoredEndpoint()
    {
        openBase();
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = u"eip155:8453"_s;
            report.checks = {
                {u"url"_s, true, {}, Error::make(ErrorKind::Refused, "KEY_WITHOUT_TLS", Message(u"No encryption."_s))},
                {u"head"_s, true, Message(u"Newest block 7"_s), {}}};
            return report;
        };
        auto* table = findSpoken<QTableView>(u"Endpoints"_s);
        QVERIFY(table);
        auto* test = awaitSpoken<QAbstractButton>(u"Test the selected endpoint"_s);
        QVERIFY(test && !test->isEnabled());
        table->selectRow(0);
        QVERIFY(click(u"Test the selected endpoint"_s));
        QVERIFY(awaitSpoken<QPushButton>(u"Test again"_s));
        QVERIFY(awaitSpoken(u"Usable, with a warning"_s));
        QCOMPARE(awaitSpoken(u"URL"_s)->accessibleDescription(), u"No encryption."_s);
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.error = Error::make(ErrorKind::Refused, "WRONG_CHAIN", Message(u"It serves another chain."_s));
            return report;
        };
        QVERIFY(click(u"Test again"_s));
        QVERIFY(awaitSpoken(u"Not usable"_s));
        QVERIFY(!findSpoken(u"URL"_s));
    }

    void goesBackWhenTheChainIsDeleted()
    {
        openBase();
        WorkspaceSnapshot next = *scripted()->snapshot();
        std::erase_if(next.chains, [](const ChainSnapshot& chain) { return chain.caip2 == u"eip155:8453"_s; });
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QCOMPARE(m_screen->address(), QString());
    }

    void aNarrowPageHasItsActionsInTheMenu()
    {
        openBase();
        QCOMPARE(m_screen->headRight().size(), 3);
        m_window->resize(920, 800);  // the space that a window of 1,120 px leaves beside the full navigation bar
        QTRY_COMPARE(m_screen->headRight().size(), 2);
        m_screen->open(u"canopy:1"_s);
        m_window->resize(1240, 900);
        QTRY_COMPARE(m_screen->headRight().size(), 3);
        // arranged again, and still without the parts for EVM nodes only
        QVERIFY(awaitSpoken<QTableView>(u"Endpoints"_s)->isColumnHidden(int(EndpointTableModel::Column::Limits)));
    }

    /// Cards depend on the features of a chain, not on the name of its family.
    void anUnknownFamilyIsShown()
    {
        WorkspaceSnapshot next = *scripted()->snapshot();
        ChainSnapshot toy = next.chains.front();
        toy.caip2 = u"toy:alpha"_s;
        toy.name = u"Alpha"_s;
        toy.family = u"toy"_s;
        toy.mark = 13;
        toy.features = Feature::Forks;
        toy.streams.clear();
        next.chains.push_back(toy);
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        m_screen->open(u"toy:alpha"_s);
        QTRY_COMPARE(m_screen->title(), u"Alpha"_s);
        QVERIFY(awaitSpoken<QTableView>(u"Reorgs"_s));
        QVERIFY(!findSpoken<QTableView>(u"Contracts and tokens"_s));
    }

    void anUnknownChainIsReported()
    {
        openBase();
        m_screen->open(u"eip155:424242"_s);
        const QString missing = u"This workspace has no chain eip155:424242."_s;
        const auto said = [this] {
            for (EmptyState* each : m_screen->findChildren<EmptyState*>())
                if (each->isVisible())
                    return each->accessibleName();
            return QString();
        };
        QVERIFY2(said().startsWith(u"Looking for eip155:424242"_s), qPrintable(said()));
        QTRY_VERIFY2(said().startsWith(missing), qPrintable(said()));
        QVERIFY(m_screen->headLeft().isEmpty() && m_screen->headRight().isEmpty());  // no actions
        QVERIFY(!m_screen->usesTimeRange());
        QVERIFY(!m_screen->findChild<ChainPage*>()->isVisible());
        QCOMPARE(m_screen->title(), u"eip155:424242"_s);
        QCOMPARE(m_screen->address(), u"eip155:424242"_s);
        QCOMPARE(m_screen->breadcrumbAddress(), u"chains"_s);
        // another console has added it
        WorkspaceSnapshot next = *scripted()->snapshot();
        next.chains.push_back(next.chains.front());
        next.chains.back().caip2 = u"eip155:424242"_s;
        next.chains.back().name = u"Late"_s;
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QTRY_VERIFY(m_screen->findChild<ChainPage*>()->isVisible());
        QCOMPARE(m_screen->title(), u"Late"_s);
        QVERIFY(!m_screen->headRight().isEmpty());
        // and the way back
        m_screen->open(u"nonsense"_s);
        QVERIFY(click(u"Show all chains"_s, m_screen));
        QCOMPARE(m_screen->address(), QString());
        QVERIFY(findSpoken<QTableView>(u"Chains"_s));
    }

    void emptyOffersTheWizard()
    {
        cleanup();
        make(Scene::Empty);
        int asked = 0;
        m_context.addChain = [&] { ++asked; };
        cleanupScreen();
        QVERIFY(click(u"Add chain"_s));
        QCOMPARE(asked, 1);
        m_context.addChain = {};
    }

    void everyControlHasAName()
    {
        QVERIFY2(unnamedControls(m_screen).isEmpty(), qPrintable(unnamedControls(m_screen).join(QLatin1Char('\n'))));
        openBase();
        QVERIFY2(unnamedControls(m_screen).isEmpty(), qPrintable(unnamedControls(m_screen).join(QLatin1Char('\n'))));
    }

private:
    ScriptedEngine* scripted() const { return m_workspace->scripted(); }

    void make(Scene scene)
    {
        m_desk = std::make_unique<Desk>(QString());
        m_workspace = std::make_unique<ScriptedWorkspace>(scene);
        m_window = std::make_unique<QMainWindow>();
        m_context = {};
        m_context.workspace = m_workspace.get();
        m_context.time = new TimeScope(m_window.get());
        m_context.desk = m_desk.get();
        m_context.go = [this](const QString& address) { m_screen->open(address.section(QLatin1Char('/'), 1)); };
        cleanupScreen();
    }

    void cleanupScreen()
    {
        m_screen = new ChainsScreen(&m_context);
        m_window->setCentralWidget(m_screen);
        m_window->resize(1240, 900);
        m_window->show();
        m_screen->setEngine(scripted());
        m_screen->setSnapshot(scripted()->snapshot());
        m_screen->setWatched(true);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    static bool says(const QWidget* sheet, const QString& text)
    {
        const auto labels = sheet->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == text; });
    }

    void openBase()
    {
        QVERIFY(m_screen->open(u"eip155:8453"_s));
        QCoreApplication::processEvents();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<QMainWindow> m_window;
    ScreenContext m_context;
    ChainsScreen* m_screen = nullptr;
};

SIGNALBOX_TEST(ChainsScreenTest)
#include "chains_screen_test.moc"
