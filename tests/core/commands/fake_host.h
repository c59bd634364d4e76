// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "commands/command_runner.h"
#include "engine/shipped_families.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "store/status.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"

namespace signalbox::test {

/// A console on a real database with one EVM chain, which it may hold; its workers never start.
class FakeHost : public engine::CommandHost {
public:
    FakeHost()
    {
        m_parts->families = engine::shippedFamilies();
        m_parts->database = database.connection();
        m_parts->endpointSecrets = std::make_shared<engine::EndpointSecrets>(nullptr);
        const auto row = store::Chains(*m_session).add(newChain());
        if (!row)
            qFatal("%s", qPrintable(row.error().text()));
        chain = std::make_unique<engine::ChainUnit>(m_parts, *row);
        (void)reload();
    }

    store::Session& session() override { return *m_session; }
    const engine::EngineParts& parts() const override { return *m_parts; }
    engine::NetThread& net() override { return m_net; }
    engine::ChainUnit* unit(const QString& caip2) override { return caip2 == chainId ? chain.get() : nullptr; }
    Expected<Done> hold(engine::ChainUnit& unit) override
    {
        if (unit.isHeld())
            return Done{};
        if (!mayHold)
            return fail(ErrorKind::Conflict, "LEASE_HELD", Message(u"held elsewhere"_s));
        const auto epoch = store::Leases(*m_session).acquire(unit.caip2(), {u"here pid 1"_s, u"here"_s, 1});
        if (!epoch)
            return fail(epoch.error());
        unit.hold(*epoch);
        return Done{};
    }
    bool takesFreeCommands() override { return takesFree; }
    Expected<Done> reload() override
    {
        ++reloads;
        store::Chains chains(*m_session);
        const auto row = chains.find(chainId);
        const auto endpoints = chains.endpoints(chainId);
        const auto streams = chains.streams(chainId);
        if (row && endpoints && streams)
            chain->apply(*row, *endpoints, *streams);
        return Done{};
    }
    Expected<Done> prepareTables() override { return Done{}; }
    void ensureWorker(engine::ChainUnit&) override {}
    void told(const CommandStatus& status) override { reports.push_back(status); }
    void rowsKept(const QString&, const chain::IntervalSet&, const Intervals&) override {}

    /// A command as an operator's console writes it.
    CommandId queue(const Command& command)
    {
        const auto id = store::CommandQueue(*m_session).insert(command, QUuid::createUuid(), u"operator"_s);
        if (!id)
            qWarning("%s", qPrintable(id.error().text()));
        return id.value_or(0);
    }
    CommandStatus stored(CommandId id)
    {
        const auto found = store::CommandQueue(*m_session).find(id);
        return found && *found ? **found : CommandStatus();
    }

    PgDatabase database;
    std::unique_ptr<engine::ChainUnit> chain;
    std::vector<CommandStatus> reports;
    int reloads = 0;
    bool mayHold = true, takesFree = true;

private:
    std::unique_ptr<store::Session> m_session = database.session();
    std::shared_ptr<engine::EngineParts> m_parts = std::make_shared<engine::EngineParts>();
    engine::NetThread m_net{engine::shippedFamilies(), nullptr};
};

}  // namespace signalbox::test
