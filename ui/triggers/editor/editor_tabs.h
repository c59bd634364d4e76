// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QStackedWidget;
class QTabBar;

namespace signalbox::ui {

class TriggerDraft;

/// The parts of a trigger in tabs: conditions, actions, dry run, history. The parts are lent by the editor.
class EditorTabs : public Card {
    Q_OBJECT
public:
    enum Tab { Conditions, Actions, DryRun, History };
    explicit EditorTabs(TriggerDraft* draft, QWidget* parent = nullptr);

    void lend(Tab tab, QWidget* part);
    Tab current() const;
    void setCurrent(Tab tab);
    void setEdits(int count);
    QString place() const;                ///< of addresses: actions, dry-run, history; empty for conditions
    void setPlace(const QString& place);  ///< unknown: conditions

Q_SIGNALS:
    void currentChanged();

private:
    void renew();
    TriggerDraft* m_draft;
    QTabBar* m_bar;
    QStackedWidget* m_stack;
    int m_edits = 0;
};

}  // namespace signalbox::ui
