// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_item_model.h"

#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

using ItemColumn = QueueItemModel::Column;

std::vector<ColumnSpec> itemColumns()
{
    return {
        {u"selected"_s, {}, CellKind::Text, 36},
        {u"at"_s, QueueItemModel::tr("Failed", "time of a failure"), CellKind::Text, 92},
        {u"chain"_s, QueueItemModel::tr("Chain"), CellKind::Name, 132},
        {u"token"_s, QueueItemModel::tr("Token"), CellKind::Text, 92},
        {u"holder"_s, QueueItemModel::tr("Holder"), CellKind::Mono, 130},
        {u"type"_s, QueueItemModel::tr("Type"), CellKind::Text, 96, false, 1},
        {u"attempts"_s, QueueItemModel::tr("Attempts"), CellKind::Number, 84},
        {u"error"_s, QueueItemModel::tr("Last error"), CellKind::Text, 260, true},
        {u"next"_s, QueueItemModel::tr("Next step"), CellKind::Text, 170},
    };
}

QVariant timeCell(const QDateTime& at, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return format::time(at);
        case SortRole:
            return at.toMSecsSinceEpoch();
        case CopyRole:
            return format::iso(at);
        default:
            return {};
    }
}

QVariant text(const QString& shown, const QString& whole, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return shown;
        case CopyRole:
            return whole;
        default:
            return {};
    }
}

QVariant itemChainCell(const QueueEntry& entry, int mark, int role)
{
    if (role == MarkRole)
        return mark;
    if (role == CopyRole)
        return entry.caip2;
    return role == Qt::DisplayRole ? QVariant(format::safe(entry.chain)) : QVariant();
}

QVariant typeCell(const QueueEntry& entry, int role)
{
    if (role == Qt::ToolTipRole)
        return entry.recalculates
                   ? QueueItemModel::tr("Recalculates the balance from all stored transfers.")
                   : QueueItemModel::tr("Adds %1 units from %2 to the balance.", "delta; number of transfers")
                         .arg(format::amount(entry.delta, 0),
                              QueueItemModel::tr("%n transfers", nullptr, format::plural(entry.updates)));
    return role == Qt::DisplayRole ? QVariant(entryType(entry)) : QVariant();
}

QVariant errorCell(const QueueEntry& entry, int role)
{
    if (role == Qt::ToolTipRole)
        return entry.errorCode.isEmpty() ? QVariant() : QVariant(format::safe(entry.errorCode + u": "_s + entry.error));
    return text(format::safe(entry.error), entry.error, role);
}

}  // namespace

QueueItemModel::QueueItemModel(QObject* parent) : RowModel<QueueEntry>(itemColumns(), parent) {}

QString QueueItemModel::key(const QueueEntry& entry) const
{
    return entry.caip2 + QLatin1Char('/') + QString::number(entry.id);
}

void QueueItemModel::setState(QueueEntryState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT headerDataChanged(Qt::Horizontal, int(ItemColumn::Time), int(ItemColumn::Time));
}

void QueueItemModel::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    QHash<QString, int> marks;
    for (const ChainSnapshot& chain : snapshot.chains)
        marks.insert(chain.caip2, chain.mark);
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(ItemColumn::Chain)), index(rowCount() - 1, int(ItemColumn::Chain)));
}

QVariant QueueItemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::DisplayRole && orientation == Qt::Horizontal && section == int(ItemColumn::Time) &&
        m_state != QueueEntryState::Failed)
        return m_state == QueueEntryState::Retrying ? tr("Last attempt") : tr("Queued", "time");
    return RowModel<QueueEntry>::headerData(section, orientation, role);
}

QVariant QueueItemModel::cell(const QueueEntry& entry, int column, int role) const
{
    switch (ItemColumn(column)) {
        case ItemColumn::Check:
            return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
        case ItemColumn::Time:
            return timeCell(entryTime(entry), role);
        case ItemColumn::Chain:
            return itemChainCell(entry, m_marks.value(entry.caip2), role);
        case ItemColumn::Token:
            return role == Qt::ToolTipRole ? QVariant(entry.contract) : text(tokenText(entry), entry.contract, role);
        case ItemColumn::Holder:
            return text(format::shortAddress(entry.holder), entry.holder, role);
        case ItemColumn::Type:
            return typeCell(entry, role);
        case ItemColumn::Attempts:
            if (role == SortRole)
                return entry.attempts;
            return text(tr("%1 of %2", "attempts").arg(entry.attempts).arg(entry.mostAttempts),
                        QString::number(entry.attempts), role);
        case ItemColumn::Error:
            return errorCell(entry, role);
        case ItemColumn::Next:
            if (role == InkRole)
                return int(Ink::Secondary);
            return text(entryNextStep(entry), entryNextStep(entry), role);
    }
    return {};
}

bool QueueItemModel::same(const QueueEntry& a, const QueueEntry& b) const
{
    for (int column = 0; column < columnCount(); ++column)
        for (const int role : {int(Qt::DisplayRole), int(SortRole), int(Qt::ToolTipRole)})
            if (cell(a, column, role) != cell(b, column, role))
                return false;
    return true;
}

}  // namespace signalbox::ui
