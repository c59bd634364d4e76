// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "units/snapshot_builder.h"

using namespace signalbox;
using namespace signalbox::engine;

/// The lag of a chain without a worker or with a silent one: the last lag and the time since.
class LagFiguresTest : public QObject {
    Q_OBJECT

    ChainFacts m_facts;

private Q_SLOTS:
    void init()
    {
        m_facts = {};
        m_facts.row.caip2 = u"eip155:1"_s;
        m_facts.row.state = u"active"_s;
        ChainSnapshot last;
        last.head = 1'140;
        last.indexed = 1'140;
        last.lagSeconds = last.liveLagSeconds = 12;
        last.lagBlocks = last.liveLagBlocks = 1;
        last.done = 1;
        last.doneTo = 1'140;
        last.followed = true;
        m_facts.last = last;
        m_facts.lastAt = QDateTime::currentDateTimeUtc().addSecs(-840);
    }

    void withoutAnEngineTheLastFiguresAreShown()
    {
        const ChainSnapshot chain = makeSnapshot(m_facts);
        QVERIFY(!chain.live);
        QCOMPARE(chain.head, std::optional<Height>(1'140));
        QCOMPARE(chain.lagBlocks, 1);
        QVERIFY2(std::abs(*chain.lagSeconds - 852) < 5, qPrintable(QString::number(*chain.lagSeconds)));
        QVERIFY(std::abs(*chain.liveLagSeconds - 852) < 5);
        QVERIFY(chain.followed);
    }

    void anotherEnginesFiguresAreShown()
    {
        m_facts.lastIsFresh = true;
        m_facts.holder = u"elsewhere pid 1"_s;
        const ChainSnapshot chain = makeSnapshot(m_facts);
        QVERIFY(chain.live);
        QCOMPARE(chain.lagSeconds, std::optional(12.0));
    }

    void aBoundedChainThatIsCompleteDoesNotLag()
    {
        m_facts.last->lagSeconds = m_facts.last->lagBlocks = 0;
        m_facts.row.settings.insert(u"to"_s, 1'000);
        m_facts.last->end = 1'000;
        m_facts.last->indexed = 1'000;
        QCOMPARE(makeSnapshot(m_facts).lagSeconds, std::optional(0.0));
    }

    void aNewWorkerShowsTheLastFigures()
    {
        m_facts.heldHere = true;
        m_facts.status = indexing::WorkerStatus();
        m_facts.status->caip2 = m_facts.row.caip2;
        ChainSnapshot chain = makeSnapshot(m_facts);
        QVERIFY(chain.live);
        QCOMPARE(int(chain.state), int(ChainState::Starting));
        QCOMPARE(chain.head, std::optional<Height>(1'140));
        QCOMPARE(chain.indexed, std::optional<Height>(1'140));
        QCOMPARE(chain.done, 1.0);
        QVERIFY(*chain.lagSeconds > 840);
        m_facts.status->ready = true;
        m_facts.status->head = 1'200;
        m_facts.status->indexed = 1'141;
        m_facts.status->lagBlocks = 59;
        m_facts.status->lagSeconds = 708;
        chain = makeSnapshot(m_facts);
        QCOMPARE(chain.indexed, std::optional<Height>(1'141));
        QCOMPARE(chain.lagBlocks, 59);
        QCOMPARE(chain.lagSeconds, std::optional(708.0));
    }
};

SIGNALBOX_TEST(LagFiguresTest)
#include "lag_figures_test.moc"
