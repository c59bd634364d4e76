// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/packet_data.h"

#include <algorithm>

#include "cosmos/wire/bytes.h"
#include "support/proto_reader.h"

namespace signalbox::cosmos {

using namespace simdjson;

namespace {

constexpr std::size_t mostDigits = 78;

struct Transfer {
    std::optional<std::string_view> denom, amount, sender, receiver;
    std::string_view memo;
};

QByteArray amountOf(std::string_view digits)
{
    const bool right =
        !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return right && digits.size() <= mostDigits ? bytesOf(digits) : QByteArray();
}

void keep(const Transfer& transfer, PacketEvent& into)
{
    into.isTransfer = transfer.denom && transfer.amount && transfer.sender && transfer.receiver;
    if (!into.isTransfer)
        return;
    into.denom = bytesOf(*transfer.denom);
    into.amount = amountOf(*transfer.amount);
    into.sender = bytesOf(*transfer.sender);
    into.receiver = bytesOf(*transfer.receiver);
    into.memo = bytesOf(transfer.memo);
}

void readProtobuf(std::string_view value, PacketEvent& into)
{
    Transfer transfer;
    ProtoReader reader(value);
    while (reader.next()) {
        switch (reader.field()) {
            case 1:
                transfer.denom = reader.view();
                break;
            case 2:
                transfer.amount = reader.view();
                break;
            case 3:
                transfer.sender = reader.view();
                break;
            case 4:
                transfer.receiver = reader.view();
                break;
            case 5:
                transfer.memo = reader.view();
                break;
            default:
                break;
        }
    }
    if (reader.ok())
        keep(transfer, into);
}

}  // namespace

void readTransfer(JsonText& json, std::string_view data, PacketEvent& into)
{
    ondemand::object fields;
    if (!json.foreignObject(data, fields))
        return;
    Transfer transfer;
    const bool whole = eachField(fields, [&](const ondemand::raw_json_string& key, ondemand::value value) {
        std::string_view text;
        const auto read = [&](std::optional<std::string_view>& field) {
            if (value.get_string().get(text) == SUCCESS)
                field = text;
        };
        if (is(key, "denom"))
            read(transfer.denom);
        else if (is(key, "amount"))
            read(transfer.amount);
        else if (is(key, "sender"))
            read(transfer.sender);
        else if (is(key, "receiver"))
            read(transfer.receiver);
        else if (is(key, "memo"))
            transfer.memo = textOf(value);
        return true;
    });
    if (whole)
        keep(transfer, into);
}

void readTransferV2(JsonText& json, std::string_view packet, PacketEvent& into)
{
    ProtoReader reader(packet);
    while (!into.isTransfer && reader.next()) {
        if (reader.field() != 5 || !reader.isBytes())
            continue;
        const std::string_view encoding = protoBytes(reader.view(), 4), value = protoBytes(reader.view(), 5);
        if (encoding == "application/json")
            readTransfer(json, value, into);
        else if (encoding == "application/x-protobuf" && protoBytes(reader.view(), 3) == "ics20-1")
            readProtobuf(value, into);
    }
}

}  // namespace signalbox::cosmos
