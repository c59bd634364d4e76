// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "signalbox/balance_queries.h"
#include "tables/row_model.h"

namespace signalbox::ui {

class Desk;

/// A holder of a token, or the line that counts those between the largest and the one that was searched.
struct HolderRow {
    qint64 rank = 0;  ///< 0: no balance above 0
    Holding holding;
    qint64 between = 0;  ///< above 0: the line
    bool found = false;
};

/// The searched holder and its rank among those of the token.
struct FoundHolder {
    Holding holding;
    std::optional<qint64> rank;
};

/// Without a found holder all of `top`; else the ten largest, the number of those between, and the found one.
std::vector<HolderRow> holderRows(const std::vector<Holding>& top, const std::optional<FoundHolder>& found);

/// The largest holders of a token, in order of their ranks.
class HolderModel : public RowModel<HolderRow> {
    Q_OBJECT
public:
    enum class Column { Rank, Holder, Balance, Share, Block, Changed };
    explicit HolderModel(const Desk* desk, QObject* parent = nullptr);

    void setHolders(const std::vector<Holding>& top, const std::optional<FoundHolder>& found);
    void setSupply(const QString& raw) { m_supply = raw; }  ///< before setHolders()
    void setMark(int mark) { m_mark = mark; }

protected:
    QString key(const HolderRow& row) const override;
    QVariant cell(const HolderRow& row, int column, int role) const override;

private:
    QVariant holderCell(const HolderRow& row, int role) const;
    QVariant shareCell(const HolderRow& row, int role) const;

    const Desk* m_desk;
    QString m_supply;
    int m_mark = 0;
};

}  // namespace signalbox::ui
