// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/data_set.h"

namespace signalbox::store {

/// Ingest of one chain of any family, by libpq on its own connection, which is opened when first needed and after it
/// broke. The family's data sets write the rows. One thread; every call blocks. Errors in addition to those of
/// IngestStore: BAD_ROWS (rows that do not fit their tables: nothing was sent).
class ChainIngest : public IngestStore {
public:
    ChainIngest(ConnectionInfo engine, QString caip2, qint64 epoch, MakeChainTables tables);
    ~ChainIngest() override;

    Expected<StoredChain> load() override;
    Expected<Done> commit(const Commit& commit) override;
    Expected<qint64> undo(const Undo& undo) override;
    Expected<Done> heartbeat() override;
    Expected<std::vector<chain::BlockBloom>> blooms(Interval range) override;
    Expected<Done> uncover(const chain::Streams& streams, const Intervals& blocks) override;
    Expected<DerivedPiece> derive(Height upTo, qint64 rows) override;
    void upkeep() override;

    void close();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::store
