// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "tokens/check_models.h"
#include "tokens/token_ref.h"

namespace signalbox::ui {

class DataTable;
class Desk;

/// The checks of a token, and below them the holders that differed in the selected one.
class CheckPanel : public QObject {
    Q_OBJECT
public:
    explicit CheckPanel(Desk* desk);

    DataTable* table() const { return m_table; }  ///< the owner of all widgets
    DataTable* drifted() const { return m_drifted; }
    void setDecimals(const std::optional<int>& decimals) { m_rows->setDecimals(decimals); }
    void ask(Engine* engine, const TokenRef& token);
    void clear();

private:
    void show(int row);

    DataTable* m_table;
    DataTable* m_drifted;
    CheckModel* m_model;
    DriftModel* m_rows;
    QPointer<Engine> m_engine;
    qint64 m_shown = 0;  ///< the check whose rows are shown
    LatestAnswer m_answer, m_rowsAnswer;
};

}  // namespace signalbox::ui
