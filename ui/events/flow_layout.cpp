// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/flow_layout.h"

#include <QWidget>

namespace signalbox::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(8);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

void FlowLayout::insertWidget(int index, QWidget* widget)
{
    addChildWidget(widget);
    m_items.insert(m_items.begin() + std::min(index, count()), new QWidgetItem(widget));
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[size_t(index)];
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    lay(rect, true);
}

int FlowLayout::lay(const QRect& rect, bool apply) const
{
    const int room = std::max(rect.width(), 1);
    int y = rect.y();
    int lines = 0;
    for (size_t first = 0; first < m_items.size();) {
        // Items of one line, then centered vertically.
        int used = 0;
        int high = 0;
        size_t end = first;
        for (; end < m_items.size(); ++end) {
            if (m_items[end]->isEmpty())
                continue;
            const QSize hint = m_items[end]->sizeHint();
            const int next = used + (used > 0 ? spacing() : 0) + std::min(hint.width(), room);
            if (used > 0 && next > room)
                break;
            used = next;
            high = std::max(high, hint.height());
        }
        y += lines > 0 && high > 0 ? 6 : 0;
        int x = rect.x();
        for (; first < end; ++first) {
            if (m_items[first]->isEmpty())
                continue;
            const QSize hint = m_items[first]->sizeHint();
            const QSize size(std::min(hint.width(), room), hint.height());
            if (apply)
                m_items[first]->setGeometry(QRect(QPoint(x, y + (high - size.height()) / 2), size));
            x += size.width() + spacing();
        }
        y += high;
        ++lines;
    }
    return y - rect.y();
}

}  // namespace signalbox::ui
