// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <string_view>

namespace signalbox {

/// Writes recursive length prefix encoding, as Ethereum hashes headers and receipts. Keeps its memory when cleared.
class RlpWriter {
public:
    void clear() { m_out.resize(0); }
    void bytes(const void* data, std::size_t size);
    template <std::size_t N>
    void bytes(const std::array<std::uint8_t, N>& value)
    {
        bytes(value.data(), N);
    }
    void number(std::uint64_t value);
    bool hexBytes(
        std::string_view digits);  ///< digits without 0x; if they are not hexadecimal, returns false and writes nothing
    bool hexInteger(std::string_view digits);  ///< the same as an integer, without leading zeros
    void raw(QByteArrayView encoded) { m_out.append(encoded); }
    qsizetype beginList() const { return m_out.size(); }
    void endList(qsizetype begin);  ///< everything written since beginList() becomes one list

    qsizetype size() const { return m_out.size(); }
    QByteArrayView view() const { return m_out; }

private:
    QByteArray m_out;
};

}  // namespace signalbox
