#include "signalbox/confirmation.h"

namespace signalbox {

bool needsTypedName(const Command& command)
{
    switch (command.verb) {
        case Verb::ChainDelete:
            return command.args.value(QLatin1String("hard")).toBool();
        case Verb::Optimise:
            return command.args.value(QLatin1String("dropSuperseded")).toBool();
        case Verb::Rewind:
            return true;
        default:
            return false;
    }
}

}  // namespace signalbox
