// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "joiner_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// However the history comes, the tables are those of one turn that reads it all.
class JoinerRandomTest : public QObject, JoinerPlace {
    Q_OBJECT

    static constexpr Height last = 60;
    const QStringList m_chains{u"a"_s, u"b"_s, u"c"_s};

    struct Block {
        QStringList rows;  ///< SQL
        int events = 0, relays = 0;
    };
    using History = std::map<QString, std::map<Height, Block>>;
    struct Route {
        QString from, to;
        PacketEnds ends;
    };

    int below(int bound) { return m_random.bounded(bound); }
    bool oneOf(int n) { return below(n) == 0; }

    static void add(History& history, const QString& chain, Height height, const Event& of, const QString& kind = {},
                    const QString& effect = u"effected"_s)
    {
        Block& block = history[chain][height];
        if (!of.kind.isEmpty())
            block.rows << eventRow(chain, height, block.events++, of);
        if (!kind.isEmpty())
            block.rows << relayRow(chain, height, block.relays++, kind, effect, of.ends, of.sequence);
    }
    /// Packets of all fates on every route; each height is at most `last`.
    History makeHistory()
    {
        const PacketEnds v2{{}, u"07-tendermint-1"_s, {}, u"07-tendermint-0"_s, 2};
        const Route routes[] = {{u"a"_s, u"b"_s, ab},
                                {u"b"_s, u"a"_s, ba},
                                {u"b"_s, u"c"_s, bc},
                                {u"c"_s, u"b"_s, bc},
                                {u"a"_s, u"c"_s, v2}};
        History history;
        for (const Route& route : routes)
            for (int sequence = 1; sequence <= 12; ++sequence) {
                const QString number = QString::number(sequence);
                const QString outcome = oneOf(4) ? u"error"_s : u"success"_s;
                const Height sent = 1 + below(40), received = 1 + below(50), done = sent + 1 + below(18);
                if (!oneOf(8))
                    add(history, route.from, sent, {u"send_packet"_s, route.ends, number});
                const bool isReceived = !oneOf(4);
                if (isReceived) {
                    add(history, route.to, received, {u"recv_packet"_s, route.ends, number}, u"receive"_s);
                    add(history, route.to, received,
                        {u"write_acknowledgement"_s, route.ends, number, outcome, outcome});
                }
                if (oneOf(2))
                    add(history, route.to, 1 + below(last), {{}, route.ends, number}, u"receive"_s,
                        oneOf(3) ? u"failed"_s : u"none"_s);
                if (isReceived && !oneOf(4))
                    add(history, route.from, done, {u"acknowledge_packet"_s, route.ends, number, outcome, outcome},
                        u"acknowledge"_s);
                else if (!isReceived && oneOf(2))
                    add(history, route.from, done, {u"timeout_packet"_s, route.ends, number}, u"timeout"_s);
            }
        return history;
    }
    QString rowsOf(const History& history, const QString& chain, Height lo, Height hi, int spoiled = 0)
    {
        QString rows;
        const auto& blocks = history.at(chain);
        for (auto block = blocks.lower_bound(lo); block != blocks.end() && block->first <= hi; ++block)
            for (const QString& row : block->second.rows)
                if (spoiled == 0 || !oneOf(spoiled))
                    rows += row;
        return rows;
    }
    void learnEverything() const
    {
        learnAll();
        learn(u"a"_s, {{}, u"07-tendermint-1"_s, {}, u"07-tendermint-0"_s, 2}, u"c"_s);
        learn(u"c"_s, {{}, u"07-tendermint-0"_s, {}, u"07-tendermint-1"_s, 2}, u"a"_s);
    }
    void someTurns(int most)
    {
        for (int n = below(most + 1); n > 0; --n)
            turn(1 + below(oneOf(2) ? 10 : 1'000));
    }
    void forget(const QString& chain)
    {
        run(u"UPDATE signalbox.chains SET state = 'deleting' WHERE name = '%1'"_s.arg(chain));
        while (value(u"SELECT ibc.join_forget('%1', 'cosmos:%1', 3)"_s.arg(chain)) == u"f"_s)
            ;
        someTurns(3);
        run(u"UPDATE signalbox.chains SET state = 'active' WHERE name = '%1'"_s.arg(chain));
    }

    struct Piece {
        QString chain;
        Height lo = 0, hi = 0;
    };
    std::vector<Piece> makePieces()
    {
        std::vector<Piece> pieces;
        for (const QString& chain : m_chains)
            for (Height lo = 1; lo <= last;) {
                const Height hi = std::min<Height>(last, lo + below(25));
                pieces.push_back({chain, lo, hi});
                lo = hi + 1;
            }
        for (std::size_t i = pieces.size() - 1; i > 0; --i)
            std::swap(pieces[i], pieces[static_cast<std::size_t>(below(int(i) + 1))]);
        return pieces;
    }
    void storePiece(const History& history, const Piece& piece)
    {
        const auto& [chain, lo, hi] = piece;
        if (oneOf(4)) {  // other rows before
            commit(chain, lo, hi, rowsOf(history, chain, lo, hi, 3));
            someTurns(3);
            commit(chain, lo, hi, rowsOf(history, chain, lo, hi), "replace");
            return;
        }
        commit(chain, lo, hi, rowsOf(history, chain, lo, hi));
        if (oneOf(6)) {
            someTurns(3);
            commit(chain, lo, hi, {}, "drop");
            someTurns(3);
            commit(chain, lo, hi, rowsOf(history, chain, lo, hi));
        }
    }

    QRandomGenerator m_random;

private Q_SLOTS:
    void cleanup() { drop(); }

    void anySplitGivesTheSame_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anySplitGivesTheSame()
    {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        const History history = makeHistory();
        make(m_chains);
        learnEverything();
        for (const QString& chain : m_chains)
            commit(chain, 1, last, rowsOf(history, chain, 1, last));
        turns(1'000'000);
        const QString expected = joined();
        QVERIFY(value(u"SELECT count(*) FROM ibc.packet_flow"_s).toInt() > 20);
        QVERIFY(value(u"SELECT count(*) FROM ibc.packet_flow_v2"_s).toInt() > 5);
        drop();

        make(m_chains);
        bool learnt = oneOf(3);
        if (learnt)
            learnEverything();
        for (const Piece& piece : makePieces()) {
            storePiece(history, piece);
            someTurns(2);
            if (!learnt && oneOf(4)) {
                learn(u"a"_s, {u"transfer"_s, u"channel-0"_s, u"transfer"_s, u"channel-9"_s}, u"elsewhere"_s);
                someTurns(2);
                learnEverything();
                learnt = true;
            }
            if (oneOf(12))
                QVERIFY(ibc::joinAgain(*session));
            if (oneOf(12))
                run(u"UPDATE signalbox.consumers SET stale = true WHERE name = 'ibc' AND caip2 IS NOT NULL"_s);
            if (oneOf(12))
                forget(m_chains[below(int(m_chains.size()))]);
        }
        if (!learnt)
            learnEverything();
        turns(1 + below(200));
        QCOMPARE(joined(), expected);
    }
};

SIGNALBOX_TEST(JoinerRandomTest)
#include "joiner_random_test.moc"
