// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "support/bytes.h"

namespace signalbox::sim {

// The ABI of contracts: words of 32 bytes, big-endian. A dynamic value is represented by the offset of its content.

quint32 selectorOf(const char* signature);  ///< the first four bytes of the keccak of "balanceOf(address)"

void appendWord(QByteArray& out, const Bytes32& word);
void appendNumber(QByteArray& out, qsizetype number);
void appendBytes(QByteArray& out, const QByteArray& bytes);  ///< the length, then the bytes, padded to whole words

QByteArray abiWord(const Bytes32& word);
QByteArray abiText(const QByteArray& text);       ///< what a function that returns a string returns
QByteArray abiShortText(const QByteArray& text);  ///< what a function that returns bytes32 returns
QByteArray abiReason(const QByteArray& reason);   ///< the data of a require() that failed: Error(string)

/// Values of a call's arguments. Offsets are in bytes and must be inside the data, as Solidity's decoder requires.
class AbiReader {
public:
    explicit AbiReader(const QByteArray& data) : m_data(data) {}

    bool isGood() const { return m_good; }  ///< false once a value was outside the data or its type's range
    Bytes32 word(qsizetype at);
    qsizetype size(qsizetype at);  ///< an offset or a length, at most the size of the data; 0 if invalid
    Bytes20 address(qsizetype at);
    bool flag(qsizetype at);
    QByteArray bytes(qsizetype at);  ///< length and content

private:
    const QByteArray m_data;
    bool m_good = true;
};

}  // namespace signalbox::sim
