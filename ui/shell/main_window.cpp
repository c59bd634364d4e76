// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "actions/action_notes.h"
#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "shell/alert_messages.h"
#include "shell/command_palette.h"
#include "shell/key_bindings.h"
#include "shell/page_head.h"
#include "shell/rail.h"
#include "shell/secret_prompts.h"
#include "shell/shortcuts.h"
#include "shell/status_bar.h"
#include "shell/window_place.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/shown_time.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

MainWindow::MainWindow(Parts parts, QWidget* parent)
    : QMainWindow(parent), m_parts(std::move(parts)), m_time(new TimeScope(this))
{
    setObjectName(u"MainWindow"_s);
    setWindowTitle(u"Signalbox"_s);
    setWindowIcon(QIcon(logo(64)));
    setMinimumSize(900, 480);  // a Full HD screen at 200 %
    m_context.workspace = m_parts.workspace;
    m_context.time = m_time;
    m_context.desk = m_parts.desk;
    m_context.keys = new KeyBindings(m_parts.desk, this);
    ShownZone::instance().install(m_parts.desk);
    m_context.go = [this](const QString& address) { go(address); };
    m_secrets = new SecretPrompts(m_parts.workspace, {m_parts.setSecretsAside, m_parts.moveKeys}, this);
    connect(m_secrets, &SecretPrompts::unlocked, this, &MainWindow::retryChains);
    connect(m_secrets, &SecretPrompts::keychainChanged, this,
            [this](bool silent) { m_context.keychainSilent = silent; });
    m_context.unlockKeys = [this] { m_secrets->unlock(); };
    m_context.moveKeys = m_parts.moveKeys;
    if (m_parts.registry.addChain)
        m_context.addChain = [this] { addChain(); };
    m_notes = new ActionNotes(this);
    m_actions = new ChainActions([this] { return m_engine; }, this);
    connect(m_notes, &ActionNotes::said, this, [this](const BarMessage& message) { m_messages->post(message); });
    connect(m_notes, &ActionNotes::over, this, [this](const QString& key) { m_messages->remove(key); });
    build();
    makeShortcuts();
    connect(m_time, &TimeScope::changed, this, [this] {
        if (!m_time->isZoomed())
            m_parts.desk->setValue(u"window/timeRange"_s, m_time->choice());
        if (m_time->isLive() && m_snapshot)
            take(m_snapshot);
    });
    qApp->installEventFilter(this);

    resize(1440, 900);
    const QByteArray geometry = m_parts.desk->value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QRect fit = fittingGeometry(this->geometry(), QWidget::screen()->availableGeometry(), minimumSize());
    if (geometry.isEmpty())
        resize(fit.size());  // the window manager finds the place
    else if (!isMaximized() && !isFullScreen() && fit != this->geometry())
        setGeometry(fit);
    m_time->setSeconds(m_parts.desk->value(u"window/timeRange"_s, TimeScope::automatic).toLongLong());
    m_status->setUtc(ShownZone::instance().isUtc());

    connect(m_parts.workspace, &Workspace::stateChanged, this, &MainWindow::workspaceChanged);
    if (!m_parts.firstRun)
        if (const auto last = m_parts.desk->lastSnapshot(m_parts.directory))
            m_snapshot = std::make_shared<const WorkspaceSnapshot>(*last);
    workspaceChanged();
}

MainWindow::~MainWindow()
{
    attach(nullptr);
}

void MainWindow::build()
{
    m_outer = new QStackedWidget;
    m_pages = new QStackedWidget;
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_rail = new Rail(m_parts.registry, m_context.keys);
    row->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    m_head = new PageHead(m_time, m_context.keys);
    m_messages = new MessageStack;
    m_context.messages = m_messages;
    m_secrets->setMessages(m_messages);
    column->addWidget(m_head);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    row->addLayout(column, 1);
    m_outer->addWidget(inside);

    auto* central = new QWidget;
    auto* all = new QVBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_outer, 1);
    m_status = new StatusBar;
    m_status->setScreens([this](const QString& id) { return m_parts.registry.has(id); });
    all->addWidget(m_status);
    setCentralWidget(central);

    m_alertMessages = std::make_unique<AlertMessages>(m_messages, m_context.go);
    if (m_parts.moveKeys)
        m_alertMessages->setMoveKeys([this] { m_parts.moveKeys(this); });
    connect(m_rail, &Rail::chosen, this, [this](const QString& id) { go(id); });
    connect(m_head, &PageHead::goRequested, this, &MainWindow::go);
    connect(m_head, &PageHead::searchRequested, this, &MainWindow::showPalette);
    connect(m_status, &StatusBar::goRequested, this, &MainWindow::go);
    connect(m_status, &StatusBar::utcChanged, this, [](bool utc) { ShownZone::instance().setUtc(utc); });
    connect(&ShownZone::instance(), &ShownZone::changed, m_status, [this](bool utc) {
        m_status->setUtc(utc);
        if (m_snapshot)
            take(m_snapshot);
        m_pages->update();
    });
    connect(m_rail->workspaceButton(), &WorkspaceButton::menuRequested, this, &MainWindow::showWorkspaceMenu);
}

void MainWindow::find()
{
    Screen* screen = currentScreen();
    if (QWidget* field = screen ? screen->findField() : nullptr)
        field->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::workspaceChanged()
{
    const WorkspaceState state = m_parts.workspace->state();
    const bool open = state == WorkspaceState::Open;
    attach(open ? m_parts.workspace->engine() : nullptr);
    if (open)
        m_parts.firstRun = false;

    if (m_parts.firstRun && m_parts.makeFirstRun) {
        if (!m_firstRun) {
            m_firstRun = m_parts.makeFirstRun(m_parts.workspace, m_outer);
            m_outer->addWidget(m_firstRun);
        }
        m_secrets->setActive(false);
        m_outer->setCurrentWidget(m_firstRun);
        m_status->setClosed(tr("no workspace yet"));
        return;
    }
    if (m_firstRun) {
        m_focusWanted = true;
        m_outer->removeWidget(m_firstRun);
        m_firstRun->deleteLater();
        m_firstRun = nullptr;
    }
    m_secrets->setActive(!m_parts.demo);
    m_outer->setCurrentIndex(0);
    if (m_current.isEmpty() && !m_parts.registry.entries().empty()) {
        const QString last = m_parts.desk->value(u"window/address"_s).toString();
        const QString fallback = m_parts.registry.entries().front().id;
        go(m_parts.registry.has(last.section(QLatin1Char('/'), 0, 0)) ? last : fallback);
    }
    const WorkspaceInfo info = m_parts.workspace->info();
    const bool demo = info.demo || m_parts.demo;
    const QString name = demo                  ? tr("simulated chains")
                         : info.name.isEmpty() ? QDir(m_parts.directory).dirName()
                                               : info.name;
    m_rail->workspaceButton()->setWorkspace(name, demo);
    setWindowTitle(tr("%1 – Signalbox", "title of the window").arg(demo ? tr("demo") : name));
    if (demo && state == WorkspaceState::Open) {
        BarMessage message;
        message.key = u"demo"_s;
        message.what = tr("This is a demo.");
        message.text = tr("The chains are simulated on this machine. Everything is removed when the window closes.");
        m_messages->offer(message);
    }

    switch (state) {
        case WorkspaceState::Open:
            m_messages->remove(u"workspace"_s);
            break;
        case WorkspaceState::Failed: {
            BarMessage message;
            message.key = u"workspace"_s;
            message.state = State::Error;
            message.what = tr("The workspace could not be opened:");
            const auto error = m_parts.workspace->error();
            message.text = error ? errorText(*error) : tr("no reason was given.");
            const auto again = [this] { m_parts.workspace->open(m_parts.directory); };
            if (error && m_parts.cures)
                message.actions = m_parts.cures(*error, this, again);
            message.actions.push_back({u"again"_s, tr("Retry"), false, again});
            message.dismissible = false;
            message.whole = true;
            m_messages->post(message);
            m_status->setClosed(tr("workspace closed"));
            break;
        }
        case WorkspaceState::Closed:
        case WorkspaceState::Opening:
        case WorkspaceState::Closing:
            if (!m_snapshot)
                m_status->setClosed(state == WorkspaceState::Closing ? tr("closing") : tr("opening the workspace"));
            break;
    }
    if (m_closing && (state == WorkspaceState::Closed || state == WorkspaceState::Failed))
        close();
    else if (!open && m_snapshot)
        take(m_snapshot);
}

void MainWindow::attach(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = engine;
    m_notes->setEngine(engine);
    m_alertMessages->setEngine(engine);
    for (const auto& [id, screen] : m_screens)
        screen->setEngine(engine);
    if (!engine)
        return;
    connect(engine, &Engine::snapshotChanged, this, &MainWindow::take);
    connect(engine, &QObject::destroyed, this, [this] { attach(nullptr); });
    take(engine->snapshot());
}

void MainWindow::take(const SnapshotPtr& snapshot)
{
    // an engine that has not read its chains yet knows less than the desk remembers
    const bool knowsLess = snapshot->chains.empty() && snapshot->engine == EngineState::Starting && m_snapshot &&
                           !m_snapshot->chains.empty();
    if (!knowsLess)
        m_snapshot = snapshot;
    renewStatus(snapshot);
    m_rail->setBadges(*m_snapshot);
    m_alertMessages->set(*snapshot);
    if (Screen* screen = currentScreen(); screen && m_time->isLive())
        screen->setSnapshot(m_snapshot);
    if (m_engine && snapshot->engine == EngineState::Running)
        m_parts.desk->keepSnapshot(m_parts.directory, *snapshot);
    if (m_focusWanted && snapshot->engine == EngineState::Running)
        QTimer::singleShot(0, this, &MainWindow::openFirstAction);
}

void MainWindow::renewStatus(const SnapshotPtr& snapshot)
{
    const Screen* screen = currentScreen();
    m_status->setNote(screen ? screen->statusNote() : StatusNote());
    if (snapshot)
        m_status->set(*snapshot);
}

Screen* MainWindow::currentScreen() const
{
    for (const auto& [id, screen] : m_screens)
        if (id == m_current)
            return screen;
    return nullptr;
}

Screen* MainWindow::screen(const QString& id)
{
    for (const auto& [known, screen] : m_screens)
        if (known == id)
            return screen;
    for (const ScreenEntry& entry : m_parts.registry.entries()) {
        if (entry.id != id)
            continue;
        Screen* screen = entry.make(&m_context);
        screen->setObjectName(id);
        m_pages->addWidget(screen);
        m_screens.emplace_back(id, screen);
        // Without a parent, a widget that is shown is a window.
        for (QWidget* widget : screen->headLeft() + screen->headRight())
            if (!widget->parentWidget()) {
                widget->setParent(screen);
                widget->hide();
            }
        screen->setNarrow(width() < narrowBelow);
        screen->setEngine(m_engine);
        connect(screen, &Screen::addressChanged, this, [this, screen] {
            if (screen == currentScreen())
                remember();
        });
        connect(screen, &Screen::statusChanged, this, [this, screen] {
            if (screen == currentScreen())
                renewStatus(m_engine ? m_engine->snapshot() : m_snapshot);
        });
        return screen;
    }
    return nullptr;
}

int MainWindow::knownChains() const
{
    return m_snapshot ? int(m_snapshot->chains.size()) : 0;
}

QString MainWindow::address() const
{
    const Screen* screen = currentScreen();
    if (!screen)
        return m_current;
    const QString rest = screen->address();
    return rest.isEmpty() ? m_current : m_current + QLatin1Char('/') + rest;
}

void MainWindow::go(const QString& address)
{
    const QString id = address.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('?'), 0, 0);
    QString rest = address.mid(id.size());
    if (rest.startsWith(QLatin1Char('/')))
        rest.remove(0, 1);
    Screen* next = screen(id);
    if (!next)
        return;
    Screen* before = currentScreen();
    if (before && before != next)
        before->setWatched(false);
    // a control that is about to be hidden hands its focus to the page, not to whatever comes next
    const QWidget* focus = focusWidget();
    const bool moves = !focus || (before && (before == focus || before->isAncestorOf(focus)));
    m_current = id;
    m_rail->setCurrent(id);
    if (m_snapshot)
        next->setSnapshot(m_snapshot);
    next->open(rest);
    m_pages->setCurrentWidget(next);
    m_head->setScreen(next);
    next->setWatched(true);
    renewStatus(m_engine ? m_engine->snapshot() : m_snapshot);
    if (moves)
        next->setFocus(Qt::OtherFocusReason);
    remember();
}

void MainWindow::remember()
{
    const QString now = address();
    m_parts.desk->setValue(u"window/address"_s, now);
    if (!m_stepping)
        m_history.visit(now);
}

void MainWindow::step(int by)
{
    const auto to = m_history.step(by);
    if (!to)
        return;
    m_stepping = true;
    go(*to);
    m_stepping = false;
}

/// After the secrets were unlocked: chains that waited for a key try again.
void MainWindow::retryChains()
{
    if (m_engine && m_snapshot)
        for (const ChainSnapshot& chain : m_snapshot->chains)
            if (chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
                m_engine->submit({arguments::RetryNow{}, chain.caip2, {}});
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_rail->setNarrow(narrow);
    for (const auto& [id, screen] : m_screens)
        screen->setNarrow(narrow);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    // reached only when no field took the key
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        m_time->setLive(!m_time->isLive());
        return;
    }
    if (event->text() == u"?"_s) {
        showShortcutSheet(m_context.keys, m_parts.desk, this);
        return;
    }
    if (event->text() == u"/"_s) {
        find();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_painted && event->type() == QEvent::Paint && watched == m_pages->currentWidget()) {
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
        Screen* screen = currentScreen();
        if (screen)
            screen->setWatched(!isMinimized());
    }
    // a control of a screen may have asked for it: it must not go before it returns
    const bool anew = event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange;
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

void MainWindow::closeEvent(QCloseEvent* event)
{
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
        m_status->setClosed(tr("closing the workspace"));
        if (state != WorkspaceState::Closing)
            m_parts.workspace->close();
    }
}

}  // namespace signalbox::ui
