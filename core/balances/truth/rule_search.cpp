// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/truth/rule_search.h"

#include <QCoroTask>
#include <set>

#include "balances/truth/ask_balances.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/log.h"

namespace signalbox::balances {

namespace {

constexpr Height narrowest = 64, widest = 65'536, wider = 8;  // blocks whose events are read
constexpr std::size_t enoughEvents = 8, mostHolders = 200;
constexpr int sampledHolders = 100, againSeconds = 600;
constexpr Height keptStates = 100;  ///< below the head, by nodes without an archive

bool isPruned(const Error& error)
{
    return error.code == "STATE_PRUNED"_L1 || error.code == "NO_ARCHIVE"_L1;
}

}  // namespace

Expected<bool> RuleSearch::step(const std::function<Expected<Height>()>& final)
{
    const auto contract = m_rows.claim();
    if (!contract || !*contract)
        return contract ? Expected<bool>(false) : fail(contract.error());
    const auto newest = final();
    if (!newest) {
        (void)m_rows.postpone(**contract, againSeconds);
        return fail(newest.error());
    }
    const auto block = m_truth.checkBlock(**contract, *newest);
    if (!block)
        return fail(block.error());
    if (!*block)
        return m_rows.postpone(**contract, againSeconds).map([](Done) { return true; });
    const auto found = search(**contract, **block);
    if (!found && !isPruned(found.error())) {
        (void)m_rows.postpone(**contract, againSeconds);
        return fail(found.error());
    }
    if (!found || !*found)
        return true;
    if (const auto on = m_rows.switchOn(**contract, **found); !on)
        return fail(on.error());
    qCInfo(logEngine).noquote() << u"The balances of %1 fit only with the rules %2, which are switched on."_s.arg(
        hex::text(**contract), (*found)->rules.join(u", "_s));
    return true;
}

/// Zero if the contract states none.
Expected<Bytes20> RuleSearch::ownerOf(const Bytes20& contract, Height block)
{
    const auto returned = QCoro::waitFor(m_reader.call(
        {{contract, evm::selector("8da5cb5b")}, {contract, evm::selector("893d20e8")}}, block));  // owner, getOwner
    if (!returned)
        return fail(returned.error());
    for (const evm::Returned& each : *returned)
        if (each && each->size() == 32) {
            const auto* word = reinterpret_cast<const std::uint8_t*>(each->constData());
            if (evm::isAddressWord(word) && evm::addressOf(word) != Bytes20{})
                return evm::addressOf(word);
        }
    return Bytes20{};
}

/// Of the newest counted blocks: of more of them while there are few events, of fewer if the endpoint refuses so many.
Expected<RuleSearch::Events> RuleSearch::eventsOf(const evm::RuledToken& token, Interval counted)
{
    Events found{{counted.hi, counted.hi}, {}};
    for (Height count = narrowest; found.blocks.lo > counted.lo && count <= widest; count *= wider) {
        const Interval blocks{std::max(counted.lo, counted.hi - count), counted.hi};
        const auto read = QCoro::waitFor(m_reader.ruleEvents(token, {blocks.lo + 1, blocks.hi}));
        if (!read && read.error().code == "RANGE_TOO_LARGE"_L1)
            break;
        if (!read)
            return fail(read.error());
        found = {blocks, {}};
        for (const evm::BalanceEvent& event : read->events)
            if ((read->odd >> event.rule & 1) == 0)  // an event of another form is not the rule's
                found.all.push_back(event);
        if (found.all.size() >= enoughEvents)
            break;
    }
    return found;
}

/// At both ends of the events' blocks; of fewer blocks where no endpoint has the state of the first one.
Expected<BalancesBetween> RuleSearch::balancesOf(const Bytes20& contract, const std::vector<Bytes20>& holders,
                                                 Events& events)
{
    const auto after = askBalances(m_reader, contract, holders, events.blocks.hi);
    if (!after)
        return fail(after.error());
    auto before = askBalances(m_reader, contract, holders, events.blocks.lo);
    if (!before && before.error().code == "STATE_PRUNED"_L1 && events.blocks.count() > keptStates) {
        events.blocks.lo = events.blocks.hi - keptStates;
        std::erase_if(events.all, [&](const auto& event) { return event.block <= events.blocks.lo; });
        before = askBalances(m_reader, contract, holders, events.blocks.lo);
    }
    if (!before)
        return fail(before.error());
    if (std::none_of(before->begin(), before->end(), [](const HolderAnswer& answer) { return answer.balance; })) {
        const auto created = QCoro::waitFor(m_reader.creation(contract));
        if (created && *created > events.blocks.lo)
            for (HolderAnswer& answer : *before)
                answer.balance = U256();
    }
    return BalancesBetween{events.blocks, *before, *after};
}

Expected<std::optional<FoundRules>> RuleSearch::search(const Bytes20& contract, Height block)
{
    using Found = std::optional<FoundRules>;
    evm::RuledToken token;
    token.address = contract;
    const auto owner = ownerOf(contract, block);
    if (!owner)
        return fail(owner.error());
    token.owner = *owner;
    const auto history = m_rows.history(contract);
    if (!history)
        return fail(history.error());
    auto events = eventsOf(token, {history->before, block});
    if (!events)
        return fail(events.error());
    if (events->all.empty())
        return constructor(contract, block);
    const auto sampled = m_rows.sample(contract, sampledHolders);
    if (!sampled)
        return fail(sampled.error());
    std::set<Bytes20> holders;
    for (const evm::BalanceEvent& event : events->all)
        if (holders.size() < mostHolders)
            holders.insert(event.holder);
    holders.insert(sampled->begin(), sampled->end());
    const auto balances = balancesOf(contract, {holders.begin(), holders.end()}, *events);
    if (!balances)
        return fail(balances.error());
    const auto fits = m_rows.fitting(contract, *balances, events->all);
    if (!fits)
        return fail(fits.error());
    if (!*fits)
        return Found();
    if ((*fits)->isEmpty())
        return constructor(contract, block);
    const bool ofOwner = (*fits)->contains(u"issue"_s) || (*fits)->contains(u"redeem"_s);
    return Found(FoundRules{**fits, ofOwner ? hex::text(token.owner) : QString(), {}});
}

Expected<std::optional<FoundRules>> RuleSearch::constructor(const Bytes20& contract, Height block)
{
    using Found = std::optional<FoundRules>;
    const auto history = m_rows.history(contract);
    if (!history || !history->complete)
        return history ? Expected<Found>(Found()) : fail(history.error());
    const auto created = QCoro::waitFor(m_reader.creation(contract));
    if (!created)
        return fail(created.error());
    if (*created > block)
        return Found();
    const auto holders = m_rows.sample(contract, sampledHolders);
    if (!holders)
        return fail(holders.error());
    BalancesBetween balances{{*created, block}, {}, {}};
    const auto before = askBalances(m_reader, contract, *holders, *created),
               after = askBalances(m_reader, contract, *holders, block);
    if (!before || !after)
        return fail(before ? after.error() : before.error());
    balances.before = *before;
    balances.after = *after;
    const auto supply = QCoro::waitFor(m_reader.call({{contract, evm::selector("18160ddd")}}, *created));
    if (!supply)
        return fail(supply.error());
    const auto minted = m_rows.fittingConstructor(contract, balances, evm::numberOf(supply->front()));
    if (!minted)
        return fail(minted.error());
    return minted->isEmpty() ? Found() : Found(FoundRules{{QLatin1String(evm::constructorRule)}, {}, *minted});
}

}  // namespace signalbox::balances
