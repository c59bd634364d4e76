// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFont>
#include <QMainWindow>

#include "shell/screen_stack.h"
#include "shell/window_parts.h"

namespace signalbox::ui {

class EngineLink;
class FirstFocus;
class SecretPrompts;
class TimeScope;
class UnsavedChanges;
class UserSession;
class WindowActions;
class WindowFrame;
class WindowShortcuts;

/// The main window: connects the frame, the screens, the actions and the engine of the workspace; the first-run page
/// covers the frame while there is no workspace. It paints the last-known chain rows of the desk before the engine
/// answers. Nothing in the constructor waits for a file or a socket but the desk's SQLite file.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    using Parts = WindowParts;

    explicit MainWindow(Parts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void go(const QString& address);
    QString address() const;
    Screen* currentScreen() const;
    Screen* screen(const QString& id);  ///< created on demand; null if not registered
    int knownChains() const;            ///< number of listed chains, last known or live
    MessageStack* messages() const;
    void present();                               ///< shows, restores and raises the window
    void closeUnasked();                          ///< gives up unsaved changes: the session ends
    bool isClosing() const { return m_closing; }  ///< the engine stops, then the window closes
    TimeScope* time() const { return m_context.time; }

Q_SIGNALS:
    void firstFramePainted();  ///< emitted once, when rows are on the screen

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeServices();
    void makeFrame();
    void speakAnew();
    void placeWindow();
    void workspaceChanged();
    void showWorkspace(WorkspaceState state);
    void takeSnapshot(const SnapshotPtr& live);
    void showStatus(const SnapshotPtr& live);
    void showUser();
    bool asksBeforeClosing() const;
    void openUserMenu(const QPoint& at);

    Parts m_parts;
    ScreenContext m_context;
    EngineLink* m_link;
    ScreenStack* m_screens;
    SecretPrompts* m_secrets;
    UnsavedChanges* m_unsaved;
    UserSession* m_users;
    WindowActions* m_actions;
    WindowShortcuts* m_shortcuts;
    FirstFocus* m_firstFocus;
    WindowFrame* m_frame = nullptr;
    QFont m_font = QApplication::font();  ///< for which the widgets were made
    bool m_painted = false, m_closing = false, m_settled = false, m_speaksAnew = false;
};

}  // namespace signalbox::ui
