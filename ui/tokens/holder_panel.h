// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/token_queries.h"
#include "tokens/holder_model.h"
#include "tokens/tabbed_tables.h"
#include "tokens/token_ref.h"

class QMenu;

namespace signalbox::ui {

class AddressField;
class CheckLine;
class CheckPanel;
class DataTable;
class Desk;

/// The largest holders of a token with a search, and the checks of its balances.
class HolderPanel : public QWidget {
    Q_OBJECT
public:
    explicit HolderPanel(Desk* desk, QWidget* parent = nullptr);

    void setToken(const TokenFigures& token, int mark);
    void setExplorer(const QString& base) { m_explorer = base; }  ///< of the chain; empty: none
    void setHolder(const QString& holder);                        ///< the searched one; empty: none
    void ask(Engine* engine, const TokenRef& token);
    void clear();
    void showChecks();
    void showHolders();
    void setNarrow(bool narrow);
    AddressField* field() const { return m_field; }
    DataTable* holders() const { return m_table; }
    CheckPanel* checks() const { return m_checks; }
    const QString& searched() const { return m_searched; }

Q_SIGNALS:
    void searchChanged(const QString& holder);  ///< by the operator
    void holderChosen(const QString& holder);   ///< the current row, or the searched one
    void portfolioWanted(const QString& holder);
    void recalculateWanted(const QString& holder);
    void atBlockWanted(const QString& holder);
    void labelWanted(const QString& holder);

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void askFound();
    void takeFound(const Holding& holding);
    void show();
    void askOpening(const QString& holder, bool complete);
    void say(const QString& sentence, bool error);
    void sayCount();

    TabbedTables* m_tabs;
    DataTable* m_table;
    CheckPanel* m_checks;
    HolderModel* m_model;
    AddressField* m_field;
    CheckLine *m_check, *m_opening;
    QPointer<Engine> m_engine;
    TokenRef m_token;
    QString m_searched, m_explorer;
    std::vector<Holding> m_top;
    std::optional<FoundHolder> m_found;
    qint64 m_holders = 0;
    bool m_choose = true;  ///< the row of the searched holder, or the first, when the answer is here
    QString m_lookedAt;    ///< holder whose opening was asked for
    LatestAnswer m_topAnswer, m_foundAnswer, m_rankAnswer, m_openingAnswer;
};

}  // namespace signalbox::ui
