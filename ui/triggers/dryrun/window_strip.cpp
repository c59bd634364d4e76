// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/window_strip.h"

#include <QPainter>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

WindowStrip::WindowStrip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WindowStrip::sizeHint() const
{
    return {200, 18 + QFontMetrics(ui::font(TextRole::Tiny)).height() + 4};
}

void WindowStrip::set(const QDateTime& end, qint64 seconds, const QString& window, std::vector<QDateTime> counted)
{
    m_end = end;
    m_seconds = seconds;
    m_counted = std::move(counted);
    m_words = tr("window of %1, %n events counted", nullptr, int(m_counted.size())).arg(window);
    setAccessibleName(m_words);
    update();
}

void WindowStrip::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    const QRectF track(0, 3, width(), 12);
    paint::panel(p, track, 2, t.track, {});
    const QDateTime start = m_end.addSecs(-m_seconds);
    for (const QDateTime& each : m_counted) {
        const double part = m_seconds > 0 ? double(start.secsTo(each)) / double(m_seconds) : 1;
        p.fillRect(QRectF(qBound(0.0, part, 1.0) * (width() - 3), 0, 3, 18), t.accent);
    }
    p.setFont(ui::font(TextRole::Tiny));
    const int top = 20, high = p.fontMetrics().height();
    const QString from = format::time(start), to = format::time(m_end);
    const int left = p.fontMetrics().horizontalAdvance(from) + 8, right = p.fontMetrics().horizontalAdvance(to) + 8;
    p.setPen(t.secondary);
    p.drawText(QRect(0, top, width(), high), Qt::AlignLeft, from);
    p.drawText(QRect(0, top, width(), high), Qt::AlignRight, to);
    p.setPen(t.text);
    const int room = width() - left - right;
    p.drawText(QRect(left, top, room, high), Qt::AlignHCenter,
               p.fontMetrics().elidedText(m_words, Qt::ElideRight, room));
}

}  // namespace signalbox::ui
