// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/probe/node_prober.h"

namespace signalbox::engine {

NodeProber::~NodeProber()
{
    scope().cancel();
    scope().drain();
}

QCoro::Task<Expected<ProbeReport>> NodeProber::probeEndpoint(EndpointDraft endpoint, QString expectedCaip2)
{
    const TaskScope::Guest guest(scope());
    const Cancellation cancellation = scope().cancellation();
    auto probing = m_requests.report(endpoint, expectedCaip2, m_rates, cancellation);
    auto report = co_await probing;
    if (cancellation.isRequested())
        co_return fail(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    co_return report;
}

QCoro::Task<std::optional<Recognized>> NodeProber::recognize(EndpointDraft endpoint)
{
    const TaskScope::Guest guest(scope());
    auto asking = m_requests.recognize(endpoint, m_rates, scope().cancellation());
    co_return co_await asking;
}

QCoro::Task<Expected<std::vector<StartChoice>>> NodeProber::startChoices(ChainDraft chain, QDateTime date, int lastDays)
{
    const TaskScope::Guest guest(scope());
    auto asking =
        m_requests.starts(std::move(chain.endpoints), date, lastDays, chain.from, m_rates, scope().cancellation());
    co_return co_await asking;
}

}  // namespace signalbox::engine
