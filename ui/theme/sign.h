// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

#include "signalbox/snapshot.h"
#include "theme/theme.h"

namespace signalbox::ui {

/// Meaning of a sign; never color alone, never a font glyph.
enum class State { None, Ok, Backfill, Starting, Slow, Error, Paused, True, False, Refused, Info };

/// Paints the sign into a box (10×10 in tables, chips, bars), centered, in the color of the state.
void paintSign(QPainter& painter, const QRectF& box, State state);
void paintSign(QPainter& painter, const QRectF& box, State state, const QColor& color);

QColor stateColor(State state);
Tone stateTone(State state);  ///< tint and line for chips and bars; paused and none: track and border

State stateOf(ChainState state);
State stateOf(EndpointState state);
QString stateWord(ChainState state);     ///< ok, backfill, starting, slow, error, paused, …: translated
QString stateWord(EndpointState state);  ///< ok, rate limited, no answer, another chain, …: translated
int severity(ChainState state);          ///< larger is worse: the order "worst first"

/// The chain's own mark: 1–8 filled, 9–16 hollow, after that with a diagonal.
void paintMark(QPainter& painter, const QRectF& box, int mark);
QPen markPen(int mark);  ///< line of the chain on charts: color, 1.5 or 2 px, solid, dashed 4–2 or dotted 1.5–2.5
/// A thick piece of that line to the right of `left`, as in legends.
void paintMarkLine(QPainter& painter, const QPointF& left, double width, int mark);

}  // namespace signalbox::ui
