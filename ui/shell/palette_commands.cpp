// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/palette_commands.h"

#include <QCoreApplication>
#include <QSet>

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "shell/engine_link.h"
#include "shell/key_bindings.h"
#include "shell/screen_stack.h"
#include "shell/window_parts.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
struct PaletteWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::PaletteCommands)
};
}  // namespace

PaletteCommands::PaletteCommands(WindowActions* actions, ChainActions* chains)
    : m_actions(actions),
      m_chainActions(chains),
      m_services(actions->services()),
      m_snapshot(actions->services().link.snapshot())
{
}

std::vector<PaletteCommand> PaletteCommands::all()
{
    m_commands.clear();
    addPlaces();
    addScreens();
    addChains();
    addThemes();
    addWindow();
    // a screen may offer a command of the shell: list it once
    QSet<QString> seen;
    std::erase_if(m_commands, [&](const PaletteCommand& command) {
        const qsizetype before = seen.size();
        seen.insert(command.text);
        return seen.size() == before;
    });
    return std::move(m_commands);
}

void PaletteCommands::add(const QString& text, const QString& keys, const QString& icon, std::function<void()> run)
{
    m_commands.push_back({text, keys, icon, std::move(run)});
}

QString PaletteCommands::keys(const QString& binding) const
{
    return m_services.context.keys->text(binding);
}

void PaletteCommands::addPlaces()
{
    const ScreenRegistry& registry = m_services.parts.registry;
    const auto go = [actions = m_actions](const QString& address) {
        return [actions, address] { actions->go(address); };
    };
    int number = 0;
    for (const ScreenEntry* entry : registry.shown(m_snapshot.get())) {
        QString shortcut;
        if (entry->atFoot)
            shortcut = keys(u"settings"_s);
        else if (++number <= 9)
            shortcut = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)).toString(QKeySequence::NativeText);
        add(PaletteWords::tr("Go to %1", "screen").arg(entry->title()), shortcut, entry->icon, go(entry->id));
    }
    if (m_snapshot && registry.has(u"chains"_s))
        for (const ChainSnapshot& chain : m_snapshot->chains)
            add(format::safe(chain.name), chain.caip2, u"chains"_s, go(u"chains/"_s + chain.caip2));
    if (m_actions->canAddChain())
        add(PaletteWords::tr("Add a chain"), keys(u"add-chain"_s), u"plus"_s,
            [actions = m_actions] { actions->addChain(); });
    if (m_snapshot && !m_snapshot->chains.empty() && registry.has(u"events"_s))
        add(PaletteWords::tr("Go to block"), keys(u"block"_s), u"search"_s,
            [actions = m_actions] { actions->goToBlock(); });
}

void PaletteCommands::addScreens()
{
    for (const ScreenEntry* entry : m_services.parts.registry.shown(m_snapshot.get()))
        for (PaletteCommand& command : m_services.screens.screen(entry->id)->commands())
            m_commands.push_back(std::move(command));
}

/// Everything that the menus of chains have, for every chain.
void PaletteCommands::addChains()
{
    if (!m_services.link.engine() || !m_snapshot)
        return;
    for (const ChainSnapshot& chain : m_snapshot->chains)
        for (const ChainActions::Item& item : m_chainActions->items({chain.caip2}))
            add(item.sentence.arg(format::safe(chain.name)), PaletteWords::tr("action"), item.icon, item.run);
}

void PaletteCommands::addThemes()
{
    const auto theme = [this](const QString& text, ThemeMode mode, const QString& icon) {
        add(text, {}, icon, [desk = m_services.parts.desk, mode] {
            ThemeManager::instance().setMode(mode);
            desk->setValue(u"settings/theme"_s, int(mode));
        });
    };
    theme(PaletteWords::tr("Use the light theme"), ThemeMode::Light, u"sun"_s);
    theme(PaletteWords::tr("Use the dark theme"), ThemeMode::Dark, u"moon"_s);
    theme(PaletteWords::tr("Use the system theme"), ThemeMode::System, u"monitor"_s);
}

void PaletteCommands::addWindow()
{
    const bool live = m_services.context.time->isLive();
    const auto run = [actions = m_actions](void (WindowActions::*action)()) {
        return [actions, action] { (actions->*action)(); };
    };
    add(live ? PaletteWords::tr("Pause live updates") : PaletteWords::tr("Resume live updates"),
        QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText), live ? u"pause"_s : u"play"_s,
        run(&WindowActions::toggleLive));
    add(PaletteWords::tr("Show all shortcuts"), keys(u"shortcuts"_s), u"keyboard"_s,
        run(&WindowActions::showShortcuts));
    add(PaletteWords::tr("Copy the address of this page"), keys(u"address"_s), u"copy"_s,
        run(&WindowActions::copyAddress));
    add(PaletteWords::tr("Copy folder path"), {}, u"copy"_s, run(&WindowActions::copyFolder));
    if (m_actions->canStartDemo())
        add(PaletteWords::tr("Start demo"), {}, u"chart"_s, m_services.parts.lookAround);
    add(PaletteWords::tr("Quit"), keys(u"quit"_s), u"power"_s, run(&WindowActions::quit));
}

}  // namespace signalbox::ui
