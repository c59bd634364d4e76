// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/token_list.h"

#include <QMenu>
#include <QVBoxLayout>

#include "actions/action_notes.h"
#include "balances/token_model.h"
#include "language/engine_words.h"
#include "shell/screen.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "tokens/balance_words.h"
#include "tokens/recalculate_sheet.h"
#include "tokens/table_export.h"
#include "widgets/format.h"

namespace signalbox::ui {

TokenList::TokenList(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_bars(new MessageStack),
      m_table(new DataTable(context->desk, u"balances/tokens"_s, tr("Tokens"))),
      m_model(new TokenModel(this))
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(12);
    m_bars->layout()->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_bars);
    box->addWidget(m_table, 1);
    m_table->setQuickFilter(tr("Filter tokens"));
    addExport(m_table, [] { return u"tokens"_s; });
    m_table->setColumnChooser(true);
    m_table->setModel(m_model);
    m_table->setCountLine(true);
    m_table->head()->setNote(tr("look up an address to see its balances"));
    m_table->setEmpty(
        tr("No token is counted yet. Balances are computed from the stored transfers of EVM chains; add a token to a "
           "chain."),
        tr("Show chains"), [this] { m_context->go(u"chains"_s); });
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    m_table->setLoading(true);
    connect(m_table, &DataTable::activated, this, [this](int row) {
        if (const TokenFigures* token = m_model->at(row))
            Q_EMIT tokenWanted({token->caip2, token->contract});
    });
}

void TokenList::fillMenu(QMenu* menu, const QList<int>& rows)
{
    const TokenFigures* token = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
    if (!token)
        return;
    connect(menu->addAction(icon(u"token"_s), tr("Open token")), &QAction::triggered, this,
            [this, ref = TokenRef{token->caip2, token->contract}] { Q_EMIT tokenWanted(ref); });
    connect(menu->addAction(icon(u"refresh"_s), tr("Rebuild balances of %1…", "chain").arg(format::safe(token->chain))),
            &QAction::triggered, this, [this, caip2 = token->caip2] {
                openRebuildSheet(m_engine, caip2, window(), [this](const Command& command) {
                    if (m_engine)
                        ActionNotes::expectIn(this, m_engine->submit(command));
                });
            });
}

void TokenList::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
}

void TokenList::setSnapshot(const SnapshotPtr& snapshot)
{
    if (snapshot)
        m_model->setMarks(*snapshot);
}

void TokenList::ask()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_answer.ask(tokens->tokens({}), this, [this](const Expected<std::vector<TokenFigures>>& all) {
        m_table->setLoading(!all && m_model->rowCount() == 0);
        std::vector<BarMessage> bars;
        if (all)
            m_model->setRows(*all);
        else
            bars.push_back(BalanceWords::failure(all.error(), [this] { ask(); }));
        m_bars->setMessages(u"tokens"_s, std::move(bars));
    });
}

void TokenList::setNarrow(bool narrow)
{
    m_table->setDropLevel(narrow ? 3 : 0);
}

}  // namespace signalbox::ui
