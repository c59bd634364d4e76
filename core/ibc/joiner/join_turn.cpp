// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/joiner/join_turn.h"

namespace signalbox::ibc {

JoinTurn joinTurn(store::Transaction& transaction, qint64 events)
{
    const auto rows = transaction.exec("SELECT t.more, t.packets FROM ibc.join_turn($1) t", {events});
    return {store::boolean(rows[0][0]), store::integer(rows[0][1])};
}

Expected<Done> joinAgain(store::Session& session)
{
    return session.write([](store::Transaction& transaction) {
        transaction.exec("SELECT ibc.join_again()");
        return Done{};
    });
}

}  // namespace signalbox::ibc
