// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/erc8004/erc8004_decoder.h"

#include <QCryptographicHash>

#include "evm/erc8004/event_fields.h"
#include "evm/topics.h"
#include "support/erc8004_columns.h"
#include "support/safe_text.h"

namespace signalbox::evm {

namespace {

constexpr qsizetype longestText = 65'536;  // of one column; a longer text is truncated there and kept whole in raw_data

/// A row before it is written: column names as in erc8004_columns.h.
struct EventRow {
    std::optional<qint64> agentId, feedbackIndex, score, response, decimals;
    std::optional<std::pair<bool, U256>> value;
    std::array<std::optional<QByteArray>, static_cast<std::size_t>(Slot::RequestUri) + 1> texts;
    std::optional<QByteArray> agentIdText;
    bool raw = false;  ///< keep the log unchanged

    std::optional<QByteArray>& text(Slot slot) { return texts[static_cast<std::size_t>(slot)]; }
    const std::optional<QByteArray>& text(Slot slot) const { return texts[static_cast<std::size_t>(slot)]; }
};

bool isTag(Slot slot)
{
    return slot == Slot::Tag1 || slot == Slot::Tag2 || slot == Slot::Tag;
}

QByteArray stored(const QByteArray& bytes, bool* cut)
{
    QByteArray text = storableText(
        std::string_view(bytes.constData(), static_cast<std::size_t>(std::min(bytes.size(), longestText))));
    *cut = *cut || bytes.size() > longestText;
    return text;
}

QByteArray wordText(const Bytes32& word)
{
    qsizetype length = 32;
    while (length > 0 && word[static_cast<std::size_t>(length - 1)] == 0)
        --length;
    return QByteArray(reinterpret_cast<const char*>(word.data()), length);
}

void putText(EventRow& row, Slot slot, const QByteArray& bytes)
{
    if (isTag(slot) && bytes.isEmpty())
        return;  // an empty tag is not stored
    row.text(slot) = stored(bytes, &row.raw);
}

void putNumber(EventRow& row, const FieldValue& value)
{
    const auto [negative, number] = signedValue(value);
    const std::optional<qint64> small =
        number.fitsInt64() ? std::optional(static_cast<qint64>(number.limbs[0])) : std::nullopt;
    switch (value.field->slot) {
        case Slot::AgentId:
            row.agentId = small;
            if (!small)
                row.agentIdText = QByteArray::fromStdString(number.toDecimal());
            break;
        case Slot::FeedbackIndex:
            row.feedbackIndex = small;
            row.raw = row.raw || !small;
            break;
        case Slot::Score:
            row.score = small;
            break;
        case Slot::Response:
            row.response = small;
            break;
        case Slot::Decimals:
            row.decimals = small;
            break;
        case Slot::Value: {
            static const U256 limit = *U256::fromDecimal("1000000000000000000000000000000000000000");  // NUMERIC(39,0)
            if (number < limit)
                row.value = {negative, number};
            else
                row.raw = true;
            break;
        }
        default:
            break;
    }
}

void put(EventRow& row, const FieldValue& value)
{
    const Slot slot = value.field->slot;
    switch (value.field->coding) {
        case Coding::Uint256:
        case Coding::Uint64:
        case Coding::Uint8:
        case Coding::Int128:
        case Coding::Int256:
            putNumber(row, value);
            break;
        case Coding::Address:
            row.text(slot) = hex::bytes(addressOf(value.word.data()));
            break;
        case Coding::Bool:
            row.text(slot) = value.word[31] != 0 ? QByteArray("approved") : QByteArray("revoked");
            break;
        case Coding::Word:
            row.text(slot) = hex::bytes(value.word);
            break;
        case Coding::WordText:
            putText(row, slot, wordText(value.word));
            break;
        case Coding::Text:
            putText(row, slot, value.bytes);
            break;
        case Coding::Bytes:
            row.text(slot) = "0x" + value.bytes.left(longestText / 2).toHex();
            row.raw = row.raw || value.bytes.size() > longestText / 2;
            break;
        case Coding::HashedText:
            if (slot != Slot::None) {
                static const Bytes32 ofNothing =
                    word("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
                const QByteArray known = knownText(value.word);
                putText(row, slot, known);
                row.raw = row.raw || (known.isEmpty() && value.word != ofNothing);
            }
            break;
    }
}

/// value / 10^decimals, rounded half away from zero; null outside 32 bits.
std::optional<qint64> derivedScore(const std::pair<bool, U256>& value, qint64 decimals)
{
    U256 rest = value.second;
    if (decimals > 77)
        return 0;
    std::uint64_t lastDigit = 0;
    for (qint64 i = 0; i < decimals; ++i)
        lastDigit = rest.divide(10);
    if (!rest.fits64() || rest.limbs[0] > 0x8000'0000u)
        return std::nullopt;
    const auto magnitude = static_cast<qint64>(rest.limbs[0]) + (lastDigit >= 5 ? 1 : 0);
    const qint64 score = value.first ? -magnitude : magnitude;
    return score >= std::numeric_limits<qint32>::min() && score <= std::numeric_limits<qint32>::max()
               ? std::optional(score)
               : std::nullopt;
}

std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

}  // namespace

QByteArray knownText(const Bytes32& keccak)
{
    static const std::map<Bytes32, QByteArray> dictionary = [] {
        std::map<Bytes32, QByteArray> all;
        for (const char* text : {"starred",
                                 "reachable",
                                 "ownerVerified",
                                 "uptime",
                                 "successRate",
                                 "responseTime",
                                 "blocktimeFreshness",
                                 "revenues",
                                 "tradingYield",
                                 "day",
                                 "week",
                                 "month",
                                 "year",
                                 "agentWallet",
                                 "hard",
                                 "soft",
                                 "quality",
                                 "speed",
                                 "accuracy",
                                 "trust",
                                 "review",
                                 "test"}) {
            const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Keccak_256);
            Bytes32 key;
            std::memcpy(key.data(), hash.constData(), 32);
            all.emplace(key, text);
        }
        return all;
    }();
    const auto found = dictionary.find(keccak);
    return found == dictionary.end() ? QByteArray() : found->second;
}

Erc8004Decoder::Erc8004Decoder(qint64 chainId, QSet<QString> retractedIds)
    : m_chainId(chainId), m_retracted(std::move(retractedIds))
{
}

QByteArray Erc8004Decoder::idOf(const RegistryLog& log) const
{
    const QByteArray id =
        QByteArray::number(m_chainId) + '-' + QByteArray::number(log.block) + '-' + QByteArray::number(log.logIndex);
    if (!m_retracted.contains(QString::fromLatin1(id)))
        return id;
    return id + '-' + hex::bytes(log.blockHash).mid(2, 8);
}

Erc8004Decoder::Result Erc8004Decoder::append(const RegistryLog& log, qint64 timestamp, CopyBuffer& out)
{
    const Layout* layout = log.topics.empty() ? nullptr : erc8004Layout(log.topics[0]);
    if (!layout) {
        ++m_unknown[log.topics.empty() ? Bytes32{} : log.topics[0]];
        return Result::Skipped;
    }
    EventRow row;
    const auto fields = readFields(*layout, log.topics, log.data);
    if (fields) {
        for (const FieldValue& field : *fields)
            put(row, field);
        if (row.value && row.decimals)
            row.score = derivedScore(*row.value, *row.decimals);
    } else {
        row.raw = true;
    }

    const auto optional8 = [&](const std::optional<qint64>& value) { value ? out.int8(*value) : out.null(); };
    const auto optional4 = [&](const std::optional<qint64>& value) {
        value ? out.int4(static_cast<qint32>(*value)) : out.null();
    };
    const auto text = [&](Slot slot) { row.text(slot) ? out.text(view(*row.text(slot))) : out.null(); };
    out.beginRow(erc8004_event_fields);
    out.text(view(idOf(log)));
    out.int8(m_chainId);
    out.int8(log.block);
    out.text(view(hex::bytes(log.blockHash)));
    out.text(view(hex::bytes(log.transactionHash)));
    out.int4(log.logIndex);
    out.text(name(layout->registry));
    out.text(layout->event);
    optional8(row.agentId);
    out.int8(timestamp);
    text(Slot::Owner);
    text(Slot::TokenUri);
    text(Slot::MetadataKey);
    text(Slot::MetadataValue);
    text(Slot::ClientAddress);
    optional8(row.feedbackIndex);
    optional4(row.score);
    text(Slot::Tag1);
    text(Slot::Tag2);
    text(Slot::FileUri);
    text(Slot::FileHash);
    text(Slot::ValidatorAddress);
    text(Slot::RequestHash);
    optional4(row.response);
    text(Slot::ResponseUri);
    text(Slot::ResponseHash);
    text(Slot::Tag);
    row.agentIdText ? out.text(view(*row.agentIdText)) : out.null();
    row.value ? out.numeric(row.value->first, row.value->second) : out.null();
    row.decimals ? out.int2(static_cast<qint16>(*row.decimals)) : out.null();
    text(Slot::Endpoint);
    text(Slot::RequestUri);
    if (row.raw) {
        out.bytea(log.topics.data(), static_cast<qsizetype>(32 * log.topics.size()));
        out.bytea(log.data.constData(), log.data.size());
    } else {
        out.null();
        out.null();
    }
    return row.raw ? Result::RawRow : Result::Row;
}

}  // namespace signalbox::evm
