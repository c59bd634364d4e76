#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <QTranslator>

#include "chains/chains_screen.h"
#include "desk/desk.h"
#include "engine/make_engine.h"
#include "events/events_screen.h"
#include "firstrun/first_run_page.h"
#include "overview/overview_screen.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "support/log.h"
#include "theme/theme.h"
#include "window/demo.h"
#include "window/single_window.h"
#include "window/start_clock.h"
#include "window/termination.h"
#include "window/turn_watch.h"

namespace {

using namespace signalbox;

ui::ScreenRegistry screens()
{
    ui::ScreenRegistry registry;
    registry.add({QStringLiteral("overview"),
                  QStringLiteral("overview"),
                  [] { return ui::OverviewScreen::tr("Overview"); },
                  [](ui::ScreenContext* context) { return new ui::OverviewScreen(context); },
                  {}});
    registry.add(ui::chainsScreenEntry());
    registry.add({QStringLiteral("events"),
                  QStringLiteral("events"),
                  [] { return ui::EventsScreen::tr("Events"); },
                  [](ui::ScreenContext* context) { return new ui::EventsScreen(context); },
                  {}});
    registry.add(ui::settingsScreenEntry());
    registry.addChain = [](QWidget* parent, ui::ScreenContext* context) { ui::openAddChain(parent, context); };
    return registry;
}

void translate(QApplication& app)
{
    // English has its plurals in a file, too: it is the base of every language
    auto* base = new QTranslator(&app);
    if (base->load(QStringLiteral(":/i18n/signalbox_en.qm")))
        QApplication::installTranslator(base);
    auto* own = new QTranslator(&app);
    if (own->load(QLocale(), QStringLiteral("signalbox"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(own);
    auto* toolkit = new QTranslator(&app);
    if (toolkit->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(toolkit);
}

}  // namespace

int main(int argc, char** argv)
{
    window::TimedApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("signalbox"));
    QApplication::setApplicationDisplayName(QStringLiteral("Signalbox"));
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("signalbox"));
    translate(app);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Operations console for blockchains: index chains on this machine and watch them."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("workspace"), QStringLiteral("Folder of the workspace (default: the user's data folder)."),
          QStringLiteral("DIR")},
         {QStringLiteral("demo"),
          QStringLiteral(
              "Look around with simulated chains. Needs no network; everything is removed when the window closes.")}});
    parser.process(app);

    // simulated chains first: their folder names the workspace
    std::unique_ptr<window::Demo> demo;
    if (parser.isSet(QStringLiteral("demo"))) {
        demo = std::make_unique<window::Demo>();
        if (!demo->isValid()) {
            std::fprintf(stderr,
                         "The demo needs a temporary folder, and none could be made in %s. Free some space there.\n",
                         qPrintable(QDir::tempPath()));
            return 1;
        }
    }
    QString directory = parser.value(QStringLiteral("workspace"));
    if (demo)
        directory = demo->directory();
    else if (directory.isEmpty())
        directory =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/signalbox");
    directory = QDir(directory).absolutePath();

    window::SingleWindow single(directory);
    if (single.raiseOther())
        return 0;
    installLog(true);

    // the desk before the look: it remembers the theme
    ui::Desk desk(directory + QStringLiteral("/desk.sqlite"));
    ui::setDesk(&desk);
    ui::applyRememberedLook();
    ui::ThemeManager::instance().install();

    std::unique_ptr<Workspace> workspace = engine::makeWorkspace();
    if (demo)
        demo->serve(workspace.get());

    int code = 0;
    {
        const bool there = workspace->exists(directory);
        ui::MainWindow::Parts parts;
        parts.workspace = workspace.get();
        parts.registry = screens();
        parts.directory = directory;
        parts.firstRun = !there && !demo;
        parts.demo = bool(demo);
        const auto lookAround = [] {
            QProcess::startDetached(QApplication::applicationFilePath(), {QStringLiteral("--demo")});
        };
        parts.lookAround = lookAround;
        parts.makeFirstRun = [directory, lookAround](Workspace* w, QWidget* parent) {
            return new ui::FirstRunPage(w, directory, lookAround, parent);
        };
        ui::MainWindow main(std::move(parts));
        single.listen([&main] {
            main.setWindowState(main.windowState() & ~Qt::WindowMinimized);
            main.show();
            main.raise();
            main.activateWindow();
        });
        window::Termination termination([&main] { main.close(); });
        // the database starts when the first frame with the last-known rows stands; a window that starts hidden never
        // paints
        bool opened = !there && !demo;
        const auto open = [&] {
            if (std::exchange(opened, true))
                return;
            if (demo)
                workspace->openLocal(directory);
            else
                workspace->open(directory);
        };
        QObject::connect(&main, &ui::MainWindow::firstFramePainted, &main, [&open] {
            qCInfo(logUi, "The first frame stood after %.0f ms.", window::sinceProcessStartMs());
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
