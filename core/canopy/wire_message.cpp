// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/wire_message.h"

#include <map>
#include <span>

namespace signalbox::canopy {

WireMessage::WireMessage(std::string_view message)
{
    WireReader in(message);
    while (in.next())
        m_values.push_back({in.field(), in.number(), in.view()});
    m_ok = in.ok();
}

const WireMessage::Value* WireMessage::find(int field) const
{
    for (auto value = m_values.rbegin(); value != m_values.rend(); ++value) {
        if (value->field == field)
            return &*value;
    }
    return nullptr;
}

quint64 WireMessage::number(int field) const
{
    const Value* value = find(field);
    return value ? value->number : 0;
}

std::string_view WireMessage::view(int field) const
{
    const Value* value = find(field);
    return value ? value->view : std::string_view();
}

std::vector<std::string_view> WireMessage::all(int field) const
{
    std::vector<std::string_view> out;
    for (const Value& value : m_values) {
        if (value.field == field)
            out.push_back(value.view);
    }
    return out;
}

std::vector<quint64> WireMessage::numbers(int field) const
{
    std::vector<quint64> out;
    for (const Value& value : m_values) {
        if (value.field != field)
            continue;
        if (value.view.empty()) {
            out.push_back(value.number);
            continue;
        }
        // a packed list is read like the field of a nested message
        std::string one("\x0a");
        for (std::size_t size = value.view.size();; size >>= 7) {
            one += static_cast<char>((size & 0x7f) | (size > 0x7f ? 0x80 : 0));
            if (size <= 0x7f)
                break;
        }
        one += value.view;
        WireReader in(one);
        in.next();
        in.numbers(out);
    }
    return out;
}

namespace {

/// The JSON form of a message's field.
struct Shape {
    const char* key;
    int field;
    enum Kind { Number, Hex, Text, Flag, Numbers } kind;
    bool omit = false;  ///< true if omitted when zero or empty
};

void write(JsonText& to, const WireMessage& message, std::span<const Shape> shapes)
{
    to.open('{');
    for (const Shape& shape : shapes) {
        const quint64 number = message.number(shape.field);
        const std::string_view view = message.view(shape.field);
        if (shape.omit && number == 0 && view.empty())
            continue;
        to.key(shape.key);
        switch (shape.kind) {
            case Shape::Number:
                to.number(number);
                break;
            case Shape::Hex:
                to.hex(view);
                break;
            case Shape::Text:
                to.text(view);
                break;
            case Shape::Flag:
                to.flag(number != 0);
                break;
            case Shape::Numbers: {
                const auto all = message.numbers(shape.field);
                if (all.empty()) {
                    to.null();
                    break;
                }
                to.open('[');
                for (const quint64 one : all)
                    to.number(one);
                to.close(']');
                break;
            }
        }
    }
    to.close('}');
}

using Shapes = std::vector<Shape>;

/// Messages by the last part of their type URL, their fields in the order of the node's JSON.
const std::map<std::string_view, Shapes>& messages()
{
    using enum Shape::Kind;
    static const std::map<std::string_view, Shapes> all{
        {"MessageSend",
         {{"fromAddress", 1, Hex},
          {"toAddress", 2, Hex},
          {"amount", 3, Number},
          {"vestingStartHeight", 4, Number, true},
          {"vestingCliffHeight", 5, Number, true},
          {"vestingEndHeight", 6, Number, true}}},
        {"MessageStake",
         {{"publickey", 1, Hex},
          {"amount", 2, Number},
          {"committees", 3, Numbers},
          {"netAddress", 4, Text},
          {"outputAddress", 5, Hex},
          {"delegate", 6, Flag},
          {"compound", 7, Flag}}},
        {"MessageEditStake",
         {{"address", 1, Hex},
          {"amount", 2, Number},
          {"committees", 3, Numbers},
          {"netAddress", 4, Text},
          {"outputAddress", 5, Hex},
          {"compound", 6, Flag}}},
        {"MessageUnstake", {{"address", 1, Hex}}},
        {"MessagePause", {{"address", 1, Hex}}},
        {"MessageUnpause", {{"address", 1, Hex}}},
        {"MessageDAOTransfer",
         {{"address", 1, Hex},
          {"amount", 2, Number},
          {"mint", 3, Flag, true},
          {"startHeight", 4, Number},
          {"endHeight", 5, Number},
          {"proposalHash", 6, Text, true}}},
        {"MessageSubsidy", {{"address", 1, Hex}, {"chainID", 2, Number}, {"amount", 3, Number}, {"opcode", 4, Hex}}},
        {"MessageCreateOrder",
         {{"chainId", 1, Number},
          {"amountForSale", 3, Number},
          {"data", 2, Hex},
          {"requestedAmount", 4, Number},
          {"sellerReceiveAddress", 5, Hex},
          {"sellersSendAddress", 6, Hex}}},
        {"MessageEditOrder",
         {{"orderID", 1, Hex},
          {"chainID", 2, Number},
          {"data", 3, Hex},
          {"amountForSale", 4, Number},
          {"requestedAmount", 5, Number},
          {"sellerReceiveAddress", 6, Hex}}},
        {"MessageDeleteOrder", {{"orderID", 1, Hex}, {"chainID", 2, Number}}},
        {"MessageDexLimitOrder",
         {{"chainID", 1, Number},
          {"amountForSale", 2, Number},
          {"requestedAmount", 3, Number},
          {"sellerReceiveAddress", 4, Hex}}},
        {"MessageDexLiquidityDeposit", {{"chainID", 1, Number}, {"amount", 2, Number}, {"address", 3, Hex}}},
        {"MessageDexLiquidityWithdraw", {{"chainID", 1, Number}, {"percent", 2, Number}, {"address", 3, Hex}}},
    };
    return all;
}

void writeChangeParameter(JsonText& to, const WireMessage& message)
{
    to.open('{').key("parameterSpace").text(message.view(1)).key("parameterKey").text(message.view(2));
    const WireMessage any(message.view(3));
    const WireMessage value(any.view(2));
    to.key("parameterValue");
    if (any.view(1).ends_with(".StringWrapper"))
        to.text(value.view(1));
    else
        to.number(value.number(1));
    to.key("startHeight").number(message.number(4)).key("endHeight").number(message.number(5));
    to.key("signer").hex(message.view(6));
    if (!message.view(7).empty())
        to.key("proposalHash").text(message.view(7));
    to.close('}');
}

/// By the number of the field that holds the event's message.
const std::map<int, Shapes>& events()
{
    using enum Shape::Kind;
    static const std::map<int, Shapes> all{
        {2, {{"amount", 1, Number, true}}},
        {3, {{"amount", 1, Number, true}}},
        {4, {{"amount", 1, Number}, {"localOrigin", 2, Flag}, {"orderId", 3, Hex}, {"points", 4, Number}}},
        {5,
         {{"localAmount", 1, Number},
          {"remoteAmount", 2, Number},
          {"orderId", 3, Hex},
          {"pointsBurned", 4, Number},
          {"percent", 5, Number}}},
        {6,
         {{"soldAmount", 1, Number},
          {"boughtAmount", 2, Number},
          {"localOrigin", 3, Flag},
          {"success", 4, Flag},
          {"orderId", 5, Hex}}},
        {7,
         {{"soldAmount", 1, Number},
          {"boughtAmount", 2, Number},
          {"data", 3, Hex, true},
          {"sellerReceiveAddress", 4, Hex},
          {"buyerSendAddress", 5, Hex},
          {"sellersSendAddress", 6, Hex},
          {"orderId", 7, Hex}}},
        {8, {}},
        {9, {}},
        {10, {}},
        {11,
         {{"orderId", 1, Hex},
          {"buyerReceiveAddress", 2, Hex},
          {"buyerSendAddress", 3, Hex},
          {"buyerChainDeadline", 4, Number}}},
        {12, {{"orderId", 1, Hex}}},
    };
    return all;
}

}  // namespace

std::string messageJson(std::string_view url, std::string_view bytes)
{
    constexpr std::string_view ours = "type.googleapis.com/types.";
    if (!url.starts_with(ours))
        return {};
    const std::string_view type = url.substr(ours.size());
    JsonText to;
    if (type == "MessageCertificateResults") {
        to.open('{').key("qc");
        const WireMessage message(bytes);
        if (!message.ok() || !writeCertificate(to, message.view(1)))
            return {};
        return to.close('}').take();
    }
    const WireMessage message(bytes);
    if (!message.ok())
        return {};
    if (type == "MessageChangeParameter") {
        writeChangeParameter(to, message);
        return to.take();
    }
    const auto shapes = messages().find(type);
    if (shapes == messages().end())
        return {};
    write(to, message, shapes->second);
    return to.take();
}

bool writeTransaction(JsonText& to, std::string_view bytes)
{
    const WireMessage tx(bytes);
    const WireMessage any(tx.view(2));
    const WireMessage signature(tx.view(3));
    to.open('{').key("type").text(tx.view(1));
    const std::string message = messageJson(any.view(1), any.view(2));
    if (!message.empty())
        to.key("msg").raw(message);
    else
        to.key("msgTypeUrl").text(any.view(1)).key("msgBytes").hex(any.view(2));
    to.key("signature")
        .open('{')
        .key("publicKey")
        .hex(signature.view(1))
        .key("signature")
        .hex(signature.view(2))
        .close('}');
    to.key("time").number(tx.number(5)).key("createdHeight").number(tx.number(4));
    if (tx.number(6) != 0)
        to.key("fee").number(tx.number(6));
    if (!tx.view(7).empty())
        to.key("memo").text(tx.view(7));
    to.key("networkID").number(tx.number(8)).key("chainID").number(tx.number(9));
    if (tx.number(10) != 0)
        to.key("nonce").number(tx.number(10));
    to.close('}');
    return tx.ok() && any.ok() && signature.ok();
}

bool writeEvent(JsonText& to, std::string_view bytes)
{
    const WireMessage event(bytes);
    to.open('{').key("eventType").text(event.view(1));
    bool ok = event.ok(), known = false;
    for (const auto& [field, shapes] : events()) {
        if (!event.has(field))
            continue;
        const WireMessage message(event.view(field));
        to.key("msg");
        write(to, message, shapes);
        ok = ok && message.ok();
        known = true;
        break;
    }
    if (!known && event.has(13)) {
        const WireMessage any(event.view(13));
        to.key("msgTypeUrl").text(any.view(1)).key("msgBytes").hex(any.view(2));
        ok = ok && any.ok();
    }
    to.key("height").number(event.number(91)).key("reference").text(event.view(92));
    to.key("chainId").number(event.number(93));
    if (event.number(94) != 0)
        to.key("blockHeight").number(event.number(94));
    if (!event.view(95).empty())
        to.key("blockHash").hex(event.view(95));
    to.key("address").hex(event.view(96)).close('}');
    return ok;
}

}  // namespace signalbox::canopy
