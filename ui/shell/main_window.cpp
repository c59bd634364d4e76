// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QDir>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>

#include "actions/action_notes.h"
#include "desk/desk.h"
#include "shell/engine_link.h"
#include "shell/first_focus.h"
#include "shell/key_bindings.h"
#include "shell/secret_prompts.h"
#include "shell/status_bar.h"
#include "shell/unsaved_changes.h"
#include "shell/window_actions.h"
#include "shell/window_frame.h"
#include "shell/window_place.h"
#include "shell/window_shortcuts.h"
#include "shell/workspace_menu.h"
#include "shell/workspace_messages.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "users/user_session.h"
#include "widgets/message_bar.h"
#include "widgets/shown_time.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

MainWindow::MainWindow(Parts parts, QWidget* parent) : QMainWindow(parent), m_parts(std::move(parts))
{
    setObjectName(u"MainWindow"_s);
    setWindowTitle(u"Signalbox"_s);
    setWindowIcon(QIcon(logo(64)));
    setMinimumSize(900, 480);  // a Full HD screen at 200 %
    makeServices();
    makeFrame();
    qApp->installEventFilter(this);
    placeWindow();
    m_context.time->setSeconds(m_parts.desk->value(u"window/timeRange"_s, TimeScope::automatic).toLongLong());

    connect(m_parts.workspace, &Workspace::stateChanged, this, &MainWindow::workspaceChanged);
    if (!m_parts.firstRun) {
        m_link->loadLast();
        m_screens->setSnapshot(m_link->snapshot());
    }
    workspaceChanged();
}

MainWindow::~MainWindow()
{
    m_link->setEngine(nullptr);
}

void MainWindow::makeServices()
{
    m_context.workspace = m_parts.workspace;
    m_context.time = new TimeScope(this);
    m_context.desk = m_parts.desk;
    m_context.keys = new KeyBindings(m_parts.desk, this);
    ShownZone::instance().install(m_parts.desk);
    m_context.go = [this](const QString& address) { go(address); };
    m_context.moveKeys = m_parts.moveKeys;
    m_link = new EngineLink(m_parts.desk, m_parts.directory, this);
    m_screens = new ScreenStack(m_parts.registry, &m_context, this);
    m_firstFocus = new FirstFocus(m_screens, this);
    m_unsaved = new UnsavedChanges(m_screens, this);
    m_secrets = new SecretPrompts(m_parts.workspace, {m_parts.setSecretsAside, m_parts.moveKeys}, this);
    connect(m_secrets, &SecretPrompts::unlocked, m_link, &EngineLink::retryChains);
    connect(m_secrets, &SecretPrompts::keychainChanged, this,
            [this](bool silent) { m_context.keychainSilent = silent; });
    m_context.unlockKeys = [this] { m_secrets->unlock(); };
    m_users = new UserSession(m_parts.desk, this);
    m_context.signIn = [this] { m_users->signIn(); };
    connect(m_users, &UserSession::changed, this, [this] {
        showUser();
        if (Screen* screen = currentScreen())
            screen->refresh();
    });
    m_actions = new WindowActions({this, m_parts, m_context, *m_screens, *m_link});
    if (m_parts.registry.addChain)
        m_context.addChain = [this] { m_actions->addChain(); };
    m_shortcuts = new WindowShortcuts(m_actions);
    connect(m_shortcuts, &WindowShortcuts::rangesRequested, this, [this] { m_frame->showRanges(); });
    auto* notes = new ActionNotes(this);
    connect(notes, &ActionNotes::said, this, [this](const BarMessage& message) { messages()->post(message); });
    connect(notes, &ActionNotes::over, this, [this](const QString& key) { messages()->remove(key); });

    connect(m_link, &EngineLink::engineChanged, this, [this, notes](Engine* engine) {
        notes->setEngine(engine);
        m_frame->setEngine(engine);
        m_screens->setEngine(engine);
        m_users->setEngine(engine);
    });
    connect(m_link, &EngineLink::taken, this, &MainWindow::takeSnapshot);
    connect(m_screens, &ScreenStack::shown, this,
            [this](Screen* screen) { m_frame->setScreen(m_screens->currentId(), screen); });
    connect(m_screens, &ScreenStack::statusChanged, this, [this] { showStatus(m_link->live()); });
    connect(m_context.time, &TimeScope::changed, this, [this] {
        if (!time()->isZoomed())
            m_parts.desk->setValue(u"window/timeRange"_s, time()->choice());
        if (time()->isLive())
            m_link->repeat();
    });
    connect(&ShownZone::instance(), &ShownZone::changed, m_link, &EngineLink::repeat);
}

void MainWindow::makeFrame()
{
    m_frame = new WindowFrame(m_parts, m_context, this);
    setCentralWidget(m_frame);
    m_context.messages = m_frame->messages();
    m_screens->setPages(m_frame->pages());
    m_secrets->setMessages(m_frame->messages());
    connect(m_frame, &WindowFrame::goRequested, this, &MainWindow::go);
    connect(m_frame, &WindowFrame::searchRequested, m_actions, &WindowActions::showPalette);
    connect(m_frame, &WindowFrame::menuRequested, m_actions,
            [this](const QPoint& at) { openWorkspaceMenu(m_actions, at); });
    connect(m_frame->status(), &StatusBar::userPressed, this, &MainWindow::openUserMenu);
    showUser();
}

/// Recreates all widgets after a change of language or font and restores the place. Texts are set in a hundred
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
    m_screens->leave();
    const MessageStack::Dismissals dismissed = messages()->dismissals();
    QWidget* old = takeCentralWidget();
    makeFrame();
    messages()->setDismissals(dismissed);
    delete old;
    m_frame->setEngine(m_link->engine());
    m_frame->setNarrow(width() < ScreenStack::narrowBelow);
    m_screens->restoreDrafts();
    if (!here.isEmpty())
        m_screens->restore(here);
    workspaceChanged();
    m_link->repeat();
}

void MainWindow::placeWindow()
{
    resize(1440, 900);
    const QByteArray geometry = m_parts.desk->value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QRect fit = fittingGeometry(this->geometry(), QWidget::screen()->availableGeometry(), minimumSize());
    if (geometry.isEmpty())
        resize(fit.size());  // the window manager finds the place
    else if (!isMaximized() && !isFullScreen() && fit != this->geometry())
        setGeometry(fit);
}

void MainWindow::workspaceChanged()
{
    const WorkspaceState state = m_parts.workspace->state();
    const bool open = state == WorkspaceState::Open;
    m_link->setEngine(open ? m_parts.workspace->engine() : nullptr);
    if (open)
        m_parts.firstRun = false;

    const bool firstRun = m_parts.firstRun && m_parts.makeFirstRun;
    m_actions->setCovered(firstRun);
    m_secrets->setActive(!firstRun && !m_parts.demo);
    m_users->setActive(!firstRun && !m_closing);
    if (firstRun) {
        m_frame->setCover(m_frame->cover() ? m_frame->cover() : m_parts.makeFirstRun(m_parts.workspace, m_frame));
        m_frame->status()->setClosed(tr("no workspace yet"));
        return;
    }
    if (m_frame->cover())
        m_firstFocus->want();
    m_frame->setCover(nullptr);
    if (m_screens->currentId().isEmpty() && !m_parts.registry.entries().empty()) {
        const QString last = m_parts.desk->value(u"window/address"_s).toString();
        const QString fallback = m_parts.registry.entries().front().id;
        go(m_parts.registry.has(last.section(QLatin1Char('/'), 0, 0)) ? last : fallback);
    }
    showWorkspace(state);
    if (m_closing && (state == WorkspaceState::Closed || state == WorkspaceState::Failed))
        close();
    else if (!open)
        m_link->repeat();
}

void MainWindow::showWorkspace(WorkspaceState state)
{
    const WorkspaceInfo info = m_parts.workspace->info();
    const bool demo = info.demo || m_parts.demo;
    const QString name = demo                  ? tr("simulated chains")
                         : info.name.isEmpty() ? QDir(m_parts.directory).dirName()
                                               : info.name;
    m_frame->setWorkspace(name, demo);
    setWindowTitle(tr("%1 – Signalbox", "title of the window").arg(demo ? tr("demo") : name));
    switch (state) {
        case WorkspaceState::Open:
            if (demo)
                messages()->offer(demoMessage());
            messages()->remove(QLatin1String(workspaceMessageKey));
            break;
        case WorkspaceState::Failed:
            messages()->post(openFailedMessage(m_parts.workspace->error(), m_parts.cures, this,
                                               [this] { m_parts.workspace->open(m_parts.directory); }));
            m_frame->status()->setClosed(tr("workspace closed"));
            break;
        case WorkspaceState::Closed:
        case WorkspaceState::Opening:
        case WorkspaceState::Closing:
            if (!m_link->snapshot())
                m_frame->status()->setClosed(state == WorkspaceState::Closing ? tr("closing")
                                                                              : tr("opening the workspace"));
            break;
    }
}

void MainWindow::takeSnapshot(const SnapshotPtr& live)
{
    m_users->renew();
    showStatus(live);
    m_frame->setSnapshot(*m_link->snapshot(), *live);
    m_screens->setSnapshot(m_link->snapshot());
    if (live->engine == EngineState::Running)
        m_firstFocus->offer();
}

void MainWindow::showStatus(const SnapshotPtr& live)
{
    const Screen* screen = currentScreen();
    m_frame->setStatus(screen ? screen->statusNote() : StatusNote(), live);
}

void MainWindow::showUser()
{
    m_frame->status()->setUser(m_users->name(), m_users->needsSignIn());
}

void MainWindow::openUserMenu(const QPoint& at)
{
    if (m_users->needsSignIn())
        return m_users->signIn();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(m_users->name());
    if (m_parts.registry.has(u"settings"_s))
        connect(menu->addAction(icon(u"settings"_s), tr("Users…")), &QAction::triggered, this,
                [this] { go(u"settings/users"_s); });
    connect(menu->addAction(icon(u"power"_s), tr("Sign out")), &QAction::triggered, this,
            [this] { m_unsaved->settle([this] { m_users->signOut(); }); });
    menu->popup(at - QPoint(0, menu->sizeHint().height()));
}

void MainWindow::go(const QString& address)
{
    m_screens->go(address);
}

QString MainWindow::address() const
{
    return m_screens->address();
}

Screen* MainWindow::currentScreen() const
{
    return m_screens->current();
}

Screen* MainWindow::screen(const QString& id)
{
    return m_screens->screen(id);
}

int MainWindow::knownChains() const
{
    return m_link->knownChains();
}

MessageStack* MainWindow::messages() const
{
    return m_frame->messages();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_frame->setNarrow(width() < ScreenStack::narrowBelow);
    m_screens->fitWidth();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_shortcuts->press(*event))
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_painted && event->type() == QEvent::Paint && watched == m_frame->pages()->currentWidget()) {
        m_painted = true;
        QTimer::singleShot(0, this, &MainWindow::firstFramePainted);
        if (!m_closing)
            qApp->removeEventFilter(this);
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        if (Screen* screen = currentScreen())
            screen->setWatched(!isMinimized());
    }
    // The application's font reaches a widget as a change of its own.
    const bool otherFont = event->type() == QEvent::FontChange && m_font != QApplication::font();
    const bool anew = event->type() == QEvent::LanguageChange || otherFont;
    if (otherFont)
        m_font = QApplication::font();
    // A control of a screen may have asked for it: it must not go before it returns.
    if (anew && !std::exchange(m_speaksAnew, true))
        QTimer::singleShot(0, this, &MainWindow::speakAnew);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    // otherwise Qt focuses the first control, as if Tab had been pressed
    if (Screen* screen = currentScreen(); screen && !focusWidget())
        screen->setFocus(Qt::OtherFocusReason);
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (Screen* screen = currentScreen())
        screen->setWatched(true);
}

void MainWindow::closeUnasked()
{
    m_settled = true;
    close();
}

/// Not in the demo, where nothing is kept.
bool MainWindow::asksBeforeClosing() const
{
    return !m_closing && !m_settled && !m_parts.demo && m_unsaved->areThere();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (asksBeforeClosing()) {
        event->ignore();
        present();
        return m_unsaved->settle([this] { closeUnasked(); });
    }
    m_parts.desk->setValue(u"window/geometry"_s, saveGeometry());
    m_parts.desk->flush();
    const WorkspaceState state = m_parts.workspace->state();
    if (state == WorkspaceState::Closed || state == WorkspaceState::Failed) {
        event->accept();
        return;
    }
    // the engine stops first, then the window closes
    event->ignore();
    if (!m_closing) {
        m_closing = true;
        m_frame->status()->setClosed(tr("closing the workspace"));
        if (state != WorkspaceState::Closing)
            m_parts.workspace->close();
    }
}

}  // namespace signalbox::ui
