// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_columns.h"
#include "signalbox/literals.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

struct ColumnWords {
    Q_DECLARE_TR_FUNCTIONS(EventColumns)
};

ColumnSpec hidden(ColumnSpec spec)
{
    spec.shown = false;
    return spec;
}

ColumnSpec hex(const char* id, const QString& title, int dropOrder = 0)
{
    return {QLatin1String(id), title, CellKind::Mono, 102, false, dropOrder};
}

}  // namespace

std::vector<EventColumn> eventColumns(EventKind kind)
{
    using enum EventColumn;
    if (kind == EventKind::Transfers)
        return {Time, Block, Log, Token, From, To, Value, Transaction, Status};
    return {Time, Block, Log,   Chain,     Registry, Event, Agent,       Client, Value,
            Tag1, Tag2,  Owner, Validator, Endpoint, Uri,   Transaction, Id,     Status};
}

// No default branch: a new column makes the compiler list the places to visit.
ColumnSpec eventColumnSpec(EventColumn column, EventKind kind)
{
    const bool transfers = kind == EventKind::Transfers;
    switch (column) {
        case EventColumn::Time:
            return {u"time"_s, ColumnWords::tr("Time"), CellKind::State, 100};
        case EventColumn::Chain:
            return hidden({u"chain"_s, ColumnWords::tr("Chain"), CellKind::Name, 112});
        case EventColumn::Block:
            return {u"block"_s, ColumnWords::tr("Block"), CellKind::Number, 86, false, 4};
        case EventColumn::Log:
            return {u"log"_s,
                    ColumnWords::tr("Log"),
                    CellKind::Number,
                    46,
                    false,
                    1,
                    true,
                    ColumnWords::tr("Index of the log in its block")};
        case EventColumn::Token:
            return {u"token"_s, ColumnWords::tr("Token"), CellKind::Text, 74};
        case EventColumn::From:
            return hex("from", ColumnWords::tr("From"));
        case EventColumn::To:
            return hex("to", ColumnWords::tr("To"));
        case EventColumn::Value:
            if (transfers)
                return {u"value"_s, ColumnWords::tr("Value"), CellKind::Balance, 150, true};
            return {u"value"_s, ColumnWords::tr("Value"), CellKind::Number, 74};
        case EventColumn::Registry:
            return hidden({u"registry"_s, ColumnWords::tr("Registry"), CellKind::Text, 92});
        case EventColumn::Event:
            return {u"event"_s, ColumnWords::tr("Event"), CellKind::Text, 124};
        case EventColumn::Agent:
            return {u"agent"_s, ColumnWords::tr("Agent"), CellKind::Number, 58};
        case EventColumn::Client:
            return hex("client", ColumnWords::tr("Client"), 3);
        case EventColumn::Tag1:
            return {u"tag1"_s, u"tag1"_s, CellKind::Text, 104, true};
        case EventColumn::Tag2:
            return {u"tag2"_s, u"tag2"_s, CellKind::Text, 76, false, 2};
        case EventColumn::Owner:
            return hidden(hex("owner", ColumnWords::tr("Owner")));
        case EventColumn::Validator:
            return hidden(hex("validator", ColumnWords::tr("Validator")));
        case EventColumn::Endpoint:
            return hidden({u"endpoint"_s, ColumnWords::tr("Endpoint"), CellKind::Text, 180});
        case EventColumn::Uri:
            return hidden({u"uri"_s, ColumnWords::tr("URI"), CellKind::Text, 180});
        case EventColumn::Transaction:
            return transfers ? hex("transaction", ColumnWords::tr("Transaction"), 2)
                             : hidden(hex("transaction", ColumnWords::tr("Transaction")));
        case EventColumn::Id:
            return hidden({u"id"_s, ColumnWords::tr("ID"), CellKind::Text, 170});
        case EventColumn::Status:
            return hidden({u"status"_s, ColumnWords::tr("Status"), CellKind::State, 96});
    }
    return {};
}

}  // namespace signalbox::ui
