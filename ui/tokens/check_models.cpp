// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/check_models.h"

#include "language/engine_words.h"
#include "models/address_text.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QVariant number(qint64 value, int role, bool bad = false)
{
    if (role == Qt::DisplayRole)
        return format::number(value);
    if (role == CopyRole)
        return QString::number(value);
    if (role == SortRole)
        return value;
    return role == InkRole && bad && value > 0 ? QVariant(int(Ink::Warn)) : QVariant();
}

QVariant moment(const QDateTime& at, int role)
{
    if (role == Qt::DisplayRole)
        return format::time(at);
    if (role == SortRole)
        return at;
    return role == CopyRole || role == Qt::ToolTipRole ? QVariant(format::iso(at)) : QVariant();
}

QVariant amount(const QString& raw, const std::optional<int>& decimals, int role)
{
    if (role == Qt::DisplayRole)
        return BalanceWords::amount(raw, decimals);
    return role == CopyRole ? QVariant(decimal::scaled(raw, decimals.value_or(0))) : QVariant();
}

}  // namespace

CheckModel::CheckModel(QObject* parent)
    : RowModel({{u"time"_s, tr("Time"), CellKind::Text, 130},
                {u"block"_s, tr("Block"), CellKind::Number, 96},
                {u"holders"_s, tr("Holders"), CellKind::Number, 72},
                {u"equal"_s, tr("Equal"), CellKind::Number, 66},
                {u"drifted"_s, tr("Drifted"), CellKind::Number, 70},
                {u"unanswered"_s, tr("Unanswered"), CellKind::Number, 96, false, 2},
                {u"took"_s, tr("Took"), CellKind::Number, 78, false, 3},
                {u"outcome"_s, tr("Result"), CellKind::State, 130, true}},
               parent)
{
}

QVariant CheckModel::cell(const DriftCheck& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Time:
            return moment(row.at, role);
        case Column::Block:
            if (role == Qt::ToolTipRole)
                return row.finalized ? tr("finalized") : tr("not finalized");
            return number(row.block, role);
        case Column::Holders:
            return number(row.holders, role);
        case Column::Equal:
            return number(row.equal, role);
        case Column::Drifted:
            return number(row.drifted, role, true);
        case Column::Unanswered:
            return number(row.unanswered, role, true);
        case Column::Took:
            return role == Qt::DisplayRole ? QVariant(format::milliseconds(row.milliseconds))
                   : role == SortRole      ? QVariant(row.milliseconds)
                                           : QVariant();
        case Column::Outcome:
            if (role == StateItemRole)
                return int(row.drifted > 0 ? State::Slow : row.unanswered > 0 ? State::Info : State::Ok);
            if (role == Qt::DisplayRole)
                return row.outcome.isEmpty() ? tr("all equal") : engineWords(row.outcome);
            return role == Qt::ToolTipRole && !row.outcome.isEmpty() ? QVariant(engineWords(row.outcome)) : QVariant();
    }
    return {};
}

DriftModel::DriftModel(QObject* parent)
    : RowModel({{u"holder"_s, tr("Holder"), CellKind::Mono, 110},
                {u"ours"_s, tr("Stored"), CellKind::Balance, 170},
                {u"theirs"_s, tr("balanceOf"), CellKind::Balance, 170},
                {u"difference"_s, tr("Difference"), CellKind::Balance, 150, false, 1},
                {u"outcome"_s, tr("Result"), CellKind::Text, 130, true}},
               parent)
{
}

QVariant DriftModel::cell(const DriftRow& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Holder:
            return role == Qt::DisplayRole ? QVariant(shortHolder(row.holder))
                   : role == CopyRole      ? QVariant(checksummed(row.holder))
                                           : QVariant();
        case Column::Ours:
            return amount(row.ours, m_decimals, role);
        case Column::Theirs:
            return amount(row.theirs, m_decimals, role);
        case Column::Difference:
            return amount(row.difference, m_decimals, role);
        case Column::Outcome:
            return role == Qt::DisplayRole ? QVariant(BalanceWords::driftOutcome(row.outcome)) : QVariant();
    }
    return {};
}

PriceModel::PriceModel(QObject* parent)
    : RowModel({{u"price"_s, tr("Price, $"), CellKind::Balance, 150},
                {u"time"_s, tr("Valid from"), CellKind::Text, 150, true},
                {u"source"_s, tr("Source"), CellKind::Text, 110}},
               parent)
{
}

QString PriceModel::key(const PriceRow& row) const
{
    return u"%1 %2 %3"_s.arg(row.at.toString(Qt::ISODateWithMs), row.source, row.price);
}

QVariant PriceModel::cell(const PriceRow& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Price:
            return role == Qt::DisplayRole ? QVariant(decimal::shown(row.price))
                   : role == CopyRole      ? QVariant(row.price)
                                           : QVariant();
        case Column::Time:
            return moment(row.at, role);
        case Column::Source:
            return role == Qt::DisplayRole ? QVariant(BalanceWords::priceSource(row.source)) : QVariant();
    }
    return {};
}

}  // namespace signalbox::ui
