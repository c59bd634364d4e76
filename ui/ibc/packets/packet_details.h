// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_queries.h"
#include "widgets/card.h"

namespace signalbox::ui {

class DetailRow;

/// Sender, receiver, amount, outcome and clients of a packet, as rows to copy.
class PacketDetails : public Card {
    Q_OBJECT
public:
    explicit PacketDetails(QWidget* parent = nullptr);
    void setDetail(const PacketDetail& detail);

private:
    void set(int row, const QString& shown, const QString& whole = {}, TextRole role = TextRole::Base);
    std::vector<DetailRow*> m_rows;
};

}  // namespace signalbox::ui
