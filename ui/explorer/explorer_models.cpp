#include "explorer/explorer_models.h"

#include "theme/fonts.h"
#include "theme/sign.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

using What = ExplorerListQuery::What;

namespace {

const QString blockColumn = QStringLiteral("height");
const QString timeColumn = QStringLiteral("height_time");

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
        {QStringLiteral("chain"), FoundChains::tr("Chain"), CellKind::Name, 180, true, 0, true, {}},
        {QStringLiteral("state"), FoundChains::tr("State"), CellKind::State, 206, false, 0, true, {}},
        {QStringLiteral("main"), title(), CellKind::Number, 200, false, 0, true,
         FoundChains::tr("In the chain's smallest unit.")},
        {QStringLiteral("since"), since, CellKind::Number, 110, false, 1, true, {}},
        {QStringLiteral("known"), FoundChains::tr("Complete from, to"), CellKind::Number, 170, false, 0, true,
         FoundChains::tr("The blocks that the tables of this chain know without a gap.")},
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
        {QStringLiteral("accounts"), "amount rewards slashes"},
        {QStringLiteral("validators"), "staked_amount status max_paused_height unstaking_height"},
        {QStringLiteral("validator_signing_info"), "missed_blocks_count"},
        {QStringLiteral("validator_double_signing_info"), "evidence_count first_evidence_height last_evidence_height"},
        {QStringLiteral("pools"), "amount amount_delta total_points lp_count"},
        {QStringLiteral("orders"), "status amount_for_sale requested_amount buyer_send_address"},
        {QStringLiteral("dex_orders"), "state amount_for_sale requested_amount sold_amount bought_amount"},
        {QStringLiteral("dex_deposits"), "state amount points_received"},
        {QStringLiteral("dex_withdrawals"), "state percent local_amount remote_amount"},
    };
    const auto found = versions.find(entity);
    return found == versions.end() ? QStringList() : list(found->second);
}

bool isNumber(const QString& field)
{
    static const QStringList texts{QStringLiteral("status"),
                                   QStringLiteral("state"),
                                   QStringLiteral("tx_hash"),
                                   QStringLiteral("message_type"),
                                   QStringLiteral("signer"),
                                   QStringLiteral("recipient"),
                                   QStringLiteral("event_type"),
                                   QStringLiteral("address"),
                                   QStringLiteral("order_id"),
                                   QStringLiteral("reference"),
                                   QStringLiteral("pool_id"),
                                   QStringLiteral("committee_id"),
                                   QStringLiteral("snapshot_date"),
                                   QStringLiteral("position_created_date"),
                                   QStringLiteral("position_closed_date"),
                                   QStringLiteral("buyer_send_address")};
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
        const bool hash = name == QStringLiteral("tx_hash") || name.endsWith(QStringLiteral("address")) ||
                          name == QStringLiteral("signer") || name == QStringLiteral("recipient") ||
                          name == QStringLiteral("order_id") || name == QStringLiteral("reference");
        const bool place = name.endsWith(QStringLiteral("_index"));
        const bool last = what != What::History && name == names.last();
        const bool amount = name.contains(QStringLiteral("amount")) || name.endsWith(QStringLiteral("balance"));
        ColumnSpec column{name, ExplorerWords::field(name)};
        if (place)
            column.title = RecordModel::tr("No.");
        else if (name == QStringLiteral("rewards"))
            column.title = RecordModel::tr("Rewards");
        else if (name == QStringLiteral("slashes"))
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
        column.dropOrder = name == QStringLiteral("fee") ? 1 : 0;
        columns.push_back(std::move(column));
    }
    if (what == What::History)
        columns.push_back({QStringLiteral("gone"), RecordModel::tr("Remark"), CellKind::Text, 70, true, 1, true, {}});
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
    const bool other =
        record && ((m_kind == ExplorerKind::Account && record->entity != QStringLiteral("accounts")) ||
                   (m_kind == ExplorerKind::Validator && record->entity != QStringLiteral("validators")));
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
                return plainTip(row.error->text);
            if (role != Qt::DisplayRole)
                return {};
            if (row.error)
                return row.error->code == QStringLiteral("HEIGHT_UNKNOWN") ? tr("that block is not known")
                                                                           : tr("could not be asked");
            if (!record)
                return tr("not found");
            if (other && record->gone)
                return tr("not found");
            if (other)
                return tr("only as: %1").arg(ExplorerWords::entity(record->entity));
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
                       : tr("nothing yet");
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
    if (id == QStringLiteral("gone"))
        return role == Qt::DisplayRole ? QVariant(row.gone ? tr("gone") : QString()) : QVariant();
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
        const bool longText = field.type == ExplorerField::Type::Hex || id == QStringLiteral("reference");
        return longText && !field.value.isEmpty() ? shortKey(format::safe(field.value)) : ExplorerWords::value(field);
    }
    return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
}

}  // namespace signalbox::ui
