// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "models/event_filter.h"

namespace signalbox::ui {

/// An entry of a row's context menu: a filter by one of the row's values.
struct FilterOffer {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::FilterOffer)
public:
    EventField field = EventField::Transaction;
    QString value;
    QString text;  ///< "Only from 0x1234…abcd"

    static std::vector<FilterOffer> of(EventKind kind, const EventRow& row);
};

}  // namespace signalbox::ui
