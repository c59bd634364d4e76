// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart.h"

#include <QHelpEvent>
#include <QTimer>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "charts/overlay.h"
#include "theme/focus_ring.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

Chart::Chart(QWidget* parent) : QWidget(parent), m_plot(new Plot), m_pointer(new ChartPointer(this))
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &Chart::renew);
    connect(&ShownZone::instance(), &ShownZone::changed, this, &Chart::renew);
}

Chart::~Chart() = default;

void Chart::renew()
{
    m_stale = true;
    update();
}

const Plot& Chart::plot()
{
    if (m_stale || m_plot->size() != size()) {
        m_stale = false;
        m_picture = {};
        m_plot->show(m_look, m_series, size());
        if (m_plot->isUnfinished())
            QTimer::singleShot(0, this, &Chart::renew);
    }
    return *m_plot;
}

void Chart::setLook(const ChartLook& look)
{
    m_look = look;
    renew();
}

void Chart::setRange(qint64 from, qint64 to)
{
    if (to <= from || (from == m_look.from && to == m_look.to))
        return;
    m_look.from = from;
    m_look.to = to;
    renew();
}

void Chart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    describe();
    Q_EMIT seriesChanged();
    renew();
}

void Chart::describe()
{
    QStringList words;
    for (const ChartSeries& one : m_series)
        if (const auto last = newest(one); last && words.size() < 6)
            words << tr("%1: %2", "series: newest value").arg(one.name, chartValue(*last, m_look.unit));
    setAccessibleDescription(format::list(words));
}

void Chart::setMarks(std::vector<ChartMark> marks, MarkWords words)
{
    m_look.marks = std::move(marks);
    m_look.markWords = std::move(words);
    update();
}

void Chart::setNewest(const QHash<QString, double>& values)
{
    if (m_look.newest == values)
        return;
    m_look.newest = values;
    describe();
    Q_EMIT seriesChanged();
}

std::optional<double> Chart::newest(const ChartSeries& series) const
{
    if (const auto now = m_look.newest.constFind(series.id); now != m_look.newest.cend())
        return *now;
    const auto last =
        std::find_if(series.value.rbegin(), series.value.rend(), [](double v) { return std::isfinite(v); });
    return last == series.value.rend() ? std::nullopt : std::optional(*last);
}

void Chart::setHidden(const QString& id, bool hidden)
{
    if (hidden == isHidden(id))
        return;
    if (hidden)
        m_look.hidden << id;
    else
        m_look.hidden.removeAll(id);
    Q_EMIT seriesChanged();
    renew();
}

bool Chart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    for (const ChartMark& mark : overlay::shownMarks(plot(), m_look))
        if (std::abs(plot().x(mark.at) - help->pos().x()) < 6 && help->pos().y() < plot().area().top() + 24)
            tip = mark.tip.isEmpty() ? mark.label : mark.tip;
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void Chart::paintOver(QPainter& p)
{
    const Plot& shown = plot();
    p.setRenderHint(QPainter::Antialiasing);
    overlay::paintMarks(p, shown, overlay::shownMarks(shown, m_look));
    overlay::paintNotes(p, shown, m_look);
    if (const auto box = m_pointer->dragged()) {
        QColor shade = Theme::current().accent;
        shade.setAlphaF(0.12f);
        p.fillRect(*box, shade);
    }
    if (const auto at = crosshair(); at && *at >= m_look.from && *at <= m_look.to)
        overlay::paintCrosshair(p, shown, m_look, m_series, *at, isSource());
}

void Chart::paintEvent(QPaintEvent*)
{
    const qreal ratio = devicePixelRatioF();
    plot();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        // Kept, because a crosshair that moves repaints all charts of a page.
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);  // the card has round corners
        QPainter p(&m_picture);
        m_plot->paint(p);
    }
    QPainter p(this);
    p.drawPixmap(0, 0, m_picture);
    paintOver(p);
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 6, {}, Theme::current().accent, 2);
}

}  // namespace signalbox::ui
