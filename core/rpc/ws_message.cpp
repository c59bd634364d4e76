#include "rpc/ws_message.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "rpc/json_rpc.h"

namespace signalbox::rpc {

WsMessage readWsMessage(const QString& message)
{
    const QJsonObject object = QJsonDocument::fromJson(message.toUtf8()).object();
    WsMessage read;
    if (object.value(QLatin1String("method")) == QLatin1String("eth_subscription")) {
        read.announcesHead = true;
        const QJsonObject head =
            object.value(QLatin1String("params")).toObject().value(QLatin1String("result")).toObject();
        read.head = quantityOf(head.value(QLatin1String("number"))).value_or(-1);
        return read;
    }
    read.id = object.value(QLatin1String("id")).toInt();
    read.result = object.value(QLatin1String("result"));
    return read;
}

}  // namespace signalbox::rpc
