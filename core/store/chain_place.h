// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::store {

/// The location of a chain's tables. `schema` is the name in signalbox.chains and is never computed again.
struct ChainPlace {
    QString caip2, schema;
    qint64 id = 0;  ///< the number of the CAIP-2 ID: chain_id in the tables that chains share

    ChainPlace() = default;
    ChainPlace(const QString& caip, const QString& name)
        : caip2(caip), schema(name), id(caip.section(QLatin1Char(':'), 1).toLongLong())
    {
    }
};

}  // namespace signalbox::store
