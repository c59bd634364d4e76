// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_story_life.h"

// The order book and the DEX.
namespace signalbox::test::story {

void Life::orderBook(Block& block)
{
    if (chance(1, 3)) {
        Order order{chance(1, 3) ? m_spec.chainId : 2,
                    chance(1, 3) ? bytes(40) : QByteArray(),
                    amount(),
                    amount(),
                    bytes(chance(1, 2) ? 20 : 32),
                    {},
                    {},
                    0,
                    address()};
        const auto& tx =
            send(block, "createOrder", "MessageCreateOrder", order.sellersSend, [order](CanopyWriter& msg) {
                msg.number("chainId", 1, order.committee);
                msg.number("amountForSale", 3, order.forSale);
                msg.hex("data", 2, order.data);
                msg.number("requestedAmount", 4, order.requested);
                msg.hex("sellerReceiveAddress", 5, order.sellerReceive);
                msg.hex("sellersSendAddress", 6, order.sellersSend);
            });
        m_state.orders[tx.hash.left(20)] = order;
    }
    if (m_state.orders.empty() || !chance(1, 2))
        return;
    const auto at = pick(m_state.orders);
    const Key id = at->first;
    Order& order = at->second;
    const quint64 committee = order.committee;
    switch (below(4)) {
        case 0:
            order.forSale = amount();
            order.data = bytes(4);
            send(block, "editOrder", "MessageEditOrder", order.sellersSend, [id, order](CanopyWriter& msg) {
                msg.hex("orderID", 1, id);
                msg.number("chainID", 2, order.committee);
                msg.hex("data", 3, order.data);
                msg.number("amountForSale", 4, order.forSale);
                msg.number("requestedAmount", 5, order.requested);
                msg.hex("sellerReceiveAddress", 6, order.sellerReceive);
            });
            break;
        case 1:
            if (order.buyerReceive.isEmpty()) {
                order.buyerReceive = address();
                order.buyerSend = bytes(32);
                order.deadline = static_cast<quint64>(m_height) + 20;
                say(block, "order-book-lock", 11, order.buyerReceive, committee, [id, order](CanopyWriter& msg) {
                    msg.hex("orderId", 1, id);
                    msg.hex("buyerReceiveAddress", 2, order.buyerReceive);
                    msg.hex("buyerSendAddress", 3, order.buyerSend);
                    msg.number("buyerChainDeadline", 4, order.deadline);
                });
            } else {
                say(block, "order-book-reset", 12, order.buyerReceive, committee,
                    [id](CanopyWriter& msg) { msg.hex("orderId", 1, id); });
                order.buyerReceive = order.buyerSend = {};
                order.deadline = 0;
            }
            break;
        case 2:
            if (order.buyerReceive.isEmpty()) {
                send(block, "deleteOrder", "MessageDeleteOrder", order.sellersSend, [id, committee](CanopyWriter& msg) {
                    msg.hex("orderID", 1, id);
                    msg.number("chainID", 2, committee);
                });
                m_state.orders.erase(at);
            }
            break;
        default:
            if (!order.buyerReceive.isEmpty()) {
                say(block, "order-book-swap", 7, order.buyerReceive, committee, [id, order](CanopyWriter& msg) {
                    msg.number("soldAmount", 1, order.forSale);
                    msg.number("boughtAmount", 2, order.requested);
                    if (!order.data.isEmpty())
                        msg.hex("data", 3, order.data);
                    msg.hex("sellerReceiveAddress", 4, order.sellerReceive);
                    msg.hex("buyerSendAddress", 5, order.buyerSend);
                    msg.hex("sellersSendAddress", 6, order.sellersSend);
                    msg.hex("orderId", 7, id);
                });
                m_state.orders.erase(at);
            }
    }
}

void Life::dexItems(Block& block)
{
    const quint64 committee = partners[below(std::size(partners))];
    Item item{{}, address(), 1 + amount() / 2, amount()};
    const auto add = [&](const char* type, const char* message, std::vector<Item> Batch::*list, Write write) {
        item.id = send(block, type, message, item.address, std::move(write)).hash.left(20);
        (m_state.next[committee].*list).push_back(item);
    };
    switch (below(4)) {
        case 0:
            add("dexLimitOrder", "MessageDexLimitOrder", &Batch::orders, [item, committee](CanopyWriter& msg) {
                msg.number("chainID", 1, committee);
                msg.number("amountForSale", 2, item.amount);
                msg.number("requestedAmount", 3, item.requested);
                msg.hex("sellerReceiveAddress", 4, item.address);
            });
            break;
        case 1:
            item.requested = 0;
            add("dexLiquidityDeposit", "MessageDexLiquidityDeposit", &Batch::deposits,
                [item, committee](CanopyWriter& msg) {
                    msg.number("chainID", 1, committee);
                    msg.number("amount", 2, item.amount);
                    msg.hex("address", 3, item.address);
                });
            break;
        case 2:
            item.requested = 0;
            item.amount = 1 + below(100);
            add("dexLiquidityWithdraw", "MessageDexLiquidityWithdraw", &Batch::withdrawals,
                [item, committee](CanopyWriter& msg) {
                    msg.number("chainID", 1, committee);
                    msg.number("percent", 2, item.amount);
                    msg.hex("address", 3, item.address);
                });
            break;
        default:
            break;
    }
}

/// A committee's batch is answered or dropped, and the next one replaces it.
void Life::dexTurn(Block& block, quint64 committee)
{
    Batch& locked = m_state.locked[committee];
    const auto swap = [&](const Item& item, bool local, bool success) {
        say(block, "dex-swap", 6, item.address, committee, [=](CanopyWriter& msg) {
            msg.number("soldAmount", 1, item.amount);
            msg.number("boughtAmount", 2, success ? item.requested : 0);
            msg.flag("localOrigin", 3, local);
            msg.flag("success", 4, success);
            msg.hex("orderId", 5, local ? item.id : Key());
        });
    };
    const auto deposit = [&](const Item& item, bool local) {
        say(block, "dex-liquidity-deposit", 4, item.address, committee, [=](CanopyWriter& msg) {
            msg.number("amount", 1, item.amount);
            msg.flag("localOrigin", 2, local);
            msg.hex("orderId", 3, item.id);
            msg.number("points", 4, item.amount / 2);
        });
    };
    const auto withdraw = [&](const Item& item) {
        const quint64 worth = item.amount % 2 == 0 ? 0 : item.amount * 7;
        say(block, "dex-liquidity-withdraw", 5, item.address, committee, [=](CanopyWriter& msg) {
            msg.number("localAmount", 1, worth);
            msg.number("remoteAmount", 2, worth * 3);
            msg.hex("orderId", 3, item.id);
            msg.number("pointsBurned", 4, worth / 7);
            msg.number("percent", 5, item.amount);
        });
    };
    if (!chance(1, 2))
        return;
    if (locked.locked > 0 && !chance(1, 6)) {  // else the batch was not answered for long and is dropped
        for (const Item& item : locked.orders)
            swap(item, true, chance(2, 3));
        for (const Item& item : locked.deposits)
            deposit(item, true);
        for (const Item& item : locked.withdrawals) {
            if (!chance(1, 5))  // else no points were left
                withdraw(item);
        }
    }
    if (chance(1, 2)) {  // orders of the other chain
        swap({{}, address(), 5, 6}, false, chance(1, 2));
        deposit({bytes(20), address(), 9, 0}, false);
        withdraw({bytes(20), address(), 3, 0});
    }
    locked = std::exchange(m_state.next[committee], Batch{});
    locked.locked = m_height;
    locked.poolSize = chance(1, 6) ? 0 : amount();
    locked.counterSize = 1 + below(1'000);
}

}  // namespace signalbox::test::story
