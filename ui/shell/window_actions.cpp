// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/window_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>

#include "actions/chain_actions.h"
#include "shell/command_palette.h"
#include "shell/engine_link.h"
#include "shell/go_to_block.h"
#include "shell/palette_commands.h"
#include "shell/screen_stack.h"
#include "shell/shortcuts.h"
#include "shell/window_parts.h"
#include "signalbox/literals.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

WindowActions::WindowActions(const WindowServices& services)
    : QObject(services.window),
      m_services(services),
      m_chains(new ChainActions([link = &services.link] { return link->engine(); }, services.window))
{
}

bool WindowActions::canAddChain() const
{
    return m_services.link.engine() && m_services.parts.registry.addChain;
}

bool WindowActions::canStartDemo() const
{
    return m_services.parts.lookAround && !m_services.parts.workspace->info().demo && !m_services.parts.demo;
}

void WindowActions::go(const QString& address) const
{
    m_services.screens.go(address);
}

void WindowActions::addChain()
{
    if (canAddChain())
        m_services.parts.registry.addChain(m_services.window, &m_services.context);
}

void WindowActions::goToBlock()
{
    const SnapshotPtr snapshot = m_services.link.snapshot();
    if (!snapshot || m_covered || QApplication::activeModalWidget())
        return;
    static const QRegularExpression id(u"(?:^chains/|[?&]chain=)([^&/]+)"_s);
    openGoToBlock(*snapshot, id.match(m_services.screens.address()).captured(1), m_services.window,
                  m_services.context.go);
}

void WindowActions::showPalette()
{
    if (m_covered)
        return;
    auto* palette = new CommandPalette(
        PaletteCommands(this, m_chains).all(),
        [screens = &m_services.screens](const QString& where) {
            if (!screens->screen(where.section(QLatin1Char('/'), 0, 0)))
                return false;
            screens->go(where);
            return true;
        },
        m_services.window);
    palette->open();
}

void WindowActions::showShortcuts()
{
    showShortcutSheet(m_services.context.keys, m_services.parts.desk, m_services.window);
}

void WindowActions::find()
{
    Screen* screen = m_services.screens.current();
    if (QWidget* field = screen ? screen->findField() : nullptr)
        field->setFocus(Qt::ShortcutFocusReason);
}

void WindowActions::refresh()
{
    if (Screen* screen = m_services.screens.current())
        screen->refresh();
}

void WindowActions::toggleLive()
{
    m_services.context.time->setLive(!m_services.context.time->isLive());
}

void WindowActions::copyAddress()
{
    QApplication::clipboard()->setText(m_services.screens.address());
}

void WindowActions::copyFolder()
{
    const QString open = m_services.parts.workspace->info().directory;
    QApplication::clipboard()->setText(open.isEmpty() ? m_services.parts.directory : open);
}

void WindowActions::quit()
{
    m_services.window->close();
}

}  // namespace signalbox::ui
