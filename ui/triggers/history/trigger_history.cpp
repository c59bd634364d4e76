// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/history/trigger_history.h"

#include <QHBoxLayout>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "tables/data_table.h"
#include "triggers/model/trigger_difference.h"
#include "triggers/model/trigger_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

class DifferenceModel : public RowModel<TriggerChange> {
public:
    explicit DifferenceModel(QObject* parent)
        : RowModel({{u"place"_s, TriggerHistory::tr("Place"), CellKind::Mono, 190},
                    {u"before"_s, TriggerHistory::tr("Before"), CellKind::Mono, 130, true},
                    {u"after"_s, TriggerHistory::tr("After"), CellKind::Mono, 130, true}},
                   parent)
    {
    }

protected:
    QString key(const TriggerChange& row) const override { return row.place; }
    QVariant cell(const TriggerChange& row, int column, int role) const override
    {
        if (role != Qt::DisplayRole && role != CopyRole)
            return {};
        const QString& text = column == 0 ? row.place : column == 1 ? row.before : row.after;
        return role == CopyRole ? text : format::safe(text.simplified());
    }
};

TriggerEditModel::TriggerEditModel(QObject* parent)
    : RowModel({{u"at"_s, tr("Time"), CellKind::Text, 132},
                {u"person"_s, tr("Person"), CellKind::Text, 130, true},
                {u"what"_s, tr("Edit"), CellKind::Text, 90},
                {u"values"_s, tr("Values"), CellKind::Number, 66}},
               parent)
{
}

QVariant TriggerEditModel::cell(const TriggerEdit& row, int column, int role) const
{
    if (column == 0 && role == CopyRole)
        return format::iso(row.at);
    if (column == 0 && role == SortRole)
        return row.id;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
        case 0:
            return format::time(row.at);
        case 1:
            return format::safe(row.person);
        case 2:
            return editWord(row.what);
        default:
            return qint64(triggerChanges(row.before, row.after).size());
    }
}

TriggerHistory::TriggerHistory(Desk* desk, QWidget* parent)
    : QWidget(parent),
      m_model(new TriggerEditModel(this)),
      m_changes(new DifferenceModel(this)),
      m_table(new DataTable(desk, u"trigger-history"_s, {})),
      m_difference(new DataTable(desk, u"trigger-difference"_s, {}))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (DataTable* each : {m_table, m_difference}) {
        each->setFlat();
        each->head()->hide();
    }
    m_table->setPagedModel(m_model);
    m_difference->setPagedModel(m_changes);
    m_table->view()->setAccessibleName(tr("Edits of the trigger"));
    m_difference->view()->setAccessibleName(tr("Values that the edit changed"));
    m_difference->setEmpty(tr("The edit changed no value."));
    m_table->setLoading(true);
    row->addWidget(m_table, 1);
    row->addWidget(m_difference, 1);
    connect(m_table, &DataTable::currentRowChanged, this, &TriggerHistory::showDifference);
}

int TriggerHistory::count() const
{
    return m_model->rowCount();
}

void TriggerHistory::setTrigger(const QString& id)
{
    if (std::exchange(m_id, id) == id)
        return;
    m_answer.drop();
    m_model->resetRows({});
    m_changes->resetRows({});
    load();
}

void TriggerHistory::load()
{
    if (!m_queries || m_id.isEmpty()) {
        m_table->setLoading(false);
        m_table->setEmpty(tr("Edits are listed here after the trigger is saved."));
        Q_EMIT countChanged(0);
        return;
    }
    m_answer.ask(m_queries->history(m_id), this, [this](const Expected<std::vector<TriggerEdit>>& answer) {
        m_table->setLoading(false);
        m_table->setEmpty(
            answer ? tr("No edit is recorded.")
                   : tr("The history could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
        if (answer) {
            m_model->setRows(*answer);
            if (!answer->empty() && m_table->currentRow() < 0)
                m_table->view()->selectRow(0);
            showDifference(std::max(0, m_table->currentRow()));
        }
        Q_EMIT countChanged(count());
    });
}

void TriggerHistory::showDifference(int row)
{
    const TriggerEdit* edit = m_model->at(row);
    m_changes->resetRows(edit ? triggerChanges(edit->before, edit->after) : std::vector<TriggerChange>());
}

}  // namespace signalbox::ui
