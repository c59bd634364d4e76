// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDate>
#include <cstring>

#include "cosmos/wire/base64.h"
#include "cosmos/wire/bytes.h"
#include "cosmos/wire/json.h"
#include "cosmos/wire/reading.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

using namespace simdjson;

namespace {

/// {"hash": …}; empty if it has none.
QByteArray readId(ondemand::value value)
{
    ondemand::object id;
    QByteArray hash;
    if (value.get_object().get(id) == SUCCESS) {
        const bool whole = eachField(id, [&](const ondemand::raw_json_string& key, ondemand::value field) {
            if (is(key, "hash"))
                hash = hexBytes(textOf(field));
            return true;
        });
        if (!whole)
            hash.clear();
    }
    return hash;
}

bool readHeader(ondemand::value value, BlockData& block)
{
    ondemand::object header;
    if (value.get_object().get(header) != SUCCESS)
        return false;
    bool timed = false;
    const bool whole = eachField(header, [&](const ondemand::raw_json_string& key, ondemand::value field) {
        if (is(key, "chain_id"))
            block.chainId = bytesOf(textOf(field));
        else if (is(key, "height"))
            block.height = numberOf(field).value_or(0);
        else if (is(key, "last_results_hash"))
            block.lastResultsHash = hexBytes(textOf(field));
        else if (is(key, "last_block_id"))
            block.parentHash = readId(field);
        else if (is(key, "app_hash"))
            block.appHash = hexBytes(textOf(field));
        else if (is(key, "proposer_address"))
            block.proposer = hexBytes(textOf(field));
        else if (is(key, "time")) {
            const auto time = readTime(textOf(field));
            timed = time.has_value();
            block.time = time.value_or(0);
        }
        return true;
    });
    return whole && timed && block.height > 0;
}

bool readTransactions(ondemand::value value, BlockData& block)
{
    return eachElement(value, [&](ondemand::value one) {
        std::string_view text;
        if (one.get_string().get(text) != SUCCESS)
            return false;
        auto bytes = decodeBase64(text);
        if (bytes)
            block.txs.push_back(std::move(*bytes));
        return bytes.has_value();
    });
}

/// block: header and data; its evidence and last commit are skipped.
bool readContent(ondemand::value value, BlockData& block, bool* hasHeader)
{
    ondemand::object content;
    if (value.get_object().get(content) != SUCCESS)
        return false;
    return eachField(content, [&](const ondemand::raw_json_string& key, ondemand::value field) {
        if (is(key, "header"))
            return *hasHeader = readHeader(field, block);
        ondemand::object data;
        if (!is(key, "data"))
            return true;
        return field.get_object().get(data) == SUCCESS &&
               eachField(data, [&](const ondemand::raw_json_string& inner, ondemand::value list) {
                   return !is(inner, "txs") || readTransactions(list, block);
               });
    });
}

}  // namespace

Read<BlockData> readBlock(QByteArrayView json)
{
    static thread_local JsonText parser;
    ondemand::object answer;
    if (!parser.object({json.data(), static_cast<std::size_t>(json.size())}, answer))
        return tl::unexpected(Bad{u"no JSON object"_s});
    BlockData block;
    bool hasHeader = false, hasHash = false;
    const char* fault = "malformed JSON";
    const bool whole = eachResultField(answer, [&](const ondemand::raw_json_string& key, ondemand::value value) {
        if (is(key, "block_id")) {
            const QByteArray hash = readId(value);
            hasHash = hash.size() == static_cast<qsizetype>(block.hash.size());
            if (hasHash)
                std::memcpy(block.hash.data(), hash.constData(), block.hash.size());
            return true;
        }
        if (is(key, "block")) {
            fault = "the block is missing, or its height, time or transactions cannot be read";
            if (!readContent(value, block, &hasHeader))
                return false;
            fault = "malformed JSON";
        }
        return true;
    });
    if (whole && !hasHeader)
        fault = "there is no block";
    else if (whole && !hasHash)
        fault = "the block has no hash";
    if (!whole || !hasHeader || !hasHash)
        return tl::unexpected(Bad{u"block: "_s + QLatin1String(fault)});
    return block;
}

std::optional<qint64> readTime(std::string_view text)
{
    const auto part = [text](std::size_t at, std::size_t size, char before) -> int {
        if (text.size() < at + size || (at > 0 && text[at - 1] != before))
            return -1;
        int value = 0;
        for (const char digit : text.substr(at, size)) {
            if (digit < '0' || digit > '9')
                return -1;
            value = value * 10 + (digit - '0');
        }
        return value;
    };
    const int hour = part(11, 2, 'T'), minute = part(14, 2, ':'), second = part(17, 2, ':');
    const QDate date(part(0, 4, 0), part(5, 2, '-'), part(8, 2, '-'));
    const bool inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61;
    // the years that a count of nanoseconds can express
    if (!date.isValid() || !inRange || date.year() < 1678 || date.year() > 2261 || text.back() != 'Z')
        return std::nullopt;
    qint64 fraction = 0;
    const std::string_view digits = text.substr(19, text.size() - 20);
    if (!digits.empty()) {
        if (digits.size() < 2 || digits.size() > 10)
            return std::nullopt;
        const int value = part(20, digits.size() - 1, '.');
        if (value < 0)
            return std::nullopt;
        fraction = value;
        for (std::size_t i = digits.size() - 1; i < 9; ++i)
            fraction *= 10;
    }
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return ((days * 24 + hour) * 60 + minute) * 60'000'000'000 + second * 1'000'000'000LL + fraction;
}

}  // namespace signalbox::cosmos
