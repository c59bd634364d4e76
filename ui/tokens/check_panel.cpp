// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/check_panel.h"

#include "language/engine_words.h"
#include "signalbox/token_queries.h"
#include "tables/data_table.h"
#include "tokens/table_export.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int mostChecks = 100, driftedHeight = 160;
}

CheckPanel::CheckPanel(Desk* desk)
    : m_table(new DataTable(desk, u"balances/checks"_s, tr("Checks"))),
      m_drifted(new DataTable(desk, u"balances/drifted"_s, tr("Holders that differed"))),
      m_model(new CheckModel(m_table)),
      m_rows(new DriftModel(m_table))
{
    setParent(m_table);
    m_table->setPagedModel(m_model);
    m_table->setEmpty(tr("Not checked yet. A check compares sampled holders with balanceOf."));
    m_table->view()->setAccessibleName(tr("Checks"));
    m_table->view()->setSelectionMode(QAbstractItemView::SingleSelection);
    addExport(m_table, [] { return u"checks"_s; });
    m_drifted->setPagedModel(m_rows);
    m_drifted->setEmpty(tr("All holders of this check were equal."));
    m_drifted->setFixedHeight(driftedHeight);
    m_drifted->setFlat();
    m_drifted->hide();
    m_table->body()->addWidget(m_drifted);
    connect(m_table, &DataTable::currentRowChanged, this, &CheckPanel::show);
}

void CheckPanel::clear()
{
    m_answer.drop();
    m_rowsAnswer.drop();
    m_shown = 0;
    m_model->resetRows({});
    m_rows->resetRows({});
    m_drifted->hide();
}

void CheckPanel::ask(Engine* engine, const TokenRef& token)
{
    m_engine = engine;
    TokenQueries* tokens = engine ? engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_table->setLoading(m_model->rowCount() == 0);
    m_answer.ask(tokens->checks(token.caip2, token.contract, mostChecks), this,
                 [this](const Expected<std::vector<DriftCheck>>& checks) {
                     m_table->setLoading(false);
                     if (!checks)
                         return m_table->setEmpty(engineWords(checks.error()));
                     m_table->setEmpty(tr("Not checked yet. A check compares sampled holders with balanceOf."));
                     m_model->setRows(*checks);
                     show(m_table->currentRow());
                 });
}

void CheckPanel::show(int row)
{
    const DriftCheck* check = m_model->at(row);
    m_drifted->setVisible(check && check->drifted > 0);
    if (!check || check->drifted == 0 || !m_engine || !m_engine->tokens())
        return;
    if (std::exchange(m_shown, check->id) != check->id)
        m_rows->resetRows({});
    m_drifted->head()->setNote(tr("at block %1").arg(format::number(check->block)));
    m_drifted->setLoading(m_rows->rowCount() == 0);
    m_rowsAnswer.ask(m_engine->tokens()->drifted(check->id), this, [this](const Expected<std::vector<DriftRow>>& rows) {
        m_drifted->setLoading(false);
        if (!rows)
            return m_drifted->setEmpty(engineWords(rows.error()));
        m_rows->setRows(*rows);
    });
}

}  // namespace signalbox::ui
