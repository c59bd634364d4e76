// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/token_queries.h"
#include "tokens/token_ref.h"

class QPushButton;

namespace signalbox::ui {

class BalanceCard;
class ConcentrationCard;
class DriftCard;
class HolderPanel;
class HoldersCard;
class MessageStack;
class PriceCard;
class StateChip;
class Text;
class TokenActions;
class TokenTiles;
struct ScreenContext;

/// A token: figures, holders, checks and prices, and the balance of one holder.
class TokenPage : public QWidget {
    Q_OBJECT
public:
    explicit TokenPage(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setToken(const TokenRef& token, const QString& holder);
    void ask();     ///< for all that is shown
    void askNew();  ///< for what each block may change
    void setNarrow(bool narrow);

    const TokenRef& token() const { return m_token; }
    QString holder() const;  ///< the searched one
    QString title() const;
    int mark() const;
    QList<QWidget*> headLeft() const;
    QList<QWidget*> headRight() const;
    QWidget* findField() const;
    TokenActions* actions() const { return m_actions; }

Q_SIGNALS:
    void headChanged();
    void holderChanged();  ///< another one is searched

private:
    void makePage();
    void makeHead();
    void connectParts();
    void connectHolders();
    void clear();
    void take(const TokenFigures& token);
    void showHead(const TokenFigures& token);

    ScreenContext* m_context;
    TokenActions* m_actions;
    QPointer<Engine> m_engine;
    TokenRef m_token;
    std::optional<TokenFigures> m_figures;
    bool m_narrow = false;
    Text* m_description;
    QPushButton* m_contract;
    StateChip* m_chip;
    QPushButton *m_recalculate, *m_edit;
    MessageStack* m_bars;
    TokenTiles* m_tiles;
    ConcentrationCard* m_concentration;
    HoldersCard* m_days;
    DriftCard* m_drift;
    HolderPanel* m_holders;
    BalanceCard* m_balance;
    PriceCard* m_prices;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
