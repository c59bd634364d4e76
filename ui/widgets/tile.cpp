// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/tile.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"
#include "widgets/sparkline.h"

namespace signalbox::ui {

Tile::Tile(const QString& label, QWidget* parent) : QAbstractButton(parent), m_label(label)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ringRadius", 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    nameAgain();
}

void Tile::nameAgain()
{
    setAccessibleName(
        format::list(QStringList({m_label, m_figure, format::list(m_parts)}).filter(QRegularExpression(u"."_s))));
    update();
}

void Tile::setFigure(const QString& figure)
{
    if (m_figure == figure)
        return;
    m_figure = figure;
    nameAgain();
}

void Tile::setParts(const QStringList& parts)
{
    if (m_parts == parts)
        return;
    m_parts = parts;
    nameAgain();
}

QString Tile::changeWithin(const QFontMetrics& metrics, int room) const
{
    for (qsizetype kept = m_parts.size(); kept > 0; --kept) {
        const QStringList parts = kept < m_parts.size() ? m_parts.first(kept) << u"…"_s : m_parts;
        if (const QString text = format::list(parts); metrics.horizontalAdvance(text) <= room)
            return text;
    }
    return metrics.elidedText(format::list(m_parts), Qt::ElideRight, room);
}

void Tile::setState(State state)
{
    m_state = state;
    update();
}

void Tile::setSparkline(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

void Tile::setFixedScale(std::optional<double> min, std::optional<double> max)
{
    m_min = min;
    m_max = max;
    update();
}

void Tile::setSquares(std::vector<State> states)
{
    m_squares = std::move(states);
    update();
}

void Tile::setSmall(bool small)
{
    m_small = small;
    update();
}

void Tile::paintFigure(QPainter& p, const QRectF& box) const
{
    const Theme& t = Theme::current();
    QFont big = figureFont(TextRole::Figure), unit = ui::font(TextRole::FigureUnit);
    // a tile too narrow for its number shows it smaller, never cut
    if (const double wide = QFontMetricsF(big).horizontalAdvance(m_figure); wide > box.width()) {
        const double least = 0.6;
        big.setPixelSize(int(big.pixelSize() * qMax(least, box.width() / wide)));
        unit.setPixelSize(qMin(unit.pixelSize(), qMax(9, int(big.pixelSize() * 0.6))));
    }
    const QFontMetricsF bigMetrics(big), unitMetrics(unit);
    const double baseline = box.top() + (box.height() + bigMetrics.ascent() - bigMetrics.descent()) / 2;
    double x = box.left();
    const QStringList words = m_figure.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool lastBig = false, firstWord = true, wasUnit = false;
    for (const QString& word : words) {
        const bool digits =
            std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }) || word == u"–"_s;
        // "8 of 12": text after a word that is not a unit of time stays small
        const bool isBig = digits && (firstWord || (lastBig == false && !wasUnit));
        const QFont& use = isBig ? big : unit;
        const QFontMetricsF& metrics = isBig ? bigMetrics : unitMetrics;
        if (!firstWord)
            x += 4;
        if (!isBig && word == tr("of", "8 of 12"))
            wasUnit = true;
        p.setFont(use);
        p.setPen(isBig ? t.text : t.secondary);
        p.drawText(QPointF(x, baseline), word);
        x += metrics.horizontalAdvance(word);
        lastBig = isBig;
        firstWord = false;
    }
}

void Tile::paintSquares(QPainter& p) const
{
    if (m_squares.empty())
        return;
    const auto color = [](State state) {
        return state == State::Paused || state == State::None ? Theme::current().control : stateColor(state);
    };
    p.setPen(Qt::NoPen);
    p.setRenderHint(QPainter::Antialiasing);
    if (m_squares.size() <= 24) {
        const int columns = int(m_squares.size() + 1) / 2;
        const int count = int(m_squares.size());
        const int perRow = count <= 6 ? count : columns;
        const int rows = count <= 6 ? 1 : 2;
        const double left = width() - 12 - perRow * 10 + 2;
        const double top = height() - 10 - rows * 10;
        for (int i = 0; i < count; ++i) {
            p.setBrush(color(m_squares[size_t(i)]));
            p.drawRoundedRect(QRectF(left + (i % perRow) * 10, top + (i / perRow) * 10, 8, 8), 1.5, 1.5);
        }
        return;
    }
    const QRectF bar(width() - 12 - 56, height() - 20, 56, 8);
    QPainterPath clip;
    clip.addRoundedRect(bar, 3, 3);
    p.setClipPath(clip);
    double x = bar.left();
    for (size_t i = 0; i < m_squares.size();) {
        size_t end = i;
        while (end < m_squares.size() && m_squares[end] == m_squares[i])
            ++end;
        const double wide = bar.width() * double(end - i) / double(m_squares.size());
        p.fillRect(QRectF(x, bar.top(), wide, bar.height()), color(m_squares[i]));
        x += wide;
        i = end;
    }
    p.setClipping(false);
}

void Tile::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    const bool hover = underMouse() && isEnabled();
    paint::panel(p, rect(), 8, isDown() ? t.pressed : hover ? t.hover : t.surface, t.border);
    if (m_state == State::Error) {
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        QPainterPath whole;
        whole.addRoundedRect(QRectF(rect()), 8, 8);
        QPainterPath rest;
        rest.addRoundedRect(QRectF(rect()).adjusted(3, 0, 6, 0), 7, 7);
        p.fillPath(whole.subtracted(rest).intersected(whole), t.error.ink);
        p.restore();
    }
    const bool small = m_small || width() < 176;  // the line would overlap the number
    const int right = small || (m_values.size() < 2 && m_squares.empty()) ? 12 : 12 + 60;
    p.setFont(ui::font(TextRole::Small));
    p.setPen(t.secondary);
    p.drawText(QRect(12, 8, width() - 24, 16), Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_label, Qt::ElideRight, width() - 24));
    paintFigure(p, QRectF(12, 24, width() - 24, 30));
    p.setFont(ui::font(TextRole::Small));
    p.setPen(t.secondary);
    p.drawText(QRect(12, 56, width() - 12 - right, 16), Qt::AlignVCenter,
               changeWithin(p.fontMetrics(), width() - 12 - right));
    if (small)
        return;
    if (!m_squares.empty()) {
        paintSquares(p);
        return;
    }
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : m_values)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (low > high)
        return;
    low = m_min.value_or(low);
    high = m_max.value_or(high);
    if (high <= low) {
        low -= 1;
        high += 1;
    }
    const State state = m_state;
    const QColor line = state == State::Slow || state == State::Error ? sparklineColor(state) : t.series[0];
    paintSparkline(p, QRectF(width() - 12 - 56, height() - 10 - 22, 56, 22), m_values, low, high, line);
}

}  // namespace signalbox::ui
