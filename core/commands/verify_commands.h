// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Verifies stored blocks against the chain. Engine thread.
class VerifyCommands {
public:
    explicit VerifyCommands(CommandHost& host) : m_host(host) {}

    void verify(Run run, ChainUnit& unit, const arguments::Verify& wanted);

private:
    CommandHost& m_host;
};

}  // namespace signalbox::engine
