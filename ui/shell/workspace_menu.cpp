// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/workspace_menu.h"

#include <QCoreApplication>
#include <QMenu>

#include "shell/window_actions.h"
#include "shell/window_parts.h"
#include "signalbox/literals.h"
#include "theme/icon.h"

namespace signalbox::ui {

namespace {
struct MenuWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::WorkspaceMenu)
};
}  // namespace

void openWorkspaceMenu(WindowActions* actions, const QPoint& globalPos)
{
    const WindowParts& parts = actions->services().parts;
    auto* menu = new QMenu(actions->services().window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& iconName, const QString& text, auto run) {
        QObject::connect(menu->addAction(icon(iconName), text), &QAction::triggered, actions, run);
    };
    const QString name = parts.workspace->info().name;
    menu->addSection(name.isEmpty() ? MenuWords::tr("Workspace") : name);
    if (actions->canAddChain())
        add(u"plus"_s, MenuWords::tr("Add chain…"), [actions] { actions->addChain(); });
    add(u"copy"_s, MenuWords::tr("Copy folder path"), [actions] { actions->copyFolder(); });
    if (parts.registry.has(u"settings"_s))
        add(u"settings"_s, MenuWords::tr("Settings"), [actions] { actions->go(u"settings"_s); });
    if (actions->canStartDemo())
        add(u"chart"_s, MenuWords::tr("Start demo"), parts.lookAround);
    menu->addSeparator();
    add(u"power"_s, MenuWords::tr("Quit"), [actions] { actions->quit(); });
    menu->popup(globalPos);
}

}  // namespace signalbox::ui
