// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/latest_answer.h"
#include "signalbox/triggers.h"
#include "tables/row_model.h"

namespace signalbox {
class TriggerQueries;
}

namespace signalbox::ui {

class DataTable;
class Desk;
class DifferenceModel;

/// Edits of one trigger, newest first: when, who, what, how many values.
class TriggerEditModel : public RowModel<TriggerEdit> {
    Q_OBJECT
public:
    explicit TriggerEditModel(QObject* parent = nullptr);

protected:
    QString key(const TriggerEdit& row) const override { return QString::number(row.id); }
    QVariant cell(const TriggerEdit& row, int column, int role) const override;
};

/// The edits and, beside them, the difference that the selected one made.
class TriggerHistory : public QWidget {
    Q_OBJECT
public:
    explicit TriggerHistory(Desk* desk, QWidget* parent = nullptr);

    void setQueries(TriggerQueries* queries) { m_queries = queries; }
    void setTrigger(const QString& id);
    void load();
    int count() const;
    TriggerEditModel* model() const { return m_model; }

Q_SIGNALS:
    void countChanged(int count);

private:
    void showDifference(int row);
    TriggerQueries* m_queries = nullptr;
    TriggerEditModel* m_model;
    DifferenceModel* m_changes;
    DataTable* m_table;
    DataTable* m_difference;
    QString m_id;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
