// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/token_actions.h"

#include <QWidget>

#include "actions/action_notes.h"
#include "shell/screen.h"
#include "tokens/at_block_sheet.h"
#include "tokens/balance_words.h"
#include "tokens/label_sheet.h"
#include "tokens/price_sheet.h"
#include "tokens/recalculate_sheet.h"
#include "tokens/token_sheet.h"

namespace signalbox::ui {

TokenActions::TokenActions(ScreenContext* context, QWidget* page) : QObject(page), m_context(context), m_page(page) {}

void TokenActions::setEngine(Engine* engine)
{
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    m_check = {};
    Q_EMIT checking(false);
    if (engine)
        connect(engine, &Engine::commandChanged, this, &TokenActions::take);
}

void TokenActions::setToken(const std::optional<TokenFigures>& token, int mark)
{
    if (!token || !m_token || token->contract != m_token->contract || token->caip2 != m_token->caip2) {
        m_check = {};
        Q_EMIT checking(false);
    }
    m_token = token;
    m_mark = mark;
}

void TokenActions::take(const CommandStatus& status)
{
    if (m_check.isNull() || status.request != m_check || !isFinal(status.state))
        return;
    m_check = {};
    Q_EMIT checking(false);
}

void TokenActions::send(const Command& command)
{
    if (m_engine)
        ActionNotes::expectIn(m_page, m_engine->submit(command));
}

void TokenActions::verify()
{
    if (!m_engine || !m_token)
        return;
    arguments::BalancesVerify wanted;
    wanted.contract = m_token->contract;
    m_check = m_engine->submit({wanted, m_token->caip2, {}});
    ActionNotes::expectIn(m_page, m_check);
    Q_EMIT checking(true);
}

void TokenActions::recalculate(const QString& holder)
{
    if (m_token)
        openRecalculateSheet(m_engine, *m_token, holder, m_mark, m_page->window(),
                             [this](const Command& command) { send(command); });
}

void TokenActions::edit()
{
    if (m_token)
        (new TokenSheet(*m_token, m_mark, m_page->window(), [this](const Command& command) { send(command); }))->open();
}

void TokenActions::editPrices()
{
    if (!m_token)
        return;
    auto* sheet = new PriceSheet(m_engine, m_context->desk, *m_token, m_mark, m_page->window());
    connect(sheet, &PriceSheet::changed, this, &TokenActions::changed);
    sheet->open();
}

void TokenActions::showAtBlock(const QString& holder)
{
    if (!m_token || holder.isEmpty())
        return;
    (new AtBlockSheet(m_engine, {m_token->caip2, m_token->contract},
                      BalanceWords::symbol(m_token->symbol, m_token->contract), holder, m_page->window()))
        ->open();
}

void TokenActions::label(const QString& holder)
{
    openLabelSheet(m_context->desk, holder, m_page->window(), [this] { Q_EMIT changed(); });
}

}  // namespace signalbox::ui
