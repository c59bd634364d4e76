// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/balance_queries.h"
#include "signalbox/engine.h"

class QMenu;
class QPushButton;

namespace signalbox::ui {

class DataTable;
class DayModel;
class Desk;
class PortfolioModel;
class StepModel;
class TabbedTables;

/// The balances of an address, and of the selected one its days and its changes.
class HoldingPanel : public QWidget {
    Q_OBJECT
public:
    explicit HoldingPanel(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine) { m_engine = engine; }
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setHoldings(const std::vector<Holding>& holdings);
    void setLoading(bool loading);
    void setFailed(const QString& words);
    void clear();
    void setNarrow(bool narrow);
    void showBalances();
    void showChanges();
    void select(const Holding& holding);
    DataTable* balances() const { return m_balances; }
    const Holding* current() const;  ///< null: none

Q_SIGNALS:
    void tokenWanted(const signalbox::Holding& holding);
    void recalculateWanted(const signalbox::Holding& holding);
    void atBlockWanted(const signalbox::Holding& holding);

private:
    void makeFilter();
    void setLeast(int usd);
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void askHistory();
    void askDays(BalanceQueries* balances, const Holding& holding);
    void askSteps(BalanceQueries* balances, const Holding& holding);

    Desk* m_desk;
    TabbedTables* m_tabs;
    DataTable *m_balances, *m_days, *m_steps;
    PortfolioModel* m_model;
    DayModel* m_dayModel;
    StepModel* m_stepModel;
    QPushButton* m_filter;
    int m_least = 1;    ///< USD; balances that are worth less are hidden
    QString m_history;  ///< key of the balance whose days and changes are shown
    QPointer<Engine> m_engine;
    LatestAnswer m_dayAnswer, m_stepAnswer;
};

}  // namespace signalbox::ui
