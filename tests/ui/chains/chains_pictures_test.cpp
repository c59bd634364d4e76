// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTest>

#include "addchain/add_chain_wizard.h"
#include "chains/chains_screen.h"
#include "desk/desk.h"
#include "firstrun/first_run_page.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// Paints every page of first run, wizard and chains in both themes and sizes. SIGNALBOX_PICTURES=DIR stores the
/// pictures.
class ChainsPicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void paints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-1440") << false << QSize(1440, 900);
        QTest::newRow("dark-1440") << true << QSize(1440, 900);
        QTest::newRow("light-1024") << false << QSize(1024, 640);
        QTest::newRow("dark-1024") << true << QSize(1024, 640);
    }

    void paints()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        ThemeManager::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        m_suffix = QString::fromLatin1(QTest::currentDataTag());
        m_size = size;
        firstRun();
        chains();
        wizard();
        ThemeManager::instance().setMode(ThemeMode::System);
    }

private:
    Desk m_desk{QString()};

    void firstRun()
    {
        ScriptedWorkspace workspace(Scene::Empty, false);
        FirstRunPage page(&workspace, &m_desk, QDir::homePath(), [] {});
        page.resize(m_size);
        page.QWidget::show();
        keep(&page, "first-run");
        QVERIFY(click(u"Connect to a server"_s));
        keep(&page, "first-run-server");
        Q_EMIT workspace.passphraseNeeded(true);
        keep(&page, "first-run-passphrase");
        workspace.failWith =
            Error::make(ErrorKind::Unavailable, "NO_SERVER",
                        Message(u"The database did not start: the disk is full. Free some space, then try again."_s));
        workspace.openLocal({});
        QTest::qWait(20);
        keep(&page, "first-run-failed");
    }

    MainWindow::Parts parts(ScriptedWorkspace* workspace)
    {
        MainWindow::Parts parts;
        parts.workspace = workspace;
        parts.desk = &m_desk;
        parts.registry.add(chainsScreenEntry());
        parts.registry.addChain = openAddChain;
        parts.directory = u"/tmp/none"_s;
        return parts;
    }

    void chains()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        MainWindow window(parts(&workspace));
        window.resize(m_size);
        window.show();
        window.go(u"chains"_s);
        keep(&window, "chains");
        window.go(u"chains/eip155:8453"_s);
        keep(&window, "chain");
        for (QScrollArea* area : window.findChildren<QScrollArea*>())
            if (area->isVisible() && area->widget() && area->widget()->height() > area->height())
                area->ensureVisible(0, area->widget()->height());
        keep(&window, "chain-below");
        window.go(u"chains/eip155:42220"_s);
        keep(&window, "chain-error");
        for (const PaletteCommand& command : window.currentScreen()->commands())
            if (command.text == u"Delete Base"_s)
                command.run();
        QTest::qWait(500);
        (void)click(u"Delete the chain and its data"_s);
        QTest::qWait(500);
        keep(&window, "chain-delete");
        closeSheets(&window);
        for (const PaletteCommand& command : window.currentScreen()->commands())
            if (command.text == u"Reindex a range of Base"_s)
                command.run();
        QTest::qWait(500);
        keep(&window, "chain-reindex");
        closeSheets(&window);
    }

    void wizard()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        MainWindow window(parts(&workspace));
        window.resize(m_size);
        window.show();
        window.go(u"chains"_s);
        QTest::qWait(50);
        auto* wizard = new AddChainWizard(workspace.scripted(), &window);
        wizard->open();
        QTest::qWait(100);
        keep(&window, "wizard-1");
        QVERIFY(type(u"Search networks"_s, u"bnb"_s));
        QVERIFY(click(u"Next"_s));
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://bsc-rpc.publicnode.com"_s));
        QVERIFY(click(u"Add endpoint"_s));
        QVERIFY(type(u"URL of endpoint 2"_s, u"https://data-seed-prebsc-1-s1.bnbchain.org:8545"_s));
        QVERIFY(click(u"Add endpoint"_s));
        QVERIFY(type(u"URL of endpoint 3"_s, u"https://bnb-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::qWait(700);
        keep(&window, "wizard-2");
        QVERIFY(click(u"Next"_s));
        QVERIFY(type(u"Address of another token"_s, u"0x6B175474E89094C44Da98b954EedeAC495271d0F"_s));
        QTest::qWait(100);
        keep(&window, "wizard-3");
        QVERIFY(click(u"Next"_s));
        QTest::qWait(100);
        keep(&window, "wizard-4");
        QVERIFY(click(u"Next"_s));
        keep(&window, "wizard-5");
        closeSheets(&window);
    }

    static void closeSheets(QWidget* window)
    {
        for (QDialog* sheet : window->findChildren<QDialog*>())
            sheet->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void keep(QWidget* window, const char* name)
    {
        QTest::qWait(60);
        QPixmap picture = window->grab();
        QPainter painter(&picture);
        for (QDialog* sheet : window->findChildren<QDialog*>())
            if (sheet->isVisible())
                painter.drawPixmap(sheet->pos() - window->pos(), sheet->grab());
        painter.end();
        QVERIFY(!picture.isNull());
        const QString directory = qEnvironmentVariable("SIGNALBOX_PICTURES");
        if (directory.isEmpty())
            return;
        QDir().mkpath(directory);
        QVERIFY(picture.save(directory + u"/%1-%2.png"_s.arg(QLatin1String(name), m_suffix)));
    }

    QString m_suffix;
    QSize m_size;
};

SIGNALBOX_TEST(ChainsPicturesTest)
#include "chains_pictures_test.moc"
