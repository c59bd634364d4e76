// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Work on tables from a catalog: resync, repair, optimize. Engine thread; the work itself runs in a separate thread.
class LayerCommands {
public:
    explicit LayerCommands(CommandHost& host) : m_host(host) {}

    void resync(Run run, ChainUnit& unit, const arguments::Resync& wanted);
    /// Brings tables, columns, functions and triggers in line with the catalog; then resyncs rows missed in the
    /// meantime.
    void repair(Run run, ChainUnit& unit, const arguments::Repair& wanted);
    void optimize(Run run, ChainUnit& unit, const arguments::Optimize& wanted);

private:
    /// Null if the chain has no tables from a catalog: the command was finished with the reason.
    const catalog::Catalog* catalogOf(Run run, const store::ChainRow& chain) const;

    CommandHost& m_host;
};

}  // namespace signalbox::engine
