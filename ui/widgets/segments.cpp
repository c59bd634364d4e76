// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

class Segments::Button : public QAbstractButton {
public:
    Button(const QString& id, const QString& text, QWidget* parent) : QAbstractButton(parent), id(id)
    {
        setCheckable(true);
        setText(text);
        setProperty("focusInside", true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(text()) + 22, 26};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

    const QString id;
    bool first = false, last = false;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Theme& t = Theme::current();
        QRectF box = QRectF(rect()).adjusted(0, 0.5, 0, -0.5);
        box.setLeft(first ? 0.5 : -10);
        box.setRight(last ? width() - 0.5 : width() + 10);
        QPainterPath shape;
        shape.addRoundedRect(box, 5.5, 5.5);
        p.setClipRect(rect());
        p.fillPath(shape, isChecked() ? t.selection : isDown() ? t.pressed : underMouse() ? t.hover : t.surface);
        p.setPen(t.control);
        p.drawPath(shape);
        if (!first) {
            p.setRenderHint(QPainter::Antialiasing, false);
            p.fillRect(0, 1, 1, height() - 2, t.control);
        }
        if (hasFocus() && keyboardFocus())
            paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 5, {}, t.accent, 2);
        p.setFont(ui::font(TextRole::Small));
        p.setPen(!isEnabled() ? t.muted : isChecked() ? t.link : t.secondary);
        p.drawText(rect(), Qt::AlignCenter, text());
    }
};

Segments::Segments(const QString& name, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        const QString id = static_cast<Button*>(button)->id;
        if (id == m_current)
            return;
        m_current = id;
        Q_EMIT currentChanged(id);
    });
}

void Segments::setItems(const std::vector<Item>& items)
{
    if (items == m_items)
        return;
    const bool sameIds =
        items.size() == m_items.size() && std::equal(items.begin(), items.end(), m_items.begin(),
                                                     [](const Item& a, const Item& b) { return a.id == b.id; });
    m_items = items;
    if (sameIds) {
        for (size_t i = 0; i < items.size(); ++i) {
            m_buttons[i]->setText(items[i].text);
            m_buttons[i]->setAccessibleName(items[i].text);
            m_buttons[i]->updateGeometry();
        }
        updateGeometry();
        return;
    }
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const Item& item : items) {
        auto* button = new Button(item.id, item.text, this);
        button->setAccessibleName(item.text);
        button->first = m_buttons.empty();
        button->last = m_buttons.size() + 1 == items.size();
        m_group->addButton(button);
        layout()->addWidget(button);
        m_buttons.push_back(button);
        button->show();
    }
    const bool kept =
        std::any_of(items.begin(), items.end(), [this](const Item& item) { return item.id == m_current; });
    const QString wanted = kept ? m_current : items.empty() ? QString() : items.front().id;
    const bool changed = wanted != m_current;
    m_current = wanted;
    for (Button* button : m_buttons)
        button->setChecked(button->id == m_current);
    if (changed)
        Q_EMIT currentChanged(m_current);
}

void Segments::setCurrent(const QString& id)
{
    for (Button* button : m_buttons)
        if (button->id == id && id != m_current) {
            button->setChecked(true);
            m_current = id;
            Q_EMIT currentChanged(id);
        }
}

FilterChip::FilterChip(const QString& key, const QString& value, QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setProperty("ringRadius", 12);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(key, value);
}

void FilterChip::set(const QString& key, const QString& value)
{
    m_key = key;
    m_value = value;
    setAccessibleName(tr("Filter: %1 %2. Press Delete to remove it.").arg(key, value));
    setToolTip(value.size() > 24 ? plainTip(value) : QString());
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(ui::font(TextRole::Small));
    const int value = qMin(metrics.horizontalAdvance(m_value), 200);
    return {10 + metrics.horizontalAdvance(m_key) + 5 + value + 6 + 14 + 7, 24};
}

QRectF FilterChip::crossBox() const
{
    return QRectF(width() - 21, (height() - 14) / 2.0, 14, 14);
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    paint::panel(p, rect(), 12, isDown() ? t.pressed : underMouse() ? t.hover : t.surface, t.border);
    p.setFont(ui::font(TextRole::Small));
    const int keyWidth = p.fontMetrics().horizontalAdvance(m_key);
    p.setPen(t.secondary);
    p.drawText(QRect(10, 0, keyWidth + 1, height()), Qt::AlignVCenter, m_key);
    p.setPen(t.text);
    const int x = 10 + keyWidth + 5;
    const int room = int(crossBox().left()) - 6 - x;
    p.drawText(QRect(x, 0, room + 1, height()), Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_value, Qt::ElideMiddle, room + 1));
    p.setRenderHint(QPainter::Antialiasing);
    QPen pen(t.secondary, 1.3);
    pen.setCapStyle(Qt::RoundCap);
    p.setPen(pen);
    const QPointF c = crossBox().center();
    p.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
    p.drawLine(c + QPointF(3, -3), c + QPointF(-3, 3));
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && crossBox().adjusted(-4, -5, 7, 5).contains(event->position())) {
        setDown(false);
        event->accept();
        Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Switch::Switch(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setText(text);
    setAccessibleName(text);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ringRadius", 8);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : 8 + QFontMetrics(ui::font(TextRole::Base)).horizontalAdvance(text());
    return {30 + words, 20};
}

void Switch::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF box(0, (height() - 16) / 2.0, 30, 16);
    const bool on = isChecked();
    paint::panel(p, box, 8, !isEnabled() ? t.track : on ? (underMouse() ? t.fillHover : t.fill) : t.muted, {});
    p.setPen(Qt::NoPen);
    p.setBrush(isEnabled() ? t.onFill : t.surface);
    p.drawEllipse(QPointF(on ? box.right() - 8 : box.left() + 8, box.center().y()), 6, 6);
    p.setFont(ui::font(TextRole::Base));
    p.setPen(isEnabled() ? t.text : t.muted);
    p.drawText(QRectF(38, 0, width() - 38, height()), Qt::AlignVCenter, text());
}

}  // namespace signalbox::ui
