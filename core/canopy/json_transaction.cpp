// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_block.h"

namespace signalbox::canopy {

using simdjson::dom::element;

namespace {

TxKind kindOf(std::string_view type)
{
    static const std::map<std::string_view, TxKind> kinds{
        {"send", TxKind::Send},
        {"stake", TxKind::Stake},
        {"editStake", TxKind::EditStake},
        {"unstake", TxKind::Unstake},
        {"pause", TxKind::Pause},
        {"unpause", TxKind::Unpause},
        {"changeParameter", TxKind::ChangeParameter},
        {"daoTransfer", TxKind::DaoTransfer},
        {"certificateResults", TxKind::CertificateResults},
        {"subsidy", TxKind::Subsidy},
        {"createOrder", TxKind::CreateOrder},
        {"editOrder", TxKind::EditOrder},
        {"deleteOrder", TxKind::DeleteOrder},
        {"dexLimitOrder", TxKind::DexLimitOrder},
        {"dexLiquidityDeposit", TxKind::DexDeposit},
        {"dexLiquidityWithdraw", TxKind::DexWithdraw},
    };
    const auto found = kinds.find(type);
    return found == kinds.end() ? TxKind::Unknown : found->second;
}

void setPrice(Transaction& tx, quint64 requested)
{
    tx.price = tx.sellAmount > 0 ? static_cast<double>(requested) / static_cast<double>(tx.sellAmount) : 0;
}

/// The columns that the message fills. The case of key names differs from type to type; Fields accepts both.
void readMessage(Transaction& tx, const Fields& msg, std::vector<Certificate>* certificates)
{
    const QByteArray ownId = tx.hash.left(20);
    switch (tx.kind) {
        case TxKind::Send:
            tx.recipient = msg.hex("toAddress");
            tx.amount = msg.number("amount");
            break;
        case TxKind::Stake:
            tx.validator = addressOf(msg.hex("publickey"));
            tx.recipient = msg.hex("outputAddress");
            tx.amount = msg.number("amount");
            break;
        case TxKind::EditStake:
            tx.amount = msg.number("amount");
            [[fallthrough]];
        case TxKind::Unstake:
        case TxKind::Pause:
        case TxKind::Unpause:
            tx.validator = tx.recipient = msg.hex("address");
            break;
        case TxKind::ChangeParameter:
            tx.paramKey = msg.text("parameterKey");
            if (const auto value = msg.find("parameterValue"))
                tx.paramValue = compact(*value);
            break;
        case TxKind::DaoTransfer:
            tx.recipient = msg.hex("address");
            tx.amount = msg.number("amount");
            break;
        case TxKind::CertificateResults:
            certificates->push_back(readCertificate(msg.object("qc")));
            break;
        case TxKind::Subsidy:
            tx.committee = msg.number("chainID");
            tx.amount = msg.number("amount");
            break;
        case TxKind::CreateOrder:
        case TxKind::EditOrder:
            tx.orderId = tx.kind == TxKind::CreateOrder ? ownId : msg.hex("orderID");
            tx.chainId = msg.number("chainId");
            tx.sellAmount = msg.number("amountForSale");
            tx.recipient = msg.hex("sellerReceiveAddress");
            setPrice(tx, msg.number("requestedAmount"));
            break;
        case TxKind::DeleteOrder:
            tx.orderId = msg.hex("orderID");
            tx.chainId = msg.number("chainID");
            break;
        case TxKind::DexLimitOrder:
            tx.orderId = ownId;
            tx.chainId = msg.number("chainID");
            tx.sellAmount = msg.number("amountForSale");
            tx.buyAmount = msg.number("requestedAmount");
            setPrice(tx, tx.buyAmount);
            break;
        case TxKind::DexDeposit:
            tx.orderId = ownId;
            tx.chainId = msg.number("chainID");
            tx.liquidityAmount = msg.number("amount");
            break;
        case TxKind::DexWithdraw:
            tx.orderId = ownId;
            tx.chainId = msg.number("chainID");
            tx.liquidityPercent = msg.number("percent");
            break;
        default:
            break;
    }
}

/// A send may contain a command in its memo. Users may write anything there: text that is not exactly a command is
/// ignored.
void readMemo(Transaction& tx, const Fields& msg)
{
    const std::size_t begin = tx.memo.find_first_not_of(" \t\r\n");
    if (tx.kind != TxKind::Send || begin == std::string::npos || tx.memo[begin] != '{')
        return;
    static thread_local simdjson::dom::parser parser;
    element document;
    if (parser.parse(tx.memo).get(document) != simdjson::SUCCESS)
        return;
    std::string fault;
    const Fields memo(document, &fault);
    if (!memo.isObject())
        return;
    const auto hashOf = [&](const char* key) { return memo.has(key) ? memo.hex(key) : QByteArray(); };
    if (const QByteArray start = hashOf("startPoll"); start.size() == 32) {
        tx.kind = TxKind::StartPoll;
        tx.pollHash = start;
        return;
    }
    if (const QByteArray vote = hashOf("votePoll"); vote.size() == 32) {
        tx.kind = TxKind::VotePoll;
        tx.pollHash = vote;
        return;
    }
    fault.clear();
    const QByteArray order = hashOf("orderId");
    if (order.size() != 20)
        return;
    const quint64 chain = memo.number("chain_id"), deadline = memo.number("buyerChainDeadline");
    if (chain > static_cast<quint64>(INT64_MAX) || deadline > static_cast<quint64>(INT64_MAX))
        return;
    if (memo.flag("closeOrder") && fault.empty()) {
        tx.kind = TxKind::CloseOrder;
    } else if (const QByteArray receive = hashOf("buyerReceiveAddress"); !receive.isEmpty()) {
        // Newer nodes take the sender for the payer, whether or not the memo names one.
        const QByteArray send = memo.has("buyerSendAddress") ? memo.hex("buyerSendAddress") : msg.hex("fromAddress");
        if (!fault.empty())
            return;
        tx.kind = TxKind::LockOrder;
        tx.buyerSend = send;
        tx.buyerReceive = receive;
        tx.buyerChainDeadline = deadline;
    } else {
        return;
    }
    tx.orderId = order;
    tx.chainId = chain;
}

}  // namespace

Transaction readTransaction(const Fields& row, std::vector<Certificate>* certificates)
{
    Transaction tx;
    tx.hash = row.hex("txHash");
    tx.index = row.number("index");
    tx.sender = row.hex("sender");
    const Fields inner = row.object("transaction");
    tx.type = row.text("messageType");
    if (tx.type.empty())
        tx.type = inner.text("type");
    tx.kind = kindOf(tx.type);
    tx.createdHeight = inner.number("createdHeight");
    tx.networkId = inner.number("networkID");
    tx.fee = inner.number("fee");
    tx.memo = inner.text("memo");
    const Fields signature = inner.object("signature");
    tx.publicKey = signature.hex("publicKey");
    tx.signature = signature.hex("signature");
    if (tx.sender.isEmpty() && !tx.publicKey.isEmpty())
        tx.sender = addressOf(tx.publicKey);
    // Ethereum transactions have their time in seconds. (As µs it would be the first day of 1970.)
    constexpr quint64 day = 86'400'000'000;
    const quint64 time = inner.number("time");
    const quint64 unit = tx.memo.starts_with("RLP") && time < day ? 1'000'000 : 1;
    tx.time = static_cast<qint64>(std::min<quint64>(time, static_cast<quint64>(INT64_MAX) / unit) * unit);
    tx.json = compact(inner.whole());
    if (tx.hash.size() != 32)
        row.wrong("txHash", "a hash of 32 bytes");
    if (inner.has("msgBytes"))
        tx.kind = TxKind::Unknown;  // a plugin's message
    if (tx.kind != TxKind::Unknown) {
        const Fields msg = inner.object("msg");
        readMessage(tx, msg, certificates);
        readMemo(tx, msg);
    }
    if (tx.recipient.isEmpty())
        tx.recipient = row.hex("recipient");
    return tx;
}

}  // namespace signalbox::canopy
