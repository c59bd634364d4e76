// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "evm/data/evm_tables.h"
#include "signalbox/literals.h"
#include "store/chain_ingest.h"
#include "store/leases.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

namespace signalbox::test {

/// A database with one EVM chain whose lease this test holds, for tests of its ingest.
class IngestPlace {
protected:
    void make()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        OK(store::Chains(*session).add(newChain()));
        const auto taken = store::Leases(*session).acquire(chainId, {u"a"_s, u"here"_s, 1});
        OK(taken);
        epoch = *taken;
    }
    void drop()
    {
        session.reset();
        db.reset();
    }
    QString count(const char* table) const { return db->value(u"SELECT count(*) FROM "_s + QLatin1String(table)); }
    QString coverage(const char* stream) const
    {
        return db->value(
            u"SELECT string_agg(lo || '-' || hi, ' ' ORDER BY lo) FROM signalbox.coverage WHERE stream = '%1'"_s.arg(
                QLatin1String(stream)));
    }
    store::ChainIngest ingest() const { return store::ChainIngest(db->connection(), chainId, epoch, evm::chainTables); }

    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<store::Session> session;
    qint64 epoch = 0;
};

}  // namespace signalbox::test
