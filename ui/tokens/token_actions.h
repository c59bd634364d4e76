// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QUuid>

#include "signalbox/engine.h"
#include "signalbox/token_queries.h"

namespace signalbox::ui {

struct ScreenContext;

/// What an operator can do with a token and its balances; sheets are opened over the window of `page`.
class TokenActions : public QObject {
    Q_OBJECT
public:
    TokenActions(ScreenContext* context, QWidget* page);

    void setEngine(Engine* engine);
    void setToken(const std::optional<TokenFigures>& token, int mark);  ///< none: no action is possible
    void verify();
    void recalculate(const QString& holder);
    void edit();
    void editPrices();
    void showAtBlock(const QString& holder);
    void label(const QString& holder);

Q_SIGNALS:
    void checking(bool runs);  ///< a check that was started here
    void changed();            ///< prices or labels

private:
    void send(const Command& command);
    void take(const CommandStatus& status);

    ScreenContext* m_context;
    QWidget* m_page;
    QPointer<Engine> m_engine;
    std::optional<TokenFigures> m_token;
    int m_mark = 0;
    QUuid m_check;
};

}  // namespace signalbox::ui
