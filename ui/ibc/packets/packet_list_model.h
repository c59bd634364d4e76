// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Found packets as entries of two lines: what was sent where, and when with the outcome.
class PacketListModel : public RowModel<IbcPacket> {
    Q_OBJECT
public:
    explicit PacketListModel(QObject* parent = nullptr);

protected:
    QString key(const IbcPacket& packet) const override { return packet.key.text(); }
    QVariant cell(const IbcPacket& packet, int column, int role) const override;
    bool same(const IbcPacket& a, const IbcPacket& b) const override;
};

}  // namespace signalbox::ui
