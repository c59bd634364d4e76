// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "actions/http/http_client.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

QDateTime httpDate(const QByteArray& value)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    at.setTimeSpec(Qt::UTC);
    return at;
}

}  // namespace

QByteArray HttpAnswer::header(const char* name) const
{
    const auto found = std::find_if(headers.rbegin(), headers.rend(), [name](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.rend() ? QByteArray() : found->second;
}

std::optional<qint64> HttpAnswer::retryAfterMs() const
{
    constexpr double mostSeconds = 86'400;
    const QByteArray value = header("retry-after");
    if (value.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const double seconds = value.toDouble(&isNumber);
    if (isNumber && seconds == seconds)
        return static_cast<qint64>(std::clamp(seconds, 0.0, mostSeconds) * 1000);
    const QDateTime at = httpDate(value), sent = httpDate(header("date"));  // by the clock of the server if it shows it
    if (!at.isValid())
        return std::nullopt;
    const qint64 wait = (sent.isValid() ? sent : QDateTime::currentDateTimeUtc()).msecsTo(at);
    return std::clamp<qint64>(wait, 0, static_cast<qint64>(mostSeconds) * 1000);
}

}  // namespace signalbox::actions
