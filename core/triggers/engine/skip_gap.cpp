// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/skip_gap.h"

#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

Expected<Done> skipGap(store::Transaction& transaction, const QString& trigger)
{
    if (const auto known = readTrigger(transaction, trigger); !known)
        return fail(known.error());
    if (transaction
            .exec("UPDATE erc8004.trigger_places SET block_number = upper(waits_for) - 1, skipped = skipped + "
                  "int8multirange(waits_for), known_from = coalesce(known_from, start_block), waits_for = NULL, "
                  "waits_since = NULL, updated_at = now() WHERE trigger_id = $1 AND waits_for IS NOT NULL",
                  {trigger})
            .affected_rows() == 0)
        return fail(ErrorKind::Conflict, "NO_GAP",
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger does not wait for missing blocks.")));
    transaction.exec("SELECT pg_notify($1, '')", {changedChannel});
    return Done{};
}

}  // namespace signalbox::triggers
