// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "support/bytes.h"

/// Small values as Cosmos chains write them.
namespace signalbox::sim {

Bytes32 sha256Of(const QByteArray& bytes);
/// Of RFC 6962; that of no leaf is the hash of nothing.
Bytes32 merkleRootOf(const std::vector<QByteArray>& leaves);
QByteArray upperHex(const Bytes32& hash);
QByteArray rawBytes(const Bytes32& hash);

QByteArray bech32(const QByteArray& prefix, const QByteArray& bytes);
/// Of an account, a relayer or a module: the same for equal words.
QByteArray cosmosAddress(quint64 seed, const QByteArray& role, int number);

QByteArray nanosecondsText(qint64 ns);  ///< RFC 3339 with nine digits
QByteArray quotedJson(const QByteArray& text);
void appendEscaped(QByteArray& to, const QByteArray& text);  ///< without the quotes

}  // namespace signalbox::sim
