// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/rule_rows.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSysInfo>
#include <QUuid>

#include "balances/truth/truth_values.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "support/hex.h"

namespace signalbox::balances {

using store::Transaction;
using store::Value;

namespace {

QString nameOf(const evm::BalanceEvent& event)
{
    return QLatin1String(event.rule < evm::balanceRules.size() ? evm::balanceRules[event.rule].name
                                                               : evm::constructorRule);
}

QString deltaOf(const evm::BalanceEvent& event)
{
    const bool adds = event.rule >= evm::balanceRules.size() || evm::balanceRules[event.rule].adds;
    return (adds ? QString() : u"-"_s) + event.amount.toString();
}

}  // namespace

Expected<std::optional<Bytes20>> RuleRows::claim()
{
    return m_session.write([&](Transaction& transaction) {
        return anAddress(transaction.exec("SELECT balances.claim_rule_search($1)", {m_chain}));
    });
}

Expected<std::vector<Bytes20>> RuleRows::sample(const Bytes20& contract, int holders)
{
    return m_session.read([&](Transaction& transaction) {
        return addresses(
            transaction.exec("SELECT * FROM balances.rule_sample($1, $2, $3)", {m_chain, contract, holders}));
    });
}

Expected<std::optional<QStringList>> RuleRows::fitting(const Bytes20& contract, const BalancesBetween& balances,
                                                       const std::vector<evm::BalanceEvent>& events)
{
    std::vector<Bytes20> holders;
    QStringList rules, deltas;
    for (const evm::BalanceEvent& event : events) {
        holders.push_back(event.holder);
        rules << nameOf(event);
        deltas << deltaOf(event);
    }
    return m_session.read([&](Transaction& transaction) -> std::optional<QStringList> {
        const auto rows = transaction.exec(
            "SELECT f.rules IS NULL, r.x FROM (SELECT balances.fitting_rules($1, $2, $3, $4, $5::text[]::bytea[], " +
                numbersFrom("$6") + ", " + numbersFrom("$7") + ", $8::text[]::bytea[], $9::text[], " +
                numbersFrom("$10") + ") AS rules) f LEFT JOIN LATERAL unnest(f.rules) AS r (x) ON true",
            {m_chain, contract, balances.blocks.lo, balances.blocks.hi, arraysOf(balances.before).first,
             arraysOf(balances.before).second, arraysOf(balances.after).second, byteArrays(holders),
             Value::textArray(rules), Value::textArray(deltas)});
        if (store::boolean(rows[0][0]))
            return std::nullopt;
        QStringList found;
        for (const auto& row : rows)
            if (!row[1].is_null())
                found << store::text(row[1]);
        return found;
    });
}

Expected<QJsonObject> RuleRows::fittingConstructor(const Bytes20& contract, const BalancesBetween& balances,
                                                   const std::optional<U256>& supply)
{
    return m_session.read([&](Transaction& transaction) -> QJsonObject {
        QJsonArray holders;
        for (const auto& row : transaction.exec(
                 "SELECT balances.hex(f.holder), f.amount FROM balances.fitting_constructor($1, $2, $3, $4, "
                 "$5::text[]::bytea[], " +
                     numbersFrom("$6") + ", " + numbersFrom("$7") + ", nullif($8, '')::numeric) f",
                 {m_chain, contract, balances.blocks.lo, balances.blocks.hi, arraysOf(balances.before).first,
                  arraysOf(balances.before).second, arraysOf(balances.after).second,
                  supply ? supply->toString() : QString()}))
            holders.append(QJsonObject{{u"holder"_s, store::text(row[0])}, {u"amount"_s, store::text(row[1])}});
        if (holders.isEmpty())
            return {};
        const qint64 position = store::integer(
            transaction.exec("SELECT balances.constructor_position($1, $2)", {m_chain, balances.blocks.lo})[0][0]);
        return {{u"block"_s, balances.blocks.lo}, {u"position"_s, position}, {u"holders"_s, holders}};
    });
}

Expected<RuleRows::History> RuleRows::history(const Bytes20& contract)
{
    return m_session.read([&](Transaction& transaction) {
        const auto row = transaction.exec(
            "SELECT greatest(lower(s.span) - 1, 0), s.span IS NOT NULL AND balances.late_block($1, $2) IS NULL FROM "
            "(SELECT balances.newest_span($1, $2) AS span) s",
            {m_chain, contract})[0];
        return History{store::integer(row[0]), store::boolean(row[1])};
    });
}

Expected<Done> RuleRows::postpone(const Bytes20& contract, int seconds)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE balances.tokens SET rules_after = clock_timestamp() + $3 * interval '1 second' WHERE "
            "chain_id = $1 AND contract = $2",
            {m_chain, contract, seconds});
        return Done{};
    });
}

Expected<Done> RuleRows::switchOn(const Bytes20& contract, const FoundRules& found)
{
    const QString caip2 = u"eip155:%1"_s.arg(m_chain), address = hex::text(contract);
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        StreamDraft draft;
        draft.stream = evm::balanceEventsOf(address);
        const auto base = transaction.exec(
            "SELECT s.from_block, s.to_block, m.symbol FROM signalbox.streams s LEFT JOIN balances.token_metadata m ON "
            "m.chain_id = $2 AND m.contract = $3 WHERE s.caip2 = $1 AND s.stream IN ('transfers', 'transfers:' || $4) "
            "AND s.removed_at IS NULL ORDER BY s.stream DESC LIMIT 1",
            {caip2, m_chain, contract, address});
        if (base.empty())
            return Done{};  // the token is no longer indexed
        draft.from = store::integer(base[0][0]);
        if (!base[0][1].is_null())
            draft.to = store::integer(base[0][1]);
        draft.symbol = store::text(base[0][2]);
        draft.registries.insert(u"rules"_s, found.rules.join(u','));
        if (!found.owner.isEmpty())
            draft.registries.insert(u"owner"_s, found.owner);
        if (!found.minted.isEmpty())
            draft.registries.insert(u"minted"_s, found.minted);
        const QString console = u"%1 pid %2"_s.arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
        const auto submitted = store::CommandQueue(m_session).insert({arguments::StreamAdd{draft}, caip2, {}},
                                                                     QUuid::createUuid(), console);
        if (!submitted)
            return fail(submitted.error());
        transaction.exec("SELECT balances.note_found_rules($1, $2)", {m_chain, contract});
        return Done{};
    });
}

}  // namespace signalbox::balances
