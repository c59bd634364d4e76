// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/sync_queries.h"
#include "widgets/card.h"

class QPushButton;
class QToolButton;

namespace signalbox::ui {

class DetailRow;
class StateChip;

/// Figures and actions of the selected cell; for several cells, their number and actions.
class SyncPane : public Card {
    Q_OBJECT
public:
    explicit SyncPane(QWidget* parent = nullptr);

    void showNothing();
    /// `unfilled`: blocks of the chain that a reindex would fill; null: none.
    void showCell(const SyncCell& cell, const SyncChain& chain, const SyncAlert* unfilled);
    void showMany(int cells, int wrong);
    void setCounting(bool counting);

Q_SIGNALS:
    void repairWanted();
    void fillWanted(const QString& caip2);
    void resyncWanted();
    void countWanted();
    void moreWanted(const QPoint& global);

private:
    enum Row { Lag, Here, Global, RowsHere, RowsGlobal, Difference, Keys, Missing, Heights, Synced, Counted, rows };
    void put(Row row, const QString& text, Ink ink = Ink::Text);
    void putCounts(const SyncCell& cell);

    StateChip* m_chip;
    Text* m_sentence;
    QWidget* m_details;
    DetailRow* m_rows[rows];
    QPushButton* m_fill;
    QString m_unfilled;  ///< the chain that it fills
    QPushButton* m_repair;
    QPushButton* m_resync;
    QToolButton* m_count;
    QToolButton* m_more;
};

}  // namespace signalbox::ui
