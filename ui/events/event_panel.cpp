// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_panel.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "events/event_counts.h"
#include "events/event_overlay.h"
#include "events/event_selection.h"
#include "events/filter_bar.h"
#include "events/filter_offer.h"
#include "events/scroll_anchor.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

EventPanel::EventPanel(Desk* desk, EventKind kind, QWidget* parent)
    : QWidget(parent),
      m_kind(kind),
      m_filter(desk, kind),
      m_model(new EventModel(kind, this)),
      m_table(new DataTable(desk, eventListId(kind), {})),
      m_columns(m_table, m_model),
      m_bar(new FilterBar(kind)),
      m_failure(new MessageBar)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_table);
    m_table->head()->hide();
    m_table->setAccessibleName(kind == EventKind::Transfers ? tr("Transfers") : tr("Registry events"));
    TableView* view = m_table->view();
    view->setAccessibleName(m_table->accessibleName());
    m_table->body()->insertWidget(0, m_bar);
    auto* anchor = new ScrollAnchor(view);
    m_table->setPagedModel(m_model);
    anchor->watchModel();
    connect(anchor, &ScrollAnchor::viewportMoved, m_model->feed(), &EventFeed::setViewport);
    m_selection = new EventSelection(m_table, m_model, this);
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSectionsClickable(true);
    view->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    m_overlay = new EventOverlay(view);
    m_failure->hide();
    m_table->body()->addWidget(m_failure);

    listen();
    m_bar->setFilter(filter());
    m_columns.setEveryChain(m_filter.isEveryChain());
    renew();
}

void EventPanel::listen()
{
    connect(m_model->feed(), &EventFeed::changed, this, &EventPanel::renew);
    connect(m_overlay, &EventOverlay::newerRequested, this, [this] {
        m_selection->clear();
        m_model->feed()->reload();
    });
    connect(m_overlay, &EventOverlay::retryRequested, this, &EventPanel::reload);
    connect(m_overlay, &EventOverlay::clearRequested, this, [this] {
        EventFilter filter = this->filter();
        filter.clear();
        setFilter(filter);
    });
    QHeaderView* header = m_table->view()->horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this, [this, header](int section) {
        if (section == 0)
            m_newestFirst = !m_newestFirst;
        header->setSortIndicator(0, m_newestFirst ? Qt::DescendingOrder : Qt::AscendingOrder);
        if (section == 0)
            ask();
    });
    connect(m_bar, &FilterBar::filterEdited, this, &EventPanel::take);
    connect(m_bar, &FilterBar::rawToggled, m_model, &EventModel::setRaw);
    connect(m_bar->exportButton(), &QPushButton::clicked, this, &EventPanel::exportRequested);
    connect(m_bar->columnsButton(), &QToolButton::clicked, this, [this] {
        QMenu* menu = m_table->view()->columnMenu();
        QAction* raw = menu->addAction(tr("Show raw numbers"));
        raw->setCheckable(true);
        raw->setChecked(m_model->isRaw());
        connect(raw, &QAction::toggled, m_bar, &FilterBar::setRaw);
        QToolButton* button = m_bar->columnsButton();
        menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height() + 4)));
    });
    connect(m_table, &DataTable::activated, this, &EventPanel::opened);
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        if (rows.size() != 1)
            return;
        for (const FilterOffer& offer : FilterOffer::of(m_kind, m_model->row(rows.first())))
            connect(menu->addAction(icon(u"filter"_s), offer.text), &QAction::triggered, this, [this, offer] {
                EventFilter filter = this->filter();
                if (filter.set(offer.field, offer.value).ok())
                    setFilter(filter);
            });
    });
}

void EventPanel::setActions(std::function<void()> addChain, std::function<void(const QString&)> openChain)
{
    m_overlay->setActions(std::move(addChain), std::move(openChain));
    renew();
}

void EventPanel::setEngine(Engine* engine)
{
    m_engine = engine;
    m_model->feed()->setEngine(engine);
    m_asked = false;
    if (m_snapshot)
        setSnapshot(m_snapshot);
    renew();
}

void EventPanel::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_model->setChains(snapshot->chains);
    m_bar->setSnapshot(snapshot);
    if (m_filter.adapt(*snapshot, m_model->rowCount() == 0)) {
        m_bar->setFilter(filter());
        m_columns.setEveryChain(m_filter.isEveryChain());
        m_asked = false;
    }
    if (!m_asked)
        ask();
    renewEmpty();
}

void EventPanel::take(const EventFilter& filter)
{
    m_selection->dropIfGone();
    m_filter.set(filter);
    m_columns.setEveryChain(m_filter.isEveryChain());
    ask();
    Q_EMIT filterChanged();
}

void EventPanel::setFilter(const EventFilter& filter)
{
    EventFilter next = filter;
    next.kind = m_kind;
    if (next == this->filter())
        return;
    m_bar->setFilter(next);
    take(next);
}

void EventPanel::setTime(qint64 lastSeconds)
{
    EventFilter next = filter();
    next.set(EventField::Time, lastSeconds > 0 ? u"last %1"_s.arg(lastSeconds) : QString());
    setFilter(next);
}

void EventPanel::ask()
{
    if (!m_engine || !m_snapshot || (m_kind == EventKind::Transfers && filter().caip2.isEmpty())) {
        renew();
        return;
    }
    m_asked = true;
    EventQuery query = filter().query();
    query.newestFirst = m_newestFirst;
    m_model->feed()->ask(query, filter().isEmpty() ? std::optional<EventQuery>() : filter().unfiltered());
}

void EventPanel::setNarrow(bool narrow)
{
    m_columns.setNarrow(narrow);
    m_bar->setNarrow(narrow);
}

void EventPanel::setPaneShown(bool shown)
{
    m_columns.setPaneShown(shown);
}

void EventPanel::reload()
{
    m_selection->selectAgain();
    m_model->feed()->reload();
}

EmptyState* EventPanel::emptyState() const
{
    return m_overlay->emptyState();
}

bool EventPanel::canExport() const
{
    return m_engine && m_model->rowCount() > 0;
}

QString EventPanel::countText() const
{
    const EventFeed& feed = *m_model->feed();
    return EventCounts{m_kind, feed.totals(), m_model->rowCount(), feed.isSearching(), !filter().isEmpty()}.text();
}

void EventPanel::renew()
{
    const EventFeed& feed = *m_model->feed();
    const int rows = m_model->rowCount();
    if (feed.phase() != EventFeed::Phase::Loading || feed.totals().matching)
        m_bar->setCounts(m_asked ? countText() : QString(),
                         tr("%1 rows loaded, the last query took %2.", nullptr, rows)
                             .arg(format::number(qint64(rows)), format::milliseconds(feed.milliseconds())));
    m_bar->exportButton()->setEnabled(canExport());
    renewEmpty();
    m_overlay->setNewer(rows > 0 && feed.hasNewer());
    const auto error = feed.error();
    m_failure->setVisible(rows > 0 && error.has_value());
    if (rows > 0 && error) {
        BarMessage message;
        message.key = u"events"_s;
        message.state = State::Error;
        message.what = tr("More rows could not be loaded:");
        message.text = engineWords(*error);
        message.dismissible = false;
        if (mayPass(*error))
            message.actions = {{u"again"_s, tr("Retry"), false, [this] { reload(); }}};
        m_failure->set(message);
    }
}

void EventPanel::renewEmpty()
{
    const EventFeed& feed = *m_model->feed();
    if (m_model->rowCount() > 0 || feed.phase() == EventFeed::Phase::Loading) {
        m_overlay->setEmpty(std::nullopt);
        return;
    }
    EmptyEvents state;
    state.kind = m_kind;
    state.error = feed.error();
    state.running = m_engine != nullptr;
    state.noChain =
        m_snapshot && std::none_of(m_snapshot->chains.begin(), m_snapshot->chains.end(),
                                   [](const ChainSnapshot& each) { return each.state != ChainState::Deleted; });
    state.searching = feed.isSearching();
    state.filtered = !filter().isEmpty();
    state.chain = m_snapshot ? m_filter.chain(*m_snapshot) : nullptr;
    m_overlay->setEmpty(state);
}

}  // namespace signalbox::ui
