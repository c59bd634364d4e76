#pragma once

#include "engine/alert_rules.h"
#include "store/session.h"

/// Tables and columns that a change of the catalog left empty where blocks were stored already.
namespace signalbox::engine {

/// An alarm for each Canopy chain that has such, by its CAIP-2 id. Reads only.
Expected<std::map<QString, Alarm>> unfilledTables(store::Session& session);

/// After a reindex: what every stored block has been read for again is filled.
Expected<Done> settleFilled(store::Session& session, const QString& caip2);

}  // namespace signalbox::engine
