// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sentence/phrase_button.h"

#include <QPainter>
#include <cmath>

#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

PhraseButton::PhraseButton(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setProperty("focusInside", true);
    setProperty("elides", true);  // a long value ends in an ellipsis at the edge of the card
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void PhraseButton::set(const QString& text, bool valid)
{
    setText(text);
    m_valid = valid;
    setAccessibleName(valid ? tr("Edit %1", "a value of the sentence").arg(text)
                            : tr("Edit %1, not valid", "a value of the sentence").arg(text));
    setToolTip(plainTip(text));
    updateGeometry();
    update();
}

QSize PhraseButton::sizeHint() const
{
    const QFontMetricsF metrics(ui::font(TextRole::Sentence));
    return {std::max(14, int(std::ceil(metrics.horizontalAdvance(text()))) + 5), int(std::ceil(metrics.height())) + 5};
}

void PhraseButton::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        paint::panel(p, rect(), 4, m_valid ? t.hover : t.error.tint, {});
    p.setFont(ui::font(TextRole::Sentence));
    const QColor ink = m_valid ? t.link : t.error.ink;
    p.setPen(ink);
    p.drawText(rect().adjusted(2, 0, 0, -3), Qt::AlignVCenter | Qt::TextSingleLine,
               p.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2));
    QPen line(m_valid ? t.control : t.error.ink, m_valid ? 1 : 1.5);
    if (m_valid)
        line.setDashPattern({3, 2});
    p.setPen(line);
    p.drawLine(QPointF(2, height() - 2.5), QPointF(width() - 2, height() - 2.5));
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(0, 0, 0, 0), 4, {}, t.accent, 2);
}

}  // namespace signalbox::ui
