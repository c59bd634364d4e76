// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/block_rows.h"

#include "canopy/row_maker.h"

namespace signalbox::canopy {

bool needsAllValidators(const State& before, const State& after)
{
    return before.subsidized != after.subsidized || before.retired != after.retired;
}

Accusations accusations(const Block& block, quint64 chainId, const Params& params)
{
    Accusations all;
    const auto take = [&](const Certificate& certificate) {
        for (const DoubleSigner& signer : certificate.doubleSigners)  // certificates contain public keys
            all[signer.id.size() == 20 ? signer.id : addressOf(signer.id)].insert(signer.heights.begin(),
                                                                                  signer.heights.end());
    };
    // A nested chain ignores the evidence in its own certificates: its root acts on it and stores it.
    const quint64 root = params.rootChain();
    if (block.last && (root == 0 || root == chainId))
        take(*block.last);
    for (const Certificate& certificate : block.certificates)
        take(certificate);
    std::erase_if(all, [](const auto& each) { return each.second.empty(); });
    return all;
}

PoolParts poolParts(quint64 id)
{
    if (id == 131'071)
        return {PoolKind::Dao, 0};
    if (id > 65'535)
        return {PoolKind::Escrow, id - 65'535};
    if (id > 32'767)
        return {PoolKind::Liquidity, id - 32'767};
    if (id > 16'383)
        return {PoolKind::Holding, id - 16'383};
    return {PoolKind::Reward, id};
}

void makeBlockRows(const BlockInput& input, catalog::RowSet& rows)
{
    RowMaker(input, rows).make();
}

RowMaker::RowMaker(const BlockInput& input, catalog::RowSet& rows)
    : m_in(input),
      m_block(*input.block),
      m_before(*input.before),
      m_after(*input.after),
      m_rows(rows),
      m_height(m_block.header.height),
      m_time(m_block.header.time),
      m_whole(input.fold != Fold::None)
{
}

void RowMaker::make()
{
    blockRow();
    transactionRows();
    eventRows();
    accountRows();
    validatorRows();
    memberRows();
    signingRows();
    evidenceRows();
    poolRows();
    priceRows();
    orderRows();
    dexRows();
    chainRows();
    committeeRows();
    paymentRows();
    summaryRow();
}

const RowMaker::Touch* RowMaker::touch(const Bytes20& address) const
{
    const auto found = m_touched.find(address);
    return found == m_touched.end() ? nullptr : &found->second;
}

void RowMaker::blockRow()
{
    const BlockHeader& header = m_block.header;
    of("blocks")
        .begin()
        .bigint(header.height)
        .bytea(view(header.hash))
        .bytea(view(header.parent))
        .bytea(header.proposer)
        .time(header.time)
        .bigint(header.networkId)
        .bigint(header.txs)
        .bigint(header.totalTxs)
        .bigint(header.vdfIterations)
        .bytea(header.stateRoot)
        .bytea(header.transactionRoot)
        .bytea(header.validatorRoot)
        .bytea(header.nextValidatorRoot)
        .end();
}

void RowMaker::transactionRows()
{
    if (m_block.transactions.empty())
        return;
    auto& to = of("transactions");
    for (const Transaction& tx : m_block.transactions) {
        ++m_count.txs[static_cast<std::size_t>(tx.kind)];
        to.begin().bigint(m_height).bytea(tx.hash).bigint(tx.index).time(tx.time).time(m_time);
        to.bigint(tx.createdHeight).bigint(tx.networkId).text(tx.type).bytea(tx.sender).amount(tx.amount);
        to.amount(tx.fee).text(tx.memo).bytea(tx.validator).number(0).bigint(tx.chainId).amount(tx.sellAmount);
        to.amount(tx.buyAmount).amount(tx.liquidityAmount).bigint(tx.liquidityPercent).bytea(tx.orderId);
        to.number(tx.price).text(tx.paramKey).text(tx.paramValue).bigint(tx.committee).bytea(tx.recipient);
        to.bytea(tx.pollHash).bytea(tx.buyerReceive).bytea(tx.buyerSend).bigint(tx.buyerChainDeadline);
        to.text(tx.json).bytea(tx.publicKey).bytea(tx.signature).end();
    }
}

void RowMaker::eventRows()
{
    if (m_block.events.empty())
        return;
    auto& to = of("events");
    qint64 index = 0;
    for (const Event& event : m_block.events) {
        ++m_count.events[static_cast<std::size_t>(event.kind)];
        to.begin().bigint(m_height).bigint(index++).bigint(event.chainId).bytea(event.address).text(event.reference);
        to.text(event.type).bigint(event.blockHeight).amount(event.amount).amount(event.sold).amount(event.bought);
        to.amount(event.localAmount).amount(event.remoteAmount).boolean(event.success).boolean(event.localOrigin);
        to.bytea(event.orderId).amount(event.pointsReceived).amount(event.pointsBurned).bytea(event.data);
        to.bytea(event.sellerReceive).bytea(event.buyerSend).bytea(event.sellersSend).bytea(event.buyerReceive);
        to.bigint(event.buyerChainDeadline).text(event.json).time(m_time).end();

        Bytes20 address{};
        if (event.address.size() != 20)
            continue;
        std::copy(event.address.begin(), event.address.end(), reinterpret_cast<char*>(address.data()));
        const bool reward = event.kind == EventKind::Reward, slash = event.kind == EventKind::Slash;
        if (!reward && !slash && event.kind != EventKind::AutomaticPause &&
            event.kind != EventKind::AutomaticBeginUnstaking)
            continue;
        Touch& touch = m_touched[address];
        touch.validator = true;
        if (reward)
            touch.rewards += event.amount;
        if (slash)
            touch.slashes += event.amount;
    }
}

}  // namespace signalbox::canopy
