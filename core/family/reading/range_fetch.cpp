// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/reading/range_fetch.h"

#include <QElapsedTimer>

namespace signalbox::engine {

namespace {

constexpr int fetchAttempts = 3;
constexpr double slowMs = 2'000, quickMs = 500;
constexpr qint64 largeBytes = 24 << 20, smallBytes = 6 << 20;

}  // namespace

void FetchSize::fetched(qint64 blocks, qint64 bytes, double milliseconds)
{
    if (blocks < m_blocks)
        return;  // a partial or live block gives no information
    if (milliseconds > slowMs || bytes > largeBytes)
        m_blocks = std::max<qint64>(1, m_blocks / 2);
    else if (milliseconds < quickMs && bytes < smallBytes)
        m_blocks = std::min(m_most, m_blocks * 2);
}

QCoro::Task<Expected<indexing::Fetched>> fetchElsewhere(rpc::EndpointPool& pool, FetchSize& size,
                                                        indexing::FetchRequest request, FetchOnce once)
{
    Expected<indexing::Fetched> fetched =
        fail(ErrorKind::Cancelled, "CANCELLED", Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    qint64 avoid = 0;
    for (int attempt = 0; attempt < fetchAttempts; ++attempt) {
        QElapsedTimer clock;
        clock.start();
        qint64 endpoint = 0;
        auto fetching = once(request, avoid, &endpoint);
        fetched = co_await fetching;
        if (fetched) {
            size.fetched(request.range.count(), fetched->bytes, static_cast<double>(clock.elapsed()));
            break;
        }
        if (fetched.error().kind == ErrorKind::Cancelled || endpoint == 0 || !pool.endpoints().hasOther(endpoint))
            break;
        avoid = endpoint;
    }
    co_return fetched;
}

}  // namespace signalbox::engine
