// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_cells.h"

#include <QCoreApplication>
#include <QJsonObject>

#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

struct CellWords {
    Q_DECLARE_TR_FUNCTIONS(EventCells)
};

QString text(const EventRow& row, const char* key)
{
    const QJsonValue value = row.cells.value(QLatin1String(key));
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toVariant().toString();
}

QString first(const EventRow& row, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const QString value = text(row, key); !value.isEmpty())
            return value;
    return {};
}

}  // namespace

QString cellText(const EventRow& row, EventColumn column)
{
    switch (column) {
        case EventColumn::Time:
            return text(row, "time");
        case EventColumn::Chain:
            return text(row, "chain");
        case EventColumn::Block:
            return text(row, "block");
        case EventColumn::Log:
            return text(row, "log");
        case EventColumn::Token:
            return text(row, "token");
        case EventColumn::From:
            return text(row, "from");
        case EventColumn::To:
            return text(row, "to");
        case EventColumn::Value:
            return text(row, "value");
        case EventColumn::Registry:
            return text(row, "registry");
        case EventColumn::Event:
            return text(row, "event");
        case EventColumn::Agent:
            return text(row, "agent");
        case EventColumn::Client:
            return text(row, "client");
        case EventColumn::Tag1:
            return first(row, {"tag1", "tag"});
        case EventColumn::Tag2:
            return text(row, "tag2");
        case EventColumn::Owner:
            return text(row, "owner");
        case EventColumn::Validator:
            return text(row, "validator");
        case EventColumn::Endpoint:
            return text(row, "endpoint");
        case EventColumn::Uri:
            return first(row, {"uri", "file_uri", "token_uri", "response_uri", "request_uri"});
        case EventColumn::Transaction:
            return text(row, "transaction");
        case EventColumn::Id:
            return first(row, {"id"});
        case EventColumn::Status:
            return eventStatus(row);
    }
    return {};
}

QDateTime eventTime(const EventRow& row)
{
    const QJsonValue value = row.cells.value(u"time"_s);
    if (value.isDouble())
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC);
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString eventChain(const EventRow& row, EventKind kind, const QString& asked)
{
    if (!asked.isEmpty())
        return asked;
    if (const QString chain = first(row, {"chain", "caip2"}); chain.contains(u':'))
        return chain;
    // A registry event's id begins with the number of its chain.
    const QString id = kind == EventKind::Registry ? row.key : QString();
    const qsizetype dash = id.indexOf(u'-');
    return dash > 0 ? u"eip155:"_s + id.left(dash) : QString();
}

std::optional<AmountText> eventAmount(const EventRow& row, EventKind kind, bool raw)
{
    const QString value = text(row, "value");
    const QString decimals = text(row, "decimals");
    if (value.isEmpty())
        return {};
    if (raw || decimals.isEmpty())
        return scaleAmount(value, 0, -1);
    return scaleAmount(value, decimals.toInt(), kind == EventKind::Transfers ? 6 : -1);
}

QString eventStatus(const EventRow& row)
{
    if (row.pending)
        return CellWords::tr("pending", "an event not stored yet");
    return row.finalized ? CellWords::tr("final", "an event that cannot be undone")
                         : CellWords::tr("stored", "an event that is stored");
}

QString shownText(const EventRow& row, EventColumn column, EventKind kind, bool raw)
{
    switch (column) {
        case EventColumn::Time: {
            // Narrow on purpose: the whole time is the tip.
            const QDateTime at = shownTime(eventTime(row));
            const QDateTime now = QDateTime::currentDateTime();
            if (!at.isValid() || std::abs(at.secsTo(now)) < 24 * 3600)
                return at.isValid() ? at.toString(u"HH:mm:ss"_s) : QString();
            return at.toString(at.date().year() == now.date().year() ? u"MM-dd HH:mm"_s : u"yyyy-MM-dd"_s);
        }
        case EventColumn::Block:
        case EventColumn::Log:
            return groupDigits(cellText(row, column));
        case EventColumn::Agent:
            return cellText(row, column);
        case EventColumn::Token: {
            const QString symbol = format::safe(text(row, "symbol"));
            return symbol.isEmpty() ? shortHex(cellText(row, column)) : symbol;
        }
        case EventColumn::Value: {
            const auto amount = eventAmount(row, kind, raw);
            return amount ? amount->text() : format::safe(cellText(row, column));
        }
        case EventColumn::From:
        case EventColumn::To:
        case EventColumn::Client:
        case EventColumn::Owner:
        case EventColumn::Validator:
        case EventColumn::Transaction:
            return shortHex(cellText(row, column));
        case EventColumn::Id:
            return row.key;
        case EventColumn::Chain:
        case EventColumn::Registry:
        case EventColumn::Event:
        case EventColumn::Tag1:
        case EventColumn::Tag2:
        case EventColumn::Endpoint:
        case EventColumn::Uri:
            return format::safe(cellText(row, column));
        case EventColumn::Status:
            return eventStatus(row);
    }
    return {};
}

QString tipText(const EventRow& row, EventColumn column, EventKind kind)
{
    switch (column) {
        case EventColumn::Time: {
            const QDateTime at = eventTime(row);
            return at.isValid() ? format::iso(at) : QString();
        }
        case EventColumn::Value: {
            const QString raw = cellText(row, column);
            const QString decimals = text(row, "decimals");
            if (decimals.isEmpty() || !isWholeNumber(raw))
                return raw;
            return CellWords::tr("%1, raw %2 with %3 decimals")
                .arg(scaleAmount(raw, decimals.toInt(), kind == EventKind::Transfers ? 255 : -1)->text(), raw,
                     decimals);
        }
        case EventColumn::Token: {
            const QString symbol = format::safe(text(row, "symbol"));
            const QString address = cellText(row, column);
            return symbol.isEmpty() ? address : symbol + u' ' + address;
        }
        case EventColumn::Status:
            if (row.pending)
                return CellWords::tr("Pending: stored once its block has enough confirmations.");
            return row.finalized ? CellWords::tr("Final: its block can no longer be undone.")
                                 : CellWords::tr("Stored: its block is not final yet.");
        default:
            return format::safe(column == EventColumn::Id ? row.key : cellText(row, column));
    }
}

QString copiedText(const EventRow& row, EventColumn column, EventKind kind, bool raw)
{
    if (column == EventColumn::Id)
        return row.key;
    if (column == EventColumn::Time)
        return tipText(row, column, kind);
    const QString text = cellText(row, column);
    const QString decimals = row.cells.value(u"decimals"_s).toVariant().toString();
    return column == EventColumn::Value && !raw && !decimals.isEmpty() ? plainAmount(text, decimals.toInt()) : text;
}

}  // namespace signalbox::ui
