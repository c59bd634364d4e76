// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/sign.h"

#include <QCoreApplication>
#include <QPainterPath>

namespace signalbox::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::States)
};
}  // namespace

QColor stateColor(State state)
{
    const Theme& t = Theme::current();
    switch (state) {
        case State::Ok:
        case State::True:
            return t.ok.ink;
        case State::Backfill:
        case State::Starting:
        case State::Info:
            return t.info.ink;
        case State::Slow:
            return t.warn.ink;
        case State::Error:
        case State::Refused:
            return t.error.ink;
        case State::None:
        case State::Paused:
        case State::False:
            return t.secondary;
    }
    return t.secondary;
}

Tone stateTone(State state)
{
    const Theme& t = Theme::current();
    switch (state) {
        case State::Ok:
        case State::True:
            return t.ok;
        case State::Backfill:
        case State::Starting:
        case State::Info:
            return t.info;
        case State::Slow:
            return t.warn;
        case State::Error:
        case State::Refused:
            return t.error;
        case State::None:
        case State::Paused:
        case State::False:
            return {t.secondary, t.track, t.border};
    }
    return {t.secondary, t.track, t.border};
}

void paintSign(QPainter& painter, const QRectF& box, State state)
{
    paintSign(painter, box, state, stateColor(state));
}

void paintSign(QPainter& p, const QRectF& box, State state, const QColor& color)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const double scale = qMin(box.width(), box.height()) / 10.0;
    p.translate(box.center());
    p.scale(scale, scale);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    const auto line = [&](double width) {
        QPen pen(color, width);
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
    };
    switch (state) {
        case State::None:
            break;
        case State::Ok:
        case State::Info:
            p.drawEllipse(QPointF(), 4.5, 4.5);
            break;
        case State::Backfill:
            p.drawPie(QRectF(-4, -4, 8, 8), -90 * 16, 180 * 16);
            line(1.4);
            p.drawEllipse(QPointF(), 4, 4);
            break;
        case State::Starting: {
            QPen pen(color, 1.6);
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({2.6 / 1.6, 1.6 / 1.6});
            p.setPen(pen);
            p.setBrush(Qt::NoBrush);
            p.drawEllipse(QPointF(), 4, 4);
            break;
        }
        case State::Slow:
            p.drawPolygon(QPolygonF({QPointF(0, -4.3), QPointF(4.7, 4.3), QPointF(-4.7, 4.3)}));
            break;
        case State::Error:
            p.drawRoundedRect(QRectF(-4.2, -4.2, 8.4, 8.4), 1, 1);
            break;
        case State::Paused:
            p.drawRect(QRectF(-3.2, -4, 2.2, 8));
            p.drawRect(QRectF(1, -4, 2.2, 8));
            break;
        case State::True: {
            line(1.8);
            const QPointF tick[] = {{-4, 0.4}, {-1.2, 3.2}, {4, -3}};
            p.drawPolyline(tick, 3);
            break;
        }
        case State::False:
        case State::Refused:
            line(1.8);
            p.drawLine(QPointF(-3.2, -3.2), QPointF(3.2, 3.2));
            p.drawLine(QPointF(3.2, -3.2), QPointF(-3.2, 3.2));
            break;
    }
    p.restore();
}

State stateOf(ChainState state)
{
    switch (state) {
        case ChainState::Starting:
        case ChainState::Waiting:
            return State::Starting;
        case ChainState::Ok:
            return State::Ok;
        case ChainState::Backfill:
            return State::Backfill;
        case ChainState::Slow:
            return State::Slow;
        case ChainState::Error:
            return State::Error;
        case ChainState::Paused:
            return State::Paused;
        case ChainState::Deleting:
            return State::Backfill;
        case ChainState::Deleted:
            return State::None;
    }
    return State::None;
}

State stateOf(EndpointState state)
{
    switch (state) {
        case EndpointState::Untested:
            return State::Starting;
        case EndpointState::Ok:
            return State::Ok;
        case EndpointState::Slow:
        case EndpointState::Limited:
        case EndpointState::Lagging:
            return State::Slow;
        case EndpointState::Down:
        case EndpointState::WrongChain:
        case EndpointState::Refused:
            return State::Error;
        case EndpointState::Disabled:
            return State::Paused;
    }
    return State::None;
}

QString stateWord(ChainState state)
{
    switch (state) {
        case ChainState::Starting:
            return Words::tr("starting");
        case ChainState::Ok:
            return Words::tr("ok");
        case ChainState::Backfill:
            return Words::tr("backfill");
        case ChainState::Slow:
            return Words::tr("slow");
        case ChainState::Error:
            return Words::tr("error");
        case ChainState::Paused:
            return Words::tr("paused");
        case ChainState::Waiting:
            return Words::tr("waiting");
        case ChainState::Deleting:
            return Words::tr("deleting");
        case ChainState::Deleted:
            return Words::tr("deleted");
    }
    return {};
}

QString stateWord(EndpointState state)
{
    switch (state) {
        case EndpointState::Untested:
            return Words::tr("not tested");
        case EndpointState::Ok:
            return Words::tr("ok");
        case EndpointState::Slow:
            return Words::tr("slow");
        case EndpointState::Limited:
            return Words::tr("rate limited");
        case EndpointState::Lagging:
            return Words::tr("behind");
        case EndpointState::Down:
            return Words::tr("no response");
        case EndpointState::WrongChain:
            return Words::tr("wrong chain");
        case EndpointState::Refused:
            return Words::tr("refused");
        case EndpointState::Disabled:
            return Words::tr("off");
    }
    return {};
}

int severity(ChainState state)
{
    switch (state) {
        case ChainState::Error:
            return 8;
        case ChainState::Slow:
            return 7;
        case ChainState::Deleting:
            return 6;
        case ChainState::Backfill:
            return 5;
        case ChainState::Starting:
            return 4;
        case ChainState::Waiting:
            return 3;
        case ChainState::Ok:
            return 2;
        case ChainState::Paused:
            return 1;
        case ChainState::Deleted:
            return 0;
    }
    return 0;
}

void paintMark(QPainter& p, const QRectF& box, int mark)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QColor color = Theme::current().seriesColor(mark);
    if (mark <= 8) {
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawRoundedRect(box, 2, 2);
    } else {
        const double width = mark <= 16 ? 2.5 : 1.5;
        QPen pen(color, width);
        pen.setJoinStyle(Qt::MiterJoin);
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
        const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
        p.drawRoundedRect(inner, 1, 1);
        if (mark > 16)
            p.drawLine(inner.bottomLeft(), inner.topRight());
    }
    p.restore();
}

QPen markPen(int mark)
{
    const Theme& t = Theme::current();
    const int color = (mark - 1) % 8 + 1;
    const bool pale = !t.dark && mark > 0 && (color == 2 || color == 4 || color == 5);
    const double width = pale ? 2 : 1.5;
    QPen pen(t.seriesColor(mark), width);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (mark > 16)
        pen.setDashPattern({1.5 / width, 2.5 / width});
    else if (mark > 8)
        pen.setDashPattern({4 / width, 2 / width});
    return pen;
}

void paintMarkLine(QPainter& painter, const QPointF& left, double width, int mark)
{
    QPen pen = markPen(mark);
    pen.setWidthF(2.5);
    painter.setPen(pen);
    painter.drawLine(left, left + QPointF(width, 0));
}

}  // namespace signalbox::ui
