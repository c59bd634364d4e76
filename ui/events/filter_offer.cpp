// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/filter_offer.h"

#include "models/event_cells.h"
#include "widgets/format.h"

namespace signalbox::ui {

std::vector<FilterOffer> FilterOffer::of(EventKind kind, const EventRow& row)
{
    std::vector<FilterOffer> offers;
    const auto offer = [&](EventField field, EventColumn column, const QString& text) {
        if (const QString value = cellText(row, column); !value.isEmpty())
            offers.push_back({field, value, text.arg(shortHex(format::safe(value)))});
    };
    if (kind == EventKind::Transfers) {
        offer(EventField::From, EventColumn::From, tr("Only from %1"));
        offer(EventField::To, EventColumn::To, tr("Only to %1"));
        offer(EventField::Contract, EventColumn::Token, tr("Only token %1"));
    } else {
        offer(EventField::EventType, EventColumn::Event, tr("Only %1"));
        offer(EventField::Agent, EventColumn::Agent, tr("Only agent %1"));
        offer(EventField::Tag, EventColumn::Tag1, tr("Only tag %1"));
    }
    offer(EventField::Transaction, EventColumn::Transaction, tr("Only transaction %1"));
    return offers;
}

}  // namespace signalbox::ui
