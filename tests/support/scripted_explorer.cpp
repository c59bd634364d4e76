// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_explorer.h"
#include "signalbox/literals.h"

#include <QtMath>

namespace signalbox::test {

using Type = ExplorerField::Type;

const QString ScriptedExplorer::account = u"851e90eaef1fa27debaee2c2591503bdeec1d123"_s;
const QString ScriptedExplorer::order = u"3f0c6a4be2d95c1177a0dd2e9a4c1b5e6f708192"_s;
const QString ScriptedExplorer::transaction = u"9b1f3e55d0c7a2486be1f94d7705c3aa28e6d1904fbb7c3e5a60d2918473fe01"_s;
const QString ScriptedExplorer::blockHash = u"c41b7d2f8e6a90534d1c2b3a4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"_s;

namespace {

const QString one = u"canopy:1"_s, two = u"canopy:2"_s;
const QDateTime base(QDate(2026, 9, 17), QTime(12, 21, 6), Qt::UTC);

QDateTime timeAt(Height height)
{
    return base.addSecs((height - ScriptedExplorer::height) * 20);
}

ExplorerRecord record(const QString& caip2, const char* entity, Height height, std::vector<ExplorerField> fields)
{
    return {caip2, QLatin1String(entity), height, timeAt(height), false, std::move(fields)};
}

ExplorerField amount(const char* name, qint64 value)
{
    return {QLatin1String(name), Type::Amount, QString::number(value)};
}
ExplorerField number(const char* name, qint64 value)
{
    return {QLatin1String(name), Type::Number, QString::number(value)};
}
ExplorerField hex(const char* name, const QString& value)
{
    return {QLatin1String(name), Type::Hex, value};
}
ExplorerField words(const char* name, const char* value)
{
    return {QLatin1String(name), Type::Text, QLatin1String(value)};
}
ExplorerField flag(const char* name, bool value)
{
    return {QLatin1String(name), Type::Flag, value ? u"true"_s : u"false"_s};
}

qint64 amountAt(int version)
{
    return 9'007'199'254'740'993 + qint64(qSin(version / 17.0) * 2'400'000'000'000'000) + version * 7'000'000'000'000;
}

Height heightOf(int version)  // 0 is the newest
{
    return ScriptedExplorer::height - 117 - Height(version) * 4'310;
}

ExplorerRecord accountAt(int version)
{
    return record(one, "accounts", heightOf(version),
                  {hex("address", ScriptedExplorer::account), amount("amount", amountAt(-version)),
                   amount("rewards", version % 3 == 0 ? 1'250'000 : 0), amount("slashes", version == 9 ? 400'000 : 0)});
}

ExplorerRecord validatorAt(int version)
{
    return record(one, "validators", heightOf(version),
                  {hex("address", ScriptedExplorer::account),
                   hex("public_key", ScriptedExplorer::blockHash + ScriptedExplorer::transaction.left(32)),
                   words("net_address", "tcp://validator-1.example.org"),
                   amount("staked_amount", 1'000'000'000'000 - version * 1'000'000), number("max_paused_height", 0),
                   number("unstaking_height", 0), hex("output", ScriptedExplorer::account), flag("delegate", false),
                   flag("compound", true), words("status", version == 5 ? "paused" : "active")});
}

ExplorerRecord transactionAt(int place)
{
    QString hash = ScriptedExplorer::transaction;
    hash.replace(60, 4, QString::number(1000 + place % 9000));
    return record(one, "transactions", ScriptedExplorer::height - 3 - place,
                  {hex("tx_hash", place == 0 ? ScriptedExplorer::transaction : hash), number("tx_index", place),
                   words("message_type", place % 4 == 1 ? "editStake" : "send"),
                   hex("signer", ScriptedExplorer::account), hex("recipient", ScriptedExplorer::order),
                   amount("amount", 5'000'000 + place * 1'000), amount("fee", 10'000)});
}

ExplorerRecord eventAt(int place, bool slash)
{
    return record(one, "events", ScriptedExplorer::height - 2 - place * 31,
                  {number("event_index", place),
                   hex("address", ScriptedExplorer::account),
                   words("event_type", slash            ? "slash"
                                       : place % 5 == 4 ? "dex-swap"
                                                        : "reward"),
                   amount("amount", 1'250'000 + place),
                   hex("order_id", {}),
                   {u"reference"_s, Type::Text, place % 5 == 4 ? ScriptedExplorer::transaction : u"begin_block"_s}});
}

}  // namespace

template <class T>
QFuture<Expected<T>> ScriptedExplorer::ready(T value) const
{
    return QtFuture::makeReadyFuture(failAll ? Expected<T>(fail(*failAll)) : Expected<T>(std::move(value)));
}

ExplorerAnswer ScriptedExplorer::answerTo(const ExplorerQuery& query) const
{
    ExplorerAnswer answer{query.kind, query.key, {}, 1.7};
    ExplorerChain first{one, u"Canopy"_s, 7, 1, height, 0, {}, {}};
    ExplorerChain second{two, u"Cedar"_s, 9, 410'000, 986'207, 0, {}, {}};
    const auto put = [](ExplorerChain& chain, ExplorerRecord each) { chain.records.push_back(std::move(each)); };
    const auto signing =
        record(one, "validator_signing_info", heightOf(1),
               {hex("address", account), number("missed_blocks_count", 2), number("last_signed_height", heightOf(1))});
    const QString& key = query.key;
    switch (query.kind) {
        case ExplorerKind::Account:
        case ExplorerKind::Validator:
            if (key != account)
                break;
            put(first, query.kind == ExplorerKind::Account ? accountAt(0) : validatorAt(0));
            put(first, query.kind == ExplorerKind::Account ? validatorAt(0) : signing);
            put(first, query.kind == ExplorerKind::Account ? signing : accountAt(0));
            put(second,
                record(two, "accounts", 611'204,
                       {hex("address", account), amount("amount", 0), amount("rewards", 0), amount("slashes", 0)}));
            second.records.back().gone = true;
            break;
        case ExplorerKind::Pool:
            if (key == QString::number(pool))
                put(first, record(one, "pools", height - 40,
                                  {number("pool_id", pool), number("pool_chain_id", 2), amount("amount", 9'000'000'000),
                                   amount("total_points", 3'000'000), number("lp_count", 12),
                                   number("liquidity_pool_id", pool), number("escrow_pool_id", 65'537),
                                   amount("amount_delta", -4'200)}));
            break;
        case ExplorerKind::Order:
            if (key == order)
                put(first, record(one, "orders", height - 900,
                                  {hex("order_id", order), number("committee", 2), hex("data", {}),
                                   amount("amount_for_sale", 10'000'000), amount("requested_amount", 5'000'000),
                                   hex("seller_receive_address", order), hex("sellers_send_address", account),
                                   words("status", "open")}));
            break;
        case ExplorerKind::Block:
            if (key == QString::number(height) || key == blockHash) {
                put(first,
                    record(one, "blocks", height,
                           {hex("hash", blockHash), hex("parent_hash", transaction), hex("proposer_address", account),
                            number("network_id", 1), number("num_txs", 24), number("total_txs", 48'118'204)}));
                put(first, record(one, "block_summaries", height,
                                  {number("num_txs", 24), number("num_txs_send", 21), number("num_txs_stake", 0),
                                   number("num_events", 6), number("num_accounts", 31), number("num_validators", 4)}));
            }
            break;
        case ExplorerKind::Transaction:
            if (key == transaction) {
                ExplorerRecord found = transactionAt(0);
                found.fields.push_back(words("memo", ""));
                found.fields.push_back(
                    {u"msg"_s, Type::Json, u"{\"type\":\"send\",\"msg\":{\"amount\":9007199254740993}}"_s});
                put(first, std::move(found));
            }
            break;
    }
    if (query.height)
        for (ExplorerChain* chain : {&first, &second})
            if (*query.height > *chain->indexed || *query.height < *chain->from) {
                chain->records.clear();
                chain->error = Error::make(
                    ErrorKind::NotFound, "HEIGHT_UNKNOWN",
                    Message("The state of %1 at block %2 is not known here. %3")
                        .arg(chain->caip2)
                        .arg(*query.height)
                        .arg(Message("It is known for blocks %1 to %2.").arg(*chain->from).arg(*chain->indexed)));
            }
    answer.chains = {first, second};
    return answer;
}

QFuture<Expected<ExplorerHits>> ScriptedExplorer::search(const QString& text)
{
    ExplorerHits hits;
    hits.keys = recognizeKey(text);
    for (const ExplorerKey& key : hits.keys) {
        const ExplorerAnswer answer = answerTo({key.kind, key.key, {}, {}});
        ExplorerHits::Hit hit{key, {}};
        for (const ExplorerChain& chain : answer.chains)
            if (!chain.records.empty())
                hit.chains << chain.caip2;
        if (!hit.chains.isEmpty())
            hits.hits.push_back(hit);
        hits.chains = answer.chains;
    }
    return ready(std::move(hits));
}

QFuture<Expected<ExplorerAnswer>> ScriptedExplorer::find(const ExplorerQuery& query)
{
    asked.push_back(query);
    return ready(answerTo(query));
}

QFuture<Expected<ExplorerPage>> ScriptedExplorer::list(const ExplorerListQuery& query)
{
    using What = ExplorerListQuery::What;
    lists.push_back(query);
    ExplorerPage page;
    const int from = query.cursor.toInt();
    const int all = query.caip2 == two ? 0 : query.what == What::Slashes ? 2 : versions;
    for (int i = from; i < std::min(all, from + query.limit); ++i)
        switch (query.what) {
            case What::History:
                page.records.push_back(query.kind == ExplorerKind::Validator ? validatorAt(i) : accountAt(i));
                break;
            case What::Transactions:
                page.records.push_back(transactionAt(i));
                break;
            case What::Events:
            case What::Slashes:
                page.records.push_back(eventAt(i, query.what == What::Slashes));
                break;
            case What::Payments:
                page.records.push_back(
                    record(one, "committee_payments", height - i,
                           {number("committee_id", 1), hex("address", account), number("percent", 70)}));
                break;
            case What::Positions:
                page.records.push_back(
                    record(one, "lp_position_snapshots", height - i * 4'320,
                           {hex("address", account),
                            number("pool_id", pool),
                            {u"snapshot_date"_s, Type::Date, base.date().addDays(-i).toString(Qt::ISODate)},
                            amount("snapshot_balance", 2'250'000'000 - i * 31'000),
                            number("pool_share_percentage", 25'464'210),
                            {u"position_created_date"_s, Type::Date, u"2026-02-03"_s},
                            {u"position_closed_date"_s, Type::Date, u"1970-01-01"_s},
                            flag("is_position_active", true)}));
                break;
            case What::Holders:
                page.records.push_back(record(one, "pool_points_by_holder", height - 400 - i,
                                              {hex("address", i == 0 ? account : order), amount("points", 90'000 - i),
                                               amount("liquidity_pool_points", 3'000'000)}));
                break;
        }
    if (from + query.limit < all)
        page.next = QString::number(from + query.limit);
    return ready(std::move(page));
}

QFuture<Expected<ExplorerFrontPage>> ScriptedExplorer::front(int linesEach)
{
    ExplorerFrontPage page;
    const auto line = [](const QString& caip2, const QString& key, const QString& amount, const QDateTime& time = {}) {
        const bool first = caip2 == one;
        return ExplorerFrontPage::Line{caip2, first ? u"Canopy"_s : u"Cedar"_s, first ? 8 : 9, key, amount, time};
    };
    for (int i = 0; i < linesEach; ++i)
        page.blocks.push_back(
            line(i % 2 ? two : one, QString::number(height - i), QString::number(3 * i), timeAt(height - i)));
    page.accounts = {line(one, account, u"9007199254740993"_s), line(two, order, u"12"_s)};
    page.pools = {line(one, QString::number(pool), u"5000000"_s)};
    return ready(std::move(page));
}

QFuture<Expected<ExplorerTrend>> ScriptedExplorer::trend(ExplorerKind kind, const QString&, const QString& caip2)
{
    ExplorerTrend trend;
    trend.field = kind == ExplorerKind::Validator ? u"staked_amount"_s : u"amount"_s;
    if (caip2 == one)
        for (int i = versions - 1; i >= 0; --i) {
            trend.heights.push_back(heightOf(i));
            trend.times.push_back(timeAt(heightOf(i)));
            trend.values.push_back(kind == ExplorerKind::Validator ? validatorAt(i).value("staked_amount")
                                                                   : accountAt(i).value("amount"));
        }
    trend.complete = true;
    return ready(std::move(trend));
}

}  // namespace signalbox::test
