// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"
#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Editing, pausing, deleting and recovering chains. Engine thread.
class ChainCommands {
public:
    explicit ChainCommands(CommandHost& host) : m_host(host) {}

    void edit(Run run, ChainUnit& unit, const arguments::ChainEdit& wanted);
    void pause(Run run) { setState(run, u"paused"_s); }
    void resume(Run run) { setState(run, u"active"_s); }
    void recover(Run run, ChainUnit& unit);
    void remove(Run run, ChainUnit& unit, const arguments::ChainDelete& wanted);
    void resumeRemoval(Run run, ChainUnit& unit);  ///< of a chain whose delete was interrupted

private:
    void setState(Run run, const QString& state);
    void removeForGood(Run run, ChainUnit& unit);
    void removeRows(Run run, const QString& caip2);

    CommandHost& m_host;
};

}  // namespace signalbox::engine
