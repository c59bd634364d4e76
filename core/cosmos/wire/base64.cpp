// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/base64.h"

#include <array>
#include <cstdint>

namespace signalbox::cosmos {

namespace {

constexpr std::uint32_t invalid = 0xff000000u;

constexpr std::array<std::uint32_t, 256> makeTable(int shift)
{
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<std::uint32_t, 256> table{};
    for (auto& entry : table)
        entry = invalid;
    for (std::uint32_t i = 0; i < 64; ++i)
        table[static_cast<unsigned char>(alphabet[i])] = i << shift;
    return table;
}

constexpr auto first = makeTable(18), second = makeTable(12), third = makeTable(6), fourth = makeTable(0);

}  // namespace

std::optional<std::size_t> decodeBase64(std::string_view text, char* out)
{
    if (text.size() % 4 == 0 && !text.empty() && text.back() == '=') {
        text.remove_suffix(1);
        if (text.back() == '=')
            text.remove_suffix(1);
    }
    const auto* in = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t whole = text.size() / 4, rest = text.size() % 4;
    char* const begin = out;
    for (std::size_t i = 0; i < whole; ++i, in += 4) {
        const std::uint32_t bits = first[in[0]] | second[in[1]] | third[in[2]] | fourth[in[3]];
        if (bits >= invalid)
            return std::nullopt;
        *out++ = static_cast<char>(bits >> 16);
        *out++ = static_cast<char>(bits >> 8);
        *out++ = static_cast<char>(bits);
    }
    if (rest == 1)
        return std::nullopt;
    if (rest > 1) {
        const std::uint32_t bits = first[in[0]] | second[in[1]] | (rest == 3 ? third[in[2]] : 0);
        if (bits >= invalid)
            return std::nullopt;
        *out++ = static_cast<char>(bits >> 16);
        if (rest == 3)
            *out++ = static_cast<char>(bits >> 8);
    }
    return static_cast<std::size_t>(out - begin);
}

std::optional<QByteArray> decodeBase64(std::string_view text)
{
    QByteArray bytes(static_cast<qsizetype>(text.size()), Qt::Uninitialized);
    const auto size = decodeBase64(text, bytes.data());
    if (!size)
        return std::nullopt;
    bytes.truncate(static_cast<qsizetype>(*size));
    return bytes;
}

}  // namespace signalbox::cosmos
