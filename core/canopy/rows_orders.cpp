// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/row_maker.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

void RowMaker::orderRows()
{
    std::set<QByteArray> filled;
    for (const Event& event : m_block.events) {
        if (event.kind == EventKind::OrderSwap)
            filled.insert(event.orderId);
    }
    auto& to = of("orders");
    eachPair(
        m_before.orders, m_after.orders, [](const Order& row) { return row.id; },
        [&](const Order* before, const Order* after) {
            const bool changed = !before || !after || *before != *after;
            m_count.ordersOpen += after ? 1 : 0;
            if (!changed && !m_whole)
                return;
            const Order& order = after ? *after : *before;
            const bool complete = !after && filled.contains(order.id);
            to.begin().bytea(order.id).bigint(m_height).time(m_time).bigint(order.committee).bytea(order.data);
            to.amount(order.amountForSale).amount(order.requestedAmount).bytea(order.sellerReceive);
            to.bytea(order.buyerSend).bytea(order.buyerReceive).bigint(order.buyerChainDeadline);
            to.bytea(order.sellersSend).text(after ? "open" : complete ? "complete" : "canceled").end();
            m_count.orders += changed ? 1 : 0;
            m_count.ordersNew += before ? 0 : 1;
            m_count.ordersFilled += complete ? 1 : 0;
            m_count.ordersCancelled += !after && !complete ? 1 : 0;
        });
}

void RowMaker::dexRows(const QString& entity, EventKind kind, std::vector<DexItem> DexItems::*list,
                       Counters::Dex& counters, DexWriter write)
{
    struct Places {
        const DexItem *lockedBefore = nullptr, *lockedAfter = nullptr;
        const DexItem *pendingBefore = nullptr, *pendingAfter = nullptr;
        const Event* event = nullptr;
    };
    std::map<QByteArray, Places> items;
    const auto place = [&](const DexItems& from, const DexItem* Places::*where) {
        for (const DexItem& item : from.*list) {
            if (!item.orderId.isEmpty())
                items[item.orderId].*where = &item;
        }
    };
    place(m_before.locked, &Places::lockedBefore);
    place(m_after.locked, &Places::lockedAfter);
    place(m_before.pending, &Places::pendingBefore);
    place(m_after.pending, &Places::pendingAfter);
    for (const Event& event : m_block.events) {
        // Orders from the other chain are in no batch of this chain; a withdrawal does not contain its origin.
        if (event.kind != kind || (kind != EventKind::DexWithdraw && !event.localOrigin))
            continue;
        const auto item = items.find(event.orderId);
        if (item != items.end())
            item->second.event = &event;
    }
    for (const auto& [id, at] : items) {
        const DexItem* before = at.lockedBefore ? at.lockedBefore : at.pendingBefore;
        const bool complete = at.event && before;
        const DexItem* item = nullptr;
        const char* state = nullptr;
        bool changed = true;
        if (complete) {
            item = before;
            state = "complete";
        } else if (at.lockedAfter) {
            item = at.lockedAfter;
            state = "locked";
            changed = !at.lockedBefore || *at.lockedBefore != *at.lockedAfter;
        } else if (at.pendingAfter) {
            item = at.pendingAfter;
            state = "pending";
            changed = !at.pendingBefore || *at.pendingBefore != *at.pendingAfter || at.lockedBefore;
        } else {
            item = before;
            state = "expired";
        }
        if (!changed && !m_whole)
            continue;
        auto& to = m_rows.of(entity);
        to.begin().bytea(id).bigint(m_height).time(m_time).bigint(item->committee).bytea(view(item->address));
        to.text(state);
        write(to, *item, complete ? at.event : nullptr);
        to.end();
        const bool expired = state[0] == 'e';
        if (!changed || expired)
            continue;
        ++counters.rows;
        counters.complete += complete ? 1 : 0;
        counters.locked += state[0] == 'l' ? 1 : 0;
        counters.pending += state[0] == 'p' ? 1 : 0;
        counters.success += complete && at.event->success ? 1 : 0;
        counters.failed += complete && !at.event->success ? 1 : 0;
    }
}

void RowMaker::dexRows()
{
    dexRows(u"dex_orders"_s, EventKind::DexSwap, &DexItems::orders, m_count.dexOrders,
            [](catalog::RowWriter& to, const DexItem& item, const Event* event) {
                to.amount(item.amount).amount(item.requested).amount(event ? event->sold : 0);
                to.amount(event ? event->bought : 0).boolean(event && event->success).boolean(true);
                to.bigint(item.lockedHeight);
            });
    dexRows(u"dex_deposits"_s, EventKind::DexDeposit, &DexItems::deposits, m_count.deposits,
            [](catalog::RowWriter& to, const DexItem& item, const Event* event) {
                to.amount(item.amount).amount(event ? event->pointsReceived : 0).boolean(true);
            });
    dexRows(u"dex_withdrawals"_s, EventKind::DexWithdraw, &DexItems::withdrawals, m_count.withdrawals,
            [](catalog::RowWriter& to, const DexItem& item, const Event* event) {
                to.bigint(item.amount).amount(event ? event->localAmount : 0);
                to.amount(event ? event->remoteAmount : 0).amount(event ? event->pointsBurned : 0);
            });
}

}  // namespace signalbox::canopy
