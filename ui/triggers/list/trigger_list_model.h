// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>

#include "signalbox/triggers.h"
#include "tables/list_updater.h"

namespace signalbox::ui {

/// The triggers by name. Roles: name and accessible text, KeyRole, StateItemRole, NoteRole (the second line), InkRole
/// (error if the line is a failure), StrongRole (has unsaved changes).
class TriggerListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setTriggers(std::vector<TriggerSummary> triggers);
    void setChanged(const QSet<QString>& ids);  ///< those with unsaved changes
    const std::vector<TriggerSummary>& triggers() const { return m_triggers; }
    const TriggerSummary* find(const QString& id) const;
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Sink;
    std::vector<TriggerSummary> m_triggers;
    QSet<QString> m_changed;
};

}  // namespace signalbox::ui
