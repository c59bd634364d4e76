// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/window_shortcuts.h"

#include <QKeyEvent>
#include <QShortcut>

#include "shell/engine_link.h"
#include "shell/key_bindings.h"
#include "shell/screen_stack.h"
#include "shell/window_actions.h"
#include "shell/window_parts.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

WindowShortcuts::WindowShortcuts(WindowActions* actions) : QObject(actions), m_actions(actions)
{
    for (int number = 1; number <= 9; ++number)
        fixed(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), [this, number] { goToScreen(number); });
    const auto run = [actions](void (WindowActions::*action)()) { return [actions, action] { (actions->*action)(); }; };
    const ScreenRegistry& registry = actions->services().parts.registry;
    ScreenStack* screens = &actions->services().screens;
    bind(u"palette"_s, run(&WindowActions::showPalette));
    bind(u"settings"_s, [actions] { actions->go(u"settings"_s); });
    bind(u"refresh"_s, run(&WindowActions::refresh));
    fixed(QKeySequence(Qt::CTRL | Qt::Key_R), run(&WindowActions::refresh));
    bind(u"find"_s, run(&WindowActions::find));
    bind(u"range"_s, [this] { Q_EMIT rangesRequested(); });
    if (registry.has(u"events"_s))
        bind(u"block"_s, run(&WindowActions::goToBlock));
    bind(u"shortcuts"_s, run(&WindowActions::showShortcuts));
    bind(u"back"_s, [screens] { screens->step(-1); });
    bind(u"forward"_s, [screens] { screens->step(1); });
    bind(u"address"_s, run(&WindowActions::copyAddress));
    bind(u"quit"_s, run(&WindowActions::quit));
    if (registry.addChain)
        bind(u"add-chain"_s, run(&WindowActions::addChain));
}

template <class Action>
QShortcut* WindowShortcuts::fixed(const QKeySequence& keys, Action action)
{
    auto* shortcut = new QShortcut(keys, m_actions->services().window);
    connect(shortcut, &QShortcut::activated, this, action);
    return shortcut;
}

template <class Action>
void WindowShortcuts::bind(const QString& binding, Action action)
{
    const KeyBindings* bindings = m_actions->services().context.keys;
    QShortcut* shortcut = fixed(bindings->keys(binding), action);
    connect(bindings, &KeyBindings::changed, shortcut, [bindings, shortcut, binding](const QString& changed) {
        if (changed == binding)
            shortcut->setKey(bindings->keys(binding));
    });
}

void WindowShortcuts::goToScreen(int number)
{
    const WindowServices& services = m_actions->services();
    int at = 0;
    for (const ScreenEntry* entry : services.parts.registry.shown(services.link.snapshot().get()))
        if (!entry->atFoot && ++at == number)
            return m_actions->go(entry->id);
}

bool WindowShortcuts::press(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier)
        m_actions->toggleLive();
    else if (event.text() == u"?"_s)
        m_actions->showShortcuts();
    else if (event.text() == u"/"_s)
        m_actions->find();
    else
        return false;
    return true;
}

}  // namespace signalbox::ui
