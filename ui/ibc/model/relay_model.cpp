// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/relay_model.h"

#include <QSet>
#include <algorithm>

#include "ibc/model/cells.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

using RelayColumn = RelayModel::Column;

std::vector<ColumnSpec> relayColumns()
{
    return {{u"step"_s, RelayModel::tr("Step"), CellKind::Text, 112},
            {u"result"_s, RelayModel::tr("Result"), CellKind::State, 72},
            {u"relayer"_s, RelayModel::tr("Relayer"), CellKind::Mono, 152, true},
            {u"software"_s, RelayModel::tr("Software"), CellKind::Text, 108, false, 3},
            {u"transaction"_s, RelayModel::tr("Transaction"), CellKind::Mono, 118, false, 4},
            {u"height"_s, RelayModel::tr("Height"), CellKind::Number, 92},
            {u"index"_s, RelayModel::tr("Index"), CellKind::Number, 56, false, 1, true,
             RelayModel::tr("Position of the transaction in its block.")},
            {u"after"_s, RelayModel::tr("After"), CellKind::Number, 72, false, 0, true,
             RelayModel::tr("Time since the relay became possible.")},
            {u"fee"_s, RelayModel::tr("Fee paid"), CellKind::Number, 116, false, 2}};
}

}  // namespace

RelayModel::RelayModel(QObject* parent) : RowModel<PacketRelay>(relayColumns(), parent) {}

QString RelayModel::keyOf(const PacketRelay& relay)
{
    return u"%1/%2/%3/%4"_s.arg(relay.chainId, relay.transaction).arg(relay.position).arg(int(relay.kind));
}

QVariant RelayModel::cell(const PacketRelay& relay, int column, int role) const
{
    switch (RelayColumn(column)) {
        case RelayColumn::Step:
            return ibc::textCell(ibc::stepWord(relay.kind), role, {}, int(relay.kind));
        case RelayColumn::Result:
            if (role == StateItemRole)
                return int(relay.won ? State::True : State::False);
            return ibc::textCell(relay.won ? tr("won", "relay") : tr("lost", "relay"), role);
        case RelayColumn::Relayer:
            if (role == NoteRole)
                return relay.ours ? QVariant(tr("yours", "relayer of this workspace")) : QVariant();
            return ibc::textCell(ibc::briefAddress(relay.signer), role, format::safe(relay.signer));
        case RelayColumn::Software:
            return ibc::textCell(relay.software.isEmpty() ? tr("not stated") : ibc::briefText(relay.software), role);
        case RelayColumn::Transaction:
            return ibc::textCell(ibc::briefHash(relay.transaction), role, format::safe(relay.transaction));
        case RelayColumn::Height:
            return ibc::countCell(relay.height, role);
        case RelayColumn::Index:
            return ibc::countCell(relay.position, role);
        case RelayColumn::After:
            return ibc::optionalCell(ibc::milliseconds(relay.after), relay.after, role);
        case RelayColumn::Fee:
            return ibc::textCell(ibc::feesText(relay.fee), role);
    }
    return {};
}

QString relaySummary(const std::vector<PacketRelay>& relays)
{
    if (relays.empty())
        return RelayModel::tr("none seen", "relays");
    QSet<QString> signers;
    for (const PacketRelay& relay : relays)
        signers.insert(relay.signer);
    const auto won = std::count_if(relays.begin(), relays.end(), [](const PacketRelay& relay) { return relay.won; });
    return format::list({RelayModel::tr("%n relays", nullptr, int(relays.size())),
                         RelayModel::tr("%n relayers", nullptr, int(signers.size())),
                         RelayModel::tr("%n won", "relays", int(won))});
}

}  // namespace signalbox::ui
