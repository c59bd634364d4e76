// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_screen.h"
#include "language/language_manager.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include "charts/chart_card.h"
#include "queue/queue_charts.h"
#include "queue/queue_config_model.h"
#include "queue/queue_config_page.h"
#include "queue/queue_item_list.h"
#include "queue/queue_item_model.h"
#include "queue/queue_items.h"
#include "queue/queue_table.h"
#include "queue/queue_table_model.h"
#include "queue/queue_tabs.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QStringList queueColumn(const DataTable& table, int which)
{
    QStringList texts;
    const QAbstractItemModel* model = table.view()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row, which).data().toString();
    return texts;
}

void pressBox(const DataTable& table, int row, Qt::KeyboardModifiers keys = {})
{
    const TableView* view = table.view();
    const QRect cell = view->visualRect(view->model()->index(row, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, keys, cell.center());
}

}  // namespace

/// The Queue screen with the scripted engine, operated by mouse and keys.
class QueueScreenTest : public QObject {
    Q_OBJECT

    using Bench = ScreenBench<QueueScreen>;

    static std::unique_ptr<Bench> opened(const QString& place = {}, Scene scene = Scene::Twelve)
    {
        auto bench = std::make_unique<Bench>(scene);
        bench->screen.open(place);
        bench->show();
        bench->screen.activateWindow();
        return bench;
    }
    static const DataTable& items(const Bench& bench) { return *bench.screen.tabs()->items()->list(); }
    static Error refusal()
    {
        return Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database does not answer."_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);  // plurals
    }

    void worstFirst()
    {
        const auto bench = opened();
        const QStringList chains = queueColumn(*bench->screen.table(), int(QueueTableModel::Column::Chain));
        QCOMPARE(chains.first(2), QStringList({u"Celo"_s, u"Polygon"_s}));
        QCOMPARE(chains.size(), 7);
        QCOMPARE(queueColumn(items(*bench), int(QueueItemModel::Column::Chain)).count(u"Celo"_s), 5);
        QCOMPARE(queueColumn(items(*bench), int(QueueItemModel::Column::Attempts)).first(), u"3 of 3"_s);
    }

    void chartsShowDepthAndAge()
    {
        const auto bench = opened();
        const Chart* depth = bench->screen.charts()->cards().at(0)->chart();
        const Chart* oldest = bench->screen.charts()->cards().at(1)->chart();
        QCOMPARE(depth->series().size(), size_t(4));  // three chains and the others
        QCOMPARE(depth->series().back().id, u"others"_s);
        double all = 0;
        for (const ChartSeries& each : depth->series())
            all += depth->newest(each).value_or(0);
        QCOMPARE(all, 218.0);  // as in the total row
        QCOMPARE(oldest->series().front().id, u"eip155:137"_s);
        QCOMPARE(oldest->look().limit, std::optional<double>(5.0));
        QCOMPARE(oldest->look().limitLabel, u"limit 5 s"_s);
    }

    void theSelectionChoosesTheItems()
    {
        const auto bench = opened();
        bench->screen.table()->selectKey(u"eip155:137"_s);
        QTRY_COMPARE(items(*bench).view()->model()->rowCount(), 2);
        QCOMPARE(bench->engine.queued.filters.back().caip2, u"eip155:137"_s);
        QCOMPARE(bench->screen.address(), u"failed?chain=eip155:137"_s);
        auto* chip = bench->screen.findChild<FilterChip*>();
        QVERIFY(chip && chip->isVisible());
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE(items(*bench).view()->model()->rowCount(), 7);
        QVERIFY(bench->screen.table()->chosen().isEmpty());
        QVERIFY(!chip->isVisible());
    }

    void anAddressOpensAPlace()
    {
        const auto bench = opened(u"waiting?chain=eip155:137"_s);
        QTRY_COMPARE(items(*bench).view()->model()->rowCount(), 61);
        QCOMPARE(items(*bench).view()->model()->headerData(1, Qt::Horizontal).toString(), u"Queued"_s);
        QVERIFY(!findSpoken<QPushButton>(u"Retry all"_s, &bench->screen)->isEnabled());
        QVERIFY(bench->screen.open(u"thresholds"_s));
        QCOMPARE(bench->screen.address(), u"thresholds"_s);
        QVERIFY(!bench->screen.open(u"nothing"_s));
    }

    void boxesAreTheSelection()
    {
        const auto bench = opened();
        pressBox(items(*bench), 0);
        pressBox(items(*bench), 1);
        QCOMPARE(items(*bench).selectedRows().size(), 2);
        pressBox(items(*bench), 0);
        QCOMPARE(items(*bench).selectedRows().size(), 1);
        pressBox(items(*bench), 4, Qt::ShiftModifier);
        QCOMPARE(items(*bench).selectedRows().size(), 5);  // rows 0 to 4: the last one pressed was row 0
        auto* all = findSpoken<QCheckBox>(u"Select all items"_s, &bench->screen);
        QVERIFY(all);
        QCOMPARE(all->checkState(), Qt::PartiallyChecked);
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
        QCOMPARE(items(*bench).selectedRows().size(), 7);
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
        QCOMPARE(items(*bench).selectedRows().size(), 0);
    }

    void selectionAndScrollSurviveARefresh()
    {
        const auto bench = opened(u"waiting"_s);
        TableView* view = items(*bench).view();
        QTRY_COMPARE(view->model()->rowCount(), 61);
        view->selectRow(20);
        const QString key = view->model()->index(20, 0).data(KeyRole).toString();
        view->verticalScrollBar()->setValue(300);
        const int scrolled = view->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        bench->engine.queued.gone = {300, 301};  // two are done
        bench->screen.refresh();
        QTRY_COMPARE(view->model()->rowCount(), 59);
        QCOMPARE(view->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(view->selectionModel()->selectedRows().first().data(KeyRole).toString(), key);
        QVERIFY(qAbs(view->verticalScrollBar()->value() - scrolled) <= 2 * view->rowHeight(0));
        // the table of queues keeps its row, too
        bench->screen.table()->selectKey(u"eip155:10"_s);
        bench->screen.refresh();
        settle();
        QCOMPARE(bench->screen.table()->chosen(), QStringList{u"eip155:10"_s});
    }

    void selectedItemsAreRetried()
    {
        const auto bench = opened();
        pressBox(items(*bench), 0);
        pressBox(items(*bench), 2);
        QVERIFY(click(u"Retry 2 selected"_s, &bench->screen));
        QCOMPARE(bench->engine.submitted.size(), size_t(2));  // one for each chain
        QCOMPARE(bench->engine.submitted.at(0).target, u"eip155:137"_s);
        QCOMPARE(std::get<arguments::QueueRetry>(bench->engine.submitted.at(0).args).ids, std::vector<qint64>{101});
        QCOMPARE(std::get<arguments::QueueRetry>(bench->engine.submitted.at(1).args).ids, std::vector<qint64>{103});
        // what is done leaves the list
        bench->engine.queued.gone = {101, 103};
        QTRY_COMPARE(items(*bench).view()->model()->rowCount(), 5);
        QVERIFY(findSpoken<QPushButton>(u"Retry all"_s, &bench->screen));
    }

    void withoutASelectionAllAreRetried()
    {
        const auto bench = opened();
        QVERIFY(click(u"Retry all"_s, &bench->screen));
        QCOMPARE(bench->engine.submitted.size(), size_t(2));
        for (const Command& command : bench->engine.submitted)
            QVERIFY(std::get<arguments::QueueRetry>(command.args).ids.empty());
    }

    void discardingIsExplainedAndConfirmed()
    {
        const auto bench = opened();
        QVERIFY(!findSpoken<QPushButton>(u"Discard…"_s, &bench->screen)->isEnabled());
        pressBox(items(*bench), 1);
        QVERIFY(click(u"Discard…"_s, &bench->screen));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QWidget* sheet = QApplication::activeModalWidget();
        QStringList words;
        for (const QLabel* label : sheet->findChildren<QLabel*>())
            words << label->text();
        QVERIFY2(words.join(u' ').contains(u"recalculated from all stored transfers"_s), qPrintable(words.join(u'\n')));
        QVERIFY(words.join(u' ').contains(u"Nothing is lost"_s));
        QVERIFY(bench->engine.submitted.empty());
        QVERIFY(click(u"Discard 1 item"_s, sheet));
        QTRY_COMPARE(bench->engine.submitted.size(), size_t(1));
        QCOMPARE(bench->engine.submitted.front().verb(), Verb::QueueDiscard);
        QCOMPARE(std::get<arguments::QueueDiscard>(bench->engine.submitted.front().args).ids, std::vector<qint64>{102});
        QCOMPARE(bench->engine.submitted.front().preview->rows, 1);
    }

    void errorsAreABarWithARetry()
    {
        const auto bench = opened();
        bench->engine.queued.failWith = refusal();
        bench->screen.refresh();
        const auto bar = [&] {
            for (MessageBar* each : bench->screen.findChildren<MessageBar*>())
                if (each->isVisible())
                    return each;
            return static_cast<MessageBar*>(nullptr);
        };
        QTRY_VERIFY(bar());
        QVERIFY2(bar()->accessibleName().contains(u"The database does not answer."_s),
                 qPrintable(bar()->accessibleName()));
        QCOMPARE(items(*bench).view()->model()->rowCount(), 7);  // the last known ones
        bench->engine.queued.failWith.reset();
        QVERIFY(click(u"Retry"_s, bar()));
        QTRY_VERIFY(!bar());
    }

    void emptyStatesSayTheNextStep()
    {
        const auto bench = opened({}, Scene::Canopy);
        auto* add = awaitSpoken<QPushButton>(u"Add a chain"_s, &bench->screen);
        QVERIFY(add);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(bench->added, 1);

        const auto quiet = opened();
        quiet->engine.queued.quiet = true;
        quiet->screen.refresh();
        QTRY_COMPARE(items(*quiet).view()->model()->rowCount(), 0);
        const auto empties = items(*quiet).findChildren<EmptyState*>();
        QTRY_VERIFY(std::any_of(empties.begin(), empties.end(), [](const EmptyState* each) {
            return each->isVisible() && each->accessibleName().startsWith(u"No failed items."_s);
        }));
        QVERIFY(!findSpoken<QPushButton>(u"Retry all"_s, &quiet->screen)->isEnabled());
    }

    void configurationsAreEditedInPlace()
    {
        const auto bench = opened(u"configuration"_s);
        QueueConfigPage* page = bench->screen.tabs()->configuration();
        TableView* view = page->table()->view();
        QTRY_COMPARE(view->model()->rowCount(), 8);
        const int row = page->model()->rowOf(u"eip155:137"_s);
        const QModelIndex batch = view->model()->index(row, QueueConfigModel::FirstNumber);
        view->setFocus();
        view->setCurrentIndex(batch);
        QTest::keyClick(view, Qt::Key_Return);
        auto* editor = awaitSpoken<QLineEdit>(u"Batch size of Polygon"_s, page);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"x250"_s);  // letters are not taken
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(batch.data().toString(), u"250"_s);
        view->setCurrentIndex(view->model()->index(row, QueueConfigModel::Enabled));
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE(view->model()->index(row, QueueConfigModel::Enabled).data().toString(), u"off"_s);
        QVERIFY(view->model()->index(row, QueueConfigModel::Check).data().toString().startsWith(u"Stops the queue"_s));
        QVERIFY(click(u"Save 1 change"_s, &bench->screen));
        QTRY_COMPARE(bench->engine.submitted.size(), size_t(1));
        QCOMPARE(bench->engine.submitted.front().target, u"eip155:137"_s);
        const auto sent = std::get<arguments::QueueConfigure>(bench->engine.submitted.front().args);
        QCOMPARE(sent.batchSize, std::optional<int>(250));
        QCOMPARE(sent.enabled, std::optional<bool>(false));
        QVERIFY(!sent.intervalSeconds && !sent.reset);
        QVERIFY(!findSpoken<QPushButton>(u"Save"_s, &bench->screen)->isEnabled());
    }

    void wrongValuesAreNotSent()
    {
        const auto bench = opened(u"configuration"_s);
        QueueConfigPage* page = bench->screen.tabs()->configuration();
        QTRY_COMPARE(page->model()->rowCount(), 8);
        QVERIFY(
            page->model()->setData(page->model()->index(0, QueueConfigModel::FirstNumber + 1), 9'999, Qt::EditRole));
        auto* save = findSpoken<QPushButton>(u"Save 1 change"_s, &bench->screen);
        QVERIFY(save && !save->isEnabled());
        page->save();
        QVERIFY(bench->engine.queued.savedDefaults.empty());
        QVERIFY(page->model()->setData(page->model()->index(0, QueueConfigModel::FirstNumber + 1), 30, Qt::EditRole));
        QVERIFY(click(u"Save 1 change"_s, &bench->screen));
        QCOMPARE(bench->engine.queued.savedDefaults.size(), size_t(1));
        QCOMPARE(bench->engine.queued.savedDefaults.front().intervalSeconds, 30);
        QVERIFY(bench->engine.submitted.empty());
    }

    void aChainUsesTheDefaultsAgain()
    {
        const auto bench = opened(u"configuration"_s);
        QueueConfigPage* page = bench->screen.tabs()->configuration();
        TableView* view = page->table()->view();
        QTRY_COMPARE(view->model()->rowCount(), 8);
        auto* button = findSpoken<QPushButton>(u"Use defaults"_s, &bench->screen);
        view->setCurrentIndex(view->model()->index(page->model()->rowOf(u"eip155:1"_s), 0));
        QVERIFY(!button->isEnabled());  // it uses them
        view->setCurrentIndex(view->model()->index(page->model()->rowOf(u"eip155:8453"_s), 0));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(bench->engine.submitted.size(), size_t(1));
        QVERIFY(std::get<arguments::QueueConfigure>(bench->engine.submitted.front().args).reset);
    }

    void thresholdsAreSavedOnceTheyAreValid()
    {
        const auto bench = opened(u"thresholds"_s);
        const QString oldest = u"delayed: Oldest item above, s"_s;
        auto* field = awaitSpoken<QLineEdit>(oldest, &bench->screen);
        QVERIFY(field);
        QTRY_COMPARE(field->text(), u"5"_s);
        auto* save = findSpoken<QPushButton>(u"Save"_s, &bench->screen);
        QVERIFY(save && !save->isEnabled());
        QVERIFY(type(oldest, u"soon"_s, &bench->screen));
        QVERIFY(!save->isEnabled());
        QCOMPARE(field->property("check").toByteArray(), QByteArray("refused"));
        QVERIFY(type(oldest, u"7.5"_s, &bench->screen));
        QVERIFY(save->isEnabled());
        QVERIFY(click(u"Save"_s, &bench->screen));
        QTRY_COMPARE(bench->engine.queued.savedThresholds.size(), size_t(1));
        QCOMPARE(bench->engine.queued.savedThresholds.front().delayedMs, 7'500);
        QTRY_VERIFY(!save->isEnabled());
        QCOMPARE(bench->screen.charts()->cards().at(1)->chart()->look().limit, std::optional<double>(7.5));
        QVERIFY(click(u"Default"_s, &bench->screen));
        QTRY_COMPARE(field->text(), u"60"_s);
        QVERIFY(save->isEnabled());
        bench->engine.queued.refuseChanges = refusal();
        QVERIFY(click(u"Save"_s, &bench->screen));
        settle();
        QVERIFY(save->isEnabled());  // still to be saved
        QVERIFY(click(u"Revert"_s, &bench->screen));
        QTRY_COMPARE(field->text(), u"7.5"_s);
    }

    void commandsOfThePalette()
    {
        const auto bench = opened();
        std::vector<PaletteCommand> commands = bench->screen.commands();
        QCOMPARE(commands.size(), size_t(5));
        commands.at(2).run();
        QCOMPARE(bench->gone, u"queue/configuration"_s);
        commands.back().run();
        QCOMPARE(bench->engine.submitted.size(), size_t(2));
        const auto none = opened({}, Scene::Canopy);
        QVERIFY(none->screen.commands().empty());
    }

    void smallWindowsKeepWhatMatters()
    {
        for (const Scene scene : {Scene::Twelve, Scene::ThirtyFour}) {
            Bench bench(scene);
            bench.show({972, 560}, true);
            for (const DataTable* table : {static_cast<const DataTable*>(bench.screen.table()), &items(bench)})
                QVERIFY2(table->view()->horizontalHeader()->length() <= table->view()->viewport()->width(),
                         qPrintable(table->accessibleName()));
            const QStringList columns = bench.screen.table()->view()->shownColumns();
            for (const char* kept : {"state", "pending", "oldest_ms", "reason"})
                QVERIFY2(columns.contains(QLatin1String(kept)), kept);
        }
    }

    void everyControlHasAName()
    {
        for (const char* place : {"failed", "configuration", "thresholds"}) {
            const auto bench = opened(QLatin1String(place));
            const QStringList unnamed = unnamedControls(&bench->screen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        }
    }
};

SIGNALBOX_TEST(QueueScreenTest)
#include "queue_screen_test.moc"
