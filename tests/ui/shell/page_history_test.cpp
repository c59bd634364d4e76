// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/page_history.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

class PageHistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsBackAndForward()
    {
        PageHistory history;
        QVERIFY(history.current().isEmpty());
        QVERIFY(!history.step(-1));
        history.visit(u"overview"_s);
        history.visit(u"chains"_s);
        history.visit(u"chains"_s);
        QCOMPARE(history.step(-1), std::optional(u"overview"_s));
        QVERIFY(!history.step(-1));
        QCOMPARE(history.step(1), std::optional(u"chains"_s));
        QVERIFY(!history.step(1));
    }

    void aNewPageReplacesTheForwardOnes()
    {
        PageHistory history;
        for (const char* page : {"overview", "chains", "events"})
            history.visit(QLatin1String(page));
        history.step(-1);
        history.step(-1);
        history.visit(u"sql"_s);
        QVERIFY(!history.step(1));
        QCOMPARE(history.step(-1), std::optional(u"overview"_s));
    }

    void keepsTheNewestPages()
    {
        PageHistory history;
        for (int page = 0; page < 80; ++page)
            history.visit(QString::number(page));
        int steps = 0;
        while (history.step(-1))
            ++steps;
        QCOMPARE(steps, 49);
        QCOMPARE(history.current(), u"30"_s);
    }
};
SIGNALBOX_TEST(PageHistoryTest)

#include "page_history_test.moc"
