// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

/// Ages at which a packet of the sending end is stuck and critical. An empty part of the end means any; the most
/// specific row counts.
struct StuckThreshold {
    QString chainId, port, channel;
    qint64 stuckSeconds = 0, criticalSeconds = 0;
};

/// The price of a whole unit of a denomination, which counts for packets from `since` on.
struct DenomPrice {
    QString chainId;  ///< that sends the packet; empty: any
    QString denom;    ///< as packets carry it
    QString symbol;
    int decimals = 0;  ///< 0 to 77
    QString usd;       ///< a decimal number of at least 0
    QDateTime since;   ///< invalid: now
};

/// What the judgment of packets and their value in USD depend on, for all consoles. Calls return at once, from the
/// thread that owns the engine. Errors: BAD_VALUE, THRESHOLD_UNKNOWN, PRICE_UNKNOWN.
class IbcRules {
public:
    virtual ~IbcRules() = default;
    virtual QFuture<Expected<std::vector<StuckThreshold>>> thresholds() = 0;  ///< the most general first
    virtual QFuture<Expected<Done>> setThreshold(const StuckThreshold& threshold) = 0;
    /// The one of exactly this end; the one of any end stays.
    virtual QFuture<Expected<Done>> removeThreshold(const QString& chainId, const QString& port,
                                                    const QString& channel) = 0;
    virtual QFuture<Expected<std::vector<DenomPrice>>> prices() = 0;  ///< by denomination, newest first
    virtual QFuture<Expected<Done>> setPrice(const DenomPrice& price) = 0;
    /// Of exactly this chain. Returns their number.
    virtual QFuture<Expected<qint64>> removePrices(const QString& chainId, const QString& denom) = 0;
};

QJsonObject toJson(const StuckThreshold&);
QJsonObject toJson(const DenomPrice&);

}  // namespace signalbox
