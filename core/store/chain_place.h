// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::store {

/// Where a chain's tables are. `schema` is what signalbox.chains says, never computed again.
struct ChainPlace {
    QString caip2, schema;
    qint64 id = 0;  ///< the number of the CAIP-2 id: chain_id of the tables that chains share

    ChainPlace() = default;
    ChainPlace(const QString& caip, const QString& name)
        : caip2(caip), schema(name), id(caip.section(QLatin1Char(':'), 1).toLongLong())
    {
    }
};

}  // namespace signalbox::store
