// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QTest>

#include "support/figures_watch.h"
#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

[[maybe_unused]] const bool patient = qputenv("QTEST_FUNCTION_TIMEOUT", "300000");

/// A run over simulated chains whose figures are compared with the simulator's true heads every half second: during the
/// backfill, with new blocks, during reorgs and while endpoints are unavailable. tests/bench/numbers_bench does the
/// same for minutes, with the window's models.
class NumbersTest : public QObject {
    Q_OBJECT

    struct Line {
        std::unique_ptr<SimEndpoints> sims;
        std::unique_ptr<IndexedChain> chain;
    };
    std::shared_ptr<CliWorkspace> m_workspace;
    std::vector<Line> m_lines;

    /// The figures that the engine stored last, and their age.
    std::pair<ChainSnapshot, double> figures(Line& line)
    {
        const auto row = m_workspace->database().rows(
            "SELECT snapshot, extract(epoch FROM clock_timestamp() - at) FROM signalbox.chain_status WHERE caip2 = '" +
            line.chain->caip2().toUtf8() + "'");
        if (row.empty())
            return {};
        return {chainSnapshotFromJson(QJsonDocument::fromJson(row[0][0].toUtf8()).object()), row[0][1].toDouble()};
    }
    void watch(FiguresWatch& watch, int milliseconds)
    {
        const QDeadlineTimer end(milliseconds);
        while (!end.hasExpired()) {
            for (Line& line : m_lines) {
                // read before the figures: blocks mined between the two are not part of their lag
                const Height head = line.sims->chain->head();
                const qint64 undone =
                    m_workspace->database().number("SELECT count(*) FROM " + line.chain->schema().toUtf8() + ".reorgs");
                const auto [chain, age] = figures(line);
                if (!chain.caip2.isEmpty())
                    watch.look(chain, {head, age, undone});
            }
            QTest::qWait(500);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_shared<CliWorkspace>();
        const double seconds[] = {1, 1, 2, 0.5};
        for (int i = 0; i < 4; ++i) {
            Line line;
            sim::SimSpec spec = SimEndpoints::spec(930'000 + quint64(i), 3'000);
            spec.blockSeconds = seconds[i];
            spec.transfersPerBlock = 5;
            spec.registryEventsPerBlock = 0.5;
            line.sims = std::make_unique<SimEndpoints>(spec);
            line.chain = std::make_unique<IndexedChain>(
                m_workspace,
                QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs, u"--name"_qs,
                            u"Numbers %1"_qs.arg(i + 1), u"--registries"_qs, line.sims->registriesOption()} +
                    line.sims->rpcOptions(),
                i == 3 ? 0 : 12);
            (*line.sims)[0].setBlockTime(seconds[i]);
            m_lines.push_back(std::move(line));
        }
        m_lines.front().chain->startRun();
    }

    void cleanupTestCase()
    {
        if (!m_lines.empty())
            QVERIFY(m_lines.front().chain->stopRun());
    }

    void figuresAreRightDuringBackfillAndAtTheHead()
    {
        FiguresWatch watch;
        this->watch(watch, 20'000);
        qInfo().noquote() << watch.summary();
        QVERIFY2(watch.faults().isEmpty(), qPrintable(watch.faults().join(u'\n')));
        QVERIFY(waitFor(
            [&] {
                return std::all_of(m_lines.begin(), m_lines.end(),
                                   [&](Line& line) { return figures(line).first.state == ChainState::Ok; });
            },
            60'000));
    }

    void figuresAreRightAfterReorgsAndWithoutAnswers()
    {
        FiguresWatch watch;
        (*m_lines[2].sims)[0].setReorgs(4, 2);
        sim::SimFaults away;
        away.refuse = true;
        away.webSocket = false;
        (*m_lines[1].sims)[0].setFaults(away);
        this->watch(watch, 12'000);
        const ChainSnapshot silent = figures(m_lines[1]).first;
        QVERIFY2(silent.lagSeconds.value_or(0) > 8, qPrintable(QString::number(silent.lagSeconds.value_or(0))));
        QVERIFY(silent.head && silent.indexed && silent.state != ChainState::Ok);
        (*m_lines[1].sims)[0].setFaults({});
        this->watch(watch, 6'000);
        qInfo().noquote() << watch.summary();
        QVERIFY2(watch.faults().isEmpty(), qPrintable(watch.faults().join(u'\n')));
        QVERIFY(waitFor([&] { return figures(m_lines[1]).first.state == ChainState::Ok; }, 40'000));
    }

    /// Killed and restarted without endpoints: the figures are the last known, and the lag grows.
    void figuresAreRightAfterAKill()
    {
        Line& line = m_lines[0];
        const ChainSnapshot before = figures(line).first;
        QProcess& run = line.chain->process();
        run.kill();
        QVERIFY(run.waitForFinished(10'000));
        sim::SimFaults away;
        away.refuse = true;
        away.webSocket = false;
        for (Line& each : m_lines)
            (*each.sims)[0].setFaults(away);
        // Clients see the lag grow from the last answer on, while the dead console's lease is still valid.
        QTest::qWait(3'500);
        const QJsonObject closed = m_workspace->run({u"status"_qs, line.chain->caip2()}, {}, 30'000).json();
        QVERIFY2(closed.value(u"lagSeconds"_qs).toDouble() >= 3,
                 qPrintable(QString::number(closed.value(u"lagSeconds"_qs).toDouble())));
        line.chain->startRun();
        QVERIFY(waitFor([&] { return figures(line).first.state == ChainState::Error; }, 60'000));
        const ChainSnapshot after = figures(line).first;
        QVERIFY(after.head && *after.head >= *before.head);
        QVERIFY(after.indexed && *after.indexed >= *before.indexed);
        QCOMPARE(after.done, 1.0);
        QVERIFY(after.lagSeconds.value_or(0) >= 3);
        for (Line& each : m_lines)
            (*each.sims)[0].setFaults({});
        QVERIFY(waitFor([&] { return figures(line).first.state == ChainState::Ok; }, 60'000));
    }
};

}  // namespace

SIGNALBOX_TEST(NumbersTest)
#include "numbers_test.moc"
