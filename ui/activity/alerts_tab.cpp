// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/alerts_tab.h"

#include <QMenu>
#include <QPushButton>

#include "actions/action_notes.h"
#include "activity/notification_sheet.h"
#include "activity/whole_text.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
constexpr int limit = 1000;
constexpr qint64 hour = 3600;

const QString syncKind = u"sync"_s, queueKind = u"balance_queue"_s;

/// Where something can be done about it; empty: it is about no chain.
QString addressOf(const AlertRow& alert)
{
    if (alert.caip2.isEmpty())
        return {};
    return (alert.kind == syncKind    ? u"sync/"_s
            : alert.kind == queueKind ? u"queue/failed?chain="_s
                                      : u"chains/"_s) +
           alert.caip2;
}

}  // namespace

AlertsTab::AlertsTab(Desk* desk, std::function<void(const QString&)> go, QWidget* parent)
    : RecordTab(desk, u"alerts"_s, new Segments(tr("Alerts by state")),
                new WholeText(tr("Full alert"),
                              tr("The selected alert is shown here in full. Press Enter to open its chain.")),
                parent),
      m_go(std::move(go)),
      m_model(new AlertModel(this)),
      m_acknowledge(makeButton(tr("Acknowledge"), ButtonKind::Normal, u"check"_s, ControlSize::Card)),
      m_mute(makeButton(tr("Mute"), ButtonKind::Normal, u"bell"_s, ControlSize::Card))
{
    segments()->setItems({{u"open"_s, tr("Open")}, {u"unread"_s, tr("Unread")}, {u"all"_s, tr("All")}});
    table()->head()->addLeft(m_acknowledge);
    table()->head()->addLeft(m_mute);
    auto* settings = makeIconButton(u"settings"_s, tr("Notifications…"));
    table()->head()->addRight(settings);
    arrange(m_model, tr("Alerts"), tr("Filter alerts"), [this](int row, const QString& segment) {
        const AlertRow* alert = m_model->at(row);
        return alert && (segment == u"all"_s || (segment == u"unread"_s ? isUnread(*alert) : isOpen(*alert)));
    });
    table()->view()->sortByColumn(int(AlertModel::Column::State), Qt::AscendingOrder);
    table()->setFilteredEmpty(tr("No open alerts. Ended alerts are listed under All."));
    table()->setLoading(true);
    auto* menu = new QMenu(m_mute);
    for (const qint64 seconds : {hour, 8 * hour, 24 * hour, 7 * 24 * hour})
        connect(menu->addAction(tr("For %1").arg(format::duration(double(seconds)))), &QAction::triggered, this,
                [this, seconds] { mute(seconds); });
    menu->addSeparator();
    connect(menu->addAction(tr("Unmute")), &QAction::triggered, this, [this] { mute(0); });
    m_mute->setMenu(menu);
    table()->setRowActions([this, menu](QMenu* rows, const QList<int>& selection) {
        QAction* acknowledge = rows->addAction(icon(u"check"_s), tr("Acknowledge"));
        acknowledge->setEnabled(m_acknowledge->isEnabled());
        connect(acknowledge, &QAction::triggered, this, &AlertsTab::acknowledge);
        QMenu* muting = rows->addMenu(icon(u"bell"_s), tr("Mute"));
        muting->addActions(menu->actions());
        muting->setEnabled(m_mute->isEnabled());
        const AlertRow* alert = selection.size() == 1 ? m_model->at(selection.first()) : nullptr;
        if (const QString address = alert ? addressOf(*alert) : QString(); !address.isEmpty())
            connect(rows->addAction(icon(u"chains"_s), alert->kind == syncKind    ? tr("Open on the Sync screen")
                                                       : alert->kind == queueKind ? tr("Open on the Queue screen")
                                                                                  : tr("Open chain")),
                    &QAction::triggered, this, [this, address] { m_go(address); });
    });
    connect(table(), &DataTable::activated, this, [this](int row) {
        const AlertRow* alert = m_model->at(row);
        if (const QString address = alert ? addressOf(*alert) : QString(); !address.isEmpty())
            m_go(address);
    });
    connect(table(), &DataTable::selectionChanged, this, &AlertsTab::renewActions);
    connect(m_acknowledge, &QPushButton::clicked, this, &AlertsTab::acknowledge);
    connect(settings, &QToolButton::clicked, this, [this, desk] { openNotificationSheet(desk, window()); });
    m_again.setInterval(10'000);
    connect(&m_again, &QTimer::timeout, this, &AlertsTab::load);
    renewActions();
}

void AlertsTab::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    ++m_ticket;
    renewActions();
    if (!engine)
        return;
    connect(engine, &Engine::commandChanged, this, [this](const CommandStatus& status) {
        if (m_watched && isFinal(status.state) &&
            (status.verb == Verb::AlertAcknowledge || status.verb == Verb::AlertMute))
            load();
    });
    if (m_watched)
        load();
}

QString AlertsTab::wordsOf(int row) const
{
    const AlertRow* alert = m_model->at(row);
    return alert ? engineWords(alert->text) : QString();
}

void AlertsTab::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setNames(ChainNames::of(snapshot));
    if (std::exchange(m_unread, snapshot.unreadAlerts) != snapshot.unreadAlerts && m_watched)
        load();
}

void AlertsTab::setWatched(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    if (!watched)
        return m_again.stop();
    m_again.start();
    load();
}

void AlertsTab::load()
{
    if (!m_engine)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->alerts(limit), this, [this, ticket](const Expected<std::vector<AlertRow>>& answer) {
        if (ticket != m_ticket)
            return;
        table()->setLoading(false);
        if (answer)
            table()->setEmpty(tr("No alerts so far. Alerts are listed here with their duration."));
        else
            table()->setEmpty(
                tr("The alerts could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
        if (answer)
            m_model->setRows(*answer);
        chooseAgain();
        renewActions();
        showWhole();
    });
}

void AlertsTab::renewActions()
{
    const auto alerts = selectedOf<AlertRow>(m_model);
    m_acknowledge->setEnabled(m_engine && std::any_of(alerts.begin(), alerts.end(), [](const AlertRow& alert) {
                                  return !alert.acknowledgedAt.isValid();
                              }));
    m_mute->setEnabled(m_engine && std::any_of(alerts.begin(), alerts.end(), isOpen));
}

void AlertsTab::send(const Arguments& action, const AlertRow& alert)
{
    if (m_engine)
        ActionNotes::expectIn(this, m_engine->submit({action, alert.caip2, {}}));
}

void AlertsTab::acknowledge()
{
    for (const AlertRow& alert : selectedOf<AlertRow>(m_model))
        if (!alert.acknowledgedAt.isValid())
            send(arguments::AlertAcknowledge{alert.id}, alert);
}

void AlertsTab::mute(qint64 seconds)
{
    const QDateTime until = seconds > 0 ? QDateTime::currentDateTimeUtc().addSecs(seconds) : QDateTime();
    for (const AlertRow& alert : selectedOf<AlertRow>(m_model))
        if (isOpen(alert))
            send(arguments::AlertMute{alert.id, until}, alert);
}

}  // namespace signalbox::ui
