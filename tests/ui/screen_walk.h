// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ibc_walk.h"

namespace signalbox::test {

/// Sheets that actions open, each with its result.
inline void walkSheets(ScriptedWorkspace* workspace, QWidget* window, const OpenSheet& sheet)
{
    ScriptedEngine* engine = workspace->scripted();
    const ChainSnapshot& base = *engine->snapshot()->chain(u"eip155:8453"_s);
    const EndpointSnapshot& endpoint = base.endpoints[1];  // its rate is learned
    const auto send = [](const Command&) {};
    ScriptedSettings settings, other;
    ui::Desk desk{QString()};
    other.key.held.clear();
    const auto opened = [&](const char* name, auto* made) {
        sheet(QLatin1String(name), window, [made] { made->open(); });
    };
    sheet(u"sheet-delete"_s, window, [&] { ui::openDeleteSheet(engine, base, window, send); });
    sheet(u"sheet-verify"_s, window, [&] { ui::openVerifySheet(base, window, send); });
    sheet(u"sheet-rewind"_s, window, [&] { ui::openRewindSheet(engine, base, window, send); });
    sheet(u"sheet-remove-endpoint"_s, window, [&] { ui::openRemoveEndpointSheet(base, endpoint, window, send); });
    sheet(u"sheet-remove-stream"_s, window,
          [&] { ui::openRemoveStreamSheet(engine, base, base.streams.back(), window, send); });
    opened("sheet-add-stream", new ui::StreamSheet(engine, base, window, send));
    opened("sheet-endpoint-edit", new ui::EndpointSheet(engine, base, &endpoint, window, send));
    opened("sheet-endpoint-test", new ui::EndpointTestSheet(engine, base, endpoint, window));
    opened("sheet-keep-query", new ui::SaveQuerySheet(&desk, u"SELECT 1"_s, window));
    opened("sheet-about", new ui::AboutSheet(workspace->info(), window));
    opened("sheet-close", new ui::CloseSheet(&desk, true, window));
    sheet(u"sheet-notifications"_s, window, [&] { ui::openNotificationSheet(&desk, window); });
    opened("sheet-move-keys", new ui::MoveKeysSheet(&settings, u"file"_s, window));
    opened("sheet-shared-key", new ui::SharedKeySheet(&settings, window));
    opened("sheet-enter-key", new ui::SharedKeySheet(&other, window));
    opened("sheet-sign-in", new ui::SignInSheet(engine, &desk, window));
    opened("sheet-user", new ui::UserSheet(engine, std::nullopt, window));
    opened("sheet-secret", new ui::SecretSheet(engine, u"telegram.bot_token"_s, window));
    opened("sheet-passphrase", new ui::PassphraseSheet(true, false, window));
    opened("sheet-unlock", new ui::PassphraseSheet(false, true, window));
    sheet(u"sheet-lost"_s, window, [&] {
        (new ui::PassphraseSheet(false, false, window))->open();
        (void)click(inLanguage("PassphraseSheet", "Lost passphrase"));
    });
}

/// Sheets of the page of a token.
inline void walkToken(ui::MainWindow* window, const QString& address, int pause, const OpenSheet& sheet)
{
    window->go(address);
    QTest::qWait(pause);
    auto* screen = qobject_cast<ui::BalancesScreen*>(window->currentScreen());
    if (!screen)
        return;
    ui::TokenPage* page = screen->tokenPage();
    sheet(u"sheet-token"_s, window, [page] { page->actions()->edit(); });
    sheet(u"sheet-prices"_s, window, [page] { page->actions()->editPrices(); });
    sheet(u"sheet-recalculate"_s, window, [page] { page->actions()->recalculate(treasury); });
    sheet(u"sheet-at-block"_s, window, [window] { (void)click(inLanguage("BalanceCard", "At block…"), window); });
}

/// Maintenance jobs: one with its preview, and the sheets.
inline void walkJobs(ui::MainWindow* window, int pause, const OpenSheet& sheet,
                     const std::function<void(const QString& name, QWidget* window)>& visit)
{
    window->go(u"database/maintenance"_s);
    QTest::qWait(pause);
    auto* screen = qobject_cast<ui::DatabaseScreen*>(window->currentScreen());
    if (!screen)
        return;
    for (const auto& [name, job] :
         {std::pair("database-job", "reindex"), std::pair("database-own-job", "analyze_canopyx_global")}) {
        screen->jobs()->choose(QLatin1String(job));
        QTest::qWait(pause);
        visit(QLatin1String(name), window);
    }
    sheet(u"sheet-add-job"_s, window, [screen] { screen->jobs()->add(); });
    sheet(u"sheet-edit-job"_s, window, [screen] { screen->jobs()->edit(u"analyze_canopyx_global"_s); });
    sheet(u"sheet-schedule"_s, window, [screen] { screen->jobs()->edit(u"reindex"_s); });
    sheet(u"sheet-delete-job"_s, window, [screen] { screen->jobs()->askDelete(u"analyze_canopyx_global"_s); });
}

/// Screens of chains of the family canopy only.
inline void walkCanopy(ScriptedWorkspace* workspace, ui::MainWindow* window, int pause, const OpenSheet& sheet,
                       const std::function<void(const QString& name, QWidget* window)>& visit)
{
    sheet(u"sheet-resync"_s, window, [&] { (void)click(inLanguage("SyncPane", "Resync table…"), window); });
    workspace->scripted()->synced.unfilled = true;  // pools were added to the catalog
    for (const auto& [name, address] :
         {std::pair("sync-unfilled", "sync/canopy:1/pools"), std::pair("chain-canopy", "chains/canopy:1")}) {
        window->go(QLatin1String(address));
        window->currentScreen()->refresh();
        QTest::qWait(pause);
        visit(QLatin1String(name), window);
        if (scrollToEnd(window)) {
            QTest::qWait(pause);
            visit(QLatin1String(name) + u"-end"_s, window);
        }
    }
    window->go(u"chains/canopy:1"_s);
    sheet(u"sheet-fill"_s, window, [&] { (void)click(inLanguage("BackfillOffers", "Reindex…"), window); });
}

/// The settings of a server's workspace, where alice is signed in.
inline void walkServer(const QSize& size, int pause, const std::function<void(const QString&, QWidget*)>& visit)
{
    ScriptedWorkspace workspace(Scene::Twelve);
    workspace.mode = u"server"_s;
    FakeUsers users;
    users.signedIn = users.all[0];
    workspace.scripted()->people = &users;
    const auto window = allScreensWindow(&workspace, size);
    for (const auto& [name, address] :
         {std::pair("settings-users", "settings/users"), std::pair("settings-actions", "settings/actions")}) {
        window->go(QLatin1String(address));
        QTest::qWait(pause);
        visit(QLatin1String(name), window.get());
    }
    workspace.scripted()->people = nullptr;
}

/// `visit` is called with a name such as "overview" and the window, once each place has its data. `pause`: milliseconds
/// for parts that are drawn after a delay.
inline void walkScreens(const QSize& size, int pause,
                        const std::function<void(const QString& name, QWidget* window)>& visit)
{
    const auto top = [] { return QApplication::activeModalWidget(); };
    const auto activate = [](QWidget* window) {
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window);
        QTest::qWait(20);
    };
    const auto leave = [&] {
        for (int i = 0; i < 3 && top(); ++i) {
            if (auto* wizard = qobject_cast<ui::AddChainWizard*>(top()))
                wizard->discard();  // Esc would ask about its entries
            else
                QTest::keyClick(top(), Qt::Key_Escape);
            (void)QTest::qWaitFor([&] { return !top(); }, 1000);
        }
    };
    const auto sheet = [&](const QString& name, QWidget* window, const std::function<void()>& open) {
        activate(window);  // shortcuts reach the active window only
        open();
        if (QTest::qWaitFor([&] { return top() != nullptr; }, 1500)) {
            const QString counting = inLanguage("ConfirmSheet", "Counting rows and disk space");
            (void)QTest::qWaitFor([&] { return !findSpoken(counting, top()); }, 2000);
            QTest::qWait(pause);
            visit(name, window);
        }
        leave();
    };
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = allScreensWindow(&workspace, size);
        const char* const explorerAccount = "explorer/account/851e90eaef1fa27debaee2c2591503bdeec1d123";
        const char* const portfolio = "balances/0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41";
        const char* const token =
            "balances/eip155:1/0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48?holder="
            "0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41";
        const char* const untrusted = "balances/eip155:137/0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        const std::pair<const char*, const char*> places[] = {{"overview", "overview"},
                                                              {"chains", "chains"},
                                                              {"chain-backfill", "chains/eip155:8453"},
                                                              {"chain-error", "chains/eip155:42220"},
                                                              {"transfers", "events?kind=transfers&chain=eip155:8453"},
                                                              {"registry-events", "events?kind=registry"},
                                                              {"sync", "sync"},
                                                              {"sql", "sql"},
                                                              {"explorer", "explorer"},
                                                              {"explorer-account", explorerAccount},
                                                              {"explorer-block", "explorer/block/1204317"},
                                                              {"explorer-unknown", "explorer/pool/4"},
                                                              {"queue", "queue"},
                                                              {"queue-waiting", "queue/waiting?chain=eip155:137"},
                                                              {"queue-configuration", "queue/configuration"},
                                                              {"queue-thresholds", "queue/thresholds"},
                                                              {"balances", "balances"},
                                                              {"balances-portfolio", portfolio},
                                                              {"token", token},
                                                              {"token-untrusted", untrusted},
                                                              {"triggers", "triggers"},
                                                              {"trigger-actions", "triggers/?id=fraud&tab=actions"},
                                                              {"trigger-dry-run", "triggers/?id=fraud&tab=dry-run"},
                                                              {"trigger-history", "triggers/?id=fraud&tab=history"},
                                                              {"trigger-editor", "triggers/fraud"},
                                                              {"trigger-new", "triggers/new"},
                                                              {"trigger-audit", "triggers/actions"},
                                                              {"database", "database"},
                                                              {"database-tables", "database/tables"},
                                                              {"database-slow", "database/slow"},
                                                              {"database-slow-log", "database/slow-log"},
                                                              {"database-maintenance", "database/maintenance"},
                                                              {"database-connections", "database/connections"},
                                                              {"jobs", "activity/jobs"},
                                                              {"audit", "activity/audit"},
                                                              {"log", "activity/log"},
                                                              {"alerts", "activity/alerts"},
                                                              {"settings", "settings"}};
        for (const auto& [name, address] : places) {
            window->go(QLatin1String(address));
            if (auto* sql = qobject_cast<ui::SqlScreen*>(window->currentScreen())) {
                sql->editor()->setPlainText(
                    u"-- the largest accounts of all chains\nSELECT chain_id, address, amount, rewards, memo, height, "
                    "height_time\nFROM canopyx_global.accounts_global a\nWHERE a.amount > 1000 AND status <> "
                    "'closed'\nORDER BY amount DESC;"_s);
                sql->runChosen(false);
            }
            QTest::qWait(pause);
            visit(QLatin1String(name), window.get());
            if (scrollToEnd(window.get())) {
                QTest::qWait(pause);
                visit(QLatin1String(name) + u"-end"_s, window.get());
            } else if (chooseRow(window.get())) {
                QTest::qWait(pause);
                visit(QLatin1String(name) + u"-chosen"_s, window.get());
            }
        }
        window->go(u"chains/eip155:8453"_s);
        QTest::qWait(pause);
        // a verification that found two blocks
        CommandStatus report;
        report.id = 90;
        report.request = QUuid::createUuid();
        report.verb = Verb::Verify;
        report.target = u"eip155:8453"_s;
        report.actor = u"operator"_s;
        report.state = CommandState::Done;
        report.result = {
            {u"checked"_s, 5'000},
            {u"stored"_s, 4'600'000},
            {u"differences"_s, 2},
            {u"atMost"_s, 0.0013},
            {u"different"_s, QJsonArray{QJsonObject{{u"block"_s, 46'100'204}}, QJsonObject{{u"block"_s, 46'100'208}}}}};
        Q_EMIT workspace.scripted()->commandChanged(report);
        for (QScrollArea* area : window->findChildren<QScrollArea*>())
            area->verticalScrollBar()->setValue(0);
        QTest::qWait(pause);
        visit(u"chain-verified"_s, window.get());
        sheet(u"palette"_s, window.get(), [&] { QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier); });
        sheet(u"go-to-block"_s, window.get(), [&] { QTest::keyClick(window.get(), Qt::Key_G, Qt::ControlModifier); });
        sheet(u"shortcuts"_s, window.get(), [&] { QTest::keyClick(window.get(), Qt::Key_F1); });
        const std::tuple<const char*, const char*, const char*> sheets[] = {
            {"sheet-reindex", "ProgressCard", "Reindex range…"},
            {"sheet-endpoint", "EndpointsCard", "Add endpoint"},
            {"sheet-stream", "StreamsCard", "Add contract or token"}};
        for (const auto& [name, context, button] : sheets)
            sheet(QLatin1String(name), window.get(),
                  [&, c = context, b = button] { (void)click(inLanguage(c, b), window.get()); });
        walkSheets(&workspace, window.get(), sheet);
        walkToken(window.get(), QLatin1String(token), pause, sheet);
        walkJobs(window.get(), pause, sheet, visit);
        // the wizard, page by page
        activate(window.get());
        QTest::keyClick(window.get(), Qt::Key_N, Qt::ControlModifier);
        (void)QTest::qWaitFor([&] { return top() != nullptr; }, 1500);
        for (int page = 1; page <= 5 && top(); ++page) {
            QTest::qWait(pause);
            if (page == 1) {
                auto* list = awaitSpoken<QAbstractItemView>(inLanguage("NetworkPage", "Networks"), top());
                if (list && QTest::qWaitFor([&] { return list->model()->rowCount() > 2; }, 2000))
                    for (int row = 1; row < list->model()->rowCount(); ++row)
                        if (list->model()->index(row, 0).data().toString().startsWith(u"BNB"_s)) {
                            list->setCurrentIndex(
                                list->model()->index(row, 0));  // a preset that is not in the workspace
                            break;
                        }
            }
            if (page == 2) {
                const QString field = inLanguage("EndpointRow", "URL of endpoint %1").arg(1);
                (void)type(field, u"https://rpc.example.org/v2/qQ3x0000000000aB"_s, top());
                QTest::qWait(pause);
            }
            visit(u"wizard-%1"_s.arg(page), window.get());
            if (page == 2 && click(inLanguage("EndpointRow", "Options of endpoint %1").arg(1), top())) {
                QTest::qWait(pause);
                visit(u"wizard-2-options"_s, window.get());
            }
            if (page == 4 && scrollToEnd(top())) {
                QTest::qWait(pause);
                visit(u"wizard-4-end"_s, window.get());
            }
            auto* next = findSpoken<QAbstractButton>(inLanguage("WizardPage", "Next"), top());
            if (!next || !QTest::qWaitFor([&] { return next->isEnabled(); }, 3000))
                break;
            QTest::mouseClick(next, Qt::LeftButton);
        }
        leave();
    }
    const std::pair<const char*, Scene> scenes[] = {{"offline", Scene::Offline},   {"database-away", Scene::Database},
                                                    {"starting", Scene::Starting}, {"many", Scene::ThirtyFour},
                                                    {"layers", Scene::Canopy},     {"empty", Scene::Empty}};
    for (const auto& [name, scene] : scenes) {
        ScriptedWorkspace workspace(scene);
        const auto window = allScreensWindow(&workspace, size);
        for (const char* place : {"overview", "chains", "events", "sync", "activity/jobs", "activity/alerts"}) {
            if (scene != Scene::Empty && place != std::string_view(scene == Scene::Canopy ? "sync" : "overview"))
                continue;
            window->go(QLatin1String(place));
            QTest::qWait(pause);
            visit(QString::fromLatin1(place).section(u'/', -1) + QLatin1Char('-') + QLatin1String(name), window.get());
        }
        if (scene == Scene::Canopy)
            walkCanopy(&workspace, window.get(), pause, sheet, visit);
    }
    walkServer(size, pause, visit);
    walkIbc(size, pause, sheet, visit);
    {
        ScriptedWorkspace workspace(Scene::Empty, false);
        workspace.there = false;
        const auto window = allScreensWindow(&workspace, size);
        QTest::qWait(pause);
        visit(u"first-run"_s, window.get());
        if (click(inLanguage("WelcomeForm", "Connect to a server"), window.get())) {
            QTest::qWait(pause);
            visit(u"first-run-server"_s, window.get());
        }
        Q_EMIT workspace.passphraseNeeded(true);
        QTest::qWait(pause);
        visit(u"first-run-passphrase"_s, window.get());
    }
}

}  // namespace signalbox::test
