// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/confirmation.h"
#include "signalbox/literals.h"

namespace signalbox {

bool needsTypedName(const Command& command)
{
    switch (command.verb) {
        case Verb::ChainDelete:
            return command.args.value("hard"_L1).toBool();
        case Verb::Optimize:
            return command.args.value("dropSuperseded"_L1).toBool();
        case Verb::Rewind:
            return true;
        default:
            return false;
    }
}

}  // namespace signalbox
