// SPDX-License-Identifier: GPL-3.0-or-later

// Blocks whose stored rows were missing in an answer: their content is read in a way that can contradict it.
#include "evm/adapter_private.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

/// Header and receipts of a block, from a second endpoint if those of the first do not match.
QCoro::Task<EvmAdapter::Private::ProvenBlock> EvmAdapter::Private::provenBlock(Height number, LogFilter filter)
{
    ProvenBlock out;
    qint64 avoid = 0;
    for (int turn = 0; turn < 2; ++turn) {
        auto asking = provenSingle(number, filter, 0, avoid);
        auto part = co_await asking;
        if (!part)
            break;
        if (part->mismatched.empty()) {
            out.part = std::move(*part);
            break;
        }
        out.mismatched = true;
        avoid = part->logs.endpoint;
        if (!pool.endpoints().hasOther(avoid))
            break;
    }
    co_return out;
}

QCoro::Task<bool> EvmAdapter::Private::rulesHold(Height number)
{
    const Height from = config.proofRules.at(number).from;
    bool mismatched = false;
    for (const Height step : {1, -1, 2, -2, 3, -3}) {
        if (rulesHeld.contains(from))
            co_return true;
        if (rulesDenied.contains(from))
            co_return false;
        const Height other = number + step;
        if (other < 0 || (newest && other > newest->number) || config.proofRules.at(other).from != from)
            continue;
        auto proving = provenBlock(other, {});
        const ProvenBlock block = co_await proving;
        mismatched = mismatched || block.mismatched;
    }
    if (mismatched && !rulesHeld.contains(from))
        rulesDenied.insert(from);
    co_return rulesHeld.contains(from);
}

/// Receipts that match the block's header are its content. Without a proof, receipts count only if the blocks around do
/// not match either, because then the rules of the chain differ. Otherwise two endpoints must return the same logs for
/// the block's hash.
QCoro::Task<Expected<EvmAdapter::Private::Confirmed>> EvmAdapter::Private::confirmBlock(Header header, LogFilter filter)
{
    Confirmed out;
    bool trusted = true;  // receipts without a proof
    if (!config.proofRules.at(header.ref.number).impossible) {
        auto proving = provenBlock(header.ref.number, filter);
        ProvenBlock block = co_await proving;
        if (block.part && block.part->undecided == 0) {
            out.proven = std::move(block.part->headers.headers.front());
            out.logs = std::move(block.part->logs);
            co_return out;
        }
        trusted = !block.part;
        if (block.mismatched && trusted) {
            auto holding = rulesHold(header.ref.number);
            trusted = !co_await holding;
        }
    }
    if (trusted) {
        auto reading = receipts(header, filter, 0);
        auto whole = co_await reading;
        if (whole) {
            out.logs = std::move(*whole);
            co_return out;
        }
        if (whole.error().error.kind == ErrorKind::Cancelled)
            co_return fail(whole.error().error);
    }
    std::vector<Header> one{header};
    auto first = logsByHash(one, filter, 0, 0);
    auto logs = co_await first;
    if (!logs)
        co_return fail(logs.error());
    out.confirmed = false;
    if (pool.endpoints().hasOther(logs->endpoint)) {
        auto second = logsByHash(one, filter, 0, logs->endpoint);
        auto others = co_await second;
        if (others && others->endpoint != logs->endpoint) {
            out.confirmed = others->decoded.logs == logs->decoded.logs &&
                            others->decoded.transfers.data() == logs->decoded.transfers.data();
            if (others->decoded.logs > logs->decoded.logs)
                logs = std::move(others);
        }
    }
    out.logs = std::move(*logs);
    co_return out;
}

/// Without confirmation, an answer is not applied, and the rows that it lacks are kept.
QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchConfirmed(indexing::FetchRequest request,
                                                                             LogFilter filter)
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
        for (Header& header : headers->headers) {
            auto confirming = confirmBlock(header, filter);
            auto block = co_await confirming;
            if (!block)
                co_return fail(block.error());
            confirmed = confirmed && block->confirmed;
            if (block->proven && block->proven->ref.hash != header.ref.hash)
                header = std::move(*block->proven);
            add(all, std::move(block->logs));
        }
        if (!all.decoded.settle())
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position"))));
    }
    auto out = assemble(request, std::move(all), std::move(*headers));
    if (out)
        out->confirmed = confirmed;
    co_return out;
}

}  // namespace signalbox::evm
