// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/bar_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/crosshair_hub.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

constexpr int left = 44, right = 12, top = 8, below = 22;
constexpr double gap = 3, radius = 1.5;

double count(const BarSeries& series, size_t bar)
{
    return bar < series.value.size() && std::isfinite(series.value[bar]) ? series.value[bar] : 0;
}

double heightOf(const Bars& bars, size_t bar)
{
    double sum = 0, line = 0;
    for (const BarSeries& one : bars.series)
        (one.tint == BarSeries::Tint::Line ? line : sum) += count(one, bar);
    return std::max(sum, line);
}

QString clock(qint64 at, qint64 step)
{
    const QDateTime time = shownTime(at);
    return step < 86'400'000 ? time.toString(u"HH:mm"_s) : QLocale().toString(time.date(), QLocale::ShortFormat);
}

}  // namespace

QColor barColor(BarSeries::Tint tint)
{
    const Theme& t = Theme::current();
    switch (tint) {
        case BarSeries::Tint::Failed:
            return t.error.ink;
        case BarSeries::Tint::Line:
            return t.text;
        case BarSeries::Tint::Done:
            break;
    }
    return t.coverageDone;
}

double Bars::total(size_t which) const
{
    double sum = 0;
    for (size_t bar = 0; which < series.size() && bar < at.size(); ++bar)
        sum += count(series[which], bar);
    return sum;
}

Bars joinedBars(const std::vector<qint64>& at, std::vector<BarSeries> series, qint64 from, qint64 to, int most)
{
    static constexpr qint64 minute = 60'000;
    static constexpr qint64 steps[] = {minute,       2 * minute,    5 * minute,     10 * minute,  15 * minute,
                                       30 * minute,  60 * minute,   120 * minute,   180 * minute, 360 * minute,
                                       720 * minute, 1440 * minute, 10'080 * minute};
    qint64 base = minute;
    if (at.size() > 1)
        base = std::max(base, at[1] - at[0]);
    Bars all;
    all.step = steps[std::size(steps) - 1];
    for (const qint64 step : steps)
        if (step >= base && (to - from) / step <= most) {
            all.step = step;
            break;
        }
    const qint64 shift = shownTime(from).offsetFromUtc() * 1000ll;  // whole hours of the shown zone
    const auto startOf = [&](qint64 time) { return (time + shift) / all.step * all.step - shift; };
    for (BarSeries& one : series)
        all.series.push_back({std::move(one.name), one.tint, {}});
    for (qint64 start = startOf(from); start < to; start += all.step)
        all.at.push_back(start);
    for (size_t s = 0; s < series.size(); ++s) {
        all.series[s].value.assign(all.at.size(), 0);
        for (size_t i = 0; i < at.size(); ++i) {
            const qint64 place = all.at.empty() ? -1 : (startOf(at[i]) - all.at.front()) / all.step;
            if (place >= 0 && place < qint64(all.at.size()))
                all.series[s].value[size_t(place)] += count(series[s], i);
        }
    }
    return all;
}

BarChart::BarChart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusInside", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarChart::setHub(CrosshairHub* hub)
{
    m_hub = hub;
    connect(hub, &CrosshairHub::moved, this, qOverload<>(&QWidget::update));
}

void BarChart::setRange(qint64 from, qint64 to)
{
    m_from = from;
    m_to = std::max(to, from + 1);
    update();
}

void BarChart::setBars(Bars bars)
{
    m_bars = std::move(bars);
    QStringList sums;
    for (size_t i = 0; i < m_bars.series.size(); ++i)
        sums << tr("%1 %2", "name and count").arg(m_bars.series[i].name, format::number(qint64(m_bars.total(i))));
    setAccessibleDescription(format::list(sums));
    update();
}

void BarChart::setEmptyText(const QString& text)
{
    m_empty = text;
    update();
}

void BarChart::setLinesShown(bool shown)
{
    m_lines = shown;
    update();
}

QRectF BarChart::plot() const
{
    return QRectF(rect()).adjusted(left, top, -right, -below);
}

/// The axis begins with the first bar, which may begin before the range.
double BarChart::toX(qint64 at) const
{
    const qint64 from = m_bars.at.empty() ? m_from : std::min(m_from, m_bars.at.front());
    const qint64 to = m_bars.at.empty() ? m_to : std::max(m_to, m_bars.at.back() + m_bars.step);
    return plot().left() + plot().width() * double(at - from) / double(to - from);
}

int BarChart::barAt(qint64 at) const
{
    if (m_bars.at.empty() || at < m_bars.at.front())
        return -1;
    const qint64 bar = (at - m_bars.at.front()) / m_bars.step;
    return bar < qint64(m_bars.at.size()) ? int(bar) : -1;
}

int BarChart::current() const
{
    return m_hub && m_hub->at() ? barAt(*m_hub->at()) : -1;
}

QString BarChart::readOut(size_t bar) const
{
    QStringList counts;
    for (const BarSeries& one : m_bars.series)
        counts << tr("%1 %2", "count and name").arg(format::number(qint64(count(one, bar))), one.name);
    return tr("%1 – %2: %3", "from, to, counts")
        .arg(clock(m_bars.at[bar], m_bars.step), clock(m_bars.at[bar] + m_bars.step, m_bars.step),
             format::list(counts));
}

void BarChart::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    double largest = 0;
    for (size_t bar = 0; bar < m_bars.at.size(); ++bar)
        largest = std::max(largest, heightOf(m_bars, bar));
    const scale::Axis axis = scale::linear(largest, ChartUnit::Count, height() < 180 ? 3 : 5);
    paintAxes(p, axis);
    if (largest <= 0) {
        p.setFont(ui::font(TextRole::Small));
        p.setPen(Theme::current().secondary);
        p.drawText(plot(), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
        return;
    }
    paintBars(p, axis);
    if (const int bar = current(); bar >= 0 && m_hub->source() == this)
        paintReadOut(p, bar);
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 6, {}, Theme::current().accent, 2);
}

void BarChart::paintAxes(QPainter& p, const scale::Axis& axis) const
{
    const Theme& t = Theme::current();
    const QRectF area = plot();
    p.setFont(figureFont(TextRole::Tiny));
    const int line = p.fontMetrics().height();
    for (const double tick : axis.ticks) {
        const double y = std::round(area.bottom() - area.height() * axis.share(tick)) + 0.5;
        p.setPen(QPen(tick > 0 ? t.grid : t.border, 1));
        p.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        p.setPen(t.secondary);
        p.drawText(QRectF(0, y - line / 2.0, left - 8, line), Qt::AlignRight | Qt::AlignVCenter,
                   axisValue(tick, ChartUnit::Count, axis.step));
    }
    const scale::TimeAxis times =
        scale::time(m_from, m_to, area.width(), p.fontMetrics().horizontalAdvance(u"00:00"_s));
    for (const qint64 tick : times.ticks) {
        const QString text = scale::timeLabel(tick, times.step);
        const double width = p.fontMetrics().horizontalAdvance(text) + 2;
        const double x = std::clamp(toX(tick) - width / 2, 0.0, this->width() - width);
        p.drawText(QRectF(x, area.bottom() + 4, width, line), Qt::AlignCenter, text);
    }
}

void BarChart::paintBars(QPainter& p, const scale::Axis& axis) const
{
    const Theme& t = Theme::current();
    const QRectF area = plot();
    const int chosen = current();
    for (size_t bar = 0; bar < m_bars.at.size(); ++bar) {
        const double from = toX(m_bars.at[bar]), to = toX(m_bars.at[bar] + m_bars.step);
        const double width = std::max(1.0, to - from - gap);
        if (int(bar) == chosen)
            p.fillRect(QRectF(from, area.top(), to - from, area.height()), t.hover);
        double y = area.bottom();
        p.setPen(Qt::NoPen);
        for (const BarSeries& one : m_bars.series) {
            if (one.tint == BarSeries::Tint::Line || count(one, bar) <= 0)
                continue;
            const double high = std::max(1.5, area.height() * axis.share(count(one, bar)));
            p.setBrush(barColor(one.tint));
            p.drawRoundedRect(QRectF(from + gap / 2, y - high, width, high), radius, radius);
            y -= high + 1;
        }
        for (const BarSeries& one : m_bars.series)
            if (m_lines && one.tint == BarSeries::Tint::Line && count(one, bar) > 0) {
                const double at = std::round(area.bottom() - area.height() * axis.share(count(one, bar))) + 0.5;
                p.setPen(QPen(barColor(one.tint), 1.5));
                p.drawLine(QPointF(from + gap / 2 - 1, at), QPointF(from + gap / 2 + width + 1, at));
                p.setPen(Qt::NoPen);
            }
    }
}

void BarChart::paintReadOut(QPainter& p, int bar) const
{
    const Theme& t = Theme::current();
    p.setFont(figureFont(TextRole::Small));
    const QString text = readOut(size_t(bar));
    const double width = p.fontMetrics().horizontalAdvance(text) + 16;
    const double x = std::clamp(toX(m_bars.at[size_t(bar)]) - width / 2, 2.0, std::max(2.0, this->width() - width - 2));
    const QRectF box(x, plot().top(), width, 28);
    paint::panel(p, box, 6, t.tip, {});
    p.setPen(t.tipText);
    p.drawText(box, Qt::AlignCenter, text);
}

void BarChart::point(int bar)
{
    if (!m_hub)
        return;
    if (bar < 0) {
        if (m_hub->source() == this)
            m_hub->set(std::nullopt, nullptr);
        return;
    }
    m_hub->set(m_bars.at[size_t(bar)] + m_bars.step / 2, this);
}

void BarChart::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF area = plot();
    if (m_bars.at.empty() || !area.adjusted(0, -8, 0, 8).contains(event->position()))
        return point(-1);
    const double share = (event->position().x() - toX(m_bars.at.front())) /
                         std::max(1.0, toX(m_bars.at.front() + m_bars.step) - toX(m_bars.at.front()));
    point(std::clamp(int(share), 0, int(m_bars.at.size()) - 1));
}

void BarChart::leaveEvent(QEvent*)
{
    point(-1);
}

void BarChart::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton;
}

void BarChart::mouseReleaseEvent(QMouseEvent*)
{
    const bool click = std::exchange(m_pressed, false);  // not the end of a double click
    if (const int bar = current(); click && bar >= 0 && m_hub->source() == this)
        Q_EMIT chosen(m_bars.at[size_t(bar)], m_bars.at[size_t(bar)] + m_bars.step);
}

void BarChart::mouseDoubleClickEvent(QMouseEvent*)
{
    Q_EMIT unzoomed();
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_bars.at.size()) - 1, bar = current();
    switch (event->key()) {
        case Qt::Key_Left:
            return point(bar < 0 ? last : std::max(0, bar - 1));
        case Qt::Key_Right:
            return point(bar < 0 ? 0 : std::min(last, bar + 1));
        case Qt::Key_Escape:
            if (bar >= 0)
                return point(-1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (bar >= 0)
                return Q_EMIT chosen(m_bars.at[size_t(bar)], m_bars.at[size_t(bar)] + m_bars.step);
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace signalbox::ui
