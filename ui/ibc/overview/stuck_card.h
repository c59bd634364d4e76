// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/stuck_model.h"
#include "signalbox/clearing_queries.h"
#include "tables/data_table.h"

class QPushButton;

namespace signalbox::ui {

class ClearCell;
class FilterChip;
class Segments;

/// Stuck packets with their cause: by kind and route, with clearing and a comparison with the chains.
class StuckCard : public DataTable {
    Q_OBJECT
public:
    static constexpr int most = 1000;  ///< packets, the newest

    explicit StuckCard(Desk* desk, QWidget* parent = nullptr);

    void set(const Expected<PacketPage>& answer);
    void setMarks(const ibc::ChainMarks& marks) { m_model->setMarks(marks); }
    void setChecked(const QDateTime& at, qint64 differences);
    void setChecking(bool checking);
    void setClearing(bool on);  ///< whether this engine can clear
    void setNarrow(bool narrow);
    void showRoute(const QString& from, const QString& to);  ///< chain IDs; empty: all routes
    StuckModel* model() const { return m_model; }
    Segments* kinds() const { return m_kinds; }

Q_SIGNALS:
    void packetWanted(const signalbox::PacketKey& key);
    void clearWanted(const signalbox::ClearingRequest& request);
    void checkWanted();

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void renewKinds();
    void renewClear();
    QString nameOf(const QString& chainId) const;
    bool isListed(const IbcPacket& packet, bool anyKind) const;
    std::vector<IbcPacket> listed() const;

    StuckModel* m_model;
    Segments* m_kinds;
    ClearCell* m_cell;
    FilterChip* m_route;
    Text* m_note;
    QPushButton* m_check;
    QPushButton* m_clear;
    QString m_from, m_to;
    std::optional<StuckGroup> m_largest;
    bool m_clearing = false;
};

ClearingRequest requestFor(const StuckGroup& group);

}  // namespace signalbox::ui
