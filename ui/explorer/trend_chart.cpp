// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/trend_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "explorer/explorer_words.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

TrendChart::TrendChart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Amount over blocks"));
}

void TrendChart::setTrend(const ExplorerTrend& trend, int mark, Height until)
{
    m_trend = trend;
    m_mark = mark;
    m_text.clear();
    m_point = -1;
    m_values.clear();
    for (const QString& value : trend.values)
        m_values.push_back(value.toDouble());
    if (m_values.empty())
        return clear(tr("No values are stored."));
    m_until = std::max(until, trend.heights.back());
    const auto [low, high] = std::minmax_element(m_values.begin(), m_values.end());
    // From zero where that leaves the changes to be seen, else around them.
    m_low = *low > 0.7 * *high ? *low - (*high - *low) * 0.15 : 0;
    m_high = *high > m_low ? *high + (*high - m_low) * 0.08 : m_low + 1;
    setAccessibleName(
        tr("%1 over blocks %2 to %3, %n points", nullptr, int(m_values.size()))
            .arg(ExplorerWords::field(trend.field), format::number(trend.heights.front()), format::number(m_until)));
    update();
}

void TrendChart::clear(const QString& text)
{
    m_trend = {};
    m_values.clear();
    m_point = -1;
    m_text = text;
    update();
}

QString TrendChart::readOut() const
{
    if (m_point < 0 || m_point >= int(m_values.size()))
        return {};
    const auto point = size_t(m_point);
    return tr("block %1: %2").arg(format::number(m_trend.heights[point]), groupedDigits(m_trend.values[point]));
}

QRectF TrendChart::plot() const
{
    return QRectF(rect()).adjusted(60, 8, -12, -20);
}

double TrendChart::toX(Height height) const
{
    const QRectF box = plot();
    const double span = std::max<double>(1, double(m_until - m_trend.heights.front()));
    return box.left() + box.width() * double(height - m_trend.heights.front()) / span;
}

double TrendChart::toY(size_t point) const
{
    const QRectF box = plot();
    return box.bottom() - box.height() * (m_values[point] - m_low) / (m_high - m_low);
}

void TrendChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    const QRectF box = plot();
    painter.setFont(ui::font(TextRole::Tiny));
    if (m_values.empty()) {
        painter.setPen(theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
        return;
    }
    for (int tick = 0; tick <= 2; ++tick) {
        const double y = box.bottom() - box.height() * tick / 2;
        painter.fillRect(QRectF(box.left(), y, box.width(), 1), tick == 0 ? theme.border : theme.grid);
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(0, y - 8, box.left() - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                         format::compact(m_low + (m_high - m_low) * tick / 2));
    }
    const QRectF below(box.left(), box.bottom() + 4, box.width(), 16);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, format::number(m_trend.heights.front()));
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, format::number(m_until));

    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    line.moveTo(toX(m_trend.heights.front()), toY(0));
    for (size_t i = 1; i < m_values.size(); ++i) {
        line.lineTo(toX(m_trend.heights[i]), toY(i - 1));
        line.lineTo(toX(m_trend.heights[i]), toY(i));
    }
    line.lineTo(toX(m_until), toY(m_values.size() - 1));
    QPainterPath area = line;
    area.lineTo(toX(m_until), box.bottom());
    area.lineTo(toX(m_trend.heights.front()), box.bottom());
    QColor color = theme.seriesColor(m_mark), fill = color;
    fill.setAlphaF(0.14F);
    painter.fillPath(area, fill);
    QPen pen(color, 1.5);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.strokePath(line, pen);
    if (m_point >= 0) {
        const QPointF at(toX(m_trend.heights[size_t(m_point)]), toY(size_t(m_point)));
        painter.fillRect(QRectF(at.x(), box.top(), 1, box.height()), theme.secondary);
        painter.setPen(QPen(theme.surface, 1.5));
        painter.setBrush(color);
        painter.drawEllipse(at, 3.5, 3.5);
        const QString text = readOut();
        const QFontMetricsF metrics(ui::font(TextRole::Small));
        QRectF tip(0, 0, metrics.horizontalAdvance(text) + 16, 22);
        tip.moveTopLeft({at.x() + 8 + tip.width() > box.right() ? at.x() - 8 - tip.width() : at.x() + 8, box.top()});
        tip.moveLeft(std::max(tip.left(), 2.0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.tip);
        painter.drawRoundedRect(tip, 6, 6);
        painter.setFont(ui::font(TextRole::Small));
        painter.setPen(theme.tipText);
        painter.drawText(tip, Qt::AlignCenter, text);
    }
    if (hasFocus() && keyboardFocus())
        paint::panel(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 5, {}, theme.accent, 2);
}

void TrendChart::choose(int point)
{
    point = std::clamp(point, -1, int(m_values.size()) - 1);
    if (point == m_point)
        return;
    m_point = point;
    setAccessibleDescription(readOut());
    update();
}

void TrendChart::mouseMoveEvent(QMouseEvent* event)
{
    if (m_values.empty())
        return;
    // the value that holds there: the last point at or before the pointer
    const double x = event->position().x();
    int point = 0;
    for (size_t i = 0; i < m_values.size() && toX(m_trend.heights[i]) <= x + 0.5; ++i)
        point = int(i);
    choose(point);
}

void TrendChart::mousePressEvent(QMouseEvent* event)
{
    mouseMoveEvent(event);
    if (event->button() == Qt::LeftButton && m_point >= 0)
        Q_EMIT chosen(m_trend.heights[size_t(m_point)]);
}

void TrendChart::leaveEvent(QEvent*)
{
    choose(-1);
}

void TrendChart::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(m_point < 0 ? int(m_values.size()) - 1 : std::max(0, m_point - 1));
        case Qt::Key_Right:
            return choose(m_point + 1);
        case Qt::Key_Home:
            return choose(0);
        case Qt::Key_End:
            return choose(int(m_values.size()) - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_point >= 0)
                Q_EMIT chosen(m_trend.heights[size_t(m_point)]);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace signalbox::ui
