#include <QAbstractScrollArea>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QTest>
#include <QTimer>

#include "desk/desk.h"
#include "pieces.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "support/scripted_engine.h"
#include "widgets/message_bar.h"
#if __has_include("overview/overview_screen.h")
#include "overview/overview_screen.h"
#define HAS_OVERVIEW
#endif
#if __has_include("chains/chains_screen.h")
#include "chains/chains_screen.h"
#define HAS_CHAINS
#endif
#if __has_include("events/events_screen.h")
#include "events/events_screen.h"
#define HAS_EVENTS
#endif
#if __has_include("firstrun/first_run_page.h")
#include "firstrun/first_run_page.h"
#define HAS_FIRST_RUN
#endif

using namespace signalbox;

namespace {

test::Scene sceneOf(const QString& name)
{
    const std::pair<const char*, test::Scene> all[] = {
        {"twelve", test::Scene::Twelve},    {"empty", test::Scene::Empty},     {"one", test::Scene::One},
        {"many", test::Scene::ThirtyFour},  {"offline", test::Scene::Offline}, {"database", test::Scene::Database},
        {"starting", test::Scene::Starting}};
    for (const auto& [known, scene] : all)
        if (name == QLatin1String(known))
            return scene;
    qFatal("no scene named %s", qPrintable(name));
}

ui::ScreenRegistry registry()
{
    ui::ScreenRegistry all;
#ifdef HAS_OVERVIEW
    all.add({QStringLiteral("overview"),
             QStringLiteral("overview"),
             [] { return ui::OverviewScreen::tr("Overview"); },
             [](ui::ScreenContext* context) { return new ui::OverviewScreen(context); },
             {}});
#endif
#ifdef HAS_CHAINS
    all.add(ui::chainsScreenEntry());
#endif
#ifdef HAS_EVENTS
    all.add({QStringLiteral("events"),
             QStringLiteral("events"),
             [] { return ui::EventsScreen::tr("Events"); },
             [](ui::ScreenContext* context) { return new ui::EventsScreen(context); },
             {}});
#endif
    all.add(ui::settingsScreenEntry());
#ifdef HAS_CHAINS
    all.addChain = [](QWidget* parent, ui::ScreenContext* context) { ui::openAddChain(parent, context); };
#endif
    return all;
}

/// The window with the sheets over it, as a person sees it.
QPixmap shot(QWidget* window)
{
    QPixmap picture = window->grab();
    QPainter p(&picture);
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != window && top->isVisible() && top->isWindow())
            p.drawPixmap(top->pos() - window->pos(), top->grab());
    return picture;
}

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("ui_gallery"));
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Draws pieces and screens from scripted data into a PNG file."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("what"), QStringLiteral("pieces, window, first-run, palette, wizard"), QStringLiteral("name"),
          QStringLiteral("window")},
         {QStringLiteral("screen"), QStringLiteral("address: overview, chains/eip155:8453, events, settings"),
          QStringLiteral("address"), QStringLiteral("overview")},
         {QStringLiteral("scene"), QStringLiteral("twelve, empty, one, many, offline, database, starting"),
          QStringLiteral("name"), QStringLiteral("twelve")},
         {QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("name"), QStringLiteral("light")},
         {QStringLiteral("size"), QStringLiteral("WxH in logical pixels"), QStringLiteral("size"),
          QStringLiteral("1440x900")},
         {QStringLiteral("wait"), QStringLiteral("milliseconds before the picture"), QStringLiteral("ms"),
          QStringLiteral("400")},
         {QStringLiteral("out"), QStringLiteral("PNG file"), QStringLiteral("file"),
          QStringLiteral("/tmp/gallery.png")}});
    parser.process(app);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    ui::ThemeManager::instance().setMode(
        parser.value(QStringLiteral("theme")) == QStringLiteral("dark") ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
    ui::ThemeManager::instance().install();

    const QString what = parser.value(QStringLiteral("what"));
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    test::ScriptedWorkspace workspace(sceneOf(parser.value(QStringLiteral("scene"))),
                                      what != QStringLiteral("first-run"));
    workspace.there = what != QStringLiteral("first-run");
    QWidget* shown = nullptr;
    if (what == QStringLiteral("pieces")) {
        shown = gallery::makePieces();
        shown->show();
    } else {
        ui::MainWindow::Parts parts;
        parts.workspace = &workspace;
        parts.registry = registry();
        parts.directory = QStringLiteral("/home/operator/.local/share/signalbox");
        parts.firstRun = !workspace.there;
#ifdef HAS_FIRST_RUN
        parts.makeFirstRun = [](Workspace* w, QWidget* parent) {
            return new ui::FirstRunPage(
                w, QStringLiteral("/home/operator/.local/share/signalbox"), [] {}, parent);
        };
#endif
        auto* window = new ui::MainWindow(std::move(parts));
        window->resize(size.value(0).toInt(), size.value(1).toInt());
        window->show();
        window->go(parser.value(QStringLiteral("screen")));
        if (what == QStringLiteral("palette"))
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier); });
        if (what == QStringLiteral("wizard"))
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier); });
        shown = window;
    }
    QTimer::singleShot(parser.value(QStringLiteral("wait")).toInt(), shown, [&] {
        const QString file = parser.value(QStringLiteral("out"));
        const bool good = shot(shown).save(file);
        if (!good)
            qWarning("%s was not written", qPrintable(file));
        std::_Exit(good ? 0 : 1);
    });
    return QApplication::exec();
}
