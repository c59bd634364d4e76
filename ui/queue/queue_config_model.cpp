// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_config_model.h"

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

std::vector<ColumnSpec> configColumns()
{
    std::vector<ColumnSpec> columns{
        {u"chain"_s, QueueConfigModel::tr("Chain"), CellKind::Name, 150},
        {u"source"_s, QueueConfigModel::tr("Values"), CellKind::Text, 76, false, 1, true,
         QueueConfigModel::tr("Whether the chain has its own values or uses the defaults")},
        {u"enabled"_s, QueueConfigModel::tr("Enabled"), CellKind::Text, 72},
    };
    for (const ConfigField& field : configFields)
        columns.push_back({QLatin1String(field.id), configTitle(field), CellKind::Number,
                           field.value == &QueueConfig::longestRetryMs ? 126 : 106, false,
                           field.value == &QueueConfig::longestRetryMs ? 2 : 0, true, configTip(field)});
    columns.push_back({u"check"_s, QueueConfigModel::tr("Check"), CellKind::State, 200, true});
    return columns;
}

QVariant chainCell(const ConfigRow& row, int role)
{
    const bool defaults = row.seen.caip2.isEmpty();
    switch (role) {
        case Qt::DisplayRole:
            return defaults ? QueueConfigModel::tr("Defaults") : format::safe(row.seen.chain);
        case StrongRole:
            return defaults;
        case MarkRole:
            return defaults ? QVariant() : QVariant(row.mark);
        default:
            return {};
    }
}

QVariant sourceCell(const ConfigRow& row, int role)
{
    if (role == InkRole)
        return int(Ink::Secondary);
    if (role != Qt::DisplayRole)
        return {};
    if (row.seen.caip2.isEmpty())
        return QString();
    return row.seen.isOwn || row.isChanged() ? QueueConfigModel::tr("own", "values of a chain")
                                             : QueueConfigModel::tr("defaults", "values of a chain");
}

QVariant enabledCell(const ConfigRow& row, int role)
{
    switch (role) {
        case Qt::CheckStateRole:
            return row.draft.enabled ? Qt::Checked : Qt::Unchecked;
        case Qt::DisplayRole:
            return row.draft.enabled ? QueueConfigModel::tr("on", "a queue is enabled")
                                     : QueueConfigModel::tr("off", "a queue is disabled");
        case QueueConfigModel::ChangedRole:
            return row.draft.enabled != row.seen.enabled;
        default:
            return {};
    }
}

/// The verdict on a draft; on a saved configuration only what it stops.
QVariant checkCell(const ConfigRow& row, int role)
{
    const QString refusal = configRefusal(row.draft), warning = configWarning(row.draft, row.users);
    switch (role) {
        case Qt::DisplayRole:
            return !refusal.isEmpty()   ? refusal
                   : !warning.isEmpty() ? warning
                   : row.isChanged()    ? QueueConfigModel::tr("not saved yet")
                                        : QString();
        case StateItemRole:
            return !refusal.isEmpty()   ? QVariant(int(State::Refused))
                   : !warning.isEmpty() ? QVariant(int(State::Slow))
                   : row.isChanged()    ? QVariant(int(State::Starting))
                                        : QVariant();
        default:
            return {};
    }
}

}  // namespace

QueueConfigModel::QueueConfigModel(QObject* parent) : RowModel<ConfigRow>(configColumns(), parent) {}

const ConfigField* QueueConfigModel::field(int column)
{
    return column >= FirstNumber && column < Check ? &configFields[column - FirstNumber] : nullptr;
}

void QueueConfigModel::setConfigs(const std::vector<QueueConfig>& configs)
{
    const auto users = std::count_if(configs.begin(), configs.end(),
                                     [](const QueueConfig& each) { return !each.caip2.isEmpty() && !each.isOwn; });
    std::vector<ConfigRow> rows;
    for (const QueueConfig& config : configs) {
        const ConfigRow* old = at(rowOf(config.caip2));
        rows.push_back({config, old ? rebased(old->draft, old->seen, config) : config, m_marks.value(config.caip2),
                        config.caip2.isEmpty() ? int(users) : 0});
    }
    setRows(std::move(rows));
    Q_EMIT edited();
}

void QueueConfigModel::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    QHash<QString, int> marks;
    for (const ChainSnapshot& chain : snapshot.chains)
        marks.insert(chain.caip2, chain.mark);
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    std::vector<ConfigRow> all = rows();
    for (ConfigRow& row : all)
        row.mark = m_marks.value(row.seen.caip2);
    setRows(std::move(all));
}

void QueueConfigModel::revert()
{
    std::vector<ConfigRow> all = rows();
    for (ConfigRow& row : all)
        row.draft = row.seen;
    setRows(std::move(all));
    Q_EMIT edited();
}

void QueueConfigModel::saved()
{
    std::vector<ConfigRow> all = rows();
    for (ConfigRow& row : all) {
        row.draft.isOwn = row.seen.isOwn || row.isChanged();
        row.seen = row.draft;
    }
    setRows(std::move(all));
    Q_EMIT edited();
}

void QueueConfigModel::resetRow(int row)
{
    std::vector<ConfigRow> all = rows();
    if (row < 0 || row >= int(all.size()))
        return;
    all[std::size_t(row)].draft = all[std::size_t(row)].seen;
    setRows(std::move(all));
    Q_EMIT edited();
}

std::vector<ConfigRow> QueueConfigModel::changed() const
{
    std::vector<ConfigRow> all;
    std::copy_if(rows().begin(), rows().end(), std::back_inserter(all),
                 [](const ConfigRow& row) { return row.isChanged(); });
    return all;
}

bool QueueConfigModel::isValid() const
{
    return std::none_of(rows().begin(), rows().end(),
                        [](const ConfigRow& row) { return row.isChanged() && !configRefusal(row.draft).isEmpty(); });
}

Qt::ItemFlags QueueConfigModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = RowModel<ConfigRow>::flags(index);
    if (field(index.column()))
        return plain | Qt::ItemIsEditable;
    return index.column() == Enabled ? plain | Qt::ItemIsUserCheckable : plain;
}

bool QueueConfigModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    std::vector<ConfigRow> all = rows();
    if (index.row() < 0 || index.row() >= int(all.size()))
        return false;
    QueueConfig& draft = all[std::size_t(index.row())].draft;
    const ConfigField* number = field(index.column());
    if (number && role == Qt::EditRole)
        draft.*number->value = value.toInt();
    else if (index.column() == Enabled && role == Qt::CheckStateRole)
        draft.enabled = value.toInt() == Qt::Checked;
    else
        return false;
    setRows(std::move(all));
    Q_EMIT edited();
    return true;
}

QVariant QueueConfigModel::numberCell(const ConfigRow& row, const ConfigField& field, int role) const
{
    const int value = row.draft.*field.value;
    switch (role) {
        case Qt::DisplayRole:
            return format::number(qint64(value));
        case Qt::EditRole:
        case CopyRole:
            return value;
        case InkRole:
            return int(!isWithin(field, value)             ? Ink::Error
                       : row.seen.isOwn || row.isChanged() ? Ink::Text
                                                           : Ink::Secondary);
        case ChangedRole:
        case StrongRole:
            return value != row.seen.*field.value;
        case RefusedRole:
            return !isWithin(field, value);
        case Qt::ToolTipRole:
            return configTip(field);
        default:
            return {};
    }
}

QVariant QueueConfigModel::cell(const ConfigRow& row, int column, int role) const
{
    if (const ConfigField* number = field(column))
        return numberCell(row, *number, role);
    switch (column) {
        case Chain:
            return chainCell(row, role);
        case Source:
            return sourceCell(row, role);
        case Enabled:
            return enabledCell(row, role);
        case Check:
            return checkCell(row, role);
        default:
            return {};
    }
}

bool QueueConfigModel::same(const ConfigRow& a, const ConfigRow& b) const
{
    return sameValues(a.seen, b.seen) && sameValues(a.draft, b.draft) && a.seen.isOwn == b.seen.isOwn &&
           a.seen.chain == b.seen.chain && a.mark == b.mark && a.users == b.users;
}

}  // namespace signalbox::ui
