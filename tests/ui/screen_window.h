// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <functional>
#include <memory>

#include "about/about_sheet.h"
#include "actions/action_sheets.h"
#include "actions/verify_sheet.h"
#include "activity/activity_screen.h"
#include "activity/notification_sheet.h"
#include "addchain/add_chain_wizard.h"
#include "balances/balances_screen.h"
#include "chains/chains_screen.h"
#include "chains/endpoint_sheet.h"
#include "chains/endpoint_test_sheet.h"
#include "chains/stream_sheet.h"
#include "crosschain/sync_screen.h"
#include "database/database_screen.h"
#include "database/job_table.h"
#include "desk/desk.h"
#include "events/events_screen.h"
#include "explorer/explorer_screen.h"
#include "firstrun/first_run_page.h"
#include "ibc/ibc_screen.h"
#include "overview/overview_screen.h"
#include "queue/queue_screen.h"
#include "settings/close_sheet.h"
#include "settings/move_keys_sheet.h"
#include "settings/secret_sheet.h"
#include "settings/settings_screen.h"
#include "settings/shared_key_sheet.h"
#include "sheets/passphrase_sheet.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "sql/save_query_sheet.h"
#include "sql/sql_editor.h"
#include "sql/sql_screen.h"
#include "support/scripted_actions.h"
#include "support/scripted_database.h"
#include "support/scripted_engine.h"
#include "support/scripted_ibc.h"
#include "support/scripted_triggers.h"
#include "tables/data_table.h"
#include "tokens/token_actions.h"
#include "tokens/token_page.h"
#include "triggers/triggers_page.h"
#include "triggers/triggers_screen.h"
#include "ui/fake_balances.h"
#include "ui/fake_shared.h"
#include "ui/fake_users.h"
#include "ui/scripted_settings.h"
#include "ui/window_keys.h"
#include "users/sign_in_sheet.h"
#include "users/user_sheet.h"

/// Every screen, sheet and page, one after another, drawn with scripted data: for pictures, and for tests that examine
/// all of them.
namespace signalbox::test {

inline ui::ScreenRegistry allScreens(const Workspace* workspace)
{
    ui::ScreenRegistry all;
    all.add({u"overview"_s,
             u"overview"_s,
             [] { return ui::OverviewScreen::tr("Overview"); },
             [](ui::ScreenContext* context) { return new ui::OverviewScreen(context); },
             {}});
    all.add(ui::chainsScreenEntry());
    all.add({u"events"_s,
             u"events"_s,
             [] { return ui::EventsScreen::tr("Events"); },
             [](ui::ScreenContext* context) { return new ui::EventsScreen(context); },
             {}});
    all.add(ui::syncScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::explorerScreenEntry());
    all.add(ui::sqlScreenEntry());
    all.add(ui::queueScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::balancesScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::triggersScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::ibcScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::databaseScreenEntry([workspace] { return workspace->engine(); }));
    all.add(ui::activityScreenEntry());
    all.add(ui::settingsScreenEntry(std::make_shared<ScriptedSettings>()));
    all.addChain = ui::openAddChain;
    return all;
}

inline std::unique_ptr<ui::MainWindow> allScreensWindow(ScriptedWorkspace* workspace, const QSize& size)
{
    static FakeBalances balances;
    static FakeTokens tokens;
    static ScriptedActions actions;
    static ScriptedTriggers triggers, none;
    none.all.clear();
    static FakeShared shared;
    workspace->scripted()->balanced = &balances;
    workspace->scripted()->tokened = &tokens;
    static ScriptedDatabase database(workspace->scripted()->now());
    workspace->scripted()->maintained = &database;
    workspace->scripted()->acted = &actions;
    workspace->scripted()->triggered = workspace->scripted()->snapshot()->chains.empty() ? &none : &triggers;
    workspace->scripted()->shared = &shared;
    ui::MainWindow::Parts parts;
    auto* desk = new ui::Desk(QString());
    parts.workspace = workspace;
    parts.desk = desk;
    parts.registry = allScreens(workspace);
    parts.directory = u"/home/operator/.local/share/signalbox"_s;
    parts.lookAround = [] {};
    parts.firstRun = !workspace->there;
    parts.makeFirstRun = [desk](Workspace* w, QWidget* parent) {
        return new ui::FirstRunPage(
            w, desk, u"/home/operator/.local/share/signalbox"_s, [] {}, parent);
    };
    auto window = std::make_unique<ui::MainWindow>(std::move(parts));
    desk->setParent(window.get());
    window->resize(size);
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
    return window;
}

/// The name in the window's language.
inline QString inLanguage(const char* context, const char* text)
{
    return QCoreApplication::translate(QByteArray("signalbox::ui::").append(context).constData(), text);
}

/// Scrolls the visible screen down; false if all of it was visible.
inline bool scrollToEnd(QWidget* window)
{
    bool any = false;
    for (QScrollArea* area : window->findChildren<QScrollArea*>())
        if (area->isVisible() && area->verticalScrollBar()->maximum() > 0) {
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
            any = true;
        }
    return any;
}

/// The third row of the table that fills the screen.
inline bool chooseRow(QWidget* window)
{
    for (ui::TableView* view : window->findChildren<ui::TableView*>())
        if (view->isVisible() && view->model() && view->model()->rowCount() > 2) {
            view->setFocus();
            view->setCurrentIndex(view->model()->index(2, 0));
            view->selectRow(2);
            return true;
        }
    return false;
}

using OpenSheet = std::function<void(const QString& name, QWidget* window, const std::function<void()>& open)>;

}  // namespace signalbox::test
