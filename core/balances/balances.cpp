// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances.h"

#include "balances/balance_work.h"
#include "balances/balances_set.h"
#include "balances/books/book_parts.h"
#include "balances/concerns.h"
#include "balances/queue_worker.h"
#include "balances/truth/truth_worker.h"
#include "balances/truth/verify_balances.h"
#include "store/leases.h"

namespace signalbox::balances {

namespace {

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

bool Balances::carriesOut(Verb verb) const
{
    return verb == Verb::BalancesRecalculate || verb == Verb::BalancesRebuild || verb == Verb::BalancesVerify ||
           verb == Verb::QueueRetry || verb == Verb::QueueDiscard || verb == Verb::QueueConfigure ||
           verb == Verb::TokenEdit;
}

Expected<QJsonObject> Balances::carryOut(store::Session& session, const engine::FamilyParts& parts,
                                         const QString& caip2, const Arguments& wanted, const Tell& tell) const
{
    const BalanceWork work(session, caip2, tell);
    if (const auto* recalculate = std::get_if<arguments::BalancesRecalculate>(&wanted))
        return work.recalculate(*recalculate);
    if (std::holds_alternative<arguments::BalancesRebuild>(wanted))
        return work.rebuild();
    if (const auto* verify = std::get_if<arguments::BalancesVerify>(&wanted))
        return verifyBalances(session, parts, caip2, *verify, tell);
    if (const auto* retry = std::get_if<arguments::QueueRetry>(&wanted))
        return work.retry(*retry);
    if (const auto* discard = std::get_if<arguments::QueueDiscard>(&wanted))
        return work.discard(*discard);
    if (const auto* configure = std::get_if<arguments::QueueConfigure>(&wanted))
        return work.configure(*configure);
    if (const auto* edit = std::get_if<arguments::TokenEdit>(&wanted))
        return work.edit(*edit);
    return Capability::carryOut(session, parts, caip2, wanted, tell);
}

}  // namespace signalbox::balances
