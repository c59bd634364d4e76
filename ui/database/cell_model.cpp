// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/cell_model.h"

#include "widgets/format.h"

namespace signalbox::ui {

QVariant Cell::data(int role) const
{
    switch (role) {
        case Qt::DisplayRole:
            return shown;
        case SortRole:
            return sort.isValid() ? sort : QVariant(shown);
        case CopyRole:
            return copy.isValid() ? copy : QVariant(shown);
        case InkRole:
            return ink ? QVariant(int(*ink)) : QVariant();
        case StateItemRole:
            return sign ? QVariant(int(*sign)) : QVariant();
        case Qt::ToolTipRole:
            return tip.isEmpty() ? QVariant() : QVariant(tip);
        case ShareRole:
            return share >= -1 ? QVariant(share) : QVariant();
        default:
            return {};
    }
}

Cell countCell(qint64 value, std::optional<Ink> ink)
{
    return {format::number(value), value, value, ink};
}

Cell sizeCell(qint64 bytes)
{
    return {format::size(bytes), bytes, bytes};
}

Cell clockCell(const QDateTime& at)
{
    if (!at.isValid())
        return {format::none(), qint64(0), QString()};
    return {format::clock(at), at.toMSecsSinceEpoch(), format::iso(at)};
}

Cell millisecondsCell(const std::optional<qint64>& ms)
{
    if (!ms)
        return {format::none(), qint64(-1), QString()};
    return {*ms < 1'000 ? format::milliseconds(double(*ms)) : format::duration(double(*ms) / 1000), *ms, *ms};
}

Cell textCell(const QString& text, std::optional<Ink> ink)
{
    return {format::safe(text), {}, text, ink};
}

}  // namespace signalbox::ui
