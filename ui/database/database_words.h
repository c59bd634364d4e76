// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/database_queries.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// "bloated, frequently used", "unused since 3 Aug", "not valid".
QString indexVerdict(const DatabaseIndex& index, const QDateTime& since);
State indexSign(const DatabaseIndex& index);
int indexSeverity(const DatabaseIndex& index);  ///< larger is worse

QString tableVerdict(const DatabaseTable& table);  ///< "26 % dead rows, old statistics"; empty: none
QString ratioText(const std::optional<double>& bloat);

State jobSign(const MaintenanceJob& job);
QString jobResult(const MaintenanceJob& job);  ///< "64 %" while it runs

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
