// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/row_maker.h"

namespace signalbox::canopy {

void RowMaker::chainRows()
{
    const bool first = m_in.fold == Fold::Genesis;
    m_count.paramsChanged = first || m_before.params != m_after.params;
    if (m_count.paramsChanged || m_whole) {
        const Params& params = m_after.params;
        auto& to = of("params");
        to.begin().bigint(m_height).time(m_time).amount(params.values[0]).text(text(params.protocolVersion));
        to.bigint(params.values[1]);
        for (std::size_t i = 2; i < Params::count; ++i)
            to.amount(params.values[i]);
        to.end();
    }
    m_count.supplyChanged = first || m_before.supply != m_after.supply;
    if (m_count.supplyChanged || m_whole) {
        const Supply& supply = m_after.supply;
        of("supply")
            .begin()
            .amount(supply.total)
            .amount(supply.staked)
            .amount(supply.delegatedOnly)
            .bigint(m_height)
            .time(m_time)
            .end();
    }
}

void RowMaker::committeeRows()
{
    const auto has = [](const std::vector<quint64>& list, quint64 id) {
        return std::binary_search(list.begin(), list.end(), id);
    };
    auto& to = of("committees");
    eachPair(
        m_before.committees, m_after.committees, [](const Committee& row) { return row.chainId; },
        [&](const Committee* before, const Committee* after) {
            const quint64 id = after ? after->chainId : before->chainId;
            const bool subsidized = has(m_after.subsidized, id), retired = has(m_after.retired, id);
            const bool changed = !before || !after || *before != *after || subsidized != has(m_before.subsidized, id) ||
                                 retired != has(m_before.retired, id);
            if (!changed && !m_whole)
                return;
            const Committee now = after ? *after : Committee{};
            to.begin().bigint(id).bigint(now.lastRootHeight).bigint(now.lastChainHeight).bigint(now.samples);
            to.boolean(subsidized).boolean(retired).bigint(m_height).time(m_time).boolean(!after).end();
            m_count.committees += changed && after ? 1 : 0;
            m_count.committeesNew += before ? 0 : 1;
        });
}

void RowMaker::paymentRows()
{
    // The certificate of the block before is paid in this block, and so are those that other committees submitted.
    std::map<std::pair<quint64, Bytes20>, quint64> percents;
    const auto take = [&](const Certificate& certificate) {
        for (const Payment& payment : certificate.payments) {
            if (payment.chainId == m_in.chainId)
                percents[{payment.committee, payment.address}] += payment.percent;
        }
    };
    if (m_block.last)
        take(*m_block.last);
    for (const Certificate& certificate : m_block.certificates)
        take(certificate);
    if (percents.empty())
        return;
    auto& to = of("committee_payments");
    for (const auto& [key, percent] : percents) {
        to.begin().bigint(key.first).bytea(view(key.second)).bigint(percent).bigint(m_height).time(m_time).end();
        ++m_count.payments;
    }
}

void RowMaker::summaryRow()
{
    const Counters& n = m_count;
    const auto txs = [&](TxKind kind) { return n.txs[static_cast<std::size_t>(kind)]; };
    const auto events = [&](EventKind kind) { return n.events[static_cast<std::size_t>(kind)]; };
    auto& to = of("block_summaries");
    to.begin().bigint(m_height).time(m_time).bigint(m_block.header.totalTxs).bigint(m_block.transactions.size());
    using enum TxKind;
    for (const TxKind kind :
         {Send,       Stake,       Unstake,   EditStake,   StartPoll,       VotePoll,    LockOrder,
          CloseOrder, Unknown,     Pause,     Unpause,     ChangeParameter, DaoTransfer, CertificateResults,
          Subsidy,    CreateOrder, EditOrder, DeleteOrder, DexLimitOrder,   DexDeposit,  DexWithdraw})
        to.bigint(txs(kind));
    to.bigint(n.accounts).bigint(n.accountsNew).bigint(m_block.events.size());
    for (const EventKind kind : {EventKind::Reward, EventKind::Slash, EventKind::DexDeposit, EventKind::DexWithdraw,
                                 EventKind::DexSwap, EventKind::OrderSwap, EventKind::AutomaticPause,
                                 EventKind::AutomaticBeginUnstaking, EventKind::AutomaticFinishUnstaking})
        to.bigint(events(kind));
    to.bigint(n.orders).bigint(n.ordersNew).bigint(n.ordersOpen).bigint(n.ordersFilled).bigint(n.ordersCancelled);
    to.bigint(m_after.poolCount).bigint(n.poolsNew).bigint(n.holders).bigint(n.holdersNew).bigint(n.prices);
    const auto& orders = n.dexOrders;
    to.bigint(orders.rows).bigint(orders.pending).bigint(orders.locked).bigint(orders.complete);
    to.bigint(orders.success).bigint(orders.failed);
    for (const auto* dex : {&n.deposits, &n.withdrawals})
        to.bigint(dex->rows).bigint(dex->pending).bigint(dex->locked).bigint(dex->complete);
    to.boolean(n.paramsChanged).bigint(n.validators).bigint(n.validatorsNew).bigint(m_after.counts.active);
    to.bigint(m_after.counts.paused).bigint(m_after.counts.unstaking).bigint(n.nonSigners).bigint(n.nonSignersNew);
    to.bigint(n.doubleSigners).bigint(n.committees).bigint(n.committeesNew).bigint(m_after.subsidized.size());
    to.bigint(m_after.retired.size()).bigint(n.members).bigint(n.payments).boolean(n.supplyChanged);
    to.amount(m_after.supply.total).amount(m_after.supply.staked).amount(m_after.supply.delegatedOnly).end();
}

}  // namespace signalbox::canopy
