// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "shell/engine_link.h"
#include "shell/first_focus.h"
#include "shell/key_bindings.h"
#include "shell/palette_commands.h"
#include "shell/screen_stack.h"
#include "shell/window_frame.h"
#include "shell/window_parts.h"
#include "shell/window_shortcuts.h"
#include "shell/workspace_messages.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/empty_state.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;

namespace {

class EmptyPage : public Screen {
public:
    explicit EmptyPage(ScreenContext* context) : Screen(context), m_empty(new EmptyState(u"chains"_s, {}, this))
    {
        m_empty->setButton(u"Add chain"_s, {}, [] {});
        setFocusPolicy(Qt::StrongFocus);
    }
    QString title() const override { return {}; }
    void refresh() override { ++refreshes; }
    std::vector<PaletteCommand> commands() override
    {
        return {{u"Quit"_s, {}, {}, [] {}}, {u"Own"_s, {}, {}, [] {}}};
    }
    EmptyState* empty() const { return m_empty; }
    int refreshes = 0;

private:
    EmptyState* m_empty;
};

/// The parts of a window in a plain widget.
struct PartsWindow {
    explicit PartsWindow(Scene scene = Scene::Twelve) : workspace(scene)
    {
        parts.workspace = &workspace;
        parts.desk = &desk;
        parts.directory = u"/nowhere"_s;
        for (const char* id : {"overview", "chains"}) {
            ScreenEntry entry;
            entry.id = entry.icon = QLatin1String(id);
            entry.title = [id] { return QString::fromLatin1(id); };
            entry.make = [](ScreenContext* context) { return new EmptyPage(context); };
            parts.registry.add(entry);
        }
        context.desk = &desk;
        context.time = new TimeScope(&window);
        context.keys = new KeyBindings(&desk, &window);
        context.go = [this](const QString& address) { screens.go(address); };
        frame = new WindowFrame(parts, context, &window);
        frame->setParent(&window);
        frame->resize(1200, 700);
        window.resize(1200, 700);
        screens.setPages(frame->pages());
        actions = new WindowActions({&window, parts, context, screens, link});
    }
    EmptyPage* page() const { return static_cast<EmptyPage*>(screens.current()); }
    QStringList palette()
    {
        QStringList texts;
        ChainActions chains([this] { return link.engine(); }, &window);
        for (const PaletteCommand& command : PaletteCommands(actions, &chains).all())
            texts << command.text;
        return texts;
    }

    Desk desk{QString()};
    test::ScriptedWorkspace workspace;
    WindowParts parts;
    ScreenContext context;
    EngineLink link{&desk, u"/nowhere"_s};
    QWidget window;
    ScreenStack screens{parts.registry, &context};
    WindowFrame* frame;
    WindowActions* actions;
};

}  // namespace

class WindowPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void thePaletteListsEachCommandOnce()
    {
        PartsWindow world;
        world.screens.go(u"overview"_s);
        QStringList texts = world.palette();
        QVERIFY(texts.contains(u"Go to chains"_s) && texts.contains(u"Own"_s));
        QCOMPARE(texts.count(u"Quit"_s), 1);
        QVERIFY(!texts.contains(u"Pause Base"_s));  // no engine
        world.link.setEngine(world.workspace.engine());
        texts = world.palette();
        QVERIFY(texts.contains(u"Base"_s) && texts.contains(u"Pause Base"_s));
        QVERIFY(!texts.contains(u"Add a chain"_s));
    }

    void anEntryOfThePaletteGoesToItsScreen()
    {
        PartsWindow world;
        ChainActions chains([&] { return world.link.engine(); }, &world.window);
        for (const PaletteCommand& command : PaletteCommands(world.actions, &chains).all())
            if (command.text == u"Go to chains"_s)
                command.run();
        QCOMPARE(world.screens.address(), u"chains"_s);
    }

    void keysWithoutAFieldAreTaken()
    {
        PartsWindow world;
        WindowShortcuts shortcuts(world.actions);
        QVERIFY(shortcuts.press(QKeyEvent(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, u" "_s)));
        QVERIFY(!world.context.time->isLive());
        QVERIFY(!shortcuts.press(QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s)));
    }

    void aCoverReplacesAllButTheStatusBar()
    {
        PartsWindow world;
        world.screens.go(u"overview"_s);
        world.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        QPointer<QWidget> cover = new QWidget;
        world.frame->setCover(cover);
        QVERIFY(cover->isVisible() && !world.frame->pages()->isVisible());
        world.frame->setCover(nullptr);
        QVERIFY(world.frame->pages()->isVisible() && !world.frame->cover());
        QTRY_VERIFY(!cover);
    }

    void theFirstFocusIsTheButtonOfAnEmptyPage()
    {
        PartsWindow world;
        world.screens.go(u"overview"_s);
        world.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        world.window.activateWindow();
        world.page()->setFocus();
        FirstFocus focus(&world.screens);
        focus.offer();
        QTest::qWait(0);
        QVERIFY(!world.page()->empty()->button()->hasFocus());  // not wanted
        focus.want();
        focus.offer();
        QTRY_VERIFY(world.page()->empty()->button()->hasFocus());
    }

    void aFailureOfOpeningOffersItsCuresAndARetry()
    {
        int retries = 0;
        const Error error = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        const Cures cures = [](const Error&, QWidget*, const std::function<void()>&) {
            return std::vector<MessageAction>{{u"cure"_s, u"Repair"_s, false, [] {}}};
        };
        const BarMessage message = openFailedMessage(error, cures, nullptr, [&] { ++retries; });
        QCOMPARE(message.text, u"The database is away."_s);
        QCOMPARE(message.actions.size(), size_t(2));
        message.actions.back().run();
        QCOMPARE(retries, 1);
        QVERIFY(!message.dismissible);
        QCOMPARE(openFailedMessage({}, cures, nullptr, [] {}).actions.size(), size_t(1));
    }
};
SIGNALBOX_TEST(WindowPartsTest)

#include "window_parts_test.moc"
