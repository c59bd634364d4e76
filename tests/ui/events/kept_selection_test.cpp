// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/kept_selection.h"

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

class KeptSelectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }
    void init()
    {
        m_engine = std::make_unique<PagedEngine>();
        m_engine->add(1, 20);
        m_desk = std::make_unique<Desk>(QString());
        m_model = std::make_unique<EventModel>(EventKind::Transfers);
        m_table = std::make_unique<DataTable>(m_desk.get(), u"kept"_s, u"Events"_s);
        m_table->setPagedModel(m_model.get());
        m_model->feed()->setEngine(m_engine.get());
        m_model->feed()->setRefreshDelay(1);
        EventQuery query;
        query.caip2 = u"eip155:1"_s;
        query.newestFirst = true;
        m_model->feed()->ask(query, std::nullopt);
        QTRY_COMPARE(m_model->rowCount(), 20);
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
    }

    void followsItsRowsWhenNewerOnesArrive()
    {
        KeptSelection kept(m_table.get(), m_model.get());
        select(3);
        select(5);
        const QStringList before = keys();
        QCOMPARE(before.size(), 2);
        connect(m_model->feed(), &EventFeed::aboutToEdit, this, [&] { kept.hold(); });
        connect(m_model->feed(), &EventFeed::edited, this, [&] {
            QVERIFY(kept.isHeld());
            kept.restore(-1);
        });
        m_engine->add(21, 24);
        Q_EMIT m_engine->rowsCommitted(u"eip155:1"_s, 0);
        QTRY_COMPARE(m_model->rowCount(), 24);
        QCOMPARE(keys(), before);
        QVERIFY(!kept.isHeld());
    }

    void aRowThatIsGoneLeavesTheSelection()
    {
        KeptSelection kept(m_table.get(), m_model.get());
        select(0);
        select(1);
        kept.hold();
        m_engine->rows.pop_back();  // undone by a reorg
        m_model->feed()->reload();
        QTRY_COMPARE(m_model->rowCount(), 19);
        kept.restore(0);
        QCOMPARE(keys(), QStringList{m_model->row(0).key});
        QCOMPARE(m_table->currentRow(), 0);
    }

    void withoutASelectionNothingIsSelected()
    {
        KeptSelection kept(m_table.get(), m_model.get());
        m_table->view()->clearSelection();
        kept.hold();
        kept.restore(-1);
        QVERIFY(m_table->selectedRows().isEmpty());
    }

private:
    void select(int row)
    {
        m_table->view()->selectionModel()->select(m_model->index(row, 0),
                                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QStringList keys() const
    {
        QStringList all;
        for (const int row : m_table->selectedRows())
            all << m_model->row(row).key;
        all.sort();
        return all;
    }

    std::unique_ptr<PagedEngine> m_engine;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<EventModel> m_model;
    std::unique_ptr<DataTable> m_table;
};
SIGNALBOX_TEST(KeptSelectionTest)

#include "kept_selection_test.moc"
