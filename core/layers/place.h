#pragma once

#include <QString>

namespace signalbox::layers {

inline const QString globalSchema = QStringLiteral("canopyx_global");
inline const QString adminSchema = QStringLiteral("canopyx");

/// Where a chain's tables are. `schema` is what signalbox.chains says (chain_<id>), never computed again.
struct ChainPlace {
    QString caip2, schema;
    qint64 id = 0;  ///< the number of the CAIP-2 id: chain_id of the document's tables

    ChainPlace() = default;
    ChainPlace(const QString& caip, const QString& name)
        : caip2(caip), schema(name), id(caip.section(QLatin1Char(':'), 1).toLongLong())
    {
    }
};

}  // namespace signalbox::layers
