// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

BarMessage message(const char* key, State state = State::Error)
{
    return {QLatin1String(key), state, QLatin1String(key), u"text"_s, {}, true};
}

}  // namespace

class MessageStackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStackShowsThreeAndCountsTheRest()
    {
        MessageStack stack;
        stack.show();
        stack.setMessages(u"t"_s, {message("t/1"), message("t/2"), message("t/3"), message("t/4"), message("t/5")});
        const auto bars = [&] {
            int shown = 0;
            for (const MessageBar* bar : stack.findChildren<MessageBar*>())
                shown += bar->isVisible() ? 1 : 0;
            return shown;
        };
        QTRY_COMPARE(bars(), 3);
        QCOMPARE(stack.count(), 5);
        stack.setMessages(u"t"_s, {});
        QCOMPARE(stack.count(), 0);
        QVERIFY(!stack.isVisible());
    }

    void aWholeMessageGetsItsLines()
    {
        MessageStack stack;
        BarMessage whole = message("t/whole");
        whole.text = u"The first sentence says what happened and why. The second one says what to do about it."_s;
        whole.whole = true;
        whole.actions = {{u"a"_s, u"Send all of them now"_s, false, {}}, {u"b"_s, u"Discard"_s, true, {}}};
        stack.setMessages(u"t"_s, {whole});
        const auto* bar = stack.findChild<MessageBar*>();
        QVERIFY(bar);
        int before = 1'000;
        for (const int width : {420, 560, 640, 700, 780, 900, 1'400}) {
            stack.resize(width, 200);
            stack.show();
            QTest::qWait(20);
            const int shown = bar->height();
            QVERIFY2(shown <= before, qPrintable(QString::number(width)));
            before = shown;
            stack.setMessages(u"t"_s, {message("t/plain")});
            QTest::qWait(20);
            QCOMPARE(bar->height(), 38);
            stack.setMessages(u"t"_s, {whole});  // its buttons are shown in the next turn of the event loop
            QTest::qWait(20);
            QCOMPARE(bar->height(), shown);
        }
        QCOMPARE(before, 38);
    }

    void errorsAreAboveInformation()
    {
        MessageStack stack;
        stack.show();
        stack.post(message("news", State::Info));
        stack.setMessages(u"t"_s, {message("t/slow", State::Slow), message("t/error", State::Error)});
        QStringList order;
        const auto bars = stack.findChildren<MessageBar*>();
        QList<MessageBar*> shown(bars.begin(), bars.end());
        QTRY_VERIFY(std::all_of(shown.begin(), shown.end(), [](MessageBar* bar) { return bar->height() > 0; }));
        QTRY_VERIFY(shown.at(0)->y() != shown.at(1)->y());
        std::sort(shown.begin(), shown.end(), [](MessageBar* a, MessageBar* b) { return a->y() < b->y(); });
        for (const MessageBar* bar : shown)
            order << bar->key();
        QCOMPARE(order.join(u' '), u"t/error t/slow news"_s);
    }

    void briefMessagesAreAlwaysShown()
    {
        MessageStack stack;
        stack.show();
        stack.setMessages(u"t"_s,
                          {message("t/1", State::Error), message("t/2", State::Error), message("t/3", State::Error)});
        BarMessage done = message("action", State::Ok);
        done.brief = true;
        stack.post(done);
        QStringList shown;
        for (const MessageBar* bar : stack.findChildren<MessageBar*>())
            shown << bar->key();
        shown.sort();
        QCOMPARE(shown.join(u' '), u"action t/1 t/2"_s);
    }

    void aDismissedMessageStaysDismissed()
    {
        MessageStack stack;
        stack.show();
        stack.setMessages(u"t"_s, {message("t/1")});
        Q_EMIT stack.findChild<MessageBar*>()->dismissed(u"t/1"_s);
        QCOMPARE(stack.count(), 0);
        stack.setMessages(u"t"_s, {message("t/1")});
        QCOMPARE(stack.count(), 0);
        // a failure that recurs is one message
        stack.setMessages(u"t"_s, {});
        stack.setMessages(u"t"_s, {message("t/1")});
        QCOMPARE(stack.count(), 0);
        stack.setDismissals(
            {{u"t/1"_s, QDateTime::currentDateTimeUtc().addSecs(-MessageStack::rememberedSeconds - 1)}});
        stack.setMessages(u"t"_s, {});
        stack.setMessages(u"t"_s, {message("t/1")});
        QCOMPARE(stack.count(), 1);
    }
};
SIGNALBOX_TEST(MessageStackTest)

#include "message_stack_test.moc"
