// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "units/snapshot_builder.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

const QString big = u"transfers:0x%1"_s.arg(1, 40, 16, QLatin1Char('0'));
const QString small = u"transfers:0x%1"_s.arg(2, 40, 16, QLatin1Char('0'));

ChainFacts facts()
{
    ChainFacts facts;
    facts.row.caip2 = u"eip155:1"_s;
    for (const QString& stream : {u"headers"_s, u"registries"_s, big, small}) {
        store::StreamRow row;
        row.stream = stream;
        facts.streams.push_back(row);
    }
    facts.rows.changes = 5;
    facts.rows.blocks = {40, true};
    facts.rows.events = {7, true};
    facts.rows.transfers = {100, true};
    facts.rows.tokens = {{big.mid(10), {90, true}}, {small.mid(10), {10, true}}};
    facts.heldHere = true;
    facts.status.emplace();
    facts.status->rowsCommitted = facts.rowsThen = 30;
    indexing::StreamStatus headers;
    headers.stream = u"headers"_s;
    headers.coveredBlocks = 44;
    facts.status->streams = {headers};
    facts.status->ready = true;
    return facts;
}

std::vector<std::pair<qint64, bool>> rowsOf(const ChainSnapshot& chain)
{
    std::vector<std::pair<qint64, bool>> rows;
    for (const StreamSnapshot& stream : chain.streams)
        rows.emplace_back(stream.rows, stream.rowsExact);
    return rows;
}

using Rows = std::vector<std::pair<qint64, bool>>;

}  // namespace

class RowFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void streamsShowTheirRows()
    {
        const ChainSnapshot chain = makeSnapshot(facts());
        QCOMPARE(chain.rowsTotal, 107);
        QVERIFY(rowsOf(chain) == (Rows{{44, true}, {7, true}, {90, true}, {10, true}}));
    }

    /// The sum of rows committed since the count is known, but not their streams.
    void freshRowsAreNotDistributed()
    {
        ChainFacts now = facts();
        now.status->rowsCommitted += 20;
        const ChainSnapshot chain = makeSnapshot(now);
        QCOMPARE(chain.rowsTotal, 127);
        QVERIFY(rowsOf(chain) == (Rows{{44, true}, {7, false}, {90, false}, {10, false}}));
    }

    void aNewTokenHasNoRowsOfOthers()
    {
        ChainFacts now = facts();
        now.rows.tokens[small.mid(10)] = {0, true};
        QVERIFY(rowsOf(makeSnapshot(now)) == (Rows{{44, true}, {7, true}, {90, true}, {0, true}}));
        now.status->rowsCommitted += 9'000;
        QVERIFY(rowsOf(makeSnapshot(now)) == (Rows{{44, true}, {7, false}, {90, false}, {-1, false}}));
    }

    void theOnlyStreamGetsFreshRows()
    {
        ChainFacts now = facts();
        now.streams.resize(3);
        now.streams.erase(now.streams.begin() + 1);
        now.status->rowsCommitted += 20;
        QVERIFY(rowsOf(makeSnapshot(now)) == (Rows{{44, true}, {110, false}}));
    }

    /// In mode borders not every block has its header.
    void headersOfBordersAreCounted()
    {
        ChainFacts now = facts();
        now.row.settings.insert(u"headers"_s, u"borders"_s);
        QVERIFY(rowsOf(makeSnapshot(now))[0] == std::pair(qint64(40), true));
        now.rows.blocks = {0, true};
        now.status->rowsCommitted += 20;
        QVERIFY(rowsOf(makeSnapshot(now))[0] == std::pair(qint64(-1), false));
    }

    void undecidedProofsAreShown()
    {
        ChainFacts now = facts();
        now.rows.undecided = 3;
        QCOMPARE(makeSnapshot(now).provenUndecided, 3);
    }

    void unknownCountsAreDashes()
    {
        ChainFacts now = facts();
        now.rows = {};
        const ChainSnapshot chain = makeSnapshot(now);
        QCOMPARE(chain.rowsTotal, -1);
        QVERIFY(rowsOf(chain) == (Rows{{44, true}, {-1, false}, {-1, false}, {-1, false}}));
        ChainSnapshot last = makeSnapshot(facts());  // the value of another console is kept
        now.heldHere = false;
        now.last = last;
        QVERIFY(rowsOf(makeSnapshot(now)) == (Rows{{44, true}, {7, true}, {90, true}, {10, true}}));
    }
};

SIGNALBOX_TEST(RowFiguresTest)
#include "row_figures_test.moc"
