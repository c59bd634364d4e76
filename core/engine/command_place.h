// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "engine/alert_keeper.h"
#include "engine/command_news.h"
#include "engine/unit_keeper.h"
#include "units/lease_keeper.h"

namespace signalbox::engine {

/// The engine as the commands see it. Engine thread.
class CommandPlace : public CommandHost {
public:
    struct Parts {
        const EngineParts& engine;
        NetThread& net;
        ChainUnits& units;
        DatabaseLink& link;
        LeaseKeeper& leases;
        CatalogKeeper& catalogs;
        UnitKeeper& keeper;
        CommandNews& news;
        AlertKeeper& alerts;
    };
    explicit CommandPlace(Parts parts) : m(parts) {}
    void stop() { m_stopping = true; }  ///< from now on, takes no chain and no command without a chain

    store::Session& session() override { return m.link.session(); }
    const EngineParts& parts() const override { return m.engine; }
    NetThread& net() override { return m.net; }
    ChainUnit* unit(const QString& caip2) override { return m.units.find(caip2); }
    Expected<Done> hold(ChainUnit& unit) override;
    bool takesFreeCommands() override;
    Expected<Done> reload() override { return m.keeper.reload(); }
    Expected<Done> prepareTables() override { return m.catalogs.prepare(); }
    void ensureWorker(ChainUnit& unit) override { m.keeper.ensureWorker(unit); }
    void told(const CommandStatus& status) override { m.news.report(status); }
    void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept) override
    {
        m.alerts.rowsKept(caip2, read, kept);
    }

private:
    Parts m;
    bool m_stopping = false;
};

}  // namespace signalbox::engine
