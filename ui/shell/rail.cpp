// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/rail.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "shell/key_bindings.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

WorkspaceButton::WorkspaceButton(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusInside", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT menuRequested(mapToGlobal(QPoint(8, height()))); });
    setWorkspace({}, false);
}

void WorkspaceButton::setWorkspace(const QString& name, bool demo)
{
    m_name = name;
    m_demo = demo;
    setAccessibleName(demo ? tr("Workspace %1, a demo with simulated chains. Opens the workspace menu.").arg(name)
                           : tr("Workspace %1. Opens the workspace menu.").arg(name));
    setToolTip(m_narrow ? name : QString());
    update();
}

void WorkspaceButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setToolTip(narrow ? m_name : QString());
    update();
}

QSize WorkspaceButton::sizeHint() const
{
    return {m_narrow ? 51 : 199, 52};
}

void WorkspaceButton::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::SmoothPixmapTransform);
    if (underMouse() || isDown())
        paint::panel(p, QRectF(rect()).adjusted(4, 4, -4, -4), 6, isDown() ? t.pressed : t.hover, {});
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(4, 4, -4, -4), 6, {}, t.accent, 2);
    const bool wordBelow = m_narrow && m_demo;
    p.drawPixmap(QPointF(12, wordBelow ? 4 : 12), logo(28));
    if (wordBelow) {
        p.setFont(ui::font(TextRole::Tiny));
        p.setPen(t.warn.ink);
        p.drawText(QRect(0, 34, width(), 14), Qt::AlignCenter, tr("Demo"));
    }
    if (m_narrow)
        return;
    p.setFont(ui::font(TextRole::Strong));
    p.setPen(t.text);
    p.drawText(QRect(48, 10, width() - 76, 18), Qt::AlignVCenter, u"Signalbox"_s);
    p.setFont(ui::font(TextRole::Small));
    p.setPen(m_demo ? t.warn.ink : t.secondary);
    const QString second = m_demo ? tr("demo, simulated") : m_name;
    p.drawText(QRect(48, 27, width() - 76, 16), Qt::AlignVCenter,
               p.fontMetrics().elidedText(second, Qt::ElideRight, width() - 76));
    paint::chevron(p, QRectF(width() - 26, 20, 12, 12), Qt::DownArrow, t.secondary);
}

RailItem::RailItem(QString id, QString iconName, QWidget* parent)
    : QAbstractButton(parent), m_id(std::move(id)), m_icon(std::move(iconName))
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusInside", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailItem::setTitle(const QString& title, const QString& shortcut)
{
    if (title == text() && shortcut == m_shortcut)
        return;
    setText(title);
    m_shortcut = shortcut;
    nameAgain();
}

void RailItem::setBadge(const RailBadge& badge)
{
    if (badge.text == m_badge.text && badge.state == m_badge.state && badge.meaning == m_badge.meaning)
        return;
    m_badge = badge;
    nameAgain();
}

void RailItem::setNarrow(bool narrow)
{
    m_narrow = narrow;
    nameAgain();
}

void RailItem::nameAgain()
{
    const QString meaning = m_badge.meaning.isEmpty() ? m_badge.text : m_badge.meaning;
    setAccessibleName(meaning.isEmpty() ? text() : text() + u", "_s + meaning);
    QString tip = m_narrow ? text() : QString();
    if (!m_badge.meaning.isEmpty())
        tip += (tip.isEmpty() ? QString() : u", "_s) + m_badge.meaning;
    if (!m_shortcut.isEmpty())
        tip += (tip.isEmpty() ? QString() : u"  "_s) + m_shortcut;
    setToolTip(tip);
    update();
}

QSize RailItem::sizeHint() const
{
    return {m_narrow ? 51 : 199, 32};
}

void RailItem::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const auto siblings = group() ? group()->buttons() : QList<QAbstractButton*>();
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        auto next = siblings.indexOf(this) + step;
        while (next >= 0 && next < siblings.size() && siblings.at(next)->isHidden())
            next += step;
        if (next >= 0 && next < siblings.size()) {
            siblings.at(next)->setFocus(Qt::TabFocusReason);
            siblings.at(next)->click();
        }
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void RailItem::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    const QRectF box = QRectF(rect()).adjusted(8, 0, -8, 0);
    const bool on = isChecked();
    if (on || isDown() || underMouse())
        paint::panel(p, box, 6, on ? t.selection : isDown() ? t.pressed : t.hover, {});
    if (on)
        paint::panel(p, QRectF(-2, 6, 5, height() - 12), 2, t.accent, {});
    if (hasFocus() && keyboardFocus())
        paint::panel(p, box, 6, {}, t.accent, 2);
    paintIcon(p, QRectF(m_narrow ? (width() - 20) / 2 : box.left() + 8, 6, 20, 20), m_icon, on ? t.link : t.secondary);
    if (m_narrow) {
        if (!m_badge.text.isEmpty()) {
            p.setRenderHint(QPainter::Antialiasing);
            p.setPen(QPen(t.window, 1.5));
            p.setBrush(stateColor(m_badge.state));
            p.drawEllipse(QPointF(width() / 2.0 + 12, 5), 4, 4);
        }
        return;
    }
    p.setFont(ui::font(on ? TextRole::Strong : TextRole::Base));
    p.setPen(on ? t.link : underMouse() ? t.text : t.secondary);
    const int badgeWidth = m_badge.text.isEmpty() ? 0 : Badge::widthFor(m_badge.text);
    p.drawText(QRectF(box.left() + 32 + 8, 0, box.width() - 48 - badgeWidth, height()), Qt::AlignVCenter, text());
    if (badgeWidth > 0)
        Badge::paint(p, QRectF(box.right() - 8 - badgeWidth, 8, badgeWidth, 16), m_badge.text, m_badge.state);
}

Rail::Rail(const ScreenRegistry& registry, KeyBindings* keys, QWidget* parent)
    : QWidget(parent),
      m_keys(keys),
      m_entries(registry.entries()),
      m_group(new QButtonGroup(this)),
      m_workspace(new WorkspaceButton),
      m_column(new QVBoxLayout(this))
{
    setFixedWidth(wide);
    setAccessibleName(tr("Screens"));
    m_column->setContentsMargins(0, 0, 1, 8);
    m_column->setSpacing(2);
    m_column->addWidget(m_workspace);
    m_column->addSpacing(2);
    m_group->setExclusive(true);
    const auto add = [&](const ScreenEntry& entry) {
        auto* item = new RailItem(entry.id, entry.icon, this);
        m_group->addButton(item);
        m_column->addWidget(item);
        m_items.push_back(item);
    };
    for (const ScreenEntry& entry : m_entries)
        if (!entry.atFoot)
            add(entry);
    m_column->addStretch(1);
    for (const ScreenEntry& entry : m_entries)
        if (entry.atFoot)
            add(entry);
    showItems(nullptr);
    connect(m_keys, &KeyBindings::changed, this, &Rail::showKeys);
    connect(m_group, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton* button) { Q_EMIT chosen(static_cast<RailItem*>(button)->id()); });
}

void Rail::setCurrent(const QString& id)
{
    for (RailItem* item : m_items)
        if (item->id() == id)
            item->setChecked(true);
}

void Rail::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? slim : wide);
    m_workspace->setNarrow(narrow);
    for (RailItem* item : m_items)
        item->setNarrow(narrow);
}

void Rail::showItems(const WorkspaceSnapshot* snapshot)
{
    int number = 0;
    for (const ScreenEntry& entry : m_entries)
        for (RailItem* item : m_items) {
            if (entry.id != item->id())
                continue;
            const bool shown = entry.isShown(snapshot);
            QString shortcut;
            if (entry.atFoot)
                shortcut = m_keys->text(entry.id);
            else if (shown && ++number <= 9)
                shortcut = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)).toString(QKeySequence::NativeText);
            item->setTitle(entry.title(), shortcut);
            item->setVisible(shown);
        }
}

void Rail::showKeys(const QString& changed)
{
    for (const ScreenEntry& entry : m_entries)
        for (RailItem* item : m_items)
            if (entry.atFoot && entry.id == changed && entry.id == item->id())
                item->setTitle(item->text(), m_keys->text(changed));
}

void Rail::setBadges(const WorkspaceSnapshot& snapshot)
{
    showItems(&snapshot);
    for (RailItem* item : m_items)
        for (const ScreenEntry& entry : m_entries)
            if (entry.id == item->id())
                item->setBadge(entry.badge ? entry.badge(snapshot) : RailBadge());
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().border);
}

}  // namespace signalbox::ui
