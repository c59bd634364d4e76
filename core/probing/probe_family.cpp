// SPDX-License-Identifier: GPL-3.0-or-later

#include "probing/probe_family.h"

#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

/// An endpoint answered, but not as a node of the family does.
bool mayBeAnother(const ProbeReport& report)
{
    return report.error && report.caip2.isEmpty() && report.error->code != "RPC_CONNECTION"_L1 &&
           report.error->code != "RPC_TIMEOUT"_L1 && report.error->code != "RPC_TLS"_L1 &&
           report.error->code != "BAD_URL"_L1;
}

Error wrongFamily(const Family& asked, const Family& other, const Recognized& seen)
{
    return Error::make(
        ErrorKind::Refused, "WRONG_FAMILY",
        Message(QT_TRANSLATE_NOOP("Engine", "This endpoint is %1, not %2. Add it as %3, or give the URL of %2."))
            .arg(seen.node, asked.aNode(), other.aChain()),
        {{u"seen"_s, seen.caip2}});
}

}  // namespace

QCoro::Task<Expected<ProbeReport>> probeFamily(NetThread& net, EndpointDraft endpoint, QString family,
                                               QString expectedCaip2)
{
    Prober* const prober = net.prober(family);
    if (!prober)
        co_return fail(net.families().unknown(family));
    const Family& asked = *net.families().find(family);
    auto probing = prober->probeEndpoint(endpoint, expectedCaip2);
    auto report = co_await probing;
    if (!report || !mayBeAnother(*report))
        co_return report;
    for (const auto& other : net.families().all()) {
        if (other.get() == &asked)
            continue;
        auto asking = net.prober(other->id())->recognize(endpoint);
        const auto seen = co_await asking;
        if (!seen)
            continue;
        report->error = wrongFamily(asked, *other, *seen);
        if (!report->checks.empty() && !report->checks.back().ok) {
            report->checks.back().text = report->error->message;
            report->checks.back().error = report->error;
        }
        break;
    }
    co_return report;
}

}  // namespace signalbox::engine
