// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QUrl>
#include <utility>
#include <vector>

#include "signalbox/commands.h"
#include "signalbox/error.h"
#include "signalbox/snapshot.h"

namespace signalbox::rpc {

/// One endpoint with its secrets resolved: lives in memory only. Zero means "no such limit" or "not known".
struct EndpointSettings {
    qint64 id = 0;
    QUrl url;                ///< whole, with its key
    bool webSocket = false;  ///< the endpoint itself is one
    bool asksBeside = true;  ///< limits.webSocket: its provider's WebSocket is used as well where there is one
    int priority = 0;        ///< the lowest number is asked first; equal numbers share the work
    bool enabled = true;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QString user, password, bearer;
    QUrl proxy;      ///< empty: the system's
    QString caFile;  ///< PEM; empty: the system's

    double rate = 0;         ///< calls per second
    int batch = 0;           ///< elements per batch
    qint64 range = 0;        ///< blocks per eth_getLogs
    int concurrency = 0;     ///< requests at once
    qint64 dailyBudget = 0;  ///< calls per UTC day

    std::optional<LearnedLimit> learned;  ///< of an earlier run

    QDate usageDay;  ///< day of the two counters, to go on after a restart
    qint64 callsToday = 0;
    double costToday = 0;

    /// Invalid (BAD_URL, BAD_HEADER, BAD_LIMIT) when the draft cannot be used.
    static Expected<EndpointSettings> fromDraft(const EndpointDraft& draft, qint64 id = 0);

    /// What the provider bills together: same host account or same key on any host. Not for people: it may hold the
    /// key.
    QByteArray rateKey() const;
    bool isLoopback() const;
    bool hasSecret() const;
    QString masked() const;  ///< for people, as signalbox/url.h says
    /// Replaces every secret part of this endpoint in a text of its provider.
    QString redact(QString text) const;
};

}  // namespace signalbox::rpc
