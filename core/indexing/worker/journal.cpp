// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/journal.h"

#include "signalbox/literals.h"

namespace signalbox::indexing {

void Journal::failed(Source source, const Error& error, qint64 nextTryInMs)
{
    const QDateTime next = nextTryInMs < 0 ? QDateTime() : QDateTime::currentDateTimeUtc().addMSecs(nextTryInMs);
    if (m_failures.raise(source, error, next))
        log(source <= Source::Disk ? "error" : "warning", error.text());
    m_changed();
}

void Journal::over(Source source)
{
    const auto* failure = m_failures.find(source);
    if (!failure)
        return;
    const QString code = failure->error.code;
    m_failures.clear(source);
    log("info", u"Over: %1."_s.arg(code));
    m_changed();
}

}  // namespace signalbox::indexing
