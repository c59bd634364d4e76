// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/ibc.h"

#include <future>

#include "ibc/concerns.h"
#include "ibc/joiner/joiner.h"
#include "ibc/removal.h"
#include "ibc/state/state_worker.h"
#include "ibc/stats/statistics_worker.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

struct Work : engine::BackgroundWork {
    explicit Work(const engine::FamilyParts& parts)
        : joiner(std::make_unique<Joiner>(parts)),
          statistics(std::make_unique<StatisticsWorker>(parts.database.withApplication(u"signalbox ibc statistics"_s))),
          state(parts)
    {
    }
    /// At once: each may wait for a server that does not answer.
    ~Work() override
    {
        const auto first = std::async(std::launch::async, [this] { joiner.reset(); });
        const auto second = std::async(std::launch::async, [this] { statistics.reset(); });
    }
    std::unique_ptr<Joiner> joiner;
    std::unique_ptr<StatisticsWorker> statistics;
    StateWorker state;
};

}  // namespace

std::vector<store::StreamRow> Ibc::streams(const QString&) const
{
    return {};
}

std::vector<std::shared_ptr<const store::DataSet>> Ibc::dataSets(const store::ChainPlace&) const
{
    return {};
}

/// The tables of all chains are the workspace's.
void Ibc::makeTables(store::Transaction&, const store::ChainRow&) const {}

Expected<std::vector<Preview::Table>> Ibc::tables(store::Session& session, const store::ChainRow& chain) const
{
    return tablesOf(session, chain);
}

Expected<Done> Ibc::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const
{
    return removeChain(session, chain, epoch);
}

Expected<engine::Concerns> Ibc::concerns(store::Session& session) const
{
    return readConcerns(session);
}

Expected<std::map<QString, Height>> Ibc::settled(store::Session& session) const
{
    return readSettled(session);
}

std::unique_ptr<engine::BackgroundWork> Ibc::work(const engine::FamilyParts& parts) const
{
    return parts.works ? std::make_unique<Work>(parts) : nullptr;
}

}  // namespace signalbox::ibc
