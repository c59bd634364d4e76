// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/closing.h"

#include <QApplication>
#include <QCloseEvent>
#include <QTimer>

#include "settings/close_sheet.h"
#include "shell/main_window.h"
#include "support/log.h"
#include "window/tray.h"

namespace signalbox::window {

Closing::Closing(ui::MainWindow* window, Workspace* workspace, ui::Desk* desk, bool demo)
    : m_window(window), m_workspace(workspace), m_desk(desk), m_demo(demo)
{
    window->installEventFilter(this);
    if (Tray::isThere()) {
        m_tray = std::make_unique<Tray>(workspace, desk);
        connect(m_tray.get(), &Tray::openRequested, window, &ui::MainWindow::present);
        connect(m_tray.get(), &Tray::quitRequested, window, &QWidget::close);
    }
    // Closing a hidden window does not end the application by itself.
    connect(workspace, &Workspace::stateChanged, this, [this](WorkspaceState state) {
        if (m_window->isClosing() && (state == WorkspaceState::Closed || state == WorkspaceState::Failed))
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    });
}

Closing::~Closing() = default;

bool Closing::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_window || event->type() != QEvent::Close)
        return QObject::eventFilter(watched, event);
    const auto* close = static_cast<QCloseEvent*>(event);
    const WorkspaceState state = m_workspace->state();
    const bool works = state == WorkspaceState::Open || state == WorkspaceState::Opening;
    if (!close->spontaneous() || m_demo || !works)
        return false;
    event->ignore();
    switch (ui::onClose(*m_desk)) {
        case ui::OnClose::Keep:
            keep();
            return true;
        case ui::OnClose::Stop:
            m_window->close();
            return true;
        case ui::OnClose::Ask:
            break;
    }
    if (std::exchange(m_asking, true))
        return true;
    auto* sheet = new ui::CloseSheet(m_desk, Tray::isThere(), m_window);
    connect(sheet, &ui::CloseSheet::keepChosen, this, &Closing::keep);
    connect(sheet, &ui::CloseSheet::stopChosen, m_window, &QWidget::close);
    connect(sheet, &QDialog::finished, this, [this] { m_asking = false; });
    sheet->open();
    return true;
}

void Closing::keep()
{
    if (m_tray && Tray::isThere()) {
        qCInfo(logUi, "The window is in the tray; indexing continues.");
        if (ui::Screen* screen = m_window->currentScreen())
            screen->setWatched(false);
        m_window->hide();
    } else {
        qCInfo(logUi, "This desktop has no tray: the window was minimized, and indexing continues.");
        m_window->showMinimized();
    }
}

}  // namespace signalbox::window
