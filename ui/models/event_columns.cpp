#include "models/event_columns.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventColumns)
};
}  // namespace

std::vector<EventColumn> eventColumns(EventKind kind)
{
    using enum EventColumn;
    if (kind == EventKind::Transfers)
        return {Time, Block, Log, Token, From, To, Value, Transaction, Status};
    return {Time,  Chain, Block,     Log,      Registry, Event,       Agent, Client, Value, Tag1,
            Tag2,  Owner, Validator, Endpoint, Uri,      Transaction, Id,    Status};
}

// No default branch: a new column makes the compiler list the places to visit.
QString columnTitle(EventColumn column)
{
    switch (column) {
    case EventColumn::Time: return Words::tr("Time");
    case EventColumn::Chain: return Words::tr("Chain");
    case EventColumn::Block: return Words::tr("Block");
    case EventColumn::Log: return Words::tr("Log", "index of a log in its block");
    case EventColumn::Token: return Words::tr("Token");
    case EventColumn::From: return Words::tr("From");
    case EventColumn::To: return Words::tr("To");
    case EventColumn::Value: return Words::tr("Value");
    case EventColumn::Registry: return Words::tr("Registry");
    case EventColumn::Event: return Words::tr("Event");
    case EventColumn::Agent: return Words::tr("Agent");
    case EventColumn::Client: return Words::tr("Client");
    case EventColumn::Tag1: return QStringLiteral("tag1");
    case EventColumn::Tag2: return QStringLiteral("tag2");
    case EventColumn::Owner: return Words::tr("Owner");
    case EventColumn::Validator: return Words::tr("Validator");
    case EventColumn::Endpoint: return Words::tr("Endpoint");
    case EventColumn::Uri: return Words::tr("URI");
    case EventColumn::Transaction: return Words::tr("Transaction");
    case EventColumn::Id: return Words::tr("Id");
    case EventColumn::Status: return Words::tr("Status");
    }
    return {};
}

QString columnName(EventColumn column)
{
    switch (column) {
    case EventColumn::Time: return QStringLiteral("time");
    case EventColumn::Chain: return QStringLiteral("chain");
    case EventColumn::Block: return QStringLiteral("block");
    case EventColumn::Log: return QStringLiteral("log");
    case EventColumn::Token: return QStringLiteral("token");
    case EventColumn::From: return QStringLiteral("from");
    case EventColumn::To: return QStringLiteral("to");
    case EventColumn::Value: return QStringLiteral("value");
    case EventColumn::Registry: return QStringLiteral("registry");
    case EventColumn::Event: return QStringLiteral("event");
    case EventColumn::Agent: return QStringLiteral("agent");
    case EventColumn::Client: return QStringLiteral("client");
    case EventColumn::Tag1: return QStringLiteral("tag1");
    case EventColumn::Tag2: return QStringLiteral("tag2");
    case EventColumn::Owner: return QStringLiteral("owner");
    case EventColumn::Validator: return QStringLiteral("validator");
    case EventColumn::Endpoint: return QStringLiteral("endpoint");
    case EventColumn::Uri: return QStringLiteral("uri");
    case EventColumn::Transaction: return QStringLiteral("transaction");
    case EventColumn::Id: return QStringLiteral("id");
    case EventColumn::Status: return QStringLiteral("status");
    }
    return {};
}

bool isShownAtFirst(EventColumn column, EventKind kind)
{
    using enum EventColumn;
    switch (column) {
    case Time:
    case Block:
    case Log:
    case Token:
    case From:
    case To:
    case Value:
    case Event:
    case Agent:
    case Client:
    case Tag1:
    case Tag2: return true;
    case Transaction: return kind == EventKind::Transfers;
    case Chain:
    case Registry:
    case Owner:
    case Validator:
    case Endpoint:
    case Uri:
    case Id:
    case Status: return false;
    }
    return false;
}

bool isNumber(EventColumn column)
{
    return column == EventColumn::Block || column == EventColumn::Log || column == EventColumn::Value || column == EventColumn::Agent;
}

bool isHex(EventColumn column)
{
    using enum EventColumn;
    return column == From || column == To || column == Client || column == Owner || column == Validator || column == Transaction;
}

int startWidth(EventColumn column, EventKind kind)
{
    using enum EventColumn;
    switch (column) {
    case Time: return 92;
    case Chain: return 120;
    case Block: return 88;
    case Log: return 48;
    case Token: return 110;
    case From:
    case To:
    case Client:
    case Owner:
    case Validator:
    case Transaction: return 112;
    case Value: return kind == EventKind::Transfers ? 190 : 84;
    case Registry: return 92;
    case Event: return 128;
    case Agent: return 60;
    case Tag1: return 116;
    case Tag2: return 84;
    case Endpoint:
    case Uri: return 180;
    case Id: return 170;
    case Status: return 90;
    }
    return 100;
}

}  // namespace signalbox::ui
