// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "signalbox/triggers.h"

namespace signalbox::ui {

/// The operators of one kind of condition, in words.
class OperatorCombo : public QComboBox {
    Q_OBJECT
public:
    explicit OperatorCombo(const TriggerVocabulary::Condition& kind, QWidget* parent = nullptr);
    void setOp(const QString& op);  ///< one that is unknown is added as it is

Q_SIGNALS:
    void edited(const QString& op);
};

}  // namespace signalbox::ui
