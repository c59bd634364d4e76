// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/front_panel.h"

#include <QBoxLayout>

#include "explorer/explorer_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "tables/row_model.h"
#include "theme/fonts.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int linesEach = 12;
constexpr int besideFrom = 860;  ///< px from which the three tables are side by side
}  // namespace

class FrontModel : public RowModel<ExplorerFrontPage::Line> {
public:
    FrontModel(ExplorerKind kind, QObject* parent)
        : RowModel({{u"chain"_s, FrontPanel::tr("Chain"), CellKind::Name, 88},
                    {u"key"_s, ExplorerWords::kind(kind),
                     kind == ExplorerKind::Account ? CellKind::Mono : CellKind::Number, 132, true},
                    {u"value"_s, kind == ExplorerKind::Block ? FrontPanel::tr("Time") : FrontPanel::tr("Amount"),
                     CellKind::Number, 96}},
                   parent),
          m_kind(kind)
    {
    }
    QString target(int row) const
    {
        const ExplorerFrontPage::Line* line = at(row);
        return line ? ExplorerWords::address(m_kind, line->key, line->caip2) : QString();
    }

protected:
    QString key(const ExplorerFrontPage::Line& line) const override { return line.caip2 + QLatin1Char('/') + line.key; }
    QVariant cell(const ExplorerFrontPage::Line& line, int column, int role) const override
    {
        const bool block = m_kind == ExplorerKind::Block;
        switch (role) {
            case Qt::DisplayRole:
                if (column == 0)
                    return format::safe(line.chain);
                if (column == 1)
                    return m_kind == ExplorerKind::Account ? shortKey(line.key) : groupedDigits(line.key);
                return block ? format::ago(line.time) : groupedDigits(line.amount);
            case CopyRole:
                return column == 1 ? line.key : column == 2 && !block ? QVariant(line.amount) : QVariant();
            case Qt::ToolTipRole:
                return column == 1 ? QVariant(line.key)
                       : column == 2 && block
                           ? QVariant(FrontPanel::tr("%1, %n transactions", nullptr, line.amount.toInt())
                                          .arg(format::iso(line.time)))
                           : QVariant();
            case MarkRole:
                return column == 0 ? QVariant(line.mark) : QVariant();
            case InkRole:
                return column == 1 ? QVariant(int(Ink::Link)) : QVariant();
            default:
                return {};
        }
    }

private:
    ExplorerKind m_kind;
};

FrontPanel::FrontPanel(Desk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_blocks(new FrontModel(ExplorerKind::Block, this)),
      m_accounts(new FrontModel(ExplorerKind::Account, this)),
      m_pools(new FrontModel(ExplorerKind::Pool, this)),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(12);
    m_row->addWidget(add(ExplorerKind::Block, tr("Newest blocks"), m_blocks), 1);
    m_accountTable = add(ExplorerKind::Account, tr("Largest accounts"), m_accounts);
    m_poolTable = add(ExplorerKind::Pool, tr("Largest pools"), m_pools);
    m_row->addWidget(m_accountTable, 1);
    m_row->addWidget(m_poolTable, 1);
}

DataTable* FrontPanel::add(ExplorerKind kind, const QString& title, FrontModel* model)
{
    auto* table = new DataTable(m_desk, u"explorer/front/"_s + QLatin1String(name(kind)), title);
    table->setPagedModel(model);
    table->setEmpty(tr("None indexed yet."));
    table->view()->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(table, &DataTable::activated, this, [this, model](int row) { Q_EMIT goRequested(model->target(row)); });
    connect(table->view(), &QAbstractItemView::clicked, this, [this, model](const QModelIndex& index) {
        if (index.column() == 1)  // a click on the link; elsewhere it selects
            Q_EMIT goRequested(model->target(index.row()));
    });
    return table;
}

void FrontPanel::ask(Engine* engine)
{
    auto* front = engine ? dynamic_cast<ExplorerFront*>(engine->explorer()) : nullptr;
    if (!front)
        return;
    whenAnswered(front->front(linesEach), this, [this, ticket = ++m_ticket](const Expected<ExplorerFrontPage>& page) {
        if (ticket != m_ticket)
            return;
        if (page) {
            m_blocks->setRows(page->blocks);
            m_accounts->setRows(page->accounts);
            m_pools->setRows(page->pools);
            m_accountTable->head()->setTitle(page->newestAccounts ? tr("Large accounts, recently changed")
                                                                  : tr("Largest accounts"));
            m_poolTable->head()->setTitle(page->newestPools ? tr("Large pools, recently changed")
                                                            : tr("Largest pools"));
        }
        Q_EMIT answered(page && !(page->blocks.empty() && page->accounts.empty() && page->pools.empty()));
    });
}

void FrontPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < besideFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

}  // namespace signalbox::ui
