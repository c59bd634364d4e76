// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include "desk/desk.h"
#include "shell/key_bindings.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "theme/theme.h"
#include "widgets/crosshair_hub.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

namespace signalbox::test {

inline void settle(int ms = 60)
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QTest::qWait(ms);
}

/// One screen with the shell's services and the scripted engine.
template <class T>
struct ScreenBench {
    explicit ScreenBench(Scene scene = Scene::Twelve) : engine(scene), screen(prepare()) {}

    void show(const QSize& size = {1240, 820}, bool narrow = false)
    {
        screen.resize(size);
        screen.setNarrow(narrow);
        screen.setEngine(&engine);
        screen.setSnapshot(engine.snapshot());
        screen.show();
        screen.setWatched(true);
        settle();
    }

    ui::Desk desk{QString()};
    ui::KeyBindings keys{&desk};
    ui::TimeScope time;
    ui::ScreenContext context;
    ScriptedEngine engine;
    QString gone;
    int added = 0;
    T screen;

private:
    ui::ScreenContext* prepare()
    {
        ui::ThemeManager::instance().install();
        context.time = &time;
        context.desk = &desk;
        context.keys = &keys;
        context.go = [this](const QString& address) { gone = address; };
        context.addChain = [this] { ++added; };
        return &context;
    }
};

/// Pictures of a screen inside the window, light and dark, large and small, in the folder of SIGNALBOX_PICTURES; does
/// nothing without it. `act` brings the screen into the wanted state.
template <class T>
void takePictures(const QString& id, const QString& icon, const QString& title, std::function<void(T&)> act,
                  Scene scene = Scene::Twelve, const QString& suffix = {})
{
    const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const ui::ThemeMode mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark})
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 640)}) {
            ui::ThemeManager::instance().install();
            ui::ThemeManager::instance().setMode(mode);
            ui::Desk desk{QString()};
            ScriptedWorkspace workspace(scene);
            ui::MainWindow::Parts parts;
            parts.workspace = &workspace;
            parts.desk = &desk;
            parts.registry.addChain = [](QWidget*, ui::ScreenContext*) {};
            parts.registry.add({id,
                                icon,
                                [title] { return title; },
                                [](ui::ScreenContext* context) { return new T(context); },
                                {},
                                false});
            {
                ui::MainWindow window(std::move(parts));
                window.resize(size);
                window.show();
                settle(200);
                act(*qobject_cast<T*>(window.currentScreen()));
                settle(200);
                window.grab().save(u"%1/%2%3-%4x%5-%6.png"_s.arg(folder, id, suffix)
                                       .arg(size.width())
                                       .arg(size.height())
                                       .arg(mode == ui::ThemeMode::Dark ? u"dark"_s : u"light"_s));
            }
        }
    ui::ThemeManager::instance().setMode(ui::ThemeMode::Light);
}

}  // namespace signalbox::test
