// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/triggers.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The newest events of a dry run, each with where it stops.
class DryRunModel : public RowModel<DryRunEvent> {
    Q_OBJECT
public:
    enum class Column { Time, Event, Agent, Score, Tag, Stop };
    explicit DryRunModel(QObject* parent = nullptr);
    void setTrigger(const Trigger& trigger);  ///< for the names of conditions

protected:
    QString key(const DryRunEvent& row) const override { return row.eventId; }
    QVariant cell(const DryRunEvent& row, int column, int role) const override;

private:
    QVariant stop(const DryRunEvent& row, int role) const;
    Trigger m_trigger;
};

/// The step at which the event stopped; -1 if it fires or nothing was evaluated.
int stopOf(const DryRunEvent& event);

}  // namespace signalbox::ui
