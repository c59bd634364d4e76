// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packet_export.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "tables/table_text.h"

namespace signalbox::ui {

namespace {

struct PacketExport {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::PacketExport)
};

QString inUtc(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString csvLine(const QStringList& cells)
{
    QStringList quoted;
    for (const QString& each : cells)
        quoted << csvCell(each);
    return quoted.join(u',') + u"\r\n"_s;
}

QStringList cellsOf(const IbcPacket& packet)
{
    return {packet.key.chainId,
            packet.key.port,
            packet.key.channel,
            QString::number(packet.key.sequence),
            packet.destination.chainId,
            packet.destination.port,
            packet.destination.channel,
            QString::fromLatin1(name(packet.state)),
            packet.stuck == StuckKind::None ? QString() : QString::fromLatin1(name(packet.stuck)),
            packet.sender,
            packet.receiver,
            packet.amount,
            packet.denom,
            packet.symbol,
            packet.decimals ? QString::number(*packet.decimals) : QString(),
            packet.amountUsd,
            inUtc(packet.sentAt),
            inUtc(packet.receivedAt),
            inUtc(packet.doneAt),
            inUtc(packet.timeoutAt),
            packet.timeoutHeight,
            QString::number(packet.relays),
            packet.cause.english(),
            packet.memo};
}

}  // namespace

QByteArray packetsCsv(const PacketPage& page)
{
    QString text = csvLine({u"source_chain"_s,
                            u"source_port"_s,
                            u"source_channel"_s,
                            u"sequence"_s,
                            u"destination_chain"_s,
                            u"destination_port"_s,
                            u"destination_channel"_s,
                            u"state"_s,
                            u"stuck"_s,
                            u"sender"_s,
                            u"receiver"_s,
                            u"amount"_s,
                            u"denom"_s,
                            u"symbol"_s,
                            u"decimals"_s,
                            u"amount_usd"_s,
                            u"sent_at"_s,
                            u"received_at"_s,
                            u"done_at"_s,
                            u"timeout_at"_s,
                            u"timeout_height"_s,
                            u"relays"_s,
                            u"cause"_s,
                            u"memo"_s});
    for (const IbcPacket& packet : page.packets)
        text += csvLine(cellsOf(packet));
    return text.toUtf8();
}

QByteArray packetsJson(const PacketPage& page)
{
    QJsonArray all;
    for (const IbcPacket& packet : page.packets)
        all.append(toJson(packet));
    return QJsonDocument(all).toJson();
}

void exportPackets(QWidget* parent, const QFuture<Expected<PacketPage>>& packets)
{
    saveFile(parent,
             {PacketExport::tr("Export packets"), u"packets.csv"_s,
              PacketExport::tr("CSV files (*.csv);;JSON files (*.json)")},
             [packets](const QString& file) {
                 return QFuture<Expected<PacketPage>>(packets).then(
                     QtFuture::Launch::Async,
                     [json = namesJson(file)](const Expected<PacketPage>& answer) -> Expected<QByteArray> {
                         return answer.map(json ? packetsJson : packetsCsv);
                     });
             });
}

}  // namespace signalbox::ui
