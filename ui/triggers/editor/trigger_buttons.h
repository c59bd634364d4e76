// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace signalbox::ui {

class Switch;
class TriggerDraft;

/// On and off, Duplicate, Revert, Save and the menu of one trigger.
class TriggerButtons : public QWidget {
    Q_OBJECT
public:
    explicit TriggerButtons(TriggerDraft* draft, QWidget* parent = nullptr);
    void setBusy(bool busy);
    void setSmall(bool small);  ///< Duplicate is in the menu only

Q_SIGNALS:
    void enableWanted(bool on);
    void duplicateWanted();
    void revertWanted();
    void saveWanted();
    void resetWanted();
    void breakerResetWanted();
    void exportWanted();
    void deleteWanted();

private:
    void makeMenu();
    void renew();
    TriggerDraft* m_draft;
    Switch* m_switch;
    QPushButton* m_duplicate;
    QPushButton* m_revert;
    QPushButton* m_save;
    QWidget* m_more;
    bool m_busy = false, m_small = false;
};

}  // namespace signalbox::ui
