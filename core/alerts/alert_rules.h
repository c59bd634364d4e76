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

/// One thing that deserves an operator's attention while it lasts. (caip2, kind, key) tells it apart.
struct Alert {
    QString caip2, kind, key, severity;
    Message text;
    QJsonObject detail;
    qint64 count = 1;      ///< how often it happened so far, as its source counts
    bool follows = false;  ///< while it is on, its text and detail are kept as things are now
};

/// What is wrong with a chain now, by its snapshot.
std::vector<Alert> alertsOf(const ChainSnapshot& chain);

/// Stored rows that a reindex kept although the answers lacked them; `blocks` is not empty and stands in the detail.
Alert keptRowsAlert(const ChainSnapshot& chain, const chain::IntervalSet& blocks);
/// The blocks in the detail of such an alert; empty: it is another one.
chain::IntervalSet keptRowsOf(const QString& kind, const QString& key, const QJsonObject& detail);

/// What the figures of all chains together say: clocks that differ.
std::optional<Alert> clockAlert(const std::vector<ChainSnapshot>& chains, double databaseAheadSeconds,
                                const QDateTime& now);

/// Holds back what would be one trouble told many times. An endpoint is told when it has been away for a while, a chain
/// when it has been behind its head for five minutes; a chain without any endpoint is told instead of its endpoints;
/// and when no endpoint of any chain answers, the network of this machine is told instead of the chains.
class AlertFilter {
public:
    /// Looks at all chains that are ours, before the alerts of each are settled.
    void look(const std::vector<ChainSnapshot>& chains, const QDateTime& at = QDateTime::currentDateTimeUtc());
    std::optional<Alert> network() const;  ///< on while the network is gone
    std::vector<Alert> settled(const QString& caip2, const std::vector<Alert>& now,
                               const QDateTime& at = QDateTime::currentDateTimeUtc());
    void adopt(const QString& caip2, const std::vector<Alert>& open, const QDateTime& at);  ///< told already
    void forget(const QString& caip2) { m_seen.erase(caip2); }

    static constexpr int settleSeconds = 20;  ///< so long an endpoint may be away
    static constexpr int returnSeconds = 60;  ///< so long chains may need when the network is back
    static constexpr int steadySeconds = 10;  ///< so long the network must be back

private:
    struct Seen {
        QDateTime since;
        bool told = false;
    };
    std::map<QString, std::map<QString, Seen>> m_seen;  ///< by chain, then kind/key
    QDateTime m_goneAt, m_lastGone;                     ///< invalid: the network is there; never gone
};

/// Remembers which alerts are on, so that each is raised once, counted when it happens again, and ended when it is
/// over.
class AlertBook {
public:
    struct Change {
        std::vector<Alert> raise, reword, clear;
    };
    /// `now`: all alerts of this chain (or of the workspace, caip2 empty) at this moment.
    Change update(const QString& caip2, const std::vector<Alert>& now,
                  const QDateTime& at = QDateTime::currentDateTimeUtc());
    void forget(const QString& caip2) { m_on.erase(caip2); }
    bool knows(const QString& caip2) const { return m_on.contains(caip2); }
    std::vector<Alert> on(const QString& caip2, const QString& kind) const;
    /// What an earlier engine raised and nobody has ended: it is ended with the next update unless it is still on.
    void adopt(const QString& caip2, const std::vector<Alert>& open,
               const QDateTime& at = QDateTime::currentDateTimeUtc());

    /// A repeated alert is counted at most this often.
    static constexpr int repeatSeconds = 60;

private:
    struct On {
        Alert alert;
        QDateTime toldAt;
    };
    std::map<QString, std::map<QString, On>> m_on;  ///< by chain, then kind/key
};

}  // namespace signalbox::engine
