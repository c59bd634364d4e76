// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/canopy_services.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

CanopyServices::CanopyServices(std::shared_ptr<rpc::RateRegistry> rates) : m_rates(std::move(rates)) {}

CanopyServices::~CanopyServices()
{
    scope().cancel();
    scope().drain();
}

QCoro::Task<Expected<ProbeReport>> CanopyServices::probeEndpoint(EndpointDraft endpoint, QString expectedCaip2)
{
    const TaskScope::Guest guest(scope());
    const Cancellation cancellation = scope().cancellation();
    auto probing = reportOn(endpoint, expectedCaip2, m_rates, cancellation);
    auto report = co_await probing;
    if (cancellation.isRequested())
        co_return fail(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    co_return report;
}

QCoro::Task<std::optional<engine::Recognized>> CanopyServices::recognize(EndpointDraft endpoint)
{
    const TaskScope::Guest guest(scope());
    auto asking = identify(endpoint, m_rates, scope().cancellation());
    const auto identity = co_await asking;
    if (!identity)
        co_return std::nullopt;
    co_return engine::Recognized{u"canopy:%1"_s.arg(identity->chainId),
                                 Message(QT_TRANSLATE_NOOP("Engine", "a Canopy node (chain %1 of network %2)"))
                                     .arg(identity->chainId)
                                     .arg(identity->networkId)};
}

QCoro::Task<Expected<std::vector<StartChoice>>> CanopyServices::startChoices(ChainDraft chain, QDateTime date,
                                                                             int lastDays)
{
    const TaskScope::Guest guest(scope());
    auto asking =
        canopy::startChoices(std::move(chain.endpoints), date, lastDays, chain.from, m_rates, scope().cancellation());
    co_return co_await asking;
}

}  // namespace signalbox::canopy
