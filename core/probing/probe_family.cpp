// SPDX-License-Identifier: GPL-3.0-or-later

#include "probing/probe_family.h"

#include "signalbox/literals.h"
#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

/// An endpoint answered, but not as an EVM node does.
bool mayBeAnother(const ProbeReport& report)
{
    return report.error && report.caip2.isEmpty() && report.error->code != "RPC_CONNECTION"_L1 &&
           report.error->code != "RPC_TIMEOUT"_L1 && report.error->code != "RPC_TLS"_L1 &&
           report.error->code != "BAD_URL"_L1;
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
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "This endpoint is a Canopy node (chain %1 of network %2), not an EVM node. Add it as a "
                        "Canopy chain, or give the URL of an EVM node."))
                .arg(identity->chainId)
                .arg(identity->networkId),
            {{u"seen"_s, u"canopy:%1"_s.arg(identity->chainId)}});
        if (!report->checks.empty() && !report->checks.back().ok) {
            report->checks.back().text = report->error->message;
            report->checks.back().error = report->error;
        }
    }
    co_return report;
}

}  // namespace signalbox::engine
