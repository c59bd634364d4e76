// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart_pointer.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "charts/chart.h"
#include "charts/samples.h"

namespace signalbox::ui {

ChartPointer::ChartPointer(Chart* chart) : m_chart(chart)
{
    chart->setMouseTracking(true);
    chart->installEventFilter(this);
}

ChartPointer::~ChartPointer()
{
    leave();
}

void ChartPointer::setHub(CrosshairHub* hub)
{
    if (m_hub)
        m_hub->disconnect(m_chart);
    m_hub = hub;
    if (m_hub)
        connect(m_hub, &CrosshairHub::moved, m_chart, qOverload<>(&Chart::update));
}

bool ChartPointer::isSource() const
{
    return m_hub && m_hub->source() == m_chart;
}

std::optional<QRectF> ChartPointer::dragged() const
{
    if (!m_dragFrom)
        return std::nullopt;
    QRectF box = m_chart->plot().area();
    box.setLeft(std::min(*m_dragFrom, *m_dragTo));
    box.setRight(std::max(*m_dragFrom, *m_dragTo));
    return box;
}

bool ChartPointer::eventFilter(QObject*, QEvent* event)
{
    const auto mouse = [event] { return static_cast<const QMouseEvent*>(event); };
    switch (event->type()) {
        case QEvent::MouseMove:
            move(mouse()->position());
            return true;
        case QEvent::MouseButtonPress:
            if (mouse()->button() == Qt::LeftButton && m_chart->plot().area().contains(mouse()->position()))
                m_dragFrom = m_dragTo = mouse()->position().x();
            return true;
        case QEvent::MouseButtonRelease:
            if (mouse()->button() == Qt::LeftButton && m_dragFrom)
                release();
            return true;
        case QEvent::MouseButtonDblClick:
            m_dragFrom.reset();
            Q_EMIT m_chart->unzoomed();
            return true;
        case QEvent::Leave:
            leave();
            return false;
        case QEvent::KeyPress:
            return press(*static_cast<const QKeyEvent*>(event));
        default:
            return false;
    }
}

void ChartPointer::move(const QPointF& to)
{
    const Plot& shown = m_chart->plot();
    const QRectF area = shown.area();
    const double x = qBound(area.left(), to.x(), area.right());
    if (m_dragFrom) {
        m_dragTo = x;
        return m_chart->update();
    }
    if (!area.adjusted(-4, -8, 4, 8).contains(to))
        return leave();
    // To the nearest sample of the first series with samples: a read-out is a value and not a guess.
    const auto& series = m_chart->series();
    qint64 at = shown.time(x);
    const auto one = std::find_if(series.begin(), series.end(), [](const auto& each) { return !each.at.empty(); });
    if (one != series.end())
        if (const qint64 sample = one->at[*samples::nearest(one->at, at)];
            m_chart->look().places.title || std::abs(shown.x(sample) - x) < 12)
            at = sample;
    if (m_hub)
        m_hub->set(at, m_chart);
}

void ChartPointer::leave()
{
    if (isSource())
        m_hub->set(std::nullopt, nullptr);
}

void ChartPointer::release()
{
    const auto [left, right] = std::minmax(*m_dragFrom, *m_dragTo);
    const qint64 from = m_chart->plot().time(left), to = m_chart->plot().time(right);
    const bool meant = right - left >= 6 && to - from >= 1000;
    m_dragFrom.reset();
    m_chart->update();
    if (meant)
        Q_EMIT m_chart->zoomed(from, to);
}

bool ChartPointer::press(const QKeyEvent& event)
{
    if (!m_hub)
        return false;
    if (event.key() == Qt::Key_Escape && crosshair()) {
        m_hub->set(std::nullopt, nullptr);
        return true;
    }
    if (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right)
        return false;
    const qint64 from = m_chart->look().from, to = m_chart->look().to;
    const auto& series = m_chart->series();
    if (m_chart->look().places.title && !series.empty() && !series.front().at.empty()) {
        const std::vector<qint64>& places = series.front().at;
        const qint64 now = qint64(*samples::nearest(places, crosshair().value_or(to)));
        const qint64 next = !crosshair() ? now : now + (event.key() == Qt::Key_Left ? -1 : 1);
        m_hub->set(places[size_t(qBound<qint64>(0, next, qint64(places.size()) - 1))], m_chart);
        return true;
    }
    const qint64 step = qMax<qint64>(1000, (to - from) / qMax(20, int(m_chart->plot().area().width() / 4)));
    const qint64 at = crosshair().value_or(to) + (event.key() == Qt::Key_Left ? -step : step);
    m_hub->set(qBound(from, at, to), m_chart);
    return true;
}

}  // namespace signalbox::ui
