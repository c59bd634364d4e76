// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include "crosschain/sync_actions.h"
#include "crosschain/sync_filter.h"
#include "crosschain/sync_model.h"
#include "crosschain/sync_poll.h"
#include "crosschain/sync_tiles.h"
#include "crosschain/sync_view.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/tile.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;
using test::ScriptedEngine;

namespace {

/// Answers the questions for the matrix when it is told to.
class LateSync : public test::ScriptedSync {
public:
    std::vector<QPromise<Expected<SyncMatrix>>> waiting;
    QFuture<Expected<SyncMatrix>> matrix() override
    {
        waiting.emplace_back();
        waiting.back().start();
        return waiting.back().future();
    }
    void answer()
    {
        waiting.back().addResult(SyncMatrix());
        waiting.back().finish();
    }
};

class LateEngine : public ScriptedEngine {
public:
    LateEngine() : ScriptedEngine(Scene::Canopy) {}
    SyncQueries* sync() override { return &late; }
    LateSync late;
};

}  // namespace

/// The parts of the Sync screen without the screen, on the matrix of the pictures: eight chains and twelve tables.
class SyncPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ThemeManager::instance().install();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init()
    {
        m_engine = std::make_unique<ScriptedEngine>(Scene::Canopy);
        m_model = std::make_unique<SyncModel>();
        m_view = std::make_unique<SyncView>(m_model.get());
        m_model->setMatrix(m_engine->synced.matrix().result().value());
        m_view->clearSelection();
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void theTilesSumUpTheMatrix()
    {
        SyncTiles tiles;
        tiles.set(*m_model, m_engine->snapshot().get());
        const SyncMatrix& matrix = m_model->matrix();
        const Tile* ok = tile(tiles, u"Cells ok"_s);
        QVERIFY(ok);
        QVERIFY2(ok->accessibleName().contains(
                     u"%1 of %2"_s.arg(m_model->count(SyncCell::State::Ok)).arg(matrix.cells.size())),
                 qPrintable(ok->accessibleName()));
        QVERIFY(tile(tiles, u"Worst lag"_s) && tile(tiles, u"Rows written"_s) && tile(tiles, u"Keys that differ"_s));
    }

    void theTilesAreEmptyBeforeTheFirstAnswer()
    {
        SyncTiles tiles;
        tiles.set(SyncModel(), nullptr);
        QVERIFY2(tile(tiles, u"Cells ok"_s)->accessibleName().contains(u"–"_s),
                 qPrintable(tile(tiles, u"Cells ok"_s)->accessibleName()));
    }

    void aClickOnATileFiltersOrGoes()
    {
        SyncTiles tiles;
        QSignalSpy states(&tiles, &SyncTiles::stateWanted), chains(&tiles, &SyncTiles::chainsWanted);
        tile(tiles, u"Cells ok"_s)->click();
        tile(tiles, u"Keys that differ"_s)->click();
        QCOMPARE(states.size(), 2);
        QCOMPARE(states[0][0].toString(), u"all"_s);
        QCOMPARE(states[1][0].toString(), u"error"_s);
        tile(tiles, u"Rows written"_s)->click();
        QCOMPARE(chains.size(), 1);
    }

    void theFilterHidesRowsWithoutTheState()
    {
        SyncFilter filter(m_model.get(), m_view.get());
        filter.renew();
        const auto hidden = [this] {
            int rows = 0;
            for (int row = 0; row < m_model->rowCount(); ++row)
                rows += m_view->isRowHidden(row);
            return rows;
        };
        QCOMPARE(hidden(), 0);
        filter.setCurrent(u"error"_s);
        QVERIFY(hidden() > 0 && hidden() < m_model->rowCount());
        filter.setCurrent(u"all"_s);
        QCOMPARE(hidden(), 0);
    }

    void repairsOnlyCellsThatItCanCorrect()
    {
        SyncActions actions(m_model.get(), m_view.get(), m_view.get());
        actions.setEngine(m_engine.get());
        const SyncCell* worst = m_model->worst();
        QVERIFY(worst);
        QCOMPARE(worst->state, SyncCell::State::Error);
        m_view->selectAll();
        actions.repairChosen();
        QVERIFY(!m_engine->submitted.empty());
        for (const Command& command : m_engine->submitted)
            QCOMPARE(command.verb(), Verb::Repair);
        QVERIFY(m_engine->submitted.size() < m_model->matrix().chains.size());
    }

    void countsOneCell()
    {
        SyncActions actions(m_model.get(), m_view.get(), m_view.get());
        QSignalSpy counting(&actions, &SyncActions::counting), counted(&actions, &SyncActions::counted);
        actions.setEngine(m_engine.get());
        actions.count();
        QCOMPARE(counting.size(), 0);  // nothing is selected
        m_view->chooseWorst();
        actions.count();
        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(counting.size(), 2);
        QCOMPARE(m_engine->synced.measured.size(), size_t(1));
    }

    void thePollAsksWhileItIsWatchedAndLive()
    {
        LateEngine engine;
        TimeScope time;
        SyncPoll poll(&time);
        QSignalSpy asked(&poll, &SyncPoll::asked), arrived(&poll, &SyncPoll::arrived);
        poll.ask();
        poll.setEngine(&engine);
        poll.ask();
        QCOMPARE(asked.size(), 0);
        poll.setWatched(true);
        poll.ask();
        poll.ask();  // one question at a time
        QCOMPARE(asked.size(), 1);
        engine.late.answer();
        QTRY_COMPARE(arrived.size(), 1);
        time.setLive(false);
        poll.ask();
        QCOMPARE(asked.size(), 1);
        time.setLive(true);
        QCOMPARE(asked.size(), 2);
    }

    void thePollDropsAnAnswerOfAnEarlierEngine()
    {
        LateEngine engine;
        TimeScope time;
        SyncPoll poll(&time);
        QSignalSpy arrived(&poll, &SyncPoll::arrived);
        poll.setEngine(&engine);
        poll.setWatched(true);
        poll.ask();
        poll.setEngine(nullptr);
        engine.late.answer();
        QTest::qWait(0);
        QCOMPARE(arrived.size(), 0);
    }

private:
    static Tile* tile(const SyncTiles& tiles, const QString& title)
    {
        for (Tile* each : tiles.findChildren<Tile*>())
            if (each->accessibleName().startsWith(title))
                return each;
        return nullptr;
    }

    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<SyncModel> m_model;
    std::unique_ptr<SyncView> m_view;
};
SIGNALBOX_TEST(SyncPartsTest)

#include "sync_parts_test.moc"
