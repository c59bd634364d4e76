// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/snapshot.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox {
struct DryRun;
}

namespace signalbox::ui {

class ConditionRow;
class ReorderGuide;
class TriggerDraft;
class WatchRow;

/// All conditions of the trigger; all must be true, in this order.
class ConditionsCard : public Card {
    Q_OBJECT
public:
    explicit ConditionsCard(TriggerDraft* draft, QWidget* parent = nullptr);

    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setDryRun(const DryRun* run);  ///< counts for the hints; null: none
    void focusField(const QString& path);
    void addCondition(const QString& type);  ///< before those with a state
    void showChoices();                      ///< the menu of conditions
    void setLent(bool lent);                 ///< inside a tab that names it
    void move(int from, int to);
    const std::vector<ConditionRow*>& rows() const { return m_rows; }
    WatchRow* watch() const { return m_watch; }

private:
    void rebuild();
    void renew();
    TriggerDraft* m_draft;
    WatchRow* m_watch;
    ReorderGuide* m_guide;
    QVBoxLayout* m_box;
    std::vector<ConditionRow*> m_rows;
    QWidget* m_faults;
    QPushButton* m_add;
};

}  // namespace signalbox::ui
