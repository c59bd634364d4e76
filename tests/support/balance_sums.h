// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "support/database.h"

namespace signalbox::test {

/// Holders of the workspace's only chain whose balance is not the plain sum of its stored transfers, and transfers that
/// are in no balance; empty if there are none. Zero amounts, which make no row, do not matter.
inline QString wrongBalances(Database& database, const QString& schema)
{
    const QString wrong = database.value(
        u"WITH want AS (SELECT contract, holder, sum(delta) AS net FROM (SELECT contract_address AS contract, "
        "to_address AS holder, value AS delta FROM %1.transfers UNION ALL SELECT contract_address, from_address, "
        "-value FROM %1.transfers) s WHERE holder <> decode(repeat('00', 20), 'hex') GROUP BY 1, 2) SELECT count(*) "
        "FROM want FULL JOIN (SELECT contract, holder, sum(net) AS net FROM (SELECT contract, holder, net FROM "
        "balances.holdings UNION ALL SELECT contract, holder, delta FROM balances.queue WHERE NOT delta_lost) s GROUP "
        "BY 1, 2) h USING (contract, holder) WHERE coalesce(h.net, 0) <> coalesce(want.net, 0)"_s.arg(schema)
            .toUtf8());
    const QString uncounted = database.value(
        u"SELECT count(*) FROM %1.transfers t WHERE NOT EXISTS (SELECT FROM signalbox.coverage c WHERE c.stream = "
        "'balances' AND t.block_number BETWEEN c.lo AND c.hi)"_s.arg(schema)
            .toUtf8());
    return wrong == "0"_L1 && uncounted == "0"_L1
               ? QString()
               : u"balances that differ: %1, transfers in no balance: %2"_s.arg(wrong, uncounted);
}

}  // namespace signalbox::test
