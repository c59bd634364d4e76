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

/// One endpoint with its secrets; exists in memory only. Zero means "no limit" or "unknown".
struct EndpointSettings {
    qint64 id = 0;
    QUrl url;                ///< complete, with its key
    bool webSocket = false;  ///< true if the endpoint itself is a WebSocket
    QString role;            ///< of a kind that only its family uses: "lcd"; empty for http and ws
    bool asksBeside = true;  ///< limits.webSocket: true to use the provider's WebSocket as well, if there is one
    int priority = 0;        ///< the lowest number is used first; equal numbers share the work
    bool enabled = true;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QString user, password, bearer;
    QUrl proxy;      ///< empty for the system's
    QString caFile;  ///< PEM; empty for the system's

    double rate = 0;         ///< calls per second
    int batch = 0;           ///< elements per batch
    qint64 range = 0;        ///< blocks per eth_getLogs
    int concurrency = 0;     ///< concurrent requests
    qint64 dailyBudget = 0;  ///< calls per UTC day

    std::optional<LearnedLimit> learned;  ///< from an earlier run

    QDate usageDay;  ///< day of the two counters, which continue after a restart
    qint64 callsToday = 0;
    double costToday = 0;

    /// Invalid (BAD_URL, BAD_HEADER, BAD_LIMIT) if the draft cannot be used.
    static Expected<EndpointSettings> fromDraft(const EndpointDraft& draft, qint64 id = 0);

    /// Identifies what the provider bills together: the same account at a host, or the same key at any host. Not for
    /// display: it may contain the key.
    QByteArray rateKey() const;
    bool isLoopback() const;
    bool hasSecret() const;
    QString masked() const;  ///< for display, by the rules of signalbox/url.h
    /// Replaces every secret part of this endpoint in a text of its provider.
    QString redact(QString text) const;
};

}  // namespace signalbox::rpc
