// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <map>

#include "evm/log_decoder.h"

namespace signalbox::evm {

/// Turns registry logs into rows of erc8004.events, in the column order of support/erc8004_columns.h.
class Erc8004Decoder {
public:
    explicit Erc8004Decoder(qint64 chainId, QSet<QString> retractedIds = {});
    void setRetracted(QSet<QString> ids) { m_retracted = std::move(ids); }

    enum class Result {
        Row,
        RawRow,
        Skipped
    };  ///< RawRow: with a field that could not be read; Skipped: no registry event
    /// `timestamp`: of the block, Unix seconds.
    Result append(const RegistryLog& log, qint64 timestamp, CopyBuffer& out);

    /// Topics that are no known event, with how often they came; each is worth one line of the log.
    const std::map<Bytes32, qint64>& unknownTopics() const { return m_unknown; }

private:
    QByteArray idOf(const RegistryLog& log) const;

    qint64 m_chainId;
    QSet<QString> m_retracted;
    std::map<Bytes32, qint64> m_unknown;
};

/// The text whose keccak-256 this is, when it is one of the tags or keys in common use; else empty.
QByteArray knownText(const Bytes32& keccak);

}  // namespace signalbox::evm
