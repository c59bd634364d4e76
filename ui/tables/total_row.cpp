// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/total_row.h"

#include <QHeaderView>
#include <QPainter>
#include <QRegularExpression>
#include <QTableView>

#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui {

TotalRow::TotalRow(QTableView* view, QWidget* parent) : QWidget(parent), m_view(view)
{
    setFixedHeight(high);
    connect(view->horizontalHeader(), &QHeaderView::sectionResized, this, [this] { update(); });
    connect(view->horizontalHeader(), &QHeaderView::sectionMoved, this, [this] { update(); });
}

void TotalRow::set(const QStringList& byColumn)
{
    m_texts = byColumn;
    setAccessibleName(format::list(byColumn.filter(QRegularExpression(u"."_s))));
    update();
}

void TotalRow::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.fillRect(rect(), t.raised);
    p.fillRect(0, 0, width(), 1, t.border);
    p.setPen(t.text);
    const QHeaderView* head = m_view->horizontalHeader();
    for (int column = 0; column < m_texts.size(); ++column) {
        if (head->isSectionHidden(column) || m_texts.at(column).isEmpty())
            continue;
        const int kind = m_view->model()->headerData(column, Qt::Horizontal, CellKindRole).toInt();
        const bool right = CellKind(kind) == CellKind::Number || CellKind(kind) == CellKind::Balance;
        const int visual = head->visualIndex(column);
        QRect box(head->sectionViewportPosition(column), 0, head->sectionSize(column), height());
        box.adjust(visual == 0 ? 12 : 8, 0, box.right() >= m_view->viewport()->width() - 2 ? -12 : -8, 0);
        p.setFont(figureFont(TextRole::Strong));
        p.drawText(box, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), m_texts.at(column));
    }
}

}  // namespace signalbox::ui
