// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/rules/threshold_sheet.h"

class QCheckBox;
class QDateTimeEdit;
class QSpinBox;

namespace signalbox::ui {

/// The price of a denomination. Of a stored row, chain, denomination and time cannot be changed.
class DenomPriceSheet : public RuleSheet {
    Q_OBJECT
public:
    DenomPriceSheet(Engine* engine, const DenomPrice& row, bool isStored, const RuleChains& chains, QWidget* window);

    QString subject() const override;
    DenomPrice entries() const;

protected:
    QStringList state() const override;
    QString refusal() const override;
    QFuture<Expected<Done>> store(IbcRules& rules) override;

private:
    QWidget* makeTime();

    const bool m_stored;
    const QDateTime m_since;
    QComboBox* m_chain;
    QLineEdit *m_denom, *m_symbol, *m_usd;
    QSpinBox* m_decimals;
    QCheckBox* m_now;
    QDateTimeEdit* m_time;
};

}  // namespace signalbox::ui
