// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/calls/abi.h"

namespace signalbox::evm {

namespace {

constexpr qsizetype wordBytes = 32;

void putWord(QByteArray& out, std::uint64_t value)
{
    const Bytes32 bytes = U256(value).toWord();
    out.append(reinterpret_cast<const char*>(bytes.data()), wordBytes);
}

void putAddress(QByteArray& out, const Bytes20& address)
{
    out.append(12, '\0');
    out.append(reinterpret_cast<const char*>(address.data()), 20);
}

qsizetype padded(qsizetype size)
{
    return (size + wordBytes - 1) / wordBytes * wordBytes;
}

/// A number that fits a position in the answer.
std::optional<qsizetype> positionAt(const QByteArray& answer, qsizetype at)
{
    if (at < 0 || at > answer.size() - wordBytes)
        return std::nullopt;
    const U256 value = U256::fromWord(reinterpret_cast<const std::uint8_t*>(answer.constData() + at));
    if (!value.fitsInt64() || static_cast<qint64>(value.limbs[0]) > answer.size())
        return std::nullopt;
    return static_cast<qsizetype>(value.limbs[0]);
}

}  // namespace

QByteArray selector(const char* hexDigits)
{
    return QByteArray::fromHex(hexDigits);
}

QByteArray balanceOfCall(const Bytes20& holder)
{
    QByteArray data = selector("70a08231");
    putAddress(data, holder);
    return data;
}

std::optional<U256> numberOf(const Returned& returned)
{
    if (!returned || returned->size() != wordBytes)
        return std::nullopt;
    return U256::fromWord(reinterpret_cast<const std::uint8_t*>(returned->constData()));
}

QByteArray aggregate3(const std::vector<ContractCall>& calls)
{
    QByteArray data = selector("82ad56cb");
    putWord(data, wordBytes);
    putWord(data, calls.size());
    qsizetype offset = static_cast<qsizetype>(calls.size()) * wordBytes;
    for (const ContractCall& call : calls) {
        putWord(data, static_cast<std::uint64_t>(offset));
        offset += 4 * wordBytes + padded(call.data.size());
    }
    for (const ContractCall& call : calls) {
        putAddress(data, call.to);
        putWord(data, 1);  // allowFailure
        putWord(data, 3 * wordBytes);
        putWord(data, static_cast<std::uint64_t>(call.data.size()));
        data += call.data;
        data.append(padded(call.data.size()) - call.data.size(), '\0');
    }
    return data;
}

std::optional<std::vector<Returned>> readAggregate3(const QByteArray& answer, std::size_t count)
{
    const auto list = positionAt(answer, 0);
    const auto size = list ? positionAt(answer, *list) : std::nullopt;
    if (!size || static_cast<std::size_t>(*size) != count)
        return std::nullopt;
    const qsizetype heads = *list + wordBytes;
    std::vector<Returned> all;
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto offset = positionAt(answer, heads + static_cast<qsizetype>(i) * wordBytes);
        const qsizetype at = offset ? heads + *offset : -1;
        const auto success = positionAt(answer, at);
        const auto data = success ? positionAt(answer, at + wordBytes) : std::nullopt;
        const auto length = data ? positionAt(answer, at + *data) : std::nullopt;
        if (!length || at + *data + wordBytes > answer.size() - *length)
            return std::nullopt;
        if (*success == 1)
            all.emplace_back(answer.mid(at + *data + wordBytes, *length));
        else
            all.emplace_back(std::nullopt);
    }
    return all;
}

}  // namespace signalbox::evm
