// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <optional>

#include "signalbox/literals.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {

QString fileOf(const QString& name)
{
    return u":/resources/icons/%1.svg"_s.arg(name);
}

/// The drawing in one color, in device pixels.
QPixmap tinted(const QString& name, const QSize& device, const QColor& color)
{
    const QString key =
        u"sbicon/%1/%2x%3/%4"_s.arg(name).arg(device.width()).arg(device.height()).arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(device, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(fileOf(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(device)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIcon : public QIconEngine {
public:
    LineIcon(QString name, std::optional<Ink> ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = tinted(m_name, (QSizeF(rect.size()) * ratio).toSize(), color(mode));
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_name, size, color(mode));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return tinted(m_name, size, color(mode));
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine* clone() const override { return new LineIcon(m_name, m_ink); }
    QString key() const override { return u"signalbox-line"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled) {
            QColor faint = Theme::current().muted;
            faint.setAlphaF(0.7f);
            return faint;
        }
        return m_ink ? inkColor(*m_ink) : Theme::current().text;
    }
    QString m_name;
    std::optional<Ink> m_ink;
};

QIcon make(const QString& name, std::optional<Ink> ink)
{
    if (name.isEmpty())
        return {};
    if (!QFile::exists(fileOf(name))) {
        qWarning("There is no icon named %s.", qPrintable(name));
        return {};
    }
    return QIcon(new LineIcon(name, ink));
}

}  // namespace

QIcon icon(const QString& name)
{
    return make(name, std::nullopt);
}

QIcon icon(const QString& name, Ink ink)
{
    return make(name, ink);
}

void paintIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap drawn = tinted(name, (box.size() * ratio).toSize(), color);
    drawn.setDevicePixelRatio(ratio);
    painter.drawPixmap(box.topLeft(), drawn);
}

QPixmap logo(int size)
{
    QSvgRenderer renderer(fileOf(u"logo"_s));
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

}  // namespace signalbox::ui
