// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include "activity/activity_screen.h"
#include "activity/notifier.h"
#include "balances/balances_screen.h"
#include "chains/chains_screen.h"
#include "crosschain/sync_screen.h"
#include "database/database_screen.h"
#include "desk/desk.h"
#include "engine/make_engine.h"
#include "events/events_screen.h"
#include "explorer/explorer_screen.h"
#include "firstrun/first_run_page.h"
#include "ibc/ibc_screen.h"
#include "language/language_manager.h"
#include "overview/overview_screen.h"
#include "queue/queue_screen.h"
#include "settings/catalog_sheet.h"
#include "settings/move_keys_sheet.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "sql/sql_screen.h"
#include "support/log.h"
#include "support/process_limits.h"
#include "theme/theme.h"
#include "triggers/triggers_screen.h"
#include "window/closing.h"
#include "window/demo.h"
#include "window/settings_book.h"
#include "window/single_window.h"
#include "window/sleep_watch.h"
#include "window/start_clock.h"
#include "window/termination.h"
#include "window/turn_watch.h"

namespace {

using namespace signalbox;

ui::ScreenRegistry screens(std::shared_ptr<ui::SettingsSource> settings, const Workspace* workspace)
{
    ui::ScreenRegistry registry;
    registry.add({u"overview"_s,
                  u"overview"_s,
                  [] { return ui::OverviewScreen::tr("Overview"); },
                  [](ui::ScreenContext* context) { return new ui::OverviewScreen(context); },
                  {}});
    registry.add(ui::chainsScreenEntry());
    registry.add({u"events"_s,
                  u"events"_s,
                  [] { return ui::EventsScreen::tr("Events"); },
                  [](ui::ScreenContext* context) { return new ui::EventsScreen(context); },
                  {}});
    registry.add(ui::syncScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::explorerScreenEntry());
    registry.add(ui::sqlScreenEntry());
    registry.add(ui::queueScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::balancesScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::triggersScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::ibcScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::databaseScreenEntry([workspace] { return workspace->engine(); }));
    registry.add(ui::activityScreenEntry());
    registry.add(ui::settingsScreenEntry(std::move(settings)));
    registry.addChain = [](QWidget* parent, ui::ScreenContext* context) { ui::openAddChain(parent, context); };
    return registry;
}

}  // namespace

int main(int argc, char** argv)
{
    keepMemorySmall();
    window::TimedApplication app(argc, argv);
    QApplication::setApplicationName(u"signalbox"_s);
    QApplication::setApplicationDisplayName(u"Signalbox"_s);
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setDesktopFileName(u"signalbox"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Operations console for blockchains: index chains on this machine and monitor them."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"workspace"_s, u"Folder of the workspace (default: the user's data folder)."_s, u"DIR"_s},
         {u"open"_s, u"Address of the page to open, as copied from the window. A running window opens the page."_s,
          u"ADDRESS"_s},
         {u"demo"_s,
          u"Explore simulated chains. No network is needed; everything is removed when the window closes."_s}});
    parser.process(app);

    // The demo is created first because its folder is the workspace.
    std::unique_ptr<window::Demo> demo;
    if (parser.isSet(u"demo"_s)) {
        demo = std::make_unique<window::Demo>();
        if (!demo->isValid()) {
            std::fprintf(
                stderr,
                "The demo requires a temporary folder, which could not be created in %s. Free some space there.\n",
                qPrintable(QDir::tempPath()));
            return 1;
        }
    }
    QString directory = parser.value(u"workspace"_s);
    if (demo)
        directory = demo->directory();
    else if (directory.isEmpty())
        directory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/signalbox"_s;
    directory = QDir(directory).absolutePath();

    const QString address = parser.value(u"open"_s);
    window::SingleWindow single(directory);
    if (single.raiseOther(address))
        return 0;
    installLog(true);

    // The desk is opened before the theme is applied because it stores language and theme.
    ui::Desk desk(directory + u"/desk.sqlite"_s);
    ui::LanguageManager::instance().install(&desk);
    ui::applyRememberedLook(desk);
    ui::ThemeManager::instance().install();

    engine::DatabaseOpened seed;
    if (demo)
        seed = [&demo](const store::ConnectionInfo& database) { demo->setDatabase(database); };
    std::unique_ptr<Workspace> workspace = engine::makeWorkspace({}, seed);
    if (demo)
        demo->serve(workspace.get());

    int code = 0;
    {
        const bool there = workspace->exists(directory);
        ui::MainWindow::Parts parts;
        parts.workspace = workspace.get();
        parts.desk = &desk;
        const auto book = std::make_shared<window::SettingsBook>(workspace.get(), directory, bool(demo));
        parts.registry = screens(book, workspace.get());
        parts.setSecretsAside = [book]() -> Expected<Done> {
            const auto aside = book->setSecretsAside();
            return aside ? Expected<Done>(Done{}) : fail(aside.error());
        };
        if (!demo)
            parts.moveKeys = [book](QWidget* over) { (new ui::MoveKeysSheet(book.get(), u"file"_s, over))->open(); };
        parts.directory = directory;
        parts.firstRun = !there && !demo;
        parts.demo = bool(demo);
        const auto lookAround = [] { QProcess::startDetached(QApplication::applicationFilePath(), {u"--demo"_s}); };
        parts.lookAround = lookAround;
        parts.cures = [book, catalog = ui::catalogCures(book, workspace.get())](const Error& error, QWidget* window,
                                                                                const std::function<void()>& again) {
            const auto keychain = ui::keychainCures(book, error, window, again);
            return keychain.empty() ? catalog(error, window, again) : keychain;
        };
        parts.makeFirstRun = [&desk, directory, lookAround, cures = parts.cures](Workspace* w, QWidget* parent) {
            return new ui::FirstRunPage(w, &desk, directory, lookAround, parent, cures);
        };
        ui::MainWindow main(std::move(parts));
        if (!address.isEmpty())
            main.go(address);
        const window::Closing closing(&main, workspace.get(), &desk, bool(demo));
        const window::SleepWatch sleepWatch;
        QObject::connect(&sleepWatch, &window::SleepWatch::sleeping, &desk, &ui::Desk::flush);
        single.listen([&main](const QString& wanted) {
            if (!wanted.isEmpty())
                main.go(wanted);
            main.present();
        });
        const ui::Notifier notifier(workspace.get(), &desk);
        QObject::connect(&notifier, &ui::Notifier::opened, &main, [&main] {
            main.present();
            main.go(u"activity/alerts"_s);
        });
        window::Termination termination([&main] { main.closeUnasked(); });
        // The database is opened after the first frame, which shows the last known rows. The timer covers a window that
        // starts hidden and never paints.
        bool opened = !there && !demo;
        const auto open = [&] {
            if (std::exchange(opened, true))
                return;
            if (demo)
                workspace->openLocal(directory);
            else
                workspace->open(directory);
        };
        window::StartReport report(workspace.get());
        QObject::connect(&main, &ui::MainWindow::firstFramePainted, &main, [&] {
            report.firstFrame(main.knownChains());
            open();
        });
        QTimer::singleShot(300, &main, open);
        main.show();
        const window::TurnWatch watch(&app);
        code = QApplication::exec();
        qCInfo(logUi, "%s", qPrintable(watch.summary()));
    }
    workspace.reset();
    return code;
}
