// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/canopy_story_forms.h"

namespace signalbox::test::story {

namespace {

/// Text with any kind of character.
void text(CanopyWriter& to, const char* key, int field, const QByteArray& value)
{
    QByteArray escaped;
    for (const char c : value) {
        if (c == '"' || c == '\\')
            escaped += '\\';
        if (c == '&' || c == '<' || c == '>')  // as the node does
            escaped += "\\u00" + QByteArray(1, c).toHex();
        else
            escaped += c;
    }
    to.text(key, field, to.isJson() ? escaped : value);
}

void optionalText(CanopyWriter& to, const char* key, int field, const QByteArray& value)
{
    if (!value.isEmpty())
        text(to, key, field, value);
}

void optionalHex(CanopyWriter& to, const char* key, int field, const QByteArray& value)
{
    if (!value.isEmpty())
        to.hex(key, field, value);
}

template <class Fill>
QByteArray made(Form form, Fill fill)
{
    CanopyWriter to(form);
    fill(to);
    return to.take();
}

void writeItems(CanopyWriter& to, const Batch& batch)
{
    const auto list = [&](const char* key, int field, const std::vector<Item>& items, const char* amount, bool order) {
        to.list(key, field, items, [&](CanopyWriter& row, const Item& item) {
            row.number(amount, order ? 1 : 2, item.amount);
            if (order)
                row.number("requestedAmount", 2, item.requested);
            row.hex("address", order ? 3 : 1, item.address);
            row.hex("orderId", 4, item.id);
        });
    };
    list("orders", 3, batch.orders, "amountForSale", true);
    list("deposits", 4, batch.deposits, "amount", false);
    list("withdraws", 5, batch.withdrawals, "percent", false);
}

void writeTransaction(CanopyWriter& row, const Transaction& tx, const Block& block, quint64 index)
{
    row.hex("sender", 1, tx.sender);
    optionalHex(row, "recipient", 2, tx.recipient);
    row.text("messageType", 3, tx.type);
    row.number("height", 4, static_cast<quint64>(block.height));
    row.optional("index", 5, index);
    row.object("transaction", 6, [&](CanopyWriter& to) {
        to.text("type", 1, tx.type);
        if (!tx.message.isEmpty()) {
            to.any("msg", 2, tx.message, tx.write);
        } else if (to.isJson()) {
            to.text("msgTypeUrl", 0, "type.googleapis.com/types.MessageTeleport");
            to.hex("msgBytes", 0, tx.hash);
        } else {
            to.any("msg", 2, "MessageTeleport", [&](CanopyWriter& raw) { raw.bytes(1, tx.hash); });
        }
        to.object("signature", 3, [&](CanopyWriter& signature) {
            signature.hex("publicKey", 1, tx.hash + tx.hash.left(16));
            signature.hex("signature", 2, tx.hash + tx.hash);
        });
        to.number("time", 5, tx.time);
        to.number("createdHeight", 4, static_cast<quint64>(block.height - 1));
        to.optional("fee", 6, tx.fee);
        optionalText(to, "memo", 7, tx.memo);
        to.number("networkID", 8, block.network);
        to.number("chainID", 9, block.chain);
    });
    row.textHex("txHash", 7, tx.hash);
}

void writeHeader(CanopyWriter& to, const Block& block)
{
    to.number("height", 1, static_cast<quint64>(block.height));
    to.hex("hash", 2, block.hash);
    to.number("networkID", 3, block.network);
    to.number("time", 4, block.time);
    to.optional("numTxs", 5, block.transactions.size());
    to.optional("totalTxs", 6, block.totalTxs);
    to.optional("totalVDFIterations", 7, block.vdf);
    to.hex("lastBlockHash", 8, block.parent);
    to.hex("stateRoot", 9, block.hash);
    to.hex("transactionRoot", 10, block.parent);
    to.hex("validatorRoot", 11, block.hash);
    to.hex("nextValidatorRoot", 12, block.parent);
    to.hex("proposerAddress", 13, block.proposer);
    if (block.hasLast || to.isJson())
        to.object("lastQuorumCertificate", 15, [&](CanopyWriter& qc) {
            if (block.hasLast)
                writeCertificate(qc, block.last);
        });
}

}  // namespace

QByteArray accountForm(const Key& address, const Account& account, Height state, bool old, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.hex("address", 1, address);
        if (!to.isJson()) {
            to.number("", 2, account.total);
            to.number("", 3, account.vesting);
            to.number("", 4, static_cast<quint64>(account.start));
            to.number("", 5, static_cast<quint64>(account.cliff));
            to.number("", 6, static_cast<quint64>(account.end));
            to.number("", 7, account.nonce);
            return;
        }
        const quint64 locked = state >= account.end    ? 0
                               : state < account.cliff ? account.vesting
                                                       : account.vesting - account.vesting / 3;
        to.number("amount", 0, old ? account.total : account.total - std::min(account.total, locked));
        if (old)
            return;
        to.number("nonce", 0, account.nonce);
        to.optional("totalAmount", 0, account.total);
        to.optional("vestedAmount", 0, account.vesting - locked);
        to.optional("lockedAmount", 0, locked);
        to.optional("vestingAmount", 0, account.vesting);
        to.optional("vestingStartHeight", 0, static_cast<quint64>(account.start));
        to.optional("vestingCliffHeight", 0, static_cast<quint64>(account.cliff));
        to.optional("vestingEndHeight", 0, static_cast<quint64>(account.end));
    });
}

QByteArray validatorForm(const Key& address, const Validator& validator, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.hex("address", 1, address);
        to.hex("publicKey", 2, validator.publicKey);
        to.numbers("committees", 5, validator.committees);
        text(to, "netAddress", 3, validator.net);
        to.number("stakedAmount", 4, validator.staked);
        to.number("maxPausedHeight", 6, validator.maxPaused);
        to.number("unstakingHeight", 7, validator.unstaking);
        to.hex("output", 8, validator.output);
        to.flag("delegate", 9, validator.delegate);
        to.flag("compound", 10, validator.compound);
    });
}

QByteArray poolForm(quint64 id, const Pool& pool, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.number("id", 1, id);
        to.number("amount", 2, pool.amount);
        if (pool.points.empty())
            to.null("points");
        else
            to.list("points", 11, pool.points, [](CanopyWriter& row, const auto& holder) {
                row.hex("address", 1, holder.first);
                row.number("points", 2, holder.second);
            });
        to.number("totalPoints", 12, pool.total);
    });
}

QByteArray orderForm(const Key& id, const Order& order, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.hex("id", 1, id);
        to.optional("committee", 2, order.committee);
        optionalHex(to, "data", 3, order.data);
        to.optional("amountForSale", 4, order.forSale);
        to.optional("requestedAmount", 5, order.requested);
        optionalHex(to, "sellerReceiveAddress", 6, order.sellerReceive);
        optionalHex(to, "buyerSendAddress", 7, order.buyerSend);
        optionalHex(to, "buyerReceiveAddress", 8, order.buyerReceive);
        to.optional("buyerChainDeadline", 9, order.deadline);
        optionalHex(to, "sellersSendAddress", 10, order.sellersSend);
    });
}

QByteArray batchForm(quint64 committee, const Batch& batch, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.number("committee", 1, committee);
        to.hex("receiptHash", 2, {});
        writeItems(to, batch);
        to.number("counterPoolSize", 7, batch.counterSize);
        to.number("poolSize", 6, batch.poolSize);
        to.null("poolPoints");
        to.number("totalPoolPoints", 9, 0);
        to.number("lockedHeight", 11, static_cast<quint64>(batch.locked));
        to.flag("livenessFallback", 12, false);
    });
}

QByteArray priceForm(quint64 chain, quint64 committee, const Batch& batch, Form form)
{
    if (batch.poolSize == 0 || batch.counterSize == 0)
        return {};
    return made(form, [&](CanopyWriter& to) {
        to.number("chainId", 1, chain);
        to.number("remoteChainId", 2, committee);
        to.number("localPool", 3, batch.poolSize);
        to.number("remotePool", 4, batch.counterSize);
        to.number("e6ScaledPrice", 5, batch.poolSize / batch.counterSize);
    });
}

const std::vector<std::tuple<int, int, const char*>>& paramFields()
{
    static const std::vector<std::tuple<int, int, const char*>> all{
        {1, 1, "blockSize"},
        {1, 3, "rootChainID"},
        {1, 4, "retired"},
        {2, 1, "unstakingBlocks"},
        {2, 2, "maxPauseBlocks"},
        {2, 3, "doubleSignSlashPercentage"},
        {2, 4, "nonSignSlashPercentage"},
        {2, 5, "maxNonSign"},
        {2, 6, "nonSignWindow"},
        {2, 7, "maxCommittees"},
        {2, 8, "maxCommitteeSize"},
        {2, 9, "earlyWithdrawalPenalty"},
        {2, 10, "delegateUnstakingBlocks"},
        {2, 11, "minimumOrderSize"},
        {2, 12, "stakePercentForSubsidizedCommittee"},
        {2, 13, "maxSlashPerCommittee"},
        {2, 14, "delegateRewardPercentage"},
        {2, 15, "buyDeadlineBlocks"},
        {2, 16, "lockOrderFeeMultiplier"},
        {2, 17, "minimumStakeForValidators"},
        {2, 18, "minimumStakeForDelegates"},
        {2, 19, "maximumDelegatesPerCommittee"},
        {3, 1, "sendFee"},
        {3, 2, "stakeFee"},
        {3, 3, "editStakeFee"},
        {3, 4, "unstakeFee"},
        {3, 5, "pauseFee"},
        {3, 6, "unpauseFee"},
        {3, 7, "changeParameterFee"},
        {3, 8, "daoTransferFee"},
        {3, 9, "certificateResultsFee"},
        {3, 10, "subsidyFee"},
        {3, 11, "createOrderFee"},
        {3, 12, "editOrderFee"},
        {3, 13, "deleteOrderFee"},
        {3, 14, "dexLimitOrderFee"},
        {3, 15, "dexLiquidityDeposit"},
        {3, 16, "dexLiquidityWithdraw"},
        {4, 1, "daoRewardPercentage"},
    };
    return all;
}

QByteArray paramsForm(const Params& params, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        static constexpr const char* spaces[] = {"", "consensus", "validator", "fee", "governance"};
        for (int space = 1; space <= 4; ++space)
            to.object(spaces[space], space, [&](CanopyWriter& into) {
                if (space == 1)
                    into.text("protocolVersion", 2, params.version);
                for (const auto& [of, field, key] : paramFields()) {
                    const auto value = params.values.find({of, field});
                    if (of == space)
                        into.optional(key, field, value == params.values.end() ? 0 : value->second);
                }
            });
    });
}

QByteArray supplyForm(const State& state, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.optional("total", 1, state.total);
        to.optional("staked", 2, state.validators.empty() ? 0 : state.staked);  // no validators, no stake
        to.number("delegatedOnly", 3, state.delegated);
        to.null("committeeStaked");
        to.null("committeeDelegatedOnly");
    });
}

QByteArray committeesForm(const State& state, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        if (state.committees.empty())
            return;
        to.list("list", 1, state.committees, [](CanopyWriter& row, const auto& committee) {
            row.number("chainID", 1, committee.first);
            row.number("lastRootHeightUpdated", 2, committee.second.root);
            row.number("lastChainHeightUpdated", 3, committee.second.chain);
            row.null("paymentPercents");
            row.number("numberOfSamples", 5, committee.second.samples);
        });
    });
}

QByteArray doubleSignerForm(const Key& address, const std::set<quint64>& heights, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.hex("id", 1, address);
        to.numbers("heights", 2, {heights.begin(), heights.end()});
    });
}

void writeCertificate(CanopyWriter& to, const Certificate& certificate)
{
    to.object("header", 1, [&](CanopyWriter& view) {
        view.number("height", 3, static_cast<quint64>(certificate.height));
        view.number("committeeHeight", 4, static_cast<quint64>(certificate.root));
        view.number("round", 5, 0);
        if (view.isJson())
            view.text("phase", 6, "PRECOMMIT_VOTE");
        else
            view.number("phase", 6, 6);
        view.number("networkID", 1, certificate.network);
        view.number("chainId", 2, certificate.chain);
    });
    to.object("results", 2, [&](CanopyWriter& results) {
        results.object("rewardRecipients", 1, [&](CanopyWriter& rewards) {
            rewards.list("paymentPercents", 1, certificate.payments, [](CanopyWriter& row, const auto& payment) {
                row.hex("address", 1, payment.address);
                row.number("percents", 2, payment.percent);
                row.number("chainId", 3, payment.chain);
            });
        });
        results.object("slashRecipients", 2, [&](CanopyWriter& slashes) {
            if (!certificate.doubleSigners.empty())
                slashes.list("doubleSigners", 1, certificate.doubleSigners, [](CanopyWriter& row, const auto& signer) {
                    row.hex("id", 1, signer.first);
                    row.numbers("heights", 2, signer.second);
                });
        });
        results.object("orders", 3, [](CanopyWriter& orders) {
            for (const char* key : {"lockOrders", "resetOrders", "closeOrders"})
                orders.null(key);
        });
        results.null("checkpoint");
        results.flag("retired", 5, false);
        results.null("dexBatch");
        results.null("rootDexBatch");
    });
}

QByteArray blockForm(const Block& block, Form form)
{
    return made(form, [&](CanopyWriter& to) {
        to.object("blockHeader", 1, [&](CanopyWriter& header) { writeHeader(header, block); });
        if (!block.transactions.empty()) {
            quint64 index = 0;
            to.list("transactions", 2, block.transactions,
                    [&](CanopyWriter& row, const Transaction& tx) { writeTransaction(row, tx, block, index++); });
        }
        if (!block.events.empty())
            to.list("events", 3, block.events, [&](CanopyWriter& row, const Event& event) {
                row.text("eventType", 1, event.type);
                if (event.field == 13 && row.isJson())
                    row.text("msgBytes", 0, "0102");
                else
                    row.object("msg", event.field, event.write);
                row.number("height", 91, static_cast<quint64>(block.height));
                row.text("reference", 92, event.reference);
                row.number("chainId", 93, event.chain);
                row.hex("address", 96, event.address);
            });
        to.object("meta", 4, [](CanopyWriter& meta) { meta.number("size", 1, 512); });
    });
}

}  // namespace signalbox::test::story
