// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

struct RankedRelayer {
    IbcRelayer relayer;
    int rank = 0;
    QString chain;  ///< name
    int mark = 0;
};

/// Relayers with the most relays first.
class RelayerModel : public RowModel<RankedRelayer> {
    Q_OBJECT
public:
    enum class Column { Rank, Relayer, Chain, Relays, Won, Lost, Success, Response, Score, Fees, Software, LastSeen };
    explicit RelayerModel(bool brief, QObject* parent = nullptr);  ///< `brief`: the columns of the overview

    static std::vector<RankedRelayer> ranked(std::vector<IbcRelayer> relayers, const WorkspaceSnapshot* snapshot);

protected:
    QString key(const RankedRelayer& row) const override { return row.relayer.chainId + u'/' + row.relayer.address; }
    QVariant cell(const RankedRelayer& row, int column, int role) const override;
    bool same(const RankedRelayer& a, const RankedRelayer& b) const override;
};

}  // namespace signalbox::ui
