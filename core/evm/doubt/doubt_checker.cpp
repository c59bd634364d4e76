// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/doubt_checker.h"

#include "evm/doubt/bloom.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/log.h"

namespace signalbox::evm {

namespace {

/// Number of doubts that are checked one by one before a request for the whole range explains the rest.
constexpr std::size_t firstLook = 8;
/// Other logs that explained so many doubts, at most one per so many calls, are requested with the wanted ones from
/// then on.
constexpr int worthFetching = 3;
constexpr qint64 callsOfOne = 250;
constexpr std::size_t mostAlongside = 6;
/// Number of attempts for a block's receipts after temporary failures, before the block remains undecided.
constexpr int receiptsTried = 4;
constexpr std::size_t mostRemembered = 10'000;

bool same(const DecodedLogs& a, const DecodedLogs& b)
{
    return a.logs == b.logs && a.transfers.data() == b.transfers.data() && a.events == b.events &&
           std::equal(a.registry.begin(), a.registry.end(), b.registry.begin(), b.registry.end(),
                      [](const RegistryLog& x, const RegistryLog& y) {
                          return x.logIndex == y.logIndex && x.topics == y.topics && x.data == y.data &&
                                 x.transactionHash == y.transactionHash;
                      });
}

}  // namespace

std::vector<DoubtChecker::Doubt> DoubtChecker::doubtsOf(const FetchedHeaders& headers, const FetchedLogs& logs,
                                                        const LogFilter& filter) const
{
    const auto elements = elementsOf(filter);
    std::vector<Doubt> doubts;
    const auto& sources = logs.decoded.sources;
    // Other logs that came with the wanted ones explain a bloom, too.
    std::vector<OtherLog> others = logs.decoded.others;
    std::stable_sort(others.begin(), others.end(),
                     [](const OtherLog& a, const OtherLog& b) { return a.block < b.block; });
    auto source = sources.begin();
    auto other = others.begin();
    for (const Header& header : headers.headers) {
        const Height number = header.ref.number;
        while (source != sources.end() && source->block < number)
            ++source;
        while (other != others.end() && other->block < number)
            ++other;
        if (!header.hasBloom)
            continue;
        Doubt doubt{header, 0, {}};
        int silent = 0;
        for (const FilterElement& element : elements) {
            bool brought = false;
            for (auto at = source; at != sources.end() && at->block == number && !brought; ++at)
                brought = at->who == element.who;
            if (brought)
                continue;
            ++silent;
            if (!element.mayBeIn(header.bloom))
                continue;
            bool explained = false;
            for (auto at = other; at != others.end() && at->block == number && !explained; ++at)
                explained = at->who == element.who;
            if (!explained)
                doubt.who.push_back(element.who);
        }
        if (doubt.who.empty())
            continue;
        doubt.chance = std::min(1.0, falseYes(header.bloom) * silent);
        doubts.push_back(std::move(doubt));
    }
    return doubts;
}

Error DoubtChecker::leftOut(const FetchedLogs& logs, Height block)
{
    m_doubts.foundShort(1);
    const qint64 teller = logs.teller(block);
    std::vector<qint64> who;
    if (teller != 0)
        who.push_back(teller);
    else
        for (const auto& answer : logs.answers)
            if (answer.range.contains(block))
                who.push_back(answer.endpoint);
    for (const qint64 endpoint : who) {
        const bool isNew = m_trust.distrust(endpoint);
        m_rechecker.suspect(endpoint);
        if (isNew)
            qCWarning(logRpc).noquote() << "Endpoint" << endpoint << "left out logs of block" << block
                                        << "- it is read block by block from now on.";
    }
    m_rechecker.start();
    return Error::make(
        ErrorKind::Retryable, "LOGS_MISSING",
        Message(QT_TRANSLATE_NOOP("Engine", "The endpoint left out logs of block %1. Its blocks are read one by one."))
            .arg(block));
}

void DoubtChecker::noteExplained(const DecodedLogs& logs)
{
    std::set<std::pair<Height, Bytes20>> counted;
    for (const OtherLog& other : logs.others) {
        if (!counted.emplace(other.block, other.who).second)
            continue;
        const int count = ++m_explained[{other.who, other.topic}];
        if (count >= worthFetching && count * callsOfOne >= m_doubts.calls() && m_alongside.size() < mostAlongside)
            m_alongside.insert(other.topic);
    }
}

/// The second answer for doubtful blocks: by their hash, without topics. Any log of the contract in the block explains
/// its bloom; otherwise a wanted log was omitted.
QCoro::Task<std::optional<Error>> DoubtChecker::lookInto(std::vector<Doubt> found, const FetchedLogs& logs,
                                                         LogFilter filter)
{
    std::vector<Doubt> unexplained;
    std::size_t at = 0;
    bool wide = false;
    while (at < found.size()) {
        const std::size_t end = std::min(found.size(), at + (at == 0 ? firstLook : 60));
        std::vector<Header> blocks;
        std::set<Bytes20> who;
        for (std::size_t i = at; i < end; ++i) {
            blocks.push_back(found[i].header);
            who.insert(found[i].who.begin(), found[i].who.end());
        }
        LogFilter asked = filter;
        if (!filter.allTransfers) {
            asked.anyTopic = true;
            std::erase_if(asked.tokens, [&](const Bytes20& token) { return !who.contains(token); });
            std::erase_if(asked.registries,
                          [&](const RegistryAddress& registry) { return !who.contains(registry.address); });
            std::erase_if(asked.ruled, [&](const RuledToken& token) { return !who.contains(token.address); });
        }
        auto asking = m_blocks.byHash(blocks, asked, 0, 0);
        const auto answered = co_await asking;
        if (!answered)
            co_return answered.error();
        noteExplained(answered->decoded);
        const auto brought = [&](const DecodedLogs& in, const Doubt& doubt, const Bytes20& wanted) {
            return std::any_of(in.sources.begin(), in.sources.end(), [&](const LogSource& source) {
                return source.block == doubt.header.ref.number && source.who == wanted;
            });
        };
        const auto explains = [&](const DecodedLogs& in, const Doubt& doubt, const Bytes20& wanted) {
            return std::any_of(in.others.begin(), in.others.end(), [&](const OtherLog& other) {
                return other.block == doubt.header.ref.number && other.who == wanted;
            });
        };
        std::size_t explainedBlocks = 0;
        for (std::size_t i = at; i < end; ++i) {
            Doubt& doubt = found[i];
            const Height number = doubt.header.ref.number;
            const bool missing = std::any_of(doubt.who.begin(), doubt.who.end(), [&](const Bytes20& one) {
                return brought(answered->decoded, doubt, one);
            });
            if (missing) {
                m_doubts.refund(static_cast<qint64>(end));
                co_return leftOut(logs, number);
            }
            std::erase_if(doubt.who, [&](const Bytes20& one) { return explains(answered->decoded, doubt, one); });
            if (doubt.who.empty())
                ++explainedBlocks;
            else
                unexplained.push_back(doubt);
        }
        at = end;
        // Many doubts that other logs explain: one request for the range explains the rest as well.
        if (!wide && at < found.size() && explainedBlocks * 2 >= firstLook && !filter.allTransfers) {
            wide = true;
            LogFilter every = filter;
            every.anyTopic = true;
            auto stretch = m_calls.getLogs({found[at].header.ref.number, found.back().header.ref.number}, std::nullopt,
                                           every, 0, 0);
            const auto more = co_await stretch;
            m_doubts.spent(1);
            if (!more)
                continue;
            noteExplained(more->decoded);
            for (std::size_t i = at; i < found.size(); ++i)
                for (const Bytes20& one : found[i].who)
                    if (brought(more->decoded, found[i], one))
                        co_return leftOut(logs, found[i].header.ref.number);
            for (std::size_t i = at; i < found.size(); ++i)
                std::erase_if(found[i].who, [&](const Bytes20& one) { return explains(more->decoded, found[i], one); });
            found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(at), found.end(),
                                       [](const Doubt& doubt) { return doubt.who.empty(); }),
                        found.end());
        }
    }
    auto deciding = askReceipts(std::move(unexplained), logs, filter);
    co_return co_await deciding;
}

/// Doubts that no other log explains: the receipts decide, unless a crowded bloom is the more likely explanation.
QCoro::Task<std::optional<Error>> DoubtChecker::askReceipts(std::vector<Doubt> left, const FetchedLogs& logs,
                                                            LogFilter filter)
{
    for (const Doubt& doubt : left) {
        if (doubt.chance >= DoubtPolicy::certain && !m_doubts.affordable())
            continue;  // two answers agreed
        auto reading = m_calls.receipts(doubt.header, filter, 0);
        const auto whole = co_await reading;
        m_doubts.spent(1);
        if (!whole) {
            if (whole.error().is(rpc::ErrorClass::Cancelled))
                co_return whole.error().error;
            if (doubt.chance >= DoubtPolicy::certain)
                continue;
            // A temporary failure decides nothing: the range is read again, a few times.
            const bool passes = whole.error().is(rpc::ErrorClass::Transient) ||
                                whole.error().is(rpc::ErrorClass::Rate) || whole.error().is(rpc::ErrorClass::NotYet);
            if (m_receiptsFailed.size() > mostRemembered)
                m_receiptsFailed.clear();
            if (passes && ++m_receiptsFailed[doubt.header.ref.number] < receiptsTried)
                co_return whole.error().error;
            m_doubts.leftUndecided();
            continue;
        }
        for (const LogSource& source : whole->decoded.sources) {
            if (std::find(doubt.who.begin(), doubt.who.end(), source.who) == doubt.who.end())
                continue;
            m_doubts.refund(static_cast<qint64>(left.size()) + 1);
            co_return leftOut(logs, doubt.header.ref.number);
        }
    }
    co_return std::nullopt;
}

std::vector<Height> DoubtChecker::deniedBlocks(const FetchedHeaders& headers, const FetchedLogs& logs,
                                               const LogFilter& filter) const
{
    std::vector<Height> denied;
    const auto elements = elementsOf(filter);
    const DecodedLogs& decoded = logs.decoded;
    auto source = decoded.sources.begin();
    auto transaction = decoded.transactions.begin();
    auto row = decoded.rows.begin();
    auto event = decoded.events.begin();
    const char* bytes = decoded.transfers.data().constData();
    IndexedAddresses indexed;
    for (const Header& header : headers.headers) {
        const Height number = header.ref.number;
        const bool bloom = header.hasBloom && m_config.bloom != ChainBloom::None;
        bool doubtful = false;
        while (source != decoded.sources.end() && source->block < number)
            ++source;
        for (; source != decoded.sources.end() && source->block == number; ++source) {
            const auto element = std::find_if(elements.begin(), elements.end(),
                                              [&](const FilterElement& one) { return one.who == source->who; });
            doubtful = doubtful || (bloom && element != elements.end() && !element->mayBeIn(header.bloom));
        }
        while (transaction != decoded.transactions.end() && transaction->block < number)
            ++transaction;
        int last = -1;
        for (; transaction != decoded.transactions.end() && transaction->block == number; ++transaction) {
            if (transaction->index < 0 || m_config.bloom == ChainBloom::Partial)
                continue;
            const auto index = static_cast<std::size_t>(transaction->index);
            doubtful =
                doubtful || (header.transactions >= 0 && transaction->index >= header.transactions) ||
                (index < header.transactionHashes.size() && header.transactionHashes[index] != transaction->hash) ||
                (!decoded.wasSorted && transaction->index < last);
            last = transaction->index;
        }
        while (row != decoded.rows.end() && row->block < number)
            ++row;
        indexed.clear();
        for (; row != decoded.rows.end() && row->block == number; ++row) {
            if (!bloom || doubtful || !row->indexed)
                continue;
            // The row as LogDecoder writes it: from and to follow block, index, transaction and contract.
            const char* from = bytes + row->offset + 2 + 12 + 8 + 36 + 24 + 4;
            for (const char* at : {from, from + 24}) {
                Bytes20 address;
                std::memcpy(address.data(), at, address.size());
                indexed.add(address);
            }
        }
        while (event != decoded.events.end() && event->block < number)
            ++event;
        for (; event != decoded.events.end() && event->block == number; ++event) {
            doubtful = doubtful || (bloom && !mayHoldRule(header.bloom, event->rule));
            if (bloom && !doubtful && event->indexed)
                indexed.add(event->holder);
        }
        if (doubtful || !indexed.mayAllBeIn(header.bloom))
            denied.push_back(number);
    }
    return denied;
}

/// Logs that contradict their header: another endpoint's answer for the block decides, or without one the block's
/// receipts.
QCoro::Task<std::optional<Error>> DoubtChecker::confirmDenied(std::vector<Height> denied, const FetchedHeaders& headers,
                                                              FetchedLogs& logs, LogFilter filter)
{
    std::size_t some = m_doubts.denialsToAsk(denied.size()), at = 0;
    bool refuted = false;
    for (; at < denied.size() && at < some; ++at) {
        const Height number = denied[at];
        const Header header = *headers.find(number);
        const qint64 teller = logs.teller(number);
        const bool second = teller != 0 && m_pool.endpoints().hasOther(teller);
        std::vector<Header> one{header};
        auto asking = m_blocks.byHash(one, filter, second ? 0 : teller, second ? teller : 0);
        auto truth = co_await asking;
        m_doubts.spent(1);
        if (!truth || truth->decoded.marked || !second || truth->teller(number) == teller) {
            auto reading = m_calls.receipts(header, filter, second ? 0 : teller);
            auto whole = co_await reading;
            m_doubts.spent(1);
            if (whole)
                truth = std::move(*whole);
            else if (!truth)
                co_return truth.error();
        }
        std::vector<Height> place{number};
        const DecodedLogs told = logs.decoded.take(place);
        const bool confirmed = same(told, truth->decoded);
        m_doubts.denialDecided(confirmed);
        FetchedLogs mended = std::move(*truth);
        mended.endpoint = logs.endpoint;
        add(logs, std::move(mended));
        if (confirmed)
            continue;
        some = denied.size();
        if (!refuted && teller != 0) {
            m_pool.distrust(teller, Message(QT_TRANSLATE_NOOP(
                                        "Engine", "the endpoint returned logs that the block does not contain")));
            m_trust.distrust(teller);
            qCWarning(logRpc).noquote() << "Endpoint" << teller << "returned logs that block" << number
                                        << "does not contain - they were dropped.";
        }
        refuted = true;
    }
    m_doubts.leftUndecided(static_cast<qint64>(denied.size() - at));
    if (!logs.decoded.settle())
        co_return inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position")));
    co_return std::nullopt;
}

QCoro::Task<std::optional<Error>> DoubtChecker::check(const FetchedHeaders& headers, FetchedLogs& logs,
                                                      const LogFilter& filter)
{
    m_doubts.read(static_cast<qint64>(headers.headers.size() + logs.answers.size()));
    auto denied = deniedBlocks(headers, logs, filter);
    if (!denied.empty()) {
        auto confirming = confirmDenied(std::move(denied), headers, logs, filter);
        if (const auto problem = co_await confirming)
            co_return problem;
    }
    if (m_config.bloom == ChainBloom::None)
        co_return std::nullopt;
    std::vector<Doubt> found = doubtsOf(headers, logs, filter);
    // The sparsest blooms first: there a request finds most.
    std::stable_sort(found.begin(), found.end(), [](const Doubt& a, const Doubt& b) { return a.chance < b.chance; });
    std::vector<Doubt> asked;
    for (Doubt& doubt : found) {
        const bool caught = m_trust.isDistrusted(logs.teller(doubt.header.ref.number)) && doubt.chance < 0.1;
        if (m_doubts.worthAsking(doubt.chance, caught))
            asked.push_back(std::move(doubt));
        else
            m_doubts.leftUndecided();
    }
    if (asked.empty())
        co_return std::nullopt;
    std::sort(asked.begin(), asked.end(),
              [](const Doubt& a, const Doubt& b) { return a.header.ref.number < b.header.ref.number; });
    auto looking = lookInto(std::move(asked), logs, filter);
    co_return co_await looking;
}

void DoubtChecker::addExplaining(LogFilter& filter) const
{
    for (const FilterElement& element : elementsOf(filter))
        for (const auto& [other, count] : m_explained)
            if (other.first == element.who && m_alongside.contains(other.second) &&
                std::find(filter.alongside.begin(), filter.alongside.end(), other.second) == filter.alongside.end())
                filter.alongside.push_back(other.second);
}

}  // namespace signalbox::evm
