// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/canopy_routes.h"
#include "sim/canopy_shapes.h"

namespace signalbox::sim {

namespace {

QByteArrayView bytes(const Bytes20& value)
{
    return {reinterpret_cast<const char*>(value.data()), 20};
}
QByteArrayView bytes(const Bytes32& value)
{
    return {reinterpret_cast<const char*>(value.data()), 32};
}

/// One transaction of a block, before it is written.
struct Draft {
    const char* type = "";
    const char* message = "";
    Bytes20 sender{}, recipient{};
    bool hasRecipient = false;
    std::function<void(CanopyWriter&)> write;
};

}  // namespace

void writeAccount(CanopyWriter& to, const CanopySimAccount& account)
{
    to.hex("address", 1, bytes(account.address));
    to.number("amount", 2, account.amount);
    if (to.isJson()) {
        to.number("nonce", 7, 0);
        to.number("totalAmount", 2, account.amount);
    }
}

void writeValidator(CanopyWriter& to, const CanopySimValidator& validator)
{
    to.hex("address", 1, bytes(validator.address));
    to.hex("publicKey", 2, validator.publicKey);
    to.numbers("committees", 5, validator.committees);
    to.text("netAddress", 3, validator.delegate ? QByteArray() : QByteArray("tcp://node.example"));
    to.number("stakedAmount", 4, validator.staked);
    to.number("maxPausedHeight", 6, validator.maxPaused);
    to.number("unstakingHeight", 7, 0);
    to.hex("output", 8, bytes(validator.address));
    to.flag("delegate", 9, validator.delegate);
    to.flag("compound", 10, true);
}

void writePool(CanopyWriter& to, const CanopySimPool& pool)
{
    to.number("id", 1, pool.id);
    to.number("amount", 2, pool.amount);
    to.list("points", 11, pool.points, [](CanopyWriter& row, const auto& holder) {
        row.hex("address", 1, bytes(holder.first));
        row.number("points", 2, holder.second);
    });
    to.number("totalPoints", 12, pool.totalPoints);
}

void writeOrder(CanopyWriter& to, const CanopySimOrder& order)
{
    to.hex("id", 1, bytes(order.id));
    to.number("committee", 2, 2);
    to.number("amountForSale", 4, order.forSale);
    to.number("requestedAmount", 5, order.requested);
    to.hex("sellerReceiveAddress", 6, bytes(order.seller));
    to.hex("sellersSendAddress", 10, bytes(order.seller));
}

QByteArray CanopyRoutes::batches(Height created, Form form, bool locked) const
{
    if (created < 1)
        return {};
    const CanopySimItems items = m_chain->items(created);
    CanopyWriter to(form);
    to.number("committee", 1, 2);
    to.hex("receiptHash", 2, {});
    to.list("orders", 3, items.orders, [](CanopyWriter& row, const CanopySimItem& item) {
        row.number("amountForSale", 1, item.amount);
        row.number("requestedAmount", 2, item.requested);
        row.hex("address", 3, bytes(item.address));
        row.hex("orderId", 4, bytes(item.id));
    });
    to.list("deposits", 4, items.deposits, [](CanopyWriter& row, const CanopySimItem& item) {
        row.number("amount", 2, item.amount);
        row.hex("address", 1, bytes(item.address));
        row.hex("orderId", 4, bytes(item.id));
    });
    to.list("withdraws", 5, items.withdrawals, [](CanopyWriter& row, const CanopySimItem& item) {
        row.number("percent", 2, item.amount);
        row.hex("address", 1, bytes(item.address));
        row.hex("orderId", 4, bytes(item.id));
    });
    to.number("lockedHeight", 11, locked ? static_cast<quint64>(created) + 1 : 0);
    return to.take();
}

void CanopyRoutes::writeCertificate(CanopyWriter& to, Height block, bool whole) const
{
    const auto& spec = m_chain->spec();
    const auto height = static_cast<quint64>(block);
    to.object("header", 1, [&](CanopyWriter& view) {
        view.number("height", 3, height);
        view.number("committeeHeight", 4, height);
        view.number("round", 5, 0);
        if (view.isJson())
            view.text("phase", 6, "PRECOMMIT_VOTE");
        else
            view.number("phase", 6, 6);
        view.number("networkID", 1, spec.networkId);
        view.number("chainId", 2, spec.chainId);
    });
    if (whole)
        to.hex("block", 4, "\x0a");
    const Bytes32 hash = m_chain->hashOf(block);
    to.hex("blockHash", 5, bytes(hash));
    to.object("results", 2, [&](CanopyWriter& results) {
        results.object("rewardRecipients", 1, [&](CanopyWriter& rewards) {
            rewards.list("paymentPercents", 1, m_chain->touchedValidators(block), [&](CanopyWriter& row, int index) {
                row.hex("address", 1, bytes(m_chain->validator(index, block).address));
                row.number("percents", 2, 25);
                row.number("chainId", 3, spec.chainId);
            });
        });
    });
}

void CanopyRoutes::writeHeader(CanopyWriter& to, Height block) const
{
    const auto& spec = m_chain->spec();
    const auto perBlock =
        static_cast<quint64>(1 + spec.sends + spec.dexOrders + spec.dexDeposits + spec.dexWithdrawals);
    const Bytes32 hash = m_chain->hashOf(block), parent = m_chain->hashOf(block - 1);
    to.number("height", 1, static_cast<quint64>(block));
    to.hex("hash", 2, bytes(hash));
    to.number("networkID", 3, spec.networkId);
    to.number("time", 4, static_cast<quint64>(m_chain->timeOf(block)));
    to.number("numTxs", 5, perBlock);
    to.number("totalTxs", 6, perBlock * static_cast<quint64>(block));
    to.hex("lastBlockHash", 8, bytes(parent));
    for (const auto& [key, field] : {std::pair("stateRoot", 9), {"transactionRoot", 10}, {"validatorRoot", 11}})
        to.hex(key, field, bytes(hash));
    to.hex("nextValidatorRoot", 12, bytes(parent));
    to.hex("proposerAddress", 13, bytes(m_chain->validator(0, 1).address));
    if (block > 1)
        to.object("lastQuorumCertificate", 15, [&](CanopyWriter& qc) { writeCertificate(qc, block - 1, false); });
}

void CanopyRoutes::writeTransactions(CanopyWriter& to, Height block) const
{
    const auto& spec = m_chain->spec();
    std::vector<Draft> drafts;
    const CanopySimOrder order = *m_chain->orderOf(block);
    drafts.push_back({"createOrder", "MessageCreateOrder", order.seller, {}, false, [order](CanopyWriter& msg) {
                          msg.number("chainId", 1, 2);
                          msg.number("amountForSale", 3, order.forSale);
                          msg.hex("data", 2, {});
                          msg.number("requestedAmount", 4, order.requested);
                          msg.hex("sellerReceiveAddress", 5, bytes(order.seller));
                          msg.hex("sellersSendAddress", 6, bytes(order.seller));
                      }});
    const auto touched = m_chain->touchedAccounts(block);
    for (int i = 0; i < spec.sends; ++i) {
        const auto at = [&](int n) {
            const int index = touched[static_cast<std::size_t>(n) % touched.size()];
            return m_chain->account(index, 1)->address;  // genesis contains every account
        };
        const Bytes20 from = at(2 * i), into = at(2 * i + 1);
        drafts.push_back({"send", "MessageSend", from, into, true, [from, into, i](CanopyWriter& msg) {
                              msg.hex("fromAddress", 1, bytes(from));
                              msg.hex("toAddress", 2, bytes(into));
                              msg.number("amount", 3, 1'000 + static_cast<quint64>(i));
                          }});
    }
    const CanopySimItems items = m_chain->items(block);
    for (const auto& item : items.orders)
        drafts.push_back({"dexLimitOrder", "MessageDexLimitOrder", item.address, {}, false, [item](CanopyWriter& msg) {
                              msg.number("chainID", 1, 2);
                              msg.number("amountForSale", 2, item.amount);
                              msg.number("requestedAmount", 3, item.requested);
                              msg.hex("sellerReceiveAddress", 4, bytes(item.address));
                          }});
    for (const auto& item : items.deposits)
        drafts.push_back(
            {"dexLiquidityDeposit", "MessageDexLiquidityDeposit", item.address, {}, false, [item](CanopyWriter& msg) {
                 msg.number("chainID", 1, 2);
                 msg.number("amount", 2, item.amount);
                 msg.hex("address", 3, bytes(item.address));
             }});
    for (const auto& item : items.withdrawals)
        drafts.push_back(
            {"dexLiquidityWithdraw", "MessageDexLiquidityWithdraw", item.address, {}, false, [item](CanopyWriter& msg) {
                 msg.number("chainID", 1, 2);
                 msg.number("percent", 2, item.amount);
                 msg.hex("address", 3, bytes(item.address));
             }});
    int index = 0;
    to.list("transactions", 2, drafts, [&](CanopyWriter& row, const Draft& draft) {
        const QByteArray hash = m_chain->transactionHash(block, index);
        row.hex("sender", 1, bytes(draft.sender));
        if (draft.hasRecipient)
            row.hex("recipient", 2, bytes(draft.recipient));
        row.text("messageType", 3, draft.type);
        row.number("height", 4, static_cast<quint64>(block));
        row.optional("index", 5, static_cast<quint64>(index++));
        row.object("transaction", 6, [&](CanopyWriter& tx) {
            tx.text("type", 1, draft.type);
            tx.any("msg", 2, draft.message, draft.write);
            tx.object("signature", 3, [&](CanopyWriter& signature) {
                signature.hex("publicKey", 1, hash + hash.left(16));
                signature.hex("signature", 2, hash + hash + hash);
            });
            tx.number("time", 5, static_cast<quint64>(m_chain->timeOf(block) - 1'000'000));
            tx.number("createdHeight", 4, static_cast<quint64>(block - 1));
            tx.number("fee", 6, 10'000);
            tx.number("networkID", 8, spec.networkId);
            tx.number("chainID", 9, spec.chainId);
        });
        row.textHex("txHash", 7, hash);
    });
}

void CanopyRoutes::writeEvents(CanopyWriter& to, Height block) const
{
    struct Happening {
        const char* type;
        int field;
        Bytes20 address{};
        quint64 chain = 0;
        QByteArray reference;
        std::function<void(CanopyWriter&)> write;
    };
    std::vector<Happening> all;
    const CanopySimItems done = m_chain->items(block - 2);
    for (const auto& item : done.orders)
        all.push_back({"dex-swap", 6, item.address, 2, "begin_block", [item](CanopyWriter& msg) {
                           msg.number("soldAmount", 1, item.amount);
                           msg.number("boughtAmount", 2, item.success ? item.requested : 0);
                           msg.flag("localOrigin", 3, true);
                           msg.flag("success", 4, item.success);
                           msg.hex("orderId", 5, bytes(item.id));
                       }});
    for (const auto& item : done.deposits)
        all.push_back({"dex-liquidity-deposit", 4, item.address, 2, "begin_block", [item](CanopyWriter& msg) {
                           msg.number("amount", 1, item.amount);
                           msg.flag("localOrigin", 2, true);
                           msg.hex("orderId", 3, bytes(item.id));
                           msg.number("points", 4, item.amount / 2);
                       }});
    for (const auto& item : done.withdrawals)
        all.push_back({"dex-liquidity-withdraw", 5, item.address, 2, "begin_block", [item](CanopyWriter& msg) {
                           msg.number("localAmount", 1, item.amount * 10);
                           msg.number("remoteAmount", 2, item.amount * 20);
                           msg.hex("orderId", 3, bytes(item.id));
                           msg.number("pointsBurned", 4, item.amount);
                           msg.number("percent", 5, item.amount);
                       }});
    if (const auto order = m_chain->orderOf(block - CanopySimChain::orderLife); order && order->filled)
        all.push_back({"order-book-swap", 7, order->seller, 2, "begin_block", [order](CanopyWriter& msg) {
                           msg.number("soldAmount", 1, order->forSale);
                           msg.number("boughtAmount", 2, order->requested);
                           msg.hex("sellerReceiveAddress", 4, bytes(order->seller));
                           msg.hex("buyerSendAddress", 5, bytes(order->seller));
                           msg.hex("sellersSendAddress", 6, bytes(order->seller));
                           msg.hex("orderId", 7, bytes(order->id));
                       }});
    for (const int index : m_chain->touchedValidators(block)) {
        const auto validator = m_chain->validator(index, block + 1);
        const quint64 amount = validator.staked % 1'000 + 1;
        all.push_back({"reward", 2, validator.address, m_chain->spec().chainId, "end_block",
                       [amount](CanopyWriter& msg) { msg.number("amount", 1, amount); }});
        if (validator.maxPaused > 0)
            all.push_back({"automatic-pause", 8, validator.address, 0, "begin_block", [](CanopyWriter&) {}});
    }
    to.list("events", 3, all, [&](CanopyWriter& row, const Happening& event) {
        row.text("eventType", 1, event.type);
        row.object("msg", event.field, event.write);
        row.number("height", 91, static_cast<quint64>(block));
        row.text("reference", 92, event.reference);
        row.number("chainId", 93, event.chain);
        row.hex("address", 96, bytes(event.address));
    });
}

void CanopyRoutes::writeBlock(CanopyWriter& to, Height block) const
{
    to.object(to.isJson() ? "blockHeader" : "", 1, [&](CanopyWriter& header) { writeHeader(header, block); });
    writeTransactions(to, block);
    writeEvents(to, block);
}

void CanopyRoutes::writeParams(CanopyWriter& to) const
{
    const auto space = [&](const char* name, int field, std::initializer_list<std::pair<const char*, int>> keys) {
        to.object(name, field, [&](CanopyWriter& into) {
            for (const auto& [key, number] : keys)
                into.number(key, number, static_cast<quint64>(100 * field + number));
            if (field == 1)
                into.text("protocolVersion", 2, "1/0");
        });
    };
    space("consensus", 1, {{"blockSize", 1}, {"rootChainID", 3}});
    space("validator", 2, {{"unstakingBlocks", 1}, {"maxPauseBlocks", 2}, {"nonSignWindow", 6}, {"maxCommittees", 7}});
    space("fee", 3, {{"sendFee", 1}, {"stakeFee", 2}, {"dexLimitOrderFee", 14}, {"dexLiquidityDeposit", 15}});
    space("governance", 4, {{"daoRewardPercentage", 1}});
}

void CanopyRoutes::writeSupply(CanopyWriter& to, Height state) const
{
    to.number("total", 1, 1'000'000'000'000'000 + 80'000'000 * static_cast<quint64>(state));
    to.number("staked", 2, 400'000'000'000);
    to.number("delegatedOnly", 3, 80'000'000'000);
}

void CanopyRoutes::writeCommittees(CanopyWriter& to, Height state) const
{
    if (state < 2)
        return;
    to.list("list", 1, std::vector<quint64>{1, 2}, [&](CanopyWriter& row, quint64 committee) {
        row.number("chainID", 1, committee);
        row.number("lastRootHeightUpdated", 2, static_cast<quint64>(state) - 1);
        row.number("lastChainHeightUpdated", 3, static_cast<quint64>(state) - 1);
        row.null("paymentPercents");
        row.number("numberOfSamples", 5, 0);
    });
}

std::vector<std::pair<Bytes20, quint64>> CanopyRoutes::nonSigners(Height state) const
{
    std::vector<std::pair<Bytes20, quint64>> all;
    if (state % 10 > 0)
        all.emplace_back(m_chain->validator(1, 1).address, static_cast<quint64>(state % 10));
    return all;
}

}  // namespace signalbox::sim
