// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_panel.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "desk/desk.h"
#include "events/empty_events.h"
#include "events/filter_bar.h"
#include "events/scroll_anchor.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "models/event_amount.h"
#include "models/event_cells.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {

QString idOf(EventKind kind)
{
    return kind == EventKind::Transfers ? u"events.transfers"_s : u"events.registry"_s;
}

/// True: the operator chose the chain of the list.
QString chainKeyOf(EventKind kind)
{
    return u"filter/chain-chosen/"_s + idOf(kind);
}

/// How likely it is that a chain has transfers to show: 3 rows are stored, 2 they are indexed, 1 possible.
int transferRank(const ChainSnapshot& chain)
{
    if (chain.state == ChainState::Deleted)
        return -1;
    int rank = chain.has(Feature::Events) ? 1 : 0;
    for (const StreamSnapshot& stream : chain.streams)
        if (stream.stream.startsWith(u"transfers"_s))
            rank = std::max(rank, stream.rows > 0 ? 3 : 2);
    return rank;
}

QString countOf(std::optional<qint64> total, bool exact)
{
    if (!total)
        return format::none();
    return exact ? format::number(*total) : u"≈ "_s + format::number(*total);
}

}  // namespace

EventPanel::EventPanel(Desk* desk, EventKind kind, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_kind(kind),
      m_model(new EventModel(kind, this)),
      m_table(new DataTable(desk, idOf(kind), {})),
      m_bar(new FilterBar(kind)),
      m_kept(m_table, m_model)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_table);
    m_table->head()->hide();
    m_table->setAccessibleName(kind == EventKind::Transfers ? tr("Transfers") : tr("Registry events"));
    TableView* view = m_table->view();
    view->setAccessibleName(m_table->accessibleName());
    m_table->body()->insertWidget(0, m_bar);
    m_anchor = new ScrollAnchor(view);
    connect(m_model->feed(), &EventFeed::aboutToEdit, this, [this] { m_kept.hold(); });
    connect(m_model->feed(), &EventFeed::edited, this, &EventPanel::restoreSelection);
    m_table->setPagedModel(m_model);
    m_anchor->watchModel();
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSectionsClickable(true);
    view->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);

    m_empty = new EmptyState(u"events"_s, {}, view);
    m_newer = makeButton(tr("Newer rows"), ButtonKind::Normal, u"arrow-up"_s, ControlSize::Card, view);
    m_newer->hide();
    m_failure = new MessageBar;
    m_failure->hide();
    m_table->body()->addWidget(m_failure);
    view->installEventFilter(this);
    view->viewport()->installEventFilter(this);

    connect(m_anchor, &ScrollAnchor::viewportMoved, m_model->feed(), &EventFeed::setViewport);
    connect(m_model->feed(), &EventFeed::changed, this, &EventPanel::renew);
    connect(m_newer, &QPushButton::clicked, this, [this] {
        clearSelection();
        m_model->feed()->reload();
    });
    connect(view->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        if (section == 0)
            m_newestFirst = !m_newestFirst;
        m_table->view()->horizontalHeader()->setSortIndicator(0,
                                                              m_newestFirst ? Qt::DescendingOrder : Qt::AscendingOrder);
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
    connect(m_table, &DataTable::currentRowChanged, this, &EventPanel::renewCurrent);
    connect(m_table, &DataTable::selectionChanged, this, &EventPanel::renewCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this,
            &EventPanel::renewCurrent);  // a reset for another chain clears the selection without a signal
    connect(m_table, &DataTable::activated, this, &EventPanel::opened);
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        if (rows.size() != 1)
            return;
        const EventRow row = m_model->row(rows.first());
        const auto offer = [&](EventField field, EventColumn column, const QString& text) {
            const QString value = cellText(row, column);
            if (value.isEmpty())
                return;
            connect(menu->addAction(icon(u"filter"_s), text.arg(shortHex(format::safe(value)))), &QAction::triggered,
                    this, [this, field, value] {
                        EventFilter filter = m_filter;
                        if (filter.set(field, value).ok())
                            setFilter(filter);
                    });
        };
        if (m_kind == EventKind::Transfers) {
            offer(EventField::From, EventColumn::From, tr("Only from %1"));
            offer(EventField::To, EventColumn::To, tr("Only to %1"));
            offer(EventField::Contract, EventColumn::Token, tr("Only token %1"));
        } else {
            offer(EventField::EventType, EventColumn::Event, tr("Only %1"));
            offer(EventField::Agent, EventColumn::Agent, tr("Only agent %1"));
            offer(EventField::Tag, EventColumn::Tag1, tr("Only tag %1"));
        }
        offer(EventField::Transaction, EventColumn::Transaction, tr("Only transaction %1"));
    });

    m_filter =
        EventFilter::fromJson(QJsonDocument::fromJson(m_desk->value(u"filter/"_s + idOf(kind)).toByteArray()).object());
    m_filter.kind = kind;
    m_ownChain = !m_filter.isEmpty() || m_desk->value(chainKeyOf(kind)).toBool();
    m_bar->setFilter(m_filter);
    dropColumns();
    renew();
}

void EventPanel::setActions(std::function<void()> addChain, std::function<void(const QString&)> openChain)
{
    m_addChain = std::move(addChain);
    m_openChain = std::move(openChain);
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
    const bool transfers = m_kind == EventKind::Transfers;
    // Transfers live in their chain's own schema: one chain is always chosen. Until the operator chooses, an empty list
    // moves on to a chain that has some.
    const bool search = transfers && !m_ownChain && chain() && m_model->rowCount() == 0 && transferRank(*chain()) < 3;
    if (((transfers || !m_filter.caip2.isEmpty()) && !chain()) || search) {
        const auto best = std::max_element(
            snapshot->chains.begin(), snapshot->chains.end(),
            [](const ChainSnapshot& a, const ChainSnapshot& b) { return transferRank(a) < transferRank(b); });
        const bool any = transfers && best != snapshot->chains.end() && transferRank(*best) >= 0;
        const bool better = !search || (any && transferRank(*best) == 3);
        const QString next = any ? best->caip2 : QString();
        if (better && next != m_filter.caip2) {
            m_filter.caip2 = next;
            m_bar->setFilter(m_filter);
            dropColumns();
            m_asked = false;
        }
    }
    if (!m_asked)
        ask();
    if (m_model->rowCount() == 0)
        sayEmpty();
}

const ChainSnapshot* EventPanel::chain() const
{
    const ChainSnapshot* found = m_snapshot ? m_snapshot->chain(m_filter.caip2) : nullptr;
    return found && found->state != ChainState::Deleted ? found : nullptr;
}

void EventPanel::take(const EventFilter& filter)
{
    if (filter.caip2 != m_filter.caip2) {
        m_ownChain = true;
        m_desk->setValue(chainKeyOf(m_kind), true);
    }
    m_filterChanged = true;
    m_filter = filter;
    saveFilter();
    dropColumns();
    ask();
    Q_EMIT filterChanged();
}

void EventPanel::setFilter(const EventFilter& filter)
{
    EventFilter next = filter;
    next.kind = m_kind;
    if (next == m_filter)
        return;
    m_bar->setFilter(next);
    take(next);
}

void EventPanel::setTime(qint64 lastSeconds)
{
    EventFilter next = m_filter;
    next.set(EventField::Time, lastSeconds > 0 ? u"last %1"_s.arg(lastSeconds) : QString());
    setFilter(next);
}

void EventPanel::saveFilter()
{
    m_desk->setValue(u"filter/"_s + idOf(m_kind), QJsonDocument(m_filter.toJson()).toJson(QJsonDocument::Compact));
}

void EventPanel::ask()
{
    if (!m_engine || !m_snapshot || (m_kind == EventKind::Transfers && m_filter.caip2.isEmpty())) {
        renew();
        return;
    }
    m_asked = true;
    EventQuery query = m_filter.query();
    query.newestFirst = m_newestFirst;
    m_model->feed()->ask(query, m_filter.isEmpty() ? std::optional<EventQuery>() : m_filter.unfiltered());
}

void EventPanel::setLive(bool live)
{
    m_model->feed()->setLive(live);
}

void EventPanel::setNarrow(bool narrow)
{
    m_narrow = narrow;
    dropColumns();
    m_bar->setNarrow(narrow);
}

void EventPanel::setPaneShown(bool shown)
{
    m_paneShown = shown;
    dropColumns();
}

/// The chain column is shown only where the list can hold several chains.
void EventPanel::dropColumns()
{
    const bool everyChain = m_kind == EventKind::Registry && m_filter.caip2.isEmpty();
    const int level = !m_paneShown ? 0 : m_narrow ? 4 : everyChain ? 2 : 0;
    if (m_model->setChainColumn(everyChain))
        m_table->setDropLevel(level + 1);  // makes the view lay its columns out again
    m_table->setDropLevel(level);
}

void EventPanel::reload()
{
    m_wanted = m_current;
    m_model->feed()->reload();
}

void EventPanel::select(const QString& key)
{
    m_wanted = key;
    if (m_model->feed()->phase() == EventFeed::Phase::Ready && m_model->rowOf(key) >= 0) {
        m_table->selectKey(key);
        m_wanted.clear();
    }
}

/// A focused row is not selected: a focused list keeps following the newest rows.
void EventPanel::renewCurrent()
{
    if (m_kept.isHeld())
        return;
    const QList<int> chosen = m_table->selectedRows();
    const int current = m_table->currentRow();
    const int row = chosen.isEmpty() ? -1 : chosen.contains(current) ? current : chosen.first();
    const QString key = row >= 0 && row < m_model->rowCount() ? m_model->row(row).key : QString();
    if (key == m_current)
        return;
    m_current = key;
    Q_EMIT currentChanged();
}

/// A selected event whose row is no longer loaded stays in the detail pane until another one is selected.
void EventPanel::restoreSelection()
{
    m_kept.restore(currentRow());
    const bool lost = currentRow() < 0 && std::exchange(m_filterChanged, false);
    m_filterChanged = false;
    if (lost && !m_current.isEmpty()) {
        m_current.clear();
        Q_EMIT currentChanged();
    }
}

void EventPanel::clearSelection()
{
    m_table->view()->clearSelection();
    m_table->view()->setCurrentIndex({});
    if (std::exchange(m_current, {}).isEmpty())
        return;
    Q_EMIT currentChanged();
}

int EventPanel::currentRow() const
{
    return m_current.isEmpty() ? -1 : m_model->rowOf(m_current);
}

bool EventPanel::canExport() const
{
    return m_engine && m_model->rowCount() > 0;
}

QString EventPanel::countText() const
{
    if (m_model->feed()->isSearching() && !m_model->feed()->totals().matching)
        return tr("%1 found so far, searching").arg(format::number(qint64(m_model->rowCount())));
    const QString total = countOf(m_model->feed()->totals().matching, m_model->feed()->totals().matchingExact);
    if (!m_filter.isEmpty())
        return tr("%1 of %2", "matching rows of all rows")
            .arg(total, countOf(m_model->feed()->totals().all, m_model->feed()->totals().allExact));
    const int many = format::plural(m_model->feed()->totals().matching.value_or(0));
    return (m_kind == EventKind::Transfers ? tr("%1 transfers", nullptr, many) : tr("%1 events", nullptr, many))
        .arg(total);
}

void EventPanel::renew()
{
    const bool any = m_model->rowCount() > 0;
    const bool loading = m_model->feed()->phase() == EventFeed::Phase::Loading;
    if (!loading || m_model->feed()->totals().matching)
        m_bar->setCounts(m_asked ? countText() : QString(),
                         tr("%1 rows loaded, the last query took %2.", nullptr, m_model->rowCount())
                             .arg(format::number(qint64(m_model->rowCount())),
                                  format::milliseconds(m_model->feed()->milliseconds())));
    m_bar->exportButton()->setEnabled(canExport());
    m_empty->setVisible(!any && !loading);
    if (!any && !loading)
        sayEmpty();
    m_newer->setVisible(any && m_model->feed()->hasNewer());
    const auto error = m_model->feed()->error();
    m_failure->setVisible(any && error.has_value());
    if (any && error) {
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
    if (!m_wanted.isEmpty() && any && !loading)
        select(std::exchange(m_wanted, {}));
    place();
}

void EventPanel::sayEmpty()
{
    EmptyEvents state;
    state.kind = m_kind;
    state.error = m_model->feed()->error();
    state.running = m_engine != nullptr;
    state.noChain =
        m_snapshot && std::none_of(m_snapshot->chains.begin(), m_snapshot->chains.end(),
                                   [](const ChainSnapshot& each) { return each.state != ChainState::Deleted; });
    state.searching = m_model->feed()->isSearching();
    state.filtered = !m_filter.isEmpty();
    state.chain = chain();
    const EmptyEventsText shown = emptyEventsText(state);
    m_empty->setText(shown.text);
    switch (shown.action) {
        case EmptyEventsAction::None:
            return m_empty->setButton({}, {}, {});
        case EmptyEventsAction::Retry:
            return m_empty->setButton(tr("Retry"), u"refresh"_s, [this] { reload(); });
        case EmptyEventsAction::ClearFilters:
            return m_empty->setButton(tr("Clear filters"), {}, [this] {
                EventFilter filter = m_filter;
                filter.clear();
                setFilter(filter);
            });
        case EmptyEventsAction::AddChain:
            return m_empty->setButton(m_addChain ? tr("Add chain") : QString(), u"plus"_s, m_addChain);
        case EmptyEventsAction::OpenChain:
            return m_empty->setButton(m_openChain ? tr("Open %1").arg(format::safe(chain()->name)) : QString(), {},
                                      [this, id = chain()->caip2] { m_openChain(id); });
    }
}

void EventPanel::place()
{
    TableView* view = m_table->view();
    const QRect below = view->viewport()->geometry();
    m_empty->setGeometry(below);
    m_newer->adjustSize();
    m_newer->move(below.center().x() - m_newer->width() / 2, below.top() + 8);
    m_newer->raise();
}

bool EventPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    if (event->type() == QEvent::KeyPress && watched == m_table->view()) {
        // Esc deselects the row: the list follows the newest rows again.
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape &&
            (m_table->view()->selectionModel()->hasSelection() || !m_current.isEmpty())) {
            clearSelection();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace signalbox::ui
