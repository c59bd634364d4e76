// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/events_screen.h"

#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrlQuery>

#include "desk/desk.h"
#include "events/event_pane.h"
#include "events/event_panel.h"
#include "events/event_selection.h"
#include "events/export_jobs.h"
#include "events/export_sheet.h"
#include "events/filter_bar.h"
#include "models/event_cells.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr qint64 lengths[] = {0, 3600, 24 * 3600, 7 * 86400, 30 * 86400};
const QString transfersId = u"transfers"_s;
const QString registryId = u"registry"_s;
const QString kindKey = u"events/kind"_s;

/// Registry events are stored, and no chain has a transfer: the list of transfers would open empty.
bool hasOnlyRegistryEvents(const WorkspaceSnapshot& snapshot)
{
    bool registry = false;
    for (const ChainSnapshot& chain : snapshot.chains)
        for (const StreamSnapshot& stream : chain.streams) {
            if (chain.state == ChainState::Deleted || stream.rows <= 0)
                continue;
            if (stream.stream.startsWith(u"transfers"_s))
                return false;
            registry = registry || stream.stream == u"registries"_s;
        }
    return registry;
}
}  // namespace

EventsScreen::EventsScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_transfers(new EventPanel(context->desk, EventKind::Transfers)),
      m_registry(new EventPanel(context->desk, EventKind::Registry)),
      m_stack(new QStackedWidget),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_pane(new EventPane),
      m_jobs(new ExportJobs),
      m_kind(new Segments(tr("Kind of events"))),
      m_time(makeButton({}, ButtonKind::Normal, u"clock"_s)),
      m_live(new LiveButton(context->time))
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(12);
    m_stack->addWidget(m_transfers);
    m_stack->addWidget(m_registry);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_pane);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({762, 431});
    m_pane->setMinimumWidth(300);
    m_stack->setMinimumWidth(320);
    box->addWidget(m_splitter, 1);
    box->addWidget(m_jobs);
    this->context().desk->rememberSplitter(m_splitter, u"events/splitter"_s);

    m_kind->setItems({{transfersId, tr("Transfers")}, {registryId, tr("Registry events")}});
    connect(m_kind, &Segments::currentChanged, this, [this](const QString& id) {
        m_ownKind = true;
        showKind(id == registryId ? EventKind::Registry : EventKind::Transfers);
        this->context().desk->setValue(kindKey, id);
    });

    auto* menu = new QMenu(m_time);
    m_time->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const qint64 seconds : lengths) {
            QAction* action =
                menu->addAction(seconds == 0 ? tr("Any time") : tr("Last %1").arg(format::duration(double(seconds))));
            action->setCheckable(true);
            action->setChecked(panel()->filter().lastSeconds() == seconds &&
                               (seconds > 0 || !panel()->filter().has(EventField::Time)));
            connect(action, &QAction::triggered, this, [this, seconds] { panel()->setTime(seconds); });
        }
        menu->addSeparator();
        connect(menu->addAction(tr("Custom range…")), &QAction::triggered, this,
                [this] { panel()->bar()->ask(EventField::Time); });
    });

    m_soon.setSingleShot(true);
    m_soon.setInterval(40);
    connect(&m_soon, &QTimer::timeout, this, &EventsScreen::showCurrent);
    for (EventPanel* each : {m_transfers, m_registry}) {
        each->setActions(context->addChain, [this](const QString& caip2) { this->context().go(u"chains/"_s + caip2); });
        connect(each->selection(), &EventSelection::changed, this, [this] { m_soon.start(); });
        connect(each, &EventPanel::filterChanged, this, [this] {
            renewTimeButton();
            Q_EMIT addressChanged();
        });
        connect(each, &EventPanel::opened, this, [this] {
            m_paneClosed = false;
            showCurrent();
            Q_EMIT addressChanged();
        });
        connect(each, &EventPanel::exportRequested, this, &EventsScreen::exportAll);
        connect(each->model(), &QAbstractItemModel::dataChanged, this, [this, each] {
            if (each == panel() && each->selection()->row() >= 0)
                m_pane->renewRow(each->model()->row(each->selection()->row()));
        });
        connect(each->model()->feed(), &EventFeed::edited, this, [this, each] {
            if (each == panel() && each->selection()->row() >= 0)
                m_pane->renewRow(each->model()->row(each->selection()->row()));
        });
    }
    connect(m_pane, &DetailPane::closeRequested, this, [this] {
        m_paneClosed = true;
        m_opened.clear();
        m_pane->hide();
        panel()->setPaneShown(false);
        panel()->table()->view()->setFocus();
    });
    connect(context->time, &TimeScope::changed, this, &EventsScreen::follow);
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), this);
    connect(shortcut, &QShortcut::activated, this, &EventsScreen::exportAll);

    m_pane->hide();
    const QString remembered = this->context().desk->value(kindKey).toString();
    const bool registry = remembered == registryId;
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrent(registry ? registryId : transfersId);
    }
    m_ownKind = !remembered.isEmpty();
    showKind(registry ? EventKind::Registry : EventKind::Transfers);
}

QString EventsScreen::title() const
{
    return tr("Events");
}
QList<QWidget*> EventsScreen::headLeft()
{
    return {m_kind};
}
QList<QWidget*> EventsScreen::headRight()
{
    return {m_time, m_live};
}

EventPanel* EventsScreen::panel() const
{
    return m_stack->currentWidget() == m_registry ? m_registry : m_transfers;
}

void EventsScreen::showKind(EventKind kind)
{
    m_stack->setCurrentWidget(kind == EventKind::Registry ? m_registry : m_transfers);
    follow();
    renewTimeButton();
    showCurrent();
    Q_EMIT addressChanged();
}

void EventsScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_transfers->setEngine(engine);
    m_registry->setEngine(engine);
    m_pane->setEngine(engine);
    m_jobs->setEngine(engine);
}

void EventsScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    if (!m_ownKind && hasOnlyRegistryEvents(*snapshot)) {
        const QSignalBlocker quiet(m_kind);  // not selected by the operator
        m_kind->setCurrent(registryId);
        showKind(EventKind::Registry);
    }
    m_transfers->setSnapshot(snapshot);
    m_registry->setSnapshot(snapshot);
    m_pane->setSnapshot(snapshot);
}

void EventsScreen::watched(bool visible)
{
    Q_UNUSED(visible)
    follow();
}

/// Only the visible list takes new rows in.
void EventsScreen::follow()
{
    const bool live = isWatched() && context().time->isLive();
    m_transfers->model()->feed()->setLive(live && panel() == m_transfers);
    m_registry->model()->feed()->setLive(live && panel() == m_registry);
}

void EventsScreen::refresh()
{
    panel()->reload();
}

QWidget* EventsScreen::findField()
{
    return panel()->bar()->addButton();
}

void EventsScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_transfers->setNarrow(narrow);
    m_registry->setNarrow(narrow);
    share();
}

void EventsScreen::showCurrent()
{
    const int row = panel()->selection()->row();
    if (row < 0 && !panel()->selection()->key().isEmpty() && panel()->selection()->key() == m_pane->key())
        return;  // its row has left the list
    if (row < 0 && !m_opened.isEmpty() && m_opened == m_pane->key())
        return;  // opened by its address: it may be far below
    m_opened.clear();
    if (row < 0) {
        m_pane->showNothing();
        m_pane->setVisible(false);
        panel()->setPaneShown(false);
        return;
    }
    if (m_paneClosed)
        return;
    const EventRow& event = panel()->model()->row(row);
    const bool appears = m_pane->isHidden();
    m_pane->setVisible(true);
    panel()->setPaneShown(true);
    if (appears)
        share();
    if (m_pane->key() == event.key)
        return;
    m_pane->show(panel()->model()->chainOf(row), panel()->filter().kind, event);
}

/// A small window gives the pane the width of its bytes, and the rest to the table.
void EventsScreen::share()
{
    if (isNarrow() && !m_pane->isHidden())
        m_splitter->setSizes({std::max(320, m_splitter->width() - 404), 392});
}

void EventsScreen::renewTimeButton()
{
    const EventFilter& filter = panel()->filter();
    const qint64 seconds = filter.lastSeconds();
    m_time->setText(seconds > 0 ? tr("last %1", "time range, last 1 h").arg(format::duration(double(seconds)))
                    : filter.has(EventField::Time) ? tr("custom range")
                                                   : tr("any time"));
    m_time->setAccessibleName(tr("Time range of the events: %1").arg(m_time->text()));
    m_time->updateGeometry();
}

bool EventsScreen::open(const QString& rest)
{
    if (rest.isEmpty())
        return true;
    const QUrlQuery query(rest.startsWith(u'?') ? rest.mid(1) : rest);
    QJsonObject json;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto& [key, value] : items)
        json.insert(key, value);
    const EventFilter filter = EventFilter::fromJson(json);
    m_kind->setCurrent(filter.kind == EventKind::Registry ? registryId : transfersId);
    if (panel()->filter().kind != filter.kind)
        showKind(filter.kind);
    panel()->setFilter(filter);
    if (const QString key = query.queryItemValue(u"key"_s, QUrl::FullyDecoded); !key.isEmpty()) {
        panel()->selection()->select(key);
        if (panel()->selection()->row() < 0 && engine()) {
            EventRow row;
            row.key = key;
            m_opened = key;
            m_paneClosed = false;
            m_pane->setVisible(true);
            panel()->setPaneShown(true);
            m_pane->show(eventChain(row, filter.kind, filter.caip2), filter.kind, row);
        }
    }
    return true;
}

QString EventsScreen::address() const
{
    QUrlQuery query;
    const QJsonObject json = panel()->filter().toJson();
    for (auto it = json.begin(); it != json.end(); ++it)
        if (!it->toString().isEmpty())
            query.addQueryItem(it.key(), QString::fromLatin1(QUrl::toPercentEncoding(it->toString(), ":/")));
    if (!m_pane->key().isEmpty() && !m_pane->isHidden())
        query.addQueryItem(u"key"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_pane->key(), ":")));
    return u'?' + query.toString(QUrl::FullyEncoded);
}

std::vector<PaletteCommand> EventsScreen::commands()
{
    std::vector<PaletteCommand> all;
    if (!isWatched())
        return all;
    all.push_back({tr("Add filter"), u"Ctrl+F"_s, u"filter"_s, [this] { panel()->bar()->ask({}); }});
    if (panel()->canExport())
        all.push_back({tr("Export the listed events"), u"Ctrl+E"_s, u"export"_s, [this] { exportAll(); }});
    return all;
}

void EventsScreen::exportAll()
{
    if (!engine() || !panel()->canExport())
        return;
    EventQuery query = panel()->model()->feed()->query();
    const QString total = panel()->model()->feed()->totals().matching
                              ? (panel()->model()->feed()->totals().matchingExact ? QString() : u"≈ "_s) +
                                    format::number(*panel()->model()->feed()->totals().matching)
                              : format::none();
    auto* sheet = new ExportSheet(
        context().desk, query,
        tr("%1 rows, all columns", nullptr, format::plural(panel()->model()->feed()->totals().matching.value_or(0)))
            .arg(total),
        this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ExportSheet::requested, m_jobs, &ExportJobs::start);
    sheet->open();
}

}  // namespace signalbox::ui
