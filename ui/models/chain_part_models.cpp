// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chain_part_models.h"

#include <QJsonDocument>

#include "language/engine_words.h"
#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QVariant number(qint64 value, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return format::number(value);
        case SortRole:
            return value;
        case CopyRole:
            return QString::number(value);
        default:
            return {};
    }
}

QVariant unknown(int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return format::none();
        case SortRole:
            return qint64(-1);
        case CopyRole:
            return QString();
        default:
            return {};
    }
}

QVariant height(const std::optional<Height>& value, int role)
{
    return value ? number(*value, role) : unknown(role);
}

QVariant ability(const std::optional<bool>& value, int role)
{
    if (role == Qt::DisplayRole)
        return value ? QVariant(*value) : QVariant();
    return role == SortRole ? QVariant(value ? int(*value) : -1) : QVariant();
}

QVariant moment(const QDateTime& at, int role)
{
    switch (role) {
        case Qt::DisplayRole:
            return at.isValid() ? format::time(at) : format::none();
        case SortRole:
            return at;
        case CopyRole:
        case Qt::ToolTipRole:
            return format::iso(at);
        default:
            return {};
    }
}

template <class Model, class Row>
bool sameCells(const Model& model, const Row& a, const Row& b, QVariant (Model::*cell)(const Row&, int, int) const)
{
    for (int column = 0; column < model.columnCount(); ++column)
        for (const int role : {int(Qt::DisplayRole), int(StateItemRole), int(NoteRole), int(ShareRole), int(CopyRole),
                               int(Qt::ToolTipRole)})
            if ((model.*cell)(a, column, role) != (model.*cell)(b, column, role))
                return false;
    return true;
}

std::vector<ColumnSpec> endpointColumns()
{
    return {
        {u"number"_s, EndpointTableModel::tr("#"), CellKind::Number, 40},
        {u"url"_s, EndpointTableModel::tr("URL"), CellKind::Mono, 260, true},
        {u"state"_s, EndpointTableModel::tr("State"), CellKind::State, 168},
        {u"head"_s, EndpointTableModel::tr("Head"), CellKind::Number, 90, false, 3},
        {u"latency"_s, EndpointTableModel::tr("Latency"), CellKind::Number, 68},
        {u"limits"_s, EndpointTableModel::tr("Limits"), CellKind::Text, 216},
        {u"finalized"_s, EndpointTableModel::tr("Finalized"), CellKind::Check, 68, false, 1},
        {u"websocket"_s, EndpointTableModel::tr("WebSocket"), CellKind::Check, 84, false, 2},
        {u"rate"_s, EndpointTableModel::tr("Requests/s"), CellKind::Number, 80},
        {u"errors"_s, EndpointTableModel::tr("Errors/h"), CellKind::Number, 72},
        {u"today"_s, EndpointTableModel::tr("Calls today"), CellKind::Number, 88, false, 4},
    };
}

std::vector<ColumnSpec> streamColumns()
{
    return {
        {u"name"_s, StreamTableModel::tr("Name"), CellKind::Name, 200, true},
        {u"address"_s, StreamTableModel::tr("Address"), CellKind::Mono, 126},
        {u"from"_s, StreamTableModel::tr("From block"), CellKind::Number, 100},
        {u"rows"_s, StreamTableModel::tr("Rows"), CellKind::Number, 110},
        {u"done"_s, StreamTableModel::tr("Done"), CellKind::Number, 72},
    };
}

}  // namespace

EndpointTableModel::EndpointTableModel(QObject* parent) : RowModel<EndpointSnapshot>(endpointColumns(), parent) {}

void EndpointTableModel::setEndpoints(std::vector<EndpointSnapshot> endpoints)
{
    std::stable_sort(endpoints.begin(), endpoints.end(),
                     [](const EndpointSnapshot& a, const EndpointSnapshot& b) { return a.priority < b.priority; });
    m_ranks.clear();
    for (size_t i = 0; i < endpoints.size(); ++i)
        m_ranks.insert(endpoints[i].id, int(i));
    setRows(std::move(endpoints));
}

QVariant EndpointTableModel::cell(const EndpointSnapshot& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Number:
            return number(m_ranks.value(row.id) + 1, role);
        case Column::Url:
            if (role == Qt::DisplayRole || role == CopyRole)
                return row.url;
            return role == Qt::ToolTipRole && !row.client.isEmpty()
                       ? QVariant(row.url + QLatin1Char('\n') + format::safe(row.client))
                       : QVariant();
        case Column::State:
            switch (role) {
                case Qt::DisplayRole:
                    return endpointStateText(row, QDateTime::currentDateTimeUtc());
                case StateItemRole:
                    return int(stateOf(row.state));
                case SortRole:
                    return int(row.state);
                case Qt::ToolTipRole:
                    return row.failure ? QVariant(engineWords(row.failure->error)) : QVariant();
                default:
                    return {};
            }
        case Column::Head:
            return height(row.head, role);
        case Column::Latency:
            if (!row.latencyMs)
                return unknown(role);
            return role == Qt::DisplayRole ? QVariant(format::milliseconds(*row.latencyMs))
                                           : (role == SortRole ? QVariant(*row.latencyMs) : QVariant());
        case Column::Limits:
            if (role == Qt::DisplayRole)
                return endpointLimitsText(row);
            if (role == Qt::ToolTipRole) {
                QStringList lines{endpointLimitsText(row)};
                if (row.learned && row.learned->perSecond > 0 && row.learned->batch > 1)
                    lines << tr("Batches hold up to %1 calls.").arg(format::number(row.learned->batch));
                if (row.blocksPerRequest > 0)
                    lines << tr("Requests currently cover %1 blocks.", nullptr, format::plural(row.blocksPerRequest))
                                 .arg(format::number(row.blocksPerRequest));
                return lines.join(QLatin1Char('\n'));
            }
            return {};
        case Column::Finalized:
            return ability(row.finalizedTag, role);
        case Column::WebSocket:
            if (role == Qt::ToolTipRole && row.webSocket)
                return *row.webSocket ? tr("New blocks are announced over WebSocket.")
                                      : tr("WebSocket is not in use; new blocks are found by polling.");
            return ability(row.webSocket, role);
        case Column::Rate:
            return role == Qt::DisplayRole ? QVariant(format::number(row.requestsPerSecond, 1))
                                           : (role == SortRole ? QVariant(row.requestsPerSecond) : QVariant());
        case Column::Errors:
            return number(row.errorsLastHour, role);
        case Column::Today:
            switch (role) {
                case Qt::DisplayRole:
                    return endpointUseText(row);
                case SortRole:
                    return row.callsToday;
                case Qt::ToolTipRole:
                    return row.costToday > 0
                               ? QVariant(tr("Cost today: %1 provider units.").arg(format::number(row.costToday, 0)))
                               : QVariant();
                default:
                    return {};
            }
    }
    return {};
}

bool EndpointTableModel::same(const EndpointSnapshot& a, const EndpointSnapshot& b) const
{
    return sameCells(*this, a, b, &EndpointTableModel::cell);
}

StreamTableModel::StreamTableModel(QObject* parent) : RowModel<StreamSnapshot>(streamColumns(), parent) {}

QVariant StreamTableModel::cell(const StreamSnapshot& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Name:
            if (role == Qt::DisplayRole || role == CopyRole)
                return format::safe(streamName(row));
            if (role == NoteRole && row.stream.startsWith(u"transfers:"_s))
                return row.decimals ? tr("%n decimals", nullptr, *row.decimals) : tr("decimals unknown");
            return role == Qt::ToolTipRole && !row.label.isEmpty() ? QVariant(format::safe(row.label)) : QVariant();
        case Column::Address:
            if (row.addresses.isEmpty())
                return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
            if (role == Qt::DisplayRole)
                return row.addresses.size() == 1 ? format::shortAddress(row.addresses.first())
                                                 : tr("%n contracts", nullptr, int(row.addresses.size()));
            return role == CopyRole || role == Qt::ToolTipRole ? QVariant(row.addresses.join(QLatin1Char('\n')))
                                                               : QVariant();
        case Column::From:
            return number(row.from, role);
        case Column::Rows:
            if (row.rows < 0)
                return unknown(role);
            if (role == Qt::DisplayRole && !row.rowsExact)
                return QString(u"≈ "_s + number(row.rows, role).toString());
            if (role == Qt::ToolTipRole && !row.rowsExact)
                return tr("Estimated from database statistics.");
            return number(row.rows, role);
        case Column::Done:
            return role == Qt::DisplayRole ? QVariant(format::share(row.done))
                                           : (role == SortRole ? QVariant(row.done) : QVariant());
    }
    return {};
}

bool StreamTableModel::same(const StreamSnapshot& a, const StreamSnapshot& b) const
{
    return sameCells(*this, a, b, &StreamTableModel::cell);
}

ReorgTableModel::ReorgTableModel(QObject* parent)
    : RowModel<ReorgRow>({{u"when"_s, tr("When"), CellKind::Text, 84, true},
                          {u"fork"_s, tr("Fork block"), CellKind::Number, 96},
                          {u"depth"_s, tr("Depth"), CellKind::Number, 56},
                          {u"rows"_s, tr("Rows"), CellKind::Number, 62, false, 0, true, tr("Rows undone")}},
                         parent)
{
}

QVariant ReorgTableModel::cell(const ReorgRow& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::When:
            return moment(row.detectedAt, role);
        case Column::Fork:
            if (role == Qt::ToolTipRole)
                return tr("Old head %1\nNew head %2").arg(row.oldHead, row.newHead);
            return number(row.ancestor, role);
        case Column::Depth:
            return number(row.depth, role);
        case Column::Rows:
            return number(row.rowsUndone, role);
    }
    return {};
}

QuarantineTableModel::QuarantineTableModel(QObject* parent)
    : RowModel<QuarantineRow>({{u"block"_s, tr("Block"), CellKind::Number, 110},
                               {u"position"_s, tr("Position"), CellKind::Text, 90},
                               {u"reason"_s, tr("Reason"), CellKind::Text, 320, true},
                               {u"state"_s, tr("State"), CellKind::State, 110},
                               {u"since"_s, tr("Since"), CellKind::Text, 130},
                               {u"tries"_s, tr("Attempts"), CellKind::Number, 76}},
                              parent)
{
}

QVariant QuarantineTableModel::cell(const QuarantineRow& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Block:
            return number(row.block, role);
        case Column::Position:
            return role == Qt::DisplayRole ? QVariant(row.position) : QVariant();
        case Column::Reason:
            if (role == Qt::DisplayRole || role == CopyRole)
                return format::safe(engineWords(row.reason));
            return role == Qt::ToolTipRole
                       ? QVariant(format::safe(QString::fromUtf8(QJsonDocument(row.raw).toJson().left(2000))))
                       : QVariant();
        case Column::State:
            if (role == Qt::DisplayRole)
                return row.state == u"waiting"_s ? tr("waiting")
                                                 : (row.state == u"skipped"_s ? tr("skipped") : tr("resolved"));
            if (role == StateItemRole)
                return int(row.state == u"waiting"_s ? State::Error
                                                     : (row.state == u"skipped"_s ? State::Paused : State::Ok));
            return {};
        case Column::Since:
            return moment(row.firstAt, role);
        case Column::Tries:
            return number(row.tries, role);
    }
    return {};
}

bool QuarantineTableModel::same(const QuarantineRow& a, const QuarantineRow& b) const
{
    return sameCells(*this, a, b, &QuarantineTableModel::cell);
}

}  // namespace signalbox::ui
