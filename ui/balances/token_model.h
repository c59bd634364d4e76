// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/snapshot.h"
#include "signalbox/token_queries.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The tokens of the workspace.
class TokenModel : public RowModel<TokenFigures> {
    Q_OBJECT
public:
    enum class Column { Token, Name, Chain, Holders, Supply, TopTen, Price, CountedTo, State };
    explicit TokenModel(QObject* parent = nullptr);
    void setMarks(const WorkspaceSnapshot& snapshot);

protected:
    QString key(const TokenFigures& row) const override { return row.caip2 + u' ' + row.contract; }
    QVariant cell(const TokenFigures& row, int column, int role) const override;

private:
    QVariant textCell(const TokenFigures& row, Column column, int role) const;
    QVariant figureCell(const TokenFigures& row, Column column, int role) const;

    QHash<QString, int> m_marks;
};

}  // namespace signalbox::ui
