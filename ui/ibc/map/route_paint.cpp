// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/route_paint.h"

#include <QCoreApplication>

#include "ibc/model/ibc_words.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui::routes {

namespace {
struct RouteMapWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::RouteMap)
};
}  // namespace

State stateOf(const RoutePair& pair)
{
    return pair.critical > 0 ? State::Error : pair.stuck > 0 ? State::Slow : State::None;
}

QPen arcPen(const RouteLayout::Arc& arc, const Look& look)
{
    const Theme& t = Theme::current();
    const State state = stateOf(arc.pair);
    QColor color = state == State::None ? t.coverageDone : stateColor(state);
    if (!look.indexed && state == State::None)
        color = t.others;
    else if (state == State::None && !look.hovered && !look.focused)
        color.setAlphaF(0.62F);
    QPen pen(color, arc.width + (look.hovered || look.focused ? 1.5 : 0), Qt::SolidLine, Qt::FlatCap);
    if (!look.indexed) {
        pen.setWidthF(std::clamp(arc.width, 1.5, 5.0));
        const double unit = 6 / pen.widthF();
        pen.setDashPattern({unit, unit});
    }
    return pen;
}

void arc(QPainter& p, const RouteLayout::Arc& arc, const Look& look)
{
    p.setBrush(Qt::NoBrush);
    p.setPen(arcPen(arc, look));
    p.drawPath(arc.path);
}

void count(QPainter& p, const RouteLayout::Arc& arc)
{
    const State state = stateOf(arc.pair);
    if (state == State::None)
        return;
    const QString text = RouteMapWords::tr("%1 stuck", "number of packets").arg(format::number(arc.pair.stuck));
    p.setFont(ui::font(TextRole::SmallStrong));
    const double width = p.fontMetrics().horizontalAdvance(text) + 31;
    const QRectF box(arc.middle.x() - width / 2, arc.middle.y() - 10, width, 20);
    const Tone tone = stateTone(state);
    paint::panel(p, box, 10, tone.tint, tone.line);
    paintSign(p, QRectF(box.left() + 8, box.center().y() - 5, 10, 10), state);
    p.setPen(tone.ink);
    p.drawText(box.adjusted(23, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

void node(QPainter& p, const RouteLayout::Node& node, int mark, bool compact, const Look& look)
{
    const Theme& t = Theme::current();
    const IbcChain& chain = node.chain;
    const bool indexed = !chain.caip2.isEmpty();
    paint::panel(p, node.box, 7, look.hovered ? t.hover : t.surface, indexed ? t.control : QColor());
    if (!indexed) {
        QPen pen(t.control, 1, Qt::CustomDashLine);
        pen.setDashPattern({3, 3});
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(node.box.adjusted(0.5, 0.5, -0.5, -0.5), 6.5, 6.5);
    }
    if (look.focused)
        paint::panel(p, node.box.adjusted(-3, -3, 3, 3), 10, {}, t.accent, 2);
    const QRectF inside = node.box.adjusted(10, 3, -8, -3);
    const QRectF line(inside.left(), inside.top(), inside.width(), compact ? inside.height() : inside.height() / 2 + 1);
    paintMark(p, QRectF(line.left(), line.center().y() - 5, 10, 10), mark);
    const QFont strong = ui::font(compact ? TextRole::Small : TextRole::Strong);
    p.setFont(strong);
    p.setPen(t.text);
    const double room = line.width() - 17;
    p.drawText(line.adjusted(17, 0, 0, 0), int(Qt::AlignVCenter | Qt::AlignLeft) | int(Qt::TextSingleLine),
               QFontMetricsF(strong).elidedText(ibc::briefText(chain.name.isEmpty() ? chain.chainId : chain.name),
                                                Qt::ElideRight, room));
    if (compact)
        return;
    const QString words = !indexed        ? RouteMapWords::tr("not indexed")
                          : !chain.health ? RouteMapWords::tr("no data")
                                          : RouteMapWords::tr("health %1").arg(format::number(*chain.health, 1));
    p.setFont(ui::font(TextRole::Tiny));
    p.setPen(t.secondary);
    p.drawText(QRectF(line.left() + 17, line.bottom() - 1, room, inside.bottom() - line.bottom() + 1),
               int(Qt::AlignVCenter | Qt::AlignLeft) | int(Qt::TextSingleLine), words);
}

}  // namespace signalbox::ui::routes
