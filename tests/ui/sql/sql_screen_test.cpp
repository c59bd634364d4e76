// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_screen.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "events/export_sheet.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "sql/query_words.h"
#include "sql/sql_editor.h"
#include "sql/sql_memory.h"
#include "sql/sql_result_model.h"
#include "sql/sql_result_page.h"
#include "sql/sql_side.h"
#include "support/places.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "theme/fonts.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/format.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QTreeWidgetItem* itemNamed(QTreeWidget* tree, const QString& text)
{
    const auto found = tree->findItems(text, Qt::MatchStartsWith | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.front();
}

}  // namespace

class SqlScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsByKeys()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        auto* editor = findSpoken<SqlEditor>(u"SQL statements"_qs);
        QVERIFY(editor);
        bench.screen.activateWindow();
        editor->setFocus();
        QTest::keyClicks(editor, u"SELECT 1 ; SELECT * FROM t"_qs);
        auto* limit = findSpoken<QSpinBox>(u"Row limit"_qs);
        QVERIFY(limit);
        limit->setValue(50);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(bench.screen.page()->hasRows());
        QCOMPARE(bench.engine.sql.requests.size(), size_t(1));
        QCOMPARE(bench.engine.sql.requests.front().text, u"SELECT * FROM t"_qs);  // the one at the cursor
        QCOMPARE(bench.engine.sql.requests.front().limit, 50);
        QCOMPARE(bench.screen.page()->status(),
                 u"50 rows · 18 ms · read only · row limit reached: raise it, or export to get all rows"_qs);
        auto* table = bench.screen.page()->table();
        QCOMPARE(table->view()->model()->rowCount(), 50);
        // a selection of two runs both, the second in its own tab
        editor->selectAll();
        QVERIFY(click(u"Run"_qs));
        QTRY_COMPARE(bench.engine.sql.requests.size(), size_t(3));
        QTRY_COMPARE(bench.screen.pages(), 2);
        QCOMPARE(bench.engine.sql.requests[1].text, u"SELECT 1"_qs);
        QVERIFY(click(u"Close this result (Ctrl+W)"_qs));
        QTRY_COMPARE(bench.screen.pages(), 1);
        QVERIFY2(unnamedControls(&bench.screen).isEmpty(), qPrintable(unnamedControls(&bench.screen).join(u", "_qs)));
    }

    void cellsAreSafeAndExact()
    {
        SqlResult result;
        result.columns = {{u"n"_qs, u"numeric"_qs, SqlKind::Number},
                          {u"n"_qs, u"text"_qs, SqlKind::Text},
                          {u"b"_qs, u"bytea"_qs, SqlKind::Text}};
        result.cells = {u"-1234567890123456789012.5"_qs,
                        u"a\u202Eb\n"_qs,
                        u"0x00ff"_qs,
                        QString(),
                        u""_qs,
                        QString(),
                        u"NaN"_qs,
                        u"=1"_qs,
                        u"0x"_qs};
        result.rows = 3;
        SqlResultModel model(result);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto shown = [&](int row, int column, int role = Qt::DisplayRole) {
            return model.index(row, column).data(role).toString();
        };
        QCOMPARE(shown(0, 0), u"-1,234,567,890,123,456,789,012.5"_qs);
        QCOMPARE(shown(0, 0, CopyRole), u"-1234567890123456789012.5"_qs);
        QVERIFY(!shown(0, 1).contains(QChar(0x202E)) && shown(0, 1).contains(u"U+202E"_qs));
        QCOMPARE(shown(1, 0), u"NULL"_qs);
        QCOMPARE(shown(1, 1), QString());
        QCOMPARE(shown(2, 0), u"NaN"_qs);
        QCOMPARE(model.headerData(1, Qt::Horizontal, ColumnIdRole).toString(), u"n_2"_qs);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"n"_qs);
    }

    void numbersAndTimesAreWhole()
    {
        ScreenBench<SqlScreen> bench;
        bench.show({820, 560}, true);
        bench.screen.activateWindow();
        bench.screen.editor()->setPlainText(u"SELECT * FROM canopyx_global.accounts_global"_qs);
        bench.screen.editor()->setFocus();
        QTest::keyClick(bench.screen.editor(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(bench.screen.page()->hasRows());
        const TableView& view = *bench.screen.page()->table()->view();
        const QFontMetrics metrics(figureFont(TextRole::Base));
        int seen = 0;
        for (int column = 0; column < view.model()->columnCount(); ++column) {
            const QString name = view.model()->headerData(column, Qt::Horizontal).toString();
            if (name != u"amount"_qs && name != u"height"_qs && name != u"height_time"_qs)
                continue;
            ++seen;
            const int wide = metrics.horizontalAdvance(view.model()->index(0, column).data().toString());
            QVERIFY2(view.columnWidth(column) >= wide + 16, qPrintable(name));
        }
        QCOMPARE(seen, 3);
        QVERIFY(view.horizontalHeader()->length() > view.viewport()->width());  // the rest scrolls
    }

    void escapeCancels()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        bench.screen.activateWindow();
        bench.screen.editor()->setPlainText(u"SELECT pg_sleep(60)"_qs);
        bench.screen.editor()->setFocus();
        QTest::keyClick(bench.screen.editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(bench.screen.page()->isRunning());
        QVERIFY(findSpoken<QPushButton>(u"Cancel statement"_qs)->isEnabled());
        // another one runs at the same time
        bench.screen.editor()->setPlainText(u"SELECT 2"_qs);
        QTest::keyClick(bench.screen.editor(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(bench.screen.pages(), 2);
        QTRY_VERIFY(bench.screen.page()->hasRows());
        auto* tabs = findSpoken<QTabBar>(u"Results"_qs);
        QVERIFY(tabs);
        tabs->setCurrentIndex(0);
        QTest::keyClick(bench.screen.editor(), Qt::Key_Escape);
        QTRY_VERIFY(!bench.screen.page()->isRunning());
        QCOMPARE(bench.screen.page()->status(), u"canceled"_qs);
    }

    void faultIsMarked()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        bench.screen.editor()->setPlainText(u"SELECT 1;\nSELECT wrong FROM t"_qs);
        bench.screen.editor()->moveCursor(QTextCursor::End);
        bench.screen.runChosen(false);
        QTRY_COMPARE(bench.screen.editor()->faultAt(), 17);
        QCOMPARE(bench.screen.editor()->extraSelections().size(), 1);
        QCOMPARE(bench.screen.editor()->extraSelections().front().cursor.selectedText(), u"wrong"_qs);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Go to error"_qs));
        QTest::keyClicks(bench.screen.editor(), u" "_qs);
        QCOMPARE(bench.screen.editor()->faultAt(), -1);
    }

    void completes()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        bench.screen.activateWindow();
        SqlEditor* editor = bench.screen.editor();
        editor->setFocus();
        QAbstractItemView* popup = editor->completer()->popup();
        QTest::keyClicks(editor, u"SELECT * FROM canopyx_global.ord"_qs);
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), u"orders_global"_qs);
        QTest::keyClick(popup, Qt::Key_Return);
        QTRY_COMPARE(editor->toPlainText(), u"SELECT * FROM canopyx_global.orders_global"_qs);
        QTest::keyClicks(editor, u" o WHERE o.st"_qs);
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), u"status"_qs);
        QTest::keyClick(popup, Qt::Key_Return);
        QTest::keyClicks(editor, u" ord"_qs);
        QTRY_VERIFY(popup->isVisible());
        QStringList offers;
        for (int i = 0; i < popup->model()->rowCount(); ++i)
            offers << popup->model()->index(i, 0).data().toString();
        QVERIFY2(offers.contains(u"order_id"_qs) && offers.contains(u"ORDER"_qs), qPrintable(offers.join(u' ')));
        QTest::keyClick(popup, Qt::Key_Escape);
        // not inside a text
        editor->setPlainText(u"SELECT 'canopyx_glo"_qs);
        editor->moveCursor(QTextCursor::End);
        editor->offerWords(true);
        QVERIFY(!popup->isVisible());
    }

    void tablesBeside()
    {
        ScreenBench<SqlScreen> bench;
        bench.show({1240, 820});
        auto* tree = findSpoken<QTreeWidget>(u"Tables and columns"_qs);
        QVERIFY(tree);
        QTRY_VERIFY(itemNamed(tree, u"canopyx_global"_qs));
        itemNamed(tree, u"canopyx_global"_qs)->setExpanded(true);
        QTreeWidgetItem* orders = itemNamed(tree, u"orders_global"_qs);
        QVERIFY(orders);
        tree->setCurrentItem(orders);
        QVERIFY(click(u"Insert name into the editor"_qs));
        QCOMPARE(bench.screen.editor()->toPlainText(), u"canopyx_global.orders_global"_qs);
        QVERIFY(click(u"Show the first 100 rows"_qs));
        QTRY_COMPARE(bench.engine.sql.requests.back().text, u"SELECT * FROM canopyx_global.orders_global LIMIT 100"_qs);
        orders->setExpanded(true);
        QVERIFY(itemNamed(tree, u"order_id  bytea"_qs));
        QVERIFY(type<QLineEdit>(u"Find table"_qs, u"transf"_qs));
        QTRY_VERIFY(itemNamed(tree, u"eip155_8453.transfers"_qs));
        QVERIFY(!itemNamed(tree, u"orders_global"_qs));
    }

    void queriesAndHistory()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        QVERIFY(click(u"Queries"_qs));
        auto* tree = awaitSpoken<QTreeWidget>(u"Saved queries"_qs);
        QVERIFY(tree);
        QTreeWidgetItem* newest = itemNamed(tree, u"Newest transactions"_qs);
        QVERIFY(newest);
        tree->setCurrentItem(newest);
        QVERIFY(awaitSpoken(u"Chain that the query reads"_qs));
        QVERIFY(click(u"Run this query"_qs));
        QTRY_COMPARE(bench.engine.sql.requests.back().text,
                     u"SELECT * FROM chain_1.transactions ORDER BY height DESC;"_qs);
        tree->setCurrentItem(itemNamed(tree, u"Largest holders"_qs));
        QVERIFY(click(u"Open in the editor"_qs));
        QVERIFY(bench.screen.editor()->toPlainText().startsWith(u"SELECT address"_qs));

        QVERIFY(click(u"Save query (Ctrl+S)"_qs));
        QVERIFY(type<QLineEdit>(u"Query name"_qs, u"my holders"_qs));
        QVERIFY(click(u"Save"_qs));
        QTRY_COMPARE(ownQueries(bench.desk).size(), size_t(1));
        QTRY_VERIFY(itemNamed(tree, u"my holders"_qs));
        tree->setCurrentItem(itemNamed(tree, u"my holders"_qs));
        QVERIFY(click(u"Remove"_qs));
        QTRY_COMPARE(ownQueries(bench.desk).size(), size_t(0));

        QVERIFY(click(u"History"_qs));
        QTRY_VERIFY(itemNamed(tree, u"SELECT * FROM chain_1.transactions"_qs));
        QCOMPARE(statementHistory(bench.desk).size(), size_t(1));
        QCOMPARE(statementHistory(bench.desk).front().rows, 1000);
    }

    void exports()
    {
        ScreenBench<SqlScreen> bench;
        bench.show();
        bench.screen.editor()->setPlainText(u"SELECT 1"_qs);
        bench.screen.runChosen(false);
        QTRY_VERIFY(bench.screen.page()->hasRows());
        QVERIFY(click(u"Export…"_qs));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTemporaryDir folder;
        QVERIFY(type<QLineEdit>(u"File"_qs, folder.filePath(u"x.csv"_qs), QApplication::activeModalWidget()));
        QVERIFY(click(u"Start export"_qs, QApplication::activeModalWidget()));
        QTRY_COMPARE(bench.engine.sql.exports.size(), size_t(1));
        QCOMPARE(bench.engine.sql.exports.front().text, u"SELECT 1"_qs);
        QCOMPARE(bench.engine.sql.exports.front().file, folder.filePath(u"x.csv"_qs));
        QVERIFY(findSpoken(u"Exports"_qs));
    }

    void showsWhyItIsOff()
    {
        ScreenBench<SqlScreen> bench;
        bench.engine.sql.off = Error::make(ErrorKind::Refused, "SQL_OFF", Message(u"Off here."_qs));
        bench.show();
        QVERIFY(!bench.screen.editor()->isVisible());
        bench.screen.runText(u"SELECT 1"_qs, -1, false);
        QVERIFY(bench.engine.sql.requests.empty());
        QVERIFY(bench.screen.commands().empty());
    }

    /// On a server: the statements for its administrator are shown for copying; afterwards the same screen works.
    void offUntilAnAdministratorHelps()
    {
        ScreenBench<SqlScreen> bench;
        bench.engine.sql.off = Error::make(ErrorKind::Refused, "SQL_OFF", Message(u"Off here."_qs),
                                           {{u"statements"_qs, u"CREATE ROLE \"r\";\nALTER ROLE \"r\" LOGIN;"_qs}});
        bench.show();
        QVERIFY(click(u"Copy statements"_qs));
        QCOMPARE(QApplication::clipboard()->text(), u"CREATE ROLE \"r\";\nALTER ROLE \"r\" LOGIN;"_qs);
        bench.engine.sql.off.reset();
        QVERIFY(click(u"Retry"_qs));
        QTRY_VERIFY(bench.screen.editor()->isVisible());
        QVERIFY(!findSpoken(u"Copy statements"_qs));
    }

    /// The titles and sentences of saved queries are in the translators' table.
    void shippedQueriesHaveWords()
    {
        QFile words(signalbox::test::sourceFile(u"ui/sql/query_words.cpp"_s));
        QVERIFY(words.open(QIODevice::ReadOnly));
        const QString table = QString::fromUtf8(words.readAll());
        int count = 0;
        for (const char* family : {"canopy", "eip155", "workspace"}) {
            QFile file(signalbox::test::sourceFile(u"resources/queries/%1.sql"_s).arg(QLatin1String(family)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n'))
                for (const char* key : {"-- @title ", "-- @about "})
                    if (line.startsWith(QLatin1String(key))) {
                        const QString text = line.mid(qsizetype(strlen(key)));
                        QVERIFY2(table.contains(u'"' + text + u'"'), qPrintable(text));
                        ++count;
                    }
        }
        QVERIFY(count > 70);
    }
};

SIGNALBOX_TEST(SqlScreenTest)
#include "sql_screen_test.moc"
