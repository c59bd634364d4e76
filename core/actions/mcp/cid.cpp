// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>

#include "actions/mcp/agent_file.h"

namespace signalbox::actions {

namespace {

constexpr quint64 rawCodec = 0x55, dagPbCodec = 0x70;
constexpr qsizetype mostCid = 128;

QByteArray fromBase58(const QByteArray& text)
{
    static const QByteArray alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
    QByteArray number;  // big-endian
    for (const char digit : text) {
        qsizetype carry = alphabet.indexOf(digit);
        if (carry < 0)
            return {};
        for (qsizetype i = number.size(); i-- > 0;) {
            carry += static_cast<unsigned char>(number[i]) * 58;
            number[i] = static_cast<char>(carry & 0xff);
            carry >>= 8;
        }
        if (carry > 0)
            number.prepend(static_cast<char>(carry));
    }
    for (const char digit : text) {
        if (digit != '1')
            break;
        number.prepend('\0');
    }
    return number;
}

QByteArray fromBase32(const QByteArray& text)
{
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char digit : text) {
        const int value = digit >= 'a' && digit <= 'z'   ? digit - 'a'
                          : digit >= '2' && digit <= '7' ? digit - '2' + 26
                                                         : -1;
        if (value < 0)
            return {};
        bits = (bits << 5 | static_cast<quint32>(value)) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    return bytes;
}

QByteArray varint(quint64 value)
{
    QByteArray bytes;
    do {
        bytes += static_cast<char>((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        value >>= 7;
    } while (value > 0);
    return bytes;
}

/// The block that IPFS makes of a file that fits into one: a PBNode whose Data is a UnixFS file.
QByteArray oneBlock(const QByteArray& bytes)
{
    const QByteArray size = varint(static_cast<quint64>(bytes.size()));
    QByteArray file = QByteArray("\x08\x02", 2);
    if (!bytes.isEmpty())
        file += '\x12' + size + bytes;
    file += '\x18' + size;
    return '\x0a' + varint(static_cast<quint64>(file.size())) + file;
}

}  // namespace

std::optional<bool> matchesCid(const QByteArray& bytes, const QByteArray& cid)
{
    if (cid.size() > mostCid)
        return std::nullopt;
    QByteArray decoded;
    quint64 codec = dagPbCodec;
    if (cid.startsWith("Qm") && cid.size() == 46) {
        decoded = fromBase58(cid);
    } else {
        decoded = cid.startsWith('b')   ? fromBase32(cid.mid(1))
                  : cid.startsWith('z') ? fromBase58(cid.mid(1))
                                        : QByteArray();
        if (decoded.size() < 2 || decoded[0] != 1)
            return std::nullopt;
        codec = static_cast<unsigned char>(decoded[1]);
        decoded.remove(0, 2);
    }
    if (decoded.size() != 34 || !decoded.startsWith("\x12\x20"))  // SHA-256
        return std::nullopt;
    const auto has = [hash = decoded.mid(2)](const QByteArray& block) {
        return QCryptographicHash::hash(block, QCryptographicHash::Sha256) == hash;
    };
    if (codec == rawCodec)
        return has(bytes);
    if (codec == dagPbCodec && has(oneBlock(bytes)))
        return true;
    return std::nullopt;
}

}  // namespace signalbox::actions
