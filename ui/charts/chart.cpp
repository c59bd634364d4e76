// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <map>

#include "charts/overlay.h"
#include "charts/samples.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

Chart::Chart(QWidget* parent) : QWidget(parent), m_plot(new Plot)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &Chart::renew);
    connect(&ShownZone::instance(), &ShownZone::changed, this, &Chart::renew);
}

Chart::~Chart()
{
    leaveCrosshair();
}

void Chart::renew()
{
    m_stale = true;
    update();
}

Plot& Chart::plot()
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

void Chart::setHub(CrosshairHub* hub)
{
    if (m_hub)
        m_hub->disconnect(this);
    m_hub = hub;
    if (m_hub)
        connect(m_hub, &CrosshairHub::moved, this, qOverload<>(&Chart::update));
}

void Chart::setRange(qint64 from, qint64 to)
{
    if (to <= from)
        return;
    change(m_look.from, from);
    change(m_look.to, to);
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
            words << tr("%1: %2", "series: newest value").arg(one.name, chartValue(*last, unit()));
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

void Chart::setLimit(std::optional<double> limit, const QString& label)
{
    m_look.limit = limit;
    m_look.limitLabel = label;
    renew();
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

std::optional<double> Chart::valueAt(const ChartSeries& series, qint64 at) const
{
    return samples::valueNear(series.at, series.value, at);
}

void Chart::copyLookTo(Chart* other) const
{
    other->m_look = m_look;
    other->m_look.small = false;
    other->renew();
}

QString Chart::toCsv() const
{
    static const std::map<ChartUnit, QString> units{{ChartUnit::Seconds, u"(s)"_s},
                                                    {ChartUnit::PerSecond, u"(1/s)"_s},
                                                    {ChartUnit::Blocks, u"(blocks)"_s},
                                                    {ChartUnit::Count, QString()}};
    return samples::toCsv(m_series, m_look.valueName.isEmpty() ? units.at(unit()) : m_look.valueName);
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    const Plot& shown = plot();
    const QRectF area = shown.area();
    const double x = qBound(area.left(), event->position().x(), area.right());
    if (m_dragFrom) {
        m_dragTo = x;
        return update();
    }
    if (!area.adjusted(-4, -8, 4, 8).contains(event->position()))
        return leaveCrosshair();
    // To the nearest sample of the first series with samples: a read-out is a value and not a guess.
    qint64 at = shown.time(x);
    const auto one = std::find_if(m_series.begin(), m_series.end(), [](const auto& each) { return !each.at.empty(); });
    if (one != m_series.end())
        if (const qint64 sample = one->at[*samples::nearest(one->at, at)]; std::abs(shown.x(sample) - x) < 12)
            at = sample;
    if (m_hub)
        m_hub->set(at, this);
}

void Chart::leaveCrosshair()
{
    if (isSource())
        m_hub->set(std::nullopt, nullptr);
}

void Chart::leaveEvent(QEvent* event)
{
    leaveCrosshair();
    QWidget::leaveEvent(event);
}

void Chart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && plot().area().contains(event->position()))
        m_dragFrom = m_dragTo = event->position().x();
}

void Chart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom)
        return;
    const auto [left, right] = std::minmax(*m_dragFrom, *m_dragTo);
    const qint64 from = plot().time(left), to = plot().time(right);
    const bool meant = right - left >= 6 && to - from >= 1000;
    m_dragFrom.reset();
    update();
    if (meant)
        Q_EMIT zoomed(from, to);
}

void Chart::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragFrom.reset();
    Q_EMIT unzoomed();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && crosshair())
        return m_hub->set(std::nullopt, nullptr);
    if (!m_hub || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    const qint64 from = m_look.from, to = m_look.to;
    const qint64 step = qMax<qint64>(1000, (to - from) / qMax(20, int(plot().area().width() / 4)));
    const qint64 at = crosshair().value_or(to) + (event->key() == Qt::Key_Left ? -step : step);
    m_hub->set(qBound(from, at, to), this);
}

bool Chart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    for (const ChartMark& mark : shownMarks())
        if (std::abs(plot().x(mark.at) - help->pos().x()) < 6 && help->pos().y() < plot().area().top() + 24)
            tip = mark.tip.isEmpty() ? mark.label : mark.tip;
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

/// Those of the range, crowded ones as one.
std::vector<ChartMark> Chart::shownMarks()
{
    constexpr double extent = 64;  // room for a label
    std::vector<ChartMark> shown;
    std::copy_if(m_look.marks.begin(), m_look.marks.end(), std::back_inserter(shown),
                 [this](const ChartMark& mark) { return mark.at >= m_look.from && mark.at <= m_look.to; });
    const double width = std::max(1.0, plot().area().width());
    return joinCrowded(std::move(shown), qint64(extent / width * double(m_look.to - m_look.from)), m_look.markWords);
}

void Chart::paintOver(QPainter& p)
{
    const Plot& shown = plot();
    p.setRenderHint(QPainter::Antialiasing);
    overlay::paintMarks(p, shown, shownMarks());
    overlay::paintNotes(p, shown, m_look);
    if (m_dragFrom) {
        QColor shade = Theme::current().accent;
        shade.setAlphaF(0.12f);
        QRectF box = shown.area();
        box.setLeft(std::min(*m_dragFrom, *m_dragTo));
        box.setRight(std::max(*m_dragFrom, *m_dragTo));
        p.fillRect(box, shade);
    }
    if (const auto at = crosshair(); at && *at >= m_look.from && *at <= m_look.to)
        overlay::paintCrosshair(p, shown, m_look, m_series, *at, isSource());
}

void Chart::paintEvent(QPaintEvent*)
{
    const qreal ratio = devicePixelRatioF();
    Plot& shown = plot();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        // Kept, because a crosshair that moves repaints all charts of a page.
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);  // the card has round corners
        QPainter p(&m_picture);
        shown.paint(p);
    }
    QPainter p(this);
    p.drawPixmap(0, 0, m_picture);
    paintOver(p);
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 6, {}, Theme::current().accent, 2);
}

QImage Chart::toImage(int width, int height)
{
    Chart copy;
    copy.m_plot = std::make_unique<Plot>(true);
    copyLookTo(&copy);
    copy.m_series = m_series;
    copy.resize(width, height);
    const qreal ratio = 2;
    QImage image(QSize(width, height) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::current().surface);
    QPainter p(&image);
    copy.plot().paint(p);
    copy.paintOver(p);
    return image;
}

}  // namespace signalbox::ui
