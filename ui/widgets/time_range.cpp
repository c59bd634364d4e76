// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/time_range.h"

#include <QMenu>
#include <QTimer>

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style.h"
#include "widgets/crosshair_hub.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr qint64 lengths[] = {15 * 60, 3600, 6 * 3600, 24 * 3600, 7 * 86400, 30 * 86400};
constexpr qint64 usual = 3600, youngSeconds = 2 * 3600, shortest = 300;
}  // namespace

TimeScope::TimeScope(QObject* parent) : QObject(parent), m_hub(new CrosshairHub(this))
{
    auto* timer = new QTimer(this);
    timer->setInterval(10'000);
    connect(timer, &QTimer::timeout, this, [this] {
        if (m_live && !m_zoom)
            Q_EMIT tick();
    });
    timer->start();
}

void TimeScope::setSeconds(qint64 seconds)
{
    if (m_choice == seconds && !m_zoom)
        return;
    m_choice = seconds;
    m_zoom.reset();
    Q_EMIT changed();
}

bool TimeScope::isSinceAdded() const
{
    if (!m_added.isValid())
        return false;
    return m_choice == sinceAdded ||
           (m_choice == automatic && m_added.secsTo(QDateTime::currentDateTimeUtc()) < youngSeconds);
}

qint64 TimeScope::seconds() const
{
    if (isSinceAdded()) {
        const QDateTime end = m_live ? QDateTime::currentDateTimeUtc() : m_pausedAt;
        return qMax(shortest, m_added.secsTo(end));
    }
    return m_choice > 0 ? m_choice : usual;
}

void TimeScope::setAdded(const QDateTime& added)
{
    if (m_added == added)
        return;
    const bool before = isSinceAdded();
    m_added = added;
    if ((before || isSinceAdded()) && !m_zoom)
        Q_EMIT changed();
}

void TimeScope::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    m_pausedAt = live ? QDateTime() : QDateTime::currentDateTimeUtc();
    Q_EMIT changed();
}

void TimeScope::zoom(const QDateTime& from, const QDateTime& to)
{
    m_zoom = {from, to};
    Q_EMIT changed();
}

void TimeScope::unzoom()
{
    if (!m_zoom)
        return;
    m_zoom.reset();
    Q_EMIT changed();
}

QDateTime TimeScope::to() const
{
    if (m_zoom)
        return m_zoom->second;
    return m_live ? QDateTime::currentDateTimeUtc() : m_pausedAt;
}

QDateTime TimeScope::from() const
{
    return m_zoom ? m_zoom->first : to().addSecs(-seconds());
}

QString TimeScope::text() const
{
    if (m_zoom)
        return tr("%1 – %2", "time range").arg(format::clock(m_zoom->first), format::clock(m_zoom->second));
    return isSinceAdded() ? tr("since added", "time range")
                          : tr("last %1", "time range, last 1 h").arg(format::duration(double(seconds())));
}

TimeRangeControl::TimeRangeControl(TimeScope* scope, QWidget* parent) : QPushButton(parent), m_scope(scope)
{
    setIcon(ui::icon(u"clock"_s));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const qint64 seconds : lengths) {
            QAction* action = menu->addAction(tr("Last %1").arg(format::duration(double(seconds))));
            action->setCheckable(true);
            action->setChecked(!m_scope->isZoomed() && !m_scope->isSinceAdded() && m_scope->seconds() == seconds);
            connect(action, &QAction::triggered, this, [this, seconds] { m_scope->setSeconds(seconds); });
        }
        QAction* added = menu->addAction(tr("Since added"));
        added->setCheckable(true);
        added->setChecked(!m_scope->isZoomed() && m_scope->isSinceAdded());
        connect(added, &QAction::triggered, this, [this] { m_scope->setSeconds(TimeScope::sinceAdded); });
        if (m_scope->isZoomed()) {
            menu->addSeparator();
            const QString back = m_scope->isSinceAdded()
                                     ? tr("Back to the time since added")
                                     : tr("Back to the last %1").arg(format::duration(double(m_scope->seconds())));
            connect(menu->addAction(back), &QAction::triggered, m_scope, &TimeScope::unzoom);
        }
    });
    setMenu(menu);
    connect(scope, &TimeScope::changed, this, &TimeRangeControl::renew);
    renew();
}

void TimeRangeControl::renew()
{
    setText(m_scope->text());
    setAccessibleName(tr("Time range: %1").arg(m_scope->text()));
    updateGeometry();
}

LiveButton::LiveButton(TimeScope* scope, QWidget* parent) : QPushButton(parent)
{
    setCheckable(true);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    const auto renew = [this, scope] {
        setChecked(scope->isLive());
        setText(scope->isLive() ? tr("live") : tr("paused"));
        setIcon(ui::icon(scope->isLive() ? u"pause"_s : u"play"_s));
        setToolTip(scope->isLive() ? tr("Pause the charts and tables (Space)") : tr("Resume live updates (Space)"));
        setAccessibleName(scope->isLive() ? tr("Live, press to pause") : tr("Paused, press to resume"));
    };
    connect(this, &QPushButton::clicked, scope, [scope] { scope->setLive(!scope->isLive()); });
    connect(scope, &TimeScope::changed, this, renew);
    renew();
}

}  // namespace signalbox::ui
