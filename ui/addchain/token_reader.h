// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// Reads a token's name and decimals while its address is typed. Only the answer to the newest text is used.
class TokenReader : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Incomplete, Reading, Read, Failed };
    using Ask = std::function<QFuture<Expected<TokenInfo>>(const QString& address)>;

    explicit TokenReader(Ask ask, QObject* parent = nullptr);

    void setText(const QString& text);
    State state() const { return m_state; }
    const TokenInfo& token() const { return m_token; }
    QString sentence() const;  ///< text shown beside the field
    QString address() const { return m_text; }

Q_SIGNALS:
    void changed();

private:
    void set(State state, const QString& problem = {});

    Ask m_ask;
    QString m_text, m_problem;
    State m_state = State::Empty;
    TokenInfo m_token;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
