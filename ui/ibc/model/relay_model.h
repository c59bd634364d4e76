// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The messages that tried to relay one packet.
class RelayModel : public RowModel<PacketRelay> {
    Q_OBJECT
public:
    enum class Column { Step, Result, Relayer, Software, Transaction, Height, Index, After, Fee };
    explicit RelayModel(QObject* parent = nullptr);
    static QString keyOf(const PacketRelay& relay);

protected:
    QString key(const PacketRelay& relay) const override { return keyOf(relay); }
    QVariant cell(const PacketRelay& relay, int column, int role) const override;
};

QString relaySummary(const std::vector<PacketRelay>& relays);  ///< "5 by 3 relayers, 2 won"

}  // namespace signalbox::ui
