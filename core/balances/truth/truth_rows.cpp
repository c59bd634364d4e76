// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/truth_rows.h"

#include <algorithm>

#include "balances/truth/truth_values.h"
#include "signalbox/literals.h"
#include "store/message_columns.h"
#include "support/hex.h"

namespace signalbox::balances {

using store::Transaction;
using store::Value;

namespace {

QString bytesText(const Bytes20& address)
{
    return u"\\x"_s + hex::text(address).mid(2);
}

}  // namespace

Bytes20 addressOf(const pqxx::field& field)
{
    const QByteArray bytes = store::bytes(field);
    Bytes20 address{};
    std::copy_n(bytes.begin(), std::min<qsizetype>(bytes.size(), 20), address.begin());
    return address;
}

std::optional<Bytes20> anAddress(const pqxx::result& rows)
{
    return rows.empty() || rows[0][0].is_null() ? std::nullopt : std::optional(addressOf(rows[0][0]));
}

std::vector<Bytes20> addresses(const pqxx::result& rows)
{
    std::vector<Bytes20> all;
    for (const auto& row : rows)
        all.push_back(addressOf(row[0]));
    return all;
}

Value byteArrays(const std::vector<Bytes20>& all)
{
    QStringList texts;
    for (const Bytes20& each : all)
        texts << bytesText(each);
    return Value::textArray(texts);
}

std::pair<Value, Value> arraysOf(const std::vector<HolderAnswer>& answers)
{
    QStringList holders, numbers;
    for (const HolderAnswer& answer : answers) {
        holders << bytesText(answer.holder);
        numbers << (answer.balance ? answer.balance->toString() : QString());
    }
    return {Value::textArray(holders), Value::textArray(numbers)};
}

std::string numbersFrom(const char* parameter)
{
    return std::string("ARRAY(SELECT nullif(n.x, '')::numeric FROM unnest(") + parameter +
           "::text[]) WITH ORDINALITY AS n (x, i) ORDER BY n.i)";
}

Expected<qint64> TruthRows::noteTokens()
{
    return m_session.write([&](Transaction& transaction) {
        return store::integer(transaction.exec("SELECT balances.note_tokens($1)", {m_chain})[0][0]);
    });
}

Expected<std::optional<Bytes20>> TruthRows::claimCheck()
{
    return m_session.write([&](Transaction& transaction) {
        return anAddress(transaction.exec("SELECT balances.claim_check($1)", {m_chain}));
    });
}

Expected<Done> TruthRows::postpone(const Bytes20& contract, int seconds)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE balances.tokens SET check_after = clock_timestamp() + $3 * interval '1 second' WHERE chain_id = $1 "
            "AND contract = $2",
            {m_chain, contract, seconds});
        return Done{};
    });
}

Expected<bool> TruthRows::isCalled(const Bytes20& contract)
{
    return m_session.read([&](Transaction& transaction) {
        return !transaction
                    .exec("SELECT FROM balances.token_metadata WHERE chain_id = $1 AND contract = $2 AND mode = 'call'",
                          {m_chain, contract})
                    .empty();
    });
}

Expected<std::optional<Height>> TruthRows::checkBlock(const Bytes20& contract, Height final)
{
    return m_session.read([&](Transaction& transaction) -> std::optional<Height> {
        const auto rows =
            transaction.exec("SELECT balances.check_block($1, $2, $3)", {m_chain, contract, qint64(final)});
        return rows[0][0].is_null() ? std::nullopt : std::optional(store::integer(rows[0][0]));
    });
}

Expected<std::vector<Bytes20>> TruthRows::sample(const Bytes20& contract, int holders)
{
    return m_session.read([&](Transaction& transaction) {
        return addresses(
            transaction.exec("SELECT * FROM balances.sample_holders($1, $2, $3)", {m_chain, contract, holders}));
    });
}

Expected<qint64> TruthRows::record(const Bytes20& contract, Height block, const std::vector<HolderAnswer>& answers,
                                   const Cost& cost)
{
    return m_session.write([&](Transaction& transaction) {
        const auto [holders, numbers] = arraysOf(answers);
        return store::integer(transaction.exec(
            "SELECT balances.record_check($1, $2, $3, true, $4::text[]::bytea[], " + numbersFrom("$5") + ", $6, $7)",
            {m_chain, contract, qint64(block), holders, numbers, cost.requests, cost.milliseconds})[0][0]);
    });
}

Expected<std::vector<Bytes20>> TruthRows::negatives(qint64 check)
{
    return m_session.read([&](Transaction& transaction) {
        return addresses(transaction.exec(
            "SELECT f.holder FROM balances.drift_findings f WHERE f.check_id = $2 AND f.outcome = 'queued' AND f.ours "
            "< "
            "0 AND NOT EXISTS (SELECT FROM balances.queue q JOIN balances.drift_checks c ON c.id = f.check_id WHERE "
            "q.chain_id = $1 AND q.contract = c.contract AND q.holder = f.holder) ORDER BY f.holder",
            {m_chain, check}));
    });
}

Expected<qint64> TruthRows::review(qint64 check)
{
    return m_session.write([&](Transaction& transaction) {
        return store::integer(transaction.exec("SELECT balances.review_check($1)", {check})[0][0]);
    });
}

Expected<Done> TruthRows::recalculate()
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("SELECT balances.process_balance_update_queue(1000, $1)", {m_chain});
        return Done{};
    });
}

Expected<std::optional<Bytes20>> TruthRows::claimOpenings()
{
    return m_session.write([&](Transaction& transaction) {
        return anAddress(transaction.exec("SELECT balances.claim_openings($1)", {m_chain}));
    });
}

Expected<std::vector<OpeningWanted>> TruthRows::openings(const Bytes20& contract, int most)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<OpeningWanted> all;
        for (const auto& row : transaction.exec("SELECT o.holder, o.block FROM balances.openings_to_read($1, $2, $3) o",
                                                {m_chain, contract, most}))
            all.push_back({addressOf(row[0]), store::integer(row[1])});
        return all;
    });
}

Expected<qint64> TruthRows::storeOpenings(const Bytes20& contract, Height block,
                                          const std::vector<HolderAnswer>& answers)
{
    return m_session.write([&](Transaction& transaction) {
        const auto [holders, numbers] = arraysOf(answers);
        return store::integer(transaction.exec(
            "SELECT balances.store_openings($1, $2, $3, $4::text[]::bytea[], " + numbersFrom("$5") + ")",
            {m_chain, contract, qint64(block), holders, numbers})[0][0]);
    });
}

Expected<Done> TruthRows::refuseOpenings(const Bytes20& contract, const std::vector<OpeningWanted>& wanted,
                                         const Message& why)
{
    std::vector<Bytes20> holders;
    for (const OpeningWanted& each : wanted)
        holders.push_back(each.holder);
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("SELECT balances.refuse_openings($1, $2, $3::text[]::bytea[], $4)",
                         {m_chain, contract, byteArrays(holders), store::MessageColumns(why).pattern});
        return Done{};
    });
}

Expected<Done> TruthRows::settleOpenings(const Bytes20& contract)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("SELECT balances.settle_openings($1, $2)", {m_chain, contract});
        return Done{};
    });
}

Expected<Done> TruthRows::postponeOpenings(const Bytes20& contract, int seconds)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE balances.tokens SET openings_after = clock_timestamp() + $3 * interval '1 second' WHERE chain_id = "
            "$1 AND contract = $2",
            {m_chain, contract, seconds});
        return Done{};
    });
}

Expected<std::vector<Bytes20>> TruthRows::tokensToRead(int most)
{
    return m_session.write([&](Transaction& transaction) {
        return addresses(transaction.exec("SELECT * FROM balances.tokens_to_read($1, $2)", {m_chain, most}));
    });
}

Expected<Done> TruthRows::storeTexts(const std::vector<TokenTexts>& texts)
{
    std::vector<Bytes20> contracts;
    QStringList symbols, names, decimals;
    for (const TokenTexts& each : texts) {
        contracts.push_back(each.contract);
        symbols << each.symbol;
        names << each.name;
        decimals << (each.decimals ? QString::number(*each.decimals) : QString());
    }
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "SELECT balances.store_token_texts($1, $2::text[]::bytea[], $3, $4, " + numbersFrom("$5") + "::integer[])",
            {m_chain, byteArrays(contracts), Value::textArray(symbols), Value::textArray(names),
             Value::textArray(decimals)});
        return Done{};
    });
}

Expected<Done> TruthRows::readAgain(const std::vector<Bytes20>& contracts)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("SELECT balances.read_again($1, $2::text[]::bytea[])", {m_chain, byteArrays(contracts)});
        return Done{};
    });
}

}  // namespace signalbox::balances
