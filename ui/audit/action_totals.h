// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "models/latest_answer.h"
#include "signalbox/action_queries.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class ActionTotalsModel;
class TimeScope;

/// Jobs, attempts and failures by type of action since midnight UTC, and the dead letters there are. Asked every five
/// seconds while watched and live.
class ActionTotalsCard : public DataTable {
    Q_OBJECT
public:
    ActionTotalsCard(Desk* desk, TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    int fittingHeight();  ///< of its head, three types and their total
    void ask();

Q_SIGNALS:
    void arrived(const std::vector<signalbox::ActionTotals>& totals);

private:
    void take(const std::vector<ActionTotals>& totals);

    TimeScope* m_scope;
    ActionTotalsModel* m_model;
    QPointer<Engine> m_engine;
    QTimer m_timer;
    LatestAnswer m_answer;
    bool m_watched = false;
};

}  // namespace signalbox::ui
