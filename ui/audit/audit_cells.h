// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/job_tree_model.h"

/// The cells of JobTreeModel by level of the row. Roles: DisplayRole, and NoteRole, CopyRole, StateItemRole, InkRole of
/// tables/columns.h.
namespace signalbox::ui {

QVariant eventCell(const ActionJob& job, JobTreeModel::Column column, int role);
QVariant jobCell(const ActionJob& job, JobTreeModel::Column column, int role);
QVariant attemptCell(const ActionJob& job, int attempt, JobTreeModel::Column column, int role);

bool sameRow(const ActionJob& a, const ActionJob& b);  ///< equal on screen

}  // namespace signalbox::ui
