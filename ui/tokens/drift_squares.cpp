// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "theme/focus_ring.h"
#include "theme/style_paint.h"
#include "tokens/drift_card.h"
#include "widgets/format.h"

namespace signalbox::ui {

DriftSquares::DriftSquares(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(20);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Last checks"));
}

void DriftSquares::setChecks(std::vector<DriftCheck> oldestFirst)
{
    m_checks = std::move(oldestFirst);
    m_chosen = std::min(m_chosen, int(m_checks.size()) - 1);
    setAccessibleDescription(m_checks.empty() ? QString() : text(int(m_checks.size()) - 1));
    update();
}

QString DriftSquares::text(int index) const
{
    const DriftCheck& check = m_checks[size_t(index)];
    return tr("%1: %2 of %3 equal", "time, numbers of holders")
        .arg(format::clock(check.at), format::number(qint64(check.equal)), format::number(qint64(check.holders)));
}

QRectF DriftSquares::box(int index) const
{
    const bool equal = m_checks[size_t(index)].drifted == 0;
    const double pitch = std::min(22.0, double(width()) / std::max<double>(1, double(m_checks.size())));
    return equal ? QRectF(index * pitch, 3, 14, 14) : QRectF(index * pitch, 1, 14, 18);
}

void DriftSquares::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < int(m_checks.size()); ++i) {
        const DriftCheck& check = m_checks[size_t(i)];
        QColor color = check.drifted > 0 ? t.warn.ink : t.ok.ink;
        if (check.drifted == 0)
            color.setAlphaF(check.unanswered > 0 ? 0.35F : 0.75F);
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawRoundedRect(box(i), 2, 2);
        if (i == m_chosen && hasFocus() && keyboardFocus())
            paint::panel(p, box(i).adjusted(-2, -2, 2, 2), 4, {}, t.accent, 2);
    }
}

void DriftSquares::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_checks.size()) - 1;
    if ((event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) || last < 0)
        return QWidget::keyPressEvent(event);
    m_chosen = m_chosen < 0 ? last : std::clamp(m_chosen + (event->key() == Qt::Key_Left ? -1 : 1), 0, last);
    setAccessibleDescription(text(m_chosen));
    QToolTip::showText(mapToGlobal(box(m_chosen).bottomLeft().toPoint() + QPoint(0, 4)), text(m_chosen), this);
    update();
}

bool DriftSquares::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    for (int i = 0; i < int(m_checks.size()); ++i)
        if (box(i).adjusted(-3, -3, 3, 3).contains(help->pos()))
            tip = text(i);
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}  // namespace signalbox::ui
