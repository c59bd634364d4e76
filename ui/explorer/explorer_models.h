// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// The chains that were asked, with what each knows of the key: side by side, and what each can know.
class FoundChains : public RowModel<ExplorerChain> {
    Q_OBJECT
public:
    enum class Column { Chain, State, Main, Since, Known };
    FoundChains(ExplorerKind kind, QObject* parent = nullptr);

protected:
    QString key(const ExplorerChain& row) const override { return row.caip2; }
    QVariant cell(const ExplorerChain& row, int column, int role) const override;

private:
    ExplorerKind m_kind;
};

/// What belongs to a thing: a page after the other of the same columns.
class RecordModel : public RowModel<ExplorerRecord> {
    Q_OBJECT
public:
    /// `entity` of a history.
    RecordModel(ExplorerListQuery::What what, ExplorerKind kind, const QString& entity, QObject* parent = nullptr);
    /// Where a row leads.
    QString target(const ExplorerRecord& record) const;

protected:
    QString key(const ExplorerRecord& row) const override;
    QVariant cell(const ExplorerRecord& row, int column, int role) const override;

private:
    ExplorerListQuery::What m_what;
    ExplorerKind m_kind;
};

}  // namespace signalbox::ui
