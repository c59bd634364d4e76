// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/list/trigger_list_model.h"

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/fonts.h"
#include "triggers/model/trigger_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

struct TriggerListModel::Sink {
    TriggerListModel* model;
    template <class F>
    void removeRows(int first, int last, F change)
    {
        model->beginRemoveRows({}, first, last);
        change();
        model->endRemoveRows();
    }
    template <class F>
    void insertRows(int first, int last, F change)
    {
        model->beginInsertRows({}, first, last);
        change();
        model->endInsertRows();
    }
    template <class F>
    void reorder(F change)
    {
        Q_EMIT model->layoutAboutToBeChanged();
        const QModelIndexList old = model->persistentIndexList();
        QStringList ids;
        for (const QModelIndex& index : old)
            ids << model->m_triggers[size_t(index.row())].trigger.id;
        change();
        QModelIndexList moved;
        for (const QString& id : ids)
            moved << model->index(model->rowOf(id), 0);
        model->changePersistentIndexList(old, moved);
        Q_EMIT model->layoutChanged();
    }
    void changeRows(int first, int last) { Q_EMIT model->dataChanged(model->index(first), model->index(last)); }
    bool same(const TriggerSummary&, const TriggerSummary&) const { return false; }
};

void TriggerListModel::setTriggers(std::vector<TriggerSummary> triggers)
{
    Sink sink{this};
    updateList(
        m_triggers, std::move(triggers), [](const TriggerSummary& row) { return row.trigger.id; }, sink);
}

void TriggerListModel::setChanged(const QSet<QString>& ids)
{
    if (ids == m_changed)
        return;
    m_changed = ids;
    if (!m_triggers.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const TriggerSummary* TriggerListModel::find(const QString& id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_triggers[size_t(row)];
}

int TriggerListModel::rowOf(const QString& id) const
{
    for (size_t i = 0; i < m_triggers.size(); ++i)
        if (m_triggers[i].trigger.id == id)
            return int(i);
    return -1;
}

int TriggerListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_triggers.size());
}

QVariant TriggerListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TriggerSummary& row = m_triggers[size_t(index.row())];
    const QString name = format::safe(row.trigger.name);
    const bool changed = m_changed.contains(row.trigger.id);
    const TriggerLook look = lookOf(row);
    switch (role) {
        case Qt::DisplayRole:
            return name;
        case KeyRole:
            return row.trigger.id;
        case StateItemRole:
            return int(look.state);
        case NoteRole:
            return look.line;
        case InkRole:
            return int(look.isTrouble ? Ink::Error : Ink::Secondary);
        case StrongRole:
            return changed;
        case FilterRole:
            return QStringList{name, look.word, look.line, row.chain, registryWord(row.trigger.registry)}.join(u' ');
        case Qt::AccessibleTextRole:
            return changed
                       ? tr("%1, %2, %3, unsaved changes", "name, state, second line").arg(name, look.word, look.line)
                       : tr("%1, %2, %3", "name, state, second line").arg(name, look.word, look.line);
        case Qt::ToolTipRole:
            return look.isTrouble ? QVariant(look.line.toHtmlEscaped()) : QVariant();
        default:
            return {};
    }
}

}  // namespace signalbox::ui
