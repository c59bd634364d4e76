// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include "signalbox/interval.h"

namespace signalbox::rpc {

/// A text message of an EVM node's WebSocket. Anything that is neither a head nor an answer has id 0.
struct WsMessage {
    bool announcesHead = false;
    Height head = -1;   ///< number of the announced block; -1 when it could not be read
    int id = 0;         ///< id of the request that this answers
    QJsonValue result;  ///< Undefined when the answer has none
};

WsMessage readWsMessage(const QString& message);

}  // namespace signalbox::rpc
