// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packet_list_model.h"

#include "ibc/model/cells.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

PacketListModel::PacketListModel(QObject* parent)
    : RowModel<IbcPacket>(std::vector<ColumnSpec>{ColumnSpec{u"packet"_s, tr("Packet"), CellKind::Text, 260, true}},
                          parent)
{
}

QVariant PacketListModel::cell(const IbcPacket& packet, int, int role) const
{
    const QString amount = ibc::amountText(packet);
    const QString what = amount.isEmpty()
                             ? tr("Packet %1 to %2", "sequence, chain")
                                   .arg(ibc::sequenceText(packet.key.sequence), ibc::chainText(packet.destination))
                             : tr("%1 to %2", "amount, chain").arg(amount, ibc::chainText(packet.destination));
    const QString note = tr("%1, %2", "time, outcome").arg(format::time(packet.sentAt), ibc::outcomeText(packet));
    switch (role) {
        case Qt::DisplayRole:
            return what;
        case NoteRole:
            return note;
        case Qt::AccessibleTextRole:
            return format::list({what, note});
        case StateItemRole:
            return int(ibc::stateSign(packet));
        case InkRole:
            return int(ibc::stateInk(packet));
        case Qt::ToolTipRole:
        case CopyRole:
            return format::safe(packet.key.text());
        default:
            return {};
    }
}

bool PacketListModel::same(const IbcPacket& a, const IbcPacket& b) const
{
    return ibc::sameCells(1, [&](int column, int role) { return cell(a, column, role) == cell(b, column, role); });
}

}  // namespace signalbox::ui
