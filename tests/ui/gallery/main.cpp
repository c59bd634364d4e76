// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCommandLineParser>
#include <QTest>
#include <QTimer>

#include "album.h"
#include "language/language_manager.h"
#include "pieces.h"
#include "signalbox/literals.h"
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
    QApplication::setApplicationName(u"ui_gallery"_s);
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Draws pieces and screens from scripted data into a PNG file."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"what"_s, u"pieces, window, first-run, palette, wizard"_s, u"name"_s, u"window"_s},
         {u"screen"_s, u"address: overview, chains/eip155:8453, events, settings"_s, u"address"_s, u"overview"_s},
         {u"scene"_s, u"twelve, empty, one, many, offline, database, starting, canopy"_s, u"name"_s, u"twelve"_s},
         {u"theme"_s, u"light or dark"_s, u"name"_s, u"light"_s},
         {u"language"_s, u"en, zh_CN or pseudo"_s, u"code"_s, u"en"_s},
         {u"all"_s, u"every screen into this folder: both themes, English and Chinese, two sizes"_s, u"folder"_s},
         {u"only"_s, u"with --all: one language, theme or size, or names with this in them"_s, u"words"_s},
         {u"size"_s, u"WxH in logical pixels"_s, u"size"_s, u"1440x900"_s},
         {u"wait"_s, u"milliseconds before the picture"_s, u"ms"_s, u"400"_s},
         {u"server"_s, u"a server's workspace where a user is signed in"_s},
         {u"out"_s, u"PNG file"_s, u"file"_s, u"/tmp/gallery.png"_s}});
    parser.process(app);
    QFont font(u"Noto Sans"_s);
    font.setPixelSize(13);
    QApplication::setFont(font);
    ui::ThemeManager::instance().setMode(parser.value(u"theme"_s) == u"dark"_s ? ui::ThemeMode::Dark
                                                                               : ui::ThemeMode::Light);
    ui::ThemeManager::instance().install();

    ui::LanguageManager::instance().install(nullptr);
    if (parser.isSet(u"all"_s)) {
        QStringList languages{u"en"_s, u"zh_CN"_s};
        QStringList themes{u"light"_s, u"dark"_s};
        QStringList sizes{u"1024x640"_s, u"1440x900"_s};
        QString only;
        for (const QString& word : parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts)) {
            if (languages.contains(word) || word == u"pseudo"_s)
                languages = {word};
            else if (themes.contains(word))
                themes = {word};
            else if (word.section(u'x', 0, 0).toInt() > 0)
                sizes = {word};
            else
                only = word;
        }
        return gallery::drawAlbum(parser.value(u"all"_s), languages, themes, sizes, only) ? 0 : 1;
    }
    ui::LanguageManager::instance().setLanguage(parser.value(u"language"_s));
    const QString what = parser.value(u"what"_s);
    const QStringList size = parser.value(u"size"_s).split(QLatin1Char('x'));
    test::ScriptedWorkspace workspace(sceneOf(parser.value(u"scene"_s)), what != u"first-run"_s);
    workspace.there = what != u"first-run"_s;
    test::FakeUsers users;
    if (parser.isSet(u"server"_s)) {
        workspace.mode = u"server"_s;
        users.signedIn = users.all[0];
        workspace.scripted()->people = &users;
    }
    QWidget* shown = nullptr;
    if (what == u"pieces"_s) {
        shown = gallery::makePieces();
        shown->show();
    } else {
        const QSize pixels(size.value(0).toInt(), size.value(1).toInt());
        auto* window = test::allScreensWindow(&workspace, pixels).release();
        window->go(parser.value(u"screen"_s));
        if (what == u"palette"_s)
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier); });
        if (what == u"wizard"_s)
            QTimer::singleShot(100, window, [window] { QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier); });
        shown = window;
    }
    QTimer::singleShot(parser.value(u"wait"_s).toInt(), shown, [&] {
        const QString file = parser.value(u"out"_s);
        const bool good = gallery::shot(shown).save(file);
        if (!good)
            qWarning("%s was not written", qPrintable(file));
        std::_Exit(good ? 0 : 1);
    });
    return QApplication::exec();
}
