// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/book_parts.h"

#include <QDate>

#include "support/safe_text.h"

namespace signalbox::balances {

std::string BookChain::holdings() const
{
    return own ? "balances.holdings_" + std::to_string(number) : "balances.holdings";
}

std::string BookChain::ofChain() const
{
    // The partition's index does not have the chain, and a condition on it would read each row of the table.
    return own ? "$1::bigint IS NOT NULL" : "h.chain_id = $1::bigint";
}

std::string BookChain::table(const char* name) const
{
    return store::quoteName(schema) + "." + name;
}

QString caip2Of(qint64 number)
{
    return u"eip155:%1"_s.arg(number);
}

qint64 numberOf(const QString& caip2)
{
    const qint64 number = caip2.section(u':', 1).toLongLong();
    return caip2 == caip2Of(number) ? number : 0;
}

Expected<BookChain> chainOf(store::Transaction& transaction, const QString& caip2)
{
    const qint64 number = numberOf(caip2);
    // Compiling these statements takes longer than running them.
    for (const auto& row : transaction.exec(
             "SELECT c.name, c.schema_name, to_regclass('balances.holdings_' || $2::bigint) IS NOT NULL, "
             "set_config('jit', 'off', true) FROM signalbox.chains c WHERE c.caip2 = $1 AND $2::bigint > 0 AND c.state "
             "IN ('active', 'paused')",
             {caip2, number}))
        return BookChain{number, caip2, store::text(row[0]), store::text(row[1]), store::boolean(row[2])};
    return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no EVM chain %1.")).arg(caip2));
}

tl::unexpected<Error> badValue(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_VALUE", std::move(message));
}

Expected<Done> checkLimit(int limit, int most)
{
    if (limit >= 1 && limit <= most)
        return Done{};
    return badValue(Message(QT_TRANSLATE_NOOP("Engine", "The limit must be a number from 1 to %L1.")).arg(most));
}

Expected<Done> checkDays(const QDate& from, const QDate& to)
{
    constexpr int most = 4000;
    if (!from.isValid() || !to.isValid() || from > to)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "A range of days needs two dates, the earlier one first.")));
    if (from.daysTo(to) >= most)
        return badValue(Message(QT_TRANSLATE_NOOP("Engine", "A range has at most 4,000 days.")));
    return Done{};
}

QString shownText(const pqxx::field& field)
{
    return visibleText(store::text(field));
}

std::optional<int> maybeInt(const pqxx::field& field)
{
    const auto number = store::maybeInteger(field);
    return number ? std::optional(int(*number)) : std::nullopt;
}

}  // namespace signalbox::balances
