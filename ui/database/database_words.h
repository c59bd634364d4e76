// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/database_queries.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// "bloated, frequently used", "unused since 3 Aug", "no statistics before 14:32", "not valid".
QString indexVerdict(const DatabaseIndex& index, const QDateTime& since);
State indexSign(const DatabaseIndex& index);
int indexSeverity(const DatabaseIndex& index);  ///< larger is worse

QString tableVerdict(const DatabaseTable& table);  ///< "26 % dead rows, old statistics"; empty: none
QString ratioText(const std::optional<double>& bloat);

State jobSign(const MaintenanceJob& job);
QString quietText(const QString& hours);  ///< "02:00–06:00"
QString jobName(const MaintenanceJob& job);
QString jobKindWord(const QString& kind);  ///< of an added job: "Rebuild indexes"
State runSign(const QString& state);
QString runResult(const MaintenanceRun& run);
QString personText(const QString& by);            ///< "schedule", "me@here"
QString disabledText(const MaintenanceJob& job);  ///< "disabled by operator since 3 Sep"
QString jobResult(const MaintenanceJob& job);     ///< "64 %" while it runs

/// schema.name, as the engine takes objects.
inline QString placeOf(const DatabaseIndex& index)
{
    return index.schema + QLatin1Char('.') + index.name;
}
inline QString placeOf(const DatabaseTable& table)
{
    return table.schema + QLatin1Char('.') + table.name;
}

}  // namespace signalbox::ui
