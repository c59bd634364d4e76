// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/estimate.h"

#include <QRandomGenerator>
#include <cmath>

#include "evm/header_reader.h"
#include "evm/log_decoder.h"
#include "evm/range_sizer.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr int wantedSamples = 24;
constexpr int receiptSamples = 8;
constexpr int fewestSamples = 20;
constexpr qint64 widestSample = 500;
constexpr double ownSecondsPerRow = 3e-6;  // decode, COPY and commit on a desktop core, measured

constexpr double startSeconds = 0.3;  // time until the first answers

/// The same decision as in EvmAdapter::suggestedInFlight() and fetchHeaders().
AtOnce runAtOnce(const rpc::EndpointPool& pool)
{
    const int usable = std::max(1, pool.endpoints().usableCount());
    const int places = std::max(1, pool.endpoints().slots());
    const int ranges =
        std::clamp(pool.endpoints().medianLatency() > 60 ? 6 * usable : 3 * usable, 1, std::min(12, places));
    return {ranges, places};
}

}  // namespace

Estimate estimateFrom(const std::vector<RangeSample>& samples, const EstimateInput& input, qint64 cap, qint64 maxLogs,
                      int batchSize, double batchMs, AtOnce atOnce)
{
    Estimate out;
    out.samples = static_cast<int>(samples.size());
    out.blocks = input.range.count();
    if (out.samples < fewestSamples && input.anyLogs)
        return out;
    const auto blocks = static_cast<double>(out.blocks);
    const double count = std::max(1.0, static_cast<double>(samples.size()));
    double rows = 0, bytes = 0, withRows = 0;
    for (const RangeSample& sample : samples) {
        rows += static_cast<double>(sample.rows) / static_cast<double>(sample.blocks) / count;
        bytes += static_cast<double>(sample.bytes) / static_cast<double>(sample.blocks) / count;
        withRows += static_cast<double>(sample.blocksWithRows) / static_cast<double>(sample.blocks) / count;
    }
    double variance = 0;
    for (const RangeSample& sample : samples)
        variance += std::pow(static_cast<double>(sample.rows) / static_cast<double>(sample.blocks) - rows, 2) /
                    std::max(1.0, count - 1);
    const double spread = 1.96 * std::sqrt(variance / count);

    // Each part of the history is read with the range size for its own density.
    const double most = input.fullHeaders ? 500 : 10'000;
    const auto blocksPerCall = [&](double density, double bytesPerBlock) {
        double size = most;
        if (density > 0)
            size = std::min(size, 2'500 / density);
        if (bytesPerBlock > 0)
            size = std::min(size, 1'500'000 / bytesPerBlock);
        if (density > 0 && maxLogs > 0)
            size = std::min(size, 0.6 * static_cast<double>(maxLogs) / density);
        if (cap > 0)
            size = std::min(size, static_cast<double>(cap));
        return std::max(1.0, size);
    };
    // Time of an answer: a fixed part, and a part for its rows.
    double meanMs = 0, meanRows = 0;
    for (const RangeSample& sample : samples) {
        meanMs += sample.milliseconds / count;
        meanRows += static_cast<double>(sample.rows) / count;
    }
    double covariance = 0, squares = 0;
    for (const RangeSample& sample : samples) {
        covariance += (static_cast<double>(sample.rows) - meanRows) * (sample.milliseconds - meanMs);
        squares += std::pow(static_cast<double>(sample.rows) - meanRows, 2);
    }
    const double msPerRow =
        squares > 0 ? std::clamp(covariance / squares, 0.0, meanRows > 0 ? meanMs / meanRows : 0.0) : 0;
    const double msPerCall = std::max(0.0, meanMs - msPerRow * meanRows);

    const auto at = [&](double factor) {
        double logCalls = 0, headers = 0;
        double rangeMs = 0, requestMs = 0;  // one range after the other; one request after the other
        const auto walk = [&](double part, double size, double density, double sharedRows) {
            const double ranges = part / size;
            const double logMs = input.anyLogs ? msPerCall + size * density * msPerRow : 0;
            const double wanted = input.fullHeaders ? size : std::min(size, 2 + sharedRows * size);
            const double batches = std::ceil(wanted / std::max(1, batchSize));
            const double rounds = std::ceil(batches / std::max(4, atOnce.requests)) * batchMs;
            // Without all headers, those of blocks with rows are requested once the logs are known.
            const bool later = !input.fullHeaders && sharedRows > 0;
            const double after = later ? rounds : 0;
            rangeMs += ranges * (std::max(logMs, rounds) + after);
            // Those of the borders are a separate request, concurrent with the logs.
            requestMs += ranges * (logMs + (batches + (later ? 1 : 0)) * batchMs);
            logCalls += input.anyLogs ? ranges : 0;
            headers += ranges * wanted;
        };
        if (input.anyLogs) {
            for (const RangeSample& sample : samples) {
                const auto width = static_cast<double>(sample.blocks);
                const double density = factor * static_cast<double>(sample.rows) / width;
                walk(blocks / count, blocksPerCall(density, factor * static_cast<double>(sample.bytes) / width),
                     density, std::min(1.0, factor * static_cast<double>(sample.blocksWithRows) / width));
            }
        } else {
            walk(blocks, blocksPerCall(0, 0), 0, 0);
        }
        const double calls = std::max(1.0, std::ceil(logCalls)) + std::min(headers, blocks);
        double seconds =
            std::max({rangeMs / std::max(1, atOnce.ranges) / 1'000, requestMs / std::max(1, atOnce.requests) / 1'000,
                      factor * rows * blocks * ownSecondsPerRow}) +
            startSeconds;
        if (input.rate > 0)
            seconds = std::max(seconds, calls / input.rate);
        return std::pair(calls, seconds);
    };
    const double low = rows > 0 ? std::max(0.0, 1 - spread / rows) : 1;
    const double high = rows > 0 ? 1 + spread / rows : 1;
    out.rows = rows * blocks;
    out.rowsLow = *out.rows * low;
    out.rowsHigh = *out.rows * high;
    const auto [calls, seconds] = at(1);
    out.calls = calls;
    out.callsLow = at(low).first;
    out.callsHigh = at(high).first;
    out.seconds = seconds;
    out.secondsLow = at(low).second;
    out.secondsHigh = at(high).second;
    out.bytes = bytes * blocks + (input.fullHeaders ? blocks * 1'600 : withRows * blocks * 1'600);
    return out;
}

Estimate withReceipts(Estimate logs, const std::vector<proof::ReceiptsSample>& samples, const EstimateInput& input,
                      AtOnce atOnce)
{
    Estimate out = std::move(logs);
    out.calls = out.callsLow = out.callsHigh = 2.0 * static_cast<double>(out.blocks);
    out.seconds = out.secondsLow = out.secondsHigh = std::nullopt;
    if (samples.empty())
        return out;
    double mean = 0, least = samples.front().milliseconds, most = 0;
    for (const auto& sample : samples) {
        mean += sample.milliseconds / static_cast<double>(samples.size());
        least = std::min(least, sample.milliseconds);
        most = std::max(most, sample.milliseconds);
    }
    const auto seconds = [&](double ms) {
        const double busy = static_cast<double>(out.blocks) * ms / 1'000 / std::max(1, atOnce.requests);
        return std::max(busy, input.rate > 0 ? *out.calls / input.rate : 0) + startSeconds;
    };
    out.seconds = seconds(mean);
    out.secondsLow = seconds(std::max(least, mean / 2));
    out.secondsHigh = seconds(std::min(most, mean * 2));
    return out;
}

namespace {

QCoro::Task<std::optional<RangeSample>> sampleRange(std::shared_ptr<RpcSession> session, LogFilter filter,
                                                    Interval stratum, qint64 width)
{
    LogDecoder decoder;
    for (; width >= 1; width /= 4) {
        const qint64 cap = session->pool().endpoints().widestRange();
        const qint64 blocks = std::min({width, stratum.count(), cap > 0 ? cap : width});
        const qint64 room = stratum.count() - blocks;
        const Height lo =
            stratum.lo +
            (room > 0 ? static_cast<qint64>(QRandomGenerator::global()->bounded(static_cast<quint64>(room + 1))) : 0);
        const Interval range{lo, lo + blocks - 1};
        RangeSample sample;
        sample.blocks = blocks;
        bool refused = false;
        for (const LogFilter& part : filter.requests(500)) {
            DecodedLogs logs;
            rpc::Call call;
            call.method = "eth_getLogs";
            call.body =
                rpc::requestBody("eth_getLogs", "[{\"fromBlock\":\"" + hex::quantity(range.lo) + "\",\"toBlock\":\"" +
                                                    hex::quantity(range.hi) + "\"," + part.jsonMembers() + "}]");
            call.blocks = blocks;
            call.timeoutsToCaller = true;
            call.limits = {32 << 20, 12'000, 25'000};
            call.read = [&](const rpc::AnswerBuffer& answer) {
                logs = {};
                return decoder.decode(answer, part, range, std::nullopt, logs);
            };
            auto asking = session->pool().call(call);
            const rpc::Outcome outcome = co_await asking;
            if (!outcome) {
                const bool smaller = outcome.error().is(rpc::ErrorClass::RangeHint) ||
                                     outcome.error().is(rpc::ErrorClass::TooLarge) ||
                                     outcome.error().fault.network == "timeout"_L1;
                if (!smaller)
                    co_return std::nullopt;
                refused = true;
                break;
            }
            sample.rows += static_cast<qint64>(logs.rows.size() + logs.registry.size() + logs.events.size());
            sample.blocksWithRows += static_cast<qint64>(logs.blocks.size());
            sample.bytes += outcome->bytes;
            sample.milliseconds += outcome->milliseconds;
        }
        if (!refused)
            co_return sample;
    }
    co_return std::nullopt;
}

/// Milliseconds of one batch of headers, and its number of headers.
QCoro::Task<std::pair<double, int>> sampleHeaders(std::shared_ptr<RpcSession> session, Height at)
{
    for (int size = session->pool().batches().size(0); size >= 1; size /= 4) {
        std::vector<std::pair<const char*, QByteArray>> calls;
        for (int i = 0; i < size; ++i)
            calls.emplace_back("eth_getBlockByNumber", "[\"" + hex::quantity(at + i) + "\",false]");
        std::vector<Header> headers;
        HeaderReader reader;
        rpc::Call call;
        call.method = "eth_getBlockByNumber";
        call.count = size;
        call.body = rpc::batchBody(calls);
        call.read = [&](const rpc::AnswerBuffer& answer) {
            headers.clear();
            std::optional<qint64> id;
            return reader.readBatch(answer, headers, &id);
        };
        auto asking = session->pool().call(call);
        const rpc::Outcome outcome = co_await asking;
        if (outcome)
            co_return std::pair(outcome->milliseconds, size);
    }
    co_return std::pair(session->pool().endpoints().medianLatency(), 1);
}

}  // namespace

namespace {

/// One sample in each of `parts` equal ranges. As many concurrently as in the run: an answer's time then includes the
/// effect of the others, and its share is its cost for the run.
QCoro::Task<std::vector<RangeSample>> sampleHistory(std::shared_ptr<RpcSession> session, EstimateInput input,
                                                    qint64 parts, int atOnce)
{
    std::vector<RangeSample> samples;
    const qint64 blocks = input.range.count();
    std::vector<QCoro::Task<std::optional<RangeSample>>> tasks;
    for (qint64 i = 0; i < parts; ++i) {
        const Interval stratum{input.range.lo + blocks * i / parts, input.range.lo + blocks * (i + 1) / parts - 1};
        const qint64 width =
            std::max(std::clamp<qint64>(stratum.count() / 10, 1, widestSample), std::min<qint64>(stratum.count(), 25));
        tasks.push_back(sampleRange(session, input.filter, stratum, width));
        if (tasks.size() < static_cast<std::size_t>(atOnce) && i + 1 < parts)
            continue;
        for (auto& task : tasks) {
            const auto sample = co_await task;
            if (sample)
                samples.push_back(*sample);
        }
        tasks.clear();
        const bool hopeless = samples.empty() && i >= 5;  // no endpoint answers: the figures remain unknown
        if (hopeless || session->pool().cancellation().isRequested())
            break;
    }
    co_return samples;
}

}  // namespace

QCoro::Task<Estimate> estimate(std::shared_ptr<RpcSession> session, EstimateInput input)
{
    std::vector<RangeSample> samples;
    const qint64 blocks = input.range.count();
    const AtOnce run = runAtOnce(session->pool());
    const int atOnce = input.fullHeaders ? run.requests : run.ranges;
    if (input.anyLogs && blocks > 0) {
        auto sampling = sampleHistory(session, input, std::min<qint64>(wantedSamples, blocks), atOnce);
        samples = co_await sampling;
        const Estimate first = estimateFrom(samples, input, 0, 0, 1, 0, {});
        // A history with bursts needs more samples.
        if (first.rows && *first.rowsHigh > 1.3 * *first.rows && blocks > 4 * wantedSamples) {
            auto closer = sampleHistory(session, input, 4 * wantedSamples, atOnce);
            auto more = co_await closer;
            if (more.size() > samples.size())
                samples = std::move(more);
        }
    }
    std::vector<QCoro::Task<std::pair<double, int>>> batches;
    for (int i = 0; i < atOnce; ++i)
        batches.push_back(sampleHeaders(session, input.range.lo + blocks * i / (atOnce + 1)));
    double batchMs = 0;
    int batchSize = 1;
    for (auto& task : batches) {
        const auto [ms, size] = co_await task;
        batchMs += ms / atOnce;
        batchSize = size;
    }
    const auto snapshots = session->pool().endpoints().snapshots();
    const qint64 maxLogs = snapshots.empty() ? 0 : snapshots.front().maxLogs;
    const Estimate out =
        estimateFrom(samples, input, session->pool().endpoints().widestRange(), maxLogs, batchSize, batchMs, run);
    if (!input.proven)
        co_return out;
    std::vector<proof::ReceiptsSample> blocksRead;
    for (int i = 0; i < receiptSamples && blocks > 0; ++i) {
        auto reading = proof::sampleReceipts(session, input.range.lo + (2 * i + 1) * blocks / (2 * receiptSamples));
        if (const auto sample = co_await reading)
            blocksRead.push_back(*sample);
    }
    co_return withReceipts(out, blocksRead, input, run);
}

}  // namespace signalbox::evm
