// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_rows.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using catalog::Column;
using catalog::ColumnType;
using layers::ident;
using store::boolean;
using store::integer;
using store::text;
using store::Transaction;

namespace {

constexpr pqxx::row::size_type fixed = 5;  // shape, chain, height, time, gone

QString asText(const QString& column, ColumnType type)
{
    switch (type) {
        case ColumnType::Bytea:
            return u"encode(%1, 'hex')"_s.arg(column);
        case ColumnType::Timestamp:
            return u"to_char(%1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"_s.arg(column);
        case ColumnType::Bigint:
        case ColumnType::Integer:
        case ColumnType::Smallint:
        case ColumnType::Amount:
        case ColumnType::Amount256:
        case ColumnType::Text:
        case ColumnType::Bool:
        case ColumnType::Date:
        case ColumnType::Double:
        case ColumnType::Jsonb:
            break;
    }
    return column + "::text"_L1;
}

ExplorerField::Type typeOf(const Column& column)
{
    switch (column.type) {
        case ColumnType::Bigint:
        case ColumnType::Integer:
        case ColumnType::Smallint:
            return ExplorerField::Type::Number;
        case ColumnType::Amount:
        case ColumnType::Amount256:
            return ExplorerField::Type::Amount;
        case ColumnType::Bytea:
            return ExplorerField::Type::Hex;
        case ColumnType::Bool:
            return ExplorerField::Type::Flag;
        case ColumnType::Timestamp:
            return ExplorerField::Type::Time;
        case ColumnType::Date:
            return ExplorerField::Type::Date;
        case ColumnType::Jsonb:
            return ExplorerField::Type::Json;
        case ColumnType::Text:
        case ColumnType::Double:
            break;
    }
    return column.name == "msg"_L1 ? ExplorerField::Type::Json : ExplorerField::Type::Text;
}

bool isWhole(const QString& name)  // shown for single rows only
{
    return name == "msg"_L1 || name == "signature"_L1 || name == "public_key"_L1;
}

}  // namespace

RowShape::RowShape(const catalog::Catalog& catalog, const QString& name, bool global, bool brief)
    : entity(catalog.find(name)), global(global)
{
    static const QStringList apart{u"height"_s, u"height_time"_s, u"deleted"_s};
    for (const Column& column : entity->columns) {
        if (apart.contains(column.name) || (global && column.skip) || (brief && isWhole(column.name)))
            continue;
        if (entity->name == "blocks"_L1 && column.name == "time"_L1)
            continue;
        columns.push_back(&column);
    }
}

QString RowShape::table(const layers::ChainPlace& chain) const
{
    return global ? ident(layers::globalSchema, entity->globalTable()) : ident(chain.schema, entity->table());
}

int RowReader::add(const QString& entity, bool global, bool brief)
{
    RowShape shape(m_catalog, entity, global, brief);
    m_most = std::max(m_most, shape.columns.size());
    m_shapes.push_back(std::move(shape));
    return static_cast<int>(m_shapes.size()) - 1;
}

QString RowReader::list(int number, const QString& alias, const QString& chain) const
{
    const RowShape& shape = m_shapes[static_cast<std::size_t>(number)];
    const auto of = [&](const QString& name) { return alias + QLatin1Char('.') + ident(name); };
    const bool own = shape.entity->hasHeight();
    QString time = u"NULL::timestamptz"_s;
    if (shape.entity->column(u"height_time"_s))
        time = of(u"height_time"_s);
    else if (shape.entity->name == "blocks"_L1)
        time = of(u"time"_s);
    QStringList all{QString::number(number), chain, own ? of(u"height"_s) : of(u"snapshot_height"_s), time,
                    shape.entity->closing && !shape.global ? of(u"deleted"_s) : u"false"_s};
    for (const Column* column : shape.columns)
        all << asText(of(shape.columnName(*column)), column->type);
    for (std::size_t i = shape.columns.size(); i < m_most; ++i)
        all << u"NULL::text"_s;
    return all.join(", "_L1);
}

RowReader::Read RowReader::read(const pqxx::row& row) const
{
    const RowShape& shape = m_shapes[static_cast<std::size_t>(integer(row[0]))];
    Read read;
    read.chain = integer(row[1]);
    read.record.entity = shape.entity->name;
    read.record.height = integer(row[2]);
    read.record.time = store::time(row[3]);
    read.record.gone = boolean(row[4]);
    pqxx::row::size_type at = fixed;
    for (const Column* column : shape.columns)
        read.record.fields.push_back({column->globalName(), typeOf(*column), text(row[at++])});
    return read;
}

Expected<std::vector<AskedChain>> askedChains(Transaction& transaction, const QStringList& caip2)
{
    std::vector<AskedChain> all;
    // Lookups by key: a plan for many rows, or a compiled one, would be wrong, and no one waits longer than this. Sent
    // in the same round trip.
    for (const auto& row : transaction.exec(
             "SET LOCAL jit = off; SET LOCAL statement_timeout = '20s'; "
             "SELECT s.caip2, s.name, s.mark, s.schema_name, k.history_from, c.lo, c.hi, to_regclass(quote_ident("
             "s.schema_name) || '.blocks') IS NOT NULL FROM canopyx.chains k JOIN signalbox.chains s USING (caip2) "
             "LEFT JOIN LATERAL (SELECT lo, hi FROM signalbox.coverage c WHERE c.caip2 = s.caip2 AND c.stream = "
             "'blocks' ORDER BY lo LIMIT 1) c ON true WHERE s.state NOT IN ('deleted', 'deleting') ORDER BY "
             "k.chain_id")) {
        AskedChain asked;
        asked.chain.caip2 = text(row[0]);
        asked.chain.name = text(row[1]);
        asked.chain.mark = static_cast<int>(integer(row[2]));
        asked.place = {asked.chain.caip2, text(row[3])};
        asked.chain.historyFrom = integer(row[4]);
        asked.chain.from = store::maybeInteger(row[5]);
        asked.chain.indexed = store::maybeInteger(row[6]);
        asked.ready = boolean(row[7]);
        if (!asked.ready)
            asked.chain.error = Error::make(
                ErrorKind::Retryable, "TABLES_MISSING",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The tables of %1 do not exist yet. The engine creates them when it starts."))
                    .arg(asked.chain.caip2),
                {{u"chain"_s, asked.chain.caip2}});
        all.push_back(std::move(asked));
    }
    if (caip2.isEmpty())
        return all;
    std::vector<AskedChain> some;
    for (AskedChain& each : all)
        if (caip2.contains(each.chain.caip2))
            some.push_back(std::move(each));
    for (const QString& wanted : caip2)
        if (std::none_of(some.begin(), some.end(),
                         [&](const AskedChain& each) { return each.chain.caip2 == wanted; })) {
            const bool known =
                !transaction
                     .exec(
                         "SELECT FROM signalbox.chains WHERE caip2 = $1 AND caip2 NOT IN (SELECT caip2 FROM "
                         "canopyx.chains)",
                         {wanted})
                     .empty();
            if (known)
                return fail(
                    ErrorKind::Refused, "NOT_CANOPY_CHAIN",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine", "\"%1\" is not a Canopy chain. Only Canopy chains can be searched by key."))
                        .arg(wanted),
                    {{u"chain"_s, wanted}});
            return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(wanted),
                        {{u"chain"_s, wanted}});
        }
    return some;
}

Expected<QString> storedKey(ExplorerKind kind, const QString& text)
{
    for (const ExplorerKey& key : recognizeKey(text))
        if (key.kind == kind)
            return key.key;
    const char* form = "";
    switch (kind) {
        case ExplorerKind::Account:
        case ExplorerKind::Validator:
            form = QT_TRANSLATE_NOOP("Engine", "an address has 40 hex digits");
            break;
        case ExplorerKind::Order:
            form = QT_TRANSLATE_NOOP("Engine", "an order ID has 40 hex digits");
            break;
        case ExplorerKind::Pool:
            form = QT_TRANSLATE_NOOP("Engine", "a pool ID is a number");
            break;
        case ExplorerKind::Block:
            form = QT_TRANSLATE_NOOP("Engine", "a block is a height or a hash of 64 hex digits");
            break;
        case ExplorerKind::Transaction:
            form = QT_TRANSLATE_NOOP("Engine", "a transaction's hash has 64 hex digits");
            break;
    }
    return fail(ErrorKind::Invalid, "EXPLORER_KEY",
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a key of this kind: %2."))
                    .arg(text.left(80), QLatin1String(form)),
                {{u"key"_s, text.left(80)}, {u"kind"_s, QLatin1String(name(kind))}});
}

QStringList entitiesOf(ExplorerKind kind)
{
    const auto list = [](const char* words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
    switch (kind) {
        case ExplorerKind::Account:
            return list("accounts validators validator_signing_info validator_double_signing_info");
        case ExplorerKind::Validator:
            return list("validators validator_signing_info validator_double_signing_info accounts");
        case ExplorerKind::Pool:
            return list("pools");
        case ExplorerKind::Order:
            return list("orders dex_orders dex_deposits dex_withdrawals");
        case ExplorerKind::Block:
            return list("blocks block_summaries");
        case ExplorerKind::Transaction:
            break;
    }
    return list("transactions");
}

QString keyColumn(ExplorerKind kind)
{
    switch (kind) {
        case ExplorerKind::Account:
        case ExplorerKind::Validator:
            return u"address"_s;
        case ExplorerKind::Pool:
            return u"pool_id"_s;
        case ExplorerKind::Order:
            return u"order_id"_s;
        case ExplorerKind::Block:
            return u"height"_s;
        case ExplorerKind::Transaction:
            break;
    }
    return u"tx_hash"_s;
}

bool isHexKey(ExplorerKind kind)
{
    return kind != ExplorerKind::Pool && kind != ExplorerKind::Block;
}

store::Value keyValue(const QString& key, bool hex)
{
    return hex ? store::Value::bytes(QByteArray::fromHex(key.toLatin1())) : store::Value(key.toLongLong());
}

QString keyParameter(bool hex)
{
    return hex ? u"$1::bytea"_s : u"$1::bigint"_s;
}

}  // namespace signalbox::engine
