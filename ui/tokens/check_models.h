// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/token_queries.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Checks of a token against balanceOf, the newest first.
class CheckModel : public RowModel<DriftCheck> {
    Q_OBJECT
public:
    enum class Column { Time, Block, Holders, Equal, Drifted, Unanswered, Took, Outcome };
    explicit CheckModel(QObject* parent = nullptr);

protected:
    QString key(const DriftCheck& row) const override { return QString::number(row.id); }
    QVariant cell(const DriftCheck& row, int column, int role) const override;
};

/// Holders whose balance differed in one check. Amounts with the decimals of the token.
class DriftModel : public RowModel<DriftRow> {
    Q_OBJECT
public:
    enum class Column { Holder, Ours, Theirs, Difference, Outcome };
    explicit DriftModel(QObject* parent = nullptr);
    void setDecimals(const std::optional<int>& decimals) { m_decimals = decimals; }

protected:
    QString key(const DriftRow& row) const override { return row.holder; }
    QVariant cell(const DriftRow& row, int column, int role) const override;

private:
    std::optional<int> m_decimals;
};

/// Prices of one token, the newest first.
class PriceModel : public RowModel<PriceRow> {
    Q_OBJECT
public:
    enum class Column { Price, Time, Source };
    explicit PriceModel(QObject* parent = nullptr);

protected:
    QString key(const PriceRow& row) const override;
    QVariant cell(const PriceRow& row, int column, int role) const override;
};

}  // namespace signalbox::ui
