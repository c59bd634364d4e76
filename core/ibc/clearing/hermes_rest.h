// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

#include "rpc/http_transport.h"
#include "signalbox/error.h"

namespace signalbox::ibc {

/// Of a chain's configuration; its URLs are not kept, because they may contain credentials.
struct HermesChain {
    double gasPrice = 0;
    QString gasDenom, keyName;
    QJsonObject excluded;  ///< channel → sequences that Hermes never relays
};

/// The REST interface of a running Hermes. Blocks its thread, whose events are handled meanwhile. Errors: HERMES_FAILED
/// (it does not answer, answers with an error, or is another program).
class HermesRest {
public:
    explicit HermesRest(const QString& base);

    Expected<QString> version();  ///< of the library "ibc-relayer"; the program's is not told
    Expected<QStringList> chains();
    Expected<HermesChain> chain(const QString& chainId);  ///< an unknown one is an error
    Expected<int> packetWorkers(const QString& chainId);  ///< that send packets of the chain
    /// Starts clearing of all channels of the chain and returns at once. Unknown chains are not reported by Hermes, so
    /// that chains() must be asked before. It clears at most clear_limit (50) packets of each channel.
    Expected<Done> clearPackets(const QString& chainId);
    void cancel() const { m_cancellation.request(); }  ///< in this thread

private:
    Expected<QJsonValue> ask(const QString& path, const QString& query, bool post);

    QUrl m_base;
    Cancellation m_cancellation;
    rpc::HttpTransport m_http;
};

}  // namespace signalbox::ibc
