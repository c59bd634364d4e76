// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_tabs.h"

#include <QStackedWidget>
#include <QTabBar>

#include "queue/queue_actions.h"
#include "queue/queue_config_page.h"
#include "queue/queue_filter.h"
#include "queue/queue_items.h"
#include "queue/queue_thresholds_page.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {
constexpr int itemsTab = 0, configurationTab = 1, thresholdsTab = 2;
}

QueueTabs::QueueTabs(ScreenContext* context, QueueActions* actions, QWidget* parent)
    : Card(parent),
      m_tabs(new QTabBar),
      m_badge(new Badge(m_tabs)),
      m_lent(new QWidget),
      m_stack(new QStackedWidget),
      m_items(new QueueItems(context->desk, actions)),
      m_configuration(new QueueConfigPage(context->desk, actions)),
      m_thresholds(new QueueThresholdsPage)
{
    setAccessibleName(tr("Items and settings of the queues"));
    head()->setHeight(37);
    head()->setLine(true);
    m_tabs->setAccessibleName(tr("Queue sections"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Failed items"));
    m_tabs->addTab(tr("Configuration"));
    m_tabs->addTab(tr("Thresholds"));
    auto* lent = new QHBoxLayout(m_lent);
    lent->setContentsMargins(8, 0, 0, 0);
    head()->addLeft(m_tabs);
    head()->addLeft(m_lent);
    for (QueuePage* page : pages()) {
        m_stack->addWidget(page);
        for (QWidget* button : page->actions())
            head()->addRight(button);
    }
    body()->addWidget(m_stack, 1);
    keepCorners();
    connect(m_tabs, &QTabBar::currentChanged, this, &QueueTabs::showPage);
    connect(m_items, &QueueItems::filterChanged, this, &QueueTabs::fit);
    connect(m_items->filter(), &QueueFilterBar::stateChanged, this, &QueueTabs::placeChanged);
    showPage(itemsTab);
}

std::array<QueuePage*, 3> QueueTabs::pages() const
{
    return {m_items, m_configuration, m_thresholds};
}

void QueueTabs::showPage(int index)
{
    m_stack->setCurrentIndex(index);
    for (QueuePage* page : pages())
        for (QWidget* button : page->actions())
            button->setVisible(page == m_stack->currentWidget());
    tellWatched();
    fit();
    Q_EMIT placeChanged();
}

void QueueTabs::tellWatched()
{
    for (QueuePage* page : pages())
        page->setWatched(m_watched && page == m_stack->currentWidget());
    if (m_watched && m_stack->currentWidget() != m_thresholds)
        m_thresholds->load();  // the chart shows one of them
}

/// The filter is beside the tabs if everything fits, else above the items.
void QueueTabs::fit()
{
    int needed = 11 + 7 + 3 * 8 + m_tabs->sizeHint().width() + m_items->filter()->sizeHint().width();
    for (const QWidget* button : m_items->actions())
        needed += 8 + button->sizeHint().width();
    const bool beside = needed + 96 <= width();
    if (std::exchange(m_beside, beside) != beside) {
        if (beside)
            m_items->lendFilter(m_lent->layout());
        else
            m_items->takeFilter();
    }
    m_lent->setVisible(beside && m_stack->currentIndex() == itemsTab);
}

void QueueTabs::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fit();
}

void QueueTabs::setEngine(Engine* engine)
{
    for (QueuePage* page : pages())
        page->setEngine(engine);
    if (m_watched)
        m_thresholds->load();
}

void QueueTabs::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    for (QueuePage* page : pages())
        page->setSnapshot(snapshot);
}

void QueueTabs::setQueues(const std::vector<BalanceQueue>& queues)
{
    for (QueuePage* page : pages())
        page->setQueues(queues);
    fit();  // numbers of the filter have changed
    const qint64 failed = QueueTotals::of(queues).failed;
    if (std::exchange(m_failed, failed) == failed)
        return;
    m_badge->set(failed > 0 ? format::number(failed) : QString(), State::Error);
    m_tabs->setTabButton(itemsTab, QTabBar::RightSide, failed > 0 ? m_badge : nullptr);
    m_badge->setVisible(failed > 0);
    m_tabs->setAccessibleTabName(itemsTab, tr("Failed items, %1", "and their number").arg(format::number(failed)));
    m_tabs->updateGeometry();
    fit();
}

void QueueTabs::setWatched(bool watched)
{
    m_watched = watched;
    tellWatched();
}

void QueueTabs::setNarrow(bool narrow)
{
    m_items->setNarrow(narrow);
    m_configuration->setNarrow(narrow);
    fit();
}

void QueueTabs::load()
{
    static_cast<QueuePage*>(m_stack->currentWidget())->load();
    if (m_stack->currentWidget() != m_thresholds)
        m_thresholds->load();
}

bool QueueTabs::showPlace(const QString& place)
{
    if (place == u"configuration"_s || place == u"thresholds"_s) {
        m_tabs->setCurrentIndex(place == u"thresholds"_s ? thresholdsTab : configurationTab);
        return true;
    }
    if (place != u"failed"_s && place != u"retrying"_s && place != u"waiting"_s)
        return false;
    m_tabs->setCurrentIndex(itemsTab);
    m_items->filter()->setState(place == u"retrying"_s  ? QueueEntryState::Retrying
                                : place == u"waiting"_s ? QueueEntryState::Pending
                                                        : QueueEntryState::Failed);
    return true;
}

QString QueueTabs::place() const
{
    switch (m_tabs->currentIndex()) {
        case configurationTab:
            return u"configuration"_s;
        case thresholdsTab:
            return u"thresholds"_s;
        default:
            break;
    }
    const QueueEntryState state = m_items->filter()->state();
    return state == QueueEntryState::Retrying  ? u"retrying"_s
           : state == QueueEntryState::Pending ? u"waiting"_s
                                               : u"failed"_s;
}

}  // namespace signalbox::ui
