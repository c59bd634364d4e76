// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/tabbed_tables.h"

#include <QStackedLayout>
#include <QTabBar>

#include "tables/data_table.h"

namespace signalbox::ui {

TabbedTables::TabbedTables(const QString& name, QWidget* parent)
    : QWidget(parent), m_name(name), m_stack(new QStackedLayout(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
}

int TabbedTables::add(DataTable* table, const QString& title)
{
    const int index = int(m_tables.size());
    auto* bar = new QTabBar;
    bar->setAccessibleName(m_name);
    bar->setDrawBase(false);
    bar->setExpanding(false);
    bar->setUsesScrollButtons(false);
    for (int i = 0; i < index; ++i)
        bar->addTab(m_bars.front()->tabText(i));
    m_tables.push_back(table);
    m_bars.push_back(bar);
    for (QTabBar* each : m_bars) {
        each->addTab(title);
        each->updateGeometry();  // a hidden bar does not say so itself
    }
    bar->setCurrentIndex(index);
    table->head()->setTitle({});
    table->head()->setHeight(38);
    table->head()->addLeft(bar);
    m_stack->addWidget(table);
    connect(bar, &QTabBar::currentChanged, this, [this, bar, index](int wanted) {
        if (wanted == index)
            return;
        const bool focus = bar->hasFocus();
        setCurrent(wanted);
        if (focus)
            m_bars[size_t(wanted)]->setFocus(Qt::OtherFocusReason);
    });
    return index;
}

void TabbedTables::setTitle(int index, const QString& title)
{
    for (QTabBar* bar : m_bars)
        bar->setTabText(index, title);
}

void TabbedTables::setCurrent(int index)
{
    const bool changed = index != current();
    m_stack->setCurrentIndex(index);
    // each bar shows the tab of its own table
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const QSignalBlocker quiet(m_bars[i]);
        m_bars[i]->setCurrentIndex(int(i));
    }
    if (changed)
        Q_EMIT currentChanged(index);
}

int TabbedTables::current() const
{
    return m_stack->currentIndex();
}

}  // namespace signalbox::ui
