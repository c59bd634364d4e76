// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/queries.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The endpoints of one chain: state, limits, use.
class EndpointTableModel : public RowModel<EndpointSnapshot> {
    Q_OBJECT
public:
    enum class Column { Number, Url, State, Head, Latency, Limits, Finalized, WebSocket, Rate, Errors, Today };
    explicit EndpointTableModel(QObject* parent = nullptr);
    void setEndpoints(
        std::vector<EndpointSnapshot> endpoints);  ///< sorted by priority; the number is the place in that order

protected:
    QString key(const EndpointSnapshot& row) const override { return QString::number(row.id); }
    QVariant cell(const EndpointSnapshot& row, int column, int role) const override;
    bool same(const EndpointSnapshot& a, const EndpointSnapshot& b) const override;

private:
    QHash<qint64, int> m_ranks;
};

/// The streams of one chain: headers, registries, tokens.
class StreamTableModel : public RowModel<StreamSnapshot> {
    Q_OBJECT
public:
    enum class Column { Name, Address, From, Rows, Done };
    explicit StreamTableModel(QObject* parent = nullptr);

protected:
    QString key(const StreamSnapshot& row) const override { return row.stream; }
    QVariant cell(const StreamSnapshot& row, int column, int role) const override;
    bool same(const StreamSnapshot& a, const StreamSnapshot& b) const override;
};

class ReorgTableModel : public RowModel<ReorgRow> {
    Q_OBJECT
public:
    enum class Column { When, Fork, Depth, Rows };
    explicit ReorgTableModel(QObject* parent = nullptr);

protected:
    QString key(const ReorgRow& row) const override { return QString::number(row.id); }
    QVariant cell(const ReorgRow& row, int column, int role) const override;
};

class QuarantineTableModel : public RowModel<QuarantineRow> {
    Q_OBJECT
public:
    enum class Column { Block, Position, Reason, State, Since, Tries };
    explicit QuarantineTableModel(QObject* parent = nullptr);

protected:
    QString key(const QuarantineRow& row) const override
    {
        return QString::number(row.block) + QLatin1Char(':') + row.position;
    }
    QVariant cell(const QuarantineRow& row, int column, int role) const override;
    bool same(const QuarantineRow& a, const QuarantineRow& b) const override;
};

}  // namespace signalbox::ui
