// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <string_view>
#include <unordered_map>

#include "support/hex.h"

namespace signalbox::cosmos {

inline QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Digits of either case without 0x; empty for any other text.
inline QByteArray hexBytes(std::string_view digits)
{
    QByteArray bytes(static_cast<qsizetype>(digits.size() / 2), Qt::Uninitialized);
    const bool right =
        digits.size() % 2 == 0 && hex::decodeDigits(digits.data(), reinterpret_cast<std::uint8_t*>(bytes.data()),
                                                    static_cast<std::size_t>(bytes.size()));
    return right ? bytes : QByteArray();
}

/// Gives equal texts the same memory: a block names few ports, channels and signers, very often.
class SharedTexts {
public:
    QByteArray operator()(std::string_view text)
    {
        if (text.empty())
            return {};
        if (const auto found = m_texts.find(text); found != m_texts.end())
            return found->second;
        const QByteArray bytes = bytesOf(text);
        m_texts.emplace(viewOf(bytes), bytes);
        return bytes;
    }

private:
    std::unordered_map<std::string_view, QByteArray> m_texts;  // each key is in its value's memory
};

}  // namespace signalbox::cosmos
