// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <functional>

#include "tables/delegates.h"
#include "theme/sign.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {

/// Sign and text; tinted unless ok.
class SyncCellDelegate : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        CellDelegate::paint(painter, option, index);
        const State state = State(index.data(StateItemRole).toInt());
        const bool selected = option.state & QStyle::State_Selected, pale = index.data(SyncModel::PaleRole).toBool();
        const bool loud = state == State::Error || state == State::Slow || state == State::Backfill;
        painter->save();
        painter->setClipRect(option.rect, Qt::IntersectClip);
        const QRect inner = option.rect.adjusted(0, 0, 0, -1);
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const bool current = view && view->currentIndex() == index;  // the frame shows the selection
        if (loud && (!selected || current) && !pale)
            painter->fillRect(inner, stateTone(state).tint);
        painter->setOpacity(pale ? 0.35 : 1);
        const QRectF box = contentRect(option, index);
        paintSign(*painter, QRectF(box.left(), box.center().y() - 5, 10, 10), state);
        painter->setFont(figureFont(TextRole::Base));
        painter->setPen(loud ? stateColor(state) : state == State::Ok ? Theme::current().text : stateColor(state));
        const QRectF words = box.adjusted(16, 0, 6, 0);
        painter->drawText(
            words, Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, int(words.width())));
        painter->restore();
    }

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override {}
};

/// The tables' names again, over the cells that are scrolled below them.
class FrozenNames : public QWidget {
public:
    FrozenNames(SyncView* view, std::function<void(int row, bool add)> chosen)
        : QWidget(view), m_view(view), m_chosen(std::move(chosen))
    {
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        const int head = m_view->horizontalHeader()->height();
        QPainter p(this);
        p.fillRect(rect(), t.surface);
        p.fillRect(0, 0, width(), head, t.raised);
        p.fillRect(0, head - 1, width(), 1, t.border);
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        const QAbstractItemModel* model = m_view->model();
        p.drawText(QRect(12, 0, width() - 16, head), Qt::AlignVCenter, model->headerData(0, Qt::Horizontal).toString());
        p.setFont(ui::font(TextRole::Base));
        for (int row = 0; row < model->rowCount(); ++row) {
            if (m_view->isRowHidden(row))
                continue;
            const QRect line(0, head + m_view->rowViewportPosition(row), width(), m_view->rowHeight(row));
            p.fillRect(0, line.bottom(), width(), 1, t.grid);
            p.setPen(t.text);
            p.drawText(
                line.adjusted(12, 0, -8, -1), Qt::AlignVCenter,
                p.fontMetrics().elidedText(model->index(row, 0).data().toString(), Qt::ElideRight, width() - 20));
        }
        p.fillRect(width() - 1, 0, 1, height(), t.border);
    }
    void mousePressEvent(QMouseEvent* event) override
    {
        const int row = m_view->rowAt(int(event->position().y()) - m_view->horizontalHeader()->height());
        if (row >= 0)
            m_chosen(row, event->modifiers() & Qt::ControlModifier);
    }

private:
    SyncView* m_view;
    std::function<void(int, bool)> m_chosen;
};

/// Two lines: the chain's mark and name, its id.
class SyncHeader : public QHeaderView {
public:
    explicit SyncHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setFixedHeight(44);
        setSectionsClickable(true);
        setHighlightSections(false);
        setMinimumSectionSize(64);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintSection(QPainter* p, const QRect& rect, int section) const override
    {
        const Theme& t = Theme::current();
        p->save();
        p->fillRect(rect, t.raised);
        p->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
        const auto value = [&](int role) { return model()->headerData(section, Qt::Horizontal, role); };
        const QString note = value(NoteRole).toString(), name = value(Qt::DisplayRole).toString();
        QRect box = rect.adjusted(section == 0 ? 12 : 8, 4, -4, -4);
        if (note.isEmpty()) {
            p->setFont(ui::font(TextRole::Small));
            p->setPen(t.secondary);
            p->drawText(box, Qt::AlignVCenter, name);
            p->restore();
            return;
        }
        paintMark(*p, QRectF(box.left(), box.top() + 4, 10, 10), value(MarkRole).toInt());
        const QRect top(box.left() + 16, box.top(), box.width() - 16, 18);
        p->setFont(ui::font(TextRole::SmallStrong));
        p->setPen(t.text);
        p->drawText(top, Qt::AlignVCenter, p->fontMetrics().elidedText(name, Qt::ElideRight, top.width()));
        const QRect below(box.left(), box.top() + 18, box.width(), 18);
        p->setFont(ui::font(TextRole::Small));
        p->setPen(t.secondary);
        p->drawText(below, Qt::AlignVCenter, p->fontMetrics().elidedText(note, Qt::ElideMiddle, below.width()));
        p->restore();
    }
};

}  // namespace

SyncView::SyncView(SyncModel* model, QWidget* parent)
    : TableView(parent),
      m_model(model),
      m_names(new FrozenNames(this, [this](int row, bool add) { selectRow(row, add); }))
{
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &SyncView::placeNames);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_names, qOverload<>(&QWidget::update));
    setHorizontalHeader(new SyncHeader(this));
    setSelectionBehavior(SelectItems);
    setSelectionMode(ExtendedSelection);
    setSortingEnabled(false);
    setModel(model);
    for (int column = 1; column < 64; ++column)
        setItemDelegateForColumn(column, nullptr);
    setItemDelegate(new SyncCellDelegate(this));
    setItemDelegateForColumn(0, CellDelegate::make(CellKind::Text, this));
    setAccessibleName(tr("State and lag of each table and chain"));
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        setModel(m_model);  // widths for as many chains as there are now
        for (int column = 1; column < m_model->columnCount(); ++column)
            setItemDelegateForColumn(column, nullptr);
        Q_EMIT chosenChanged();
    });
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this,
            [this](int section) { selectColumn(section, QApplication::keyboardModifiers() & Qt::ControlModifier); });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == 0)
            selectRow(index.row(), QApplication::keyboardModifiers() & Qt::ControlModifier);
    });
}

void SyncView::placeNames()
{
    const bool scrolled = horizontalScrollBar()->value() > 0;
    m_names->setGeometry(0, 0, columnWidth(0), horizontalHeader()->height() + viewport()->height());
    m_names->setVisible(scrolled);
    if (scrolled) {
        m_names->raise();
        m_names->update();
    }
}

void SyncView::resizeEvent(QResizeEvent* event)
{
    TableView::resizeEvent(event);
    placeNames();
}

void SyncView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    TableView::scrollTo(index, hint);
    if (index.column() == 0 || horizontalScrollBar()->value() == 0)
        return;
    const int hidden = columnWidth(0) - visualRect(index).left();
    if (hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void SyncView::selectRow(int row, bool add)
{
    const QItemSelection cells(m_model->index(row, 1), m_model->index(row, m_model->columnCount() - 1));
    selectionModel()->select(cells, add ? QItemSelectionModel::Select : QItemSelectionModel::ClearAndSelect);
    Q_EMIT chosenChanged();
}

void SyncView::selectColumn(int column, bool add)
{
    if (column == 0)
        return selectAll();
    const QItemSelection cells(m_model->index(0, column), m_model->index(m_model->rowCount() - 1, column));
    selectionModel()->select(cells, add ? QItemSelectionModel::Select : QItemSelectionModel::ClearAndSelect);
    selectionModel()->setCurrentIndex(m_model->index(qMax(0, currentIndex().row()), column),
                                      QItemSelectionModel::NoUpdate);
    Q_EMIT chosenChanged();
}

std::vector<std::pair<QString, QString>> SyncView::chosen() const
{
    std::vector<std::pair<QString, QString>> all;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (const SyncCell* cell = m_model->cell(index); cell && !isRowHidden(index.row()))
            all.emplace_back(cell->caip2, cell->entity);
    std::sort(all.begin(), all.end());
    return all;
}

void SyncView::choose(const QString& caip2, const QString& entity)
{
    if (const QModelIndex index = m_model->find(caip2, entity); index.isValid())
        setCurrentIndex(index);
}

void SyncView::chooseWorst(const QString& caip2)
{
    if (const SyncCell* cell = m_model->worst(caip2))
        choose(cell->caip2, cell->entity);
}

int SyncView::wantedHeight() const
{
    const bool scrolls = horizontalHeader()->length() > viewport()->width();
    return 44 + qMax(1, m_model->rowCount()) * ThemeManager::instance().rowHeight() + (scrolls ? 12 : 0);
}

void SyncView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex at = currentIndex();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at.isValid()) {
        if (at.column() == 0)
            selectRow(at.row(), event->modifiers() & Qt::ControlModifier);
        else
            Q_EMIT menuWanted(viewport()->mapToGlobal(visualRect(at).bottomLeft()));
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ShiftModifier && at.isValid())
        return selectRow(at.row(), false);
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier && at.isValid())
        return selectColumn(at.column(), false);
    TableView::keyPressEvent(event);
}

void SyncView::contextMenuEvent(QContextMenuEvent* event)
{
    if (currentIndex().isValid())
        Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Keyboard
                              ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                              : event->globalPos());
}

void SyncView::paintEvent(QPaintEvent* event)
{
    TableView::paintEvent(event);
    const QModelIndex at = currentIndex();
    if (!at.isValid() || at.column() == 0 || !selectionModel()->isSelected(at))
        return;
    QPainter p(viewport());
    p.setPen(QPen(Theme::current().accent, 2));
    p.drawRect(QRectF(visualRect(at)).adjusted(1, 1, -1, -2));
}

}  // namespace signalbox::ui
