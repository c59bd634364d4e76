// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/confirmation.h"
#include "signalbox/literals.h"

namespace signalbox {

bool needsTypedName(const Command& command)
{
    if (const auto* remove = std::get_if<arguments::ChainDelete>(&command.args))
        return remove->hard;
    if (const auto* optimize = std::get_if<arguments::Optimize>(&command.args))
        return optimize->dropSuperseded;
    return std::holds_alternative<arguments::Rewind>(command.args);
}

}  // namespace signalbox
