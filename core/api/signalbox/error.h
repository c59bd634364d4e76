// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>
#include <optional>
#include <tl/expected.hpp>

#include "signalbox/message.h"

namespace signalbox {

/// Classified by what the caller can do about the error.
enum class ErrorKind {
    Invalid,      ///< the input is wrong: correct it (exit code 2 on the command line)
    NotFound,     ///< the named object does not exist (3)
    Refused,      ///< a rule, a missing right or a missing confirmation prevents it (4)
    Conflict,     ///< another user was first, or it exists already (4)
    Retryable,    ///< temporary: the same call may succeed later
    Unavailable,  ///< a server, database or network cannot be reached
    Cancelled,    ///< stopped on request
    Internal,     ///< a bug in Signalbox
};

/// `code` is stable, upper snake case (WRONG_CHAIN, REORG_TOO_DEEP). `message` says in whole sentences what happened,
/// why, and what to do. `args` are values for the program that receives the error.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString code;
    Message message;
    QVariantMap args;
    std::optional<qint64> retryAfterMs;

    static Error make(ErrorKind kind, const char* code, Message message, QVariantMap args = {})
    {
        return {kind, QString::fromLatin1(code), std::move(message), std::move(args), {}};
    }
    QString text() const { return message.english(); }
    bool operator==(const Error&) const = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, const char* code, Message message, QVariantMap args = {})
{
    return tl::unexpected<Error>(Error::make(kind, code, std::move(message), std::move(args)));
}
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

struct Done {};  ///< success without a value: Expected<Done>

}  // namespace signalbox
