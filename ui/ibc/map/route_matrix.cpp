// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/route_matrix.h"

#include <QHeaderView>

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString nameOf(const IbcChain& chain)
{
    return ibc::briefText(chain.name.isEmpty() ? chain.chainId : chain.name, 40);
}

ColumnSpec columnOf(const IbcChain& chain)
{
    ColumnSpec column;
    column.id = chain.chainId;
    column.title = nameOf(chain);
    column.kind = CellKind::State;
    column.width = 116;
    column.tip = chain.caip2.isEmpty() ? RouteMatrixModel::tr("to %1, which is not indexed", "chain").arg(nameOf(chain))
                                       : RouteMatrixModel::tr("to %1", "chain").arg(nameOf(chain));
    return column;
}

}  // namespace

bool RouteMatrixModel::setRoutes(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes)
{
    std::vector<IbcChain> sorted = chains;
    const auto add = [&](const QString& id) {
        if (std::any_of(sorted.begin(), sorted.end(), [&](const IbcChain& chain) { return chain.chainId == id; }))
            return;
        IbcChain chain;
        chain.chainId = id;
        sorted.push_back(chain);
    };
    for (const IbcRoute& route : routes) {
        add(route.from);
        add(route.to);
    }
    std::sort(sorted.begin(), sorted.end(), [](const IbcChain& a, const IbcChain& b) {
        const int order = QString::localeAwareCompare(nameOf(a), nameOf(b));
        return order != 0 ? order < 0 : a.chainId < b.chainId;
    });
    const bool same = std::equal(sorted.begin(), sorted.end(), m_chains.begin(), m_chains.end(),
                                 [](const IbcChain& a, const IbcChain& b) {
                                     return a.chainId == b.chainId && a.name == b.name && a.caip2 == b.caip2;
                                 });
    if (!same)
        beginResetModel();
    m_chains = std::move(sorted);
    m_routes.assign(m_chains.size() * m_chains.size(), std::nullopt);
    for (const IbcRoute& route : routes)
        m_routes[size_t(place(route.from)) * m_chains.size() + size_t(place(route.to))] = route;
    if (!same)
        endResetModel();
    else if (!m_chains.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    return !same;
}

void RouteMatrixModel::setMarks(const ibc::ChainMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int RouteMatrixModel::place(const QString& chainId) const
{
    for (size_t i = 0; i < m_chains.size(); ++i)
        if (m_chains[i].chainId == chainId)
            return int(i);
    return -1;
}

const IbcRoute* RouteMatrixModel::route(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() == 0)
        return nullptr;
    const auto& route = m_routes[size_t(index.row()) * m_chains.size() + size_t(index.column() - 1)];
    return route ? &*route : nullptr;
}

QModelIndex RouteMatrixModel::indexOf(const QString& from, const QString& to) const
{
    const int row = place(from), column = place(to);
    return row < 0 || column < 0 ? QModelIndex() : index(row, column + 1);
}

int RouteMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_chains.size());
}

int RouteMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_chains.size()) + 1;
}

QVariant RouteMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > int(m_chains.size()))
        return {};
    return section == 0 ? columnHeader({u"from"_s, tr("From", "chain"), CellKind::Name, 132}, role)
                        : columnHeader(columnOf(m_chains[size_t(section - 1)]), role);
}

QVariant RouteMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const IbcChain& from = m_chains[size_t(index.row())];
    if (role == KeyRole)
        return from.chainId;
    if (index.column() == 0)
        return role == Qt::DisplayRole                    ? QVariant(nameOf(from))
               : role == MarkRole                         ? QVariant(m_marks.value(from.caip2))
               : role == NoteRole && from.caip2.isEmpty() ? QVariant(tr("not indexed"))
                                                          : QVariant();
    const IbcRoute* found = route(index);
    if (!found)
        return role == Qt::DisplayRole ? QVariant(format::none())
               : role == InkRole       ? QVariant(int(Ink::Muted))
                                       : QVariant();
    switch (role) {
        case Qt::DisplayRole:
            return format::number(found->sent);
        case StateItemRole:
            return found->critical > 0 ? QVariant(int(State::Error))
                   : found->stuck > 0  ? QVariant(int(State::Slow))
                                       : QVariant();
        case NoteRole:
            return found->stuck > 0 ? QVariant(tr("%1 stuck", "number of packets").arg(format::number(found->stuck)))
                                    : QVariant();
        case Qt::ToolTipRole:
            return tr("%1 via %2", "route, channels")
                .arg(ibc::routeText(nameOf(from), nameOf(m_chains[size_t(index.column() - 1)])),
                     ibc::briefText(format::list(found->channels), 200));
        default:
            return {};
    }
}

RouteMatrix::RouteMatrix(QWidget* parent) : TableView(parent), m_matrix(new RouteMatrixModel(this))
{
    setModel(m_matrix);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAccessibleName(tr("Matrix of packets from chain to chain"));
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const IbcRoute* route = m_matrix->route(index))
            Q_EMIT routeChosen(route->from, route->to);
    });
}

void RouteMatrix::setRoutes(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes)
{
    if (m_matrix->setRoutes(chains, routes))
        setModel(m_matrix);  // delegates and widths of the new columns
}

}  // namespace signalbox::ui
