// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "shell/screen.h"

class QSplitter;

namespace signalbox::ui {

class ActionTotalsCard;
class AttemptCharts;
class AuditList;
class JobCommands;
class JobPane;

/// The second page of Triggers: attempts over time, the jobs of all triggers as a tree event → trigger → attempt, dead
/// letters and held jobs, and one of them in detail. Addresses: audit, dead, held, and with ?trigger=ID, ?event=ID,
/// ?job=NUMBER.
class ActionsPage : public QWidget {
    Q_OBJECT
public:
    explicit ActionsPage(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool visible);
    void setNarrow(bool narrow);
    void refresh();
    QWidget* findField() const;
    bool open(const QString& place);  ///< false if unknown; empty: as it was left
    QString address() const;
    std::vector<PaletteCommand> commands();

    AttemptCharts* charts() const { return m_charts; }
    ActionTotalsCard* totals() const { return m_totals; }
    AuditList* list() const { return m_list; }
    JobPane* pane() const { return m_pane; }

Q_SIGNALS:
    void addressChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void showCurrent();
    void fit();

    ScreenContext* m_context;
    AttemptCharts* m_charts;
    ActionTotalsCard* m_totals;
    QWidget* m_above;  ///< charts and totals
    QSplitter* m_splitter;
    AuditList* m_list;
    JobPane* m_pane;
    JobCommands* m_commands;
    QTimer m_soon;  ///< the row that was chosen last is shown
    bool m_paneClosed = false;
};

}  // namespace signalbox::ui
