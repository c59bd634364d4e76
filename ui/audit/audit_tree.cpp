// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_tree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include "signalbox/literals.h"
#include "tables/columns.h"
#include "tables/delegates.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

namespace {

using TreeColumn = JobTreeModel::Column;
constexpr int indent = 22, edge = 12, pad = 8, iconPx = 16, nearEnd = 12;

/// Text that fits, and behind it the note in small letters.
void drawText(QPainter& p, QRectF box, const QString& text, const QString& note, TextRole role, const QColor& ink)
{
    p.setFont(ui::font(role));
    p.setPen(ink);
    const QString shown = p.fontMetrics().elidedText(text, Qt::ElideRight, int(box.width()));
    p.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (note.isEmpty() || shown != text)
        return;
    box.setLeft(box.left() + p.fontMetrics().horizontalAdvance(text) + 7);
    if (box.width() < 16)
        return;
    p.setFont(ui::font(TextRole::Small));
    p.setPen(Theme::current().secondary);
    p.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
               p.fontMetrics().elidedText(note, Qt::ElideRight, int(box.width())));
}

void drawFigure(QPainter& p, const QRectF& box, const QString& text)
{
    p.setFont(figureFont());
    p.setPen(Theme::current().secondary);
    p.drawText(box, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, text);
}

}  // namespace

AuditTree::AuditTree(QWidget* parent) : QTreeView(parent)
{
    setFrameStyle(QFrame::NoFrame);
    setIndentation(indent);
    setUniformRowHeights(true);
    setItemDelegate(new CellDelegate(this));  // the height of rows
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Events with their triggers and attempts"));
    verticalScrollBar()->setProperty("overlay", true);
    header()->setFixedHeight(28);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(20);
    header()->setHighlightSections(false);
    header()->setSortIndicator(int(TreeColumn::Time), Qt::DescendingOrder);
    header()->setSortIndicatorShown(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar* bar = verticalScrollBar();
        if (bar->maximum() > 0 && value >= bar->maximum() - nearEnd * ThemeManager::instance().rowHeight())
            Q_EMIT endReached();
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

void AuditTree::setModel(QAbstractItemModel* model)
{
    m_audit = qobject_cast<JobTreeModel*>(model);
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent, int first, int last) {
        if (!parent.isValid())
            expandEvents(first, last);
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { expandEvents(0, m_audit->rowCount() - 1); });
    spread();
}

void AuditTree::expandEvents(int first, int last)
{
    for (int row = first; row <= last; ++row)
        setExpanded(m_audit->index(row, 0), true);
}

void AuditTree::spread()
{
    if (!m_audit)
        return;
    const int width = viewport()->width();
    const bool roomy = width >= 620;
    header()->setSectionHidden(int(TreeColumn::Took), !roomy);
    const int time = QFontMetrics(figureFont()).horizontalAdvance(u"00:00:00 ↓"_s) + pad + edge + 12;
    const int took = roomy ? 72 : 0;
    const int target = qBound(84, width * 22 / 100, 190), result = qBound(96, width * 20 / 100, 190);
    header()->resizeSection(int(TreeColumn::Time), time);
    if (roomy)
        header()->resizeSection(int(TreeColumn::Took), took);
    header()->resizeSection(int(TreeColumn::Target), target);
    header()->resizeSection(int(TreeColumn::Result), result);
    header()->resizeSection(int(TreeColumn::What), qMax(120, width - time - took - target - result));
}

void AuditTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    spread();
}

void AuditTree::choose(qint64 job)
{
    const QModelIndex index = m_audit->indexOf(job);
    if (!index.isValid())
        return;
    expand(index.parent());
    expand(index);
    setCurrentIndex(index);
    scrollTo(index);
}

QSet<qint64> AuditTree::selectedJobs() const
{
    QSet<qint64> ids;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        for (const ActionJob* job : m_audit->jobsOf(index))
            ids.insert(job->id);
    return ids;
}

QString AuditTree::selectedText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [this](const QModelIndex& a, const QModelIndex& b) { return visualRect(a).top() < visualRect(b).top(); });
    QStringList lines;
    for (const QModelIndex& index : rows) {
        QStringList cells;
        for (int column = 0; column < m_audit->columnCount(); ++column) {
            const QModelIndex cell = index.siblingAtColumn(column);
            cells << QStringList{cell.data().toString(), cell.data(NoteRole).toString()}.join(u' ').trimmed();
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QRectF AuditTree::cell(const QStyleOptionViewItem& option, int column) const
{
    const int x = header()->sectionViewportPosition(column), width = header()->sectionSize(column);
    return QRectF(x + (column == 0 ? edge : pad), option.rect.top(),
                  width - (column == 0 ? edge : pad) - (column == int(TreeColumn::Time) ? edge : pad),
                  option.rect.height() - 1);
}

void AuditTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    QPainter& p = *painter;
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    p.save();
    const bool selected = selectionModel()->isSelected(index);
    if (selected)
        p.fillRect(row, t.selection);
    else if (m_hovered.isValid() && m_hovered == index.siblingAtColumn(0))
        p.fillRect(row, t.hover);
    p.fillRect(QRect(0, row.bottom(), row.width(), 1), t.grid);
    drawWhat(p, option, index);
    if (m_audit->level(index) != JobTreeModel::Level::Event) {
        const QModelIndex target = index.siblingAtColumn(int(TreeColumn::Target));
        QRectF box = cell(option, int(TreeColumn::Target));
        if (const QString name = target.data(JobTreeModel::IconRole).toString(); !name.isEmpty()) {
            paintIcon(p, QRectF(box.left(), box.center().y() - 7, 14, 14), name, t.secondary);
            box.setLeft(box.left() + 20);
        }
        drawText(p, box, target.data().toString(), {}, TextRole::Base, t.text);
        const QModelIndex result = index.siblingAtColumn(int(TreeColumn::Result));
        const auto state = ui::State(result.data(StateItemRole).toInt());
        box = cell(option, int(TreeColumn::Result));
        paintSign(p, QRectF(box.left(), box.center().y() - 5, 10, 10), state);
        box.setLeft(box.left() + 16);
        drawText(p, box, result.data().toString(), {}, TextRole::Base, stateColor(state));
        if (!header()->isSectionHidden(int(TreeColumn::Took)))
            drawFigure(p, cell(option, int(TreeColumn::Took)),
                       index.siblingAtColumn(int(TreeColumn::Took)).data().toString());
    }
    drawFigure(p, cell(option, int(TreeColumn::Time)), index.siblingAtColumn(int(TreeColumn::Time)).data().toString());
    if (selected && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0)) {
        p.setPen(t.accent);
        p.setBrush(Qt::NoBrush);
        p.drawRect(QRect(0, row.top(), row.width() - 1, row.height() - 1));
    }
    p.restore();
}

void AuditTree::drawWhat(QPainter& p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    const auto level = m_audit->level(index);
    const QModelIndex what = index.siblingAtColumn(0);
    QRectF box = cell(option, 0);
    if (level == JobTreeModel::Level::Event)
        box.setRight(cell(option, int(TreeColumn::Time)).left() - pad);
    else if (level == JobTreeModel::Level::Attempt)
        box.setRight(cell(option, int(TreeColumn::Result)).left() - pad);  // it has no target of its own
    box.setLeft(box.left() + int(level) * indent);
    if (m_audit->rowCount(what) > 0)
        paint::chevron(p, QRectF(box.left(), box.center().y() - 7, 14, 14),
                       isExpanded(what) ? Qt::DownArrow : Qt::RightArrow, t.secondary);
    box.setLeft(box.left() + 20);
    if (const QString name = what.data(JobTreeModel::IconRole).toString(); !name.isEmpty()) {
        paintIcon(p, QRectF(box.left(), box.center().y() - iconPx / 2.0, iconPx, iconPx), name, t.secondary);
        box.setLeft(box.left() + iconPx + 6);
    }
    const QVariant ink = what.data(InkRole);
    drawText(p, box, what.data().toString(), what.data(NoteRole).toString(),
             level == JobTreeModel::Level::Event ? TextRole::Strong : TextRole::Base,
             ink.isValid() ? inkColor(Ink(ink.toInt())) : t.text);
}

void AuditTree::setHovered(const QModelIndex& index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

void AuditTree::mouseMoveEvent(QMouseEvent* event)
{
    QTreeView::mouseMoveEvent(event);
    setHovered(indexAt(event->pos()).siblingAtColumn(0));
}

void AuditTree::leaveEvent(QEvent* event)
{
    QTreeView::leaveEvent(event);
    setHovered({});
}

void AuditTree::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
        return event->accept();
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        return event->ignore();  // pause belongs to the window
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        const QModelIndex row = currentIndex().siblingAtColumn(0);
        setExpanded(row, !isExpanded(row));
        Q_EMIT rowChosen();
        return event->accept();
    }
    QTreeView::keyPressEvent(event);
}

bool AuditTree::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex index = indexAt(help->pos());
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && index.isValid() &&
        QFontMetrics(ui::font(TextRole::Base)).horizontalAdvance(index.data().toString()) + 40 >
            columnWidth(index.column()))
        tip = index.data().toString();
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(tip), viewport(), visualRect(index));
    return true;
}

void AuditTree::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT rowChosen();
}

void AuditTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT rowChosen();
}

}  // namespace signalbox::ui
