// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/operator_combo.h"

#include "language/engine_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

OperatorCombo::OperatorCombo(const TriggerVocabulary::Condition& kind, QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("Operator"));
    for (const auto& each : kind.operators)
        addItem(engineWords(each.words), each.op);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT edited(currentData().toString()); });
}

void OperatorCombo::setOp(const QString& op)
{
    int index = findData(op);
    if (index < 0) {
        addItem(format::safe(op), op);
        index = count() - 1;
    }
    setCurrentIndex(index);
}

}  // namespace signalbox::ui
