// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/screen_stack.h"

#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;
using test::sceneSnapshot;

namespace {

class Page : public Screen {
public:
    explicit Page(ScreenContext* context) : Screen(context) {}
    QString title() const override { return {}; }
    bool open(const QString& rest) override
    {
        opened = rest;
        return true;
    }
    QString address() const override { return opened; }
    QString opened;
};

}  // namespace

class ScreenStackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>(QString());
        m_time = std::make_unique<TimeScope>();
        m_context.desk = m_desk.get();
        m_context.time = m_time.get();
        m_registry = {};
        for (const char* id : {"overview", "chains"}) {
            ScreenEntry entry;
            entry.id = QLatin1String(id);
            entry.make = [](ScreenContext* context) { return new Page(context); };
            m_registry.add(entry);
        }
        m_pages = std::make_unique<QStackedWidget>();
        m_pages->resize(1200, 600);
        m_stack = std::make_unique<ScreenStack>(m_registry, &m_context);
        m_stack->setPages(m_pages.get());
    }
    void cleanup()
    {
        m_stack.reset();
        m_pages.reset();
    }

    void makesAScreenWhenItIsNeeded()
    {
        QVERIFY(!m_stack->current());
        QVERIFY(m_stack->address().isEmpty());
        m_stack->go(u"chains/eip155:1"_s);
        QCOMPARE(m_pages->count(), 1);
        QCOMPARE(m_stack->address(), u"chains/eip155:1"_s);
        QCOMPARE(m_desk->value(u"window/address"_s).toString(), u"chains/eip155:1"_s);
        m_stack->go(u"chains?sort=lag"_s);
        QCOMPARE(m_pages->count(), 1);
        QCOMPARE(page()->opened, u"?sort=lag"_s);
        m_stack->go(u"elsewhere"_s);
        QCOMPARE(m_stack->currentId(), u"chains"_s);
        QVERIFY(!m_stack->screen(u"elsewhere"_s));
    }

    void onlyTheVisibleScreenGetsSnapshots()
    {
        m_stack->go(u"overview"_s);
        Page* overview = page();
        m_stack->go(u"chains"_s);
        const auto snapshot =
            std::make_shared<const WorkspaceSnapshot>(sceneSnapshot(Scene::One, QDateTime::currentDateTimeUtc()));
        m_stack->setSnapshot(snapshot);
        QCOMPARE(page()->snapshot(), snapshot);
        QVERIFY(!overview->snapshot());
        QVERIFY(!overview->isWatched() && page()->isWatched());
        m_time->setLive(false);
        m_stack->setSnapshot(std::make_shared<const WorkspaceSnapshot>());
        QCOMPARE(page()->snapshot(), snapshot);  // paused
        m_stack->go(u"overview"_s);
        QCOMPARE(overview->snapshot()->chains.size(), size_t(0));
    }

    void stepsThroughTheHistory()
    {
        for (const QString& address : {u"overview"_s, u"chains/a"_s, u"chains/b"_s})
            m_stack->go(address);
        m_stack->step(-1);
        QCOMPARE(m_stack->address(), u"chains/a"_s);
        m_stack->restore(u"overview"_s);  // without an entry
        m_stack->step(1);
        QCOMPARE(m_stack->address(), u"chains/b"_s);
        m_stack->step(1);
        QCOMPARE(m_stack->address(), u"chains/b"_s);
    }

    void keepsTheHistoryWhenThePagesAreReplaced()
    {
        m_stack->go(u"overview"_s);
        m_stack->go(u"chains/a"_s);
        const Page* before = page();
        m_stack->leave();
        QVERIFY(!before->isWatched());
        auto pages = std::make_unique<QStackedWidget>();
        m_stack->setPages(pages.get());
        m_pages = std::move(pages);
        m_stack->restore(u"chains/a"_s);
        QCOMPARE(m_stack->address(), u"chains/a"_s);
        m_stack->step(-1);
        QCOMPARE(m_stack->address(), u"overview"_s);
    }

    void aNarrowWindowMakesScreensNarrow()
    {
        m_stack->go(u"overview"_s);
        QVERIFY(!page()->isNarrow());
        m_pages->resize(1000, 600);
        m_stack->fitWidth();
        QVERIFY(page()->isNarrow());
        m_stack->go(u"chains"_s);
        QVERIFY(page()->isNarrow());
    }

    void reportsTheStatusOfTheVisibleScreen()
    {
        m_stack->go(u"overview"_s);
        Page* hidden = page();
        m_stack->go(u"chains"_s);
        QSignalSpy status(m_stack.get(), &ScreenStack::statusChanged);
        Q_EMIT hidden->statusChanged();
        QCOMPARE(status.size(), 0);
        Q_EMIT page()->statusChanged();
        QCOMPARE(status.size(), 1);
    }

private:
    Page* page() const { return static_cast<Page*>(m_stack->current()); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<TimeScope> m_time;
    ScreenContext m_context;
    ScreenRegistry m_registry;
    std::unique_ptr<QStackedWidget> m_pages;
    std::unique_ptr<ScreenStack> m_stack;
};
SIGNALBOX_TEST(ScreenStackTest)

#include "screen_stack_test.moc"
