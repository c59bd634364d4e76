// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/ws_message.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

WsMessage readWsMessage(const QString& message)
{
    const QJsonObject object = QJsonDocument::fromJson(message.toUtf8()).object();
    WsMessage read;
    if (object.value("method"_L1) == "eth_subscription"_L1) {
        read.announcesHead = true;
        const QJsonObject head = object.value("params"_L1).toObject().value("result"_L1).toObject();
        read.head = rpc::quantityOf(head.value("number"_L1)).value_or(-1);
        return read;
    }
    read.id = object.value("id"_L1).toInt();
    read.result = object.value("result"_L1);
    return read;
}

}  // namespace signalbox::evm
