// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "balances/balances.h"
#include "balances/balances_set.h"
#include "balances/wide_sum.h"
#include "core/store/ingest_place.h"
#include "store/stream_drop.h"
#include "support/balance_rows.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// History that is added up in memory while it is stored: the same rows as from a query of the stored transfers, and
/// none of it after anything else has changed them.
class GatheredSumsTest : public QObject, IngestPlace {
    Q_OBJECT

    inline static const QString all = u"transfers"_s, schema = u"eip155_31337"_s;
    balances::Balances m_balances;

    std::vector<std::shared_ptr<const DataSet>> sets() const
    {
        auto made = evm::dataSets({chainId, schema});
        for (auto& set : m_balances.dataSets({chainId, schema}))
            made.push_back(set);
        return made;
    }
    std::unique_ptr<ChainIngest> ingest() const
    {
        return std::unique_ptr<ChainIngest>(
            new ChainIngest(db->connection(), chainId, epoch, [this](const auto&, const auto&, qint64) {
                return ChainTables{sets(), nullptr};
            }));
    }
    static void addTransfer(Commit& commit, Height number, int log, int token, int from, int to, const U256& value)
    {
        rowsOf(commit, evm::transfersEntity)
            .begin()
            .bigint(number)
            .integer(log)
            .bytea(hashOf(number))
            .bytea(addressOf(token))
            .bytea(addressOf(from))
            .bytea(addressOf(to))
            .amount256(value)
            .end();
    }
    static U256 most()
    {
        U256 value;
        value.limbs.fill(~std::uint64_t(0));
        return value;
    }
    static Commit history(Interval range, const QString& stream = all)
    {
        Commit commit;
        commit.ranges = {range};
        commit.streams = {stream};
        if (stream == all)
            commit.streams.emplace_back(u"headers"_s);
        commit.settledTo = range.hi;
        for (Height number = range.lo; number <= range.hi; ++number)
            commit.blocks.push_back(block(number));
        return commit;
    }
    /// Some 30 transfers of each block between few holders; holder 0 is the zero address.
    static Commit randomHistory(std::mt19937& dice, Interval range)
    {
        Commit commit = history(range);
        commit.blocksAbsent = true;
        for (Height number = range.lo; number <= range.hi; ++number)
            for (int log = 0; log < int(dice() % 60); ++log)
                addTransfer(commit, number, log, 100 + int(dice() % 4), int(dice() % 9), int(dice() % 9),
                            dice() % 9 == 0   ? most()
                            : dice() % 7 == 0 ? U256(std::uint64_t(0))
                                              : U256(std::uint64_t(dice()) << (dice() % 32)));
        return commit;
    }
    QString holdings() const
    {
        return db->value(
            u"SELECT (SELECT string_agg(concat_ws(' ', contract, holder, net, last_block, last_time), '; ' ORDER BY "
            "contract, holder) FROM balances.holdings) || (SELECT string_agg(concat_ws(' ', contract, minted, "
            "burned), '; ' ORDER BY contract) FROM balances.tokens)"_s);
    }
    /// What a query of the stored rows gives.
    QString recounted() const
    {
        db->value(u"DELETE FROM signalbox.coverage WHERE stream = 'balances'"_s);
        db->value(u"SELECT balances.clear_chain(31337)"_s);
        auto store = ingest();
        if (!store->derive(1'000'000, 1'000'000))
            return u"failed"_s;
        return holdings();
    }
    /// Makes one of the two ways of counting fail.
    void forbid(const QString& function) const
    {
        db->value(
            u"CREATE OR REPLACE FUNCTION balances.%1(p_chain_id bigint, p_ranges int8multirange) RETURNS bigint "
            "LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this way'; END $$"_s.arg(function));
    }
    void mayOnlyRead() const { forbid(u"add_gathered"_s); }
    void mayNotRead() const { forbid(u"add_live"_s); }
    QString sumOf(int holder) const
    {
        return db->value(
            u"SELECT string_agg(balance::text, ' ' ORDER BY contract) FROM balances.holdings WHERE holder = "
            "decode(lpad('%1', 40, '0'), 'hex')"_s.arg(holder, 2, 16, QLatin1Char('0')));
    }

private Q_SLOTS:
    void init()
    {
        make();
        OK(Chains(*session).addStream(m_balances.streams(chainId).front()));
        OK(session->write([&](Transaction& transaction) {
            m_balances.makeTables(transaction, Chains(*session).find(chainId).value());
            return Done{};
        }));
    }
    void cleanup() { drop(); }

    void wideSumsHoldMoreThan256Bits()
    {
        const auto fieldOf = [](const balances::WideSum& sum) {
            char field[balances::WideSum::mostBytes];
            return QByteArray(field, sum.writeField(field));
        };
        balances::WideSum sum;
        QCOMPARE(fieldOf(sum).toHex(), QByteArray("000000080000000000000000"));
        sum.add(U256(20'000'000), true);
        QCOMPARE(fieldOf(sum).toHex(), QByteArray("0000000a000100014000000007d0"));  // -2000 x 10,000
        for (int i = 0; i < 1'000; ++i)
            sum.add(most(), i % 2 == 0);
        sum.add(most(), true);
        sum.add(most(), true);
        for (int i = 0; i < 3; ++i)
            sum.add(most(), false);
        sum.add(U256(20'000'000), false);
        const QByteArray field = fieldOf(sum);
        U256 read;
        bool negative = true;
        QVERIFY(balances::readAmount(field.constData() + 4, int(field.size()) - 4, read, negative));
        QVERIFY(read == most() && !negative);
        sum.add(U256(1), false);
        const QByteArray wide = fieldOf(sum);
        QVERIFY(!balances::readAmount(wide.constData() + 4, int(wide.size()) - 4, read, negative));
        QVERIFY(!balances::readAmount(wide.constData() + 4, 5, read, negative));
    }

    void theRowsAreThoseOfAQuery()
    {
        std::mt19937 dice(11);
        auto store = ingest();
        for (Height lo = 0; lo < 200; lo += 40) {
            OK(store->commit(randomHistory(dice, {lo, lo + 39})));
            if (lo == 80) {
                const auto piece = store->derive(1'000, 1);
                OK(piece);
                QCOMPARE(piece->covered, Intervals({{0, 119}}));
                QCOMPARE(piece->rows, db->value(u"SELECT count(*) FROM eip155_31337.transfers"_s).toLongLong());
                QVERIFY(!piece->more);
            }
        }
        // A token's events with the transfers, and alone in blocks that are not counted yet.
        OK(Chains(*session).addStream({chainId, eventsOf(100), 0, std::nullopt, {}, {}, {}}));
        Commit both = history({200, 239});
        both.blocksAbsent = true;
        both.streams.emplace_back(eventsOf(100));
        addTransfer(both, 201, 0, 100, 0, 3, U256(7));
        balanceEvent(both, 201, 1, 100, 3, U256(50), 0);
        balanceEvent(both, 202, 0, 100, 200, U256(9), 1);
        OK(store->commit(both));
        Commit events = history({130, 150}, eventsOf(100));
        balanceEvent(events, 140, 900, 100, 201, most(), 0);
        OK(store->commit(events));
        mayNotRead();
        const auto piece = store->derive(1'000, 50'000);
        QVERIFY2(piece.has_value(), qPrintable(piece.has_value() ? QString() : piece.error().text()));
        QCOMPARE(coverage("balances"), u"0-239"_s);
        QVERIFY(store->derive(1'000, 1)->stream.isEmpty());
        const QString gathered = holdings();
        cleanup();
        init();
        OK(Chains(*session).addStream({chainId, eventsOf(100), 0, std::nullopt, {}, {}, {}}));
        auto again = ingest();
        std::mt19937 same(11);
        for (Height lo = 0; lo < 200; lo += 40)
            OK(again->commit(randomHistory(same, {lo, lo + 39})));
        OK(again->commit(both));
        OK(again->commit(events));
        QCOMPARE(recounted(), gathered);
    }

    /// Flaw 33: sums above 2^256, and below its negative.
    void sumsOfTheLargestAmountsAreKept()
    {
        auto store = ingest();
        Commit commit = history({0, 9});
        commit.blocksAbsent = true;
        for (int log = 0; log < 5; ++log)
            addTransfer(commit, 3, log, 100, 7, 8, most());
        addTransfer(commit, 4, 0, 100, 8, 7, U256(1));
        OK(store->commit(commit));
        mayNotRead();
        OK(store->derive(9, 1));
        QCOMPARE(sumOf(8), u"578960446186580977117854925043439539266349923328202820197287920039565648199674"_s);
        QCOMPARE(sumOf(7), u"-578960446186580977117854925043439539266349923328202820197287920039565648199674"_s);
    }

    /// Rows above finalized may be undone: they are counted from the stored rows when they are final, or nothing else
    /// is to do.
    void onlyFinalBlocksAreGathered()
    {
        auto store = ingest();
        Commit commit = history({0, 9});
        commit.blocksAbsent = true;
        commit.settledTo = 5;
        addTransfer(commit, 5, 0, 100, 0, 8, U256(5));
        addTransfer(commit, 6, 0, 100, 0, 8, U256(6));
        OK(store->commit(commit));
        auto piece = store->derive(5, 50'000);
        OK(piece);
        QCOMPARE(piece->covered, Intervals({{0, 5}}));
        QCOMPARE(sumOf(8), u"5"_s);
        mayOnlyRead();
        piece = store->derive(9, 50'000);
        OK(piece);
        QCOMPARE(piece->covered, Intervals({{6, 9}}));
        QCOMPARE(sumOf(8), u"11"_s);
    }

    /// What a run that was killed has left is read, beside what is gathered.
    void theStretchBeyondTheCheckpointIsReadAfterACrash()
    {
        std::mt19937 dice(5);
        auto store = ingest();
        OK(store->commit(randomHistory(dice, {0, 39})));
        store = ingest();
        OK(store->commit(randomHistory(dice, {40, 79})));
        auto piece = store->derive(79, 1'000'000);
        OK(piece);
        QCOMPARE(piece->covered, Intervals({{0, 39}}));
        piece = store->derive(79, 1'000'000);
        OK(piece);
        QCOMPARE(piece->covered, Intervals({{40, 79}}));
        QVERIFY(!piece->more);
        const QString gathered = holdings();
        QCOMPARE(recounted(), gathered);
    }

    void whatElseChangesRowsEndsIt_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"late stream", "kept rows", "drop", "other change", "undo", "replace", "uncover",
                                 "live", "load", "unknown block", "rebuild"})
            QTest::addRow("%s", what) << QString::fromLatin1(what);
    }

    void whatElseChangesRowsEndsIt()
    {
        QFETCH(QString, what);
        const auto tokenStream = [](int token) {
            return u"transfers:"_s + QString::fromLatin1(hex::bytes(addressOf(token)));
        };
        if (what == "drop"_L1 || what == "late stream"_L1) {
            OK(Chains(*session).removeStream(chainId, all));
            for (const int token : {100, 101})
                OK(Chains(*session).addStream({chainId, tokenStream(token), 0, std::nullopt, {}, {}, {}}));
        }
        auto store = ingest();
        const auto commit = [&](Interval range, const QString& stream, int token, int log) {
            Commit made = history(range, stream);
            for (Height number = range.lo; number <= range.hi; ++number)
                addTransfer(made, number, log, token, 0, 7, U256(std::uint64_t(10)));
            return made;
        };
        mayOnlyRead();
        if (what == "late stream"_L1) {
            OK(store->commit(commit({5, 9}, tokenStream(100), 100, 0)));
            OK(store->derive(5, 1));
            OK(store->commit(commit({0, 9}, tokenStream(101), 101, 1)));  // rows are stored there
        } else if (what == "kept rows"_L1) {
            OK(store->commit(commit({0, 9}, all, 100, 0)));
            OK(store->uncover({all}, {{3, 5}}));
            Commit again = commit({3, 5}, all, 100, 1);
            again.streams = {all};
            OK(store->commit(again));
        } else if (what == "drop"_L1) {
            OK(store->commit(commit({0, 9}, tokenStream(100), 100, 0)));
            OK(store->commit(commit({0, 9}, tokenStream(101), 101, 1)));
            OK(Chains(*session).removeStream(chainId, tokenStream(101)));
            QCOMPARE(StreamDrop(*session, {chainId, schema}, epoch, sets()).run(tokenStream(101)).value_or(-1), 10);
        } else if (what == "unknown block"_L1) {
            Commit made = commit({0, 9}, all, 100, 0);
            OK(store->commit(history({0, 9}, u"headers"_s)));
            made.streams = {all};
            made.blocks.clear();
            OK(store->commit(made));
        } else {
            OK(store->commit(commit({0, 9}, all, 100, 0)));
            if (what == "other change"_L1)
                db->value(u"SELECT signalbox.changed('eip155:31337', 'prune', '{}', '{}')"_s);
            else if (what == "undo"_L1)
                OK(store->undo({7, 2, {}, {}, u"reorg"_s}));
            else if (what == "uncover"_L1)
                OK(store->uncover({all}, {{8, 9}}));
            else if (what == "load"_L1)
                OK(store->load());
            else if (what == "rebuild"_L1)
                db->value(
                    u"INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES ('eip155:31337', 'balances', "
                    "4, 4)"_s);
            else if (what == "replace"_L1 || what == "live"_L1) {
                Commit again = commit({4, 4}, all, 100, 0);
                again.live = what == "live"_L1;
                if (!again.live) {
                    again.mode = Commit::Mode::Replace;
                    again.missing = Commit::Missing::Remove;
                } else {
                    OK(store->uncover({all, u"headers"_s}, {{4, 4}}));
                }
                OK(store->commit(again));
            }
        }
        for (int turn = 0; turn < 5; ++turn) {
            const auto piece = store->derive(9, 1'000);
            QVERIFY2(piece.has_value(), qPrintable(piece.has_value() ? QString() : piece.error().text()));
        }
        if (what == "rebuild"_L1)
            return;  // the block is not counted
        QCOMPARE(sumOf(7), db->value(u"SELECT string_agg(net::text, ' ' ORDER BY contract_address) FROM (SELECT "
                                     u"contract_address, sum(value) AS net FROM "
                                     "eip155_31337.transfers t JOIN signalbox.coverage c ON c.stream = 'balances' AND "
                                     "t.block_number BETWEEN c.lo AND c.hi GROUP BY contract_address) s"_s));
    }
};

SIGNALBOX_TEST(GatheredSumsTest)
#include "gathered_sums_test.moc"
