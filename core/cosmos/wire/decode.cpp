// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "cosmos/wire/block_decoder.h"
#include "cosmos/wire/hashes.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

bool hasMore(const TxResult& result)
{
    return std::any_of(result.events.begin(), result.events.end(), [](const Event& event) {
        return event.type != EventType::Tx && event.type != EventType::FungibleTokenPacket;
    });
}

}  // namespace

void BlockDecoder::transaction(int index)
{
    const QByteArray& bytes = m_block.txs[static_cast<std::size_t>(index)];
    const TxResult& result = m_results.txs[static_cast<std::size_t>(index)];
    m_out.failed += result.code != 0 ? 1 : 0;
    Transaction transaction;
    if (const auto reason = readTransaction(viewOf(bytes), result.data, transaction))
        m_out.skipped.push_back({index, bytes.size(), *reason});
    RelayMatching relays(transaction, &m_out.unreadable);
    if (relays.isEmpty() && (result.code != 0 || !hasMore(result)))
        return;
    Place place;
    place.transaction = &transaction;
    place.relays = &relays;
    place.txIndex = index;
    place.txHash = sha256(bytes);
    QByteArray fee = transaction.fee;
    place.feePayer = m_shared(transaction.feePayer);
    for (const Event& event : result.events) {
        if (event.type != EventType::Tx)
            continue;
        if (const std::string_view paid = event.value(Key::Fee); !paid.empty())
            fee = bytesOf(paid);
        if (const std::string_view payer = event.value(Key::FeePayer); !payer.empty())
            place.feePayer = m_shared(payer);
    }
    if (result.code == 0)
        events(result.events, place);
    const QByteArray memo = bytesOf(transaction.memo);
    for (RelayMessage& message : relays.take(result, m_shared)) {
        message.txIndex = index;
        message.txHash = place.txHash;
        message.relayIndex = static_cast<int>(m_out.relays.size());
        message.memo = memo;
        message.fee = fee;
        message.feePayer = place.feePayer;
        if (message.signer.isEmpty())
            message.signer = place.feePayer;
        m_out.relays.push_back(std::move(message));
    }
}

DecodedBlock BlockDecoder::run()
{
    m_out.height = m_block.height;
    m_out.transactions = static_cast<int>(m_block.txs.size());
    for (int i = 0; i < m_out.transactions; ++i)
        transaction(i);
    Place place;
    events(m_results.blockEvents, place);
    return std::move(m_out);
}

Read<DecodedBlock> decode(const BlockData& block, const BlockResults& results)
{
    if (block.height != results.height)
        return tl::unexpected(Bad{u"results of block %1 for block %2"_s.arg(results.height).arg(block.height)});
    if (block.txs.size() != results.txs.size())
        return tl::unexpected(
            Bad{u"the results of block %1 are not those of its transactions: %2 instead of %3"_s.arg(block.height)
                    .arg(results.txs.size())
                    .arg(block.txs.size())});
    static thread_local JsonText json;
    return BlockDecoder(block, results, json).run();
}

}  // namespace signalbox::cosmos
