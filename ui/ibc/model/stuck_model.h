// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Packets that are stuck. The last column has no data: it is the place of the buttons.
class StuckModel : public RowModel<IbcPacket> {
    Q_OBJECT
public:
    enum class Column { State, Route, Channels, Sequence, Amount, Age, Timeout, Relays, Cause, Clear };
    explicit StuckModel(QObject* parent = nullptr);
    void setMarks(const ibc::ChainMarks& marks);

protected:
    QString key(const IbcPacket& packet) const override { return packet.key.text(); }
    QVariant cell(const IbcPacket& packet, int column, int role) const override;
    bool same(const IbcPacket& a, const IbcPacket& b) const override;

private:
    ibc::ChainMarks m_marks;
};

/// Stuck packets of one channel in one direction: what one clearing can clear.
struct StuckGroup {
    IbcEnd source, destination;
    std::vector<quint64> sequences;  ///< ascending, at most 100
    qint64 count = 0;                ///< all of them
};
std::vector<StuckGroup> stuckGroups(const std::vector<IbcPacket>& packets);  ///< the largest first

}  // namespace signalbox::ui
