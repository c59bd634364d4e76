// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/actions_page.h"

#include <QSplitter>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "audit/action_totals.h"
#include "audit/attempt_charts.h"
#include "audit/audit_feed.h"
#include "audit/audit_filter.h"
#include "audit/audit_list.h"
#include "audit/audit_tree.h"
#include "audit/audit_words.h"
#include "audit/job_commands.h"
#include "audit/job_pane.h"
#include "desk/desk.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {

constexpr int leastForPane = 760, leastList = 300;

/// Jobs of the same trigger that wait for a decision, the job itself included.
std::vector<ActionJob> alike(const std::vector<ActionJob>& jobs, const ActionJob& job)
{
    std::vector<ActionJob> all;
    for (const ActionJob& each : jobs)
        if (each.triggerId == job.triggerId && each.state == job.state && canReplay(each.state))
            all.push_back(each);
    return all;
}

}  // namespace

ActionsPage::ActionsPage(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_charts(new AttemptCharts(context->time)),
      m_totals(new ActionTotalsCard(context->desk, context->time)),
      m_above(new QWidget),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_commands(new JobCommands(this, context->messages))
{
    m_list = new AuditList(context, m_commands);
    m_pane = new JobPane(m_commands);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    outer->addWidget(page);
    auto* above = new QHBoxLayout(m_above);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(12);
    above->addWidget(m_charts, 1);
    above->addWidget(m_totals);
    m_totals->setFixedWidth(324);
    page->column()->addWidget(m_above);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_pane);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({792, 404});
    m_list->setMinimumWidth(leastList);
    m_list->setMinimumHeight(268);
    m_pane->setMinimumWidth(300);
    context->desk->rememberSplitter(m_splitter, u"actions/splitter"_s);
    page->column()->addWidget(m_splitter, 1);
    connectParts();
}

void ActionsPage::connectParts()
{
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &ActionsPage::fit);
    connect(m_totals, &ActionTotalsCard::arrived, m_list, &AuditList::setTotals);
    connect(m_commands, &JobCommands::ended, m_totals, &ActionTotalsCard::ask);
    connect(m_commands, &JobCommands::ended, m_charts, &AttemptCharts::ask);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ActionsPage::showCurrent);
    connect(m_list, &AuditList::rowChosen, this, [this] { m_soon.start(0); });
    connect(m_list->tree(), &QTreeView::clicked, this, [this] {
        m_paneClosed = false;
        showCurrent();
    });
    connect(m_list, &AuditList::placeChanged, this, [this] {
        m_charts->setTrigger(m_list->filter()->trigger());
        Q_EMIT addressChanged();
    });
    connect(m_pane, &JobPane::goRequested, this, [this](const QString& address) { m_context->go(address); });
    connect(m_pane, &JobPane::jobRequested, m_list, &AuditList::chooseJob);
    connect(m_pane, &JobPane::closeRequested, this, [this] {
        m_paneClosed = true;
        fit();
        m_list->tree()->setFocus();
    });
}

void ActionsPage::setEngine(Engine* engine)
{
    m_commands->setEngine(engine);
    m_charts->setEngine(engine);
    m_totals->setEngine(engine);
    m_list->setEngine(engine);
    showCurrent();
}

void ActionsPage::setWatched(bool visible)
{
    m_charts->setWatched(visible);
    m_totals->setWatched(visible);
    m_list->setWatched(visible);
}

void ActionsPage::setNarrow(bool narrow)
{
    m_charts->setSmall(narrow);
    fit();
}

void ActionsPage::refresh()
{
    m_charts->ask();
    m_totals->ask();
    m_list->refresh();
}

QWidget* ActionsPage::findField() const
{
    return m_list->filter();
}

void ActionsPage::showCurrent()
{
    const AuditTree* tree = m_list->tree();
    const QSet<qint64> chosen = tree->selectedJobs();
    const std::vector<ActionJob> all = chosen.isEmpty() ? std::vector<ActionJob>() : m_list->listed();
    std::vector<ActionJob> jobs;
    for (const ActionJob& job : all)
        if (chosen.contains(job.id))
            jobs.push_back(job);
    const QModelIndex current = tree->currentIndex();
    if (jobs.empty())
        m_pane->showNothing();
    else if (jobs.size() == 1)
        m_pane->showJob(jobs.front(), tree->audit()->attempt(current), alike(all, jobs.front()));
    else
        m_pane->showJobs(std::move(jobs));
    fit();
}

/// In a narrow page the pane is shown for a row only, and takes half of it.
void ActionsPage::fit()
{
    const bool chosen = m_list->tree()->selectionModel()->hasSelection();
    m_pane->setVisible(!m_paneClosed && (chosen || width() >= leastForPane + leastList));
    m_totals->setVisible(width() >= leastForPane);
    m_above->setFixedHeight(m_totals->fittingHeight());
}

void ActionsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool ActionsPage::open(const QString& place)
{
    const QString name = place.section(QLatin1Char('?'), 0, 0);
    if (!name.isEmpty() && !m_list->showPlace(name))
        return false;
    if (!place.contains(QLatin1Char('?')))
        return true;
    const QUrlQuery query(place.section(QLatin1Char('?'), 1));
    const auto value = [&](const QString& key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    m_list->show(value(u"trigger"_s), value(u"event"_s));
    if (const qint64 job = value(u"job"_s).toLongLong(); job > 0) {
        m_paneClosed = false;
        m_list->chooseJob(job);
    }
    return true;
}

QString ActionsPage::address() const
{
    QUrlQuery query;
    const auto add = [&](const QString& key, const QString& value) {
        if (!value.isEmpty())
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value, ":")));
    };
    add(u"trigger"_s, m_list->filter()->trigger());
    add(u"event"_s, m_list->filter()->event());
    const QSet<qint64> chosen = m_list->tree()->selectedJobs();
    if (chosen.size() == 1)
        add(u"job"_s, QString::number(*chosen.begin()));
    return query.isEmpty() ? m_list->placeName() : m_list->placeName() + u'?' + query.toString(QUrl::FullyEncoded);
}

std::vector<PaletteCommand> ActionsPage::commands()
{
    const auto to = [this](const QString& text, const QString& iconName, const QString& place) {
        return PaletteCommand{text, tr("Actions"), iconName,
                              [this, place] { m_context->go(u"triggers/actions/"_s + place); }};
    };
    return {to(tr("Show the audit of actions"), u"list"_s, u"audit"_s),
            to(tr("Show dead letters of actions"), u"warning"_s, u"dead"_s),
            to(tr("Show held jobs of actions"), u"pause"_s, u"held"_s)};
}

}  // namespace signalbox::ui
