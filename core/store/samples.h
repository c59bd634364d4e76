// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/queries.h"

namespace signalbox::store {

/// One row of signalbox.samples at 10 s. Counts are for that span, heights from its end; NaN or none if unknown.
struct SampleRow {
    QString caip2;
    QDateTime at;  ///< end of the span, UTC, a multiple of the step
    std::optional<Height> head, indexed, stored, finalized;
    std::optional<double> lagSeconds;
    qint64 rows = 0, blocks = 0, queueDepth = 0;
    double queueOldestSeconds = 0;
    qint64 inFlight = 0, requests = 0, errors = 0, bytesIn = 0;
    double cost = 0;
    std::optional<double> liveLagSeconds;
    QString stallCause;  ///< none, provider, rate_limit, decode, database, idle
};

/// History of the charts. Rows of `step` 10 s are inserted; those of 1 min and 1 h are computed from them.
class Samples {
public:
    explicit Samples(Session& session) : m_session(session) {}

    Expected<Done> insert(const std::vector<SampleRow>& rows);  ///< an existing row is kept
    Expected<qint64> rollUp();  ///< fills completed minutes and hours; returns the rows written
    Expected<qint64> prune();   ///< 10 s: 1 day, 1 min: 30 days, 1 h: 2 years
    Expected<std::vector<Series>> series(const SeriesQuery& query);  ///< a missing span is one NaN point
    static qint64 stepSeconds(const SeriesQuery& query);             ///< step of the rows that series() would use
    Expected<std::vector<SampleRow>> newest(const QStringList& chains, int perChain);  ///< 10 s rows, for sparklines

private:
    Session& m_session;
    bool m_rolled = false;
};

}  // namespace signalbox::store
