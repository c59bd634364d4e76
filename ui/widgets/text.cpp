// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/text.h"

#include <QEvent>
#include <QPainter>

#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

Text::Text(const QString& text, TextRole role, Ink ink, QWidget* parent)
    : QLabel(text, parent), m_role(role), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    renew();
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &Text::renew);
}

void Text::setRole(TextRole role)
{
    m_role = role;
    renew();
}

void Text::setInk(Ink ink)
{
    if (m_ink == ink)
        return;
    m_ink = ink;
    renew();
}

void Text::setFigures(bool on)
{
    m_figures = on;
    renew();
}

void Text::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

QSize Text::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {fontMetrics().horizontalAdvance(u"…"_s) * 3, QLabel::minimumSizeHint().height()};
}

void Text::paintEvent(QPaintEvent* event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), m_elide, contentsRect().width());
    if (shown == text()) {
        if (toolTip() == text())
            setToolTip({});
    } else if (toolTip().isEmpty()) {
        setToolTip(plainTip(text()));
    }
    QPainter painter(this);
    painter.setPen(inkColor(m_ink));
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, shown);
}

void Text::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && !m_renewing)
        renew();
}

void Text::renew()
{
    m_renewing = true;
    setFont(m_figures ? figureFont(m_role) : ui::font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, inkColor(m_ink));
    colors.setColor(QPalette::Link, inkColor(Ink::Link));
    setPalette(colors);
    m_renewing = false;
    updateGeometry();
    update();
}

}  // namespace signalbox::ui
