// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/empty_events.h"

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
        return {EmptyEventsText::tr("The engine has not started yet. Events are shown as soon as it is ready.")};
    if (state.noChain)
        return {transfers
                    ? EmptyEventsText::tr("Token transfers of indexed chains are shown here. Add a chain to begin.")
                    : EmptyEventsText::tr("Events of the ERC-8004 registries are shown here. Add a chain to begin."),
                Action::AddChain};
    if (state.searching)
        return {transfers ? EmptyEventsText::tr("No transfers found so far. Searching the rest of the chain.")
                          : EmptyEventsText::tr("No events found so far. Searching the rest.")};
    if (state.filtered)
        return {transfers ? EmptyEventsText::tr("No transfer matches these filters.")
                          : EmptyEventsText::tr("No event matches these filters."),
                Action::ClearFilters};
    if (const ChainSnapshot* chain = state.chain) {
        const QString name = format::safe(chain->name);
        return {chain->state == ChainState::Backfill
                    ? EmptyEventsText::tr("No rows of %1 are stored yet. Backfill is %2 done.")
                          .arg(name, format::share(chain->done))
                    : EmptyEventsText::tr("No rows of %1 are stored yet. Its page shows what is indexed.").arg(name),
                Action::OpenChain};
    }
    return {transfers ? EmptyEventsText::tr("No transfers are stored yet.")
                      : EmptyEventsText::tr("No registry events are stored yet. Add ERC-8004 registries to a chain to "
                                            "index them.")};
}

}  // namespace signalbox::ui
