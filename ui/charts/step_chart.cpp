// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/step_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "charts/chart_scale.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {
constexpr int labelHeight = 36, mostDots = 80;
}

StepChart::StepChart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Balance over time"));
    connect(&ShownZone::instance(), &ShownZone::changed, this, qOverload<>(&QWidget::update));
}

void StepChart::setSteps(std::vector<ChartStep> steps, std::optional<double> before, qint64 from, qint64 to, int mark)
{
    m_steps = std::move(steps);
    m_before = before;
    m_from = from;
    m_to = std::max(to, from + 1);
    m_mark = mark;
    m_text.clear();
    m_chosen = std::min(m_chosen, int(m_steps.size()) - 1);
    double largest = before.value_or(0);
    for (const ChartStep& step : m_steps)
        largest = std::max(largest, step.value);
    // an amount below 1 needs ticks below 1, too
    const double unit = largest > 0 && largest < 4 ? std::pow(10, std::floor(std::log10(largest)) - 1) : 1;
    const scale::Axis axis = scale::linear(largest / unit, ChartUnit::Count, 4);
    m_top = axis.top * unit;
    m_tick = axis.step * unit;
    setAccessibleDescription(m_chosen < 0 ? tr("%n changes", nullptr, int(m_steps.size())) : readOut());
    update();
}

void StepChart::clear(const QString& text)
{
    m_steps.clear();
    m_before.reset();
    m_chosen = -1;
    m_text = text;
    setAccessibleDescription(text);
    update();
}

QString StepChart::readOut() const
{
    if (m_chosen < 0 || m_chosen >= int(m_steps.size()))
        return {};
    const ChartStep& step = m_steps[size_t(m_chosen)];
    return tr("%1, block %2: %3 (%4)", "time, block, balance, change")
        .arg(format::time(QDateTime::fromMSecsSinceEpoch(step.at, Qt::UTC)), step.place, step.exact, step.change);
}

QRectF StepChart::plot() const
{
    return QRectF(rect()).adjusted(52, labelHeight + 4, -14, -22);
}

double StepChart::toX(qint64 at) const
{
    const QRectF box = plot();
    return box.left() + box.width() * double(at - m_from) / double(m_to - m_from);
}

double StepChart::toY(double value) const
{
    const QRectF box = plot();
    return box.bottom() - box.height() * std::clamp(value / m_top, 0.0, 1.0);
}

void StepChart::paintAxes(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF box = plot();
    p.setFont(figureFont(TextRole::Tiny));
    p.setPen(t.secondary);
    for (double tick = 0; tick <= m_top * 1.001; tick += m_tick) {
        const double y = std::round(toY(tick));
        p.fillRect(QRectF(box.left(), y, box.width(), 1), tick == 0 ? t.border : t.grid);
        p.drawText(QRectF(0, y - 8, box.left() - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                   m_tick < 1 && tick > 0 ? format::number(tick, int(std::ceil(-std::log10(m_tick))))
                                          : axisValue(tick, ChartUnit::Count, m_tick));
    }
    const scale::TimeAxis times =
        scale::time(m_from, m_to, box.width(), p.fontMetrics().horizontalAdvance(u"00 MMM"_s));
    for (const qint64 at : times.ticks) {
        const QString text = scale::timeLabel(at, times.step);
        const double half = p.fontMetrics().horizontalAdvance(text) / 2.0 + 1;
        if (toX(at) - half > box.left() - 24 && toX(at) + half < width() - 2)
            p.drawText(QRectF(toX(at) - half, box.bottom() + 4, 2 * half, 16), Qt::AlignCenter, text);
    }
}

void StepChart::paintLine(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF box = plot();
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    bool begun = m_before.has_value();
    double y = toY(m_before.value_or(0));
    const double left = begun ? box.left() : m_steps.empty() ? box.right() : toX(m_steps.front().at);
    line.moveTo(left, begun ? y : box.bottom());
    for (const ChartStep& step : m_steps) {
        if (begun)
            line.lineTo(toX(step.at), y);
        begun = true;
        y = toY(step.value);
        line.lineTo(toX(step.at), y);
    }
    line.lineTo(box.right(), y);
    QPainterPath area = line;
    area.lineTo(box.right(), box.bottom());
    area.lineTo(left, box.bottom());
    QColor fill = t.seriesColor(m_mark);
    fill.setAlphaF(0.14F);
    p.fillPath(area, fill);
    QPen pen = markPen(m_mark);
    pen.setStyle(Qt::SolidLine);
    p.strokePath(line, pen);
    if (m_steps.size() > mostDots)
        return;
    p.setPen(QPen(t.surface, 1.5));
    p.setBrush(t.seriesColor(m_mark));
    for (const ChartStep& step : m_steps)
        p.drawEllipse(QPointF(toX(step.at), toY(step.value)), 3.4, 3.4);
}

/// The newest change first: an earlier one without room has neither line nor label.
void StepChart::paintLabels(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF box = plot();
    QPen dotted(t.secondary, 1);
    dotted.setDashPattern({1, 3});
    p.setFont(figureFont(TextRole::Tiny));
    double room = width() - 2;
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        const double x = std::round(toX(step->at)) + 0.5;
        const double wide =
            std::max(p.fontMetrics().horizontalAdvance(step->change), p.fontMetrics().horizontalAdvance(step->place)) +
            2;
        QRectF label(x - wide / 2, 2, wide, 15);
        label.moveRight(std::min(label.right(), double(width() - 2)));
        if (label.right() > room || label.left() < 2)
            continue;
        p.setPen(dotted);
        p.drawLine(QPointF(x, labelHeight), QPointF(x, box.bottom()));
        p.setPen(t.text);
        p.drawText(label, Qt::AlignCenter, step->change);
        p.setPen(t.secondary);
        p.drawText(label.translated(0, 15), Qt::AlignCenter, step->place);
        room = label.left() - 8;
    }
}

void StepChart::paintReadOut(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF box = plot();
    const double x = std::round(toX(m_steps[size_t(m_chosen)].at)) + 0.5;
    p.setPen(t.secondary);
    p.drawLine(QPointF(x, labelHeight), QPointF(x, box.bottom()));
    p.setFont(ui::font(TextRole::Small));
    const QString text = readOut();
    const QFontMetricsF metrics(p.font());
    QRectF tip(0, 0, std::min(metrics.horizontalAdvance(text) + 16, width() - 4.0), 24);
    tip.moveTopLeft({std::clamp(x - tip.width() / 2, 2.0, width() - 2 - tip.width()), box.top() + 4});
    paint::panel(p, tip, 6, t.tip, {});
    p.setPen(t.tipText);
    p.drawText(tip.adjusted(8, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
               metrics.elidedText(text, Qt::ElideRight, tip.width() - 15));
}

void StepChart::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = Theme::current();
    if (!m_text.isEmpty()) {
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        p.drawText(QRectF(rect()).adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap, m_text);
    } else {
        paintAxes(p);
        paintLabels(p);
        paintLine(p);
        if (m_chosen >= 0)
            paintReadOut(p);
    }
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 6, {}, t.accent, 2);
}

void StepChart::choose(int step)
{
    step = std::clamp(step, -1, int(m_steps.size()) - 1);
    if (step == m_chosen)
        return;
    m_chosen = step;
    setAccessibleDescription(readOut());
    update();
}

void StepChart::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    int nearest = -1;
    for (size_t i = 0; i < m_steps.size(); ++i)
        if (nearest < 0 || std::abs(toX(m_steps[i].at) - x) < std::abs(toX(m_steps[size_t(nearest)].at) - x))
            nearest = int(i);
    choose(nearest);
}

void StepChart::leaveEvent(QEvent*)
{
    choose(-1);
}

void StepChart::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_steps.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(m_chosen < 0 ? last : std::max(0, m_chosen - 1));
        case Qt::Key_Right:
            return choose(std::min(last, m_chosen + 1));
        case Qt::Key_Home:
            return choose(std::min(0, last));
        case Qt::Key_End:
            return choose(last);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace signalbox::ui
