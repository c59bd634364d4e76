// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/probe/probe.h"

#include "cosmos/chain_id.h"
#include "cosmos/probe/visit.h"

namespace signalbox::cosmos {

namespace {

/// A server that answers at all, but not as such a node.
bool reached(const rpc::Refusal& refusal)
{
    const rpc::Fault& fault = refusal.fault;
    const bool key = fault.httpStatus == 401 || fault.httpStatus == 403 || fault.httpStatus == 429;
    const bool down = fault.httpStatus >= 500 && fault.httpStatus != 501;
    return (fault.network.isEmpty() && !key && !down) || fault.network == "bad_json"_L1 ||
           fault.network == "web_page"_L1 || fault.network == "incomplete"_L1;
}

QCoro::Task<QString> chainOfLcd(LcdClient* client)
{
    auto asking = client->get(nodeInfoPath);
    const auto answer = co_await asking;
    co_return answer ? chainOfNodeInfo(*answer) : QString();
}

Error notCometBft(const Visit& visit, const QString& lcdChain)
{
    const Message text =
        lcdChain.isEmpty()
            ? Message(QT_TRANSLATE_NOOP("Engine",
                                        "The server at %1 is not a CometBFT node. Enter the URL of the node's RPC (its "
                                        "port is often 26657)."))
                  .arg(visit.report.url)
            : Message(QT_TRANSLATE_NOOP("Engine",
                                        "%1 is the REST interface (LCD) of chain %2. Add it with the kind LCD, and the "
                                        "URL of the node's RPC (its port is often 26657) as the first endpoint."))
                  .arg(visit.report.url, lcdChain);
    return Error::make(ErrorKind::Refused, "NOT_COMETBFT", text);
}

}  // namespace

bool Visit::takeChainId(const QString& chainId)
{
    if (!isChainId(chainId)) {
        ruleOut("chain_id",
                Error::make(ErrorKind::Invalid, "BAD_CHAIN_ID",
                            Message(QT_TRANSLATE_NOOP("Engine", "The endpoint reports no usable chain ID."))));
        return false;
    }
    report.chainName = chainId;
    return takeChain(caip2Of(chainId));
}

QCoro::Task<ProbeReport> probe(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                               Cancellation cancellation)
{
    Visit visit;
    visit.expected = expectedCaip2;
    visit.cancellation = cancellation;
    visit.report.family = u"cosmos"_s;
    const auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (!settings) {
        visit.ruleOut("url", settings.error());
        co_return visit.report;
    }
    visit.settings = *settings;
    visit.report.url = settings->masked();
    visit.pass("url", Message(visit.report.url));
    visit.node = std::make_shared<NodeClient>(QString(), rates);
    visit.lcd = std::make_shared<LcdClient>(QString(), rates);
    const auto faults = std::make_shared<rpc::PassingFaults>();
    visit.node->watchFaults(faults);
    visit.lcd->watchFaults(faults);
    const auto hook = cancellation.onRequest([node = visit.node, lcd = visit.lcd] {
        node->pool().cancel();
        lcd->pool().cancel();
    });
    if (settings->webSocket) {
        auto visiting = visitSocket(&visit);
        co_await visiting;
    } else if (settings->role == "lcd"_L1) {
        visit.lcd->pool().setEndpoints({*settings});
        auto visiting = visitLcd(&visit);
        co_await visiting;
    } else {
        visit.node->pool().setEndpoints({*settings});
        auto asking = visit.node->status(0, 0, visit.tally);
        const auto status = co_await asking;
        if (status) {
            visit.status = *status;
            auto visiting = visitNode(&visit);
            co_await visiting;
        } else if (reached(status.error())) {
            visit.lcd->pool().setEndpoints({*settings});
            auto searching = chainOfLcd(visit.lcd.get());
            const QString chain = co_await searching;
            if (!chain.isEmpty())
                visit.report.caip2 = caip2Of(chain);
            visit.ruleOut("chain_id", notCometBft(visit, chain));
        } else {
            visit.ruleOut("chain_id", status.error().error);
        }
    }
    if (const auto passed = faults->check(visit.report.url); passed && !visit.report.error)
        visit.report.checks.push_back(*passed);
    co_return visit.report;
}

QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft draft, std::shared_ptr<rpc::RateRegistry> rates,
                                                         Cancellation cancellation)
{
    const auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (!settings || settings->webSocket)
        co_return std::nullopt;
    const auto node = std::make_shared<NodeClient>(QString(), rates);
    const auto lcd = std::make_shared<LcdClient>(QString(), rates);
    const auto hook = cancellation.onRequest([node, lcd] {
        node->pool().cancel();
        lcd->pool().cancel();
    });
    node->pool().setEndpoints({*settings});
    auto asking = node->status(0, 0, std::make_shared<Tally>());
    const auto status = co_await asking;
    QString chain = status ? status->chainId : QString();
    if (!status && reached(status.error())) {
        lcd->pool().setEndpoints({*settings});
        auto searching = chainOfLcd(lcd.get());
        chain = co_await searching;
    }
    if (!isChainId(chain))
        co_return std::nullopt;
    co_return engine::Recognized{caip2Of(chain),
                                 Message(QT_TRANSLATE_NOOP("Engine", "a Cosmos node (chain %1)")).arg(chain)};
}

}  // namespace signalbox::cosmos
