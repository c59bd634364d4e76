// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QVariantMap>
#include <optional>
#include <tl/expected.hpp>

namespace signalbox {

/// Sorted by what the caller can do about it, before any name.
enum class ErrorKind {
    Invalid,      ///< the input is wrong: correct it (exit code 2 on the command line)
    NotFound,     ///< what was named does not exist (3)
    Refused,      ///< a rule, a right or a missing confirmation stands against it (4)
    Conflict,     ///< somebody else was first, or it exists already (4)
    Retryable,    ///< passing: the same call may work later
    Unavailable,  ///< a server, database or network cannot be reached
    Cancelled,    ///< asked to stop
    Internal,     ///< a fault of ours
};

/// `code` is stable, upper snake case (WRONG_CHAIN, REORG_TOO_DEEP). `text` is whole English sentences for a person:
/// what happened, what it means, what to do; no secret is ever in it. `args` are the numbers and names in the text, so
/// that the window can say it in another language by `code`.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString code;
    QString text;
    QVariantMap args;
    std::optional<qint64> retryAfterMs;

    static Error make(ErrorKind kind, const char* code, QString text, QVariantMap args = {})
    {
        return {kind, QString::fromLatin1(code), std::move(text), std::move(args), {}};
    }
    bool operator==(const Error&) const = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, const char* code, QString text, QVariantMap args = {})
{
    return tl::unexpected<Error>(Error::make(kind, code, std::move(text), std::move(args)));
}
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

struct Done {};  ///< success without a value: Expected<Done>

}  // namespace signalbox

Q_DECLARE_METATYPE(signalbox::Error)
