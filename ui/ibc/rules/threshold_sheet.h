// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/rules/rule_sheet.h"

class QComboBox;
class QLineEdit;

namespace signalbox::ui {

/// Chains by ID and name, in the order of a list.
using RuleChains = std::vector<std::pair<QString, QString>>;

/// Ages of one sending end. The end of a stored row cannot be changed.
class ThresholdSheet : public RuleSheet {
    Q_OBJECT
public:
    ThresholdSheet(Engine* engine, const StuckThreshold& row, bool isStored, const RuleChains& chains, QWidget* window);

    QString subject() const override;
    StuckThreshold entries() const;  ///< −1 for an age that is not valid

protected:
    QStringList state() const override;
    QString refusal() const override;
    QFuture<Expected<Done>> store(IbcRules& rules) override;

private:
    const bool m_stored;
    QComboBox* m_chain;
    QLineEdit *m_channel, *m_stuck, *m_critical;
};

}  // namespace signalbox::ui
