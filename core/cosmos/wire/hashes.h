// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "cosmos/wire/types.h"

namespace signalbox::cosmos {

Bytes32 sha256(QByteArrayView bytes);

/// Hash of the codes, data and gas of a block's transactions: the next header's `last_results_hash`.
QByteArray resultsHash(const BlockResults&);

/// Of RFC 6962; that of no leaf is the hash of nothing.
Bytes32 merkleRoot(const std::vector<QByteArray>& leaves);

/// What the sending chain stores of a packet of IBC v1.
QByteArray packetCommitment(quint64 timeoutTimestamp, quint64 timeoutRevision, quint64 timeoutHeight,
                            QByteArrayView data);

}  // namespace signalbox::cosmos
