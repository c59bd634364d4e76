// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/verify_balances.h"

#include "balances/truth/chain_truth.h"
#include "balances/truth/truth_worker.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::balances {

namespace {

Expected<std::vector<Bytes20>> tokensOf(store::Session& session, qint64 chain, const QString& contract)
{
    if (const auto one = hex::address(contract))
        return std::vector<Bytes20>{*one};
    return session.read([&](store::Transaction& transaction) {
        std::vector<Bytes20> all;
        for (const auto& row : transaction.exec(
                 "SELECT balances.hex(contract) FROM balances.tokens WHERE chain_id = $1 ORDER BY check_after",
                 {chain}))
            if (const auto address = hex::address(store::text(row[0])))
                all.push_back(*address);
        return all;
    });
}

/// Sums of the checks that this command made.
Expected<QJsonObject> sums(store::Session& session, const std::vector<qint64>& checks, int left)
{
    return session.read([&](store::Transaction& transaction) {
        const auto row = transaction.exec(
            "SELECT count(*), coalesce(sum(c.holders), 0), coalesce(sum(c.equal), 0), coalesce(sum(c.drifted), 0), "
            "coalesce(sum(c.unanswered), 0), coalesce(sum(f.repaired), 0), coalesce(sum(f.untrusted), 0), "
            "coalesce(sum(c.calls), 0) FROM balances.drift_checks c CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE "
            "d.outcome = 'repaired') AS repaired, count(*) FILTER (WHERE d.outcome = 'untrusted') AS untrusted FROM "
            "balances.drift_findings d WHERE d.check_id = c.id) f WHERE c.id = ANY ($1::bigint[])",
            {store::Value::bigintArray(checks)})[0];
        QJsonObject result;
        int field = 0;
        for (const char* key :
             {"tokens", "holders", "equal", "drifted", "unanswered", "repaired", "untrusted", "calls"})
            result.insert(QLatin1String(key), store::integer(row[field++]));
        result.insert(u"notChecked"_s, left);
        return result;
    });
}

}  // namespace

Expected<QJsonObject> verifyBalances(store::Session& session, const engine::FamilyParts& parts, const QString& caip2,
                                     const arguments::BalancesVerify& wanted,
                                     const std::function<bool(const Message& text, double share)>& tell)
{
    const qint64 chain = caip2.section(u':', 1).toLongLong();
    if (const auto noted = TruthRows(session, chain).noteTokens(); !noted)
        return fail(noted.error());
    const auto tokens = tokensOf(session, chain, wanted.contract);
    if (!tokens)
        return fail(tokens.error());
    if (tokens->empty())
        return fail(ErrorKind::NotFound, "NO_TOKENS",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 has no token with balances yet.")).arg(caip2));
    auto reader = openContracts(session, parts, caip2, evm::CallPace::waited());
    if (!reader)
        return fail(reader.error());
    ChainTruth truth(session, chain, std::move(*reader));
    std::vector<qint64> checks;
    std::optional<Error> first;
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        const Message text = Message(QT_TRANSLATE_NOOP("Engine", "Comparing %1")).arg(hex::text((*tokens)[i]));
        if (!tell(text, double(i) / double(tokens->size())))
            return fail(ErrorKind::Cancelled, "CANCELLED",
                        Message(QT_TRANSLATE_NOOP("Engine", "The command was canceled.")));
        const auto check = truth.check((*tokens)[i], wanted.holders);
        if (check)
            checks.push_back(*check);
        else if (check.error().kind == ErrorKind::Cancelled)
            return fail(check.error());
        else if (!first)
            first = check.error();
    }
    if (checks.empty() && first)
        return fail(*first);
    return sums(session, checks, int(tokens->size() - checks.size()));
}

}  // namespace signalbox::balances
