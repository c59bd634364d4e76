// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sheets/problem_model.h"

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

ImportProblemModel::ImportProblemModel(QObject* parent)
    : RowModel({{u"kind"_s, tr("Severity"), CellKind::State, 90},
                {u"place"_s, tr("Place"), CellKind::Mono, 220},
                {u"problem"_s, tr("Problem"), CellKind::Text, 260, true}},
               parent)
{
}

QString ImportProblemModel::key(const TriggerProblem& row) const
{
    return row.path + u'|' + row.text.english();
}

QVariant ImportProblemModel::cell(const TriggerProblem& row, int column, int role) const
{
    if (column == 0) {
        if (role == StateItemRole)
            return int(row.warning ? State::Slow : State::Error);
        return role == Qt::DisplayRole ? QVariant(row.warning ? tr("warning") : tr("error")) : QVariant();
    }
    if (role != Qt::DisplayRole && role != CopyRole && role != Qt::ToolTipRole)
        return {};
    const QString text = format::safe(column == 1 ? row.path : engineWords(row.text));
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

}  // namespace signalbox::ui
