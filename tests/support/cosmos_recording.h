// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <map>

#include "signalbox/interval.h"

namespace signalbox::test {

/// The recorded blocks of IBC chains, and what became of their packets; README.md beside the recordings describes them.
class CosmosRecording {
public:
    struct Chain {
        std::map<Height, QByteArray> blocks, results;  ///< whole answers of /block and /block_results
    };

    /// The whole recording if it is beside the source tree (or in SIGNALBOX_IBC_RECORDINGS), else the excerpt in
    /// tests/data. Each is read once per process.
    static const CosmosRecording& get();
    static const CosmosRecording& slice();
    static QString folder();  ///< folder of the whole recordings; empty if unavailable

    const std::map<QByteArray, Chain>& chains() const { return m_chains; }
    const QJsonObject& truth() const { return m_truth; }
    bool isWhole() const { return m_whole; }  ///< every block of each chain

private:
    void read(const QString& file);

    std::map<QByteArray, Chain> m_chains;  ///< by chain ID
    QJsonObject m_truth;
    bool m_whole = false;
};

}  // namespace signalbox::test
