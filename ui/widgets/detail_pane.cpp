// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/detail_pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QToolTip>

#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/hairline.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

void copyText(const QString& text, QWidget* near)
{
    QGuiApplication::clipboard()->setText(text);
    QToolTip::showText(near->mapToGlobal(QPoint(0, near->height() + 2)), DetailRow::tr("Copied."), near, {}, 1500);
}

DetailRow::DetailRow(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_label(new Text(label, TextRole::Base, Ink::Secondary)),
      m_type(new Text({}, TextRole::Small, Ink::Muted)),
      m_value(new Text({})),
      m_copy(makeIconButton(u"copy"_s, tr("Copy %1").arg(label), ControlSize::Row))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(11, 0, 11, 0);
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_type);
    row->addWidget(m_value, 1);
    row->addWidget(m_copy);
    m_type->hide();
    m_value->setElide(Qt::ElideMiddle);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy->setIconSize({14, 14});
    m_copy->setIcon(icon(u"copy"_s, Ink::Secondary));
    m_copy->hide();
    setFixedHeight(25);
    connect(m_copy, &QToolButton::clicked, this, [this] { copyText(m_whole, m_copy); });
}

void DetailRow::setLabel(const QString& label)
{
    m_label->setText(label);
    m_copy->setAccessibleName(tr("Copy %1").arg(label));
    m_copy->setToolTip(m_copy->accessibleName());
}

void DetailRow::setType(const QString& type)
{
    m_type->setText(type);
    m_type->setVisible(!type.isEmpty());
}

void DetailRow::setValue(const QString& shown, const QString& whole, TextRole role, Ink ink)
{
    m_whole = whole.isEmpty() ? shown : whole;
    m_value->setRole(role);
    m_value->setInk(ink);
    m_link = ink == Ink::Link;
    m_value->setFigures(role == TextRole::Base);
    m_value->setText(shown);
    m_value->setToolTip(m_whole == shown ? QString() : plainTip(m_whole));
    setAccessibleName(m_label->text() + u": "_s + m_whole);
}

void DetailRow::setCopyable(bool on)
{
    m_copy->setVisible(on);
    layout()->setContentsMargins(11, 0, on ? 7 : 11, 0);
}

void DetailRow::setSelectable(bool on)
{
    m_selectable = on;
    setFocusPolicy(on ? Qt::StrongFocus : Qt::NoFocus);
    m_label->setInk(on && !m_link ? Ink::Text : Ink::Secondary);  // a link shows that it is clickable
}

void DetailRow::setSelected(bool on)
{
    m_selected = on;
    update();
}

void DetailRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = Theme::current();
    if (m_selected)
        p.fillRect(rect(), t.selection);
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 0, -1, 0), 4, {}, t.accent, 2);
}

void DetailRow::mousePressEvent(QMouseEvent* event)
{
    if (m_selectable && event->button() == Qt::LeftButton)
        Q_EMIT clicked();
    QWidget::mousePressEvent(event);
}

void DetailRow::keyPressEvent(QKeyEvent* event)
{
    if (m_selectable &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)) {
        Q_EMIT clicked();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyText(m_whole, this);
        return;
    }
    QWidget::keyPressEvent(event);
}

DetailPane::DetailPane(QWidget* parent) : Card(parent), m_close(makeIconButton(u"close"_s, tr("Close this pane")))
{
    head()->setHeight(40);
    head()->setLine(true);
    head()->addRight(m_close);
    connect(m_close, &QToolButton::clicked, this, &DetailPane::closeRequested);
    auto* area = new QScrollArea;
    area->setFrameStyle(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 4, 0, 8);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    area->setWidget(m_content);
    m_content->setAutoFillBackground(false);  // setWidget() has just switched it on
    body()->addWidget(area, 1);
}

void DetailPane::setTitle(const QString& title, const QString& note)
{
    head()->setTitle(title);
    head()->setNote(note);
    setAccessibleName(title);
}

void DetailPane::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void DetailPane::clear()
{
    while (m_rows->count() > 0) {
        QLayoutItem* item = m_rows->takeAt(0);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_rows->addStretch(1);
    m_first = true;
}

DetailRow* DetailPane::addRow(const QString& label, const QString& shown, const QString& whole, TextRole role)
{
    auto* row = new DetailRow(label);
    row->setValue(shown, whole, role);
    m_rows->insertWidget(m_rows->count() - 1, row);
    m_first = false;
    return row;
}

void DetailPane::addSection(const QString& title, const QString& note, QWidget* right)
{
    if (!m_first) {
        m_rows->insertSpacing(m_rows->count() - 1, 4);
        m_rows->insertWidget(m_rows->count() - 1, new Hairline);
    }
    auto* row = new QWidget;
    auto* box = new QHBoxLayout(row);
    box->setContentsMargins(11, 2, 11, 0);
    box->addWidget(new Text(title, TextRole::SmallStrong));
    auto* words = new Text(note, TextRole::Small, Ink::Secondary);
    words->setElide(Qt::ElideRight);
    box->addWidget(words, 1);
    if (right)
        box->addWidget(right);
    row->setMinimumHeight(30);
    m_rows->insertWidget(m_rows->count() - 1, row);
    m_first = false;
}

void DetailPane::addWidget(QWidget* widget, int stretch)
{
    m_rows->insertWidget(m_rows->count() - 1, widget, stretch);
    m_first = false;
}

void DetailPane::addFoot(QWidget* widget)
{
    if (!m_foot) {
        m_foot = new QHBoxLayout;
        m_foot->setContentsMargins(12, 8, 12, 11);
        m_foot->setSpacing(8);
        m_foot->addStretch(1);
        body()->addLayout(m_foot);
    }
    m_foot->insertWidget(m_foot->count() - 1, widget);
}

}  // namespace signalbox::ui
