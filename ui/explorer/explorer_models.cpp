// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_models.h"

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

using What = ExplorerListQuery::What;

namespace {

const QString blockColumn = u"height"_s;
const QString timeColumn = u"height_time"_s;

std::vector<ColumnSpec> chainColumns(ExplorerKind kind)
{
    const auto title = [kind] {
        switch (kind) {
            case ExplorerKind::Validator:
                return FoundChains::tr("Stake");
            case ExplorerKind::Order:
                return FoundChains::tr("For sale");
            case ExplorerKind::Block:
                return FoundChains::tr("Transactions");
            case ExplorerKind::Account:
            case ExplorerKind::Pool:
            case ExplorerKind::Transaction:
                break;
        }
        return FoundChains::tr("Amount");
    };
    const QString since = kind == ExplorerKind::Block         ? FoundChains::tr("Height")
                          : kind == ExplorerKind::Transaction ? FoundChains::tr("In block")
                                                              : FoundChains::tr("Since block");
    return {
        {u"chain"_s, FoundChains::tr("Chain"), CellKind::Name, 180, true, 0, true, {}},
        {u"state"_s, FoundChains::tr("State"), CellKind::State, 206, false, 0, true, {}},
        {u"main"_s, title(), CellKind::Number, 200, false, 0, true, FoundChains::tr("In the chain's smallest unit")},
        {u"since"_s, since, CellKind::Number, 110, false, 1, true, {}},
        {u"known"_s, FoundChains::tr("Complete range"), CellKind::Number, 170, false, 0, true,
         FoundChains::tr("Blocks that this chain's tables hold without a gap")},
    };
}

QStringList shownFields(What what, ExplorerKind kind, const QString& entity)
{
    const auto list = [](const char* words) { return QString::fromLatin1(words).split(u' '); };
    switch (what) {
        case What::Transactions:
            return kind == ExplorerKind::Block ? list("tx_index tx_hash message_type signer recipient amount fee")
                                               : list("tx_hash message_type signer recipient amount fee");
        case What::Events:
            return kind == ExplorerKind::Block ? list("event_index event_type address amount order_id reference")
                                               : list("event_type amount order_id reference");
        case What::Slashes:
            return list("amount reference");
        case What::Payments:
            return list("committee_id percent");
        case What::Positions:
            return list(
                "snapshot_date pool_id snapshot_balance pool_share_percentage position_created_date "
                "position_closed_date");
        case What::Holders:
            return list("address points liquidity_pool_points");
        case What::History:
            break;
    }
    static const std::map<QString, const char*> versions{
        {u"accounts"_s, "amount rewards slashes"},
        {u"validators"_s, "staked_amount status max_paused_height unstaking_height"},
        {u"validator_signing_info"_s, "missed_blocks_count"},
        {u"validator_double_signing_info"_s, "evidence_count first_evidence_height last_evidence_height"},
        {u"pools"_s, "amount amount_delta total_points lp_count"},
        {u"orders"_s, "status amount_for_sale requested_amount buyer_send_address"},
        {u"dex_orders"_s, "state amount_for_sale requested_amount sold_amount bought_amount"},
        {u"dex_deposits"_s, "state amount points_received"},
        {u"dex_withdrawals"_s, "state percent local_amount remote_amount"},
    };
    const auto found = versions.find(entity);
    return found == versions.end() ? QStringList() : list(found->second);
}

bool isNumber(const QString& field)
{
    static const QStringList texts{u"status"_s,
                                   u"state"_s,
                                   u"tx_hash"_s,
                                   u"message_type"_s,
                                   u"signer"_s,
                                   u"recipient"_s,
                                   u"event_type"_s,
                                   u"address"_s,
                                   u"order_id"_s,
                                   u"reference"_s,
                                   u"pool_id"_s,
                                   u"committee_id"_s,
                                   u"snapshot_date"_s,
                                   u"position_created_date"_s,
                                   u"position_closed_date"_s,
                                   u"buyer_send_address"_s};
    return !texts.contains(field);
}

std::vector<ColumnSpec> recordColumns(What what, ExplorerKind kind, const QString& entity)
{
    std::vector<ColumnSpec> columns;
    if (kind != ExplorerKind::Block) {
        columns.push_back({blockColumn,
                           what == What::Positions ? RecordModel::tr("At block") : RecordModel::tr("Block"),
                           CellKind::Number,
                           90,
                           false,
                           0,
                           true,
                           {}});
        if (what != What::Positions)
            columns.push_back({timeColumn, RecordModel::tr("Time"), CellKind::Text, 130, false, 2, true, {}});
    }
    const QStringList names = shownFields(what, kind, entity);
    for (const QString& name : names) {
        const bool hash = name == u"tx_hash"_s || name.endsWith(u"address"_s) || name == u"signer"_s ||
                          name == u"recipient"_s || name == u"order_id"_s || name == u"reference"_s;
        const bool place = name.endsWith(u"_index"_s);
        const bool last = what != What::History && name == names.last();
        const bool amount = name.contains(u"amount"_s) || name.endsWith(u"balance"_s);
        ColumnSpec column{name, ExplorerWords::field(name)};
        if (place)
            column.title = RecordModel::tr("No.");
        else if (name == u"rewards"_s)
            column.title = RecordModel::tr("Rewards");
        else if (name == u"slashes"_s)
            column.title = RecordModel::tr("Slashes");
        column.kind = hash ? CellKind::Mono : isNumber(name) ? CellKind::Number : CellKind::Text;
        column.width = 110;
        if (place)
            column.width = 56;
        else if (amount && name == names.first())
            column.width = 200;  // 20 digits and their commas
        else if (hash || amount)
            column.width = 150;
        column.stretch = last;
        column.dropOrder = name == u"fee"_s ? 1 : 0;
        columns.push_back(std::move(column));
    }
    if (what == What::History)
        columns.push_back({u"gone"_s, RecordModel::tr("Details"), CellKind::Text, 70, true, 1, true, {}});
    return columns;
}

}  // namespace

FoundChains::FoundChains(ExplorerKind kind, QObject* parent)
    : RowModel<ExplorerChain>(chainColumns(kind), parent), m_kind(kind)
{
}

QVariant FoundChains::cell(const ExplorerChain& row, int column, int role) const
{
    const ExplorerRecord* record = row.records.empty() ? nullptr : &row.records.front();
    // An address can be a validator without being an account, and the other way round.
    const bool other = record && ((m_kind == ExplorerKind::Account && record->entity != u"accounts"_s) ||
                                  (m_kind == ExplorerKind::Validator && record->entity != u"validators"_s));
    const ExplorerField* main = record && !other ? ExplorerWords::main(*record) : nullptr;
    switch (static_cast<Column>(column)) {
        case Column::Chain:
            if (role == MarkRole)
                return row.mark;
            if (role == NoteRole)
                return row.caip2;
            if (role == StrongRole)
                return record != nullptr;
            return role == Qt::DisplayRole ? QVariant(row.name) : QVariant();
        case Column::State: {
            if (role == StateItemRole)
                return int(row.error                            ? State::Slow
                           : !record || (other && record->gone) ? State::None
                           : record->gone                       ? State::Paused
                                                                : State::Ok);
            if (role == Qt::ToolTipRole && row.error)
                return plainTip(row.error->text());
            if (role != Qt::DisplayRole)
                return {};
            if (row.error)
                return row.error->code == u"HEIGHT_UNKNOWN"_s ? tr("block not indexed") : tr("query failed");
            if (!record)
                return tr("not found");
            if (other && record->gone)
                return tr("not found");
            if (other)
                return tr("found only as: %1").arg(ExplorerWords::entity(record->entity));
            const QString status = ExplorerWords::status(*record);
            return status.isEmpty() ? tr("found") : status;
        }
        case Column::Main:
            if (role == InkRole && !main)
                return int(Ink::Muted);
            if (role == CopyRole && main)
                return main->value;
            return role == Qt::DisplayRole
                       ? QVariant(main && !record->gone ? ExplorerWords::value(*main) : format::none())
                       : QVariant();
        case Column::Since:
            if (role == InkRole && !record)
                return int(Ink::Muted);
            if (role == SortRole)
                return record ? record->height : Height(-1);
            return role == Qt::DisplayRole ? QVariant(record ? format::number(record->height) : format::none())
                                           : QVariant();
        case Column::Known:
            if (role == SortRole)
                return row.indexed.value_or(-1);
            if (role != Qt::DisplayRole)
                return {};
            return row.from
                       ? tr("%1 – %2").arg(format::number(*row.from), format::number(row.indexed.value_or(*row.from)))
                       : tr("none yet");
    }
    return {};
}

RecordModel::RecordModel(What what, ExplorerKind kind, const QString& entity, QObject* parent)
    : RowModel<ExplorerRecord>(recordColumns(what, kind, entity), parent), m_what(what), m_kind(kind)
{
}

QString RecordModel::key(const ExplorerRecord& row) const
{
    QString key = QString::number(row.height);
    for (const char* field : {"tx_hash", "event_index", "committee_id", "pool_id", "snapshot_date", "address"})
        key += u' ' + row.value(field);
    return key;
}

QString RecordModel::target(const ExplorerRecord& record) const
{
    const auto of = [&](const char* name) {
        for (const ExplorerField& field : record.fields)
            if (field.name == QLatin1String(name))
                return ExplorerWords::target(record, field);
        return QString();
    };
    switch (m_what) {
        case What::Transactions:
            return of("tx_hash");
        case What::Events: {
            const QString cause = of("reference");
            return !cause.isEmpty() || m_kind != ExplorerKind::Block ? cause : of("address");
        }
        case What::Slashes:
        case What::Payments:
        case What::History:
            return ExplorerWords::address(ExplorerKind::Block, QString::number(record.height), record.caip2);
        case What::Positions:
            return of("pool_id");
        case What::Holders:
            break;
    }
    return of("address");
}

QVariant RecordModel::cell(const ExplorerRecord& row, int column, int role) const
{
    const QString& id = columns()[size_t(column)].id;
    if (id == blockColumn)
        return role == Qt::DisplayRole ? QVariant(format::number(row.height))
               : role == CopyRole      ? QVariant(QString::number(row.height))
               : role == SortRole      ? QVariant(row.height)
                                       : QVariant();
    if (id == timeColumn)
        return role == Qt::DisplayRole ? QVariant(row.time.isValid() ? format::time(row.time) : format::none())
               : role == CopyRole      ? QVariant(format::iso(row.time))
                                       : QVariant();
    if (id == u"gone"_s)
        return role == Qt::DisplayRole ? QVariant(row.gone ? tr("deleted") : QString()) : QVariant();
    for (const ExplorerField& field : row.fields) {
        if (field.name != id)
            continue;
        if (role == CopyRole)
            return field.value;
        if (role == InkRole && (field.value.isEmpty() || row.gone))
            return int(Ink::Muted);
        if (role == Qt::ToolTipRole && field.type == ExplorerField::Type::Hex && !field.value.isEmpty())
            return plainTip(field.value);
        if (role != Qt::DisplayRole)
            return {};
        const bool longText = field.type == ExplorerField::Type::Hex || id == u"reference"_s;
        return longText && !field.value.isEmpty() ? shortKey(format::safe(field.value)) : ExplorerWords::value(field);
    }
    return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
}

}  // namespace signalbox::ui
