// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/clearing_queries.h"
#include "tables/row_model.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// The packets of a clearing before it starts: what would be relayed for each.
class PlanModel : public RowModel<ClearingPlan::Packet> {
    Q_OBJECT
public:
    static constexpr int noteColumn = 2;
    explicit PlanModel(QObject* parent = nullptr);

protected:
    QString key(const ClearingPlan::Packet& packet) const override { return QString::number(packet.sequence); }
    QVariant cell(const ClearingPlan::Packet& packet, int column, int role) const override;
};

/// The packets of a clearing with their verdicts.
class VerdictModel : public RowModel<ClearingOperation::Packet> {
    Q_OBJECT
public:
    explicit VerdictModel(QObject* parent = nullptr);

protected:
    QString key(const ClearingOperation::Packet& packet) const override { return packet.key.text(); }
    QVariant cell(const ClearingOperation::Packet& packet, int column, int role) const override;
};

/// Clearings, newest first.
class OperationModel : public RowModel<ClearingOperation> {
    Q_OBJECT
public:
    explicit OperationModel(QObject* parent = nullptr);

protected:
    QString key(const ClearingOperation& operation) const override { return operation.id; }
    QVariant cell(const ClearingOperation& operation, int column, int role) const override;
    bool same(const ClearingOperation& a, const ClearingOperation& b) const override;
};

QString clearingWord(ClearingState state);  ///< queued, running, completed, …
State clearingSign(ClearingState state);
bool isOver(ClearingState state);
QString verdictWord(const QString& verdict);                 ///< received, acknowledged, …
QString verdictSummary(const ClearingOperation& operation);  ///< "9 received, 2 pending"
QString workWord(const QString& work);                       ///< "relay the receive", "nothing to do"

}  // namespace signalbox::ui
