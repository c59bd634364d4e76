// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "signalbox/command_arguments.h"

namespace signalbox::test {

/// The arguments of a verb with their default values.
inline Arguments defaultArguments(Verb verb)
{
    Arguments made;
    const auto pick = [&]<std::size_t... At>(std::index_sequence<At...>)
    {
        ((std::size_t(verb) == At ? void(made.emplace<At>()) : void()), ...);
    };
    pick(std::make_index_sequence<std::variant_size_v<Arguments>>());
    return made;
}

}  // namespace signalbox::test
