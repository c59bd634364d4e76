// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/log_fields.h"

#include "evm/json_parser.h"

namespace signalbox::evm {

using namespace simdjson;

bool readFields(ondemand::object& object, const char* end, LogFields& out)
{
    for (auto field : object) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (field.key().get(key) || field.value().get(value))
            return false;
        ondemand::raw_json_string text;
        switch (key.raw()[0]) {
            case 'a':
                if (is(key, "address")) {
                    if (value.get_raw_json_string().get(text))
                        return false;
                    out.hasAddress = readFixed(text.raw(), out.address);
                }
                break;
            case 'b':
                if (is(key, "blockHash")) {
                    if (value.get_raw_json_string().get(text) == SUCCESS)
                        out.hasBlockHash = readFixed(text.raw(), out.blockHash);
                    else
                        out.pending = true;
                } else if (is(key, "blockNumber")) {
                    if (isNull(value))
                        out.pending = true;
                    else
                        out.block = readQuantity(value, end);
                }
                break;
            case 'd':
                if (is(key, "data")) {
                    if (value.get_raw_json_string().get(text))
                        return false;
                    const std::string_view digits = untilQuote(text.raw(), end);
                    out.hasData =
                        digits.size() >= 2 && digits.size() % 2 == 0 && digits[0] == '0' && (digits[1] | 0x20) == 'x';
                    if (out.hasData)
                        out.data = digits.substr(2);
                }
                break;
            case 'l':
                if (is(key, "logIndex")) {
                    if (isNull(value))
                        out.pending = true;
                    else
                        out.logIndex = readQuantity(value, end);
                }
                break;
            case 'r':
                if (is(key, "removed")) {
                    bool removed = false;
                    if (value.get_bool().get(removed) == SUCCESS)
                        out.removed = removed;
                }
                break;
            case 't':
                if (is(key, "topics")) {
                    ondemand::array topics;
                    if (value.get_array().get(topics))
                        return false;
                    for (auto topic : topics) {
                        if (topic.get_raw_json_string().get(text))
                            return false;
                        if (out.topicCount == 4 ||
                            !readFixed(text.raw(), out.topics[static_cast<std::size_t>(out.topicCount)]))
                            out.malformed =
                                QT_TRANSLATE_NOOP("Engine", "its topics are not up to four words of 32 bytes");
                        else
                            ++out.topicCount;
                    }
                } else if (is(key, "transactionHash")) {
                    if (value.get_raw_json_string().get(text) == SUCCESS)
                        out.hasTransaction = readFixed(text.raw(), out.transactionHash);
                } else if (is(key, "transactionIndex")) {
                    if (!isNull(value))
                        out.transactionIndex = readQuantity(value, end);
                }
                break;
            default:
                break;
        }
    }
    return true;
}

QByteArray objectAt(const char* begin, const char* end)
{
    int depth = 0;
    bool text = false;
    for (const char* at = begin; at < end; ++at) {
        if (*at == '"' && at[-1] != '\\')
            text = !text;
        else if (!text && *at == '{')
            ++depth;
        else if (!text && *at == '}' && --depth == 0)
            return QByteArray(begin, at + 1 - begin).replace("\\u0000", "\\ufffd");
    }
    return "{}";
}

}  // namespace signalbox::evm
