// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "shell/alert_messages.h"
#include "shell/command_palette.h"
#include "shell/go_to_block.h"
#include "shell/key_bindings.h"
#include "shell/page_head.h"
#include "shell/rail.h"
#include "shell/shortcuts.h"
#include "shell/status_bar.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

void MainWindow::addChain()
{
    if (m_engine && m_parts.registry.addChain)
        m_parts.registry.addChain(this, &m_context);
}

void MainWindow::goToBlock()
{
    if (!m_snapshot || m_outer->currentIndex() != 0 || QApplication::activeModalWidget())
        return;
    static const QRegularExpression id(u"(?:^chains/|[?&]chain=)([^&/]+)"_s);
    openGoToBlock(*m_snapshot, id.match(address()).captured(1), this, m_context.go);
}

void MainWindow::showPalette()
{
    if (m_outer->currentIndex() != 0)
        return;
    std::vector<PaletteCommand> commands;
    int number = 0;
    for (const ScreenEntry* entry : m_parts.registry.shown(m_snapshot.get())) {
        QString keys;
        if (entry->atFoot)
            keys = m_context.keys->text(u"settings"_s);
        else if (++number <= 9)
            keys = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)).toString(QKeySequence::NativeText);
        commands.push_back(
            {tr("Go to %1", "screen").arg(entry->title()), keys, entry->icon, [this, id = entry->id] { go(id); }});
    }
    if (m_snapshot && m_parts.registry.has(u"chains"_s))
        for (const ChainSnapshot& chain : m_snapshot->chains)
            commands.push_back({format::safe(chain.name), chain.caip2, u"chains"_s,
                                [this, id = chain.caip2] { go(u"chains/"_s + id); }});
    if (m_engine && m_context.addChain)
        commands.push_back(
            {tr("Add a chain"), m_context.keys->text(u"add-chain"_s), u"plus"_s, [this] { addChain(); }});
    if (m_snapshot && !m_snapshot->chains.empty() && m_parts.registry.has(u"events"_s))
        commands.push_back({tr("Go to block"), m_context.keys->text(u"block"_s), u"search"_s, [this] { goToBlock(); }});
    for (const ScreenEntry* entry : m_parts.registry.shown(m_snapshot.get()))
        for (PaletteCommand& command : screen(entry->id)->commands())
            commands.push_back(std::move(command));
    addChainCommands(commands);
    const auto theme = [&](const QString& text, ThemeMode mode, const char* iconName) {
        commands.push_back({text, {}, QString::fromLatin1(iconName), [this, mode] {
                                ThemeManager::instance().setMode(mode);
                                m_parts.desk->setValue(u"settings/theme"_s, int(mode));
                            }});
    };
    theme(tr("Use the light theme"), ThemeMode::Light, "sun");
    theme(tr("Use the dark theme"), ThemeMode::Dark, "moon");
    theme(tr("Use the system theme"), ThemeMode::System, "monitor");
    commands.push_back({m_time->isLive() ? tr("Pause live updates") : tr("Resume live updates"),
                        QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText),
                        m_time->isLive() ? u"pause"_s : u"play"_s, [this] { m_time->setLive(!m_time->isLive()); }});
    commands.push_back({tr("Show all shortcuts"), m_context.keys->text(u"shortcuts"_s), u"keyboard"_s,
                        [this] { showShortcutSheet(m_context.keys, m_parts.desk, this); }});
    commands.push_back({tr("Copy the address of this page"), m_context.keys->text(u"address"_s), u"copy"_s,
                        [this] { QApplication::clipboard()->setText(address()); }});
    const WorkspaceInfo info = m_parts.workspace->info();
    commands.push_back(
        {tr("Copy folder path"), {}, u"copy"_s, [path = info.directory.isEmpty() ? m_parts.directory : info.directory] {
             QApplication::clipboard()->setText(path);
         }});
    if (m_parts.lookAround && !info.demo && !m_parts.demo)
        commands.push_back({tr("Start demo"), {}, u"chart"_s, m_parts.lookAround});
    commands.push_back({tr("Quit"), m_context.keys->text(u"quit"_s), u"power"_s, [this] { close(); }});
    // a screen may offer a command of the shell: list it once
    QSet<QString> seen;
    std::erase_if(commands, [&](const PaletteCommand& command) {
        const qsizetype before = seen.size();
        seen.insert(command.text);
        return seen.size() == before;
    });
    auto* palette = new CommandPalette(
        std::move(commands),
        [this](const QString& where) {
            if (!screen(where.section(QLatin1Char('/'), 0, 0)))
                return false;
            go(where);
            return true;
        },
        this);
    palette->open();
}

/// Everything that the menus of chains have, for every chain.
void MainWindow::addChainCommands(std::vector<PaletteCommand>& commands)
{
    if (!m_engine || !m_snapshot)
        return;
    for (const ChainSnapshot& chain : m_snapshot->chains)
        for (const ChainActions::Item& item : m_actions->items({chain.caip2}))
            commands.push_back({item.sentence.arg(format::safe(chain.name)), tr("action"), item.icon, item.run});
}

/// After set-up the keys are where the work begins: on the button of an empty page, else on the page.
void MainWindow::openFirstAction()
{
    Screen* screen = currentScreen();
    if (!m_focusWanted || !screen || QApplication::activeModalWidget())
        return;
    m_focusWanted = false;
    const QWidget* focus = focusWidget();
    if (focus && focus != screen && screen->isAncestorOf(focus))
        return;  // another window was opened meanwhile
    for (EmptyState* empty : screen->findChildren<EmptyState*>())
        if (empty->isVisible() && empty->button()->isVisible() && empty->button()->isEnabled())
            return empty->button()->setFocus(Qt::TabFocusReason);
    screen->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showWorkspaceMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const WorkspaceInfo info = m_parts.workspace->info();
    menu->addSection(info.name.isEmpty() ? tr("Workspace") : info.name);
    if (m_engine && m_context.addChain)
        connect(menu->addAction(icon(u"plus"_s), tr("Add chain…")), &QAction::triggered, this, &MainWindow::addChain);
    connect(menu->addAction(icon(u"copy"_s), tr("Copy folder path")), &QAction::triggered, this,
            [path = info.directory.isEmpty() ? m_parts.directory : info.directory] {
                QApplication::clipboard()->setText(path);
            });
    if (m_parts.registry.has(u"settings"_s))
        connect(menu->addAction(icon(u"settings"_s), tr("Settings")), &QAction::triggered, this,
                [this] { go(u"settings"_s); });
    if (m_parts.lookAround && !info.demo && !m_parts.demo)
        connect(menu->addAction(icon(u"chart"_s), tr("Start demo")), &QAction::triggered, this, m_parts.lookAround);
    menu->addSeparator();
    connect(menu->addAction(icon(u"power"_s), tr("Quit")), &QAction::triggered, this, &QWidget::close);
    menu->popup(at);
}

}  // namespace signalbox::ui
