// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/plan_model.h"

#include "ibc/model/cells.h"
#include "ibc/model/ibc_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

std::vector<ColumnSpec> planColumns()
{
    return {{u"sequence"_s, PlanModel::tr("Sequence"), CellKind::Number, 110},
            {u"work"_s, PlanModel::tr("Work"), CellKind::State, 190},
            {u"note"_s, PlanModel::tr("Note"), CellKind::Text, 240, true}};
}

std::vector<ColumnSpec> verdictColumns()
{
    return {{u"sequence"_s, VerdictModel::tr("Sequence"), CellKind::Number, 100},
            {u"verdict"_s, VerdictModel::tr("Verdict"), CellKind::State, 120},
            {u"transaction"_s, VerdictModel::tr("Transaction"), CellKind::Mono, 124},
            {u"error"_s, VerdictModel::tr("Error"), CellKind::Text, 200, true}};
}

std::vector<ColumnSpec> operationColumns()
{
    return {{u"state"_s, OperationModel::tr("State"), CellKind::State, 112},
            {u"created"_s, OperationModel::tr("Started"), CellKind::Text, 100, false, 4},
            {u"channel"_s, OperationModel::tr("Chain and channel"), CellKind::Text, 176},
            {u"packets"_s, OperationModel::tr("Packets"), CellKind::Number, 72, false, 3},
            {u"verdicts"_s, OperationModel::tr("Verdicts"), CellKind::Text, 150, true},
            {u"attempts"_s, OperationModel::tr("Attempts"), CellKind::Number, 76, false, 1},
            {u"fees"_s, OperationModel::tr("Fees"), CellKind::Number, 110},
            {u"person"_s, OperationModel::tr("By"), CellKind::Text, 96, false, 2},
            {u"console"_s, OperationModel::tr("Console"), CellKind::Text, 120, false, 1, false}};
}

State verdictSign(const QString& verdict)
{
    if (verdict == u"pending"_s)
        return State::Starting;
    if (verdict == u"failed"_s || verdict == u"unprovable"_s)
        return State::Refused;
    return verdict.isEmpty() ? State::None : State::True;
}

}  // namespace

QString clearingWord(ClearingState state)
{
    switch (state) {
        case ClearingState::Planned:
            return OperationModel::tr("planned");
        case ClearingState::Queued:
            return OperationModel::tr("queued", "clearing");
        case ClearingState::Running:
            return OperationModel::tr("running", "clearing");
        case ClearingState::Verifying:
            return OperationModel::tr("verifying", "clearing");
        case ClearingState::Completed:
            return OperationModel::tr("completed", "clearing");
        case ClearingState::Partial:
            return OperationModel::tr("partial", "clearing: some packets were cleared");
        case ClearingState::Failed:
            return OperationModel::tr("failed", "clearing");
        case ClearingState::Cancelled:
            return OperationModel::tr("canceled", "clearing");
    }
    return {};
}

State clearingSign(ClearingState state)
{
    switch (state) {
        case ClearingState::Planned:
        case ClearingState::Queued:
            return State::Starting;
        case ClearingState::Running:
        case ClearingState::Verifying:
            return State::Backfill;
        case ClearingState::Completed:
            return State::True;
        case ClearingState::Partial:
            return State::Slow;
        case ClearingState::Failed:
            return State::Error;
        case ClearingState::Cancelled:
            return State::Paused;
    }
    return State::None;
}

bool isOver(ClearingState state)
{
    return state == ClearingState::Completed || state == ClearingState::Partial || state == ClearingState::Failed ||
           state == ClearingState::Cancelled;
}

QString verdictWord(const QString& verdict)
{
    if (verdict == u"received"_s)
        return VerdictModel::tr("received");
    if (verdict == u"acknowledged"_s)
        return VerdictModel::tr("acknowledged");
    if (verdict == u"timed_out"_s)
        return VerdictModel::tr("timed out");
    if (verdict == u"failed"_s)
        return VerdictModel::tr("failed");
    if (verdict == u"pending"_s)
        return VerdictModel::tr("pending");
    if (verdict == u"unprovable"_s)
        return VerdictModel::tr("cannot be proven");
    return ibc::briefText(verdict);
}

QString verdictSummary(const ClearingOperation& operation)
{
    QStringList order;
    QHash<QString, qint64> counts;
    for (const ClearingOperation::Packet& packet : operation.packets) {
        if (!packet.verdict.isEmpty() && !order.contains(packet.verdict))
            order << packet.verdict;
        ++counts[packet.verdict];
    }
    QStringList parts;
    for (const QString& verdict : order)
        parts << format::number(counts.value(verdict)) + u' ' + verdictWord(verdict);
    if (!operation.error.isEmpty())
        parts << ibc::briefText(engineWords(operation.error), 300);
    return parts.isEmpty() ? format::none() : format::list(parts);
}

QString workWord(const QString& work)
{
    if (work == u"receive"_s)
        return PlanModel::tr("relay to the destination");
    if (work == u"acknowledge"_s)
        return PlanModel::tr("relay the acknowledgement");
    if (work == u"timeout"_s)
        return PlanModel::tr("relay the timeout");
    return work == u"nothing"_s ? PlanModel::tr("nothing to do") : ibc::briefText(work);
}

PlanModel::PlanModel(QObject* parent) : RowModel<ClearingPlan::Packet>(planColumns(), parent) {}

QVariant PlanModel::cell(const ClearingPlan::Packet& packet, int column, int role) const
{
    switch (column) {
        case 0:
            return ibc::textCell(ibc::sequenceText(packet.sequence), role, QString::number(packet.sequence),
                                 QVariant::fromValue(packet.sequence));
        case 1:
            if (role == StateItemRole)
                return int(packet.work == u"nothing"_s ? State::False : State::Info);
            return ibc::textCell(workWord(packet.work), role);
        default:
            return ibc::textCell(packet.note.isEmpty() ? format::none() : ibc::briefText(engineWords(packet.note), 400),
                                 role);
    }
}

VerdictModel::VerdictModel(QObject* parent) : RowModel<ClearingOperation::Packet>(verdictColumns(), parent) {}

QVariant VerdictModel::cell(const ClearingOperation::Packet& packet, int column, int role) const
{
    switch (column) {
        case 0:
            return ibc::textCell(ibc::sequenceText(packet.key.sequence), role, format::safe(packet.key.text()),
                                 QVariant::fromValue(packet.key.sequence));
        case 1:
            if (role == StateItemRole)
                return int(verdictSign(packet.verdict));
            return ibc::textCell(packet.verdict.isEmpty() ? tr("not judged yet") : verdictWord(packet.verdict), role);
        case 2:
            return ibc::textCell(ibc::briefHash(packet.transaction), role, format::safe(packet.transaction));
        default:
            return ibc::textCell(
                packet.error.isEmpty() ? format::none() : ibc::briefText(engineWords(packet.error), 400), role);
    }
}

OperationModel::OperationModel(QObject* parent) : RowModel<ClearingOperation>(operationColumns(), parent) {}

QVariant OperationModel::cell(const ClearingOperation& operation, int column, int role) const
{
    switch (column) {
        case 0:
            if (role == StateItemRole)
                return int(clearingSign(operation.state));
            return ibc::textCell(clearingWord(operation.state), role, {}, int(operation.state));
        case 1:
            return ibc::timeCell(operation.createdAt, role);
        case 2:
            return ibc::textCell(
                operation.channel.isEmpty()
                    ? tr("%1, whole chain", "chain").arg(ibc::briefText(operation.chainId, 40))
                    : format::list({ibc::briefText(operation.chainId, 40), ibc::briefText(operation.channel, 40)}),
                role);
        case 3:
            return ibc::countCell(qint64(operation.packets.size()), role);
        case 4:
            return ibc::textCell(verdictSummary(operation), role);
        case 5:
            return ibc::countCell(operation.attempts, role);
        case 6:
            return ibc::textCell(ibc::feesText(operation.fees), role);
        case 7:
            return ibc::textCell(ibc::briefText(operation.person), role);
        default:
            return ibc::textCell(ibc::briefText(operation.console), role);
    }
}

bool OperationModel::same(const ClearingOperation& a, const ClearingOperation& b) const
{
    return ibc::sameCells(columnCount(),
                          [&](int column, int role) { return cell(a, column, role) == cell(b, column, role); });
}

}  // namespace signalbox::ui
