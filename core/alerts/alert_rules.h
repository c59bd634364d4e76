// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// Something that needs an operator's attention, identified by (caip2, kind, key).
struct Alert {
    QString caip2, kind, key, severity;
    Message text;
    QJsonObject detail;
    qint64 count = 1;      ///< number of occurrences so far, as counted by its source
    bool follows = false;  ///< true if its text and detail are updated while it is active
};

/// The alerts that a chain's snapshot calls for.
std::vector<Alert> alertsOf(const ChainSnapshot& chain);

/// Stored rows that a reindex kept although the answers lacked them; `blocks` is not empty and is stored in the detail.
Alert keptRowsAlert(const ChainSnapshot& chain, const chain::IntervalSet& blocks);
/// The blocks in the detail of such an alert; empty for other alerts.
chain::IntervalSet keptRowsOf(const QString& kind, const QString& key, const QJsonObject& detail);

/// Alerts derived from the figures of all chains together: clocks that differ.
std::optional<Alert> clockAlert(const std::vector<ChainSnapshot>& chains, double databaseAheadSeconds,
                                const QDateTime& now);

/// Delays alerts that would report one cause many times. An endpoint raises an alert when it has been unavailable for a
/// while, a chain when it has been behind its head for five minutes; a chain without any endpoint replaces the alerts
/// of its endpoints; and when no endpoint of any chain answers, one alert for this machine's network replaces those of
/// the chains.
class AlertFilter {
public:
    /// Reads all chains of this engine, before the alerts of each are decided.
    void look(const std::vector<ChainSnapshot>& chains, const QDateTime& at = QDateTime::currentDateTimeUtc());
    std::optional<Alert> network() const;  ///< set while the network is unavailable
    std::vector<Alert> settled(const QString& caip2, const std::vector<Alert>& now,
                               const QDateTime& at = QDateTime::currentDateTimeUtc());
    void adopt(const QString& caip2, const std::vector<Alert>& open,
               const QDateTime& at);  ///< alerts that were raised already
    void forget(const QString& caip2) { m_seen.erase(caip2); }

    static constexpr int settleSeconds = 20;  ///< time for which an endpoint may be unavailable
    static constexpr int returnSeconds = 60;  ///< time that chains may take after the network returns
    static constexpr int steadySeconds = 10;  ///< time for which the network must be available again

private:
    struct Seen {
        QDateTime since;
        bool told = false;
    };
    std::map<QString, std::map<QString, Seen>> m_seen;  ///< by chain, then kind/key
    QDateTime m_goneAt,
        m_lastGone;  ///< m_goneAt is invalid while the network is available; m_lastGone is invalid if it was never lost
};

/// Remembers the active alerts, so that each is raised once, counted when it happens again, and ended when it is over.
class AlertBook {
public:
    struct Change {
        std::vector<Alert> raise, reword, clear;
    };
    /// `now`: all active alerts of this chain (of the workspace if caip2 is empty).
    Change update(const QString& caip2, const std::vector<Alert>& now,
                  const QDateTime& at = QDateTime::currentDateTimeUtc());
    void forget(const QString& caip2) { m_on.erase(caip2); }
    bool knows(const QString& caip2) const { return m_on.contains(caip2); }
    std::vector<Alert> on(const QString& caip2, const QString& kind) const;
    /// Open alerts of an earlier engine: the next update ends them unless they are still active.
    void adopt(const QString& caip2, const std::vector<Alert>& open,
               const QDateTime& at = QDateTime::currentDateTimeUtc());

    /// Minimum time between two counts of a repeated alert.
    static constexpr int repeatSeconds = 60;

private:
    struct On {
        Alert alert;
        QDateTime toldAt;
    };
    std::map<QString, std::map<QString, On>> m_on;  ///< by chain, then kind/key
};

}  // namespace signalbox::engine
