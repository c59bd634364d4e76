#include "charts/chart.h"

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "charts/chart_layer.h"
#include "charts/chart_scale.h"
#include "tables/table_text.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui {

Chart::Chart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] { update(); });
}

Chart::~Chart()
{
    if (m_hub && m_hub->source() == this)
        m_hub->set(std::nullopt, nullptr);
}

void Chart::setKind(ChartKind kind)
{
    m_kind = kind;
    m_dirty = true;
    update();
}

void Chart::setScale(ChartScale scale)
{
    if (m_scale == scale)
        return;
    m_scale = scale;
    m_dirty = true;
    update();
}

void Chart::setUnit(ChartUnit unit)
{
    m_unit = unit;
    m_dirty = true;
    update();
}

void Chart::setHub(CrosshairHub* hub)
{
    if (m_hub)
        m_hub->disconnect(this);
    m_hub = hub;
    if (m_hub)
        connect(m_hub, &CrosshairHub::moved, this, [this] { update(); });
}

void Chart::setRange(qint64 from, qint64 to)
{
    if (to <= from || (from == m_from && to == m_to))
        return;
    m_from = from;
    m_to = to;
    m_dirty = true;
    update();
}

void Chart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    m_dirty = true;
    describe();
    Q_EMIT seriesChanged();
    update();
}

void Chart::describe()
{
    QStringList words;
    for (const ChartSeries& one : m_series)
        if (const auto last = newest(one); last && words.size() < 6)
            words << tr("%1: %2", "series: newest value").arg(one.name, chartValue(*last, m_unit));
    setAccessibleDescription(format::list(words));
}

void Chart::setMarks(std::vector<ChartMark> marks, MarkWords words)
{
    m_marks = std::move(marks);
    m_markWords = std::move(words);
    update();
}

void Chart::setNewest(const QHash<QString, double>& values)
{
    if (m_newest == values)
        return;
    m_newest = values;
    describe();
    Q_EMIT seriesChanged();
}

std::optional<double> Chart::newest(const ChartSeries& series) const
{
    if (const auto now = m_newest.constFind(series.id); now != m_newest.cend())
        return *now;
    const auto last =
        std::find_if(series.value.rbegin(), series.value.rend(), [](double v) { return std::isfinite(v); });
    return last == series.value.rend() ? std::nullopt : std::optional(*last);
}

void Chart::setLimit(std::optional<double> limit, const QString& label)
{
    m_limit = limit;
    m_limitLabel = label;
    m_dirty = true;
    update();
}

void Chart::setHidden(const QString& id, bool hidden)
{
    if (hidden == m_hiddenIds.contains(id))
        return;
    if (hidden)
        m_hiddenIds << id;
    else
        m_hiddenIds.removeAll(id);
    m_dirty = true;
    Q_EMIT seriesChanged();
    update();
}

void Chart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void Chart::setSmall(bool small)
{
    m_small = small;
    m_dirty = true;
    update();
}

std::optional<qint64> Chart::crosshair() const
{
    return m_hub ? m_hub->at() : std::nullopt;
}

std::optional<double> Chart::valueAt(const ChartSeries& series, qint64 at) const
{
    if (series.at.empty())
        return std::nullopt;
    auto next = std::lower_bound(series.at.begin(), series.at.end(), at);
    if (next == series.at.end() || (next != series.at.begin() && at - *(next - 1) < *next - at))
        --next;
    const auto i = size_t(next - series.at.begin());
    const qint64 step =
        series.at.size() > 1 ? (series.at.back() - series.at.front()) / qint64(series.at.size() - 1) : 60'000;
    if (std::llabs(series.at[i] - at) > step * 2 || !std::isfinite(series.value[i]))
        return std::nullopt;
    return series.value[i];
}

void Chart::copyLookTo(Chart* other) const
{
    other->m_kind = m_kind;
    other->m_scale = m_scale;
    other->m_unit = m_unit;
    other->m_marks = m_marks;
    other->m_markWords = m_markWords;
    other->m_newest = m_newest;
    other->m_valueName = m_valueName;
    other->m_limit = m_limit;
    other->m_limitLabel = m_limitLabel;
    other->m_emptyText = m_emptyText;
    other->m_hiddenIds = m_hiddenIds;
    other->m_from = m_from;
    other->m_to = m_to;
    other->m_dirty = true;
}

QString Chart::toCsv() const
{
    std::vector<qint64> times;
    for (const ChartSeries& one : m_series)
        times.insert(times.end(), one.at.begin(), one.at.end());
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    QString unit = m_valueName;
    if (unit.isEmpty())
        unit = m_unit == ChartUnit::Seconds     ? QStringLiteral("(s)")
               : m_unit == ChartUnit::PerSecond ? QStringLiteral("(1/s)")
               : m_unit == ChartUnit::Blocks    ? QStringLiteral("(blocks)")
                                                : QString();
    QStringList head{QStringLiteral("time (UTC)")};
    for (const ChartSeries& one : m_series)
        head << csvCell((one.name.isEmpty() ? one.id : one.name) +
                        (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit));
    QString text = head.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    std::vector<size_t> next(m_series.size(), 0);
    for (const qint64 time : times) {
        text += QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
        for (size_t i = 0; i < m_series.size(); ++i) {
            const ChartSeries& one = m_series[i];
            text += QLatin1Char(',');
            if (next[i] < one.at.size() && one.at[next[i]] == time) {
                if (std::isfinite(one.value[next[i]]))
                    text += QString::number(one.value[next[i]], 'g', 12);
                ++next[i];
            }
        }
        text += QStringLiteral("\r\n");
    }
    return text;
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF area = plot();
    if (m_dragFrom) {
        m_dragTo = qBound(area.left(), event->position().x(), area.right());
        update();
        return;
    }
    if (!m_hub)
        return;
    if (!area.adjusted(-4, -8, 4, 8).contains(event->position())) {
        if (m_hub->source() == this)
            m_hub->set(std::nullopt, nullptr);
        return;
    }
    // to the nearest sample of the best known series, so that read-outs are values and not guesses
    qint64 at = toTime(qBound(area.left(), event->position().x(), area.right()));
    qint64 best = -1, distance = std::numeric_limits<qint64>::max();
    for (const ChartSeries& one : m_series) {
        if (one.at.empty())
            continue;
        auto next = std::lower_bound(one.at.begin(), one.at.end(), at);
        if (next == one.at.end() || (next != one.at.begin() && at - *(next - 1) < *next - at))
            --next;
        if (const qint64 d = std::llabs(*next - at); d < distance) {
            distance = d;
            best = *next;
        }
        break;
    }
    if (best >= 0 && std::abs(toX(best) - toX(at)) < 12)
        at = best;
    m_hub->set(at, this);
}

void Chart::leaveEvent(QEvent* event)
{
    if (m_hub && m_hub->source() == this)
        m_hub->set(std::nullopt, nullptr);
    QWidget::leaveEvent(event);
}

void Chart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && plot().contains(event->position())) {
        m_dragFrom = event->position().x();
        m_dragTo = m_dragFrom;
    }
}

void Chart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom)
        return;
    const double a = *m_dragFrom, b = *m_dragTo;
    m_dragFrom.reset();
    m_dragTo.reset();
    update();
    if (std::abs(a - b) < 6)
        return;
    const qint64 from = toTime(std::min(a, b)), to = toTime(std::max(a, b));
    if (to - from >= 1000)
        Q_EMIT zoomed(from, to);
}

void Chart::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragFrom.reset();
    Q_EMIT unzoomed();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_hub && m_hub->at()) {
        m_hub->set(std::nullopt, nullptr);
        return;
    }
    if (!m_hub || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qint64 step = qMax<qint64>(1000, (m_to - m_from) / qMax(20, int(plot().width() / 4)));
    const qint64 at = m_hub->at().value_or(m_to) + (event->key() == Qt::Key_Left ? -step : step);
    m_hub->set(qBound(m_from, at, m_to), this);
}

void Chart::resizeEvent(QResizeEvent* event)
{
    m_dirty = true;
    QWidget::resizeEvent(event);
}

bool Chart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const ChartMark& mark : shownMarks())
            if (std::abs(toX(mark.at) - help->pos().x()) < 6 && help->pos().y() < plot().top() + 24) {
                QToolTip::showText(help->globalPos(), mark.tip.isEmpty() ? mark.label : mark.tip, this);
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace signalbox::ui
