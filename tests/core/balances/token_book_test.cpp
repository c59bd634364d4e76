// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/token_book.h"

#include "books_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class TokenBookTest : public QObject, BooksPlace {
    Q_OBJECT

    std::unique_ptr<balances::TokenBook> m_book;
    const QDate m_first{2026, 1, 1};

private Q_SLOTS:
    void init()
    {
        makeBooks();
        m_book = std::make_unique<balances::TokenBook>(reader);
    }
    void cleanup()
    {
        m_book.reset();
        dropBooks();
    }

    void aTokenHasFigures()
    {
        sql(u"UPDATE token_metadata SET name = 'A\u202Etoken', start_block = 1, start_quality = 'exact' WHERE contract "
            u"= "
            "a(1001)"_s);
        const auto token = wait(m_book->token(chain, BooksPlace::token(1)));
        OK(token);
        QCOMPARE(token->caip2 + u' ' + token->chain, u"eip155:31337 Test eip155:31337"_s);
        QCOMPARE(token->contract, BooksPlace::token(1));
        QCOMPARE(token->symbol + u' ' + token->name, u"AAA Atoken"_s);
        QCOMPARE(token->decimals, std::optional(2));
        QCOMPARE(token->mode, u"transfers"_s);
        QCOMPARE(token->start, std::optional<Height>(1));
        QCOMPARE(token->supplyRaw + u' ' + token->supply, u"1100 11"_s);
        QCOMPARE(token->holders, 3);
        QCOMPARE(token->dayAgo, std::optional<qint64>(3));
        QCOMPARE(token->topShare, std::optional(1.0));
        QCOMPARE(token->price.value_or(QString()) + u' ' + token->priceSource, u"1 pegged"_s);
        QVERIFY(token->complete && token->stable && !token->untrusted);
        QCOMPARE(token->completeFrom, std::optional<Height>(0));
        QCOMPARE(token->countedTo, std::optional<Height>(50));
        sql(u"SELECT distrust(31337, a(1001), message('It is %1.', 'strange'))"_s);
        const auto doubted = wait(m_book->token(chain, BooksPlace::token(1)));
        OK(doubted);
        QVERIFY(doubted->untrusted);
        QCOMPARE(doubted->untrustedReason.english(), u"It is strange."_s);
        const auto unknown = wait(m_book->token(chain, BooksPlace::token(77)));
        OK(unknown);
        QCOMPARE(unknown->holders, 0);
        QVERIFY(!unknown->decimals && !unknown->price && !unknown->topShare);
    }

    void tokensAreSortedByTheirHolders()
    {
        transfer(51, 0, 2, 0, 5, u"7"_s);
        sql(u"SELECT add_live(31337, '{[51,52)}')"_s);
        cover(51, 51);
        addChain(8);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol) VALUES (8, t(9), 'ZZZ')"_s);
        const auto all = wait(m_book->tokens({}));
        OK(all);
        QStringList shown;
        for (const TokenFigures& token : *all)
            shown << u"%1 %2 %3"_s.arg(token.symbol).arg(token.holders).arg(token.supply);
        QCOMPARE(shown.join(u", "_s), u"AAA 3 11,  1 7, ZZZ 0 0"_s);
        QCOMPARE(wait(m_book->tokens(u"eip155:8"_s))->size(), std::size_t(1));
        QCOMPARE(code(m_book->tokens(u"eip155:9"_s)), u"CHAIN_UNKNOWN"_s);
    }

    void theLargestHoldersHaveAShare()
    {
        const auto points = wait(m_book->concentration(chain, token(1)));
        OK(points);
        QStringList shown;
        for (const ConcentrationPoint& point : *points)
            shown << u"%1 %2"_s.arg(point.holders).arg(qRound(point.share * 1100));
        QCOMPARE(shown.join(u", "_s), u"1 500, 2 900, 3 1100"_s);
        QVERIFY(wait(m_book->concentration(chain, token(9)))->empty());
    }

    void closedDaysHaveFigures()
    {
        const auto days = wait(m_book->days(chain, token(1), m_first, m_first.addDays(9)));
        OK(days);
        QCOMPARE(days->size(), std::size_t(2));
        QCOMPARE(days->at(0).day, m_first);
        QCOMPARE(days->at(0).holders, 2);
        QCOMPARE(days->at(1).holders, 3);
        QCOMPARE(days->at(1).supply, u"10"_s);
    }

    void checksAreListedWithTheirFindings()
    {
        sql(u"INSERT INTO drift_checks (id, chain_id, contract, checked_at, block, finalized, holders, equal, drifted, "
            "unanswered, calls, milliseconds, outcome) VALUES (1, 31337, a(1001), '2026-01-03Z', 40, true, 3, 3, 0, 0, "
            "1, 2.5, NULL), (2, 31337, a(1002), '2026-01-04Z', 45, false, 10, 7, 2, 1, 2, 9, "
            "message('Found %1.', '2'))"_s);
        sql(u"INSERT INTO drift_findings VALUES (2, a(5), 10, 12, 'queued'), (2, a(6), 10, 3, 'untrusted')"_s);
        const auto all = wait(m_book->checks(chain, {}, 10));
        OK(all);
        QCOMPARE(all->size(), std::size_t(2));
        const DriftCheck& check = all->front();
        QCOMPARE(check.id, 2);
        QCOMPARE(check.contract, token(2));
        QCOMPARE(check.at, QDateTime({2026, 1, 4}, {0, 0}, Qt::UTC));
        QCOMPARE(check.equal + check.drifted + check.unanswered, check.holders);
        QVERIFY(!check.finalized);
        QCOMPARE(check.outcome.english(), u"Found 2."_s);
        QCOMPARE(all->back().symbol, u"AAA"_s);
        QVERIFY(all->back().outcome.isEmpty());
        QCOMPARE(wait(m_book->checks(chain, token(1), 10))->size(), std::size_t(1));
        const auto rows = wait(m_book->drifted(2));
        OK(rows);
        QCOMPARE(rows->size(), std::size_t(2));
        QCOMPARE(rows->front().holder, holder(6));
        QCOMPARE(rows->front().difference + u' ' + rows->front().outcome, u"-7 untrusted"_s);
        QVERIFY(wait(m_book->drifted(1))->empty());
    }

    void pricesAreStoredAndRemoved()
    {
        const QDateTime old({2026, 1, 1}, {0, 0}, Qt::UTC);
        OK(wait(m_book->setPrice(chain, token(1), u"1.5"_s, old)));
        OK(wait(m_book->setPrice(chain, token(1), u"2e-3"_s, {})));
        OK(wait(m_book->setPrice(chain, token(1), u"1.25"_s, old)));
        const auto all = wait(m_book->prices(chain, token(1)));
        OK(all);
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE(all->front().price + u' ' + all->front().source + u' ' + all->front().symbol, u"0.002 manual AAA"_s);
        QCOMPARE(all->back().price, u"1.25"_s);
        QCOMPARE(all->back().at, old);
        QCOMPARE(wait(m_book->prices(chain, {}))->size(), std::size_t(1));
        QCOMPARE(wait(m_book->token(chain, token(1)))->price, std::optional(u"0.002"_s));
        QCOMPARE(wait(m_book->removePrices(chain, token(1), u"csv"_s)).value(), 0);
        QCOMPARE(wait(m_book->removePrices(chain, token(1), {})).value(), 2);
        for (const char* wrong : {"", "-1", "NaN", "1,5", "1e999", "0x1", "1.2.3", "."})
            QCOMPARE(code(m_book->setPrice(chain, token(1), QLatin1String(wrong), {})), u"BAD_VALUE"_s);
    }
};

SIGNALBOX_TEST(TokenBookTest)
#include "token_book_test.moc"
