// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Adds and removes a chain's streams. Engine thread.
class StreamCommands {
public:
    explicit StreamCommands(CommandHost& host) : m_host(host) {}

    void add(Run run, ChainUnit& unit, const arguments::StreamAdd& wanted);
    void remove(Run run, ChainUnit& unit, const arguments::StreamRemove& wanted);

private:
    void dropRows(Run run, ChainUnit& unit, const QStringList& streams);

    CommandHost& m_host;
};

}  // namespace signalbox::engine
