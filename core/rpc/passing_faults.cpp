// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/passing_faults.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

void PassingFaults::watch(Call& call)
{
    ++m_requests;
    call.judge = [this, judge = std::move(call.judge)](const Fault& fault) {
        const auto verdict = judge ? judge(fault) : std::nullopt;
        const auto kind = verdict ? verdict->kind : classify(fault).kind;
        if (kind == ErrorClass::Transient || kind == ErrorClass::Rate) {
            ++m_failures;
            m_last = fault;
        }
        return verdict;
    };
}

std::optional<ProbeReport::Check> PassingFaults::check(const QString& url) const
{
    if (m_failures == 0)
        return std::nullopt;
    const Message text =
        Message(QT_TRANSLATE_NOOP("Engine", "Some requests failed and were repeated (%1 of %2). The last one: %3"))
            .arg(m_failures)
            .arg(m_requests + m_failures)
            .arg(toError(m_last, classify(m_last), url).message);
    return ProbeReport::Check{u"failures"_s, true, text, Error::make(ErrorKind::Retryable, "REQUESTS_FAILED", text)};
}

}  // namespace signalbox::rpc
