// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/triggers.h"

#include <QCoreApplication>
#include <QSysInfo>

#include "actions/jobs/job_runner.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "triggers/engine/concerns.h"
#include "triggers/engine/trigger_consumer.h"

namespace signalbox::triggers {

namespace {

store::Holder thisConsole()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return {u"%1 pid %2"_s.arg(QSysInfo::machineHostName()).arg(pid), store::thisHost(), pid};
}

struct Work : engine::BackgroundWork {
    explicit Work(const engine::FamilyParts& parts) : runner(parts), consumer(parts.database, thisConsole()) {}
    actions::JobRunner runner;
    TriggerConsumer consumer;
};

}  // namespace

std::vector<store::StreamRow> Triggers::streams(const QString&) const
{
    return {};
}

std::vector<std::shared_ptr<const store::DataSet>> Triggers::dataSets(const store::ChainPlace&) const
{
    return {};
}

void Triggers::makeTables(store::Transaction&, const store::ChainRow&) const {}

/// Nothing that belongs to the chain alone: triggers, jobs and audit stay.
Expected<std::vector<Preview::Table>> Triggers::tables(store::Session&, const store::ChainRow&) const
{
    return std::vector<Preview::Table>();
}

/// Counting begins anew if the chain comes back. What fired is kept, so that it does not fire again then.
Expected<Done> Triggers::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const
{
    return session.write([&](store::Transaction& transaction) -> Expected<Done> {
        if (const auto ours = store::Leases::fence(transaction, chain.caip2, epoch); !ours)
            return ours;
        const QString id = chain.caip2.section(u':', 1);
        transaction.exec(
            "DELETE FROM erc8004.trigger_state s USING erc8004.trigger_places p WHERE p.trigger_id = "
            "s.trigger_id AND p.chain_id = $1::bigint",
            {id});
        transaction.exec(
            "UPDATE erc8004.trigger_places SET start_block = -1, block_number = -1, known_from = NULL, "
            "skipped = '{}', waits_for = NULL, waits_since = NULL WHERE chain_id = $1::bigint",
            {id});
        transaction.exec("DELETE FROM erc8004.event_arrivals WHERE chain_id = $1::bigint", {id});
        transaction.exec("DELETE FROM erc8004.parked_events WHERE chain_id = $1::bigint", {id});
        return Done{};
    });
}

Expected<engine::Concerns> Triggers::concerns(store::Session& session) const
{
    return readConcerns(session);
}

Expected<std::map<QString, Height>> Triggers::settled(store::Session& session) const
{
    return readSettled(session);
}

std::unique_ptr<engine::BackgroundWork> Triggers::work(const engine::FamilyParts& parts) const
{
    return parts.works ? std::make_unique<Work>(parts) : nullptr;
}

}  // namespace signalbox::triggers
