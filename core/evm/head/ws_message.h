// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include "signalbox/interval.h"

namespace signalbox::evm {

/// A text message of an EVM node's WebSocket. A message that is neither a head nor an answer has ID 0.
struct WsMessage {
    bool announcesHead = false;
    Height head = -1;   ///< number of the announced block; -1 if unreadable
    int id = 0;         ///< ID of the answered request
    QJsonValue result;  ///< Undefined if the answer has none
};

WsMessage readWsMessage(const QString& message);

}  // namespace signalbox::evm
