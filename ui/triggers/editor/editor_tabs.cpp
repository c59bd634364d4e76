// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/editor/editor_tabs.h"

#include <QStackedWidget>
#include <QTabBar>

#include "signalbox/literals.h"
#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

namespace {
const char* const places[] = {"", "actions", "dry-run", "history"};
}

EditorTabs::EditorTabs(TriggerDraft* draft, QWidget* parent)
    : Card(parent), m_draft(draft), m_bar(new QTabBar), m_stack(new QStackedWidget)
{
    setAccessibleName(tr("Parts of the trigger"));
    head()->setHeight(37);
    head()->setLine(true);
    m_bar->setAccessibleName(tr("Parts of the trigger"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(false);
    for (int i = 0; i < 4; ++i) {
        m_bar->addTab(QString());
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        m_stack->addWidget(page);
    }
    head()->addLeft(m_bar);
    body()->addWidget(m_stack, 1);
    keepCorners();
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        Q_EMIT currentChanged();
    });
    connect(draft, &TriggerDraft::changed, this, &EditorTabs::renew);
    renew();
}

void EditorTabs::lend(Tab tab, QWidget* part)
{
    m_stack->widget(tab)->layout()->addWidget(part);
    part->show();
}

EditorTabs::Tab EditorTabs::current() const
{
    return Tab(m_bar->currentIndex());
}

void EditorTabs::setCurrent(Tab tab)
{
    m_bar->setCurrentIndex(tab);
}

QString EditorTabs::place() const
{
    return QLatin1String(places[m_bar->currentIndex()]);
}

void EditorTabs::setPlace(const QString& place)
{
    const auto found = std::find(std::begin(places), std::end(places), place.toLatin1());
    m_bar->setCurrentIndex(found == std::end(places) ? 0 : int(found - std::begin(places)));
}

void EditorTabs::setEdits(int count)
{
    m_edits = count;
    renew();
}

void EditorTabs::renew()
{
    const auto counted = [](const QString& text, int count) {
        return count > 0 ? u"%1 %2"_s.arg(text).arg(count) : text;
    };
    const Trigger& trigger = m_draft->now();
    m_bar->setTabText(Conditions, counted(tr("Conditions"), int(trigger.conditions.size())));
    m_bar->setTabText(Actions, counted(tr("Actions"), int(trigger.actions.size())));
    m_bar->setTabText(DryRun, tr("Dry run"));
    m_bar->setTabText(History, counted(tr("History"), m_edits));
    m_bar->updateGeometry();
}

}  // namespace signalbox::ui
