// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_screen.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "database/database_poll.h"
#include "database/database_tiles.h"
#include "database/job_table.h"
#include "database/object_tabs.h"
#include "database/plan_pane.h"
#include "database/size_card.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/text.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
const QString barSource = u"database"_s, changeSource = u"maintenance"_s;
constexpr int sideWidth = 344, leastObjects = 320, leastJobs = 252, chartHeight = 196;
}  // namespace

DatabaseScreen::DatabaseScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_bars(new MessageStack),
      m_poll(new DatabasePoll(context->time, this)),
      m_tiles(new DatabaseTiles),
      m_objects(new ObjectTabs(context->desk)),
      m_jobs(new JobTable(context->desk)),
      m_sizes(new SizeCard(context->time)),
      m_plan(new PlanPane),
      m_hint(new Card),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_version(new Text({}, TextRole::Small, Ink::Secondary))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    outer->addWidget(page);
    m_bars->layout()->setContentsMargins(0, 0, 0, 0);
    page->column()->addWidget(m_bars);
    page->column()->addWidget(m_tiles);
    page->column()->addLayout(m_columns, 1);
    m_columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    m_objects->setMinimumHeight(leastObjects);
    m_jobs->setMinimumHeight(leastJobs);
    left->addWidget(m_objects, 3);
    left->addWidget(m_jobs, 2);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    m_sizes->setFixedHeight(chartHeight);
    right->addWidget(m_sizes);
    right->addWidget(m_plan, 1);
    m_hint->body()->addWidget(new EmptyState(
        u"database"_s,
        tr("Select indexes, tables or a maintenance job. What a run would do is shown here before it starts.")));
    right->addWidget(m_hint, 1);
    m_columns->addLayout(left, 1);
    m_columns->addLayout(right);
    connectParts();
    setNarrow(false);
}

void DatabaseScreen::connectParts()
{
    connect(m_plan, &PlanPane::shownChanged, this, [this] { m_hint->setVisible(m_plan->isHidden() && !isNarrow()); });
    connect(m_poll, &DatabasePoll::summaryArrived, this, &DatabaseScreen::take);
    connect(m_poll, &DatabasePoll::sizesArrived, m_sizes, &SizeCard::set);
    connect(m_poll, &DatabasePoll::sizesArrived, m_tiles, &DatabaseTiles::setSizes);
    connect(m_poll, &DatabasePoll::failed, this, &DatabaseScreen::showFailure);
    connect(m_poll, &DatabasePoll::jobsArrived, this, [this](const std::vector<MaintenanceJob>& jobs) {
        m_jobs->setJobs(jobs);
        chooseWanted();
        m_objects->jobsChanged();
        renewPlan();
    });
    connect(m_tiles, &DatabaseTiles::placeWanted, m_objects, &ObjectTabs::showPlace);
    connect(m_objects, &ObjectTabs::placeChanged, this, &Screen::addressChanged);
    connect(m_objects, &ObjectTabs::chosenChanged, this, [this] {
        if (!m_objects->chosen().isEmpty())
            m_jobs->clearChoice();
        renewPlan();
    });
    connect(m_jobs, &JobTable::chosen, this, &DatabaseScreen::showJob);
    connect(m_plan, &DetailPane::closeRequested, this, [this] {
        m_objects->clearChoice();
        m_jobs->clearChoice();
    });
    connect(m_plan, &PlanPane::started, this, [this] {
        m_bars->setMessages(changeSource, {});
        m_objects->clearChoice();
        m_poll->askJobs();
    });
    connect(m_plan, &PlanPane::stopWanted, m_jobs, &JobTable::stop);
    connect(m_plan, &PlanPane::editWanted, m_jobs, &JobTable::edit);
    connect(m_plan, &PlanPane::deleteWanted, m_jobs, &JobTable::askDelete);
    connect(m_plan, &PlanPane::failed, this, &DatabaseScreen::showRefusal);
    connect(m_jobs, &JobTable::changed, m_poll, &DatabasePoll::askJobs);
    connect(m_jobs, &JobTable::failed, this, &DatabaseScreen::showRefusal);
}

QString DatabaseScreen::title() const
{
    return tr("Database");
}

QList<QWidget*> DatabaseScreen::headLeft()
{
    return {m_version};
}

void DatabaseScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_bars->setMessages(barSource, {});
    m_poll->setEngine(engine);
    m_objects->setEngine(engine);
    m_jobs->setEngine(engine);
    m_plan->setEngine(engine);
}

void DatabaseScreen::watched(bool visible)
{
    m_poll->setWatched(visible);
    m_objects->setWatched(visible);
}

QWidget* DatabaseScreen::findField()
{
    return m_objects->table(m_objects->place())->filterField();
}

void DatabaseScreen::refresh()
{
    m_poll->ask();
    m_poll->askJobs();
    m_poll->askSizes();
    m_objects->load();
}

void DatabaseScreen::take(const DatabaseSummary& summary)
{
    m_bars->setMessages(barSource, {});
    m_tiles->set(summary);
    m_objects->setSummary(summary);
    m_version->setText(format::list(
        {summary.version, summary.server.isEmpty() ? tr("private server") : format::safe(summary.server)}));
}

void DatabaseScreen::showFailure(const Error& error)
{
    BarMessage message;
    message.key = barSource;
    message.state = State::Error;
    message.what = tr("The database could not be read.");
    message.text = engineWords(error);
    message.actions.push_back({u"retry"_s, tr("Retry"), false, [this] { refresh(); }});
    m_bars->setMessages(barSource, {message});
}

void DatabaseScreen::showRefusal(const Error& error)
{
    BarMessage message;
    message.key = changeSource;
    message.state = State::Error;
    message.what = tr("Nothing was changed.");
    message.text = engineWords(error);
    m_bars->setMessages(changeSource, {message});
}

void DatabaseScreen::renewPlan()
{
    const MaintenanceJob* job = m_jobs->job(m_objects->job());
    m_plan->setNextRun(job && job->enabled ? job->nextRun : QDateTime());
    m_plan->setChoice(m_objects->job(), m_objects->chosen());
    if (const QString shown = m_plan->shownJob(); !shown.isEmpty()) {
        if (const MaintenanceJob* known = m_jobs->job(shown))
            m_plan->setJob(*known);
        else
            m_plan->clearJob();
    }
}

void DatabaseScreen::showJob(const QString& id)
{
    const MaintenanceJob* job = m_jobs->job(id);
    if (!job) {
        m_plan->clearJob();
        return renewPlan();
    }
    m_objects->clearChoice();
    m_plan->setJob(*job);
    Q_EMIT addressChanged();
}

bool DatabaseScreen::open(const QString& rest)
{
    const QString place = rest.section(u'/', 0, 0);
    if (!rest.isEmpty() && !m_objects->showPlace(place))
        return false;
    m_wantedJob = place == u"maintenance"_s ? rest.section(u'/', 1) : QString();
    chooseWanted();
    return true;
}

QString DatabaseScreen::address() const
{
    const QString place = m_objects->place(), job = m_plan->shownJob();
    return place == u"maintenance"_s && !job.isEmpty() ? place + u'/' + job : place;
}

/// A job of an address, once it is listed.
void DatabaseScreen::chooseWanted()
{
    if (!m_wantedJob.isEmpty() && m_jobs->job(m_wantedJob))
        m_jobs->choose(std::exchange(m_wantedJob, {}));
}

std::vector<PaletteCommand> DatabaseScreen::commands()
{
    if (!engine() || !engine()->database())
        return {};
    const auto to = [this](const QString& text, const QString& place) {
        return PaletteCommand{text, tr("Database"), u"database"_s,
                              [this, place] { context().go(u"database/"_s + place); }};
    };
    const auto run = [this](const QString& text, const QString& job) {
        return PaletteCommand{text, tr("Database"), u"refresh"_s,
                              [this, job] { context().go(u"database/maintenance/"_s + job); }};
    };
    return {to(tr("Show indexes of the database"), u"indexes"_s),
            to(tr("Show tables of the database"), u"tables"_s),
            to(tr("Show slow queries"), u"slow"_s),
            to(tr("Show the slow query log"), u"slow-log"_s),
            to(tr("Show runs of maintenance jobs"), u"maintenance"_s),
            to(tr("Show sessions of the database"), u"connections"_s),
            {tr("Add maintenance job"), tr("Database"), u"plus"_s, [this] { m_jobs->add(); }},
            run(tr("Rebuild bloated indexes…"), u"reindex"_s),
            run(tr("Vacuum and analyze…"), u"vacuum"_s)};
}

void DatabaseScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_tiles->setNarrow(narrow);
    m_sizes->setSmall(narrow);
    m_hint->setVisible(m_plan->isHidden() && !narrow);
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (QWidget* card :
         {static_cast<QWidget*>(m_sizes), static_cast<QWidget*>(m_plan), static_cast<QWidget*>(m_hint)}) {
        card->setMinimumWidth(narrow ? 0 : sideWidth);
        card->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : sideWidth);
    }
}

ScreenEntry databaseScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = u"database"_s;
    entry.icon = u"database"_s;
    entry.title = [] { return DatabaseScreen::tr("Database"); };
    entry.make = [](ScreenContext* context) { return new DatabaseScreen(context); };
    entry.shown = [engine](const WorkspaceSnapshot&) {
        Engine* now = engine ? engine() : nullptr;
        return now && now->database();
    };
    return entry;
}

}  // namespace signalbox::ui
