// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/block_proof_private.h"
#include "evm/proof/json_fields.h"
#include "signalbox/literals.h"
#include "support/keccak.h"
#include "support/ordered_trie.h"

namespace signalbox::evm::proof {

using namespace simdjson;

namespace {

constexpr std::uint64_t depositType = 0x7e;
constexpr std::uint64_t feeCurrencyType = 0x7b;  // Celo, CIP-64
constexpr std::size_t mostReceipts = 1'000'000;

Mismatch damaged(const char* what)
{
    return {Message(what), true};
}

void addToBloom(Bloom& bloom, QByteArrayView item)
{
    const Bytes32 hash = keccak256(item);
    for (std::size_t i = 0; i < 3; ++i) {
        const unsigned bit = (hash[2 * i] << 8U | hash[2 * i + 1]) & 2047U;
        bloom[255 - bit / 8] = static_cast<std::uint8_t>(bloom[255 - bit / 8] | 1U << (bit % 8));
    }
}

template <std::size_t N>
QByteArrayView viewOf(const std::array<std::uint8_t, N>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(N)};
}

/// Fields of one log; each may occur once.
struct LogFields {
    std::optional<Bytes20> address;
    std::vector<Bytes32> topics;
    std::optional<std::string_view> data;
    std::optional<Bytes32> block, transaction;
    std::optional<qint64> number, index;
    bool hasTopics = false, removed = false, twice = false, readable = true;

    void read(std::string_view key, ondemand::value value);
};

template <class T>
void once(std::optional<T>& to, std::optional<T> value, LogFields& log)
{
    log.twice = log.twice || to.has_value();
    log.readable = log.readable && value.has_value();
    to = value;
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> fixedOf(ondemand::value& value)
{
    std::array<std::uint8_t, N> out;
    return readFixed(value, out) ? std::optional(out) : std::nullopt;
}

void LogFields::read(std::string_view key, ondemand::value value)
{
    if (key == "address") {
        once(address, fixedOf<20>(value), *this);
    } else if (key == "data") {
        once(data, digitsOf(value), *this);
    } else if (key == "blockHash") {
        once(block, fixedOf<32>(value), *this);
    } else if (key == "blockNumber") {
        once(number, quantityOf(value), *this);
    } else if (key == "transactionHash") {
        once(transaction, fixedOf<32>(value), *this);
    } else if (key == "logIndex") {
        once(index, quantityOf(value), *this);
    } else if (key == "removed") {
        bool flag = false;
        removed = removed || value.get_bool().get(flag) != SUCCESS || flag;
    } else if (key == "topics") {
        twice = twice || hasTopics;
        hasTopics = true;
        ondemand::array list;
        readable = readable && value.get_array().get(list) == SUCCESS;
        if (!readable)
            return;
        for (auto element : list) {
            ondemand::value entry;
            Bytes32 topic;
            if (element.get(entry) || !readFixed(entry, topic) || topics.size() == 4) {
                readable = false;
                return;
            }
            topics.push_back(topic);
        }
    }
}

}  // namespace

BlockProof::BlockProof() : d(std::make_unique<Private>()) {}
BlockProof::~BlockProof() = default;

std::optional<Mismatch> BlockProof::Private::readLogs(ondemand::array array, const ProvenHeader& header,
                                                      Receipt& receipt, std::vector<Bytes32>& transactions,
                                                      int* nextLog)
{
    receipt.logsBegin = logs.beginList();
    for (auto element : array) {
        ondemand::object object;
        if (element.get_object().get(object))
            return damaged(QT_TRANSLATE_NOOP("Engine", "a log is not a JSON object"));
        LogFields log;
        for (auto field : object) {
            const std::string_view key = keyOf(field);
            ondemand::value value;
            if (field.value().get(value))
                return damaged(QT_TRANSLATE_NOOP("Engine", "a log is damaged JSON"));
            log.read(key, value);
        }
        if (log.twice)
            return damaged(QT_TRANSLATE_NOOP("Engine", "a field of a log is duplicated"));
        if (!log.readable || !log.address || !log.data || !log.hasTopics || !log.transaction || !log.block ||
            !log.number || !log.index)
            return damaged(QT_TRANSLATE_NOOP("Engine", "a log lacks a readable field"));
        if (log.removed)
            return Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "a log is marked as removed"))};
        if (*log.block != header.ref.hash || *log.number != header.ref.number)
            return Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "a log names another block"))};
        if (*log.index != *nextLog)
            return Mismatch{
                Message(QT_TRANSLATE_NOOP("Engine", "log %1 has the index %2")).arg(*nextLog).arg(*log.index)};
        transactions.push_back(*log.transaction);
        const qsizetype begin = logs.beginList();
        logs.bytes(*log.address);
        const qsizetype topics = logs.beginList();
        for (const Bytes32& topic : log.topics)
            logs.bytes(topic);
        logs.endList(topics);
        if (!logs.hexBytes(*log.data))
            return damaged(QT_TRANSLATE_NOOP("Engine", "the data of a log is not hexadecimal"));
        logs.endList(begin);
        if (!receipt.hasBloom) {
            addToBloom(receipt.bloom, viewOf(*log.address));
            for (const Bytes32& topic : log.topics)
                addToBloom(receipt.bloom, viewOf(topic));
        }
        ++*nextLog;
        ++receipt.logCount;
    }
    logs.endList(receipt.logsBegin);
    receipt.logsEnd = logs.size();
    return std::nullopt;
}

std::optional<Mismatch> BlockProof::Private::readReceipt(ondemand::object object, const ProvenHeader& header,
                                                         int* nextLog)
{
    Receipt receipt;
    std::vector<Bytes32> logTransactions;
    std::optional<Bytes32> block, transaction;
    std::optional<Bytes20> from, to;
    std::optional<qint64> index;
    std::optional<Bloom> bloom;
    for (auto field : object) {
        const std::string_view key = keyOf(field);
        ondemand::value value;
        if (field.value().get(value))
            return damaged(QT_TRANSLATE_NOOP("Engine", "a receipt is damaged JSON"));
        const auto quantity = [&]() { return static_cast<std::uint64_t>(quantityOf(value).value_or(-1)); };
        if (key == "type") {
            receipt.type = quantity();
        } else if (key == "status") {
            if (const auto status = quantityOf(value))
                receipt.succeeded = *status != 0;
        } else if (key == "root") {
            receipt.stateRoot = fixedOf<32>(value);
        } else if (key == "cumulativeGasUsed") {
            receipt.cumulativeGas = quantity();
        } else if (key == "gasUsed") {
            receipt.gasUsed = quantity();
        } else if (key == "logsBloom") {
            bloom = fixedOf<256>(value);
        } else if (key == "blockHash") {
            block = fixedOf<32>(value);
        } else if (key == "transactionHash") {
            transaction = fixedOf<32>(value);
        } else if (key == "transactionIndex") {
            index = quantityOf(value);
        } else if (key == "from") {
            from = fixedOf<20>(value);
        } else if (key == "to") {
            to = fixedOf<20>(value);
        } else if (key == "depositNonce") {
            if (const auto nonce = quantityOf(value))
                receipt.depositNonce = static_cast<std::uint64_t>(*nonce);
        } else if (key == "depositReceiptVersion") {
            if (const auto version = quantityOf(value))
                receipt.depositVersion = static_cast<std::uint64_t>(*version);
        } else if (key == "baseFee") {
            receipt.baseFee = integerDigitsOf(value, rooms.emplace_back());
        } else if (key == "logs") {
            ondemand::array list;
            if (receipt.hasLogs || value.get_array().get(list))
                return damaged(QT_TRANSLATE_NOOP("Engine", "the logs of a receipt are not readable"));
            receipt.hasLogs = true;
            if (auto problem = readLogs(list, header, receipt, logTransactions, nextLog))
                return problem;
        }
    }
    if (!block || !transaction || !index || !receipt.hasLogs)
        return damaged(QT_TRANSLATE_NOOP("Engine", "a receipt lacks a readable field"));
    if (*block != header.ref.hash)
        return Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "a receipt is of another block"))};
    if (*index != static_cast<qint64>(receipts.size()))
        return Mismatch{
            Message(QT_TRANSLATE_NOOP("Engine", "receipt %1 has the index %2")).arg(receipts.size()).arg(*index)};
    for (const Bytes32& named : logTransactions)
        if (named != *transaction)
            return Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "a log names another transaction than its receipt"))};
    if (bloom)
        receipt.bloom = *bloom;
    receipt.transaction = *transaction;
    receipt.systemSender = from == Bytes20{} && (!to || *to == Bytes20{});
    receipts.push_back(receipt);
    return std::nullopt;
}

/// The form under the root. False if a field that its type needs is missing.
bool BlockProof::Private::encode(const Receipt& receipt, const Rule& rule)
{
    if (receipt.type > 0x7f || (!receipt.succeeded && !receipt.stateRoot))
        return false;
    if (receipt.type != 0) {
        const char type = static_cast<char>(receipt.type);
        encoded.raw(QByteArrayView(&type, 1));
    }
    const qsizetype list = encoded.beginList();
    // If an answer has both, the root was hashed: nodes compute the status of old blocks.
    if (receipt.stateRoot)
        encoded.bytes(*receipt.stateRoot);
    else
        encoded.number(*receipt.succeeded ? 1 : 0);
    encoded.number(receipt.cumulativeGas);
    encoded.bytes(receipt.bloom);
    encoded.raw(logs.view().sliced(receipt.logsBegin, receipt.logsEnd - receipt.logsBegin));
    if (receipt.type == depositType) {
        const bool hashed = rule.deposit == Rule::Deposit::Nonce ||
                            (rule.deposit == Rule::Deposit::Answer && receipt.depositVersion.has_value());
        if (hashed && !receipt.depositNonce)
            return false;
        if (hashed) {
            encoded.number(*receipt.depositNonce);
            encoded.number(receipt.depositVersion.value_or(1));
        }
    } else if (receipt.type == feeCurrencyType && receipt.baseFee && !encoded.hexInteger(*receipt.baseFee)) {
        return false;
    }
    encoded.endList(list);
    return true;
}

tl::expected<ProvenReceipts, Mismatch> BlockProof::receipts(const rpc::AnswerBuffer& answer, const ProvenHeader& header,
                                                            const Rules& rules)
{
    const Rule& rule = rules.at(header.ref.number);
    if (rule.impossible)
        return tl::unexpected(Mismatch{Message(QT_TRANSLATE_NOOP(
            "Engine", "the receipts roots of this chain are not made of its receipts at this height"))});
    d->receipts.clear();
    d->rooms.clear();
    d->logs.clear();
    ondemand::document document;
    ondemand::array array;
    if (d->parser.of(answer.size()).iterate(answer.data(), answer.size(), answer.capacity()).get(document) ||
        document.get_array().get(array))
        return unreadable(QT_TRANSLATE_NOOP("Engine", "the receipts are not a JSON array"));
    int nextLog = 0;
    for (auto element : array) {
        ondemand::object object;
        if (element.get_object().get(object) || d->receipts.size() >= mostReceipts)
            return unreadable(QT_TRANSLATE_NOOP("Engine", "a receipt is not a JSON object"));
        if (auto problem = d->readReceipt(object, header, &nextLog))
            return tl::unexpected(*problem);
    }
    if (const char* rest = nullptr; document.current_location().get(rest) == SUCCESS)
        return unreadable(QT_TRANSLATE_NOOP("Engine", "something follows the receipts"));

    ProvenReceipts out;
    std::size_t under = d->receipts.size();
    const bool stateSync =
        rule.stateSyncOutside && under > 0 && d->receipts.back().systemSender && d->receipts.back().gasUsed == 0;
    if (stateSync) {
        --under;
        out.outside = d->receipts.back().logCount;
    }
    const std::size_t listed = header.transactions.size();
    const bool blockReceipt = rule.blockReceipt && under == listed + 1;
    for (std::size_t i = 0; i < std::min(under, listed); ++i)
        if (d->receipts[i].transaction != header.transactions[i])
            return tl::unexpected(
                Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "receipt %1 is of another transaction")).arg(i)});
    // The transaction of a state sync is in the block's list on some nodes but not on others.
    const bool complete = under == listed || blockReceipt || (stateSync && under + 1 == listed);
    if (!complete)
        return tl::unexpected(Mismatch{
            Message::counted("the answer has receipts for %1 of %Ln transaction",
                             QT_TRANSLATE_N_NOOP("Engine", "the answer has receipts for %1 of %Ln transactions"),
                             qint64(listed))
                .arg(under)});

    d->encoded.clear();
    d->ends.clear();
    for (std::size_t i = 0; i < under; ++i) {
        if (!d->encode(d->receipts[i], rule))
            return tl::unexpected(
                Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "receipt %1 of type %2 lacks a field that is hashed"))
                             .arg(i)
                             .arg(d->receipts[i].type)});
        d->ends.push_back(d->encoded.size());
    }
    d->values.clear();
    qsizetype begin = 0;
    for (const qsizetype end : d->ends) {
        d->values.push_back(d->encoded.view().sliced(begin, end - begin));
        begin = end;
    }
    if (orderedTrieRoot(d->values) != header.receiptsRoot)
        return tl::unexpected(
            Mismatch{Message(QT_TRANSLATE_NOOP("Engine", "the receipts do not hash to the header's receipts root"))});
    out.receipts = static_cast<int>(under);
    out.logs = nextLog - out.outside;
    return out;
}

}  // namespace signalbox::evm::proof
