// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <memory>
#include <vector>

#include "shell/cures.h"
#include "shell/page_history.h"
#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class Desk;

class ActionNotes;
class ChainActions;
class CommandPalette;
class MessageStack;
class PageHead;
class Rail;
class SecretPrompts;
class StatusBar;
class TimeScope;
class AlertMessages;

/// The main window: the first-run page while no workspace is open, else rail, page head, messages, screens and status
/// bar. It paints the last-known chain rows of the desk before the engine answers. Nothing in the constructor waits for
/// a file or a socket but the desk's SQLite file.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Parts {
        Workspace* workspace = nullptr;
        Desk* desk = nullptr;  ///< required; outlives the window
        ScreenRegistry registry;
        std::function<QWidget*(Workspace*, QWidget* parent)> makeFirstRun;  ///< shown while there is no workspace
        Cures cures;                       ///< actions for a workspace that failed to open; may be empty
        std::function<void()> lookAround;  ///< starts the demo from the workspace menu; may be empty
        std::function<Expected<Done>()>
            setSecretsAside;  ///< renames the secrets file after a lost passphrase; may be empty
        std::function<void(QWidget* over)>
            moveKeys;           ///< moves keys from an unresponsive keychain to a file; may be empty
        QString directory;      ///< workspace directory
        bool firstRun = false;  ///< no workspace in `directory` yet
        bool demo = false;      ///< simulated chains, marked in the rail, the title and a message
    };

    static constexpr int narrowBelow = 1100;  ///< the rail shows icons only, screens drop columns

    explicit MainWindow(Parts parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void go(const QString& address);
    QString address() const;
    Screen* currentScreen() const;
    Screen* screen(const QString& id);  ///< created on demand; null if not registered
    int knownChains() const;            ///< number of listed chains, last known or live
    MessageStack* messages() const { return m_messages; }
    TimeScope* time() const { return m_time; }

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
    void build();
    void speakAnew();
    void makeShortcuts();
    void workspaceChanged();
    void retryChains();
    void attach(Engine* engine);
    void take(const SnapshotPtr& snapshot);
    void renewStatus(const SnapshotPtr& snapshot);
    void find();
    void goToBlock();
    void showWorkspaceMenu(const QPoint& at);
    void remember();
    void showPalette();
    void addChainCommands(std::vector<PaletteCommand>& commands);
    void openFirstAction();
    void addChain();
    void step(int by);

    Parts m_parts;
    ScreenContext m_context;
    TimeScope* m_time;
    QStackedWidget* m_outer;
    QStackedWidget* m_pages;
    QWidget* m_firstRun = nullptr;
    Rail* m_rail;
    PageHead* m_head;
    MessageStack* m_messages;
    StatusBar* m_status;
    std::unique_ptr<AlertMessages> m_alertMessages;
    ActionNotes* m_notes;
    ChainActions* m_actions;
    std::vector<std::pair<QString, Screen*>> m_screens;
    QString m_current;
    PageHistory m_history;
    SecretPrompts* m_secrets;
    bool m_focusWanted = false;  ///< after setup: focus the next control as soon as it is shown
    bool m_stepping = false, m_painted = false, m_closing = false, m_speaksAnew = false;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
};

}  // namespace signalbox::ui
