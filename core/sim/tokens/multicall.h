// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>

#include "support/bytes.h"

namespace signalbox::sim {

/// 0xcA11bde05977b3631167028862bE2a173976CA11, the address of Multicall3 on nearly all chains.
inline constexpr Bytes20 multicallAddress{0xca, 0x11, 0xbd, 0xe0, 0x59, 0x77, 0xb3, 0x63, 0x11, 0x67,
                                          0x02, 0x88, 0x62, 0xbe, 0x2a, 0x17, 0x39, 0x76, 0xca, 0x11};

struct CallResult {
    bool success = true;
    QByteArray data;  ///< returned data, or the data of the revert
};

using Callee = std::function<CallResult(const Bytes20& to, const QByteArray& input)>;

/// Multicall3's aggregate3((address target,bool allowFailure,bytes callData)[]), which returns (bool success,bytes
/// returnData)[]. `arguments`: the input after the selector.
CallResult aggregate3(const QByteArray& arguments, const Callee& call);

}  // namespace signalbox::sim
