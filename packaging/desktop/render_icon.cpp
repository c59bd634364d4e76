// SPDX-License-Identifier: GPL-3.0-or-later

// Renders the application's SVG icon to a PNG of a given size, for desktops without SVG support.

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int size = words.value(2).toInt();
    if (words.size() != 4 || size < 1 || size > 1024) {
        std::fputs("usage: render_icon ICON.svg SIZE OUTPUT.png\n", stderr);
        return 2;
    }
    QSvgRenderer renderer(words.at(1));
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    if (!renderer.isValid() || !image.save(words.at(3))) {
        std::fprintf(stderr, "%s could not be rendered to %s.\n", qPrintable(words.at(1)), qPrintable(words.at(3)));
        return 1;
    }
    return 0;
}
