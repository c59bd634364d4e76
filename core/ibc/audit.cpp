// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/audit.h"

#include <QUuid>

#include "ibc/state/known_chains.h"

namespace signalbox::ibc {

void recordDone(store::Transaction& transaction, const Recorder& recorder, const QString& chainId,
                const Arguments& arguments)
{
    transaction.exec(
        "INSERT INTO signalbox.commands (request, console, person, verb, target, args, state, started_at, finished_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, 'done', now(), now())",
        {QUuid::createUuid(), recorder.console, recorder.person, name(verbOf(arguments)),
         chainId.isEmpty() ? QString() : caip2Of(transaction, chainId), toJson(arguments)});
}

}  // namespace signalbox::ibc
