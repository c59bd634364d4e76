// SPDX-License-Identifier: GPL-3.0-or-later

#include "album.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "ui/screen_walk.h"

namespace signalbox::gallery {

QPixmap shot(QWidget* window)
{
    QPixmap picture = window->grab();
    QPainter p(&picture);
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top != window && top->isVisible() && top->isWindow())
            p.drawPixmap(top->pos() - window->pos(), top->grab());
    return picture;
}

bool drawAlbum(const QString& folder, const QStringList& languages, const QStringList& themes, const QStringList& sizes,
               const QString& only)
{
    constexpr int pause = 120;  // for parts that are drawn after a delay
    bool good = true;
    for (const QString& language : languages) {
        ui::LanguageManager::instance().setLanguage(language);
        for (const QString& theme : themes) {
            ui::ThemeManager::instance().setMode(theme == u"dark"_s ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
            for (const QString& size : sizes) {
                const QDir dir(folder + u'/' + language + u'/' + theme + u'-' + size);
                good = dir.mkpath(u"."_s) && good;
                const QSize pixels(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1).toInt());
                test::walkScreens(pixels, pause, [&](const QString& name, QWidget* window) {
                    if (only.isEmpty() || name.contains(only))
                        good = shot(window).save(dir.filePath(name + u".png"_s)) && good;
                });
            }
        }
    }
    return good;
}

}  // namespace signalbox::gallery
