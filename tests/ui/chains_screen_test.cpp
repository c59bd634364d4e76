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
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The Chains screen over a scripted engine.
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
        QTableView* table = findSpoken<QTableView>(QStringLiteral("Chains"));
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 12);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Celo"));
        QVERIFY(findSpoken<QAbstractButton>(QStringLiteral("All 12")));
        QVERIFY(click(QStringLiteral("error 1")));
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void filtersByWords()
    {
        QTableView* table = findSpoken<QTableView>(QStringLiteral("Chains"));
        auto* field = qobject_cast<QLineEdit*>(m_screen->findField());
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("8453"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Base"));
    }

    void selectionSurvivesSnapshots()
    {
        QTableView* table = findSpoken<QTableView>(QStringLiteral("Chains"));
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
        endpoint.limits = {
            {QStringLiteral("rate"), 5}, {QStringLiteral("batch"), 20}, {QStringLiteral("webSocket"), false}};
        endpoint.note = QStringLiteral("the office's own");
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
        auto* rate = qobject_cast<QDoubleSpinBox*>(field(QStringLiteral("Requests per second")));
        auto* batch = qobject_cast<QSpinBox*>(field(QStringLiteral("Calls per batch")));
        auto* announced = qobject_cast<QComboBox*>(field(QStringLiteral("New blocks")));
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
            if (button->text() == QLatin1String("Save"))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(sent.size(), size_t(1));
        const QJsonObject expected{{QStringLiteral("batch"), QJsonValue()},
                                   {QStringLiteral("webSocket"), QJsonValue()}};
        QCOMPARE(sent.front().args.value(QStringLiteral("limits")).toObject(), expected);
        QVERIFY(!sent.front().args.contains(QStringLiteral("note")));
        QVERIFY(!sent.front().args.contains(QStringLiteral("url")));
    }

    void pausesAllSelected()
    {
        QTableView* table = findSpoken<QTableView>(QStringLiteral("Chains"));
        table->selectAll();
        QVERIFY(click(QStringLiteral("Pause")));
        QCOMPARE(scripted()->submitted.size(), size_t(11));  // one is paused already
        QVERIFY(click(QStringLiteral("Resume")));
        QCOMPARE(scripted()->submitted.back().verb, Verb::ChainResume);
    }

    void opensAChainByEnter()
    {
        QTableView* table = findSpoken<QTableView>(QStringLiteral("Chains"));
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_screen->address(), QStringLiteral("eip155:42220"));
        QCOMPARE(m_screen->title(), QStringLiteral("Celo"));
        QCOMPARE(m_screen->breadcrumbAddress(), QStringLiteral("chains"));
    }

    void deletesOnlyWithTheTypedName()
    {
        openBase();
        m_screen->commands();  // the palette's way
        for (const PaletteCommand& command : m_screen->commands())
            if (command.text == QStringLiteral("Delete Base"))
                command.run();
        QTRY_VERIFY(findSpoken<QPushButton>(QStringLiteral("Delete chain")));
        auto* danger = findSpoken<QPushButton>(QStringLiteral("Delete chain"));
        QVERIFY(!danger->isEnabled());
        QVERIFY(click<QRadioButton>(QStringLiteral("Delete the chain and its data")));
        QTRY_VERIFY(findSpoken<QLineEdit>(QStringLiteral("Type Base to continue")));
        auto* name = findSpoken<QLineEdit>(QStringLiteral("Type Base to continue"));
        QTest::keyClicks(name, QStringLiteral("Bas"));
        QVERIFY(!danger->isEnabled());
        QTest::keyClicks(name, QStringLiteral("e"));
        QVERIFY(danger->isEnabled());
        QVERIFY(click(QStringLiteral("Delete chain")));
        QCOMPARE(scripted()->submitted.size(), size_t(1));
        const Command& command = scripted()->submitted.front();
        QCOMPARE(command.verb, Verb::ChainDelete);
        QCOMPARE(command.args.value(QStringLiteral("hard")).toBool(), true);
        QVERIFY(!command.preview.isEmpty());
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
        QVERIFY(click(QStringLiteral("Pause")));
        QCOMPARE(scripted()->submitted.back().verb, Verb::ChainPause);
        WorkspaceSnapshot next = *scripted()->snapshot();
        for (ChainSnapshot& chain : next.chains)
            chain.state = ChainState::Paused;
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QVERIFY(findSpoken<QPushButton>(QStringLiteral("Resume")));
    }

    void addsAndRefusesEndpoints()
    {
        openBase();
        QVERIFY(click(QStringLiteral("Add endpoint"),
                      findSpoken(QStringLiteral("Endpoints"))->parentWidget()->parentWidget()) ||
                click(QStringLiteral("Add endpoint")));
        QTRY_VERIFY(findSpoken<QLineEdit>(QStringLiteral("Endpoint URL")));
        QWidget* sheet = findSpoken<QLineEdit>(QStringLiteral("Endpoint URL"))->window();
        QVERIFY(type(QStringLiteral("Endpoint URL"), QStringLiteral("https://bsc.example.org"), sheet));
        QTest::qWait(600);
        QVERIFY(!findSpoken<QPushButton>(QStringLiteral("Add endpoint"), sheet)->isEnabled());  // it serves chain 56
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = QStringLiteral("eip155:8453");
            return report;
        };
        QVERIFY(type(QStringLiteral("Endpoint URL"), QStringLiteral("https://base.example.org"), sheet));
        QTRY_VERIFY(findSpoken<QPushButton>(QStringLiteral("Add endpoint"), sheet)->isEnabled());
        QVERIFY(click(QStringLiteral("Add endpoint"), sheet));
        QCOMPARE(scripted()->submitted.back().verb, Verb::EndpointAdd);
        QCOMPARE(scripted()->submitted.back().args.value(QStringLiteral("url")).toString(),
                 QStringLiteral("https://base.example.org"));
    }

    /// What a new stream costs is said before it is added; a proven chain reads headers and receipts again.
    void pricesANewStream()
    {
        for (const bool proven : {false, true}) {
            WorkspaceSnapshot next = *scripted()->snapshot();
            for (ChainSnapshot& chain : next.chains)
                chain.headerMode = proven ? QStringLiteral("proven") : QStringLiteral("full");
            scripted()->publish(next);
            m_screen->setSnapshot(scripted()->snapshot());
            openBase();
            QVERIFY(click(QStringLiteral("Add contract or token")));
            QTRY_VERIFY(findSpoken<QLineEdit>(QStringLiteral("Token address")));
            QWidget* sheet = findSpoken<QLineEdit>(QStringLiteral("Token address"))->window();
            QVERIFY(says(sheet, QStringLiteral("Only missing data is fetched. Nothing is restarted.")));
            QVERIFY(type(QStringLiteral("Token address"), QStringLiteral("0x6b175474e89094c44da98b954eedeac495271d0f"),
                         sheet));
            QTRY_VERIFY(says(
                sheet, proven
                           ? QStringLiteral("Headers and receipts of 986,207 blocks are fetched again to prove them. "
                                            "This takes less than a minute.")
                           : QStringLiteral("The logs of 986,207 blocks are fetched. This takes less than a minute.")));
            QTest::keyClick(sheet, Qt::Key_Escape);
            QTRY_VERIFY(!findSpoken<QLineEdit>(QStringLiteral("Token address")));
        }
    }

    void testsAStoredEndpoint()
    {
        openBase();
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = QStringLiteral("eip155:8453");
            report.checks = {{QStringLiteral("url"),
                              true,
                              {},
                              Error::make(ErrorKind::Refused, "KEY_WITHOUT_TLS", QStringLiteral("No encryption."))},
                             {QStringLiteral("head"), true, QStringLiteral("Newest block 7"), {}}};
            return report;
        };
        auto* table = findSpoken<QTableView>(QStringLiteral("Endpoints"));
        QVERIFY(table);
        auto* test = awaitSpoken<QAbstractButton>(QStringLiteral("Test the selected endpoint"));
        QVERIFY(test && !test->isEnabled());
        table->selectRow(0);
        QVERIFY(click(QStringLiteral("Test the selected endpoint")));
        QVERIFY(awaitSpoken<QPushButton>(QStringLiteral("Test again")));
        QVERIFY(awaitSpoken(QStringLiteral("Usable, with a warning")));
        QCOMPARE(awaitSpoken(QStringLiteral("URL"))->accessibleDescription(), QStringLiteral("No encryption."));
        scripted()->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.error = Error::make(ErrorKind::Refused, "WRONG_CHAIN", QStringLiteral("It serves another chain."));
            return report;
        };
        QVERIFY(click(QStringLiteral("Test again")));
        QVERIFY(awaitSpoken(QStringLiteral("Not usable")));
        QVERIFY(!findSpoken(QStringLiteral("URL")));
    }

    void goesBackWhenTheChainIsGone()
    {
        openBase();
        WorkspaceSnapshot next = *scripted()->snapshot();
        std::erase_if(next.chains,
                      [](const ChainSnapshot& chain) { return chain.caip2 == QStringLiteral("eip155:8453"); });
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QCOMPARE(m_screen->address(), QString());
    }

    void aNarrowPageHasItsLeversInTheMenu()
    {
        openBase();
        QCOMPARE(m_screen->headRight().size(), 3);
        m_window->resize(920, 800);  // what a window of 1,120 px leaves beside the whole rail
        QTRY_COMPARE(m_screen->headRight().size(), 2);
        m_screen->open(QStringLiteral("canopy:1"));
        m_window->resize(1240, 900);
        QTRY_COMPARE(m_screen->headRight().size(), 3);
        // arranged anew, and still without what only EVM nodes have
        QVERIFY(awaitSpoken<QTableView>(QStringLiteral("Endpoints"))
                    ->isColumnHidden(int(EndpointTableModel::Column::Limits)));
    }

    /// Cards go by what a chain has, not by the name of its family.
    void aFamilyThatNobodyKnowsIsShown()
    {
        WorkspaceSnapshot next = *scripted()->snapshot();
        ChainSnapshot toy = next.chains.front();
        toy.caip2 = QStringLiteral("toy:alpha");
        toy.name = QStringLiteral("Alpha");
        toy.family = QStringLiteral("toy");
        toy.mark = 13;
        toy.features = Feature::Forks;
        toy.streams.clear();
        next.chains.push_back(toy);
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        m_screen->open(QStringLiteral("toy:alpha"));
        QTRY_COMPARE(m_screen->title(), QStringLiteral("Alpha"));
        QVERIFY(awaitSpoken<QTableView>(QStringLiteral("Reorgs")));
        QVERIFY(!findSpoken<QTableView>(QStringLiteral("Contracts and tokens")));
    }

    void anUnknownChainIsSaid()
    {
        openBase();
        m_screen->open(QStringLiteral("eip155:424242"));
        const QString missing = QStringLiteral("This workspace has no chain eip155:424242.");
        const auto said = [this] {
            for (EmptyState* each : m_screen->findChildren<EmptyState*>())
                if (each->isVisible())
                    return each->accessibleName();
            return QString();
        };
        QVERIFY2(said().startsWith(QStringLiteral("Looking for eip155:424242")), qPrintable(said()));
        QTRY_VERIFY2(said().startsWith(missing), qPrintable(said()));
        QVERIFY(m_screen->headLeft().isEmpty() && m_screen->headRight().isEmpty());  // no levers
        QVERIFY(!m_screen->usesTimeRange());
        QVERIFY(!m_screen->findChild<ChainPage*>()->isVisible());
        QCOMPARE(m_screen->title(), QStringLiteral("eip155:424242"));
        QCOMPARE(m_screen->address(), QStringLiteral("eip155:424242"));
        QCOMPARE(m_screen->breadcrumbAddress(), QStringLiteral("chains"));
        // it comes after all: another console has added it
        WorkspaceSnapshot next = *scripted()->snapshot();
        next.chains.push_back(next.chains.front());
        next.chains.back().caip2 = QStringLiteral("eip155:424242");
        next.chains.back().name = QStringLiteral("Late");
        scripted()->publish(next);
        m_screen->setSnapshot(scripted()->snapshot());
        QTRY_VERIFY(m_screen->findChild<ChainPage*>()->isVisible());
        QCOMPARE(m_screen->title(), QStringLiteral("Late"));
        QVERIFY(!m_screen->headRight().isEmpty());
        // and the way out
        m_screen->open(QStringLiteral("nonsense"));
        QVERIFY(click(QStringLiteral("Show all chains"), m_screen));
        QCOMPARE(m_screen->address(), QString());
        QVERIFY(findSpoken<QTableView>(QStringLiteral("Chains")));
    }

    void emptyOffersTheWizard()
    {
        cleanup();
        make(Scene::Empty);
        int asked = 0;
        m_context.addChain = [&] { ++asked; };
        cleanupScreen();
        QVERIFY(click(QStringLiteral("Add chain")));
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
        QVERIFY(m_screen->open(QStringLiteral("eip155:8453")));
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
