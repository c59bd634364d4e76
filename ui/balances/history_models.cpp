// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/history_models.h"

#include <algorithm>

#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString scaled(const QString& raw, const std::optional<int>& decimals)
{
    return decimal::scaled(raw, decimals.value_or(0));
}

QVariant signedAmount(const QString& plain, int role)
{
    if (role == CopyRole)
        return plain;
    if (role == InkRole && decimal::sign(plain) == 0)
        return int(Ink::Muted);
    return role == Qt::DisplayRole ? QVariant(decimal::shownSigned(plain)) : QVariant();
}

QVariant amount(const QString& plain, int role)
{
    return role == Qt::DisplayRole ? QVariant(decimal::shown(plain)) : role == CopyRole ? QVariant(plain) : QVariant();
}

}  // namespace

DayModel::DayModel(QObject* parent)
    : RowModel({{u"day"_s, tr("Day (UTC)"), CellKind::Text, 130},
                {u"balance"_s, tr("Balance, end of day"), CellKind::Balance, 220, true},
                {u"change"_s, tr("Change"), CellKind::Balance, 190},
                {u"value"_s, tr("Value, $"), CellKind::Number, 140}},
               parent)
{
}

void DayModel::setDays(std::vector<BalanceDay> oldestFirst, const std::optional<int>& decimals)
{
    m_decimals = decimals;
    std::reverse(oldestFirst.begin(), oldestFirst.end());
    setRows(std::move(oldestFirst));
}

QString DayModel::change(const BalanceDay& row) const
{
    const int at = rowOf(key(row));
    const BalanceDay* before = this->at(at + 1);
    return before ? scaled(decimal::difference(row.raw, before->raw), m_decimals) : QString();
}

QVariant DayModel::cell(const BalanceDay& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Day:
            return role == Qt::DisplayRole ? QVariant(BalanceWords::day(row.day))
                   : role == CopyRole      ? QVariant(row.day.toString(Qt::ISODate))
                                           : QVariant();
        case Column::Balance:
            return amount(scaled(row.raw, m_decimals), role);
        case Column::Change: {
            const QString plain = change(row);
            return plain.isEmpty() ? QVariant() : signedAmount(plain, role);
        }
        case Column::Value:
            if (role == CopyRole)
                return row.usd.value_or(QString());
            return role == Qt::DisplayRole ? QVariant(row.usd ? decimal::money(*row.usd) : format::none()) : QVariant();
    }
    return {};
}

StepModel::StepModel(QObject* parent)
    : RowModel({{u"time"_s, tr("Time"), CellKind::Text, 160},
                {u"block"_s, tr("Block"), CellKind::Number, 120},
                {u"change"_s, tr("Change"), CellKind::Balance, 200},
                {u"balance"_s, tr("Balance after it"), CellKind::Balance, 220, true}},
               parent)
{
}

void StepModel::setSteps(std::vector<BalanceStep> oldestFirst, const std::optional<int>& decimals)
{
    m_decimals = decimals;
    std::reverse(oldestFirst.begin(), oldestFirst.end());
    setRows(std::move(oldestFirst));
}

QString StepModel::key(const BalanceStep& row) const
{
    return QString::number(row.block);
}

QVariant StepModel::cell(const BalanceStep& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Time:
            return role == Qt::DisplayRole                       ? QVariant(format::time(row.time))
                   : role == CopyRole || role == Qt::ToolTipRole ? QVariant(format::iso(row.time))
                                                                 : QVariant();
        case Column::Block:
            return role == Qt::DisplayRole ? QVariant(format::number(row.block))
                   : role == CopyRole      ? QVariant(QString::number(row.block))
                                           : QVariant();
        case Column::Change:
            return signedAmount(scaled(row.change, m_decimals), role);
        case Column::Balance:
            return amount(scaled(row.raw, m_decimals), role);
    }
    return {};
}

}  // namespace signalbox::ui
