// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/triggers.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Problems with their places: "triggers[3].actions[1].config.url".
class ImportProblemModel : public RowModel<TriggerProblem> {
    Q_OBJECT
public:
    explicit ImportProblemModel(QObject* parent = nullptr);

protected:
    QString key(const TriggerProblem& row) const override;
    QVariant cell(const TriggerProblem& row, int column, int role) const override;
};

}  // namespace signalbox::ui
