// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/tray.h"

#include <QPainter>

#include "activity/notification_sheet.h"
#include "models/summary.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::window {

namespace {

ui::State worst(const WorkspaceSnapshot& snapshot)
{
    const auto counts = ui::summary::count(snapshot);
    if (counts.error > 0 || snapshot.engine == EngineState::DatabaseAway || snapshot.engine == EngineState::Failed)
        return ui::State::Error;
    if (counts.slow > 0)
        return ui::State::Slow;
    if (counts.all() == counts.paused && counts.paused > 0)
        return ui::State::Paused;
    return snapshot.engine == EngineState::Running ? ui::State::Ok : ui::State::Starting;
}

QIcon withSign(ui::State state)
{
    QIcon icon;
    for (const int size : {22, 32, 64}) {
        QPixmap pixmap = ui::logo(size);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const double side = size * 0.5;
        const QRectF box(size - side, size - side, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawEllipse(box);
        ui::paintSign(painter, box.adjusted(side * 0.18, side * 0.18, -side * 0.18, -side * 0.18), state);
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace

Tray::Tray(Workspace* workspace, ui::Desk* desk, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_desk(desk)
{
    m_icon.setIcon(withSign(ui::State::Starting));
    m_icon.setToolTip(u"Signalbox"_s);
    m_icon.setContextMenu(&m_menu);
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::fillMenu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(workspace, &Workspace::stateChanged, this, &Tray::follow);
    fillMenu();
    follow();
    m_icon.show();
}

void Tray::follow()
{
    Engine* engine = m_workspace->state() == WorkspaceState::Open ? m_workspace->engine() : nullptr;
    if (engine == m_engine)
        return;
    m_engine = engine;
    if (!engine) {
        m_snapshot.reset();
        m_shown = -1;
        m_icon.setIcon(withSign(ui::State::Starting));
        return;
    }
    connect(engine, &Engine::snapshotChanged, this, [this](const SnapshotPtr& snapshot) {
        m_snapshot = snapshot;
        take(*snapshot);
    });
    connect(engine, &QObject::destroyed, this, [this] { m_engine = nullptr; });
    m_snapshot = engine->snapshot();
    take(*m_snapshot);
}

void Tray::take(const WorkspaceSnapshot& snapshot)
{
    const ui::State state = worst(snapshot);
    if (std::exchange(m_shown, int(state)) != int(state))
        m_icon.setIcon(withSign(state));
    const QString counts = ui::summary::countsText(ui::summary::count(snapshot));
    const QString tip = counts.isEmpty() ? u"Signalbox"_s : u"Signalbox: "_s + counts;
    if (tip != m_icon.toolTip())
        m_icon.setToolTip(tip);
}

void Tray::fillMenu()
{
    m_menu.clear();
    connect(m_menu.addAction(tr("Open Signalbox")), &QAction::triggered, this, &Tray::openRequested);
    const bool any = m_engine && m_snapshot && !m_snapshot->chains.empty();
    QAction* pause = m_menu.addAction(tr("Pause all chains"));
    QAction* resume = m_menu.addAction(tr("Resume all chains"));
    pause->setEnabled(any);
    resume->setEnabled(any);
    connect(pause, &QAction::triggered, this, [this] { all(true); });
    connect(resume, &QAction::triggered, this, [this] { all(false); });
    const auto notifications = ui::NotificationSettings::load(*m_desk);
    QAction* mute = m_menu.addAction(notifications.isMuted()
                                         ? tr("Muted until %1. Unmute").arg(ui::format::clock(notifications.mutedUntil))
                                         : tr("Mute notifications for 1 hour"));
    mute->setEnabled(notifications.on);
    connect(mute, &QAction::triggered, this, [this] {
        ui::NotificationSettings::muteFor(*m_desk, ui::NotificationSettings::load(*m_desk).isMuted() ? 0 : 3600);
    });
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Stop and quit")), &QAction::triggered, this, &Tray::quitRequested);
}

void Tray::all(bool pause)
{
    if (!m_engine || !m_snapshot)
        return;
    for (const ChainSnapshot& chain : m_snapshot->chains) {
        if (chain.state == ChainState::Deleted || chain.state == ChainState::Deleting ||
            (chain.state == ChainState::Paused) == pause)
            continue;
        m_engine->submit(
            {pause ? Arguments(arguments::ChainPause{}) : Arguments(arguments::ChainResume{}), chain.caip2, {}});
    }
}

}  // namespace signalbox::window
