// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/queries.h"
#include "tables/columns.h"

namespace signalbox::ui {

enum class EventColumn {
    Time,
    Chain,
    Block,
    Log,
    Token,
    From,
    To,
    Value,
    Registry,
    Event,
    Agent,
    Client,
    Tag1,
    Tag2,
    Owner,
    Validator,
    Endpoint,
    Uri,
    Transaction,
    Id,
    Status,
};

std::vector<EventColumn> eventColumns(EventKind kind);  ///< every column of the kind, in order
ColumnSpec eventColumnSpec(EventColumn column, EventKind kind);

}  // namespace signalbox::ui
