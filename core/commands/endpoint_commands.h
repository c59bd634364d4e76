// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/network_comparison.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Adds, edits and removes a chain's endpoints. A new URL is compared with the known facts of the chain first. Engine
/// thread.
class EndpointCommands {
public:
    explicit EndpointCommands(CommandHost& host) : m_host(host), m_networks(host) {}

    void add(Run run, ChainUnit& unit, const arguments::EndpointAdd& wanted);
    void edit(Run run, ChainUnit& unit, const arguments::EndpointEdit& wanted);
    void remove(Run run, ChainUnit& unit, const arguments::EndpointRemove& wanted);

private:
    /// Calls `store` once the endpoint is known to serve the chain's network; `own`: its number, if it has one.
    void compare(Run run, ChainUnit& unit, const EndpointDraft& draft, qint64 own, std::function<void()> store);
    /// No endpoint uses the key that `work` returns any longer.
    void change(Run run, const std::function<Run::Result(store::Chains&, QString& unusedKey)>& work);

    CommandHost& m_host;
    NetworkComparison m_networks;
};

}  // namespace signalbox::engine
