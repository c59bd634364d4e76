// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/batch_split.h"

#include "evm/proof/json_fields.h"
#include "rpc/json_rpc.h"

namespace signalbox::evm::proof {

using namespace simdjson;

namespace {

rpc::Fault unusable(const char* network)
{
    rpc::Fault fault;
    fault.network = QString::fromLatin1(network);
    return fault;
}

/// False for damaged JSON.
bool readReply(ondemand::object envelope, std::optional<std::size_t>& id, Element& out)
{
    for (auto field : envelope) {
        const std::string_view key = keyOf(field);
        ondemand::value value;
        if (field.value().get(value))
            return false;
        ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        if (key == "id") {
            std::uint64_t number = 0;
            if (const auto text = textOf(value)) {
                bool ok = false;
                number = QByteArray(text->data(), static_cast<qsizetype>(text->size())).toULongLong(&ok);
                if (!ok)
                    continue;
            } else if (type != ondemand::json_type::number || value.get_uint64().get(number)) {
                continue;
            }
            id = number;
        } else if (key == "result") {
            ondemand::object object;
            ondemand::array array;
            if (type == ondemand::json_type::object) {
                if (value.get_object().get(object) || object.raw_json().get(out.result))
                    return false;
            } else if (type == ondemand::json_type::array) {
                if (value.get_array().get(array) || array.raw_json().get(out.result))
                    return false;
            }
            out.answered = true;
        } else if (key == "error" && type != ondemand::json_type::null) {
            ondemand::object object;
            std::string_view raw;
            if (type != ondemand::json_type::object || value.get_object().get(object) || object.raw_json().get(raw))
                return false;
            const auto whole = rpc::readResult("{\"error\":" + std::string(raw) + '}');
            out.fault = whole ? unusable("bad_json") : whole.error();
        }
    }
    return true;
}

}  // namespace

std::optional<rpc::Fault> splitBatch(JsonParser& parser, const rpc::AnswerBuffer& answer, std::size_t count,
                                     std::vector<Element>& out)
{
    out.assign(count, {});
    ondemand::document document;
    ondemand::json_type type{};
    if (parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
        document.type().get(type))
        return unusable("bad_json");
    if (type == ondemand::json_type::object) {
        ondemand::object envelope;
        std::optional<std::size_t> id;
        Element only;
        if (document.get_object().get(envelope) || !readReply(envelope, id, only))
            return unusable("bad_json");
        if (only.fault)  // of one request, or one error for the whole batch
            return only.fault;
        if (count != 1)
            return unusable("incomplete");
        out.front() = only;
        return std::nullopt;
    }
    ondemand::array replies;
    if (document.get_array().get(replies))
        return unusable("bad_json");
    for (auto element : replies) {
        ondemand::object envelope;
        std::optional<std::size_t> id;
        Element read;
        if (element.get_object().get(envelope) || !readReply(envelope, id, read))
            return unusable("bad_json");
        if (!id || *id >= count)
            continue;
        if (out[*id].answered || out[*id].fault)
            return unusable("incomplete");  // two answers to one request
        out[*id] = read;
    }
    return std::nullopt;
}

void fill(rpc::AnswerBuffer& buffer, std::string_view text)
{
    buffer.clear();
    std::memcpy(buffer.room(text.size()), text.data(), text.size());
    buffer.grow(text.size());
    buffer.terminate();
}

}  // namespace signalbox::evm::proof
