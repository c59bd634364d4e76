// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_list.h"

#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabBar>
#include <array>

#include "audit/audit_export.h"
#include "audit/audit_feed.h"
#include "audit/audit_filter.h"
#include "audit/audit_tree.h"
#include "audit/audit_words.h"
#include "audit/job_commands.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/count_line.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {

constexpr int deadTab = 1, heldTab = 2;
constexpr qint64 week = 7 * 86'400;
const QString placeNames[] = {u"audit"_s, u"dead"_s, u"held"_s};

}  // namespace

AuditList::AuditList(ScreenContext* context, JobCommands* commands, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_commands(commands),
      m_model(new JobTreeModel(this)),
      m_feed(new AuditFeed(context->time, this)),
      m_filter(new AuditFilterBar),
      m_tree(new AuditTree),
      m_tabs(new QTabBar),
      m_dead(new Badge(m_tabs)),
      m_above(new QWidget),
      m_replayAll(makeButton(tr("Replay all…"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_export(makeButton(tr("Export…"), ButtonKind::Normal, u"export"_s, ControlSize::Card)),
      m_stack(new QStackedLayout),
      m_empty(new EmptyState(u"triggers"_s)),
      m_count(new CountLine)
{
    setAccessibleName(tr("Jobs"));
    head()->setHeight(37);
    head()->setLine(true);
    m_tabs->setAccessibleName(tr("Jobs by state"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int i = 0; i < 3; ++i)
        m_tabs->addTab({});
    m_tabs->setTabButton(deadTab, QTabBar::RightSide, m_dead);
    head()->addLeft(m_tabs);
    head()->addRight(m_filter);
    head()->addRight(m_replayAll);
    head()->addRight(m_export);
    auto* above = new QHBoxLayout(m_above);
    above->setContentsMargins(11, 5, 11, 5);
    above->setSpacing(8);
    above->addStretch(1);
    body()->addWidget(m_above);
    m_above->hide();
    m_tree->setModel(m_model);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    body()->addLayout(m_stack, 1);
    m_count->setContentsMargins(11, 0, 11, 0);
    body()->addWidget(m_count);
    keepCorners();
    connectParts();
    setTotals({});
    renew();
}

void AuditList::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        begin();
        Q_EMIT placeChanged();
    });
    connect(m_filter, &AuditFilterBar::changed, this, [this] {
        begin();
        fit();
        Q_EMIT placeChanged();
    });
    connect(m_feed, &AuditFeed::arrived, this, &AuditList::take);
    connect(m_feed, &AuditFeed::olderArrived, this, &AuditList::takeOlder);
    connect(m_feed, &AuditFeed::failed, this, [this](const Error& error) {
        m_error = error;
        m_loading = false;
        renew();
    });
    connect(m_context->time, &TimeScope::changed, this, [this] {
        if (place() == Place::Audit)
            m_fresh = true;
    });
    connect(m_tree, &AuditTree::rowChosen, this, &AuditList::rowChosen);
    connect(m_tree, &AuditTree::endReached, this, [this] {
        if (!m_complete)
            m_feed->askOlder(m_model->oldestId());
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &AuditList::openMenu);
    connect(m_commands, &JobCommands::ended, m_feed, &AuditFeed::askNow);
    connect(m_replayAll, &QPushButton::clicked, this, [this] { m_commands->replayAll(listed()); });
    connect(m_export, &QPushButton::clicked, this, [this] {
        ActionFilter all = m_feed->filter();
        all.limit = mostExportedJobs;
        if (ActionQueries* actions = m_feed->queries())
            exportJobs(this, actions->jobs(all));
    });
}

AuditList::Place AuditList::place() const
{
    return Place(m_tabs->currentIndex());
}

QString AuditList::placeName() const
{
    return placeNames[m_tabs->currentIndex()];
}

bool AuditList::showPlace(const QString& name)
{
    const auto found = std::find(std::begin(placeNames), std::end(placeNames), name);
    if (found == std::end(placeNames))
        return false;
    m_tabs->setCurrentIndex(int(found - std::begin(placeNames)));
    return true;
}

void AuditList::show(const QString& trigger, const QString& event)
{
    m_filter->setTrigger(trigger);
    m_filter->setEvent(event);
}

void AuditList::chooseJob(qint64 id)
{
    m_wanted = id;
    if (m_model->indexOf(id).isValid())
        m_tree->choose(std::exchange(m_wanted, 0));
}

std::vector<ActionJob> AuditList::listed() const
{
    return m_model->jobs();
}

void AuditList::setEngine(Engine* engine)
{
    m_engine = engine;
    m_model->reset({});
    m_error.reset();
    m_loading = engine && engine->actions();
    m_fresh = true;
    m_complete = false;
    m_feed->setEngine(engine);
    renew();
}

void AuditList::setWatched(bool watched)
{
    m_feed->setWatched(watched);
    if (watched)
        m_filter->askTriggers(m_engine);
}

void AuditList::refresh()
{
    m_feed->askNow();
    m_filter->askTriggers(m_engine);
}

void AuditList::begin()
{
    m_filter->setResults(place() == Place::Audit);
    ActionFilter filter;
    filter.triggerId = m_filter->trigger();
    filter.eventId = m_filter->event();
    filter.type = m_filter->type();
    filter.states = place() == Place::Dead   ? std::vector{JobState::Dead}
                    : place() == Place::Held ? std::vector{JobState::Held}
                                             : m_filter->states();
    m_model->reset({});
    m_fresh = true;
    m_complete = false;
    m_loading = m_feed->queries();
    // an event is looked up whenever it happened
    m_feed->setFilter(filter, place() == Place::Audit && filter.eventId.isEmpty());
    renew();
    Q_EMIT rowChosen();
}

/// Older jobs that were loaded stay below the newest ones.
void AuditList::take(std::vector<ActionJob> newest)
{
    m_error.reset();
    m_loading = false;
    m_filter->noteTriggers(newest);
    const bool full = newest.size() >= size_t(AuditFeed::page);
    if (std::exchange(m_fresh, false)) {
        m_complete = !full;
        m_model->reset(std::move(newest));
        m_tree->scrollToTop();
    } else {
        if (full) {
            const qint64 oldest = std::min_element(newest.begin(), newest.end(), [](const auto& a, const auto& b) {
                                      return a.id < b.id;
                                  })->id;
            for (ActionJob& job : m_model->jobs())
                if (job.id < oldest)
                    newest.push_back(std::move(job));
        }
        m_model->setJobs(std::move(newest));
    }
    if (m_wanted)
        chooseJob(m_wanted);
    renew();
    Q_EMIT rowChosen();
}

void AuditList::takeOlder(std::vector<ActionJob> older)
{
    m_complete = older.size() < size_t(AuditFeed::page);
    m_filter->noteTriggers(older);
    m_model->appendJobs(std::move(older));
    if (m_wanted)
        chooseJob(m_wanted);
    renew();
}

void AuditList::setTotals(const std::vector<ActionTotals>& totals)
{
    qint64 dead = 0, held = 0;
    for (const ActionTotals& each : totals) {
        dead += each.dead;
        held += each.held;
    }
    m_tabs->setTabText(deadTab, tr("Dead letters"));
    m_dead->set(dead > 0 ? format::number(dead) : QString(), State::Error);
    m_tabs->setTabText(heldTab, tr("Held %1", "jobs").arg(format::number(held)));
    m_tabs->setAccessibleDescription(
        tr("%1 dead letters, %2 held jobs").arg(format::number(dead), format::number(held)));
}

void AuditList::renew()
{
    const int jobs = m_model->jobCount();
    const QString number = m_complete || jobs == 0 ? format::number(qint64(jobs)) : format::number(qint64(jobs)) + u'+';
    m_tabs->setTabText(0, place() == Place::Audit ? tr("Audit %1", "number of jobs").arg(number) : tr("Audit"));
    m_replayAll->setVisible(place() != Place::Audit);
    m_replayAll->setEnabled(jobs > 0);
    m_export->setEnabled(jobs > 0);
    showEmpty();
    m_stack->setCurrentIndex(jobs > 0 || m_loading ? 0 : 1);
    m_count->setShown(jobs > 0 && !m_complete);
    m_count->setOwnText(
        tr("The newest %n jobs are listed. Scroll down for older ones; Export writes up to 10,000.", nullptr, jobs));
    m_count->renew(jobs, jobs);
    fit();
}

void AuditList::say(const QString& text, const QString& button, std::function<void()> run)
{
    m_empty->setText(text);
    m_empty->setButton(button, {}, std::move(run));
}

void AuditList::showEmpty()
{
    if (m_error && m_error->code == "NOT_SIGNED_IN"_L1)
        return say(tr("Sign in to see the jobs of your triggers."), m_context->signIn ? tr("Sign in…") : QString(),
                   m_context->signIn);
    if (m_error)
        return say(tr("The jobs could not be read. %1").arg(engineWords(*m_error)), tr("Retry"), [this] { refresh(); });
    if (m_filter->isSet())
        return say(tr("No job matches the filter."), tr("Clear filter"), [this] { m_filter->clear(); });
    switch (place()) {
        case Place::Dead:
            return say(tr("No dead letters. Jobs whose attempts are used up are listed here."));
        case Place::Held:
            return say(tr("No held jobs. Jobs that may be out of date wait here until you replay or discard them."));
        case Place::Audit:
            break;
    }
    const bool wider = m_context->time->seconds() < week;
    say(tr("No trigger fired in this time range (%1).").arg(m_context->time->text()),
        wider ? tr("Show the last 7 days") : QString(), [this] { m_context->time->setSeconds(week); });
}

/// Filter and buttons are beside the tabs if everything fits, else above the rows.
void AuditList::fit()
{
    int needed = 11 + 7 + 3 * 8 + m_tabs->sizeHint().width();
    const std::array<QWidget*, 3> controls{m_filter, m_replayAll, m_export};
    for (const QWidget* each : controls)
        needed += each == m_replayAll && place() == Place::Audit ? 0 : each->sizeHint().width() + 8;
    const bool beside = needed <= width();
    if (std::exchange(m_beside, beside) == beside)
        return;
    auto* above = static_cast<QHBoxLayout*>(m_above->layout());
    for (QWidget* each : controls) {
        if (beside)
            head()->addRight(each);
        else if (each == m_filter)
            above->insertWidget(0, each);
        else
            above->addWidget(each);
    }
    m_above->setVisible(!beside);
}

void AuditList::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fit();
}

void AuditList::openMenu(const QPoint& at)
{
    const QModelIndex index = m_tree->indexAt(at);
    const ActionJob* job = m_model->job(index);
    if (!job)
        return;
    auto* menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, *job);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void AuditList::fillMenu(QMenu* menu, const ActionJob& job)
{
    std::vector<qint64> ready;
    const QSet<qint64> chosen = m_tree->selectedJobs();
    for (const ActionJob& each : m_model->jobs())
        if (canReplay(each.state) && chosen.contains(each.id))
            ready.push_back(each.id);
    QAction* replay = menu->addAction(icon(u"refresh"_s), tr("Replay"));
    replay->setEnabled(!ready.empty());
    connect(replay, &QAction::triggered, this, [this, ready] { m_commands->replay(ready); });
    menu->addSeparator();
    connect(menu->addAction(icon(u"events"_s), tr("Open event")), &QAction::triggered, this,
            [this, address = registryEventAddress(job.eventId)] { m_context->go(address); });
    QAction* trigger = menu->addAction(icon(u"triggers"_s), tr("Open trigger"));
    trigger->setEnabled(!job.trigger.isEmpty());
    connect(trigger, &QAction::triggered, this, [this, id = job.triggerId] { m_context->go(u"triggers/"_s + id); });
    connect(menu->addAction(icon(u"filter"_s), tr("Only this trigger")), &QAction::triggered, this,
            [this, id = job.triggerId] { m_filter->setTrigger(id); });
    connect(menu->addAction(icon(u"filter"_s), tr("Only this event")), &QAction::triggered, this,
            [this, id = job.eventId] { m_filter->setEvent(id); });
    menu->addSeparator();
    QAction* discard = menu->addAction(icon(u"trash"_s, Ink::Error), tr("Discard…"));
    discard->setProperty("danger", true);
    discard->setEnabled(!ready.empty());
    connect(discard, &QAction::triggered, this, [this, ready] { m_commands->discard(ready); });
}

}  // namespace signalbox::ui
