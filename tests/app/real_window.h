// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "cluster/private_cluster.h"
#include "desk/desk.h"
#include "engine/make_engine.h"
#include "firstrun/first_run_page.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

namespace signalbox::test {

constexpr int longWait = 60'000;

/// A real window without a display and a real engine, in a new workspace folder.
class RealWindow {
public:
    static constexpr const char* passphrase = "a passphrase for tests";

    /// deskFile: where the window stores its state; empty for memory.
    explicit RealWindow(ui::ScreenRegistry registry, const QString& deskFile = {})
        : m_desk(std::make_unique<ui::Desk>(deskFile)), m_registry(std::move(registry))
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // keeps the test away from the user's keychain
        ui::ThemeManager::instance().install();
    }

    ~RealWindow()
    {
        close();
        (void)store::PrivateCluster::remove(directory());
    }

    /// As the program starts it: with the first run when there is no workspace.
    bool open()
    {
        m_workspace = engine::makeWorkspace();
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = directory();
        parts.firstRun = !m_workspace->exists(directory());
        parts.registry = m_registry;
        parts.makeFirstRun = [this](Workspace* workspace, QWidget* parent) {
            return new ui::FirstRunPage(workspace, m_desk.get(), directory(), {}, parent);
        };
        const bool there = !parts.firstRun;
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        if (there)
            m_workspace->open(directory());
        return QTest::qWaitForWindowExposed(m_window.get());
    }

    void close()
    {
        m_window.reset();
        if (m_workspace && m_workspace->state() != WorkspaceState::Closed) {
            m_workspace->close();
            (void)QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Closed; }, longWait);
        }
        m_workspace.reset();
    }

    /// By the mouse; enters a passphrase when asked. Empty if the workspace is open.
    QString setUp()
    {
        if (!click(u"Set up on this machine"_s))
            return u"the first run is not there"_s;
        const auto asked = [] { return findSpoken<QAbstractButton>(u"Create file"_s) != nullptr; };
        (void)QTest::qWaitFor([&] { return isOpen() || asked() || m_workspace->state() == WorkspaceState::Failed; },
                              longWait);
        if (asked() && !makeFile())
            return u"the passphrase cannot be typed"_s;
        if (QTest::qWaitFor([this] { return isOpen(); }, longWait))
            return {};
        return m_workspace->error() ? m_workspace->error()->text() : u"still opening"_s;
    }

    static bool makeFile()
    {
        return type(u"Passphrase"_s, QLatin1String(passphrase)) &&
               type(u"Repeat passphrase"_s, QLatin1String(passphrase)) && click(u"Create file"_s);
    }

    bool isOpen() const { return m_workspace && m_workspace->state() == WorkspaceState::Open; }
    QString folder() const { return m_folder.path(); }  ///< contains all files of this test
    QString directory() const { return m_folder.filePath(u"workspace"_s); }
    Workspace* workspace() const { return m_workspace.get(); }
    Engine* engine() const { return m_workspace ? m_workspace->engine() : nullptr; }
    ui::MainWindow* window() const { return m_window.get(); }
    const ChainSnapshot* chain(const QString& caip2) const
    {
        return engine() ? engine()->snapshot()->chain(caip2) : nullptr;
    }

    static bool nextIsReady()
    {
        auto* next = awaitSpoken<QPushButton>(u"Next"_s);
        return next && QTest::qWaitFor([next] { return next->isEnabled(); }, longWait);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Desk> m_desk;
    ui::ScreenRegistry m_registry;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace signalbox::test
