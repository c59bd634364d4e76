// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QShortcut>

#include "shell/key_bindings.h"
#include "shell/main_window.h"
#include "shell/page_head.h"
#include "shell/shortcuts.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

void MainWindow::makeShortcuts()
{
    const auto fixed = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, action);
        return shortcut;
    };
    const auto on = [&](const char* id, auto action) {
        const QString name = QLatin1String(id);
        QShortcut* shortcut = fixed(m_context.keys->keys(name), action);
        connect(m_context.keys, &KeyBindings::changed, shortcut, [this, shortcut, name](const QString& changed) {
            if (changed == name)
                shortcut->setKey(m_context.keys->keys(name));
        });
    };
    for (int number = 1; number <= 9; ++number)
        fixed(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), [this, number] {
            int at = 0;
            for (const ScreenEntry* entry : m_parts.registry.shown(m_snapshot.get()))
                if (!entry->atFoot && ++at == number)
                    return go(entry->id);
        });
    on("palette", [this] { showPalette(); });
    on("settings", [this] { go(u"settings"_s); });
    const auto refresh = [this] {
        if (Screen* screen = currentScreen())
            screen->refresh();
    };
    on("refresh", refresh);
    fixed(QKeySequence(Qt::CTRL | Qt::Key_R), refresh);
    on("find", [this] { find(); });
    on("range", [this] { m_head->showRanges(); });
    if (m_parts.registry.has(u"events"_s))
        on("block", [this] { goToBlock(); });
    on("shortcuts", [this] { showShortcutSheet(m_context.keys, m_parts.desk, this); });
    on("back", [this] { step(-1); });
    on("forward", [this] { step(1); });
    on("address", [this] { QApplication::clipboard()->setText(address()); });
    on("quit", [this] { close(); });
    if (m_context.addChain)
        on("add-chain", [this] { addChain(); });
}

}  // namespace signalbox::ui
