// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/alert_commands.h"

#include "signalbox/literals.h"
#include "store/status.h"

namespace signalbox::engine {

void AlertCommands::acknowledge(Run run, const arguments::AlertAcknowledge& alert)
{
    run.change([&](store::Session& session) {
        return outcome(store::Alerts(session).acknowledge(alert.id, run.status().actor));
    });
}

void AlertCommands::mute(Run run, const arguments::AlertMute& alert)
{
    run.change([&](store::Session& session) { return outcome(store::Alerts(session).mute(alert.id, alert.until)); });
}

}  // namespace signalbox::engine
