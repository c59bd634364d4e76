// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/log_decoder.h"

#include <simdjson.h>
#include <QtEndian>
#include <algorithm>

#include "evm/json_parser.h"
#include "evm/log_fields.h"
#include "evm/topics.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/u256.h"

namespace signalbox::evm {

using namespace simdjson;

namespace {

rpc::Fault fault(const char* network, const char* message)
{
    rpc::Fault fault;
    fault.network = QString::fromLatin1(network);
    fault.finding = Message(message);
    return fault;
}

rpc::Fault badJson()
{
    rpc::Fault fault;
    fault.network = u"bad_json"_s;
    return fault;
}

}  // namespace

class LogDecoder::Private {
public:
    JsonParser parser;
    const char* end = nullptr;
    const LogFilter* filter = nullptr;
    Interval range;
    const Bytes32* blockHash = nullptr;
    const std::vector<Place>* places = nullptr;
    bool ofReceipts = false, hasRules = false, lastIsToken = false;
    DecodedLogs* into = nullptr;
    Bytes20 lastToken{};

    std::optional<rpc::Fault> logs(ondemand::array array);
    std::optional<rpc::Fault> receipts(ondemand::array array, int* count);
    std::vector<Bytes32> receiptsOf;  ///< transactions of the answer being read
    std::optional<rpc::Fault> add(const LogFields& log, const char* begin);
    void transfer(const LogFields& log, bool confirmed, const char* begin);
    void event(const LogFields& log, const RuledToken& token, int rule, const char* begin);
    void quarantine(const LogFields& log, const Message& reason, const char* begin, bool ofRule = false);
    bool isToken(const Bytes20& address);
    bool isAsked(const LogFields& log) const;
    template <class T>
    void expectAfter(const std::vector<T>& all, const LogFields& log)
    {
        if (!all.empty() &&
            std::pair(all.back().block, all.back().logIndex) >= std::pair(log.block, static_cast<int>(log.logIndex)))
            into->disorder = true;
    }
    std::optional<rpc::Fault> element(ondemand::object envelope, Elements& elements);
    void begin(const LogFilter& wanted, Interval blocks, DecodedLogs& to);

    /// Runs `run`, which reads the answer; a fault leaves `into` unchanged.
    template <class Run>
    std::optional<rpc::Fault> orNothing(const rpc::AnswerBuffer& answer, Run&& run);
    template <class Read>
    std::optional<rpc::Fault> result(const rpc::AnswerBuffer& answer, Read&& read);
};

LogDecoder::LogDecoder() : d(std::make_unique<Private>()) {}
LogDecoder::~LogDecoder() = default;

bool LogDecoder::Private::isToken(const Bytes20& address)
{
    if (address != lastToken) {
        lastToken = address;
        lastIsToken = filter->isToken(address);
    }
    return lastIsToken;
}

void LogDecoder::Private::quarantine(const LogFields& log, const Message& reason, const char* begin, bool ofRule)
{
    const QString stream =
        ofRule ? balanceEventsOf(QString::fromLatin1(hex::bytes(log.address))) : filter->streamOf(log.address);
    into->quarantined.push_back({log.block, QString::number(log.logIndex), reason, objectAt(begin, end), stream});
}

void LogDecoder::Private::event(const LogFields& log, const RuledToken& token, int rule, const char* begin)
{
    const auto read = readBalanceEvent(log, token, static_cast<std::size_t>(rule));
    if (!read)
        return quarantine(log, read.error(), begin, true);
    expectAfter(into->events, log);
    if (*read)
        into->events.push_back(**read);
}

void LogDecoder::Private::transfer(const LogFields& log, bool confirmed, const char* begin)
{
    // from, to and value are in topics first, the rest of them in data: 3 + 1 words in all. Tokens before 2017 index
    // fewer.
    std::array<Bytes32, 3> words;
    const int fromTopics = log.topicCount - 1;
    const int inData = 3 - fromTopics;
    const std::size_t size = log.data.size() / 2;
    if (fromTopics == 3) {
        if (confirmed)
            quarantine(log,
                       Message(QT_TRANSLATE_NOOP(
                           "Engine",
                           "A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20.")),
                       begin);
        return;
    }
    if (fromTopics < 2 && !confirmed)
        return;  // may as well be an ID: only a token confirmed to be ERC-20 is read like this
    if (size != static_cast<std::size_t>(inData) * 32 && !(confirmed && fromTopics == 2 && size > 32)) {
        quarantine(log,
                   Message(QT_TRANSLATE_NOOP("Engine", "A Transfer with %1 and %2 of data is not an ERC-20 transfer."))
                       .arg(Message::counted("%Ln topic", QT_TRANSLATE_N_NOOP("Engine", "%Ln topics"), log.topicCount))
                       .arg(Message::counted("%Ln byte", QT_TRANSLATE_N_NOOP("Engine", "%Ln bytes"), qint64(size))),
                   begin);
        return;
    }
    std::copy_n(log.topics.begin() + 1, fromTopics, words.begin());
    for (int i = 0; i < inData; ++i) {
        if (!hex::decodeDigits(log.data.data() + 64 * i, words[static_cast<std::size_t>(fromTopics + i)].data(), 32)) {
            quarantine(log, Message(QT_TRANSLATE_NOOP("Engine", "The data of this Transfer is not hexadecimal.")),
                       begin);
            return;
        }
    }
    if (!isAddressWord(words[0].data()) || !isAddressWord(words[1].data())) {
        quarantine(log, Message(QT_TRANSLATE_NOOP("Engine", "An address of this Transfer has more than 20 bytes.")),
                   begin);
        return;
    }
    CopyBuffer& out = into->transfers;
    into->rows.push_back({log.block, static_cast<int>(log.logIndex), fromTopics >= 2, out.data().size()});
    // The row is assembled here and appended once, because this runs for every event.
    char row[256];
    char* to = row;
    const auto put = [&to](const void* bytes, qint32 size) {
        qToBigEndian<qint32>(size, to);
        std::memcpy(to + 4, bytes, static_cast<std::size_t>(size));
        to += 4 + size;
    };
    qToBigEndian<qint16>(7, to);
    to += 2;
    const qint64 block = qToBigEndian<qint64>(log.block);
    const qint32 index = qToBigEndian<qint32>(static_cast<qint32>(log.logIndex));
    put(&block, 8);
    put(&index, 4);
    put(log.transactionHash.data(), 32);
    put(log.address.data(), 20);
    put(words[0].data() + 12, 20);
    put(words[1].data() + 12, 20);
    to += CopyBuffer::writeNumeric(to, false, U256::fromWord(words[2]));
    out.appendRow(QByteArrayView(row, to - row));
}

bool LogDecoder::Private::isAsked(const LogFields& log) const
{
    if (places)
        return std::any_of(places->begin(), places->end(), [&](const Place& place) {
            return place.number == log.block && place.hash == log.blockHash;
        });
    return range.contains(log.block) && (!blockHash || log.blockHash == *blockHash);
}

std::optional<rpc::Fault> LogDecoder::Private::add(const LogFields& log, const char* begin)
{
    if (log.pending && ofReceipts)
        return fault("incomplete", "a receipt's log without a block");
    if (log.pending || (log.removed && !ofReceipts)) {
        into->marked = true;
        return std::nullopt;
    }
    if (log.block < 0 || log.logIndex < 0 || log.logIndex > std::numeric_limits<qint32>::max() || !log.hasBlockHash ||
        !log.hasAddress)
        return fault("incomplete", QT_TRANSLATE_NOOP("Engine", "a log without a readable place in the chain"));
    if (!isAsked(log)) {
        if (blockHash || places)
            return fault("incomplete", QT_TRANSLATE_NOOP("Engine", "a log of a block other than the requested one"));
        ++into->outside;
        return std::nullopt;
    }

    const RegistryAddress* registry = filter->registry(log.address);
    const bool token = isToken(log.address);
    const bool isTransfer = log.topicCount > 0 && log.topics[0] == transferTopic && (token || filter->allTransfers);
    const auto note = [&] {
        noteOnce(into->others, {log.block, log.address, log.topicCount > 0 ? log.topics[0] : Bytes32{}});
    };
    const RuledToken* ruled = hasRules ? filter->ruledToken(log.address) : nullptr;
    const int rule = ruled && !registry && !isTransfer && log.topicCount > 0 ? ruled->ruleOf(log.topics[0]) : -1;
    if (!registry && !isTransfer && rule < 0) {
        // An approval that came with the registries' topics, or that was requested.
        if (token || ruled)
            note();
        return std::nullopt;
    }

    if (into->blocks.empty() || into->blocks.back().number != log.block) {
        if (!into->blocks.empty() && into->blocks.back().number > log.block)
            into->disorder = true;
        into->blocks.push_back({log.block, log.blockHash, 0});
    } else if (into->blocks.back().hash != log.blockHash) {
        return fault("incomplete", QT_TRANSLATE_NOOP("Engine", "two hashes for the same block number"));
    }
    ++into->blocks.back().logs;
    ++into->logs;
    if (isTransfer && filter->allTransfers)
        noteOnce(into->sources, {log.block, {}});
    if (registry || token || rule >= 0)
        noteOnce(into->sources, {log.block, log.address});
    else if (ruled)
        note();  // a transfer of its token explains the contract in the bloom
    LogTransaction transaction{log.block, static_cast<int>(std::min<qint64>(log.transactionIndex, 1 << 30)), 0};
    if (log.hasTransaction)
        std::memcpy(&transaction.hash, log.transactionHash.data(), 8);
    if (into->transactions.empty() || !(into->transactions.back() == transaction))
        into->transactions.push_back(transaction);

    if (log.malformed || !log.hasTransaction || !log.hasData) {
        quarantine(log,
                   Message(QT_TRANSLATE_NOOP("Engine", "This log cannot be read: %1."))
                       .arg(Message(log.malformed  ? log.malformed
                                    : !log.hasData ? QT_TRANSLATE_NOOP("Engine", "its data is not hexadecimal")
                                                   : QT_TRANSLATE_NOOP("Engine", "it names no transaction"))),
                   begin, rule >= 0);
        return std::nullopt;
    }
    if (registry) {
        QByteArray data(static_cast<qsizetype>(log.data.size() / 2), Qt::Uninitialized);
        if (!hex::decodeDigits(log.data.data(), reinterpret_cast<std::uint8_t*>(data.data()),
                               static_cast<std::size_t>(data.size()))) {
            quarantine(log, Message(QT_TRANSLATE_NOOP("Engine", "The data of this log is not hexadecimal.")), begin);
            return std::nullopt;
        }
        expectAfter(into->registry, log);
        into->registry.push_back({registry->kind,
                                  {log.topics.begin(), log.topics.begin() + log.topicCount},
                                  std::move(data),
                                  log.block,
                                  log.blockHash,
                                  log.transactionHash,
                                  static_cast<int>(log.logIndex)});
    } else if (rule >= 0) {
        event(log, *ruled, rule, begin);
    } else {
        expectAfter(into->rows, log);
        transfer(log, token, begin);
    }
    return std::nullopt;
}

std::optional<rpc::Fault> LogDecoder::Private::logs(ondemand::array array)
{
    for (auto element : array) {
        ondemand::object object;
        std::string_view token;
        if (element.raw_json_token().get(token) || element.get_object().get(object))
            return badJson();
        LogFields log;
        if (!readFields(object, end, log))
            return badJson();
        if (const auto problem = add(log, token.data()))
            return problem;
    }
    return std::nullopt;
}

std::optional<rpc::Fault> LogDecoder::Private::receipts(ondemand::array array, int* count)
{
    receiptsOf.clear();
    for (auto element : array) {
        ondemand::object receipt;
        if (element.get_object().get(receipt))
            return fault("incomplete", QT_TRANSLATE_NOOP("Engine", "an empty receipt"));
        ++*count;
        bool ofBlock = false;
        bool hasLogs = false;
        for (auto field : receipt) {
            ondemand::raw_json_string key;
            ondemand::value value;
            if (field.key().get(key) || field.value().get(value))
                return badJson();
            if (is(key, "blockHash")) {
                Bytes32 hash;
                ondemand::raw_json_string text;
                ofBlock = value.get_raw_json_string().get(text) == SUCCESS && readFixed(text.raw(), hash) &&
                          hash == *blockHash;
            } else if (is(key, "transactionHash")) {
                Bytes32 hash;
                ondemand::raw_json_string text;
                if (value.get_raw_json_string().get(text) == SUCCESS && readFixed(text.raw(), hash))
                    receiptsOf.push_back(hash);
            } else if (is(key, "logs")) {
                ondemand::array inner;
                if (value.get_array().get(inner))
                    return badJson();
                hasLogs = true;
                if (const auto problem = logs(inner))
                    return problem;
            }
        }
        if (!ofBlock || !hasLogs)
            return fault("incomplete", QT_TRANSLATE_NOOP("Engine", "a receipt of another block"));
    }
    // A duplicate may replace an omitted log: the count alone would be right.
    std::sort(receiptsOf.begin(), receiptsOf.end());
    if (std::adjacent_find(receiptsOf.begin(), receiptsOf.end()) != receiptsOf.end())
        return fault("incomplete", "two receipts of one transaction");
    return std::nullopt;
}

template <class Run>
std::optional<rpc::Fault> LogDecoder::Private::orNothing(const rpc::AnswerBuffer& answer, Run&& run)
{
    // simdjson needs readable bytes after the end, and so does readFixed() for the last value.
    end = answer.data() + answer.size();
    const auto before = std::tuple(into->transfers.data().size(), into->transfers.rows(), into->rows.size(),
                                   into->registry.size(), into->blocks.size(), into->quarantined.size(), into->logs,
                                   into->disorder, into->blocks.empty() ? 0 : into->blocks.back().logs);
    const auto notes = std::tuple(into->sources.size(), into->others.size(), into->transactions.size(), into->outside,
                                  into->marked, into->events.size());
    auto problem = run();
    if (problem) {
        into->transfers.truncate(std::get<0>(before), std::get<1>(before));
        into->rows.resize(std::get<2>(before));
        into->registry.resize(std::get<3>(before));
        into->blocks.resize(std::get<4>(before));
        into->quarantined.resize(std::get<5>(before));
        into->logs = std::get<6>(before);
        into->disorder = std::get<7>(before);
        if (!into->blocks.empty())
            into->blocks.back().logs = std::get<8>(before);
        into->sources.resize(std::get<0>(notes));
        into->others.resize(std::get<1>(notes));
        into->transactions.resize(std::get<2>(notes));
        into->outside = std::get<3>(notes);
        into->marked = std::get<4>(notes);
        into->events.resize(std::get<5>(notes));
    }
    return problem;
}

template <class Read>
std::optional<rpc::Fault> LogDecoder::Private::result(const rpc::AnswerBuffer& answer, Read&& read)
{
    return orNothing(answer, [&]() -> std::optional<rpc::Fault> {
        ondemand::document document;
        ondemand::object envelope;
        if (parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
            document.get_object().get(envelope))
            return badJson();
        bool found = false;
        for (auto field : envelope) {
            ondemand::raw_json_string key;
            ondemand::value value;
            if (field.key().get(key) || field.value().get(value))
                return badJson();
            if (is(key, "result")) {
                ondemand::array array;
                if (value.get_array().get(array))
                    return badJson();
                if (const auto problem = read(array))
                    return problem;
                found = true;
            } else if (is(key, "error")) {
                bool none = false;
                if (value.is_null().get(none) || !none) {
                    const auto whole = rpc::readResult(answer.view());
                    return whole ? badJson() : whole.error();
                }
            }
        }
        if (!found)
            return badJson();
        const char* rest = nullptr;  // text after the envelope is not JSON-RPC
        return document.current_location().get(rest) == SUCCESS ? std::optional(badJson()) : std::nullopt;
    });
}

void LogDecoder::Private::begin(const LogFilter& wanted, Interval blocks, DecodedLogs& to)
{
    filter = &wanted;
    range = blocks;
    blockHash = nullptr;
    places = nullptr;
    ofReceipts = false;
    into = &to;
    lastToken = {};
    lastIsToken = wanted.isToken(lastToken);
    hasRules = !wanted.ruled.empty();
}

std::optional<rpc::Fault> LogDecoder::decode(const rpc::AnswerBuffer& answer, const LogFilter& filter, Interval range,
                                             const std::optional<Bytes32>& blockHash, DecodedLogs& into)
{
    d->begin(filter, range, into);
    d->blockHash = blockHash ? &*blockHash : nullptr;
    return d->result(answer, [this](ondemand::array array) { return d->logs(array); });
}

/// One answer of a batch: a list of logs, or the error of this element.
std::optional<rpc::Fault> LogDecoder::Private::element(ondemand::object envelope, Elements& elements)
{
    std::int64_t id = -1;
    bool list = false;
    for (auto field : envelope) {
        ondemand::raw_json_string key;
        ondemand::value value;
        if (field.key().get(key) || field.value().get(value))
            return badJson();
        if (is(key, "id")) {
            if (value.get_int64().get(id))
                id = -1;
        } else if (is(key, "result")) {
            ondemand::array array;
            if (value.get_array().get(array))
                continue;
            if (const auto problem = logs(array))
                return problem;
            list = true;
        } else if (is(key, "error")) {
            ondemand::object error;
            std::string_view raw;
            if (value.get_object().get(error) || error.raw_json().get(raw))
                continue;
            if (const auto told = rpc::readResult("{\"error\":" + std::string(raw) + '}'); !told)
                elements.refused = told.error();
        }
    }
    if (list && id >= 0 && id < static_cast<std::int64_t>(elements.answered.size()))
        elements.answered[static_cast<std::size_t>(id)] = true;
    return std::nullopt;
}

std::optional<rpc::Fault> LogDecoder::decodeBatch(const rpc::AnswerBuffer& answer, const LogFilter& filter,
                                                  const std::vector<Place>& places, Elements& elements,
                                                  DecodedLogs& into)
{
    d->begin(filter, {}, into);
    d->places = &places;
    elements.answered.assign(places.size(), false);
    elements.refused.reset();
    return d->orNothing(answer, [&]() -> std::optional<rpc::Fault> {
        ondemand::document document;
        ondemand::json_type type{};
        if (d->parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
            document.type().get(type))
            return badJson();
        if (type == ondemand::json_type::object) {  // one error for the whole batch
            const auto whole = rpc::readResult(answer.view());
            return whole ? badJson() : whole.error();
        }
        ondemand::array replies;
        if (document.get_array().get(replies))
            return badJson();
        for (auto reply : replies) {
            ondemand::object envelope;
            if (reply.get_object().get(envelope))
                return badJson();
            if (const auto problem = d->element(envelope, elements))
                return problem;
        }
        return std::nullopt;
    });
}

std::optional<rpc::Fault> LogDecoder::decodeReceipts(const rpc::AnswerBuffer& answer, const LogFilter& filter,
                                                     Height block, const Bytes32& blockHash, int transactions,
                                                     DecodedLogs& into)
{
    d->begin(filter, {block, block}, into);
    d->blockHash = &blockHash;
    d->ofReceipts = true;
    return d->result(answer, [&](ondemand::array array) -> std::optional<rpc::Fault> {
        int count = 0;
        if (auto problem = d->receipts(array, &count))
            return problem;
        if (transactions >= 0 && count != transactions)
            return fault("incomplete",
                         QT_TRANSLATE_NOOP("Engine", "fewer or more receipts than the block has transactions"));
        return std::nullopt;
    });
}

}  // namespace signalbox::evm
