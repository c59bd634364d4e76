// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QtEndian>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "chain/interval_set.h"
#include "indexing/adapter.h"
#include "signalbox/literals.h"
#include "store/ingest.h"
#include "support/task_scope.h"

/// A scripted chain, an adapter that reads it with delays and faults, and a store in memory that applies commits: what
/// the worker is tested against. Everything a block holds follows from its hash, so that the truth can be computed from
/// the headers alone.
namespace signalbox::test {

using namespace signalbox;

inline Bytes32 digest(const QByteArray& bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    Bytes32 result;
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char*>(result.data()));
    return result;
}

inline const QString tokenA = u"transfers:0xa"_s;
inline const QString tokenB = u"transfers:0xb"_s;

struct TransferKey {
    Height block;
    int log;
    auto operator<=>(const TransferKey&) const = default;
};
struct TransferRow {
    int token;  ///< 0: A, 1: B
    Bytes32 block;
    bool operator==(const TransferRow&) const = default;
};
using TransferTable = std::map<TransferKey, TransferRow>;
struct EventRow8004 {
    Height block;
    Bytes32 hash;
    bool operator==(const EventRow8004&) const = default;
};

/// Its two tables.
inline const catalog::Catalog& fakeCatalog()
{
    using catalog::ColumnType;
    static const catalog::Catalog made = [] {
        catalog::Entity transfers, events;
        transfers.name = u"transfers"_s;
        transfers.kind = events.kind = catalog::Kind::Plain;
        transfers.key = {u"block"_s, u"log"_s};
        transfers.columns = {{u"block"_s, ColumnType::Bigint},
                             {u"log"_s, ColumnType::Integer},
                             {u"token"_s, ColumnType::Integer},
                             {u"hash"_s, ColumnType::Bytea}};
        events.name = u"events"_s;
        events.key = {u"block"_s};
        events.columns = {{u"block"_s, ColumnType::Bigint}, {u"hash"_s, ColumnType::Bytea}};
        return catalog::Catalog::fromEntities({transfers, events}).value();
    }();
    return made;
}

inline int transfersOf(const Bytes32& hash)
{
    return hash[1] % 4;
}
inline int tokenOf(const Bytes32& hash, int log)
{
    return hash[static_cast<std::size_t>(2 + log)] % 2;
}
inline bool hasEvent(const Bytes32& hash)
{
    return hash[7] % 3 == 0;
}
inline QString eventId(Height height)
{
    return u"event-%1"_s.arg(height);
}

class FakeChain {
public:
    explicit FakeChain(Height length = 0, unsigned seed = 1) : m_seed(seed) { mine(std::max<Height>(1, length)); }

    void mine(Height count, int branch = -1)
    {
        if (branch >= 0)
            m_branch = branch;
        for (Height i = 0; i < count; ++i) {
            const Height number = static_cast<Height>(m_blocks.size());
            chain::BlockRef block;
            block.number = number;
            block.parent = m_blocks.empty() ? Bytes32{} : m_blocks.back().hash;
            block.hash =
                digest(QByteArray::number(number) + ':' + QByteArray::number(m_branch) + ':' +
                       QByteArray::number(m_seed) + QByteArray(reinterpret_cast<const char*>(block.parent.data()), 32));
            block.timestamp = 1'700'000'000 + static_cast<qint64>(static_cast<double>(number) * blockSeconds);
            m_blocks.push_back(block);
        }
    }
    /// The newest `depth` blocks are replaced by `length` others.
    void reorg(Height depth, Height length)
    {
        m_blocks.resize(static_cast<std::size_t>(head() + 1 - depth));
        mine(length, m_nextBranch++);
    }
    Height head() const { return static_cast<Height>(m_blocks.size()) - 1; }
    const chain::BlockRef& at(Height height) const { return m_blocks[static_cast<std::size_t>(height)]; }
    /// Without a seen top nothing is final, as on a real chain a tag never goes back.
    std::optional<chain::BlockRef> finalized()
    {
        m_final = std::max(m_final, head() - finalDepth);
        return finalDepth >= 0 && m_final >= 0 ? std::optional(at(std::min(m_final, head()))) : std::nullopt;
    }

    double blockSeconds = 1;
    Height finalDepth = 64;  ///< negative: no tag

private:
    unsigned m_seed;
    int m_branch = 0, m_nextBranch = 1;
    Height m_final = -1;
    std::vector<chain::BlockRef> m_blocks;
};

struct Faults {
    int delayMs = 0;  ///< of an answer, 0..delayMs at random
    int fixedDelayMs = 0;
    double failRate = 0;                          ///< of any request, Retryable
    double lagRate = 0;                           ///< heads that are some blocks behind
    double forkRate = 0;                          ///< live answers from a side branch: wrong parent
    std::set<Height> poison;                      ///< blocks whose fetch always fails
    Height goneBelow = 0;                         ///< no longer kept by the endpoint
    std::set<Height> blank;                       ///< blocks whose rows are left out of answers
    bool confirmable = true;                      ///< a request to confirm is answered by receipts, rows and all
    std::function<void(indexing::Head&)> onHead;  ///< what an endpoint makes of the head
    bool down = false;
    bool limited = false;  ///< waitingForRate()
    double decodeMs = 0;   ///< spent, blocking, per fetch
};

class FakeAdapter : public indexing::Adapter {
public:
    FakeAdapter(std::shared_ptr<FakeChain> chain, std::shared_ptr<Faults> faults, unsigned seed, bool full)
        : m_chain(std::move(chain)), m_faults(std::move(faults)), m_random(seed), m_full(full)
    {
    }

    QCoro::Task<Expected<indexing::Head>> head() override
    {
        ++heads;
        const TaskScope::Guest guest(m_scope);
        auto nap = answer();
        const auto problem = co_await nap;
        if (problem)
            co_return fail(*problem);
        indexing::Head head;
        Height height = m_chain->head();
        if (chance(m_faults->lagRate))
            height = std::max<Height>(0, height - 1 - static_cast<Height>(m_random() % 5));
        head.latest = m_chain->at(height);
        if (const auto final = m_chain->finalized())
            head.finalized = m_chain->at(std::min(final->number, height));
        if (m_faults->onHead)
            m_faults->onHead(head);
        co_return head;
    }

    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override
    {
        ++headerCalls;
        const TaskScope::Guest guest(m_scope);
        auto nap = answer();
        const auto problem = co_await nap;
        if (problem)
            co_return fail(*problem);
        if (range.hi > m_chain->head())
            co_return fail(ErrorKind::Retryable, "NOT_YET", Message(u"not yet"_s));
        std::vector<chain::BlockRef> blocks;
        for (Height height = range.lo; height <= range.hi; ++height)
            blocks.push_back(m_chain->at(height));
        co_return blocks;
    }

    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override
    {
        const TaskScope::Guest guest(m_scope);
        ++running;
        most = std::max(most, running);
        requests.push_back(request);
        auto nap = answer();
        const auto problem = co_await nap;
        --running;  // the destructor waits for this task
        if (problem)
            co_return fail(*problem);
        if (request.range.hi > m_chain->head())
            co_return fail(ErrorKind::Retryable, "NOT_YET", Message(u"The block is not there yet."_s));
        if (request.range.lo < m_faults->goneBelow)
            co_return fail(ErrorKind::Refused, "RPC_PRUNED", Message(u"The history is gone."_s));
        for (const Height bad : m_faults->poison)
            if (request.range.contains(bad))
                co_return fail(ErrorKind::Retryable, "BAD_ANSWER", Message(u"The answer is not consistent."_s));
        co_return read(request);
    }

    qint64 suggestedBlocks() const override { return blocks; }
    int suggestedInFlight() const override { return inFlight; }
    bool waitingForRate() const override { return m_faults->limited; }
    QDateTime nextTry() const override { return {}; }
    void tryNow() override { ++triedNow; }
    std::vector<EndpointSnapshot> endpoints() const override { return {}; }
    Message limitDetail() const override { return Message("endpoint 1 allows %1 blocks per request").arg(blocks); }
    ~FakeAdapter() override
    {
        m_cancel.request();
        m_scope.drain();
    }
    void abort() override
    {
        if (abortable)
            m_cancel.request();
    }
    void setRetracted(const std::vector<QString>& ids) override { retracted = ids; }
    void undone(Height ancestor) override { undoneTo.push_back(ancestor); }
    std::vector<Unchecked> unchecked() const override { return doubted; }

    qint64 blocks = 10;
    int inFlight = 3;
    bool abortable = true;
    int running = 0, most = 0, heads = 0, headerCalls = 0, triedNow = 0;
    std::vector<indexing::FetchRequest> requests;
    std::vector<QString> retracted;
    std::vector<Height> undoneTo;
    std::vector<Unchecked> doubted;

private:
    bool chance(double rate) { return rate > 0 && static_cast<double>(m_random() % 1'000'000) < rate * 1e6; }

    QCoro::Task<std::optional<Error>> answer()
    {
        const int delay =
            m_faults->fixedDelayMs +
            (m_faults->delayMs > 0 ? static_cast<int>(m_random() % static_cast<unsigned>(m_faults->delayMs + 1)) : 0);
        auto nap = sleepFor(m_cancel, delay);
        const bool whole = co_await nap;
        if (!whole)
            co_return Error::make(ErrorKind::Cancelled, "CANCELLED", Message(u"aborted"_s));
        if (m_faults->down || chance(m_faults->failRate))
            co_return Error::make(ErrorKind::Retryable, "ENDPOINT_DOWN", Message(u"The endpoint does not answer."_s));
        co_return std::nullopt;
    }

    Expected<indexing::Fetched> read(const indexing::FetchRequest& request)
    {
        indexing::Fetched result;
        result.range = request.range;
        result.streams = request.streams;
        result.tables = catalog::RowSet(fakeCatalog());
        result.confirmed = request.confirm && m_faults->confirmable;
        const auto wants = [&](const QString& name) { return chain::contains(request.streams, name); };
        const bool all = wants(u"transfers"_s), a = all || wants(tokenA), b = all || wants(tokenB);
        const bool registries = wants(u"registries"_s);
        for (Height height = request.range.lo; height <= request.range.hi; ++height) {
            const auto& block = m_chain->at(height);
            bool rows = false;
            const bool blank = m_faults->blank.contains(height) && !result.confirmed;
            for (int log = 0; log < transfersOf(block.hash) && !blank; ++log) {
                const int token = tokenOf(block.hash, log);
                if (token == 0 ? !a : !b)
                    continue;
                result.tables.of(u"transfers"_s)
                    .begin()
                    .bigint(height)
                    .integer(log)
                    .integer(token)
                    .bytea(block.hash)
                    .end();
                rows = true;
            }
            if (registries && hasEvent(block.hash) && !blank) {
                result.tables.of(u"events"_s).begin().bigint(height).bytea(block.hash).end();
                rows = true;
            }
            const bool border = height == request.range.lo || height == request.range.hi;
            if (rows || border || request.live || (m_full && wants(u"headers"_s)))
                result.headers.push_back(block);
        }
        if (m_faults->decodeMs > 0) {
            QElapsedTimer spent;
            spent.start();
            while (spent.nsecsElapsed() < static_cast<qint64>(m_faults->decodeMs * 1e6)) {
            }
            result.decodeMs = m_faults->decodeMs;
        }
        if (request.live && chance(m_faults->forkRate) && !result.headers.empty())
            result.headers.front().parent = digest("a side branch"_ba);
        result.bytes = 100;
        return result;
    }

    std::shared_ptr<FakeChain> m_chain;
    std::shared_ptr<Faults> m_faults;
    std::mt19937 m_random;
    bool m_full;
    Cancellation m_cancel;
    TaskScope m_scope;
};

}  // namespace signalbox::test
