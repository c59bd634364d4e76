// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Verbs that a capability of the chain carries out (balances). Engine thread; the work itself runs in a separate
/// thread.
class CapabilityCommands {
public:
    explicit CapabilityCommands(CommandHost& host) : m_host(host) {}

    void carryOut(Run run, const ChainUnit& unit, const Arguments& wanted);

private:
    std::shared_ptr<const Capability> capabilityFor(Verb verb) const;  ///< null if there is none

    CommandHost& m_host;
};

}  // namespace signalbox::engine
