// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <map>

#include "evm/log_decoder.h"

namespace signalbox::evm {

/// Converts registry logs to rows of erc8004.events, in the column order of support/erc8004_columns.h.
class Erc8004Decoder {
public:
    explicit Erc8004Decoder(qint64 chainId, QSet<QString> retractedIds = {});
    void setRetracted(QSet<QString> ids) { m_retracted = std::move(ids); }

    enum class Result { Row, RawRow, Skipped };  ///< RawRow: a field could not be read; Skipped: not a registry event
    /// `timestamp`: block time, Unix seconds.
    Result append(const RegistryLog& log, qint64 timestamp, CopyBuffer& out);

    /// Topics of unknown events with their counts; each is worth one log line.
    const std::map<Bytes32, qint64>& unknownTopics() const { return m_unknown; }

private:
    QByteArray idOf(const RegistryLog& log) const;

    qint64 m_chainId;
    QSet<QString> m_retracted;
    std::map<Bytes32, qint64> m_unknown;
};

/// The text with this keccak-256 if it is a common tag or key; else empty.
QByteArray knownText(const Bytes32& keccak);

}  // namespace signalbox::evm
