// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include "audit/job_tree_model.h"

namespace signalbox::ui {

/// The view of a JobTreeModel: rows as in tables, indented by 22 px a level; an event's text reaches to the last
/// column. New events are expanded, new jobs are not. Columns share the width; narrow ones go first.
class AuditTree : public QTreeView {
    Q_OBJECT
public:
    explicit AuditTree(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;  ///< a JobTreeModel
    JobTreeModel* audit() const { return m_audit; }
    void choose(qint64 job);            ///< makes it the current and only selected row; its attempts are shown
    QSet<qint64> selectedJobs() const;  ///< an event stands for its jobs
    QString selectedText() const;       ///< tab separated

Q_SIGNALS:
    void rowChosen();   ///< the current row or the selection changed
    void endReached();  ///< scrolled to the last rows

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void expandEvents(int first, int last);
    void spread();
    void setHovered(const QModelIndex& index);
    QRectF cell(const QStyleOptionViewItem& option, int column) const;
    void drawWhat(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    JobTreeModel* m_audit = nullptr;
    QPersistentModelIndex m_hovered;
};

}  // namespace signalbox::ui
