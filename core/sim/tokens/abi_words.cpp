// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/abi_words.h"

#include <algorithm>

#include "sim/keccak.h"
#include "support/u256.h"

namespace signalbox::sim {

quint32 selectorOf(const char* signature)
{
    const Bytes32 hash = keccak(signature);
    return quint32(hash[0]) << 24 | quint32(hash[1]) << 16 | quint32(hash[2]) << 8 | quint32(hash[3]);
}

void appendWord(QByteArray& out, const Bytes32& word)
{
    out.append(reinterpret_cast<const char*>(word.data()), 32);
}

void appendNumber(QByteArray& out, qsizetype number)
{
    appendWord(out, wordOf(std::uint64_t(number)));
}

void appendBytes(QByteArray& out, const QByteArray& bytes)
{
    appendNumber(out, bytes.size());
    out += bytes;
    out.append((32 - bytes.size() % 32) % 32, '\0');
}

QByteArray abiWord(const Bytes32& word)
{
    return viewOf(word).toByteArray();
}

QByteArray abiText(const QByteArray& text)
{
    QByteArray out;
    appendNumber(out, 32);
    appendBytes(out, text);
    return out;
}

QByteArray abiShortText(const QByteArray& text)
{
    return text.left(32).leftJustified(32, '\0');
}

QByteArray abiReason(const QByteArray& reason)
{
    return QByteArray::fromHex("08c379a0") + abiText(reason);
}

Bytes32 AbiReader::word(qsizetype at)
{
    Bytes32 word{};
    m_good = m_good && at >= 0 && at + 32 <= m_data.size();
    if (m_good)
        std::copy_n(m_data.constData() + at, 32, reinterpret_cast<char*>(word.data()));
    return word;
}

qsizetype AbiReader::size(qsizetype at)
{
    const U256 value = U256::fromWord(word(at));
    m_good = m_good && value <= U256(std::uint64_t(m_data.size()));
    return m_good ? qsizetype(value.limbs[0]) : 0;
}

Bytes20 AbiReader::address(qsizetype at)
{
    const Bytes32 value = word(at);
    m_good = m_good && std::all_of(value.begin(), value.begin() + 12, [](std::uint8_t byte) { return byte == 0; });
    Bytes20 address;
    std::copy_n(value.begin() + 12, 20, address.begin());
    return address;
}

bool AbiReader::flag(qsizetype at)
{
    const U256 value = U256::fromWord(word(at));
    m_good = m_good && value <= U256(1);
    return m_good && !value.isZero();
}

QByteArray AbiReader::bytes(qsizetype at)
{
    const qsizetype length = size(at);
    m_good = m_good && at + 32 + length <= m_data.size();
    return m_good ? m_data.mid(at + 32, length) : QByteArray();
}

}  // namespace signalbox::sim
