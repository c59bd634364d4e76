// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/wire_message.h"

namespace signalbox::canopy {

namespace {

const char* phaseName(quint64 phase)
{
    static constexpr const char* names[] = {"UNKNOWN",        "ELECTION",        "ELECTION_VOTE",  "PROPOSE",
                                            "PROPOSE_VOTE",   "PRECOMMIT",       "PRECOMMIT_VOTE", "COMMIT",
                                            "COMMIT_PROCESS", "ROUND_INTERRUPT", "PACEMAKER"};
    return phase < std::size(names) ? names[phase] : names[0];
}

void writeView(JsonText& to, std::string_view bytes)
{
    const WireMessage view(bytes);
    to.open('{').key("height").number(view.number(3)).key("committeeHeight").number(view.number(4));
    to.key("round").number(view.number(5)).key("phase").text(phaseName(view.number(6)));
    to.key("networkID").number(view.number(1)).key("chainId").number(view.number(2)).close('}');
}

/// `items`: their fields as key and number, in the order of the JSON; fields that end in an address or ID are
/// hexadecimal.
void writeItems(JsonText& to, const std::vector<std::string_view>& items,
                std::initializer_list<std::pair<const char*, int>> numbers, int address)
{
    to.open('[');
    for (const std::string_view bytes : items) {
        const WireMessage item(bytes);
        to.open('{');
        for (const auto& [key, field] : numbers)
            to.key(key).number(item.number(field));
        to.key("address").hex(item.view(address)).key("orderId").hex(item.view(4)).close('}');
    }
    to.close(']');
}

void writeBatch(JsonText& to, const WireMessage& results, int field)
{
    if (!results.has(field)) {
        to.null();
        return;
    }
    const WireMessage batch(results.view(field));
    to.open('{').key("committee").number(batch.number(1)).key("receiptHash").hex(batch.view(2));
    to.key("orders");
    writeItems(to, batch.all(3), {{"amountForSale", 1}, {"requestedAmount", 2}}, 3);
    to.key("deposits");
    writeItems(to, batch.all(4), {{"amount", 2}}, 1);
    to.key("withdraws");
    writeItems(to, batch.all(5), {{"percent", 2}}, 1);
    to.key("counterPoolSize").number(batch.number(7)).key("poolSize").number(batch.number(6)).key("poolPoints");
    if (const auto points = batch.all(8); points.empty()) {
        to.null();
    } else {
        to.open('[');
        for (const std::string_view bytes : points) {
            const WireMessage holder(bytes);
            to.open('{').key("address").hex(holder.view(1)).key("points").number(holder.number(2)).close('}');
        }
        to.close(']');
    }
    to.key("totalPoolPoints").number(batch.number(9)).key("receipts").open('[');
    for (const quint64 receipt : batch.numbers(10))
        to.number(receipt);
    to.close(']').key("lockedHeight").number(batch.number(11));
    to.key("livenessFallback").flag(batch.number(12) != 0).close('}');
}

void writeOrders(JsonText& to, std::string_view bytes)
{
    const WireMessage orders(bytes);
    to.open('{').key("lockOrders");
    if (const auto locks = orders.all(1); locks.empty()) {
        to.null();
    } else {
        to.open('[');
        for (const std::string_view one : locks) {
            const WireMessage lock(one);
            to.open('{').key("orderId").hex(lock.view(1)).key("chain_id").number(lock.number(2));
            to.key("buyerSendAddress").hex(lock.view(4)).key("buyerReceiveAddress").hex(lock.view(3));
            to.key("buyerChainDeadline").number(lock.number(5)).close('}');
        }
        to.close(']');
    }
    for (const auto& [key, field] : {std::pair("resetOrders", 2), std::pair("closeOrders", 3)}) {
        to.key(key);
        const auto ids = orders.all(field);
        if (ids.empty()) {
            to.null();
            continue;
        }
        to.open('[');
        // the only place where the node's JSON has bytes as base64
        for (const std::string_view id : ids)
            to.text(QByteArray::fromRawData(id.data(), static_cast<qsizetype>(id.size())).toBase64().toStdString());
        to.close(']');
    }
    to.close('}');
}

void writeRecipients(JsonText& to, const WireMessage& results)
{
    const WireMessage rewards(results.view(1));
    to.key("rewardRecipients").open('{').key("paymentPercents").open('[');
    for (const std::string_view bytes : rewards.all(1)) {
        const WireMessage payment(bytes);
        to.open('{').key("address").hex(payment.view(1)).key("percents").number(payment.number(2));
        to.key("chainId").number(payment.number(3)).close('}');
    }
    to.close(']');
    if (rewards.number(2) != 0)
        to.key("numberOfSamples").number(rewards.number(2));
    to.close('}').key("slashRecipients").open('{');
    const WireMessage slashes(results.view(2));
    if (const auto signers = slashes.all(1); !signers.empty()) {
        to.key("doubleSigners").open('[');
        for (const std::string_view bytes : signers) {
            const WireMessage signer(bytes);
            to.open('{').key("id").hex(signer.view(1)).key("heights").open('[');
            for (const quint64 height : signer.numbers(2))
                to.number(height);
            to.close(']').close('}');
        }
        to.close(']');
    }
    to.close('}');
}

void writeResults(JsonText& to, std::string_view bytes)
{
    const WireMessage results(bytes);
    to.open('{');
    writeRecipients(to, results);
    to.key("orders");
    writeOrders(to, results.view(3));
    to.key("checkpoint");
    if (results.has(4)) {
        const WireMessage checkpoint(results.view(4));
        to.open('{').key("height").number(checkpoint.number(1)).key("blockHash").hex(checkpoint.view(2)).close('}');
    } else {
        to.null();
    }
    to.key("retired").flag(results.number(5) != 0).key("dexBatch");
    writeBatch(to, results, 6);
    to.key("rootDexBatch");
    writeBatch(to, results, 7);
    to.close('}');
}

void writeHeader(JsonText& to, const WireMessage& header)
{
    to.open('{').key("height").number(header.number(1)).key("hash").hex(header.view(2));
    to.key("networkID").number(header.number(3)).key("time").number(header.number(4));
    to.key("numTxs").number(header.number(5)).key("totalTxs").number(header.number(6));
    to.key("totalVDFIterations").number(header.number(7)).key("lastBlockHash").hex(header.view(8));
    to.key("stateRoot").hex(header.view(9)).key("transactionRoot").hex(header.view(10));
    to.key("validatorRoot").hex(header.view(11)).key("nextValidatorRoot").hex(header.view(12));
    to.key("proposerAddress").hex(header.view(13)).key("lastQuorumCertificate");
    if (WireMessage(header.view(15)).has(1))
        writeCertificate(to, header.view(15));
    else
        to.null();
    to.close('}');
}

}  // namespace

bool writeCertificate(JsonText& to, std::string_view bytes)
{
    const WireMessage qc(bytes);
    to.open('{').key("header");
    writeView(to, qc.view(1));
    if (!qc.view(4).empty())
        to.key("block").hex(qc.view(4));
    if (!qc.view(5).empty())
        to.key("blockHash").hex(qc.view(5));
    if (!qc.view(3).empty())
        to.key("resultsHash").hex(qc.view(3));
    if (qc.has(2)) {
        to.key("results");
        writeResults(to, qc.view(2));
    }
    if (!qc.view(6).empty())
        to.key("proposerKey").hex(qc.view(6));
    if (qc.has(7)) {
        const WireMessage signature(qc.view(7));
        to.key("signature").open('{').key("signature").hex(signature.view(1)).key("bitmap").hex(signature.view(2));
        to.close('}');
    }
    to.close('}');
    return qc.ok();
}

std::string blockJson(std::string_view bytes)
{
    const WireMessage result(bytes);
    const WireMessage header(result.view(1));
    bool ok = result.ok() && header.ok();
    JsonText to;
    to.open('{').key("blockHeader");
    writeHeader(to, header);
    to.key("transactions").open('[');
    for (const std::string_view one : result.all(2)) {
        const WireMessage tx(one);
        to.open('{').key("sender").hex(tx.view(1)).key("recipient").hex(tx.view(2));
        to.key("messageType").text(tx.view(3)).key("height").number(tx.number(4)).key("index").number(tx.number(5));
        to.key("transaction");
        ok = ok && tx.ok() && writeTransaction(to, tx.view(6));
        to.key("txHash").text(tx.view(7)).close('}');
    }
    to.close(']').key("events").open('[');
    for (const std::string_view one : result.all(3))
        ok = ok && writeEvent(to, one);
    to.close(']').close('}');
    return ok ? to.take() : std::string();
}

}  // namespace signalbox::canopy
