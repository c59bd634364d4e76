// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/stats/statistics.h"

namespace signalbox::ibc {

namespace {

/// Taken by the transaction that counts; another console's counts instead of ours.
bool takeTurn(store::Transaction& transaction)
{
    return !transaction.exec("SELECT set_config('jit', 'off', true) FROM ibc.statistics_turn FOR UPDATE SKIP LOCKED")
                .empty();
}

}  // namespace

/// In two transactions, so that packets which became stuck are shown before long days are counted.
Expected<StatisticsTurn> updateStatistics(store::Session& session, int mostDays)
{
    StatisticsTurn done;
    const auto judged = session.write([&](store::Transaction& transaction) -> Expected<bool> {
        if (!takeTurn(transaction))
            return false;
        transaction.exec("SELECT ibc.update_heads()");
        done.marked = store::integer(transaction.exec("SELECT ibc.judge_stuck()")[0][0]);
        return true;
    });
    if (!judged)
        return fail(judged.error());
    done.ours = *judged;
    if (!done.ours)
        return done;
    const auto counted = session.write([&](store::Transaction& transaction) -> Expected<qint64> {
        if (!takeTurn(transaction))
            return 0;
        transaction.exec("SELECT ibc.learn_own_relayers()");
        return store::integer(transaction.exec("SELECT ibc.count_turn($1::integer)", {mostDays})[0][0]);
    });
    if (!counted)
        return fail(counted.error());
    done.days = *counted;
    done.more = done.days >= mostDays;
    return done;
}

}  // namespace signalbox::ibc
