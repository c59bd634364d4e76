// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/evm_catalog.h"

namespace signalbox::evm {

const catalog::Catalog& evmCatalog()
{
    static const catalog::Catalog shipped = catalog::Catalog::shipped(u":/catalog/eip155.json"_s);
    return shipped;
}

QByteArray columnList(const QString& entity)
{
    QByteArray list;
    for (const catalog::Column& column : evmCatalog().find(entity)->columns)
        list += (list.isEmpty() ? "" : ",") + column.name.toLatin1();
    return list;
}

}  // namespace signalbox::evm
