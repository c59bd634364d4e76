// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/books/book_parts.h"
#include "balances_place.h"

namespace signalbox::test {

/// A chain with some transfers of token 1, for tests of the books. Blocks are an hour apart from 2026-01-01 00:00 UTC.
/// Holder 5 has 500 of it, holder 6 has 400, holder 7 has 200; two days are closed.
class BooksPlace : public BalancesPlace {
protected:
    void makeBooks()
    {
        make();
        reader = std::make_shared<engine::SessionThread>(db->connection());
        transfer(1, 0, 1, 0, 5, u"1000"_s);
        transfer(2, 0, 1, 5, 6, u"300"_s);
        transfer(25, 0, 1, 5, 7, u"200"_s);
        transfer(50, 0, 1, 0, 6, u"100"_s);
        sql(u"SELECT add_live(31337, '{[0,51)}')"_s);
        cover(0, 50);
        while (!sql(u"SELECT close_next_day(31337)"_s).isEmpty()) {
        }
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol, decimals, is_stable_token) VALUES "
            "(31337, t(1), 'AAA', 2, true)"_s);
    }
    void dropBooks()
    {
        reader.reset();
        drop();
    }
    template <class T>
    static T wait(QFuture<T> future)
    {
        future.waitForFinished();
        return future.result();
    }
    template <class T>
    static QString code(QFuture<Expected<T>> future)
    {
        const auto answer = wait(future);
        return answer ? QString() : answer.error().code;
    }
    QString token(int number) const { return sql(u"SELECT t(%1)"_s.arg(number)); }
    QString holder(int number) const { return sql(u"SELECT h(%1)"_s.arg(number)); }

    inline static const QString chain = u"eip155:31337"_s;
    balances::Reader reader;
};

}  // namespace signalbox::test
