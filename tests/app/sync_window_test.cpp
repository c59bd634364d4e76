// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "app/real_window.h"
#include "chains/chains_screen.h"
#include "crosschain/sync_screen.h"
#include "shell/rail.h"
#include "signalbox/literals.h"
#include "signalbox/sync_queries.h"
#include "support/canopy_replay.h"
#include "support/database.h"
#include "support/test_registry.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr Height head = 61;

/// The Sync screen with a real engine, a private database and a recorded Canopy node: manual damage is shown in its
/// cell and corrected by the window's own actions.
class SyncWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CanopyReplay> m_node;
    std::unique_ptr<RealWindow> m_real;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    std::unique_ptr<Database> m_database;

    QTableView* matrix() const
    {
        return awaitSpoken<QTableView>(u"State and lag of each table and chain"_s, nullptr, longWait);
    }
    /// The accessible text of the table's cell; the workspace has one chain.
    QString cell(const QString& table) const
    {
        const QTableView* view = matrix();
        for (int row = 0; view && row < view->model()->rowCount(); ++row)
            if (view->model()->index(row, 0).data().toString() == table)
                return view->model()->index(row, 1).data(Qt::AccessibleTextRole).toString();
        return {};
    }
    void choose(const QString& table)
    {
        QTableView* view = matrix();
        for (int row = 0; row < view->model()->rowCount(); ++row)
            if (view->model()->index(row, 0).data().toString() == table) {
                view->scrollTo(view->model()->index(row, 1));
                QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                                  view->visualRect(view->model()->index(row, 1)).center());
            }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_node->setHead(head);
        ui::ScreenRegistry registry;
        registry.add(ui::chainsScreenEntry());
        registry.add(ui::syncScreenEntry([this] { return m_real ? m_real->engine() : nullptr; }));
        m_real = std::make_unique<RealWindow>(std::move(registry));
        QVERIFY(m_real->open());
        QCOMPARE(m_real->setUp(), QString());
        QVERIFY(!findSpoken<QAbstractButton>(u"Sync"_s));  // there is no chain to sync yet

        ChainDraft draft;
        draft.family = u"canopy"_s;
        draft.endpoints.emplace_back();
        draft.endpoints.back().url = m_node->url();
        Command add;
        add.args = arguments::ChainAdd{draft};
        m_real->engine()->submit(add);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(u"canopy:1"_s), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(m_real->chain(u"canopy:1"_s)->stored.value_or(0), head - 1, 120'000);
        auto joined = store::PrivateCluster::join(m_real->directory());
        QVERIFY(joined);
        m_cluster = std::move(*joined);
        m_database = std::make_unique<Database>(
            m_cluster->connection(store::Role::Engine).withApplication(u"test"_s).conninfo());
        QVERIFY(click(u"Sync"_s));
    }

    void cleanupTestCase()
    {
        m_database.reset();
        m_cluster.reset();
        m_real.reset();
        m_node.reset();
    }

    void allCellsAreOk()
    {
        QTRY_VERIFY_WITH_TIMEOUT(matrix() && matrix()->model()->rowCount() == 12, longWait);
        for (int row = 0; row < 12; ++row)
            QTRY_VERIFY2_WITH_TIMEOUT(
                matrix()->model()->index(row, 1).data(Qt::AccessibleTextRole).toString().contains(u": ok"),
                qPrintable(matrix()->model()->index(row, 1).data(Qt::AccessibleTextRole).toString()), longWait);
        QVERIFY(awaitSpoken<QAbstractButton>(u"sync 12 ok"_s));  // in the status bar
    }

    void rowsDeletedByHandAreResynced()
    {
        m_database->run("DELETE FROM canopyx_global.accounts_global");
        choose(u"accounts"_s);
        QVERIFY(click(u"Count this cell now"_s));
        QTRY_VERIFY_WITH_TIMEOUT(cell(u"accounts"_s).contains(u": error"), longWait);
        QVERIFY(awaitSpoken<QAbstractButton>(u"sync 1 error"_s));
        QVERIFY(click(u"Resync table…"_s));
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), longWait);
        auto* resync = awaitSpoken<QAbstractButton>(u"Resync"_s, QApplication::activeModalWidget());
        QVERIFY(resync);
        QTRY_VERIFY_WITH_TIMEOUT(resync->isEnabled(), longWait);
        QVERIFY(click(u"Resync"_s, QApplication::activeModalWidget()));
        QTRY_VERIFY_WITH_TIMEOUT(cell(u"accounts"_s).contains(u": ok"), longWait);
        QVERIFY(m_database->number("SELECT count(*) FROM canopyx_global.accounts_global") > 0);
    }

    void aDisabledTriggerIsRepaired()
    {
        m_database->run("ALTER TABLE chain_1.block_summaries DISABLE TRIGGER sync_insert");
        QTRY_VERIFY_WITH_TIMEOUT(cell(u"block_summaries"_s).contains(u": error"), longWait);
        m_node->setHead(head + 5);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(u"canopy:1"_s)->stored.value_or(0) == head + 4, longWait);
        QCOMPARE(m_database->number("SELECT max(height) FROM canopyx_global.block_summaries_global"), qint64(head - 1));
        // shown as an alert and in the navigation bar on every screen
        QVERIFY(click(u"Chains"_s));
        QString told;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                for (const auto* item : m_real->window()->findChildren<ui::RailItem*>())
                    if (item->id() == u"sync"_s)
                        told = item->accessibleName();
                return told.startsWith(u"Sync, 1"_s);
            }(),
            longWait);
        QVERIFY(click(told));
        QTRY_VERIFY_WITH_TIMEOUT(matrix(), longWait);
        choose(u"block_summaries"_s);
        QVERIFY(click(u"Repair"_s));
        QTRY_VERIFY_WITH_TIMEOUT(cell(u"block_summaries"_s).contains(u": ok"), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(m_database->number("SELECT max(height) FROM canopyx_global.block_summaries_global"),
                                  qint64(head + 4), longWait);
        QTRY_VERIFY_WITH_TIMEOUT(findSpoken<QAbstractButton>(u"Sync"_s), longWait);
    }

    void newCatalogTablesAreBackfilledFromTheBar()
    {
        QFile file(m_real->directory() + u"/catalog.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"staked_amount\", \"type\": "
            "\"amount\"}]}]}");
        file.close();
        m_database.reset();
        m_cluster.reset();
        m_real->close();
        QVERIFY(m_real->open());
        QTRY_VERIFY_WITH_TIMEOUT(m_real->isOpen(), longWait);
        m_real->window()->go(u"chains/canopy:1"_s);
        const auto bar = [this] {
            for (ui::MessageBar* each : m_real->window()->findChildren<ui::MessageBar*>())
                if (each->isVisible() && each->accessibleName().contains(u"accounts (staked_amount)"_s))
                    return each;
            return static_cast<ui::MessageBar*>(nullptr);
        };
        QTRY_VERIFY_WITH_TIMEOUT(bar(), longWait);
        QVERIFY2(bar()->accessibleName().startsWith(u"Blocks 1 to %1:"_s.arg(head + 4)),
                 qPrintable(bar()->accessibleName()));
        QVERIFY(click(u"Reindex…"_s, bar()));
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto* reindex = awaitSpoken<QAbstractButton>(u"Reindex"_s, QApplication::activeModalWidget());
        QVERIFY(reindex);
        QTRY_VERIFY_WITH_TIMEOUT(reindex->isEnabled(), longWait);
        QVERIFY(click(u"Reindex"_s, QApplication::activeModalWidget()));
        QTRY_VERIFY_WITH_TIMEOUT(!bar(), longWait);
        const auto isOver = [&] {
            auto asked = m_real->engine()->sync()->alerts();
            return QTest::qWaitFor([&] { return asked.isFinished(); }, longWait) && asked.result() &&
                   asked.result()->empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), longWait);
        QVERIFY(!bar());
    }
};

SIGNALBOX_TEST(SyncWindowTest)

}  // namespace

#include "sync_window_test.moc"
