// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/token_queries.h"
#include "theme/sign.h"
#include "widgets/sheet.h"

class QCheckBox;
class QDateTimeEdit;
class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class DataTable;
class Desk;
class PriceModel;

/// The prices of a token: enter one with its time, import a CSV file, remove those of a source. Each change is stored
/// at once.
class PriceSheet : public Sheet {
    Q_OBJECT
public:
    PriceSheet(Engine* engine, Desk* desk, const TokenFigures& token, int mark, QWidget* window);

Q_SIGNALS:
    void changed();  ///< prices were stored or removed

private:
    QWidget* makeEntry();
    QWidget* makeActions();
    void ask();
    void check();
    void enter();
    void browse();
    void importFile(const QString& file);
    void remove(const QString& source);
    void done(State state, const QString& words);

    QPointer<Engine> m_engine;
    TokenFigures m_token;
    DataTable* m_table;
    PriceModel* m_model;
    QLineEdit* m_price;
    QCheckBox* m_now;
    QDateTimeEdit* m_time;
    QPushButton* m_enter;
    CheckLine* m_check;
    CheckLine* m_result;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
