#include "probing/probe_family.h"

#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

/// Something answered, and not as an EVM node does.
bool mayBeAnother(const ProbeReport& report)
{
    return report.error && report.caip2.isEmpty() && report.error->code != QLatin1String("RPC_CONNECTION") &&
           report.error->code != QLatin1String("RPC_TIMEOUT") && report.error->code != QLatin1String("RPC_TLS") &&
           report.error->code != QLatin1String("BAD_URL");
}

}  // namespace

QCoro::Task<Expected<ProbeReport>> probeFamily(NetThread& net, EndpointDraft endpoint, QString family,
                                               QString expectedCaip2)
{
    if (family == canopyFamily) {
        auto probing = net.canopy().probeEndpoint(endpoint, expectedCaip2);
        co_return co_await probing;
    }
    auto probing = net.services().probeEndpoint(endpoint, expectedCaip2);
    auto report = co_await probing;
    if (!report || !mayBeAnother(*report))
        co_return report;
    auto asking = net.canopy().identity(endpoint);
    const auto identity = co_await asking;
    if (identity) {
        report->error = Error::make(
            ErrorKind::Refused, "WRONG_FAMILY",
            QStringLiteral("This endpoint is a Canopy node (chain %1 of network %2), not an EVM node. Add it as a "
                           "Canopy chain, or give the URL of an EVM node.")
                .arg(identity->chainId)
                .arg(identity->networkId),
            {{QStringLiteral("seen"), QStringLiteral("canopy:%1").arg(identity->chainId)}});
        if (!report->checks.empty() && !report->checks.back().ok) {
            report->checks.back().text = report->error->text;
            report->checks.back().error = report->error;
        }
    }
    co_return report;
}

}  // namespace signalbox::engine
