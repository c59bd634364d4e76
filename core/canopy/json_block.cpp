// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_block.h"

#include "canopy/json_state.h"

namespace signalbox::canopy {

using simdjson::dom::element;

Certificate readCertificate(const Fields& qc)
{
    Certificate certificate;
    const Fields view = qc.object("header");
    certificate.chainId = view.number("chainId");
    certificate.height = view.number("height");
    certificate.rootHeight = view.number("committeeHeight");
    const Fields results = qc.object("results");
    for (const element one : results.object("rewardRecipients").list("paymentPercents")) {
        const Fields row(one, qc.fault());
        certificate.payments.push_back(
            {certificate.chainId, row.address("address"), row.number("percents"), row.number("chainId")});
    }
    for (const element one : results.object("slashRecipients").list("doubleSigners")) {
        const Fields row(one, qc.fault());
        certificate.doubleSigners.push_back({row.hex("id"), row.numbers("heights")});
    }
    return certificate;
}

Read<std::optional<Certificate>> readCertificateAnswer(element answer)
{
    std::string fault;
    const Fields qc(answer, &fault);
    if (!qc.isObject())
        fault = "no object";
    if (fault.empty() && !qc.has("header"))
        return std::nullopt;
    Certificate certificate = readCertificate(qc);
    if (!fault.empty())
        return tl::unexpected(bad("cert-by-height", fault));
    return certificate;
}

Read<std::optional<Block>> readHeader(element answer)
{
    std::string fault;
    const Fields result(answer, &fault);
    const Fields header = result.object("blockHeader");
    if (!result.isObject() || !header.isObject())
        return tl::unexpected(bad("block", "there is no header"));
    if (header.number("height") == 0 && fault.empty())
        return std::nullopt;
    Block block;
    BlockHeader& to = block.header;
    to.height = static_cast<Height>(header.number("height"));
    to.hash = header.hash("hash");
    to.parent = header.hash("lastBlockHash");
    to.stateRoot = header.hex("stateRoot");
    to.transactionRoot = header.hex("transactionRoot");
    to.validatorRoot = header.hex("validatorRoot");
    to.nextValidatorRoot = header.hex("nextValidatorRoot");
    to.proposer = header.hex("proposerAddress");
    to.networkId = header.number("networkID");
    to.time = static_cast<qint64>(header.number("time"));
    to.txs = header.number("numTxs");
    to.totalTxs = header.number("totalTxs");
    to.vdfIterations = header.number("totalVDFIterations");
    const Fields last = header.object("lastQuorumCertificate");
    if (last.has("header"))
        block.last = readCertificate(last);
    if (fault.empty() && (to.height <= 0 || to.time < 0))
        fault = "height or time is out of range";
    if (!fault.empty())
        return tl::unexpected(bad("block", fault));
    return block;
}

Read<std::optional<ReadBlock>> readBlock(element answer)
{
    auto header = readHeader(answer);
    if (!header)
        return tl::unexpected(header.error());
    if (!*header)
        return std::nullopt;
    std::string fault;
    const Fields result(answer, &fault);
    ReadBlock read{std::move(**header), false, !result.has("events")};
    Block& block = read.block;
    for (const element one : result.list("transactions"))
        block.transactions.push_back(readTransaction(Fields(one, &fault), &block.certificates));
    sortBy(block.transactions, [](const Transaction& tx) { return tx.index; });
    for (const element one : result.list("events"))
        block.events.push_back(readEvent(Fields(one, &fault)));
    read.lacksTransactions = block.transactions.empty() && block.header.txs > 0;
    if (fault.empty() && !read.lacksTransactions && block.transactions.size() != block.header.txs)
        fault = std::to_string(block.transactions.size()) + " transactions of " + std::to_string(block.header.txs);
    const auto twice =
        std::adjacent_find(block.transactions.begin(), block.transactions.end(),
                           [](const Transaction& a, const Transaction& b) { return a.index == b.index; });
    if (fault.empty() && twice != block.transactions.end())
        fault = "two transactions have the index " + std::to_string(twice->index);
    if (!fault.empty())
        return tl::unexpected(bad("block", fault));
    return read;
}

Read<ReadList> readTransactionPage(element answer)
{
    std::string fault;
    const Fields page(answer, &fault);
    ReadList list;
    list.totalCount = page.number("totalCount");
    for (const element one : page.list("results"))
        list.transactions.push_back(readTransaction(Fields(one, &fault), &list.certificates));
    if (fault.empty() && (!page.isObject() || list.transactions.size() != page.number("count")))
        fault = "the page does not hold the rows that it counts";
    if (!fault.empty())
        return tl::unexpected(bad("txs-by-height", fault));
    return list;
}

Read<ReadList> readEventPage(element answer)
{
    std::string fault;
    const Fields page(answer, &fault);
    ReadList list;
    list.totalCount = page.number("totalCount");
    for (const element one : page.list("results"))
        list.events.push_back(readEvent(Fields(one, &fault)));
    if (fault.empty() && (!page.isObject() || list.events.size() != page.number("count")))
        fault = "the page does not hold the rows that it counts";
    if (!fault.empty())
        return tl::unexpected(bad("events-by-height", fault));
    return list;
}

Event readEvent(const Fields& row)
{
    static const std::map<std::string_view, EventKind> kinds{
        {"reward", EventKind::Reward},
        {"slash", EventKind::Slash},
        {"automatic-pause", EventKind::AutomaticPause},
        {"automatic-begin-unstaking", EventKind::AutomaticBeginUnstaking},
        {"automatic-finish-unstaking", EventKind::AutomaticFinishUnstaking},
        {"dex-swap", EventKind::DexSwap},
        {"dex-liquidity-deposit", EventKind::DexDeposit},
        {"dex-liquidity-withdraw", EventKind::DexWithdraw},
        {"order-book-swap", EventKind::OrderSwap},
        {"order-book-lock", EventKind::OrderLock},
        {"order-book-reset", EventKind::OrderReset},
    };
    Event event;
    event.type = row.text("eventType");
    const auto kind = kinds.find(event.type);
    event.kind = kind == kinds.end() ? EventKind::Other : kind->second;
    event.reference = row.text("reference");
    event.chainId = row.number("chainId");
    event.blockHeight = row.number("blockHeight");
    event.address = row.hex("address");
    event.json = compact(row.whole());
    if (event.kind == EventKind::Other)
        return event;  // a plugin's event, whose message may be anything
    const Fields msg = row.object("msg");
    event.amount = msg.number("amount");
    event.sold = msg.number("soldAmount");
    event.bought = msg.number("boughtAmount");
    event.localAmount = msg.number("localAmount");
    event.remoteAmount = msg.number("remoteAmount");
    event.success = msg.flag("success");
    event.localOrigin = msg.flag("localOrigin");
    event.orderId = msg.hex("orderId");
    event.pointsReceived = msg.number("points");
    event.pointsBurned = msg.number("pointsBurned");
    event.data = msg.hex("data");
    event.sellerReceive = msg.hex("sellerReceiveAddress");
    event.buyerSend = msg.hex("buyerSendAddress");
    event.sellersSend = msg.hex("sellersSendAddress");
    event.buyerReceive = msg.hex("buyerReceiveAddress");
    event.buyerChainDeadline = msg.number("buyerChainDeadline");
    return event;
}

}  // namespace signalbox::canopy
