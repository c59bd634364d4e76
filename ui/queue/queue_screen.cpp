// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_screen.h"

#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/overview_totals.h"
#include "queue/queue_actions.h"
#include "queue/queue_badge.h"
#include "queue/queue_charts.h"
#include "queue/queue_filter.h"
#include "queue/queue_items.h"
#include "queue/queue_poll.h"
#include "queue/queue_table.h"
#include "queue/queue_tabs.h"
#include "queue/queue_thresholds_page.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
const QString barSource = u"queue"_s;
constexpr int leastTabs = 268;  // six items
}  // namespace

QueueScreen::QueueScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState(u"queue"_s)),
      m_bars(new MessageStack),
      m_actions(new QueueActions(this)),
      m_poll(new QueuePoll(context->time, this)),
      m_charts(new QueueCharts(context->time)),
      m_table(new QueueTable(context)),
      m_tabs(new QueueTabs(context, m_actions))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
    auto* page = new ScrollPage;
    m_page = page;
    m_bars->layout()->setContentsMargins(0, 0, 0, 0);
    page->column()->addWidget(m_bars);
    page->column()->addWidget(m_charts);
    page->column()->addWidget(m_table);
    page->column()->addWidget(m_tabs, 1);
    m_tabs->setMinimumHeight(leastTabs);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    m_empty->setText(tr("The queues of balance updates of EVM chains are shown here. Add an EVM chain to begin."));
    if (context->addChain)
        m_empty->setButton(tr("Add a chain"), u"plus"_s, [this] { this->context().addChain(); });
    connectParts();
}

void QueueScreen::connectParts()
{
    connect(m_poll, &QueuePoll::arrived, this, &QueueScreen::take);
    connect(m_poll, &QueuePoll::failed, this, &QueueScreen::showFailure);
    connect(m_actions, &QueueActions::ended, m_poll, &QueuePoll::askNow);
    connect(m_table, &QueueTable::chosenChanged, this, [this] { m_tabs->items()->setChains(m_table->chosen()); });
    connect(m_table, &QueueTable::retryWanted, m_actions, &QueueActions::retryAll);
    connect(m_table, &QueueTable::placeWanted, m_tabs, &QueueTabs::showPlace);
    connect(m_tabs->items()->filter(), &QueueFilterBar::chainsRemoved, this, [this] {
        m_table->view()->clearSelection();
        m_tabs->items()->setChains({});
    });
    connect(m_tabs, &QueueTabs::placeChanged, this, &Screen::addressChanged);
    connect(m_tabs->thresholds(), &QueueThresholdsPage::known, m_charts, &QueueCharts::setThresholds);
}

QString QueueScreen::title() const
{
    return tr("Queue");
}

void QueueScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_actions->setEngine(engine);
    m_poll->setEngine(engine);
    m_charts->setEngine(engine);
    m_table->setEngine(engine);
    m_tabs->setEngine(engine);
    m_bars->setMessages(barSource, {});
    showPage();
}

void QueueScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    if (isWatched() && context().time->isLive())
        context().time->setAdded(oldestAdded(*snapshot));
    m_charts->setSnapshot(snapshot);
    m_table->setSnapshot(*snapshot);
    m_tabs->setSnapshot(*snapshot);
    showPage();
}

void QueueScreen::showPage()
{
    const bool settled =
        snapshot() && (snapshot()->engine == EngineState::Running || snapshot()->engine == EngineState::DatabaseAway);
    const bool none = settled && !anyHas<Feature::Balances>(*snapshot());
    m_pages->setCurrentWidget(none ? static_cast<QWidget*>(m_empty) : m_page);
}

void QueueScreen::watched(bool visible)
{
    if (visible && snapshot())
        context().time->setAdded(oldestAdded(*snapshot()));
    m_poll->setWatched(visible);
    m_charts->setWatched(visible);
    m_table->setWatched(visible);
    m_tabs->setWatched(visible);
}

void QueueScreen::refresh()
{
    m_poll->askNow();
    m_charts->ask();
    m_table->askDepths();
    m_tabs->load();
}

void QueueScreen::take(const std::vector<BalanceQueue>& queues)
{
    m_bars->setMessages(barSource, {});
    m_table->setQueues(queues);
    m_charts->setQueues(queues);
    m_tabs->setQueues(queues);
    if (!m_wanted.isEmpty())
        choose();
}

void QueueScreen::showFailure(const Error& error)
{
    BarMessage message;
    message.key = barSource;
    message.state = State::Error;
    message.what = tr("The queues could not be read.");
    message.text = engineWords(error);
    message.actions.push_back({u"retry"_s, tr("Retry"), false, [this] { refresh(); }});
    message.dismissible = false;
    m_bars->setMessages(barSource, {message});
    m_table->setLoading(false);
}

void QueueScreen::choose()
{
    m_table->selectKey(std::exchange(m_wanted, {}));
}

bool QueueScreen::open(const QString& rest)
{
    const QString place = rest.section(QLatin1Char('?'), 0, 0);
    if (!place.isEmpty() && !m_tabs->showPlace(place))
        return false;
    const QUrlQuery query(rest.section(QLatin1Char('?'), 1));
    m_wanted = query.queryItemValue(u"chain"_s, QUrl::FullyDecoded);
    if (!m_wanted.isEmpty() && m_table->view()->model()->rowCount() > 0)
        choose();
    return true;
}

QString QueueScreen::address() const
{
    const QStringList chains = m_table->chosen();
    const bool one = chains.size() == 1 && m_tabs->place() != u"thresholds"_s;
    return m_tabs->place() + (one ? u"?chain="_s + chains.first() : QString());
}

std::vector<PaletteCommand> QueueScreen::commands()
{
    if (!engine() || !engine()->balanceQueue() || !snapshot() || !anyHas<Feature::Balances>(*snapshot()))
        return {};
    const auto to = [this](const QString& text, const QString& iconName, const QString& place) {
        return PaletteCommand{text, tr("Queue"), iconName, [this, place] { context().go(u"queue/"_s + place); }};
    };
    return {to(tr("Show failed items of the balance queues"), u"list"_s, u"failed"_s),
            to(tr("Show waiting items of the balance queues"), u"queue"_s, u"waiting"_s),
            to(tr("Configure the balance queues"), u"settings"_s, u"configuration"_s),
            to(tr("Change the thresholds of the balance queues"), u"warning"_s, u"thresholds"_s),
            {tr("Retry all failed items of the balance queues"), tr("Queue"), u"refresh"_s, [this] {
                 context().go(u"queue/failed"_s);
                 m_tabs->items()->retryAll();
             }}};
}

void QueueScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_charts->setSmall(narrow);
    m_table->setNarrow(narrow);
    m_tabs->setNarrow(narrow);
}

void QueueScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    m_table->setRoom(width() - 34);  // less the padding of the page and the edges of the card
}

ScreenEntry queueScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = u"queue"_s;
    entry.icon = u"queue"_s;
    entry.title = [] { return QueueScreen::tr("Queue"); };
    entry.make = [](ScreenContext* context) { return new QueueScreen(context); };
    const auto badge = std::make_shared<QueueBadge>(engine);
    entry.shown = [engine](const WorkspaceSnapshot& snapshot) {
        Engine* now = engine ? engine() : nullptr;  // none: the last known chains decide
        return anyHas<Feature::Balances>(snapshot) && (!now || now->balanceQueue());
    };
    entry.badge = [badge](const WorkspaceSnapshot& snapshot) { return badge->look(snapshot); };
    entry.status = [badge](const WorkspaceSnapshot&) { return badge->note(); };
    return entry;
}

}  // namespace signalbox::ui
