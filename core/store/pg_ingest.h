#pragma once

#include <memory>

#include "postgres/connection_info.h"
#include "store/ingest.h"

namespace signalbox::store {

/// Ingest into PostgreSQL by libpq on a connection of its own, opened when first needed and after it broke. `caip2`
/// must be eip155:<n>; the schema's name comes from signalbox.chains. One thread. heartbeat() also keeps the indexes of
/// transfers up to date, in the background.
class PgIngest : public IngestStore {
public:
    PgIngest(ConnectionInfo engine, QString caip2, qint64 epoch);
    ~PgIngest() override;

    Expected<StoredChain> load() override;
    Expected<Done> commit(const Commit& commit) override;
    Expected<qint64> undo(const Undo& undo) override;
    Expected<Done> heartbeat() override;
    Expected<std::vector<chain::BlockBloom>> blooms(Interval range) override;
    Expected<Done> uncover(const chain::Streams& streams, const Intervals& blocks) override;

    void upkeep();  ///< brings the indexes up to date soon, in the background
    void close();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::store
