// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "shell/screen.h"

class QStackedWidget;

namespace signalbox::ui {

class AlertMessages;
class MessageStack;
class PageHead;
class Rail;
class StatusBar;
struct WindowParts;

/// The content of the main window: rail, page head, messages, pages and status bar; or one cover, above the status bar.
/// A change of language makes a new one, because texts are set in constructors.
class WindowFrame : public QWidget {
    Q_OBJECT
public:
    /// The parts and `context` (keys, time, go) outlive the frame.
    WindowFrame(const WindowParts& parts, const ScreenContext& context, QWidget* window);

    QStackedWidget* pages() const { return m_pages; }
    MessageStack* messages() const { return m_messages; }
    StatusBar* status() const { return m_status; }

    void setCover(QWidget* page);  ///< in place of all but the status bar; null: the old one is removed
    QWidget* cover() const { return m_cover; }
    void setWorkspace(const QString& name, bool demo);
    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& known, const WorkspaceSnapshot& live);
    void setStatus(const StatusNote& note, const SnapshotPtr& snapshot);  ///< null snapshot: the note alone
    void setScreen(const QString& id, Screen* screen);                    ///< in rail and page head
    void setNarrow(bool narrow);
    void showRanges();  ///< the menu of time ranges

Q_SIGNALS:
    void goRequested(const QString& address);
    void searchRequested();
    void menuRequested(const QPoint& globalPos);  ///< of the workspace

private:
    void connectParts();

    QStackedWidget* m_outer;
    QStackedWidget* m_pages;
    QWidget* m_cover = nullptr;
    Rail* m_rail;
    PageHead* m_head;
    MessageStack* m_messages;
    StatusBar* m_status;
    AlertMessages* m_alerts;
};

}  // namespace signalbox::ui
