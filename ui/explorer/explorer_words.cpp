// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_words.h"

#include <QHash>

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Word {
    const char* name;
    const char* text;
};

constexpr Word entities[] = {
    {"accounts", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Account")},
    {"validators", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Validator")},
    {"validator_signing_info", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Missed blocks")},
    {"validator_double_signing_info", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Double signing")},
    {"pools", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Pool")},
    {"pool_points_by_holder", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Liquidity position")},
    {"orders", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Order")},
    {"dex_orders", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "DEX order")},
    {"dex_deposits", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "DEX deposit")},
    {"dex_withdrawals", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "DEX withdrawal")},
    {"blocks", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Block")},
    {"block_summaries", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "In this block")},
    {"transactions", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Transaction")},
};

constexpr Word fields[] = {
    {"address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Address")},
    {"amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Amount")},
    {"rewards", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Rewards in block")},
    {"slashes", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Slashes in block")},
    {"public_key", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Public key")},
    {"net_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Network address")},
    {"staked_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Stake")},
    {"max_paused_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Maximum pause height")},
    {"unstaking_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Unstakes at")},
    {"output", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Reward address")},
    {"delegate", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Delegate")},
    {"compound", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Compounds rewards")},
    {"status", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Status")},
    {"state", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "State")},
    {"missed_blocks_count", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Missed in window")},
    {"last_signed_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Counted at block")},
    {"evidence_count", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Evidence")},
    {"first_evidence_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "First evidence at")},
    {"last_evidence_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Last evidence at")},
    {"pool_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Pool")},
    {"pool_chain_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Counterparty chain")},
    {"total_points", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Total points")},
    {"lp_count", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Holders")},
    {"amount_delta", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Amount change")},
    {"total_points_delta", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Points change")},
    {"lp_count_delta", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Holders change")},
    {"liquidity_pool_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Liquidity pool")},
    {"holding_pool_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Holding pool")},
    {"escrow_pool_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Escrow pool")},
    {"reward_pool_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Reward pool")},
    {"committee", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Committee")},
    {"committee_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Committee")},
    {"points", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Points")},
    {"liquidity_pool_points", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Pool points")},
    {"pool_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Pool amount")},
    {"order_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Order")},
    {"data", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Data")},
    {"amount_for_sale", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "For sale")},
    {"requested_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Requested")},
    {"seller_receive_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Seller receives at")},
    {"sellers_send_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Seller")},
    {"buyer_send_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Buyer sends from")},
    {"buyer_receive_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Buyer receives at")},
    {"buyer_chain_deadline", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Buyer's deadline")},
    {"sold_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Sold")},
    {"bought_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Bought")},
    {"success", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Success")},
    {"local_origin", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Local origin")},
    {"locked_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Locked at")},
    {"points_received", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Points received")},
    {"points_burned", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Points burned")},
    {"local_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Local amount")},
    {"remote_amount", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Counterparty amount")},
    {"percent", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Percent")},
    {"hash", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Hash")},
    {"parent_hash", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Parent")},
    {"proposer_address", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Proposer")},
    {"network_id", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Network")},
    {"num_txs", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Transactions")},
    {"num_events", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Events")},
    {"num_accounts", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Changed accounts")},
    {"num_validators", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Changed validators")},
    {"total_txs", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Total transactions")},
    {"state_root", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "State root")},
    {"transaction_root", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Transaction root")},
    {"validator_root", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Validator root")},
    {"next_validator_root", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Next validator root")},
    {"tx_hash", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Transaction")},
    {"tx_index", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Position in block")},
    {"event_index", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Position in block")},
    {"event_type", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Event")},
    {"message_type", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Kind")},
    {"reference", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Caused by")},
    {"time", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Created at")},
    {"created_height", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Created at block")},
    {"signer", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Sender")},
    {"recipient", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Recipient")},
    {"fee", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Fee")},
    {"memo", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Memo")},
    {"msg", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Full message")},
    {"signature", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Signature")},
    {"snapshot_date", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Day (UTC)")},
    {"snapshot_balance", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Balance")},
    {"pool_share_percentage", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Share of the pool")},
    {"position_created_date", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Opened on")},
    {"position_closed_date", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Closed on")},
    {"is_position_active", QT_TRANSLATE_NOOP("signalbox::ui::ExplorerWords", "Open")},
};

template <std::size_t n>
QString word(const Word (&words)[n], const QString& name)
{
    for (const Word& each : words)
        if (name == QLatin1String(each.name))
            return ExplorerWords::tr(each.text);
    return name;
}

bool isOneOf(const QString& name, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char* each) { return name == QLatin1String(each); });
}

bool isNothing(const QString& value)
{
    return value.isEmpty() || value == u"0"_s || value == u"false"_s;
}

}  // namespace

QString groupedDigits(const QString& digits)
{
    const bool negative = digits.startsWith(u'-');
    QString text = negative ? digits.mid(1) : digits;
    const QString separator = format::number(1000).mid(1, 1);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, separator);
    return negative ? u"−"_s + text : text;
}

QString shortKey(const QString& hex)
{
    return hex.size() <= 16 ? hex : hex.left(8) + u"…"_s + hex.right(6);
}

QString indentedJson(const QString& json)
{
    QString out;
    int depth = 0;
    bool inText = false;
    const auto line = [&] { out += u'\n' + QString(2 * depth, u' '); };
    for (qsizetype i = 0; i < json.size() && out.size() < 1'000'000; ++i) {
        const QChar c = json.at(i);
        if (inText) {
            out += c;
            if (c == u'\\' && i + 1 < json.size())
                out += json.at(++i);
            else
                inText = c != u'"';
            continue;
        }
        if (c.isSpace())
            continue;
        if (c == u'}' || c == u']') {
            depth = std::max(0, depth - 1);
            if (!out.endsWith(u'{') && !out.endsWith(u'['))
                line();
        }
        out += c;
        inText = c == u'"';
        if (c == u'{' || c == u'[') {
            depth = std::min(depth + 1, 40);
            if (i + 1 < json.size() && json.at(i + 1) != u'}' && json.at(i + 1) != u']')
                line();
        } else if (c == u',') {
            line();
        } else if (c == u':') {
            out += u' ';
        }
    }
    QStringList lines = out.split(u'\n');
    for (QString& each : lines)
        each = format::safe(each);
    return lines.join(u'\n');
}

QString ExplorerWords::kind(ExplorerKind kind)
{
    switch (kind) {
        case ExplorerKind::Account:
            return tr("Account");
        case ExplorerKind::Validator:
            return tr("Validator");
        case ExplorerKind::Pool:
            return tr("Pool");
        case ExplorerKind::Order:
            return tr("Order");
        case ExplorerKind::Block:
            return tr("Block");
        case ExplorerKind::Transaction:
            break;
    }
    return tr("Transaction");
}

QString ExplorerWords::entity(const QString& entity)
{
    return word(entities, entity);
}

QString ExplorerWords::field(const QString& field)
{
    const QString known = word(fields, field);
    if (known != field)
        return known;
    // the counters of a block by kind
    const auto rest = [&](const QString& prefix) {
        return QString(field).remove(0, prefix.size()).replace(u'_', u' ');
    };
    const QString transactions = u"num_txs_"_s, events = u"num_events_"_s, any = u"num_"_s;
    if (field.startsWith(transactions))
        return tr("Transactions: %1").arg(rest(transactions));
    if (field.startsWith(events))
        return tr("Events: %1").arg(rest(events));
    return field.startsWith(any) ? tr("Number: %1").arg(rest(any)) : field;
}

QString ExplorerWords::value(const ExplorerField& field)
{
    using Type = ExplorerField::Type;
    switch (field.type) {
        case Type::Amount:
            return groupedDigits(field.value);
        case Type::Number:
            if (field.value == u"0"_s && isOneOf(field.name, {"max_paused_height", "unstaking_height"}))
                return format::none();
            if (field.name == u"pool_share_percentage"_s)
                return format::amount(field.value, 6) + u" %"_s;
            return field.name.endsWith(u"_id"_s) ? field.value : groupedDigits(field.value);
        case Type::Hex:
            return field.value.isEmpty() ? format::none() : field.value;
        case Type::Flag:
            return field.value == u"true"_s ? tr("yes") : tr("no");
        case Type::Time:
            return format::time(QDateTime::fromString(field.value, Qt::ISODateWithMs));
        case Type::Date:
            return field.value.startsWith(u"1970"_s) ? format::none() : field.value;
        case Type::Text:
        case Type::Json:
            break;
    }
    if (isOneOf(field.name, {"status", "state"})) {
        static const Word states[] = {
            {"active", QT_TR_NOOP("active")},       {"paused", QT_TR_NOOP("paused")},
            {"unstaking", QT_TR_NOOP("unstaking")}, {"open", QT_TR_NOOP("open")},
            {"complete", QT_TR_NOOP("complete")},   {"canceled", QT_TR_NOOP("canceled")},
            {"pending", QT_TR_NOOP("pending")},     {"locked", QT_TR_NOOP("locked")},
            {"expired", QT_TR_NOOP("expired")},
        };
        return word(states, field.value);
    }
    return field.value.isEmpty() ? format::none() : format::safe(field.value);
}

QString ExplorerWords::status(const ExplorerRecord& record)
{
    if (record.gone)
        return tr("deleted at block %1").arg(format::number(record.height));
    for (const ExplorerField& each : record.fields)
        if (isOneOf(each.name, {"status", "state"}))
            return value(each);
    return {};
}

const ExplorerField* ExplorerWords::main(const ExplorerRecord& record)
{
    for (const char* name : {"amount", "staked_amount", "points", "amount_for_sale", "percent", "num_txs"})
        for (const ExplorerField& each : record.fields)
            if (each.name == QLatin1String(name))
                return &each;
    return nullptr;
}

QString ExplorerWords::address(ExplorerKind kind, const QString& key, const QString& caip2,
                               std::optional<Height> height)
{
    QString address = u"explorer/%1/%2"_s.arg(QLatin1String(name(kind)), key);
    QStringList more;
    if (!caip2.isEmpty())
        more << u"chain="_s + caip2;
    if (height)
        more << u"height=%1"_s.arg(*height);
    return more.isEmpty() ? address : address + u'?' + more.join(u'&');
}

QString ExplorerWords::target(const ExplorerRecord& record, const ExplorerField& field)
{
    const QString& name = field.name;
    if (isNothing(field.value))
        return {};
    const qsizetype digits = field.value.size();
    if (field.type == ExplorerField::Type::Hex) {
        if (digits == 64 && name == u"tx_hash"_s)
            return address(ExplorerKind::Transaction, field.value, record.caip2);
        if (digits == 64 && isOneOf(name, {"hash", "parent_hash"}))
            return address(ExplorerKind::Block, field.value, record.caip2);
        if (digits == 40 && name == u"order_id"_s)
            return address(ExplorerKind::Order, field.value, record.caip2);
        if (digits == 40 && name == u"proposer_address"_s)
            return address(ExplorerKind::Validator, field.value, record.caip2);
        if (digits == 40 && (name.contains(u"address"_s) || isOneOf(name, {"signer", "recipient", "output"})))
            return address(ExplorerKind::Account, field.value, record.caip2);
        return {};
    }
    if (field.type == ExplorerField::Type::Number && name.endsWith(u"pool_id"_s))
        return address(ExplorerKind::Pool, field.value, record.caip2);
    if (field.type == ExplorerField::Type::Number &&
        isOneOf(name, {"first_evidence_height", "last_evidence_height", "locked_height", "created_height"}))
        return address(ExplorerKind::Block, field.value, record.caip2);
    if (name == u"reference"_s && digits == 64)
        return address(ExplorerKind::Transaction, field.value, record.caip2);
    return {};
}

bool ExplorerWords::isIdle(const ExplorerRecord& record, const ExplorerField& field)
{
    if (record.entity == u"block_summaries"_s || record.entity == u"transactions"_s)
        return isNothing(field.value);
    return field.value.isEmpty() && field.type != ExplorerField::Type::Flag;
}

}  // namespace signalbox::ui
