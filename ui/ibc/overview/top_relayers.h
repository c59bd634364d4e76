// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/relayer_model.h"
#include "signalbox/ibc_queries.h"
#include "tables/data_table.h"

class QPushButton;

namespace signalbox::ui {

/// The relayers with the most relays; the best one of this workspace takes the last row if it is not among them.
class TopRelayers : public DataTable {
    Q_OBJECT
public:
    explicit TopRelayers(Desk* desk, QWidget* parent = nullptr);
    void set(const Expected<std::vector<IbcRelayer>>& answer);
    void setRows(int rows);  ///< that are shown: they are all of its height

Q_SIGNALS:
    void allWanted();

private:
    void renew();

    RelayerModel* m_model;
    QPushButton* m_all;
    std::vector<RankedRelayer> m_ranked;
    int m_rows = 4;
};

}  // namespace signalbox::ui
