// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/node_status.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "cosmos/wire/reading.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

Read<NodeStatus> readStatus(std::string_view json)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        return tl::unexpected(Bad{u"status: malformed JSON"_s});
    QJsonObject answer = document.object();
    if (answer.contains("result"_L1))
        answer = answer.value("result"_L1).toObject();
    const QJsonObject node = answer.value("node_info"_L1).toObject();
    const QJsonObject sync = answer.value("sync_info"_L1).toObject();
    NodeStatus status;
    status.chainId = node.value("network"_L1).toString();
    if (status.chainId.isEmpty())
        return tl::unexpected(Bad{u"status: the chain's ID is missing"_s});
    status.version = node.value("version"_L1).toString();
    status.moniker = node.value("moniker"_L1).toString();
    const QString index = node.value("other"_L1).toObject().value("tx_index"_L1).toString();
    if (index == "on"_L1 || index == "off"_L1)
        status.txIndex = index == "on"_L1;
    status.latest = sync.value("latest_block_height"_L1).toVariant().toLongLong();
    status.earliest = sync.value("earliest_block_height"_L1).toVariant().toLongLong();
    status.catchingUp = sync.value("catching_up"_L1).toBool();
    const QByteArray time = sync.value("latest_block_time"_L1).toString().toLatin1();
    status.latestTime = readTime({time.constData(), static_cast<std::size_t>(time.size())}).value_or(0);
    return status;
}

}  // namespace signalbox::cosmos
