// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"

namespace signalbox::engine {

/// Work on tables from a catalog: resync, repair, optimize. Engine thread; the work itself runs in a separate thread.
class LayerCommands {
public:
    explicit LayerCommands(CommandHost& host) : m_host(host) {}

    void resync(Run run, ChainUnit& unit);
    /// Brings tables, columns, functions and triggers in line with the catalog; then resyncs rows missed in the
    /// meantime.
    void repair(Run run, ChainUnit& unit);
    void optimize(Run run, ChainUnit& unit);

private:
    /// NOT_CANOPY or a similar error for a chain without such tables.
    template <class Read>
    Expected<QStringList> tables(const Run& run, const store::ChainRow& chain, Read read) const;

    CommandHost& m_host;
};

}  // namespace signalbox::engine
