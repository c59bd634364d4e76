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

#include "desk/desk.h"
#include "shell/command_palette.h"
#include "shell/go_to_block.h"
#include "shell/page_head.h"
#include "shell/rail.h"
#include "shell/shortcuts.h"
#include "shell/status_bar.h"
#include "shell/trouble_messages.h"
#include "theme/icon.h"
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
    static const QRegularExpression id(QStringLiteral("(?:^chains/|[?&]chain=)([^&/]+)"));
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
            keys = QKeySequence(Qt::CTRL | Qt::Key_Comma).toString(QKeySequence::NativeText);
        else if (++number <= 9)
            keys = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)).toString(QKeySequence::NativeText);
        commands.push_back(
            {tr("Go to %1", "screen").arg(entry->title()), keys, entry->icon, [this, id = entry->id] { go(id); }});
    }
    if (m_snapshot && m_parts.registry.has(QStringLiteral("chains")))
        for (const ChainSnapshot& chain : m_snapshot->chains)
            commands.push_back({format::safe(chain.name), chain.caip2, QStringLiteral("chains"),
                                [this, id = chain.caip2] { go(QStringLiteral("chains/") + id); }});
    if (m_engine && m_context.addChain)
        commands.push_back({tr("Add a chain"), QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText),
                            QStringLiteral("plus"), [this] { addChain(); }});
    if (m_snapshot && !m_snapshot->chains.empty() && m_parts.registry.has(QStringLiteral("events")))
        commands.push_back({tr("Go to block"), QKeySequence(Qt::CTRL | Qt::Key_G).toString(QKeySequence::NativeText),
                            QStringLiteral("search"), [this] { goToBlock(); }});
    for (const auto& [id, screen] : m_screens)
        for (PaletteCommand& command : screen->commands())
            commands.push_back(std::move(command));
    if (m_engine && m_snapshot)
        for (const ChainSnapshot& chain : m_snapshot->chains) {
            const bool paused = chain.state == ChainState::Paused;
            commands.push_back(
                {(paused ? tr("Resume %1", "chain") : tr("Pause %1", "chain")).arg(format::safe(chain.name)),
                 {},
                 paused ? QStringLiteral("play") : QStringLiteral("pause"),
                 [this, paused, id = chain.caip2] {
                     if (m_engine)
                         m_engine->submit({paused ? Verb::ChainResume : Verb::ChainPause, id, {}, {}});
                 }});
        }
    const auto theme = [&](const QString& text, ThemeMode mode, const char* iconName) {
        commands.push_back({text, {}, QString::fromLatin1(iconName), [mode] {
                                ThemeManager::instance().setMode(mode);
                                desk().setValue(QStringLiteral("settings/theme"), int(mode));
                            }});
    };
    theme(tr("Use the light theme"), ThemeMode::Light, "sun");
    theme(tr("Use the dark theme"), ThemeMode::Dark, "moon");
    theme(tr("Follow the system's theme"), ThemeMode::System, "monitor");
    commands.push_back({m_time->isLive() ? tr("Pause the live view") : tr("Go on with the live view"),
                        QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText),
                        m_time->isLive() ? QStringLiteral("pause") : QStringLiteral("play"),
                        [this] { m_time->setLive(!m_time->isLive()); }});
    commands.push_back({tr("Show all shortcuts"), QKeySequence(Qt::Key_F1).toString(QKeySequence::NativeText),
                        QStringLiteral("keyboard"), [this] { showShortcutSheet(this); }});
    commands.push_back({tr("Copy the address of this page"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C).toString(QKeySequence::NativeText),
                        QStringLiteral("copy"), [this] { QApplication::clipboard()->setText(address()); }});
    // a screen may offer what the shell offers: each once
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

void MainWindow::showWorkspaceMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const WorkspaceInfo info = m_parts.workspace->info();
    menu->addSection(info.name.isEmpty() ? tr("Workspace") : info.name);
    if (m_engine && m_context.addChain)
        connect(menu->addAction(icon(QStringLiteral("plus")), tr("Add chain…")), &QAction::triggered, this,
                &MainWindow::addChain);
    connect(menu->addAction(icon(QStringLiteral("copy")), tr("Copy the folder's path")), &QAction::triggered, this,
            [path = info.directory.isEmpty() ? m_parts.directory : info.directory] {
                QApplication::clipboard()->setText(path);
            });
    if (m_parts.registry.has(QStringLiteral("settings")))
        connect(menu->addAction(icon(QStringLiteral("settings")), tr("Settings")), &QAction::triggered, this,
                [this] { go(QStringLiteral("settings")); });
    if (m_parts.lookAround && !info.demo && !m_parts.demo)
        connect(menu->addAction(icon(QStringLiteral("chart")), tr("Look around in the demo")), &QAction::triggered,
                this, m_parts.lookAround);
    menu->addSeparator();
    connect(menu->addAction(icon(QStringLiteral("power")), tr("Quit")), &QAction::triggered, this, &QWidget::close);
    menu->popup(at);
}

}  // namespace signalbox::ui
