// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/network_comparison.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Adds a chain: values that the draft lacks are requested from its endpoints, which are compared with each other; then
/// chain, streams and tables are created in one transaction. Engine thread.
class ChainAddition {
public:
    explicit ChainAddition(CommandHost& host) : m_host(host), m_networks(host) {}

    void add(Run run, const arguments::ChainAdd& wanted);

private:
    void probe(Run run, ChainDraft draft);
    void compare(Run run, ChainDraft draft);
    void insert(Run run, ChainDraft draft);
    void refuse(Run run, const ChainDraft& draft, const Error& error);
    void forgetKeys(const ChainDraft& draft);

    CommandHost& m_host;
    NetworkComparison m_networks;
};

}  // namespace signalbox::engine
