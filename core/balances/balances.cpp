// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances.h"

#include "balances/balances_set.h"
#include "balances/concerns.h"
#include "balances/queue_worker.h"
#include "balances/truth/truth_worker.h"
#include "store/leases.h"

namespace signalbox::balances {

namespace {

qint64 numberOf(const QString& caip2)
{
    return caip2.section(u':', 1).toLongLong();
}

struct Work : engine::BackgroundWork {
    explicit Work(const engine::FamilyParts& parts)
        : queue(parts.database.withApplication(u"signalbox balances"_s)), truth(parts)
    {
    }
    QueueWorker queue;
    TruthWorker truth;
};

}  // namespace

std::vector<store::StreamRow> Balances::streams(const QString& caip2) const
{
    store::StreamRow row;
    row.caip2 = caip2;
    row.stream = stream;  // from block 0: what its base does not want is not expected of it
    row.settings = {{u"label"_s, u"Token balances"_s}};
    return {row};
}

std::vector<std::shared_ptr<const store::DataSet>> Balances::dataSets(const store::ChainPlace& place) const
{
    return {std::make_shared<BalancesSet>(place)};
}

void Balances::makeTables(store::Transaction& transaction, const store::ChainRow& chain) const
{
    transaction.exec("SELECT balances.create_chain($1)", {numberOf(chain.caip2)});
}

Expected<std::vector<Preview::Table>> Balances::tables(store::Session& session, const store::ChainRow& chain) const
{
    return session.read([&](store::Transaction& transaction) {
        std::vector<Preview::Table> all;
        for (const auto& row : transaction.exec(
                 "SELECT greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) FROM pg_class WHERE oid = "
                 "to_regclass('balances.holdings_' || $1)",
                 {QString::number(numberOf(chain.caip2))}))
            all.push_back({u"balances.holdings"_s, store::integer(row[0]), false, store::integer(row[1])});
        return all;
    });
}

Expected<Done> Balances::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const
{
    return session.write([&](store::Transaction& transaction) -> Expected<Done> {
        if (const auto ours = store::Leases::fence(transaction, chain.caip2, epoch); !ours)
            return ours;
        transaction.exec("SELECT signalbox.uncover($1, ARRAY[$2::text], 0, 9223372036854775806)",
                         {chain.caip2, stream});
        transaction.exec("SELECT balances.drop_chain($1)", {numberOf(chain.caip2)});
        return Done{};
    });
}

Expected<engine::Concerns> Balances::concerns(store::Session& session) const
{
    return readConcerns(session);
}

std::unique_ptr<engine::BackgroundWork> Balances::work(const engine::FamilyParts& parts) const
{
    return std::make_unique<Work>(parts);
}

}  // namespace signalbox::balances
