// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/token_reader.h"

#include <QFuture>

#include "addchain/chain_plan.h"
#include "language/engine_words.h"
#include "models/answer.h"

namespace signalbox::ui {

TokenReader::TokenReader(Ask ask, QObject* parent) : QObject(parent), m_ask(std::move(ask)) {}

void TokenReader::setText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_text && m_state != State::Failed)
        return;
    m_text = trimmed;
    const quint64 ticket = ++m_ticket;
    m_token = {};
    if (m_text.isEmpty())
        return set(State::Empty);
    if (looksLikeForeignAddress(m_text))
        return set(State::Failed,
                   tr("This is a 32-byte address, not an EVM address. Tron and Solana use such addresses."));
    if (!looksLikeAddress(m_text)) {
        if (m_text.size() >= 42)
            return set(State::Failed, tr("An address is 0x followed by 40 hexadecimal digits."));
        return set(State::Incomplete);
    }
    set(State::Reading);
    whenAnswered(m_ask(m_text), this, [this, ticket](const Expected<TokenInfo>& answer) {
        if (ticket != m_ticket)
            return;
        if (!answer)
            return set(State::Failed, engineWords(answer.error()));
        if (!answer->isContract)
            return set(State::Failed, tr("There is no contract at this address."));
        m_token = *answer;
        set(State::Read);
    });
}

QString TokenReader::sentence() const
{
    switch (m_state) {
        case State::Empty:
            return {};
        case State::Incomplete:
            return tr("0x and 40 hexadecimal digits");
        case State::Reading:
            return tr("reading the token");
        case State::Failed:
            return m_problem;
        case State::Read:
            break;
    }
    const QString symbol = m_token.symbol.isEmpty() ? tr("no symbol") : m_token.symbol;
    const QString name = m_token.name.isEmpty() ? tr("no name") : m_token.name;
    if (!m_token.decimals)
        return tr("%1 · %2 · decimals unknown; raw units are shown").arg(symbol, name);
    return tr("%1 · %2 · %n decimals", nullptr, *m_token.decimals).arg(symbol, name);
}

void TokenReader::set(State state, const QString& problem)
{
    m_state = state;
    m_problem = problem;
    Q_EMIT changed();
}

}  // namespace signalbox::ui
