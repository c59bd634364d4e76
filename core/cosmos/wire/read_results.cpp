// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <climits>

#include "cosmos/wire/attribute_keys.h"
#include "cosmos/wire/base64.h"
#include "cosmos/wire/json.h"
#include "cosmos/wire/reading.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

using namespace simdjson;

namespace {

/// Events that decoding does not read are skipped unparsed: they are most of an answer. The kept texts are copied once,
/// into one piece of memory that is as large as the answer, which they cannot exceed.
class ResultsReader {
public:
    explicit ResultsReader(std::size_t size) : m_capacity(size)
    {
        m_results.text.reset(new char[size]);
        m_free = m_results.text.get();
    }

    bool field(const ondemand::raw_json_string& key, ondemand::value value);
    const char* fault() const { return m_fault; }
    bool isComplete() const { return m_results.height > 0 && m_hasTransactions; }
    BlockResults take();

private:
    struct Range {
        std::size_t begin = 0, end = 0;
    };

    bool transaction(ondemand::value value);
    bool eventsOf(ondemand::value value, std::vector<Event>& into, std::vector<Range>& ranges);
    bool event(ondemand::object object, std::vector<Event>& into, std::vector<Range>& ranges);
    bool attribute(ondemand::value value, Event& event);
    std::optional<std::string_view> keep(std::string_view text, bool encoded);
    bool readNumber(const char* what, ondemand::value value, qint64& into);

    BlockResults m_results;
    std::size_t m_capacity;
    char* m_free;
    std::vector<Range> m_txEvents, m_attributes, m_blockAttributes;  ///< spans, until nothing is added any more
    bool m_hasTransactions = false;
    const char* m_fault = "malformed JSON";
};

std::optional<std::string_view> ResultsReader::keep(std::string_view text, bool encoded)
{
    if (text.size() > m_capacity)
        return std::nullopt;
    std::size_t size = text.size();
    if (encoded) {
        const auto decoded = decodeBase64(text, m_free);
        if (!decoded)
            return std::nullopt;
        size = *decoded;
    } else if (size > 0) {
        std::memcpy(m_free, text.data(), size);
    }
    const std::string_view kept(m_free, size);
    m_free += size;
    m_capacity -= size;
    return kept;
}

bool ResultsReader::readNumber(const char* what, ondemand::value value, qint64& into)
{
    const auto number = numberOf(value);
    into = number.value_or(0);
    if (!number)
        m_fault = what;
    return number.has_value();
}

bool ResultsReader::attribute(ondemand::value value, Event& event)
{
    ondemand::object object;
    std::string_view key;
    if (value.get_object().get(object) != SUCCESS ||
        object.find_field_unordered("key").get_string().get(key) != SUCCESS)
        return true;  // a key that is null
    const FoundKey found = attributeKey(key);
    if (found.key == Key::None)
        return true;
    ondemand::value field;
    std::string_view text;
    if (object.find_field_unordered("value").get(field) == SUCCESS)
        text = textOf(field);
    const auto kept = keep(text, found.encoded);
    if (!kept) {
        m_fault = "an attribute is neither plain nor base64";
        return false;
    }
    switch (found.key) {
        case Key::MsgIndex:
            event.msgIndex = static_cast<int>(std::min<quint64>(unsignedOf(*kept).value_or(INT_MAX), INT_MAX));
            break;
        case Key::AuthzMsgIndex:
            event.authzMsgIndex = static_cast<int>(std::min<quint64>(unsignedOf(*kept).value_or(INT_MAX), INT_MAX));
            break;
        case Key::Mode:
            event.mode = *kept;
            break;
        default:
            m_results.attributes.push_back({found.key, *kept});
            break;
    }
    return true;
}

bool ResultsReader::event(ondemand::object object, std::vector<Event>& into, std::vector<Range>& ranges)
{
    std::string_view type;
    if (object.find_field_unordered("type").get_string().get(type) != SUCCESS)
        return true;
    Event event;
    event.type = eventType(type);
    if (event.type == EventType::None)
        return true;
    Range range{m_results.attributes.size(), 0};
    ondemand::value list;
    if (object.find_field_unordered("attributes").get(list) == SUCCESS &&
        !eachElement(list, [&](ondemand::value one) { return attribute(one, event); }))
        return false;
    range.end = m_results.attributes.size();
    ranges.push_back(range);
    into.push_back(event);
    return true;
}

bool ResultsReader::eventsOf(ondemand::value value, std::vector<Event>& into, std::vector<Range>& ranges)
{
    return eachElement(value, [&](ondemand::value one) {
        ondemand::object object;
        return one.get_object().get(object) == SUCCESS && event(object, into, ranges);
    });
}

bool ResultsReader::transaction(ondemand::value value)
{
    ondemand::object object;
    if (value.get_object().get(object) != SUCCESS) {
        m_fault = "a transaction has no result";
        return false;
    }
    TxResult& result = m_results.txs.emplace_back();
    Range& events = m_txEvents.emplace_back();
    events.begin = events.end = m_results.events.size();
    return eachField(object, [&](const ondemand::raw_json_string& key, ondemand::value field) {
        if (is(key, "code")) {
            qint64 code = 0;
            if (!readNumber("a code is no number", field, code))
                return false;
            result.code = static_cast<quint32>(code);
        } else if (is(key, "data")) {
            const auto data = keep(textOf(field), true);
            if (!data) {
                m_fault = "the data of a transaction is no base64";
                return false;
            }
            result.data = *data;
        } else if (is(key, "log")) {
            // of a transaction that succeeded, older nodes repeat all events here
            if (result.code != 0)
                result.log = keep(textOf(field), false).value_or(std::string_view());
        } else if (is(key, "codespace")) {
            result.codespace = keep(textOf(field), false).value_or(std::string_view());
        } else if (is(key, "gas_wanted")) {
            return readNumber("gas_wanted is no number", field, result.gasWanted);
        } else if (is(key, "gas_used")) {
            return readNumber("gas_used is no number", field, result.gasUsed);
        } else if (is(key, "events")) {
            const bool read = eventsOf(field, m_results.events, m_attributes);
            events.end = m_results.events.size();
            return read;
        }
        return true;
    });
}

bool ResultsReader::field(const ondemand::raw_json_string& key, ondemand::value value)
{
    if (is(key, "height"))
        return readNumber("the height is no number", value, m_results.height);
    if (is(key, "txs_results")) {
        m_hasTransactions = true;
        return eachElement(value, [this](ondemand::value one) { return transaction(one); });
    }
    if (is(key, "begin_block_events") || is(key, "end_block_events") || is(key, "finalize_block_events"))
        return eventsOf(value, m_results.blockEvents, m_blockAttributes);
    if (is(key, "app_hash"))
        m_results.appHash = decodeBase64(textOf(value)).value_or(QByteArray());
    return true;
}

BlockResults ResultsReader::take()
{
    const auto attach = [this](std::vector<Event>& events, const std::vector<Range>& ranges) {
        for (std::size_t i = 0; i < events.size(); ++i)
            events[i].attributes = {m_results.attributes.data() + ranges[i].begin, ranges[i].end - ranges[i].begin};
    };
    attach(m_results.events, m_attributes);
    attach(m_results.blockEvents, m_blockAttributes);
    for (std::size_t i = 0; i < m_results.txs.size(); ++i) {
        const Range range = m_txEvents[i];
        m_results.txs[i].events = {m_results.events.data() + range.begin, range.end - range.begin};
    }
    return std::move(m_results);
}

}  // namespace

Read<BlockResults> readResults(QByteArrayView json)
{
    static thread_local JsonText parser;
    ondemand::object answer;
    const std::string_view text(json.data(), static_cast<std::size_t>(json.size()));
    if (!parser.object(text, answer))
        return tl::unexpected(Bad{u"no JSON object"_s});
    ResultsReader reader(text.size());
    const bool whole = eachResultField(
        answer, [&](const ondemand::raw_json_string& key, ondemand::value value) { return reader.field(key, value); });
    if (!whole)
        return tl::unexpected(Bad{u"block results: "_s + QLatin1String(reader.fault())});
    if (!reader.isComplete())
        return tl::unexpected(Bad{u"block results: there is no height, or no list of transactions"_s});
    return Read<BlockResults>(reader.take());
}

}  // namespace signalbox::cosmos
