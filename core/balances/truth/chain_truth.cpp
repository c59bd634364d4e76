// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/chain_truth.h"

#include <QCoroTask>

#include "balances/truth/ask_balances.h"
#include "evm/token_info.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::balances {

namespace {

constexpr qint64 noteMs = 60'000, finalMs = 10'000;
constexpr int textsAtOnce = 80, openingsAtOnce = CheckPrice::joined, calledSample = 1000;
constexpr int callSeconds = 600, laterSeconds = 300, daySeconds = 86'400;
constexpr Height blocksBetween = 32;  ///< of the two blocks at which a negative balance is compared
constexpr int recalculations = 10;

}  // namespace

ChainTruth::ChainTruth(store::Session& session, qint64 chain, std::unique_ptr<evm::ContractReader> reader)
    : m_rows(session, chain), m_reader(std::move(reader)), m_rules(session, chain, *m_reader)
{
}

Expected<bool> ChainTruth::step()
{
    if (!m_noted.isValid() || m_noted.elapsed() > noteMs) {
        m_noted.start();
        if (const auto noted = m_rows.noteTokens(); !noted)
            return fail(noted.error());
    }
    for (const auto work :
         {&ChainTruth::readTexts, &ChainTruth::readOpenings, &ChainTruth::searchRules, &ChainTruth::checkNext})
        if (const auto did = (this->*work)(); !did || *did)
            return did;
    return false;
}

Expected<Height> ChainTruth::finalBlock()
{
    if (m_final >= 0 && m_finalAge.elapsed() < finalMs)
        return m_final;
    const auto final = QCoro::waitFor(m_reader->finalBlock());
    if (final) {
        m_final = *final;
        m_finalAge.start();
    }
    return final;
}

Expected<qint64> ChainTruth::check(const Bytes20& contract, int holders)
{
    const auto final = finalBlock();
    if (!final)
        return fail(final.error());
    const auto block = m_rows.checkBlock(contract, *final);
    if (!block)
        return fail(block.error());
    if (!*block)
        return fail(ErrorKind::Unavailable, "NOT_COUNTED",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The transfers of %1 are not counted up to a finalized block yet. Wait until the chain "
                                "is synced."))
                        .arg(hex::text(contract)));
    const auto sample = m_rows.sample(contract, holders);
    if (!sample)
        return fail(sample.error());
    const int before = m_reader->requests();
    const double timeBefore = m_reader->milliseconds();
    const auto answers = askBalances(*m_reader, contract, *sample, **block);
    if (!answers)
        return fail(answers.error());
    const auto check = m_rows.record(contract, **block, *answers,
                                     {m_reader->requests() - before, m_reader->milliseconds() - timeBefore});
    if (!check)
        return check;
    for (int i = 0; i < recalculations; ++i) {
        const auto waiting = m_rows.review(*check);
        if (!waiting)
            return waiting;
        if (*waiting == 0)
            break;
        if (const auto done = m_rows.recalculate(); !done)
            return fail(done.error());
    }
    const auto negative = m_rows.negatives(*check);
    if (!negative)
        return fail(negative.error());
    if (!negative->empty() && **block > blocksBetween)
        if (const auto done = compareAgain(contract, *negative, **block - blocksBetween); !done)
            return fail(done.error());
    return check;
}

/// A negative balance whose difference is the same at two blocks began before the history.
Expected<Done> ChainTruth::compareAgain(const Bytes20& contract, const std::vector<Bytes20>& holders, Height block)
{
    const auto answers = askBalances(*m_reader, contract, holders, block);
    if (!answers)
        return fail(answers.error());
    const auto check = m_rows.record(contract, block, *answers, {});
    if (!check)
        return fail(check.error());
    return Done{};
}

Expected<bool> ChainTruth::readTexts()
{
    const auto contracts = m_rows.tokensToRead(textsAtOnce);
    if (!contracts || contracts->empty())
        return contracts ? Expected<bool>(false) : fail(contracts.error());
    std::vector<evm::ContractCall> calls;
    for (const Bytes20& contract : *contracts)
        for (const char* function : {"95d89b41", "06fdde03", "313ce567"})  // symbol, name, decimals
            calls.push_back({contract, evm::selector(function)});
    const auto final = finalBlock();
    const auto returned = final ? QCoro::waitFor(m_reader->call(std::move(calls), *final))
                                : Expected<std::vector<evm::Returned>>(fail(final.error()));
    if (!returned) {
        (void)m_rows.readAgain(*contracts);
        return fail(returned.error());
    }
    std::vector<TokenTexts> texts;
    for (std::size_t i = 0; i < contracts->size(); ++i) {
        const auto part = [&](std::size_t n) { return (*returned)[3 * i + n].value_or(QByteArray()); };
        texts.push_back({(*contracts)[i], evm::abiText(part(0)), evm::abiText(part(1)), evm::abiDecimals(part(2))});
    }
    if (const auto stored = m_rows.storeTexts(texts); !stored)
        return fail(stored.error());
    return true;
}

Expected<bool> ChainTruth::readOpenings()
{
    const auto contract = m_rows.claimOpenings();
    if (!contract || !*contract)
        return contract ? Expected<bool>(false) : fail(contract.error());
    const auto wanted = m_rows.openings(**contract, openingsAtOnce);
    if (!wanted)
        return fail(wanted.error());
    if (wanted->empty()) {
        if (const auto settled = m_rows.settleOpenings(**contract); !settled)
            return fail(settled.error());
        return m_rows.postponeOpenings(**contract, daySeconds).map([](Done) { return true; });
    }
    std::vector<Bytes20> holders;
    for (const OpeningWanted& each : *wanted)
        holders.push_back(each.holder);
    const Height block = wanted->front().block;
    const auto answers = askBalances(*m_reader, **contract, holders, block);
    if (!answers && answers.error().code == "STATE_PRUNED"_L1) {
        const Message why =
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "No endpoint has the state of block %1. The next verification of the token sets "
                                      "the opening balance without an archive."))
                .arg(block);
        if (const auto refused = m_rows.refuseOpenings(**contract, *wanted, why); !refused)
            return fail(refused.error());
        return m_rows.postponeOpenings(**contract, daySeconds).map([](Done) { return true; });
    }
    if (!answers)
        return fail(answers.error());
    const auto stored = m_rows.storeOpenings(**contract, block, *answers);
    if (!stored)
        return fail(stored.error());
    const bool more = wanted->size() == std::size_t(openingsAtOnce) && *stored > 0;
    return m_rows.postponeOpenings(**contract, more ? 0 : daySeconds).map([](Done) { return true; });
}

Expected<bool> ChainTruth::searchRules()
{
    return m_rules.step([this] { return finalBlock(); });
}

Expected<bool> ChainTruth::checkNext()
{
    const auto contract = m_rows.claimCheck();
    if (!contract || !*contract)
        return contract ? Expected<bool>(false) : fail(contract.error());
    const auto called = m_rows.isCalled(**contract);
    const auto checked =
        called ? check(**contract, *called ? calledSample : usualSample) : Expected<qint64>(fail(called.error()));
    if (checked)
        return *called ? m_rows.postpone(**contract, callSeconds).map([](Done) { return true; }) : Expected<bool>(true);
    (void)m_rows.postpone(**contract, laterSeconds);
    if (checked.error().code == "NOT_COUNTED"_L1 || checked.error().code == "STATE_PRUNED"_L1)
        return true;
    return fail(checked.error());
}

}  // namespace signalbox::balances
