// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "postgres/session.h"
#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

namespace signalbox::store {

struct StatusRow {
    QString caip2;
    qint64 epoch = 0;
    QDateTime at;
    double ageSeconds = 0;
    QJsonObject snapshot;
};

/// signalbox.chain_status: newest snapshot of each chain.
class ChainStatusTable {
public:
    explicit ChainStatusTable(Session& session) : m_session(session) {}
    Expected<Done> put(const QString& caip2, qint64 epoch, const QJsonObject& snapshot);
    Expected<std::vector<StatusRow>> list();

private:
    Session& m_session;
};

/// signalbox.alerts. One open alert per (chain, kind, key); raising it again increases its count.
class Alerts {
public:
    explicit Alerts(Session& session) : m_session(session) {}
    /// severity: info, warning, error. `key` distinguishes alerts of one kind (an endpoint's ID); the text is displayed
    /// unchanged.
    Expected<qint64> raise(const QString& caip2, const QString& kind, const QString& severity, const Message& text,
                           const QJsonObject& detail = {}, const QString& key = {});
    /// Updates the text of an open alert without counting it again.
    Expected<Done> reword(const QString& caip2, const QString& kind, const Message& text, const QJsonObject& detail,
                          const QString& key = {});
    /// Records a past alert as a whole: while the database is unavailable none can be raised. Consoles that observed
    /// the same outage write one row.
    Expected<Done> record(const QString& kind, const QString& severity, const Message& text, const QDateTime& since,
                          const QDateTime& until, qint64 count);
    Expected<int> clear(const QString& caip2, const QString& kind, const QString& key = {});  ///< ends the open one
    Expected<Done> acknowledge(qint64 id, const QString& by);
    Expected<Done> mute(qint64 id, const QDateTime& until);  ///< an invalid time ends the mute
    Expected<std::vector<AlertRow>> list(int limit);         ///< open first, newest first
    Expected<int> unread();                                  ///< open, not acknowledged and not muted
    struct Open {
        QString kind, key, severity;
        Message text;
        qint64 count = 0;
        QJsonObject detail;
    };
    Expected<std::vector<Open>> open(const QString& caip2);  ///< of a chain, or of the workspace if empty

private:
    Session& m_session;
};

/// signalbox.quarantine (written by ingest).
class Quarantine {
public:
    explicit Quarantine(Session& session) : m_session(session) {}
    Expected<std::vector<QuarantineRow>> list(const QString& caip2, int limit);  ///< waiting ones first
    Expected<qint64> waiting(const QString& caip2);                              ///< empty for all chains
    Expected<std::map<QString, qint64>> waitingByChain();                        ///< without chains that have none
    Expected<Done> setState(const QString& caip2, Height block, const QString& position, const QString& state);
    Expected<Done> countTry(const QString& caip2, Height block, const QString& position, const Message& reason);

private:
    Session& m_session;
};

struct Sizes {
    qint64 database = 0;
    struct Chain {
        QString caip2;
        qint64 bytes = 0;
    };
    std::vector<Chain> chains;
};
Expected<Sizes> readSizes(Session& session);

/// Shows a console that the machine's clock or the workspace's version differs from its own.
struct ServerState {
    double now = 0;  ///< the server's clock, seconds since 1970
    int schema = 0;  ///< the newest migration
};
Expected<ServerState> readServerState(Session& session);

Expected<std::vector<ReorgRow>> readReorgs(Session& session, const QString& caip2, int limit);  ///< newest first

}  // namespace signalbox::store
