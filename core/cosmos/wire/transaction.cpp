// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/transaction.h"

#include "support/proto_reader.h"

namespace signalbox::cosmos {

namespace {

constexpr int deepestMessage = 4;  // executions within executions

/// The responses of the messages, from either form of TxMsgData.
std::vector<std::string_view> responsesOf(std::string_view data)
{
    std::vector<std::string_view> found;
    ProtoReader reader(data);
    while (reader.next()) {
        // since SDK 0.46 a list of Any, before that of {type, data}: the content is field 2 of both
        if ((reader.field() == 1 || reader.field() == 2) && reader.isBytes())
            found.push_back(protoBytes(reader.view(), 2));
    }
    return found;
}

bool isZstd(std::string_view bytes)
{
    return bytes.substr(0, 4) == std::string_view("\x28\xb5\x2f\xfd", 4);
}

std::string_view responseAt(const std::vector<std::string_view>& responses, std::size_t index)
{
    return index < responses.size() ? responses[index] : std::string_view();
}

/// Adds an Any and what it executes. False if it is none.
bool addMessage(std::string_view any, TxMessage message, int depth, int* inner, Transaction& into)
{
    ProtoReader reader(any);
    while (reader.next()) {
        if (reader.field() == 1)
            message.type = reader.view();
        else if (reader.field() == 2)
            message.value = reader.view();
    }
    if (!reader.ok() || message.type.empty() || message.type.front() != '/')
        return false;
    if (message.type != "/cosmos.authz.v1beta1.MsgExec" || depth >= deepestMessage) {
        into.messages.push_back(message);
        return true;
    }
    std::vector<std::string_view> responses;
    ProtoReader results(message.response);
    while (results.next()) {
        if (results.field() == 1 && results.isBytes())
            responses.push_back(results.view());
    }
    ProtoReader executed(message.value);
    for (std::size_t position = 0; executed.next();) {
        if (executed.field() != 2 || !executed.isBytes())
            continue;
        TxMessage next;
        next.index = message.index;
        next.response = responseAt(responses, position++);
        // an execution has no position of its own: the messages in it count
        next.innerIndex = (*inner)++;
        if (!addMessage(executed.view(), next, depth + 1, inner, into))
            return false;
    }
    return executed.ok();
}

bool readBody(std::string_view body, std::string_view data, Transaction& into)
{
    const std::vector<std::string_view> responses = responsesOf(data);
    ProtoReader reader(body);
    for (int index = 0; reader.next();) {
        if (reader.field() == 2)
            into.memo = reader.view();
        if (reader.field() != 1)
            continue;
        TxMessage message;
        message.index = index;
        message.response = responseAt(responses, static_cast<std::size_t>(index++));
        int inner = 0;
        if (!reader.isBytes() || !addMessage(reader.view(), message, 0, &inner, into))
            return false;
    }
    return reader.ok();
}

void readFee(std::string_view authInfo, Transaction& into)
{
    ProtoReader fee(protoBytes(authInfo, 2));
    while (fee.next()) {
        if (fee.field() == 3)
            into.feePayer = fee.view();
        if (fee.field() != 1)
            continue;
        const std::string_view denom = protoBytes(fee.view(), 1), amount = protoBytes(fee.view(), 2);
        if (!into.fee.isEmpty())
            into.fee += ',';
        into.fee.append(amount.data(), static_cast<qsizetype>(amount.size()));
        into.fee.append(denom.data(), static_cast<qsizetype>(denom.size()));
    }
}

}  // namespace

std::optional<Skipped::Reason> readTransaction(std::string_view bytes, std::string_view data, Transaction& into)
{
    if (isZstd(bytes))
        return Skipped::Reason::Compressed;
    ProtoReader reader(bytes);
    bool right = true;
    while (right && reader.next()) {
        const bool known = reader.field() >= 1 && reader.field() <= 3;
        right = !known || reader.isBytes();
        if (right && reader.field() == 1)
            right = readBody(reader.view(), data, into);
        else if (right && reader.field() == 2)
            readFee(reader.view(), into);
    }
    if (!right || !reader.ok()) {
        into = {};
        return Skipped::Reason::NotProtobuf;
    }
    if (into.messages.empty())
        return Skipped::Reason::NoMessage;
    return std::nullopt;
}

}  // namespace signalbox::cosmos
