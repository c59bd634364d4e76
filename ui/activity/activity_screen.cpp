// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/activity_screen.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "activity/alerts_tab.h"
#include "activity/audit_tab.h"
#include "activity/command_feed.h"
#include "activity/jobs_tab.h"
#include "activity/log_tab.h"
#include "activity/whole_text.h"
#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
const QString jobsId = u"jobs"_s, auditId = u"audit"_s, logId = u"log"_s, alertsId = u"alerts"_s,
              tabKey = u"activity/tab"_s;
}

ActivityScreen::ActivityScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_feed(new CommandFeed(this)),
      m_tabs(new Segments(tr("Activity sections"))),
      m_stack(new QStackedWidget),
      m_jobs(new JobsTab(context->desk, m_feed)),
      m_audit(new AuditTab(context->desk, m_feed)),
      m_log(new LogTab(context->desk, [this](const QString& address) { this->context().go(address); })),
      m_alerts(new AlertsTab(context->desk, [this](const QString& address) { this->context().go(address); }))
{
    for (RecordTab* tab : records())
        m_stack->addWidget(tab);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->addWidget(m_stack);
    m_tabs->setItems({{jobsId, tr("Jobs")}, {auditId, tr("Audit")}, {logId, tr("Log")}, {alertsId, tr("Alerts")}});
    connect(m_tabs, &Segments::currentChanged, this, &ActivityScreen::showTab);
    const QString last = this->context().desk->value(tabKey).toString();
    showTab(QStringList{jobsId, auditId, logId, alertsId}.contains(last) ? last : jobsId);
}

std::array<RecordTab*, 4> ActivityScreen::records() const
{
    return {m_jobs, m_audit, m_log, m_alerts};
}

QString ActivityScreen::title() const
{
    return tr("Activity");
}

QList<QWidget*> ActivityScreen::headLeft()
{
    return {m_tabs};
}

void ActivityScreen::showTab(const QString& id)
{
    m_tabs->setCurrent(id);
    m_stack->setCurrentWidget(id == auditId    ? static_cast<QWidget*>(m_audit)
                              : id == logId    ? static_cast<QWidget*>(m_log)
                              : id == alertsId ? static_cast<QWidget*>(m_alerts)
                                               : m_jobs);
    this->context().desk->setValue(tabKey, id);
    tellWatched();
    Q_EMIT addressChanged();
}

void ActivityScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_feed->setEngine(engine);
    m_log->setEngine(engine);
    m_alerts->setEngine(engine);
}

void ActivityScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    m_jobs->setSnapshot(*snapshot);
    m_audit->setSnapshot(*snapshot);
    m_log->setSnapshot(*snapshot);
    m_alerts->setSnapshot(*snapshot);
}

void ActivityScreen::refresh()
{
    const QString tab = m_tabs->current();
    if (tab == logId)
        m_log->reload();
    else if (tab == alertsId)
        m_alerts->load();
    else
        m_feed->load();
}

QWidget* ActivityScreen::findField()
{
    return static_cast<RecordTab*>(m_stack->currentWidget())->table()->filterField();
}

bool ActivityScreen::open(const QString& rest)
{
    const QString path = rest.section(QLatin1Char('?'), 0, 0);
    const QString tab = path.section(QLatin1Char('/'), 0, 0), key = path.section(QLatin1Char('/'), 1);
    if (tab.isEmpty())
        return true;
    if (!QStringList{jobsId, auditId, logId, alertsId}.contains(tab) || (!key.isEmpty() && tab != auditId))
        return false;
    showTab(tab);
    if (!key.isEmpty())
        m_audit->show(key);
    if (const QUrlQuery query(rest.section(QLatin1Char('?'), 1)); tab == logId && query.hasQueryItem(u"chain"_s))
        m_log->setChain(query.queryItemValue(u"chain"_s, QUrl::FullyDecoded));
    return true;
}

QString ActivityScreen::address() const
{
    return m_tabs->current();
}

std::vector<PaletteCommand> ActivityScreen::commands()
{
    const auto to = [this](const QString& text, const QString& iconName, const QString& id) {
        return PaletteCommand{text, tr("Activity"), iconName, [this, id] { context().go(u"activity/"_s + id); }};
    };
    return {to(tr("Show jobs"), u"activity"_s, jobsId), to(tr("Show the audit"), u"list"_s, auditId),
            to(tr("Show the log"), u"file"_s, logId), to(tr("Show alerts"), u"bell"_s, alertsId)};
}

void ActivityScreen::watched(bool visible)
{
    m_visible = visible;
    tellWatched();
}

void ActivityScreen::tellWatched()
{
    const QString tab = m_tabs->current();
    m_feed->setWatched(m_visible && (tab == jobsId || tab == auditId));
    m_log->setWatched(m_visible && tab == logId);
    m_alerts->setWatched(m_visible && tab == alertsId);
}

void ActivityScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    for (RecordTab* tab : records())
        tab->setDropLevel(narrow ? 3 : 0);
}

void ActivityScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    // a small screen at 200 %: the filter fields find the same by words
    const bool wide = width() >= 800, high = height() >= 420;
    for (RecordTab* tab : records()) {
        Segments* segments = tab->segments();
        const QString plain = tab == m_alerts ? u"open"_s : u"all"_s;
        if (!wide && segments->current() != plain) {
            segments->setCurrent(plain);
            Q_EMIT segments->currentChanged(plain);
        }
        segments->setVisible(wide);
        tab->whole()->setVisible(high);
    }
}

ScreenEntry activityScreenEntry()
{
    ScreenEntry entry;
    entry.id = u"activity"_s;
    entry.icon = u"activity"_s;
    entry.title = [] { return ActivityScreen::tr("Activity"); };
    entry.make = [](ScreenContext* context) { return new ActivityScreen(context); };
    entry.badge = [](const WorkspaceSnapshot& snapshot) {
        if (snapshot.unreadAlerts <= 0)
            return RailBadge{};
        return RailBadge{QString::number(snapshot.unreadAlerts), State::Slow,
                         ActivityScreen::tr("%n unread alerts", nullptr, int(snapshot.unreadAlerts))};
    };
    return entry;
}

}  // namespace signalbox::ui
