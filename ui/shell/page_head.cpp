// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/page_head.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "shell/key_bindings.h"
#include "shell/screen.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/state_chip.h"
#include "widgets/text.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

SearchButton::SearchButton(KeyBindings* bindings, QWidget* parent) : QAbstractButton(parent), m_bindings(bindings)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Search or run a command"));
    connect(bindings, &KeyBindings::changed, this, &SearchButton::showKeys);
    showKeys();
}

void SearchButton::showKeys()
{
    m_keys = m_bindings->text(u"palette"_s);
    const QString meaning = tr("Search or run a command");
    setToolTip(m_keys.isEmpty() ? meaning : meaning + u"  "_s + m_keys);
    update();
}

void SearchButton::setSmall(bool small)
{
    if (std::exchange(m_small, small) == small)
        return;
    updateGeometry();
    update();
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    paint::panel(p, rect(), 6, isDown() ? t.pressed : underMouse() ? t.hover : t.surface, t.control);
    paintIcon(p, QRectF(m_small ? 7 : 9, 7, 16, 16), u"search"_s, t.secondary);
    if (m_small)
        return;
    p.setFont(ui::font(TextRole::Base));
    p.setPen(t.muted);
    const int wide = m_keys.isEmpty() ? 0
                                      : std::min(QFontMetrics(ui::font(TextRole::Tiny)).horizontalAdvance(m_keys) + 12,
                                                 width() - 90);
    const int room = width() - 31 - (wide > 0 ? wide + 16 : 8);
    p.drawText(QRect(31, 0, room, height()), Qt::AlignVCenter,
               p.fontMetrics().elidedText(tr("Search or run"), Qt::ElideRight, room));
    if (wide == 0)
        return;
    p.setFont(ui::font(TextRole::Tiny));
    const QRectF box(width() - 8 - wide, 6, wide, 18);
    paint::panel(p, box, 4, t.raised, t.border);
    p.setPen(t.secondary);
    p.drawText(box, Qt::AlignCenter, p.fontMetrics().elidedText(m_keys, Qt::ElideRight, wide - 8));
}

PageHead::PageHead(TimeScope* scope, KeyBindings* keys, QWidget* parent)
    : QWidget(parent),
      m_layout(new QHBoxLayout(this)),
      m_crumb(new QToolButton),
      m_arrow(new Text(u"›"_s, TextRole::Section, Ink::Secondary)),
      m_mark(new ChainMark),
      m_title(new Text({}, TextRole::Title)),
      m_left(new QHBoxLayout),
      m_right(new QHBoxLayout),
      m_range(new TimeRangeControl(scope)),
      m_live(new LiveButton(scope)),
      m_search(new SearchButton(keys))
{
    setFixedHeight(52);
    m_layout->setContentsMargins(16, 0, 16, 1);
    m_layout->setSpacing(8);
    setKind(m_crumb, ButtonKind::Quiet);
    setControlSize(m_crumb, ControlSize::Row);
    m_crumb->setFont(ui::font(TextRole::Base));
    m_crumb->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_left->setSpacing(8);
    m_right->setSpacing(8);
    m_layout->addWidget(m_crumb);
    m_layout->addWidget(m_arrow);
    m_layout->addWidget(m_mark);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(4);
    m_layout->addLayout(m_left);
    m_layout->addStretch(1);
    m_layout->addWidget(m_range);
    m_layout->addWidget(m_live);
    m_layout->addLayout(m_right);
    m_layout->addWidget(m_search);
    m_title->setElide(Qt::ElideRight);
    m_arrow->setContentsMargins(0, 0, 6, 0);  // same distance to both sides
    connect(m_search, &QAbstractButton::clicked, this, &PageHead::searchRequested);
    connect(m_crumb, &QToolButton::clicked, this, [this] {
        if (m_screen)
            Q_EMIT goRequested(m_screen->breadcrumbAddress());
    });
}

void PageHead::clear()
{
    for (const auto& widget : std::as_const(m_lent))
        if (widget) {
            m_left->removeWidget(widget);
            m_right->removeWidget(widget);
            widget->hide();
            widget->setParent(m_screen);
        }
    m_lent.clear();
}

void PageHead::setScreen(Screen* screen)
{
    clear();
    if (m_screen)
        m_screen->disconnect(this);
    m_screen = screen;
    if (screen)
        connect(screen, &Screen::headChanged, this, &PageHead::renew);
    renew();
}

void PageHead::showRanges()
{
    if (!m_range->isVisible())
        return;
    m_range->setFocus(Qt::ShortcutFocusReason);
    // not QPushButton::showMenu(): that waits in a loop of its own
    m_range->menu()->popup(m_range->mapToGlobal(QPoint(0, m_range->height())));
}

void PageHead::renew()
{
    if (!m_screen)
        return;
    const QList<QWidget*> left = m_screen->headLeft(), right = m_screen->headRight();
    QList<QWidget*> lent;
    for (const auto& widget : std::as_const(m_lent))
        lent << widget.data();
    if (lent != left + right) {
        clear();
        for (QWidget* widget : left) {
            m_left->addWidget(widget, 0, Qt::AlignVCenter);
            widget->show();
        }
        for (QWidget* widget : right) {
            m_right->addWidget(widget, 0, Qt::AlignVCenter);
            widget->show();
        }
        for (QWidget* widget : left + right)
            m_lent << widget;
    }
    m_title->setText(m_screen->title());
    const QString crumb = m_screen->breadcrumb();
    m_crumb->setText(crumb);
    m_crumb->setAccessibleName(tr("Back to %1").arg(crumb));
    m_crumb->setVisible(!crumb.isEmpty());
    m_arrow->setVisible(!crumb.isEmpty());
    m_layout->setContentsMargins(crumb.isEmpty() ? 16 : 8, 0, 16, 1);
    m_mark->setMark(m_screen->headMark());
    m_mark->setVisible(m_screen->headMark() > 0);
    m_range->setVisible(m_screen->usesTimeRange());
    m_live->setVisible(m_screen->usesTimeRange());
    m_search->setVisible(true);
    fit();
}

void PageHead::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PageHead::fit()
{
    const int others = m_layout->minimumSize().width() - m_search->sizeHint().width();
    m_search->setSmall(width() < 760 || others + SearchButton::fullWidth > width());
}

void PageHead::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(0, height() - 1, width(), 1, Theme::current().border);
}

}  // namespace signalbox::ui
