// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "postgres/session_thread.h"
#include "signalbox/ibc_values.h"

/// Parts that the readers of packets, channels and relayers share.
namespace signalbox::ibc {

using Reader = std::shared_ptr<engine::SessionThread>;

/// BAD_VALUE.
tl::unexpected<Error> badValue(Message message);
Expected<Done> checkDays(const QDate& from, const QDate& to);

QString shownText(const pqxx::field& field);  ///< of a chain: control and direction characters are visible
std::optional<int> maybeInt(const pqxx::field& field);
store::Value valueOf(quint64 number);  ///< for numeric(20,0)
store::Value valueOf(const QDate& date);
quint64 unsignedOf(const pqxx::field& field);

/// The name of a chain without one in the workspace is its ID.
IbcEnd endOf(const pqxx::field& chainId, const pqxx::field& name, const pqxx::field& caip2, const pqxx::field& port,
             const pqxx::field& channel);

/// Compiling these statements takes longer than running them.
void withoutJit(store::Transaction& transaction);

/// Reads in the thread, in one read-only transaction.
template <class T, class F>
QFuture<Expected<T>> readIn(const Reader& thread, F work)
{
    return thread->run<T>([work = std::move(work)](store::Session& session) {
        return session.read([&](store::Transaction& transaction) -> Expected<T> {
            withoutJit(transaction);
            return work(transaction);
        });
    });
}

template <class T>
QFuture<Expected<T>> refused(const Error& error)
{
    return QtFuture::makeReadyFuture(Expected<T>(fail(error)));
}

}  // namespace signalbox::ibc
