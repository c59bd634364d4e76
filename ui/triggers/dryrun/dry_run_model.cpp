// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/dry_run_model.h"

#include "signalbox/literals.h"
#include "theme/sign.h"
#include "triggers/model/condition_choices.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

std::vector<ColumnSpec> dryRunColumns()
{
    return {{u"time"_s, DryRunModel::tr("Time"), CellKind::Text, 78},
            {u"event"_s, DryRunModel::tr("Event"), CellKind::Text, 136, false, 1},
            {u"agent"_s, DryRunModel::tr("Agent"), CellKind::Number, 66},
            {u"score"_s, DryRunModel::tr("Score"), CellKind::Number, 58},
            {u"tag1"_s, u"tag1"_s, CellKind::Text, 78},
            {u"stop"_s, DryRunModel::tr("Stops at"), CellKind::State, 104, true}};
}

QVariant plain(const QString& text, int role)
{
    if (role != Qt::DisplayRole && role != CopyRole)
        return {};
    return text.isEmpty() && role == Qt::DisplayRole ? QVariant(format::none()) : QVariant(format::safe(text));
}

}  // namespace

int stopOf(const DryRunEvent& event)
{
    for (size_t i = 0; i < event.steps.size(); ++i)
        if (event.steps[i].verdict == DryRunEvent::Step::Verdict::False ||
            event.steps[i].verdict == DryRunEvent::Step::Verdict::Failed)
            return int(i);
    return -1;
}

DryRunModel::DryRunModel(QObject* parent) : RowModel<DryRunEvent>(dryRunColumns(), parent) {}

void DryRunModel::setTrigger(const Trigger& trigger)
{
    m_trigger = trigger;
}

QVariant DryRunModel::stop(const DryRunEvent& row, int role) const
{
    const int at = stopOf(row);
    const bool failed = at >= 0 && row.steps[size_t(at)].verdict == DryRunEvent::Step::Verdict::Failed;
    if (role == StateItemRole)
        return int(row.fires ? State::True : failed ? State::Error : State::False);
    if (role == SortRole)
        return row.fires ? 0 : at + 1;
    if (role != Qt::DisplayRole && role != CopyRole)
        return {};
    if (row.fires)
        return tr("fires");
    if (at < 0)
        return tr("does not fire");
    const auto& step = row.steps[size_t(at)];
    QString words = size_t(step.condition) < m_trigger.conditions.size()
                        ? conditionLabel(m_trigger.conditions[size_t(step.condition)])
                        : QString();
    const auto* kind = size_t(step.condition) < m_trigger.conditions.size()
                           ? conditionKind(m_trigger.conditions[size_t(step.condition)].type)
                           : nullptr;
    if (kind && kind->type == "rate_limit"_L1)
        words = tr("count %1", "number of counted events").arg(format::safe(step.has));
    return u"%1 %2"_s.arg(step.condition + 1).arg(words);
}

QVariant DryRunModel::cell(const DryRunEvent& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Time:
            if (role == SortRole)
                return row.block * 100'000 + row.logIndex;
            if (role == CopyRole)
                return format::iso(row.time);
            return role == Qt::DisplayRole ? QVariant(format::time(row.time)) : QVariant();
        case Column::Event:
            return plain(row.eventType, role);
        case Column::Agent:
            return plain(row.agent, role);
        case Column::Score:
            return role == SortRole ? QVariant(row.score.toDouble()) : plain(row.score, role);
        case Column::Tag:
            return plain(row.tag1, role);
        case Column::Stop:
            return stop(row, role);
    }
    return {};
}

}  // namespace signalbox::ui
