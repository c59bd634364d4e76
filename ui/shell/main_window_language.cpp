// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDialog>
#include <QStackedWidget>

#include "shell/alert_messages.h"
#include "shell/main_window.h"
#include "shell/page_head.h"
#include "shell/rail.h"
#include "shell/status_bar.h"
#include "widgets/message_bar.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

/// Recreates all widgets after a change of language and restores the place. Texts are set in a hundred
/// constructors, and creating a screen takes milliseconds.
void MainWindow::speakAnew()
{
    m_speaksAnew = false;
    for (QDialog* sheet : findChildren<QDialog*>()) {
        if (sheet->isVisible())
            sheet->reject();
        else if (sheet->property("draft").toBool())
            sheet->deleteLater();
    }
    const QString here = address();
    for (const auto& [id, screen] : m_screens) {
        screen->setWatched(false);
        screen->setEngine(nullptr);
    }
    m_screens.clear();
    m_alertMessages.reset();
    m_current.clear();
    m_firstRun = nullptr;
    QWidget* old = takeCentralWidget();
    const MessageStack::Dismissals dismissed = m_messages->dismissals();
    build();
    m_messages->setDismissals(dismissed);
    delete old;
    m_alertMessages->setEngine(m_engine);
    m_rail->setNarrow(width() < narrowBelow);
    m_status->setUtc(ShownZone::instance().isUtc());
    m_stepping = true;  // keep the history
    if (!here.isEmpty())
        go(here);
    workspaceChanged();
    if (m_snapshot)
        take(m_snapshot);
    m_stepping = false;
}

}  // namespace signalbox::ui
