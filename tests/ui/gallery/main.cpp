#include <QApplication>
#include <QCommandLineParser>
#include <QTest>
#include <QTimer>

#include "album.h"
#include "language/language_manager.h"
#include "pieces.h"
#include "theme/theme.h"
#include "ui/screen_walk.h"

using namespace signalbox;

namespace {

test::Scene sceneOf(const QString& name)
{
    const std::pair<const char*, test::Scene> all[] = {
        {"twelve", test::Scene::Twelve},     {"empty", test::Scene::Empty},     {"one", test::Scene::One},
        {"many", test::Scene::ThirtyFour},   {"offline", test::Scene::Offline}, {"database", test::Scene::Database},
        {"starting", test::Scene::Starting}, {"canopy", test::Scene::Canopy}};
    for (const auto& [known, scene] : all)
        if (name == QLatin1String(known))
            return scene;
    qFatal("no scene named %s", qPrintable(name));
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
         {QStringLiteral("scene"), QStringLiteral("twelve, empty, one, many, offline, database, starting, canopy"),
          QStringLiteral("name"), QStringLiteral("twelve")},
         {QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("name"), QStringLiteral("light")},
         {QStringLiteral("language"), QStringLiteral("en, zh_CN or pseudo"), QStringLiteral("code"),
          QStringLiteral("en")},
         {QStringLiteral("all"),
          QStringLiteral("every screen into this folder: both themes, English and Chinese, two sizes"),
          QStringLiteral("folder")},
         {QStringLiteral("only"), QStringLiteral("with --all: one language, theme or size, or names with this in them"),
          QStringLiteral("words")},
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

    ui::LanguageManager::instance().install();
    if (parser.isSet(QStringLiteral("all"))) {
        QStringList languages{QStringLiteral("en"), QStringLiteral("zh_CN")};
        QStringList themes{QStringLiteral("light"), QStringLiteral("dark")};
        QStringList sizes{QStringLiteral("1024x640"), QStringLiteral("1440x900")};
        QString only;
        for (const QString& word : parser.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts)) {
            if (languages.contains(word) || word == QStringLiteral("pseudo"))
                languages = {word};
            else if (themes.contains(word))
                themes = {word};
            else if (word.section(u'x', 0, 0).toInt() > 0)
                sizes = {word};
            else
                only = word;
        }
        return gallery::drawAlbum(parser.value(QStringLiteral("all")), languages, themes, sizes, only) ? 0 : 1;
    }
    ui::LanguageManager::instance().setLanguage(parser.value(QStringLiteral("language")));
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
        const QSize pixels(size.value(0).toInt(), size.value(1).toInt());
        auto* window = test::allScreensWindow(&workspace, pixels).release();
        window->go(parser.value(QStringLiteral("screen")));
        if (what == QStringLiteral("palette"))
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier); });
        if (what == QStringLiteral("wizard"))
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier); });
        shown = window;
    }
    QTimer::singleShot(parser.value(QStringLiteral("wait")).toInt(), shown, [&] {
        const QString file = parser.value(QStringLiteral("out"));
        const bool good = gallery::shot(shown).save(file);
        if (!good)
            qWarning("%s was not written", qPrintable(file));
        std::_Exit(good ? 0 : 1);
    });
    return QApplication::exec();
}
