// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/probe/cosmos_services.h"

#include "cosmos/probe/probe.h"
#include "cosmos/probe/start_choices.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

CosmosServices::~CosmosServices()
{
    scope().cancel();
    scope().drain();
}

QCoro::Task<Expected<ProbeReport>> CosmosServices::probeEndpoint(EndpointDraft endpoint, QString expectedCaip2)
{
    const TaskScope::Guest guest(scope());
    const Cancellation cancellation = scope().cancellation();
    auto probing = probe(endpoint, expectedCaip2, m_rates, cancellation);
    auto report = co_await probing;
    if (cancellation.isRequested())
        co_return fail(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    co_return report;
}

QCoro::Task<std::optional<engine::Recognized>> CosmosServices::recognize(EndpointDraft endpoint)
{
    const TaskScope::Guest guest(scope());
    auto asking = cosmos::recognize(endpoint, m_rates, scope().cancellation());
    co_return co_await asking;
}

QCoro::Task<Expected<std::vector<StartChoice>>> CosmosServices::startChoices(ChainDraft chain, QDateTime date,
                                                                             int lastDays)
{
    const TaskScope::Guest guest(scope());
    auto asking =
        cosmos::startChoices(std::move(chain.endpoints), date, lastDays, chain.from, m_rates, scope().cancellation());
    co_return co_await asking;
}

}  // namespace signalbox::cosmos
