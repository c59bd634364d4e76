// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/erc8004/event_fields.h"

#include "evm/topics.h"
#include "signalbox/literals.h"
#include "support/eip55.h"

namespace signalbox::evm {

namespace {

bool zeros(const std::uint8_t* bytes, std::size_t count)
{
    return std::all_of(bytes, bytes + count, [](std::uint8_t byte) { return byte == 0; });
}

/// Bits that a well-formed encoder leaves alone are as they must be.
bool isClean(Coding coding, const Bytes32& word)
{
    switch (coding) {
        case Coding::Uint8:
            return zeros(word.data(), 31);
        case Coding::Uint64:
            return zeros(word.data(), 24);
        case Coding::Address:
            return zeros(word.data(), 12);
        case Coding::Bool:
            return zeros(word.data(), 31) && word[31] <= 1;
        case Coding::Int128: {
            const std::uint8_t sign = word[16] & 0x80 ? 0xff : 0;
            return std::all_of(word.begin(), word.begin() + 16, [&](std::uint8_t byte) { return byte == sign; });
        }
        default:
            return true;
    }
}

}  // namespace

std::optional<std::vector<FieldValue>> readFields(const Layout& layout, const std::vector<Bytes32>& topics,
                                                  const QByteArray& data)
{
    if (topics.size() != layout.indexed.size() + 1)
        return std::nullopt;
    const auto size = static_cast<quint64>(data.size());
    if (size < 32 * layout.data.size())
        return std::nullopt;
    std::vector<FieldValue> values;
    for (std::size_t i = 0; i < layout.indexed.size(); ++i) {
        FieldValue value;
        value.field = &layout.indexed[i];
        value.topic = static_cast<int>(i) + 1;
        value.word = topics[i + 1];
        if (!isClean(value.field->coding, value.word))
            return std::nullopt;
        values.push_back(std::move(value));
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(data.constData());
    for (std::size_t i = 0; i < layout.data.size(); ++i) {
        FieldValue value;
        value.field = &layout.data[i];
        value.headOffset = static_cast<int>(32 * i);
        std::memcpy(value.word.data(), bytes + 32 * i, 32);
        if (value.field->coding == Coding::Text || value.field->coding == Coding::Bytes) {
            const U256 offset = U256::fromWord(value.word);
            if (!offset.fits64() || offset.limbs[0] > size || size - offset.limbs[0] < 32)
                return std::nullopt;
            const U256 length = U256::fromWord(bytes + offset.limbs[0]);
            const quint64 begin = offset.limbs[0] + 32;
            if (!length.fits64() || length.limbs[0] > size - begin)
                return std::nullopt;
            value.offset = static_cast<int>(begin);
            value.length = static_cast<int>(length.limbs[0]);
            value.bytes = data.mid(value.offset, value.length);
        } else {
            value.offset = value.headOffset;
            value.length = 32;
            if (!isClean(value.field->coding, value.word))
                return std::nullopt;
        }
        values.push_back(std::move(value));
    }
    return values;
}

std::pair<bool, U256> signedValue(const FieldValue& value)
{
    const U256 number = U256::fromWord(value.word);
    const bool isSigned = value.field->coding == Coding::Int128 || value.field->coding == Coding::Int256;
    return isSigned && number.highBit() ? std::pair(true, number.negated()) : std::pair(false, number);
}

QString toText(const FieldValue& value)
{
    switch (value.field->coding) {
        case Coding::Uint256:
        case Coding::Uint64:
        case Coding::Uint8:
        case Coding::Int128:
        case Coding::Int256: {
            const auto [negative, number] = signedValue(value);
            return (negative ? u"-"_s : QString()) + number.toString();
        }
        case Coding::Address:
            return checksumAddress(addressOf(value.word.data()));
        case Coding::Bool:
            return value.word[31] != 0 ? u"true"_s : u"false"_s;
        case Coding::Word:
        case Coding::HashedText:
            return hex::text(value.word);
        case Coding::WordText: {
            const auto* begin = reinterpret_cast<const char*>(value.word.data());
            std::size_t length = 32;
            while (length > 0 && begin[length - 1] == 0)
                --length;
            return visibleText(std::string_view(begin, length));
        }
        case Coding::Text:
            return visibleText(std::string_view(value.bytes.constData(), static_cast<std::size_t>(value.bytes.size())),
                               65'536);
        case Coding::Bytes:
            return QString::fromLatin1("0x" + value.bytes.toHex());
    }
    return {};
}

}  // namespace signalbox::evm
