// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/confirmer.h"

#include "signalbox/literals.h"

namespace signalbox::evm {

/// Receipts that match the block's header are its content. Without a proof, receipts count only if the blocks around do
/// not match either, because then the rules of the chain differ. Otherwise two endpoints must return the same logs for
/// the block's hash.
QCoro::Task<Expected<Confirmer::Confirmed>> Confirmer::confirm(Header header, LogFilter filter)
{
    Confirmed out;
    bool trusted = true;  // receipts without a proof
    if (!m_config.proofRules.at(header.ref.number).impossible) {
        auto proving = m_proven.block(header.ref.number, filter);
        ProvenReader::Block block = co_await proving;
        if (block.part && block.part->undecided == 0) {
            out.proven = std::move(block.part->headers.headers.front());
            out.logs = std::move(block.part->logs);
            co_return out;
        }
        trusted = !block.part;
        if (block.mismatched && trusted) {
            auto holding = m_proven.rulesHold(header.ref.number);
            trusted = !co_await holding;
        }
    }
    if (trusted) {
        auto reading = m_calls.receipts(header, filter, 0);
        auto whole = co_await reading;
        if (whole) {
            out.logs = std::move(*whole);
            co_return out;
        }
        if (whole.error().error.kind == ErrorKind::Cancelled)
            co_return fail(whole.error().error);
    }
    std::vector<Header> one{header};
    auto first = m_blocks.byHash(one, filter, 0, 0);
    auto logs = co_await first;
    if (!logs)
        co_return fail(logs.error());
    out.confirmed = false;
    if (m_pool.endpoints().hasOther(logs->endpoint)) {
        auto second = m_blocks.byHash(one, filter, 0, logs->endpoint);
        auto others = co_await second;
        if (others && others->endpoint != logs->endpoint) {
            out.confirmed = others->decoded.logs == logs->decoded.logs &&
                            others->decoded.transfers.data() == logs->decoded.transfers.data() &&
                            others->decoded.events == logs->decoded.events;
            if (others->decoded.logs > logs->decoded.logs)
                logs = std::move(others);
        }
    }
    out.logs = std::move(*logs);
    co_return out;
}

QCoro::Task<Expected<indexing::Fetched>> Confirmer::fetch(indexing::FetchRequest request, LogFilter filter)
{
    std::vector<Height> numbers;
    for (Height height = request.range.lo; height <= request.range.hi; ++height)
        numbers.push_back(height);
    auto asking = m_headers.fetch(numbers, 0);
    auto headers = co_await asking;
    if (!headers)
        co_return fail(headers.error());
    FetchedLogs all;
    bool confirmed = true;
    if (!filter.isEmpty()) {
        for (Header& header : headers->headers) {
            auto confirming = confirm(header, filter);
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
    auto out = m_rows.assemble(request, std::move(all), std::move(*headers));
    if (out)
        out->confirmed = confirmed;
    co_return out;
}

}  // namespace signalbox::evm
