#pragma once

#include <QString>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::ui {

enum class EventColumn {
    Time, Chain, Block, Log, Token, From, To, Value, Registry, Event, Agent, Client, Tag1, Tag2, Owner, Validator, Endpoint, Uri,
    Transaction, Id, Status,
};

std::vector<EventColumn> eventColumns(EventKind kind);  ///< every column of the kind, in order
QString columnTitle(EventColumn column);
QString columnName(EventColumn column);                 ///< stable, for saved layouts and exports
bool isShownAtFirst(EventColumn column, EventKind kind);
bool isNumber(EventColumn column);                      ///< right aligned
bool isHex(EventColumn column);                         ///< address or hash: short, fixed font
int startWidth(EventColumn column, EventKind kind);

}  // namespace signalbox::ui
