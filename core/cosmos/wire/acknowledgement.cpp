// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/acknowledgement.h"

#include "cosmos/wire/base64.h"
#include "cosmos/wire/bytes.h"
#include "cosmos/wire/hashes.h"
#include "support/proto_reader.h"

namespace signalbox::cosmos {

using namespace simdjson;

namespace {

constexpr int deepest = 3;  // acknowledgements within acknowledgements
constexpr std::size_t longestError = 4096;

AckMeaning failed(std::string_view error)
{
    return {PacketEvent::Outcome::Error, bytesOf(error.substr(0, longestError))};
}

AckMeaning read(JsonText& json, std::string_view acknowledgement, int depth)
{
    AckMeaning meaning;
    ondemand::object fields;
    if (!json.foreignObject(acknowledgement, fields))
        return meaning;
    std::optional<QByteArray> inner;
    const bool whole = eachField(fields, [&](const ondemand::raw_json_string& key, ondemand::value value) {
        if (is(key, "result"))
            meaning.outcome = PacketEvent::Outcome::Success;
        else if (is(key, "error"))
            meaning = failed(textOf(value));
        else if (is(key, "app_acknowledgement"))
            inner = decodeBase64(textOf(value));
        return true;
    });
    if (!whole)
        return {};
    return inner && depth < deepest ? read(json, viewOf(*inner), depth + 1) : meaning;
}

bool isUniversalError(std::string_view acknowledgement)
{
    static const Bytes32 hash = sha256("UNIVERSAL_ERROR_ACKNOWLEDGEMENT");
    return acknowledgement == std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size());
}

}  // namespace

AckMeaning readAcknowledgement(JsonText& json, std::string_view acknowledgement)
{
    return read(json, acknowledgement, 0);
}

AckMeaning readAcknowledgementV2(JsonText& json, std::string_view encoded)
{
    AckMeaning meaning;
    ProtoReader reader(encoded);
    while (reader.next()) {
        if (reader.field() != 1 || !reader.isBytes())
            continue;
        if (isUniversalError(reader.view()))
            return failed("the application refused the packet");
        const AckMeaning one = read(json, reader.view(), 0);
        if (one.outcome == PacketEvent::Outcome::Error)
            return one;
        // the chain stores the hash if any application fails, so whatever else it is, it succeeded
        meaning.outcome = PacketEvent::Outcome::Success;
    }
    return reader.ok() ? meaning : AckMeaning();
}

std::optional<AckMeaning> readTransferEvent(const Event& event)
{
    constexpr std::string_view prefix = "error:";
    if (const std::string_view error = event.value(Key::Error); !error.empty())
        return failed(error);
    const std::string_view text = event.value(Key::Acknowledgement);
    if (text.substr(0, prefix.size()) == prefix)
        return failed(text.substr(prefix.size()));
    if (event.has(Key::Success) || !text.empty())
        return AckMeaning{PacketEvent::Outcome::Success, {}};
    return std::nullopt;
}

}  // namespace signalbox::cosmos
