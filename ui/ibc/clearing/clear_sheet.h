// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/clearing_queries.h"
#include "signalbox/engine.h"
#include "theme/sign.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class Card;
class CheckLine;
class PlanModel;
class TableView;

/// What a clearing will relay, before it starts: packets, rough cost, warnings, and the command that runs. A refusal
/// keeps it from starting. For a whole chain the chain's ID has to be typed.
class ClearSheet : public Sheet {
    Q_OBJECT
public:
    ClearSheet(Engine* engine, const ClearingRequest& request, const QString& subject, QWidget* window);
    void ask();  ///< the plan

    const std::optional<ClearingPlan>& plan() const { return m_plan; }
    QPushButton* startButton() const { return m_start; }
    QLineEdit* nameField() const { return m_name; }
    CheckLine* check() const { return m_check; }

Q_SIGNALS:
    void started(const signalbox::ClearingOperation& operation);

private:
    void makeBody();
    void take(const Expected<ClearingPlan>& answer);
    void start();
    void renew();
    void addNote(State state, const QString& text);

    QPointer<Engine> m_engine;
    ClearingRequest m_request;
    std::optional<ClearingPlan> m_plan;
    PlanModel* m_model;
    TableView* m_view;
    Card* m_card;
    Text* m_cost;
    QVBoxLayout* m_notes;
    Text* m_command;
    QLineEdit* m_name = nullptr;
    CheckLine* m_check;
    QPushButton* m_start;
    LatestAnswer m_answer;
    bool m_starting = false;
};

}  // namespace signalbox::ui
