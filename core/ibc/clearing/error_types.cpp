// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/error_types.h"

#include "signalbox/literals.h"

namespace signalbox::ibc {

QString errorType(const Error& error)
{
    const QString text = error.text();
    if (text.contains("insufficient f"_L1, Qt::CaseInsensitive))
        return u"INSUFFICIENT_BALANCE"_s;
    if (error.code == "HERMES_MISSING"_L1 || error.code == "BREAKER_OPEN"_L1 || error.kind == ErrorKind::Retryable ||
        error.kind == ErrorKind::Unavailable)
        return u"SERVICE_UNAVAILABLE"_s;
    if (error.code == "CHANNEL_CLOSED"_L1 || text.contains("channel is closed"_L1, Qt::CaseInsensitive) ||
        text.contains("STATE_CLOSED"_L1))
        return u"CHANNEL_CLOSED"_s;
    if (error.code == "CHANNEL_UNKNOWN"_L1 || error.code == "CLIENT_INACTIVE"_L1)
        return u"CHANNEL_UNAVAILABLE"_s;
    if (error.kind == ErrorKind::Invalid)
        return u"INVALID_REQUEST"_s;
    return u"INTERNAL_ERROR"_s;
}

QString errorTypeOfVerdict(const QString& verdict)
{
    return verdict == "unprovable"_L1 ? u"CHANNEL_UNAVAILABLE"_s : u"VERIFICATION_FAILED"_s;
}

}  // namespace signalbox::ibc
