#include "evm/log_decoder.h"

#include <simdjson.h>
#include <QtEndian>

#include "evm/json_parser.h"
#include "evm/topics.h"
#include "rpc/json_rpc.h"
#include "support/u256.h"

namespace signalbox::evm {

using namespace simdjson;

namespace {

rpc::Fault fault(const char* network, const char* message)
{
    rpc::Fault fault;
    fault.network = QString::fromLatin1(network);
    fault.message = QString::fromLatin1(message);
    return fault;
}

rpc::Fault badJson()
{
    return fault("bad_json", "");
}

/// Keys have no escapes in any node's answer: comparing the raw bytes, closing quote included, is enough.
template <std::size_t N>
bool is(const ondemand::raw_json_string& key, const char (&name)[N])
{
    return std::memcmp(key.raw(), name, N - 1) == 0 && key.raw()[N - 1] == '"';
}

template <std::size_t N>
bool readFixed(const char* text, std::array<std::uint8_t, N>& out)
{
    return text[0] == '0' && (text[1] | 0x20) == 'x' && hex::decodeDigits(text + 2, out.data(), N) &&
           text[2 + 2 * N] == '"';
}

std::string_view untilQuote(const char* text, const char* end)
{
    const void* quote = std::memchr(text, '"', static_cast<std::size_t>(end - text));
    return quote ? std::string_view(text, static_cast<std::size_t>(static_cast<const char*>(quote) - text))
                 : std::string_view();
}

/// One log as it stands in the answer; nothing is copied but what is decoded.
struct Fields {
    Bytes20 address;
    Bytes32 blockHash, transactionHash;
    std::array<Bytes32, 4> topics;
    int topicCount = 0;
    std::string_view data;  ///< digits without 0x
    Height block = -1;
    qint64 logIndex = -1;
    bool hasAddress = false, hasBlockHash = false, hasTransaction = false, hasData = false;
    bool pending = false, removed = false;
    const char* malformed = nullptr;
};

}  // namespace

class LogDecoder::Private {
public:
    JsonParser parser;
    const char* end = nullptr;
    const LogFilter* filter = nullptr;
    Interval range;
    const Bytes32* blockHash = nullptr;
    DecodedLogs* into = nullptr;
    Bytes20 lastToken{};
    bool lastIsToken = false;

    std::optional<rpc::Fault> logs(ondemand::array array);
    std::optional<rpc::Fault> receipts(ondemand::array array, int* count);
    bool fields(ondemand::object& object, Fields& out);
    std::optional<rpc::Fault> add(const Fields& log, const char* begin);
    void transfer(const Fields& log, bool confirmed, const char* begin);
    void quarantine(const Fields& log, const QString& reason, const char* begin);
    bool isToken(const Bytes20& address);

    template <class Read>
    std::optional<rpc::Fault> result(const rpc::AnswerBuffer& answer, Read&& read);
};

LogDecoder::LogDecoder() : d(std::make_unique<Private>()) {}
LogDecoder::~LogDecoder() = default;

namespace {

/// The JSON object that begins at `begin`.
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

}  // namespace

bool LogDecoder::Private::fields(ondemand::object& object, Fields& out)
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
                            out.malformed = "its topics are not up to four words of 32 bytes";
                        else
                            ++out.topicCount;
                    }
                } else if (is(key, "transactionHash")) {
                    if (value.get_raw_json_string().get(text) == SUCCESS)
                        out.hasTransaction = readFixed(text.raw(), out.transactionHash);
                }
                break;
            default:
                break;
        }
    }
    return true;
}

bool LogDecoder::Private::isToken(const Bytes20& address)
{
    if (address != lastToken) {
        lastToken = address;
        lastIsToken = filter->isToken(address);
    }
    return lastIsToken;
}

void LogDecoder::Private::quarantine(const Fields& log, const QString& reason, const char* begin)
{
    into->quarantined.push_back(
        {log.block, QString::number(log.logIndex), reason, objectAt(begin, end), filter->streamOf(log.address)});
}

void LogDecoder::Private::transfer(const Fields& log, bool confirmed, const char* begin)
{
    // from, to and value stand in topics first, the rest of them in data: 3 + 1 words in all. Tokens of before 2017
    // index less.
    std::array<Bytes32, 3> words;
    const int fromTopics = log.topicCount - 1;
    const int inData = 3 - fromTopics;
    const std::size_t size = log.data.size() / 2;
    if (fromTopics == 3) {
        if (confirmed)
            quarantine(log,
                       QStringLiteral(
                           "A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20."),
                       begin);
        return;
    }
    if (fromTopics < 2 && !confirmed)
        return;  // may as well be an id: only a token confirmed to be ERC-20 is read so
    if (size != static_cast<std::size_t>(inData) * 32 && !(confirmed && fromTopics == 2 && size > 32)) {
        quarantine(log,
                   QStringLiteral("A Transfer with %1 topics and %2 bytes of data is not an ERC-20 transfer.")
                       .arg(log.topicCount)
                       .arg(size),
                   begin);
        return;
    }
    std::copy_n(log.topics.begin() + 1, fromTopics, words.begin());
    for (int i = 0; i < inData; ++i) {
        if (!hex::decodeDigits(log.data.data() + 64 * i, words[static_cast<std::size_t>(fromTopics + i)].data(), 32)) {
            quarantine(log, QStringLiteral("The data of this Transfer is not hexadecimal."), begin);
            return;
        }
    }
    if (!isAddressWord(words[0].data()) || !isAddressWord(words[1].data())) {
        quarantine(log, QStringLiteral("An address of this Transfer has more than 20 bytes."), begin);
        return;
    }
    CopyBuffer& out = into->transfers;
    into->rows.push_back({log.block, static_cast<int>(log.logIndex), out.data().size()});
    // The row is put together here and appended once: this runs for every event.
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

std::optional<rpc::Fault> LogDecoder::Private::add(const Fields& log, const char* begin)
{
    if (log.removed || log.pending)
        return std::nullopt;
    if (log.block < 0 || log.logIndex < 0 || log.logIndex > std::numeric_limits<qint32>::max() || !log.hasBlockHash ||
        !log.hasAddress)
        return fault("incomplete", "a log without a readable place in the chain");
    if (!range.contains(log.block))
        return fault("incomplete", "a log from outside the range that was asked for");
    if (blockHash && log.blockHash != *blockHash)
        return fault("incomplete", "a log of another block than the one that was asked for");

    const RegistryAddress* registry = filter->registry(log.address);
    const bool token = isToken(log.address);
    const bool isTransfer = log.topicCount > 0 && log.topics[0] == transferTopic && (token || filter->allTransfers);
    if (!registry && !isTransfer)
        return std::nullopt;  // an approval of a token that came along with the registries' topics

    if (into->blocks.empty() || into->blocks.back().number != log.block) {
        if (!into->blocks.empty() && into->blocks.back().number > log.block)
            into->disorder = true;
        into->blocks.push_back({log.block, log.blockHash, 0});
    } else if (into->blocks.back().hash != log.blockHash) {
        return fault("incomplete", "two hashes for one height");
    }
    ++into->blocks.back().logs;
    ++into->logs;

    if (log.malformed || !log.hasTransaction || !log.hasData) {
        quarantine(log,
                   QStringLiteral("This log cannot be read: %1.")
                       .arg(QLatin1String(log.malformed  ? log.malformed
                                          : !log.hasData ? "its data is not hexadecimal"
                                                         : "it names no transaction")),
                   begin);
        return std::nullopt;
    }
    if (registry) {
        QByteArray data(static_cast<qsizetype>(log.data.size() / 2), Qt::Uninitialized);
        if (!hex::decodeDigits(log.data.data(), reinterpret_cast<std::uint8_t*>(data.data()),
                               static_cast<std::size_t>(data.size()))) {
            quarantine(log, QStringLiteral("The data of this log is not hexadecimal."), begin);
            return std::nullopt;
        }
        if (!into->registry.empty() && std::pair(into->registry.back().block, into->registry.back().logIndex) >=
                                           std::pair(log.block, static_cast<int>(log.logIndex)))
            into->disorder = true;
        into->registry.push_back({registry->kind,
                                  {log.topics.begin(), log.topics.begin() + log.topicCount},
                                  std::move(data),
                                  log.block,
                                  log.blockHash,
                                  log.transactionHash,
                                  static_cast<int>(log.logIndex)});
    } else {
        if (!into->rows.empty() && std::pair(into->rows.back().block, into->rows.back().logIndex) >=
                                       std::pair(log.block, static_cast<int>(log.logIndex)))
            into->disorder = true;
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
        Fields log;
        if (!fields(object, log))
            return badJson();
        if (const auto problem = add(log, token.data()))
            return problem;
    }
    return std::nullopt;
}

std::optional<rpc::Fault> LogDecoder::Private::receipts(ondemand::array array, int* count)
{
    for (auto element : array) {
        ondemand::object receipt;
        if (element.get_object().get(receipt))
            return fault("incomplete", "an empty receipt");
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
            return fault("incomplete", "a receipt of another block");
    }
    return std::nullopt;
}

template <class Read>
std::optional<rpc::Fault> LogDecoder::Private::result(const rpc::AnswerBuffer& answer, Read&& read)
{
    // simdjson counts on readable bytes behind the end, and so does readFixed() on the last value.
    end = answer.data() + answer.size();
    const auto before = std::tuple(into->transfers.data().size(), into->transfers.rows(), into->rows.size(),
                                   into->registry.size(), into->blocks.size(), into->quarantined.size(), into->logs,
                                   into->disorder, into->blocks.empty() ? 0 : into->blocks.back().logs);
    const auto run = [&]() -> std::optional<rpc::Fault> {
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
        const char* rest = nullptr;  // anything behind the envelope is no JSON-RPC
        return document.current_location().get(rest) == SUCCESS ? std::optional(badJson()) : std::nullopt;
    };
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
    }
    return problem;
}

std::optional<rpc::Fault> LogDecoder::decode(const rpc::AnswerBuffer& answer, const LogFilter& filter, Interval range,
                                             const std::optional<Bytes32>& blockHash, DecodedLogs& into)
{
    d->filter = &filter;
    d->range = range;
    d->blockHash = blockHash ? &*blockHash : nullptr;
    d->into = &into;
    d->lastToken = {};
    d->lastIsToken = filter.isToken(d->lastToken);
    return d->result(answer, [this](ondemand::array array) { return d->logs(array); });
}

std::optional<rpc::Fault> LogDecoder::decodeReceipts(const rpc::AnswerBuffer& answer, const LogFilter& filter,
                                                     Height block, const Bytes32& blockHash, int transactions,
                                                     DecodedLogs& into)
{
    d->filter = &filter;
    d->range = {block, block};
    d->blockHash = &blockHash;
    d->into = &into;
    d->lastToken = {};
    d->lastIsToken = filter.isToken(d->lastToken);
    return d->result(answer, [&](ondemand::array array) -> std::optional<rpc::Fault> {
        int count = 0;
        if (auto problem = d->receipts(array, &count))
            return problem;
        if (transactions >= 0 && count != transactions)
            return fault("incomplete", "fewer or more receipts than the block has transactions");
        return std::nullopt;
    });
}

}  // namespace signalbox::evm
