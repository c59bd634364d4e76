// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/notifier.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTime>

#include "activity/activity_models.h"
#include "activity/notification_sheet.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int groupMs = 4'000, asked = 200, named = 3;
constexpr qint64 soonest = 60;
const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

}  // namespace

Notifier::Notifier(Workspace* workspace, const Desk* desk, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_desk(desk), m_clock([] { return QTime::currentTime(); })
{
    m_show = [this](const QString& title, const QString& body, bool critical) { showOnBus(title, body, critical); };
    m_group.setSingleShot(true);
    m_group.setInterval(groupMs);
    m_afterQuiet.setSingleShot(true);
    connect(&m_group, &QTimer::timeout, this, &Notifier::ask);
    connect(&m_afterQuiet, &QTimer::timeout, this, &Notifier::ask);
    connect(workspace, &Workspace::stateChanged, this, &Notifier::follow);
    follow();
}

void Notifier::follow()
{
    Engine* engine = m_workspace->state() == WorkspaceState::Open ? m_workspace->engine() : nullptr;
    if (engine == m_engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    m_started = false;
    m_known.clear();
    m_unread = 0;
    if (!engine)
        return;
    connect(engine, &Engine::snapshotChanged, this, [this](const SnapshotPtr& snapshot) {
        if (snapshot->engine != EngineState::Running)
            return;
        const bool more = snapshot->unreadAlerts > m_unread;
        m_unread = snapshot->unreadAlerts;
        if (!m_started)
            ask();
        else if (more && !m_group.isActive())
            m_group.start();
    });
}

void Notifier::ask()
{
    if (!m_engine)
        return;
    whenAnswered(m_engine->alerts(asked), this,
                 [this, engine = m_engine](const Expected<std::vector<AlertRow>>& answer) {
                     if (answer && engine == m_engine)
                         take(*answer);
                 });
}

void Notifier::take(const std::vector<AlertRow>& alerts)
{
    const NotificationSettings settings = NotificationSettings::load(*m_desk);
    const QTime now = m_clock();
    std::vector<AlertRow> fresh;
    for (const AlertRow& alert : alerts)
        if (isUnread(alert) && alert.severity != u"info"_s && !m_known.contains(alert.id))
            fresh.push_back(alert);
    if (!std::exchange(m_started, true)) {
        for (const AlertRow& alert : fresh)
            m_known.insert(alert.id);
        return;
    }
    if (fresh.empty())
        return;
    if (settings.on && (settings.isQuietAt(now) || settings.isMuted())) {
        // kept: alerts still open at the end are shown then; ending the quiet hours earlier does not wait longer than
        // this
        const qint64 wait = settings.isMuted() ? QDateTime::currentDateTimeUtc().secsTo(settings.mutedUntil)
                                               : settings.secondsToEnd(now);
        m_afterQuiet.start(int(std::min(wait + 1, soonest)) * 1000);
        return;
    }
    for (const AlertRow& alert : fresh)
        m_known.insert(alert.id);
    if (settings.on)
        tell(fresh);
}

void Notifier::tell(const std::vector<AlertRow>& alerts)
{
    const bool critical =
        std::any_of(alerts.begin(), alerts.end(), [](const AlertRow& alert) { return alert.severity == u"error"_s; });
    QStringList lines;
    for (const AlertRow& alert : alerts) {
        if (lines.size() == named) {
            lines << tr("and %n more", nullptr, int(alerts.size()) - named);
            break;
        }
        lines << format::safe(engineWords(alert.text));
    }
    m_show(alerts.size() == 1 ? alertKindText(alerts.front().kind) : tr("%n new alerts", nullptr, int(alerts.size())),
           lines.join(QLatin1Char('\n')), critical);
}

void Notifier::showOnBus(const QString& title, const QString& body, bool critical)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->isVisible())
                QApplication::alert(window);
        return;
    }
    if (!std::exchange(m_listening, true))
        bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(critical ? 2 : 1))},
                            {u"desktop-entry"_s, u"signalbox"_s},
                            {u"category"_s, u"network"_s}};
    call << u"Signalbox"_s << m_shownId << u"signalbox"_s << title << body.toHtmlEscaped()
         << QStringList{u"default"_s, tr("Show alerts")} << hints << -1;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 5'000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid())
            m_shownId = reply.value();
    });
}

void Notifier::actionInvoked(uint id, const QString& action)
{
    if (id == m_shownId && action == u"default"_s)
        Q_EMIT opened();
}

}  // namespace signalbox::ui
