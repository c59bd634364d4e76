// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/own_records.h"

namespace signalbox::engine {

void OwnRecords::poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                      qint64 epoch) const
{
    Q_UNUSED(adapter)
    Q_UNUSED(database)
    Q_UNUSED(chain)
    Q_UNUSED(epoch)
}

void OwnRecords::writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                                const ChainSnapshot& snapshot) const
{
    Q_UNUSED(transaction)
    Q_UNUSED(chain)
    Q_UNUSED(snapshot)
}

Expected<bool> OwnRecords::optimizeDue(store::Transaction& transaction, const QString& caip2,
                                       const QString& every) const
{
    Q_UNUSED(transaction)
    Q_UNUSED(caip2)
    Q_UNUSED(every)
    return false;
}

Expected<Done> OwnRecords::reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                         CommandId command, const QString& by) const
{
    Q_UNUSED(session)
    Q_UNUSED(chain)
    Q_UNUSED(range)
    Q_UNUSED(command)
    Q_UNUSED(by)
    return Done{};
}

Expected<Done> OwnRecords::reindexEnds(store::Session& session, const QString& caip2, CommandId command,
                                       const QString& state, const QString& error) const
{
    Q_UNUSED(session)
    Q_UNUSED(caip2)
    Q_UNUSED(command)
    Q_UNUSED(state)
    Q_UNUSED(error)
    return Done{};
}

}  // namespace signalbox::engine
