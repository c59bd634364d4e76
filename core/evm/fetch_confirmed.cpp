// Blocks whose stored rows were missing from an answer: what they hold is read in a way that can contradict it.
#include "evm/adapter_private.h"

namespace signalbox::evm {

/// The receipts of a block are what it holds. Where no endpoint gives them, two endpoints must name the same logs by
/// the block's hash. Else the answer stays unconfirmed, and the rows it lacks stay stored.
QCoro::Task<Expected<sync::Fetched>> EvmAdapter::Private::fetchConfirmed(sync::FetchRequest request, LogFilter filter)
{
    std::vector<Height> numbers;
    for (Height height = request.range.lo; height <= request.range.hi; ++height)
        numbers.push_back(height);
    auto asking = fetchHeaders(numbers, 0);
    auto headers = co_await asking;
    if (!headers)
        co_return fail(headers.error());
    FetchedLogs all;
    bool confirmed = true;
    if (!filter.isEmpty()) {
        for (const Header& header : headers->headers) {
            auto reading = receipts(header, filter, 0);
            auto whole = co_await reading;
            if (whole) {
                add(all, std::move(*whole));
                continue;
            }
            if (whole.error().error.kind == ErrorKind::Cancelled)
                co_return fail(whole.error().error);
            std::vector<Header> one{header};
            auto first = logsByHash(one, filter, 0, 0);
            auto logs = co_await first;
            if (!logs)
                co_return fail(logs.error());
            std::optional<FetchedLogs> same;
            if (pool.hasOther(logs->endpoint)) {
                auto second = logsByHash(one, filter, 0, logs->endpoint);
                auto others = co_await second;
                if (others && others->endpoint != logs->endpoint) {
                    const bool equal = others->decoded.logs == logs->decoded.logs &&
                                       others->decoded.transfers.data() == logs->decoded.transfers.data();
                    confirmed = confirmed && equal;
                    same = others->decoded.logs > logs->decoded.logs ? std::move(*others) : std::move(*logs);
                }
            }
            confirmed = confirmed && same;
            add(all, same ? std::move(*same) : std::move(*logs));
        }
        if (!all.decoded.settle())
            co_return fail(inconsistent(QStringLiteral("two logs at one place")));
    }
    auto out = assemble(request, std::move(all), std::move(*headers));
    if (out)
        out->confirmed = confirmed;
    co_return out;
}

}  // namespace signalbox::evm
