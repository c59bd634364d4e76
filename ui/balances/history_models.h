// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/balance_queries.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The balance of a token at the end of each day, the newest first.
class DayModel : public RowModel<BalanceDay> {
    Q_OBJECT
public:
    enum class Column { Day, Balance, Change, Value };
    explicit DayModel(QObject* parent = nullptr);
    void setDays(std::vector<BalanceDay> oldestFirst, const std::optional<int>& decimals);

protected:
    QString key(const BalanceDay& row) const override { return row.day.toString(Qt::ISODate); }
    QVariant cell(const BalanceDay& row, int column, int role) const override;

private:
    QString change(const BalanceDay& row) const;  ///< since the day before; empty if that is not known
    std::optional<int> m_decimals;
};

/// The changes of a balance, the newest first.
class StepModel : public RowModel<BalanceStep> {
    Q_OBJECT
public:
    enum class Column { Time, Block, Change, Balance };
    explicit StepModel(QObject* parent = nullptr);
    void setSteps(std::vector<BalanceStep> oldestFirst, const std::optional<int>& decimals);

protected:
    QString key(const BalanceStep& row) const override;
    QVariant cell(const BalanceStep& row, int column, int role) const override;

private:
    std::optional<int> m_decimals;
};

}  // namespace signalbox::ui
