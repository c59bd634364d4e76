// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/header_reader.h"

#include <simdjson.h>

#include "evm/json_parser.h"
#include "evm/json_values.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

using namespace simdjson;

namespace {

rpc::Fault badHeader()
{
    rpc::Fault fault;
    fault.network = u"bad_json"_s;
    return fault;
}

}  // namespace

class HeaderReader::Private {
public:
    JsonParser parser;
    const char* end = nullptr;

    std::optional<rpc::Fault> block(ondemand::object object, Header& out) const;
    std::optional<rpc::Fault> result(ondemand::value value, std::optional<Header>& header,
                                     std::optional<qint64>* chainId) const;
    std::optional<rpc::Fault> reply(ondemand::object envelope, std::optional<Header>& header,
                                    std::optional<qint64>* chainId, qint64* id = nullptr) const;
};

HeaderReader::HeaderReader() : d(std::make_unique<Private>()) {}
HeaderReader::~HeaderReader() = default;

std::optional<rpc::Fault> HeaderReader::Private::block(ondemand::object object, Header& out) const
{
    bool number = false, hash = false, parent = false, time = false;
    for (auto field : object) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (field.key().get(key) || field.value().get(value))
            return badHeader();
        ondemand::raw_json_string text;
        if (is(key, "number")) {
            out.ref.number = readQuantity(value, end);
            number = out.ref.number >= 0;
        } else if (is(key, "hash")) {
            hash = value.get_raw_json_string().get(text) == SUCCESS && readFixed(text.raw(), out.ref.hash);
        } else if (is(key, "parentHash")) {
            parent = value.get_raw_json_string().get(text) == SUCCESS && readFixed(text.raw(), out.ref.parent);
        } else if (is(key, "timestamp")) {
            out.ref.timestamp = readQuantity(value, end);
            time = out.ref.timestamp >= 0;
        } else if (is(key, "logsBloom")) {
            out.hasBloom = value.get_raw_json_string().get(text) == SUCCESS && readFixed(text.raw(), out.bloom);
        } else if (is(key, "transactions")) {
            ondemand::array list;
            std::size_t count = 0;
            if (value.get_array().get(list) == SUCCESS && list.count_elements().get(count) == SUCCESS) {
                out.transactions = static_cast<int>(count);
                out.transactionHashes.reserve(count);
                for (auto element : list) {
                    std::array<std::uint8_t, 8> begin{};
                    if (element.get_raw_json_string().get(text) != SUCCESS || text.raw()[0] != '0' ||
                        !hex::decodeDigits(text.raw() + 2, begin.data(), begin.size())) {
                        out.transactionHashes.clear();
                        break;
                    }
                    std::memcpy(&out.transactionHashes.emplace_back(), begin.data(), 8);
                }
            }
        }
    }
    return number && hash && parent && time ? std::nullopt : std::optional(badHeader());
}

std::optional<rpc::Fault> HeaderReader::Private::result(ondemand::value value, std::optional<Header>& header,
                                                        std::optional<qint64>* chainId) const
{
    ondemand::json_type type{};
    if (value.type().get(type))
        return badHeader();
    if (type == ondemand::json_type::null)
        return std::nullopt;
    if (type != ondemand::json_type::object) {
        const bool quantity = type == ondemand::json_type::string || type == ondemand::json_type::number;
        if (!chainId || !quantity)
            return badHeader();
        *chainId = readQuantity(value, end);
        return std::nullopt;
    }
    ondemand::object object;
    if (value.get_object().get(object))
        return badHeader();
    header.emplace();
    const auto problem = block(object, *header);
    if (problem)
        header.reset();
    return problem;
}

std::optional<rpc::Fault> HeaderReader::Private::reply(ondemand::object envelope, std::optional<Header>& header,
                                                       std::optional<qint64>* chainId, qint64* id) const
{
    std::optional<rpc::Fault> problem;
    for (auto field : envelope) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (field.key().get(key) || field.value().get(value))
            return badHeader();
        if (is(key, "id") && id) {
            *id = readQuantity(value, end);
        } else if (is(key, "result")) {
            if (const auto bad = result(value, header, chainId); bad && !problem)
                problem = bad;
        } else if (is(key, "error")) {
            ondemand::json_type type{};
            std::string_view raw;
            if (value.type().get(type))
                return badHeader();
            if (type == ondemand::json_type::null)
                continue;
            ondemand::object error;
            if (type != ondemand::json_type::object || value.get_object().get(error) || error.raw_json().get(raw)) {
                problem = badHeader();
                continue;
            }
            const auto whole = rpc::readResult("{\"error\":" + std::string(raw) + '}');
            problem = whole ? badHeader() : whole.error();
        }
    }
    return problem;
}

std::optional<rpc::Fault> HeaderReader::readBatch(const rpc::AnswerBuffer& answer, std::vector<Header>& out,
                                                  std::optional<qint64>* chainId, std::vector<FailedCall>* failed)
{
    d->end = answer.data() + answer.size();
    ondemand::document document;
    if (d->parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document))
        return badHeader();
    ondemand::json_type type{};
    if (document.type().get(type))
        return badHeader();
    if (type == ondemand::json_type::object) {  // one error for the whole batch
        const auto whole = rpc::readResult(answer.view());
        return whole ? badHeader() : whole.error();
    }
    ondemand::array replies;
    if (document.get_array().get(replies))
        return badHeader();
    std::optional<rpc::Fault> first;
    const auto note = [&](qint64 id, rpc::Fault fault) {
        if (failed)
            failed->push_back({id, std::move(fault)});
        else if (!first)
            first = std::move(fault);
    };
    for (auto element : replies) {
        ondemand::value value;
        if (element.get(value))
            return badHeader();  // the rest is not JSON
        ondemand::object envelope;
        if (value.get_object().get(envelope)) {
            note(-1, badHeader());
            continue;
        }
        std::optional<Header> header;
        std::optional<qint64> quantity;
        qint64 id = -1;
        if (auto problem = d->reply(envelope, header, &quantity, &id)) {
            note(id, std::move(*problem));
        } else if (header) {
            out.push_back(std::move(*header));
        } else if (quantity) {
            *chainId = quantity;
        } else {
            rpc::Fault missing;
            missing.message = u"block not found"_s;
            note(id, std::move(missing));
        }
    }
    return first;
}

std::optional<rpc::Fault> HeaderReader::readOne(const rpc::AnswerBuffer& answer, std::optional<Header>& out)
{
    d->end = answer.data() + answer.size();
    ondemand::document document;
    ondemand::object envelope;
    if (d->parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
        document.get_object().get(envelope))
        return badHeader();
    return d->reply(envelope, out, nullptr);
}

}  // namespace signalbox::evm
