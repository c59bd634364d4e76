// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_feed.h"

#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int feedMs = 2000;
}

AuditFeed::AuditFeed(TimeScope* scope, QObject* parent) : QObject(parent), m_scope(scope)
{
    m_timer.setInterval(feedMs);
    connect(&m_timer, &QTimer::timeout, this, &AuditFeed::ask);
    connect(scope, &TimeScope::changed, this, &AuditFeed::askNow);
}

void AuditFeed::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    m_engine = engine;
    m_newest.drop();
    m_older.drop();
    m_known = false;
    ask();
}

void AuditFeed::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    ask();
}

void AuditFeed::setFilter(const ActionFilter& filter, bool timed)
{
    m_filter = filter;
    m_timed = timed;
    m_newest.drop();
    m_older.drop();
    m_known = false;
    send();
}

ActionFilter AuditFeed::filter() const
{
    ActionFilter now = m_filter;
    if (!m_timed)
        return now;
    now.from = m_scope->from();
    if (!m_scope->isLive() || m_scope->isZoomed())
        now.to = m_scope->to();
    return now;
}

void AuditFeed::ask()
{
    if (!m_newest.isOpen() && (!m_known || m_scope->isLive()))
        send();
}

void AuditFeed::askNow()
{
    m_older.drop();
    send();
}

void AuditFeed::send()
{
    ActionQueries* actions = queries();
    if (!actions || !m_watched)
        return;
    ActionFilter wanted = filter();
    wanted.limit = page;
    m_newest.ask(actions->jobs(wanted), this, [this](const Expected<std::vector<ActionJob>>& answer) {
        if (!answer)
            return Q_EMIT failed(answer.error());
        m_known = true;
        Q_EMIT arrived(*answer);
    });
}

void AuditFeed::askOlder(qint64 before)
{
    ActionQueries* actions = queries();
    if (!actions || !m_watched || before <= 0 || m_older.isOpen())
        return;
    ActionFilter wanted = filter();
    wanted.limit = page;
    wanted.before = before;
    m_older.ask(actions->jobs(wanted), this, [this](const Expected<std::vector<ActionJob>>& answer) {
        if (!answer)
            return Q_EMIT failed(answer.error());
        Q_EMIT olderArrived(*answer);
    });
}

}  // namespace signalbox::ui
