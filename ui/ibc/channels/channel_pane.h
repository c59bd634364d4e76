// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/channel_model.h"
#include "signalbox/clearing_queries.h"
#include "widgets/detail_pane.h"

class QPushButton;

namespace signalbox::ui {

/// One channel: client, escrow, and where the chains and the stored packets differ.
class ChannelPane : public DetailPane {
    Q_OBJECT
public:
    explicit ChannelPane(QWidget* parent = nullptr);
    void setRow(const ChannelRow& row);
    void setChecking(bool checking);

Q_SIGNALS:
    void checkWanted(const QString& chainId, const QString& channel);
    void packetsWanted(const QString& chainId, const QString& channel);

private:
    void addCheck(const QString& title, const std::optional<ChannelCheck>& check);
    QPushButton* m_check;
    QPushButton* m_packets;
    IbcEnd m_end;
    QStringList m_shown;  ///< of the row: the same one is not built again
};

QString sequencesText(const std::vector<quint64>& sequences);  ///< "3: 17, 18, 20"; long lists are cut

}  // namespace signalbox::ui
