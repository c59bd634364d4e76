// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_config_cells.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpressionValidator>

#include "queue/queue_config_model.h"
#include "queue/row_checks.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {

bool isCurrent(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view && view->currentIndex() == index && view->selectionModel()->isSelected(index);
}

void paintEdge(QPainter& painter, const QStyleOptionViewItem& option, const QColor& color)
{
    paint::panel(painter, QRectF(option.rect).adjusted(2, 2, -2, -3), 5, {}, color);
}

}  // namespace

void ConfigNumberCell::paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    if (index.data(QueueConfigModel::RefusedRole).toBool())
        paintEdge(painter, option, t.error.ink);
    else if (isCurrent(option, index))
        paintEdge(painter, option, t.accent);
    else if (option.state & QStyle::State_MouseOver)
        paintEdge(painter, option, t.control);
    painter.setFont(figureFont(index.data(StrongRole).toBool() ? TextRole::Strong : TextRole::Base));
    painter.setPen(ink(option, index));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
}

QWidget* ConfigNumberCell::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const ConfigField* field = QueueConfigModel::field(index.column());
    if (!field)
        return nullptr;
    static const QRegularExpression digits(u"[0-9]{1,9}"_s);
    auto* edit = new QLineEdit(parent);
    setControlSize(edit, ControlSize::Row);
    edit->setValidator(new QRegularExpressionValidator(digits, edit));
    edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    edit->setFont(figureFont());
    edit->setAccessibleName(
        tr("%1 of %2", "field, chain")
            .arg(configTitle(*field), index.siblingAtColumn(QueueConfigModel::Chain).data().toString()));
    edit->setToolTip(configTip(*field));
    connect(edit, &QLineEdit::textChanged, edit, [edit, field](const QString& text) {
        setFieldCheck(edit, isWithin(*field, text.toInt()) ? FieldCheck::None : FieldCheck::Refused);
    });
    return edit;
}

void ConfigNumberCell::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void ConfigNumberCell::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const QString text = static_cast<QLineEdit*>(editor)->text(); !text.isEmpty())
        model->setData(index, text.toInt(), Qt::EditRole);
}

void ConfigNumberCell::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(1, 1, -1, -2));
}

void ConfigSwitchCell::paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    if (isCurrent(option, index))
        paintEdge(painter, option, Theme::current().accent);
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    paintCheck(painter, box, on, option);
    painter.setFont(ui::font(index.data(QueueConfigModel::ChangedRole).toBool() ? TextRole::Strong : TextRole::Base));
    painter.setPen(inkColor(on ? Ink::Text : Ink::Secondary));
    painter.drawText(box.adjusted(22, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
}

void ConfigSwitchCell::toggle(QAbstractItemModel* model, const QModelIndex& index)
{
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool ConfigSwitchCell::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&,
                                   const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonDblClick)
        return true;
    if (event->type() != QEvent::MouseButtonRelease || static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
        return false;
    toggle(model, index);
    return true;
}

}  // namespace signalbox::ui
