// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/hashes.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <array>
#include <cstring>

namespace signalbox::cosmos {

namespace {

Bytes32 root(const Bytes32* leaves, std::size_t count)
{
    if (count == 1)
        return leaves[0];
    std::size_t left = 1;
    while (left * 2 < count)
        left *= 2;
    const Bytes32 a = root(leaves, left), b = root(leaves + left, count - left);
    QByteArray inner(1, '\1');
    inner.append(reinterpret_cast<const char*>(a.data()), static_cast<qsizetype>(a.size()));
    inner.append(reinterpret_cast<const char*>(b.data()), static_cast<qsizetype>(b.size()));
    return sha256(inner);
}

void appendVarint(QByteArray& to, quint64 value)
{
    for (; value > 0x7f; value >>= 7)
        to.append(static_cast<char>((value & 0x7f) | 0x80));
    to.append(static_cast<char>(value));
}

void appendNumber(QByteArray& to, int field, quint64 value)
{
    if (value == 0)
        return;
    appendVarint(to, static_cast<quint64>(field) << 3);
    appendVarint(to, value);
}

}  // namespace

Bytes32 sha256(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    const QByteArray result = hash.result();
    Bytes32 out{};
    std::memcpy(out.data(), result.constData(), out.size());
    return out;
}

Bytes32 merkleRoot(const std::vector<QByteArray>& leaves)
{
    if (leaves.empty())
        return sha256({});
    std::vector<Bytes32> hashes;
    hashes.reserve(leaves.size());
    for (const QByteArray& leaf : leaves)
        hashes.push_back(sha256(QByteArray(1, '\0').append(leaf)));
    return root(hashes.data(), hashes.size());
}

QByteArray resultsHash(const BlockResults& results)
{
    std::vector<QByteArray> leaves;
    leaves.reserve(results.txs.size());
    for (const TxResult& tx : results.txs) {
        QByteArray leaf;
        appendNumber(leaf, 1, tx.code);
        if (!tx.data.empty()) {
            leaf.append('\x12');
            appendVarint(leaf, tx.data.size());
            leaf.append(tx.data.data(), static_cast<qsizetype>(tx.data.size()));
        }
        appendNumber(leaf, 5, static_cast<quint64>(tx.gasWanted));
        appendNumber(leaf, 6, static_cast<quint64>(tx.gasUsed));
        leaves.push_back(std::move(leaf));
    }
    const Bytes32 hash = merkleRoot(leaves);
    return {reinterpret_cast<const char*>(hash.data()), static_cast<qsizetype>(hash.size())};
}

QByteArray packetCommitment(quint64 timeoutTimestamp, quint64 timeoutRevision, quint64 timeoutHeight,
                            QByteArrayView data)
{
    std::array<char, 24 + 32> text;
    qToBigEndian(timeoutTimestamp, text.data());
    qToBigEndian(timeoutRevision, text.data() + 8);
    qToBigEndian(timeoutHeight, text.data() + 16);
    const Bytes32 inner = sha256(data);
    std::memcpy(text.data() + 24, inner.data(), inner.size());
    const Bytes32 hash = sha256(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return {reinterpret_cast<const char*>(hash.data()), static_cast<qsizetype>(hash.size())};
}

}  // namespace signalbox::cosmos
