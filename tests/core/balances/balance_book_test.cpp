// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/balance_book.h"

#include "books_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class BalanceBookTest : public QObject, BooksPlace {
    Q_OBJECT

    std::unique_ptr<balances::BalanceBook> m_book;

private Q_SLOTS:
    void init()
    {
        makeBooks();
        m_book = std::make_unique<balances::BalanceBook>(reader);
    }
    void cleanup()
    {
        m_book.reset();
        dropBooks();
    }

    void aBalanceHasItsAmountPriceAndState()
    {
        const auto found = wait(m_book->current(chain, token(1).toUpper().replace(0, 2, u"0x"_s), holder(5)));
        OK(found);
        QVERIFY(*found);
        const Holding& holding = **found;
        QCOMPARE(holding.caip2, chain);
        QCOMPARE(holding.chain, u"Test eip155:31337"_s);
        QCOMPARE(holding.contract, token(1));
        QCOMPARE(holding.holder, holder(5));
        QCOMPARE(holding.symbol, u"AAA"_s);
        QCOMPARE(holding.raw, u"500"_s);
        QCOMPARE(holding.shown, u"5"_s);
        QCOMPARE(holding.decimals, std::optional(2));
        QCOMPARE(holding.usd, std::optional(u"5.000000"_s));
        QCOMPARE(holding.price, std::optional(u"1.0"_s));
        QCOMPARE(holding.at, std::optional<Height>(25));
        QCOMPARE(holding.changedAt, QDateTime({2026, 1, 2}, {1, 0}, Qt::UTC));
        QVERIFY(holding.complete && !holding.untrusted);
        const auto none = wait(m_book->current(chain, token(1), holder(99)));
        OK(none);
        QVERIFY(!*none);
    }

    void openingsAreAskedForAndTheirRefusalsAreRead()
    {
        const auto ask = [&](int owner) { return wait(m_book->askOpenings({{chain, token(1), holder(owner)}})); };
        OK(ask(5));
        QVERIFY(ask(5)->empty());  // complete
        sql(u"SELECT signalbox.uncover('eip155:31337', ARRAY['transfers', 'balances'], 0, 1)"_s);
        const auto waiting = ask(5);
        OK(waiting);
        QCOMPARE(waiting->size(), std::size_t(1));
        QCOMPARE(waiting->front().block, Height(1));
        QCOMPARE(waiting->front().holder, holder(5));
        QVERIFY(waiting->front().refusal.isEmpty() && waiting->front().askedAt.isValid());
        sql(u"SELECT refuse_openings(31337, a(1001), ARRAY[a(5)], message('No archive at %1.', '7'))"_s);
        QCOMPARE(ask(5)->front().refusal.english(), u"No archive at 7."_s);
        QCOMPARE(code(m_book->askOpenings({{chain, token(1), u"nobody"_s}})), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->askOpenings(std::vector<HoldingKey>(1001, {chain, token(1), holder(5)}))),
                 u"BAD_VALUE"_s);
    }

    void aPastBalanceIsWorthThePriceOfItsTime()
    {
        sql(u"INSERT INTO prices VALUES (31337, a(1001), 2, '2026-01-01 00:00Z', 'csv'), (31337, a(1001), 3, "
            "'2026-01-02 00:00Z', 'csv')"_s);
        const auto block = wait(m_book->past(chain, token(1), holder(5), u"3"_s));
        OK(block);
        QCOMPARE(block->raw, u"700"_s);
        QCOMPARE(block->usd, std::optional(u"14.000000"_s));
        QCOMPARE(block->at, std::optional<Height>(3));
        QCOMPARE(block->symbol, u"AAA"_s);
        const auto day = wait(m_book->past(chain, token(1), holder(5), u"2026-01-02"_s));
        OK(day);
        QCOMPARE(day->raw + u' ' + day->usd.value_or(QString()), u"500 15.000000"_s);
        QCOMPARE(code(m_book->past(chain, token(1), holder(5), u"soon"_s)), u"BAD_VALUE"_s);
    }

    void aPortfolioAndTheLargestHoldersAreLists()
    {
        const auto portfolio = wait(m_book->portfolio(holder(6), 1));
        OK(portfolio);
        QCOMPARE(portfolio->size(), std::size_t(1));
        QCOMPARE(portfolio->front().chain + u' ' + portfolio->front().shown, u"Test eip155:31337 4"_s);
        QCOMPARE(portfolio->front().decimals, std::optional(2));
        QVERIFY(portfolio->front().price);
        QCOMPARE(wait(m_book->portfolio(holder(6), 5))->size(), std::size_t(0));
        const auto top = wait(m_book->top(chain, token(1), 2));
        OK(top);
        QCOMPARE(top->size(), std::size_t(2));
        QCOMPARE(top->at(1).holder + u' ' + top->at(1).shown, holder(6) + u" 4"_s);
        QCOMPARE(top->at(1).price, std::optional(u"1.0"_s));
        QCOMPARE(code(m_book->top(chain, token(1), 0)), u"BAD_VALUE"_s);
    }

    void aRankCountsTheHoldersAbove()
    {
        const auto rank = [&](int number) { return wait(m_book->rank(chain, token(1), holder(number))).value(); };
        QCOMPARE(rank(5), std::optional<qint64>(1));
        QCOMPARE(rank(6), std::optional<qint64>(2));
        QCOMPARE(rank(7), std::optional<qint64>(3));
        QCOMPARE(rank(99), std::optional<qint64>());
        transfer(51, 0, 1, 0, 8, u"400"_s);  // equal: the lower address is first
        sql(u"SELECT add_live(31337, '{[51,52)}')"_s);
        cover(51, 51);
        QCOMPARE(rank(6), std::optional<qint64>(2));
        QCOMPARE(rank(8), std::optional<qint64>(3));
    }

    void stepsAreTheNewestChanges()
    {
        transfer(50, 1, 1, 6, 6, u"70"_s);  // to itself: no change
        const auto all = wait(m_book->steps(chain, token(1), holder(6), 10));
        OK(all);
        QStringList shown;
        for (const BalanceStep& step : *all)
            shown << u"%1 %2 %3 %4"_s.arg(step.block).arg(step.change, step.raw, step.shown);
        QCOMPARE(shown.join(u", "_s), u"2 300 300 3, 50 100 400 4"_s);
        QCOMPARE(all->front().time, QDateTime({2026, 1, 1}, {2, 0}, Qt::UTC));
        const auto last = wait(m_book->steps(chain, token(1), holder(5), 1));
        OK(last);
        QCOMPARE(last->size(), std::size_t(1));
        QCOMPARE(last->front().change + u' ' + last->front().raw, u"-200 500"_s);
        QVERIFY(wait(m_book->steps(chain, token(1), holder(99), 10))->empty());
        QCOMPARE(code(m_book->steps(chain, token(1), holder(5), 10'001)), u"BAD_VALUE"_s);
    }

    void closedDaysHaveABalanceAndAValue()
    {
        const QDate first(2026, 1, 1);
        const auto days = wait(m_book->days(chain, token(1), holder(5), first.addDays(-1), first.addDays(5)));
        OK(days);
        QCOMPARE(days->size(), std::size_t(2));
        QCOMPARE(days->at(0).day, first);
        QCOMPARE(days->at(0).raw + u' ' + days->at(0).shown, u"700 7"_s);
        QCOMPARE(days->at(1).usd, std::optional(u"5.000000"_s));
        const auto values = wait(m_book->values(holder(5), first, first.addDays(5)));
        OK(values);
        QCOMPARE(values->size(), std::size_t(2));
        QCOMPARE(values->at(0).usd, 7.0);
        QCOMPARE(values->at(1).usd, 5.0);
        QCOMPARE(values->at(1).caip2, chain);
        QCOMPARE(code(m_book->values(holder(5), first, first.addDays(4000))), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->days(chain, token(1), holder(5), first, first.addDays(-1))), u"BAD_VALUE"_s);
    }

    /// A value is known when all chains of the address have closed the day.
    void aValueWaitsForAllChains()
    {
        addChain(8);
        transfer(1, 0, 1, 0, 5, u"100"_s, 8);
        transfer(30, 0, 1, 0, 5, u"100"_s, 8);
        sql(u"SELECT add_live(8, '{[0,31)}')"_s);
        cover(0, 30, u"ARRAY['transfers', 'balances']"_s, 8);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, decimals, is_stable_token) VALUES (8, t(1), 2, "
            "true)"_s);
        const QDate first(2026, 1, 1);
        QVERIFY(wait(m_book->values(holder(5), first, first.addDays(5)))->empty());
        sql(u"SELECT close_next_day(8)"_s);
        const auto values = wait(m_book->values(holder(5), first, first.addDays(5)));
        OK(values);
        QCOMPARE(values->size(), std::size_t(2));
        QCOMPARE(values->at(0).day, first);
        QCOMPARE(values->at(0).usd + values->at(1).usd, 8.0);
        sql(u"SELECT set_untrusted(8, t(1), 'test')"_s);
        QCOMPARE(wait(m_book->values(holder(5), first, first))->size(), std::size_t(1));
    }

    void errorsNameTheirCause()
    {
        QCOMPARE(code(m_book->current(u"canopy:31337"_s, token(1), holder(5))), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(code(m_book->top(u"eip155:031337"_s, token(1), 5)), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(code(m_book->rank(u"eip155:5"_s, token(1), holder(5))), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(code(m_book->current(chain, u"0x12"_s, holder(5))), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->steps(chain, token(1), u"five"_s, 5)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->portfolio(holder(0), 0)), u"BAD_VALUE"_s);
    }
};

SIGNALBOX_TEST(BalanceBookTest)
#include "balance_book_test.moc"
