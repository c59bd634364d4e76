// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/life_line.h"

#include <QPainter>
#include <cmath>

#include "charts/chart_scale.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr double half = 8;

QColor laneColor(const IbcEnd& end, const ibc::ChainMarks& marks)
{
    return end.caip2.isEmpty() ? Theme::current().others : Theme::current().seriesColor(marks.value(end.caip2));
}

void arrowHead(QPainter& p, const QPointF& from, const QPointF& tip)
{
    const double angle = std::atan2(tip.y() - from.y(), tip.x() - from.x());
    QPolygonF head;
    head << tip;
    for (const double side : {2.7, -2.7})
        head << tip + QPointF(std::cos(angle + side) * 9, std::sin(angle + side) * 9);
    p.setBrush(p.pen().color());
    p.drawPolygon(head);
}

}  // namespace

LifeLine::LifeLine(QWidget* parent) : PartsView(tr("Life line of the packet"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(sizeHint().height());
    connect(this, &PartsView::chosen, this, [this](int part) {
        if (part >= 0 && part < partCount() && m_layout.marks()[size_t(part)].relay >= 0)
            Q_EMIT relayChosen(m_layout.marks()[size_t(part)].relay);
    });
}

void LifeLine::setDetail(const PacketDetail& detail)
{
    m_detail = detail;
    m_layout.setDetail(detail, QDateTime::currentDateTimeUtc());
    m_layout.lay(size());
    partsChanged();
}

void LifeLine::setMarks(const ibc::ChainMarks& marks)
{
    m_marks = marks;
    update();
}

void LifeLine::resizeEvent(QResizeEvent* event)
{
    m_layout.lay(size());
    PartsView::resizeEvent(event);
}

QString LifeLine::partName(int part) const
{
    if (part < 0 || part >= partCount())
        return {};
    const LifeMark& mark = m_layout.marks()[size_t(part)];
    QStringList lines{lifeTitle(mark),
                      ibc::chainText(mark.onSource ? m_detail.packet.source : m_detail.packet.destination)};
    lines << lifeLines(mark);
    if (!mark.signer.isEmpty())
        lines << (mark.ours ? tr("by %1, yours", "address of a relayer").arg(ibc::briefText(mark.signer))
                            : tr("by %1", "address").arg(ibc::briefText(mark.signer)));
    if (mark.kind == LifeMark::Kind::Timeout && !m_layout.leftOver().isEmpty())
        lines << m_layout.leftOver();
    return lines.join(u'\n');
}

QRectF LifeLine::partBox(int part) const
{
    if (part < 0 || part >= partCount())
        return {};
    const QPointF at = m_layout.marks()[size_t(part)].place;
    return {at.x() - half, at.y() - half, 2 * half, 2 * half};
}

int LifeLine::partAt(const QPointF& at) const
{
    for (int part = 0; part < partCount(); ++part)
        if (partBox(part).adjusted(-2, -2, 2, 2).contains(at) || m_layout.marks()[size_t(part)].label.contains(at))
            return part;
    return -1;
}

void LifeLine::paintLanes(QPainter& p) const
{
    const Theme& t = Theme::current();
    for (const bool source : {true, false}) {
        const IbcEnd& end = source ? m_detail.packet.source : m_detail.packet.destination;
        const double y = m_layout.laneY(source);
        QPen pen(laneColor(end, m_marks), 2);
        if (end.caip2.isEmpty())
            pen.setDashPattern({3, 3});
        p.setPen(pen);
        p.drawLine(QPointF(LifeLayout::left, y), QPointF(m_layout.right(), y));
        if (const auto from = m_layout.breakAt()) {
            p.drawLine(QPointF(*from, y), QPointF(m_layout.end(), y));
            p.setPen(QPen(t.secondary, 1));
            for (const double x : {m_layout.right(), *from})
                p.drawLine(QPointF(x - 3, y + 5), QPointF(x + 3, y - 5));
        }
        ui::paintMark(p, QRectF(8, y - 14, 10, 10), m_marks.value(end.caip2));
        const double room = LifeLayout::left - 32;
        const auto line = [&](double top, const QString& text, TextRole role, const QColor& color) {
            p.setFont(ui::font(role));
            p.setPen(color);
            p.drawText(QRectF(24, top, room, 18), int(Qt::AlignVCenter | Qt::AlignLeft) | int(Qt::TextSingleLine),
                       QFontMetricsF(p.font()).elidedText(text, Qt::ElideRight, room));
        };
        line(y - 18, ibc::chainText(end), TextRole::Strong, t.text);
        line(y - 1, end.channel.isEmpty() ? tr("channel not known") : ibc::briefText(end.channel, 24), TextRole::Tiny,
             t.secondary);
        if (end.caip2.isEmpty())
            line(y + 13, tr("not indexed"), TextRole::Tiny, t.warn.ink);
    }
}

void LifeLine::paintAxis(QPainter& p) const
{
    const Theme& t = Theme::current();
    const double y = height() - 26;
    p.setPen(QPen(t.border, 1));
    p.drawLine(QPointF(LifeLayout::left, y), QPointF(m_layout.right(), y));
    p.setFont(ui::font(TextRole::Tiny));
    const double labelWidth = p.fontMetrics().horizontalAdvance(u"00:00:00"_s) + 16;
    const scale::TimeAxis axis = scale::time(m_layout.from().toMSecsSinceEpoch(), m_layout.to().toMSecsSinceEpoch(),
                                             m_layout.right() - LifeLayout::left, labelWidth);
    for (const qint64 at : axis.ticks) {
        const double x = m_layout.x(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
        if (x < LifeLayout::left || x > m_layout.right())
            continue;
        p.setPen(QPen(t.control, 1));
        p.drawLine(QPointF(x, y), QPointF(x, y + 4));
        p.setPen(t.secondary);
        p.drawText(QRectF(x - labelWidth / 2, y + 5, labelWidth, 16), Qt::AlignCenter, scale::timeLabel(at, axis.step));
    }
}

void LifeLine::paintArrows(QPainter& p) const
{
    const Theme& t = Theme::current();
    for (const LifeArrow& arrow : m_layout.arrows()) {
        const QPointF along = arrow.to - arrow.from;
        const double length = std::hypot(along.x(), along.y());
        if (length < 24)
            continue;
        const QPointF cut = along / length * 10;
        QPen pen(arrow.arrived ? t.accent : t.warn.ink, 1.6);
        if (!arrow.arrived)
            pen.setDashPattern({3, 3});
        p.setPen(pen);
        p.drawLine(arrow.from + cut, arrow.to - (arrow.arrived ? cut : QPointF()));
        if (arrow.arrived)
            arrowHead(p, arrow.from, arrow.to - cut);
        p.setFont(ui::font(TextRole::Tiny));
        const double width = p.fontMetrics().horizontalAdvance(arrow.text) + 20;
        const QPointF middle = (arrow.from + arrow.to) / 2;
        const QRectF pill(middle.x() - width / 2, middle.y() - 10, width, 20);
        paint::panel(p, pill, 10, t.surface, t.border);
        p.setPen(arrow.arrived ? t.text : t.warn.ink);
        p.drawText(pill, Qt::AlignCenter, arrow.text);
    }
}

void LifeLine::paintMark(QPainter& p, const LifeMark& mark) const
{
    const Theme& t = Theme::current();
    const double lane = m_layout.laneY(mark.onSource);
    if (mark.kind == LifeMark::Kind::Timeout) {
        QPen dashed(t.warn.ink, 1);
        dashed.setDashPattern({4, 3});
        p.setPen(dashed);
        p.drawLine(QPointF(mark.place.x(), m_layout.laneY(true) - 8), QPointF(mark.place.x(), lane + 12));
        paintSign(p, QRectF(mark.place.x() - 5, lane - 5, 10, 10), State::Slow);
        return;
    }
    if (mark.place.y() != lane) {
        QPen dotted(t.secondary, 1);
        dotted.setDashPattern({1.5, 2.5});
        p.setPen(dotted);
        p.drawLine(QPointF(mark.place.x(), lane), mark.place);
    }
    const bool lost = mark.kind == LifeMark::Kind::Lost;
    const QRectF box(mark.place.x() - half + 1, mark.place.y() - half + 1, 2 * half - 2, 2 * half - 2);
    p.setPen(QPen(lost ? t.secondary : t.surface, 1.5));
    p.setBrush(lost ? t.surface : t.ok.ink);
    p.drawEllipse(box);
    paintSign(p, QRectF(mark.place.x() - 4, mark.place.y() - 4, 8, 8), lost ? State::False : State::True,
              lost ? t.secondary : t.surface);
}

void LifeLine::paintLabel(QPainter& p, const LifeMark& mark) const
{
    if (mark.label.isEmpty())
        return;
    const Theme& t = Theme::current();
    QStringList lines = lifeLines(mark);
    if (mark.kind == LifeMark::Kind::Timeout && !m_layout.leftOver().isEmpty())
        lines << m_layout.leftOver();
    const bool lost = mark.kind == LifeMark::Kind::Lost;
    const int align = int(mark.labelRight ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter);
    double top = mark.onSource ? mark.label.bottom() - 16 * (1 + double(lines.size())) : mark.label.top();
    const auto line = [&](const QString& text, TextRole role, const QColor& color) {
        p.setFont(ui::font(role));
        p.setPen(color);
        p.drawText(QRectF(mark.label.left(), top, mark.label.width(), 16), align | int(Qt::TextSingleLine),
                   QFontMetricsF(p.font()).elidedText(text, Qt::ElideRight, mark.label.width()));
        top += 16;
    };
    line(lifeTitle(mark), lost ? TextRole::Small : TextRole::SmallStrong,
         mark.kind == LifeMark::Kind::Timeout ? t.warn.ink
         : lost                               ? t.secondary
                                              : t.text);
    for (const QString& text : lines)
        line(text, TextRole::Tiny, t.secondary);
}

void LifeLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    paintLanes(p);
    paintAxis(p);
    paintArrows(p);
    for (const LifeMark& mark : m_layout.marks()) {
        paintMark(p, mark);
        paintLabel(p, mark);
    }
    if (hasFocus() && keyboardFocus() && focusedPart() >= 0)
        paint::panel(p, partBox(focusedPart()).adjusted(-3, -3, 3, 3), 9, {}, Theme::current().accent, 2);
}

}  // namespace signalbox::ui
