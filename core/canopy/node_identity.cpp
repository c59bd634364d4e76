// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/node_identity.h"

#include "canopy/probe.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

namespace {

std::shared_ptr<NodeClient> clientOf(const rpc::EndpointSettings& settings, std::shared_ptr<rpc::RateRegistry> rates)
{
    auto client = std::make_shared<NodeClient>(ChainIdentity{}, std::move(rates));
    client->pool().setEndpoints({settings});
    return client;
}

struct Answered {
    std::optional<ChainIdentity> identity;
    bool reached = false;  ///< true if any HTTP answer arrived
    std::optional<Error> error;
};

QCoro::Task<Answered> ask(NodeClient* client)
{
    Answered answered;
    JsonReader reader;
    rpc::Call call;
    call.method = "cert-by-height";
    call.path = "/v1/query/cert-by-height";
    call.body = R"({"height":0})";
    call.judge = judge;
    call.somebodyWaits = true;
    call.limits = {8 << 20, 10'000, 20'000};
    call.read = [&](const rpc::AnswerBuffer& body) -> std::optional<rpc::Fault> {
        answered.reached = true;
        const auto document = reader.parse(body.view());
        if (document) {
            std::string fault;
            const Fields header = Fields(*document, &fault).object("header");
            const quint64 chain = header.number("chainId"), network = header.number("networkID");
            if (fault.empty() && chain > 0)
                answered.identity = ChainIdentity{chain, network};
        }
        return std::nullopt;
    };
    auto asking = client->pool().call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome) {
        const rpc::Fault& fault = outcome.error().fault;
        const bool key = fault.httpStatus == 401 || fault.httpStatus == 403 || fault.httpStatus == 429;
        answered.reached = answered.reached ||
                           (fault.network.isEmpty() && fault.httpStatus >= 400 && fault.httpStatus < 500 && !key) ||
                           fault.network == "bad_json"_L1 || fault.network == "web_page"_L1;
        answered.error = outcome.error().error;
    }
    co_return answered;
}

Error notCanopy(const QString& url)
{
    return Error::make(ErrorKind::Refused, "NOT_CANOPY",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The server at %1 is not a Canopy node. Enter the URL of the node's "
                                                 "query interface (its port is often 50002)."))
                           .arg(url));
}

}  // namespace

QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft draft, std::shared_ptr<rpc::RateRegistry> rates,
                                                         Cancellation cancellation)
{
    const auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (!settings || settings->webSocket)
        co_return std::nullopt;
    const auto client = clientOf(*settings, rates);
    const auto hook = cancellation.onRequest([client] { client->pool().cancel(); });
    auto asking = ask(client.get());
    const Answered answered = co_await asking;
    if (!answered.identity)
        co_return std::nullopt;
    co_return engine::Recognized{u"canopy:%1"_s.arg(answered.identity->chainId),
                                 Message(QT_TRANSLATE_NOOP("Engine", "a Canopy node (chain %1 of network %2)"))
                                     .arg(answered.identity->chainId)
                                     .arg(answered.identity->networkId)};
}

QCoro::Task<ProbeReport> reportOn(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                  Cancellation cancellation)
{
    const auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (settings && !settings->webSocket) {
        const auto client = clientOf(*settings, rates);
        const auto hook = cancellation.onRequest([client] { client->pool().cancel(); });
        auto asking = ask(client.get());
        const Answered answered = co_await asking;
        if (!answered.identity) {
            ProbeReport report;
            report.family = u"canopy"_s;
            report.url = settings->masked();
            report.checks.push_back({u"url"_s, true, Message(report.url), {}});
            report.error = answered.reached ? notCanopy(report.url) : *answered.error;
            report.checks.push_back({u"chain_id"_s, false, report.error->message, report.error});
            co_return report;
        }
    }
    auto probing = probeNode(draft, expectedCaip2, rates, cancellation);
    NodeProbe probe = co_await probing;
    ProbeReport& report = probe.report;
    report.family = u"canopy"_s;
    report.bulk = probe.bulk;
    constexpr auto most = quint64(std::numeric_limits<qint64>::max());
    if (probe.chainId > most || probe.networkId > most) {
        report.error =
            Error::make(ErrorKind::Invalid, "BAD_CHAIN_ID",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The endpoint serves chain %1 of network %2, which is above 2^63 - "
                                                  "1. Signalbox cannot store this chain."))
                            .arg(probe.chainId)
                            .arg(probe.networkId));
    } else if (probe.chainId > 0) {
        report.networkId = static_cast<qint64>(probe.networkId);
        report.chainName = u"Canopy chain %1"_s.arg(probe.chainId);
        if (!report.genesisHash.isEmpty() && !report.genesisHash.startsWith("0x"_L1))
            report.genesisHash.prepend("0x"_L1);
    }
    co_return report;
}

}  // namespace signalbox::canopy
