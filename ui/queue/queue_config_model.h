// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "queue/queue_config_rules.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

struct ConfigRow {
    QueueConfig seen, draft;  ///< as read, and as edited
    int mark = 0, users = 0;  ///< users: chains with the defaults, in their row
    bool isChanged() const { return !sameValues(seen, draft); }
};

/// The defaults and a row for each chain. Edits are drafts until they are saved; values that another console changes
/// meanwhile are taken over.
class QueueConfigModel : public RowModel<ConfigRow> {
    Q_OBJECT
public:
    enum Column { Chain, Source, Enabled, FirstNumber, Check = FirstNumber + int(std::size(configFields)) };
    static constexpr int ChangedRole = Qt::UserRole + 320;  ///< bool: edited
    static constexpr int RefusedRole = Qt::UserRole + 321;  ///< bool: outside its limits

    explicit QueueConfigModel(QObject* parent = nullptr);

    void setConfigs(const std::vector<QueueConfig>& configs);
    void setSnapshot(const WorkspaceSnapshot& snapshot);  ///< the chains' marks
    void revert();
    void saved();            ///< drafts are taken as read until the next answer
    void resetRow(int row);  ///< drops the draft of one row
    std::vector<ConfigRow> changed() const;
    bool isValid() const;                         ///< every changed row can be saved
    static const ConfigField* field(int column);  ///< null: no number

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void edited();

protected:
    QString key(const ConfigRow& row) const override { return row.seen.caip2; }
    QVariant cell(const ConfigRow& row, int column, int role) const override;
    bool same(const ConfigRow& a, const ConfigRow& b) const override;

private:
    QVariant numberCell(const ConfigRow& row, const ConfigField& field, int role) const;

    QHash<QString, int> m_marks;
};

}  // namespace signalbox::ui
