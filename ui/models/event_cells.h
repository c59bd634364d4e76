// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

#include "models/event_amount.h"
#include "models/event_columns.h"

namespace signalbox::ui {

QString cellText(const EventRow& row, EventColumn column);  ///< the stored value; empty: none
QDateTime eventTime(const EventRow& row);
QString eventChain(const EventRow& row, EventKind kind, const QString& asked);  ///< CAIP-2 id
std::optional<AmountText> eventAmount(const EventRow& row, EventKind kind, bool raw);
QString eventStatus(const EventRow& row);  ///< pending, stored, final: translated

/// What a cell shows: short, grouped, times of today without the date; missing is empty text.
QString shownText(const EventRow& row, EventColumn column, EventKind kind, bool raw);
QString tipText(const EventRow& row, EventColumn column, EventKind kind);
QString copiedText(const EventRow& row, EventColumn column, EventKind kind, bool raw);  ///< full value without grouping

}  // namespace signalbox::ui
