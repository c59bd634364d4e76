// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "sql/sql_editor.h"
#include "sql/sql_off.h"
#include "sql/sql_result_page.h"
#include "sql/sql_results.h"
#include "sql/sql_words.h"
#include "sql/statement_card.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

SqlResult oneRow()
{
    SqlResult result;
    result.columns = {{u"n"_s, u"bigint"_s, SqlKind::Number}};
    result.cells = {u"1"_s};
    result.rows = 1;
    return result;
}

}  // namespace

/// The parts of the SQL screen, each on its own.
class SqlPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void resultsReplaceIdleOnesOnly()
    {
        Desk desk{QString()};
        SqlResults results(&desk);
        QVERIFY(!results.page());
        SqlResultPage* first = results.pageFor(true);
        QCOMPARE(results.pageFor(true), first);  // still empty
        first->start(u"SELECT 1"_s, 7);
        SqlResultPage* second = results.pageFor(false);
        QVERIFY(second != first);
        second->start(u"SELECT 2"_s, 8);
        second->show(oneRow());
        QCOMPARE(results.pageFor(false), second);
        QVERIFY(results.pageFor(true) != second);
        QCOMPARE(results.count(), 3);
    }

    void manyTabsAreUsedAgain()
    {
        Desk desk{QString()};
        SqlResults results(&desk);
        std::vector<SqlResultPage*> pages;
        for (int i = 0; i < 8; ++i) {
            pages.push_back(results.pageFor(true));
            pages.back()->start(u"SELECT %1"_s.arg(i), quint64(i + 1));
        }
        QCOMPARE(results.count(), 8);
        pages[3]->show(oneRow());
        QCOMPARE(results.pageFor(true), pages[3]);
        QCOMPARE(results.page(), pages[3]);
        pages[3]->start(u"SELECT 9"_s, 9);
        QVERIFY(results.pageFor(true));
        QCOMPARE(results.count(), 9);  // every other one is running
    }

    void closingARunningResultAbandonsIt()
    {
        Desk desk{QString()};
        SqlResults results(&desk);
        QSignalSpy abandoned(&results, &SqlResults::abandoned);
        results.pageFor(true)->start(u"SELECT 1"_s, 7);
        results.closeCurrent();
        QCOMPARE(abandoned.size(), 1);
        QCOMPARE(abandoned.front().front().toULongLong(), 7ULL);
        QCOMPARE(results.count(), 1);
        QVERIFY(results.page()->statement().isEmpty());
        results.closeCurrent();
        QCOMPARE(abandoned.size(), 1);
    }

    void theStatementKeepsTextAndLimits()
    {
        Desk desk{QString()};
        SqlWords words;
        {
            StatementCard card(&desk, &words);
            QCOMPARE(card.request(u"x"_s).limit, 1'000);
            QSignalSpy edited(&card, &StatementCard::edited);
            card.editor()->setPlainText(u"SELECT 1"_s);
            QVERIFY(edited.size() > 0);
            for (auto* box : card.findChildren<QSpinBox*>())
                box->setValue(50);
        }
        StatementCard card(&desk, &words);
        QCOMPARE(card.editor()->toPlainText(), u"SELECT 1"_s);
        const SqlRequest request = card.request(u"SELECT 2"_s);
        QCOMPARE(request.text, u"SELECT 2"_s);
        QCOMPARE(request.limit, 50);
        QCOMPARE(request.timeoutSeconds, 50.0);
        card.show();
        auto* run = awaitSpoken<QAbstractButton>(u"Run"_s, &card);
        QVERIFY(run);
        card.renew(false, false);
        QVERIFY(!run->isEnabled());
        card.renew(true, false);
        QVERIFY(run->isEnabled());
        QVERIFY(!findSpoken<QAbstractButton>(u"Cancel statement"_s, &card)->isEnabled());
        QSignalSpy requested(&card, &StatementCard::runRequested);
        QVERIFY(click(u"Run"_s, &card));
        QCOMPARE(requested.size(), 1);
    }

    void statementsForTheAdministratorAreCopied()
    {
        SqlOff off;
        off.set(Error::make(ErrorKind::Refused, "SQL_OFF", Message(u"Off here."_s)));
        off.show();
        QVERIFY(awaitSpoken(u"Off here."_s, &off));
        QVERIFY(!findSpoken(u"Copy statements"_s, &off));
        off.set(Error::make(ErrorKind::Refused, "SQL_OFF", Message(u"Off here."_s),
                            {{u"statements"_s, u"CREATE ROLE \"r\";"_s}}));
        QVERIFY(click(u"Copy statements"_s, &off));
        QCOMPARE(QApplication::clipboard()->text(), u"CREATE ROLE \"r\";"_s);
        QSignalSpy retried(&off, &SqlOff::retryRequested);
        QVERIFY(click(u"Retry"_s, &off));
        QCOMPARE(retried.size(), 1);
    }
};

SIGNALBOX_TEST(SqlPartsTest)
#include "sql_parts_test.moc"
