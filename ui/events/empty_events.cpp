// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/empty_events.h"

#include "events/event_panel.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "widgets/format.h"

namespace signalbox::ui {

EmptyEventsText emptyEventsText(const EmptyEvents& state)
{
    using Action = EmptyEventsAction;
    const bool transfers = state.kind == EventKind::Transfers;
    if (state.error)
        return {engineWords(*state.error), mayPass(*state.error) ? Action::Retry
                                           : state.filtered      ? Action::ClearFilters
                                                                 : Action::None};
    if (!state.running)
        return {EventPanel::tr("The engine has not started yet. Events are shown as soon as it is ready.")};
    if (state.noChain)
        return {transfers ? EventPanel::tr("Token transfers of indexed chains are shown here. Add a chain to begin.")
                          : EventPanel::tr("Events of the ERC-8004 registries are shown here. Add a chain to begin."),
                Action::AddChain};
    if (state.searching)
        return {transfers ? EventPanel::tr("No transfers found so far. Searching the rest of the chain.")
                          : EventPanel::tr("No events found so far. Searching the rest.")};
    if (state.filtered)
        return {transfers ? EventPanel::tr("No transfer matches these filters.")
                          : EventPanel::tr("No event matches these filters."),
                Action::ClearFilters};
    if (const ChainSnapshot* chain = state.chain) {
        const QString name = format::safe(chain->name);
        return {chain->state == ChainState::Backfill
                    ? EventPanel::tr("No rows of %1 are stored yet. Backfill is %2 done.")
                          .arg(name, format::share(chain->done))
                    : EventPanel::tr("No rows of %1 are stored yet. Its page shows what is indexed.").arg(name),
                Action::OpenChain};
    }
    return {transfers ? EventPanel::tr("No transfers are stored yet.")
                      : EventPanel::tr("No registry events are stored yet. Add ERC-8004 registries to a chain to "
                                       "index them.")};
}

}  // namespace signalbox::ui
