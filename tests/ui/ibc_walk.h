// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scripted_ibc.h"
#include "ui/screen_window.h"

namespace signalbox::test {

/// The pages of IBC, in a workspace of Cosmos chains.
inline void walkIbc(const QSize& size, int pause, const OpenSheet& sheet,
                    const std::function<void(const QString&, QWidget*)>& visit)
{
    ScriptedWorkspace workspace(Scene::Empty);
    ScriptedIbc packets(workspace.scripted()->now());
    ScriptedClearing clearings(workspace.scripted()->now());
    workspace.scripted()->packets = &packets;
    workspace.scripted()->clearings = &clearings;
    const auto window = allScreensWindow(&workspace, size);
    window->go(u"ibc"_s);
    QTest::qWait(pause);
    visit(u"ibc-empty"_s, window.get());
    workspace.scripted()->publish(cosmosSnapshot(workspace.scripted()->now()));
    for (const auto& [name, address] :
         {std::pair("ibc", "ibc/overview"), std::pair("ibc-packets", "ibc/packets"),
          std::pair("ibc-packet", "ibc/packets/osmosis-1/transfer/channel-0/5118204"),
          std::pair("ibc-channels", "ibc/channels/osmosis-1/transfer/channel-208"),
          std::pair("ibc-relayers", "ibc/relayers"), std::pair("ibc-rules", "ibc/rules"),
          std::pair("ibc-clearing", "ibc/clearing/3f0c2c1e-5a0b-4a53-9a4e-7b1d0a8f6c11")}) {
        window->go(QLatin1String(address));
        QTest::qWait(pause);
        visit(QLatin1String(name), window.get());
        if (scrollToEnd(window.get())) {
            QTest::qWait(pause);
            visit(QLatin1String(name) + u"-end"_s, window.get());
        }
    }
    window->go(u"ibc/packets/"_s + packets.all[2].key.text());
    QTest::qWait(pause);
    visit(u"ibc-packet-stuck"_s, window.get());
    packets.quiet = true;
    for (const auto& [name, address] :
         {std::pair("ibc-quiet", "ibc/overview"), std::pair("ibc-channels-none", "ibc/channels"),
          std::pair("ibc-packets-none", "ibc/packets")}) {
        window->go(QLatin1String(address));
        window->currentScreen()->refresh();
        QTest::qWait(pause);
        visit(QLatin1String(name), window.get());
    }
    window->go(u"ibc/rules"_s);
    QTest::qWait(pause);
    sheet(u"sheet-threshold"_s, window.get(),
          [&] { (void)click(inLanguage("RulesPage", "Add thresholds…"), window.get()); });
    sheet(u"sheet-denom-price"_s, window.get(),
          [&] { (void)click(inLanguage("RulesPage", "Add price…"), window.get()); });
    packets.quiet = false;
    window->go(u"chains/cosmos:osmosis-1"_s);
    QTest::qWait(pause);
    visit(u"chain-cosmos"_s, window.get());
    window->go(u"ibc/overview"_s);
    window->currentScreen()->refresh();
    QTest::qWait(pause);
    sheet(u"sheet-clear"_s, window.get(),
          [&] { (void)click(inLanguage("StuckCard", "Clear %1 to %2…").arg(u"11"_s, u"Axelar"_s), window.get()); });
    workspace.scripted()->moreFamilies = {cosmosFamily()};
    workspace.scripted()->onProbe = [now = workspace.scripted()->now()](const EndpointDraft& endpoint) {
        return cosmosProbe(endpoint, now);
    };
    sheet(u"wizard-cosmos"_s, window.get(), [&] {
        QTest::keyClick(window.get(), Qt::Key_N, Qt::ControlModifier);
        const auto top = [] { return QApplication::activeModalWidget(); };
        if (!QTest::qWaitFor([&] { return top() != nullptr; }, 1500))
            return;
        auto* list = awaitSpoken<QAbstractItemView>(inLanguage("NetworkPage", "Networks"), top());
        if (!list || !QTest::qWaitFor([&] { return list->model()->rowCount() > 3; }, 2000))
            return;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString() == inLanguage("NetworkListModel", "Cosmos network"))
                list->setCurrentIndex(list->model()->index(row, 0));
        (void)type(inLanguage("NetworkPage", "Network name"), u"Juno"_s, top());
        QTest::qWait(pause);
        visit(u"wizard-cosmos-1"_s, window.get());
        const auto next = [&] {
            auto* button = findSpoken<QAbstractButton>(inLanguage("WizardPage", "Next"), top());
            (void)QTest::qWaitFor([&] { return button && button->isEnabled(); }, 3000);
            if (button)
                button->click();
            QTest::qWait(pause);
        };
        next();
        const QString url = inLanguage("EndpointRow", "URL of endpoint %1");
        (void)type(url.arg(1), u"https://juno-rpc.example.org"_s, top());
        QTest::qWait(800);
        visit(u"wizard-cosmos-2-rpc"_s, window.get());
        (void)click(inLanguage("EndpointsPage", "Add endpoint"), top());
        (void)type(url.arg(2), u"https://juno-lcd.example.org"_s, top());
        QTest::qWait(800);
        visit(u"wizard-cosmos-2"_s, window.get());
        next();
        visit(u"wizard-cosmos-4"_s, window.get());
        next();
    });
    workspace.scripted()->packets = nullptr;
    workspace.scripted()->clearings = nullptr;
}

}  // namespace signalbox::test
