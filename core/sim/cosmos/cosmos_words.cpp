// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_words.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <cstring>

#include "signalbox/literals.h"

namespace signalbox::sim {

namespace {

constexpr char charset[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

quint32 polymod(const QByteArray& values)
{
    static constexpr quint32 generators[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    quint32 check = 1;
    for (const char value : values) {
        const quint32 top = check >> 25;
        check = (check & 0x1ffffff) << 5 ^ quint32(quint8(value));
        for (int i = 0; i < 5; ++i)
            check ^= (top >> i & 1) ? generators[i] : 0;
    }
    return check;
}

Bytes32 rootOf(const std::vector<Bytes32>& leaves, std::size_t begin, std::size_t count)
{
    if (count == 1)
        return leaves[begin];
    std::size_t left = 1;
    while (left * 2 < count)
        left *= 2;
    return sha256Of(QByteArray(1, '\1') + rawBytes(rootOf(leaves, begin, left)) +
                    rawBytes(rootOf(leaves, begin + left, count - left)));
}

}  // namespace

Bytes32 sha256Of(const QByteArray& bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    Bytes32 out{};
    std::memcpy(out.data(), hash.constData(), out.size());
    return out;
}

Bytes32 merkleRootOf(const std::vector<QByteArray>& leaves)
{
    if (leaves.empty())
        return sha256Of({});
    std::vector<Bytes32> hashes;
    hashes.reserve(leaves.size());
    for (const QByteArray& leaf : leaves)
        hashes.push_back(sha256Of(QByteArray(1, '\0') + leaf));
    return rootOf(hashes, 0, hashes.size());
}

QByteArray rawBytes(const Bytes32& hash)
{
    return {reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size())};
}

QByteArray upperHex(const Bytes32& hash)
{
    return rawBytes(hash).toHex().toUpper();
}

QByteArray bech32(const QByteArray& prefix, const QByteArray& bytes)
{
    QByteArray data;
    quint32 bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | quint8(byte);
        for (count += 8; count >= 5; count -= 5)
            data += char(bits >> (count - 5) & 31);
    }
    if (count > 0)
        data += char(bits << (5 - count) & 31);
    QByteArray all;
    for (const char c : prefix)
        all += char(c >> 5);
    all += '\0';
    for (const char c : prefix)
        all += char(c & 31);
    const quint32 check = polymod(all + data + QByteArray(6, '\0')) ^ 1;
    for (int i = 0; i < 6; ++i)
        data += char(check >> (5 * (5 - i)) & 31);
    QByteArray text = prefix + '1';
    for (const char value : data)
        text += charset[int(value)];
    return text;
}

QByteArray cosmosAddress(quint64 seed, const QByteArray& role, int number)
{
    const Bytes32 hash = sha256Of(QByteArray::number(seed) + role + QByteArray::number(number));
    return bech32("cosmos", rawBytes(hash).left(20));
}

QByteArray nanosecondsText(qint64 ns)
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(ns / 1'000'000'000, Qt::UTC);
    return at.toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + '.' +
           QByteArray::number(ns % 1'000'000'000).rightJustified(9, '0') + 'Z';
}

void appendEscaped(QByteArray& to, const QByteArray& text)
{
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else if (quint8(c) < 0x20) {
            to += "\\u00";
            to += digits[quint8(c) >> 4];
            to += digits[quint8(c) & 15];
        } else {
            to += c;
        }
    }
}

QByteArray quotedJson(const QByteArray& text)
{
    QByteArray out(1, '"');
    appendEscaped(out, text);
    out += '"';
    return out;
}

}  // namespace signalbox::sim
