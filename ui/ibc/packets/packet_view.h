// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <functional>

#include "ibc/model/ibc_words.h"
#include "models/latest_answer.h"
#include "signalbox/clearing_queries.h"

class QBoxLayout;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DataTable;
class Desk;
class LifeLine;
class PacketDetails;
class RawCard;
class RelayModel;

/// One packet: life line, relays, details and raw parts. It can be compared with the chains and cleared.
class PacketView : public QWidget {
    Q_OBJECT
public:
    PacketView(Desk* desk, std::function<IbcQueries*()> queries, QWidget* parent = nullptr);

    void setDetail(const PacketDetail& detail);
    const PacketDetail& detail() const { return m_detail; }
    void setMarks(const ibc::ChainMarks& marks);
    void setClearing(bool on);
    void setNarrow(bool narrow);
    void dropCheck();
    void checkOnChain();
    LifeLine* lifeLine() const { return m_life; }
    DataTable* relays() const { return m_relays; }
    RawCard* raw() const { return m_raw; }
    CheckLine* check() const { return m_check; }

Q_SIGNALS:
    void clearWanted(const signalbox::ClearingRequest& request);

private:
    void showCheck(const std::vector<ChannelCheck>& checks);

    std::function<IbcQueries*()> m_queries;
    PacketDetail m_detail;
    LifeLine* m_life;
    CheckLine* m_check;
    QPushButton* m_ask;
    QPushButton* m_clear;
    RelayModel* m_model;
    DataTable* m_relays;
    PacketDetails* m_details;
    RawCard* m_raw;
    QBoxLayout* m_below;
    LatestAnswer m_answer;
    bool m_clearing = false;
};

}  // namespace signalbox::ui
