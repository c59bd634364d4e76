// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/types.h"

namespace signalbox::cosmos {

/// An attribute's key as a node sent it. CometBFT 0.34 sends keys and values in base64: the key's form tells the
/// value's.
struct FoundKey {
    Key key = Key::None;
    bool encoded = false;
};

/// None for keys that decoding does not read, in either form.
FoundKey attributeKey(std::string_view sent);

}  // namespace signalbox::cosmos
