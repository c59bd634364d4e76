// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/database_queries.h"

namespace signalbox::care {

/// How fast the database grows, and until when: the end of the last backfill.
struct Growth {
    std::optional<qint64> bytesPerHour;  ///< of the last hour; none with less than ten minutes of samples
    QDateTime doneAt;                    ///< invalid if no chain is behind
    QString chain;                       ///< name of the one that is done last

    qint64 bytesAt(qint64 bytesNow, const QDateTime& at) const;
};
Growth readGrowth(store::Transaction& transaction);

/// Samples between the times, at most some 400, and the forecast from the newest one; NaN where a line has no value.
/// The forecast reaches a quarter of the range beyond the end of the backfills; there is none if `to` has passed.
DatabaseSeries readSizes(store::Transaction& transaction, const QDateTime& from, const QDateTime& to);

}  // namespace signalbox::care
