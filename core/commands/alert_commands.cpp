// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/alert_commands.h"

#include "signalbox/literals.h"
#include "store/status.h"
#include "units/command_rules.h"

namespace signalbox::engine {

void AlertCommands::acknowledge(Run run)
{
    run.change([alert = *numberArg(run.status().args, "id"), by = run.status().actor](store::Session& session) {
        return outcome(store::Alerts(session).acknowledge(alert, by));
    });
}

void AlertCommands::mute(Run run)
{
    const QJsonObject& args = run.status().args;
    const QDateTime until = QDateTime::fromString(args.value("until"_L1).toString(), Qt::ISODateWithMs).toUTC();
    run.change([alert = *numberArg(args, "id"), until](store::Session& session) {
        return outcome(store::Alerts(session).mute(alert, until));
    });
}

}  // namespace signalbox::engine
