// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/rpc_session.h"
#include "signalbox/queries.h"

namespace signalbox::evm {

/// name() and symbol() as tokens return them: an ABI string, or 32 bytes of text as before 2017. Made visible, at most
/// 64 bytes.
QString abiText(const QByteArray& answer);

/// decimals(): 0…36; any other value is unknown and must be entered by the operator.
std::optional<int> abiDecimals(const QByteArray& answer);

QCoro::Task<Expected<TokenInfo>> readToken(std::shared_ptr<RpcSession> session, QString address);

}  // namespace signalbox::evm
