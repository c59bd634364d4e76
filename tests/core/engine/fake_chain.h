// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>

#include "evm/data/evm_catalog.h"
#include "indexing/adapter.h"
#include "signalbox/literals.h"
#include "support/task_scope.h"
#include "support/u256.h"

/// A chain defined only by a rule: block n has a fixed hash and one transfer. Shared by the test and the worker's
/// thread.
namespace signalbox::test {

struct FakeChain {
    std::atomic<Height> head{200};
    std::atomic_bool down{false};
    std::atomic<int> fetches{0};
    std::atomic<int> slowMs{0};
    std::atomic<Height> unreadable{-1};  ///< a log of this block cannot be decoded

    static Bytes32 hash(Height number)
    {
        const QByteArray digest =
            QCryptographicHash::hash("block " + QByteArray::number(number), QCryptographicHash::Sha256);
        Bytes32 out;
        std::memcpy(out.data(), digest.constData(), 32);
        return out;
    }
    static chain::BlockRef block(Height number)
    {
        return {number, hash(number), hash(number - 1), 1'700'000'000 + number * 12};
    }
};

class FakeAdapter : public indexing::Adapter {
public:
    explicit FakeAdapter(std::shared_ptr<FakeChain> chain) : m_chain(std::move(chain)) {}

    QCoro::Task<Expected<indexing::Head>> head() override
    {
        if (m_chain->down)
            co_return away();
        co_return indexing::Head{FakeChain::block(m_chain->head),
                                 FakeChain::block(std::max<Height>(0, m_chain->head - 64)), 1};
    }
    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override
    {
        std::vector<chain::BlockRef> all;
        for (Height n = range.lo; n <= range.hi; ++n)
            all.push_back(FakeChain::block(n));
        co_return all;
    }
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override;
    qint64 suggestedBlocks() const override { return 50; }
    int suggestedInFlight() const override { return 2; }
    bool waitingForRate() const override { return false; }
    QDateTime nextTry() const override { return {}; }
    void tryNow() override {}
    std::vector<EndpointSnapshot> endpoints() const override { return {}; }
    Message limitDetail() const override { return {}; }

private:
    static tl::unexpected<Error> away()
    {
        return fail(ErrorKind::Retryable, "DOWN", Message(u"The fake endpoint is down."_s));
    }
    std::shared_ptr<FakeChain> m_chain;
};

inline QCoro::Task<Expected<indexing::Fetched>> FakeAdapter::fetch(indexing::FetchRequest request)
{
    if (m_chain->slowMs > 0) {
        auto nap = sleepFor(Cancellation(), m_chain->slowMs);
        co_await nap;
    }
    if (m_chain->down)
        co_return away();
    ++m_chain->fetches;
    indexing::Fetched fetched;
    fetched.range = request.range;
    fetched.streams = request.streams;
    fetched.tables = catalog::RowSet(evm::evmCatalog());
    const bool transfers = chain::contains(request.streams, u"transfers"_s);
    for (Height n = request.range.lo; n <= request.range.hi; ++n) {
        fetched.headers.push_back(FakeChain::block(n));
        if (n == m_chain->unreadable)
            fetched.quarantined.push_back({n, u"3"_s, Message(u"The data is cut."_s), "{}"_ba});
        if (!transfers)
            continue;
        fetched.tables.of(evm::transfersEntity)
            .begin()
            .bigint(n)
            .integer(0)
            .bytea(FakeChain::hash(n))
            .bytea(Bytes20{1})
            .bytea(Bytes20{2})
            .bytea(Bytes20{3})
            .amount256(U256{})
            .end();
    }
    co_return fetched;
}

}  // namespace signalbox::test
