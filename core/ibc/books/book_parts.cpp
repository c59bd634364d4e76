// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/book_parts.h"

#include "support/safe_text.h"

namespace signalbox::ibc {

tl::unexpected<Error> badValue(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_VALUE", std::move(message));
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

store::Value valueOf(quint64 number)
{
    return QString::number(number);
}

store::Value valueOf(const QDate& date)
{
    return date.toString(Qt::ISODate);
}

quint64 unsignedOf(const pqxx::field& field)
{
    return store::text(field).toULongLong();
}

IbcEnd endOf(const pqxx::field& chainId, const pqxx::field& name, const pqxx::field& caip2, const pqxx::field& port,
             const pqxx::field& channel)
{
    IbcEnd end;
    end.chainId = shownText(chainId);
    end.chain = name.is_null() ? end.chainId : store::text(name);
    end.port = shownText(port);
    end.channel = shownText(channel);
    end.caip2 = store::text(caip2);
    return end;
}

void withoutJit(store::Transaction& transaction)
{
    transaction.exec("SELECT set_config('jit', 'off', true)");
}

}  // namespace signalbox::ibc
