// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_selection.h"

#include <QSignalSpy>
#include <QTest>

#include "desk/desk.h"
#include "models/event_model.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "theme/theme.h"
#include "ui/paged_engine.h"

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::PagedEngine;

/// The selected event across selections, reloads and other filters.
class EventSelectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }
    void init()
    {
        m_engine = std::make_unique<PagedEngine>();
        m_engine->add(1, 20);
        m_desk = std::make_unique<Desk>(QString());
        m_model = std::make_unique<EventModel>(EventKind::Transfers);
        m_table = std::make_unique<DataTable>(m_desk.get(), u"selected"_s, u"Events"_s);
        m_table->setPagedModel(m_model.get());
        m_selection = std::make_unique<EventSelection>(m_table.get(), m_model.get());
        m_model->feed()->setEngine(m_engine.get());
    }
    void cleanup()
    {
        m_selection.reset();
        m_table.reset();
        m_model.reset();
    }

    void followsTheTable()
    {
        load();
        QSignalSpy changed(m_selection.get(), &EventSelection::changed);
        QCOMPARE(m_selection->row(), -1);
        m_table->view()->selectRow(3);
        QCOMPARE(m_selection->key(), m_model->row(3).key);
        QCOMPARE(m_selection->row(), 3);
        QCOMPARE(changed.size(), 1);
        m_selection->clear();
        QVERIFY(m_selection->key().isEmpty());
        QVERIFY(m_table->selectedRows().isEmpty());
        QCOMPARE(changed.size(), 2);
    }

    void escapeDeselects()
    {
        load();
        m_selection->select(u"7:0"_s);
        QCOMPARE(m_selection->key(), u"7:0"_s);
        QTest::keyClick(m_table->view(), Qt::Key_Escape);
        QVERIFY(m_selection->key().isEmpty());
    }

    void anEventIsSelectedOnceItsRowsAreLoaded()
    {
        m_selection->select(u"7:0"_s);
        QVERIFY(m_selection->key().isEmpty());
        load();
        QTRY_COMPARE(m_selection->key(), u"7:0"_s);
        QCOMPARE(m_table->selectedRows(), QList<int>{m_model->rowOf(u"7:0"_s)});
    }

    void staysSelectedThroughAReload()
    {
        load();
        m_selection->select(u"7:0"_s);
        m_engine->add(21, 22);
        m_selection->selectAgain();
        m_model->feed()->reload();
        QTRY_COMPARE(m_model->rowCount(), 22);
        QCOMPARE(m_selection->key(), u"7:0"_s);
        QCOMPARE(m_table->selectedRows(), QList<int>{m_model->rowOf(u"7:0"_s)});
    }

    /// An event that left the list stays selected, unless the rows answer another filter.
    void onlyAnotherFilterDropsIt()
    {
        load();
        m_selection->select(u"20:0"_s);
        m_engine->rows.pop_back();
        m_model->feed()->reload();
        QTRY_COMPARE(m_model->rowCount(), 19);
        QCOMPARE(m_selection->key(), u"20:0"_s);
        QCOMPARE(m_selection->row(), -1);
        m_engine->rows.pop_back();
        m_selection->dropIfGone();
        m_model->feed()->reload();
        QTRY_COMPARE(m_model->rowCount(), 18);
        QVERIFY(m_selection->key().isEmpty());
    }

private:
    void load()
    {
        EventQuery query;
        query.caip2 = u"eip155:1"_s;
        query.newestFirst = true;
        m_model->feed()->ask(query, std::nullopt);
        QTRY_COMPARE(m_model->rowCount(), 20);
    }

    std::unique_ptr<PagedEngine> m_engine;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<EventModel> m_model;
    std::unique_ptr<DataTable> m_table;
    std::unique_ptr<EventSelection> m_selection;
};

SIGNALBOX_TEST(EventSelectionTest)
#include "event_selection_test.moc"
