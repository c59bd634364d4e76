// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"

/// Parts that the books of balances, of the queue and of tokens share.
namespace signalbox::balances {

using Reader = std::shared_ptr<engine::SessionThread>;

struct BookChain {
    qint64 number = 0;
    QString caip2, name, schema;
    bool own = false;  ///< its holdings have a partition of their own

    /// The table of its holdings, without the chains that a query would have to exclude. `$1` is the chain's number.
    std::string holdings() const;
    std::string ofChain() const;                ///< a condition on rows of that table, h
    std::string table(const char* name) const;  ///< in the chain's schema, quoted
};

/// CHAIN_UNKNOWN for a chain without balances, and for a deleted one.
Expected<BookChain> chainOf(store::Transaction& transaction, const QString& caip2);
QString caip2Of(qint64 number);
qint64 numberOf(const QString& caip2);  ///< 0 if it is not an EVM chain's ID

/// BAD_VALUE.
tl::unexpected<Error> badValue(Message message);
Expected<Done> checkLimit(int limit, int most);
Expected<Done> checkDays(const QDate& from, const QDate& to);

QString shownText(const pqxx::field& field);  ///< of a contract: control and direction characters are visible
std::optional<int> maybeInt(const pqxx::field& field);

/// Reads in the thread, in one read-only transaction.
template <class T, class F>
QFuture<Expected<T>> readIn(const Reader& thread, F work)
{
    return thread->run<T>([work = std::move(work)](store::Session& session) {
        return session.read([&](store::Transaction& transaction) -> Expected<T> { return work(transaction); });
    });
}

/// The same about one chain.
template <class T, class F>
QFuture<Expected<T>> readOf(const Reader& thread, const QString& caip2, F work)
{
    return readIn<T>(thread, [caip2, work = std::move(work)](store::Transaction& transaction) -> Expected<T> {
        const auto chain = chainOf(transaction, caip2);
        if (!chain)
            return fail(chain.error());
        return work(transaction, *chain);
    });
}

template <class T>
QFuture<Expected<T>> refused(const Error& error)
{
    return QtFuture::makeReadyFuture(Expected<T>(fail(error)));
}

}  // namespace signalbox::balances
