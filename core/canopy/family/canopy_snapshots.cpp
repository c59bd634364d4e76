// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/family/canopy_snapshots.h"

#include "canopy/canopy_adapter.h"
#include "layers/layer_tables.h"
#include "signalbox/literals.h"
#include "store/chain_ingest.h"
#include "support/log.h"

namespace signalbox::engine {

namespace {

QCoro::Task<> take(canopy::CanopyAdapter* adapter, store::ConnectionInfo database, store::ChainPlace place,
                   qint64 epoch, const catalog::Catalog* catalog)
{
    auto reading = adapter->snapshots();
    const auto rows = co_await reading;
    const LogChainScope scope(place.caip2);
    if (!rows) {
        if (rows.error().kind != ErrorKind::Cancelled)
            qCWarning(logSync).noquote() << rows.error().text();
        co_return;
    }
    if ((*rows)->rows() == 0)
        co_return;
    store::Commit commit;
    commit.mode = store::Commit::Mode::Record;
    commit.tables = **rows;
    const auto done =
        store::ChainIngest(std::move(database), place.caip2, epoch, layers::tablesOf(*catalog)).commit(commit);
    if (!done && done.error().code != "LEASE_LOST"_L1)
        qCWarning(logSync).noquote() << "Polls and proposals were not stored:" << done.error().text();
}

}  // namespace

void takeCanopySnapshots(indexing::Adapter& adapter, const store::ConnectionInfo& database,
                         const store::ChainPlace& place, qint64 epoch, const catalog::Catalog& catalog)
{
    if (auto* canopyAdapter = dynamic_cast<canopy::CanopyAdapter*>(&adapter))
        take(canopyAdapter, database, place, epoch, &catalog);
}

}  // namespace signalbox::engine
