// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/probe.h"

#include <QJsonDocument>

#include "canopy/node_client.h"
#include "family/probe/report_writer.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::canopy {

namespace {

using engine::grouped;

constexpr int looksAgain = 4;  // attempts for data that is not available at once
constexpr int pauseMs = 250;

struct Visit : engine::ReportWriter {
    NodeProbe found;  ///< without its report
    std::shared_ptr<NodeClient> client;
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    Height tip = 0;
};

QCoro::Task<> checkClient(Visit* visit)
{
    auto asking = visit->client->get("/v1/", 0, visit->tally);
    const auto version = co_await asking;
    if (version)
        visit->report.client = visibleText(QString::fromUtf8(version->trimmed()).remove(QLatin1Char('"')), 120);
    if (visit->report.client.isEmpty())
        visit->miss("client", Message(QT_TRANSLATE_NOOP("Engine", "Does not report its software")));
    else
        visit->pass("client", Message(visit->report.client));
}

QCoro::Task<> checkChain(Visit* visit)
{
    auto asking = visit->client->certificate(0, 0, visit->tally);
    auto certificate = co_await asking;
    for (int look = 0; look < looksAgain && certificate && !*certificate; ++look) {
        auto pause = sleepFor(visit->client->pool().cancellation(), pauseMs);
        co_await pause;
        auto again = visit->client->certificate(0, 0, visit->tally);
        certificate = co_await again;
    }
    if (!certificate) {
        visit->ruleOut("chain_id", certificate.error().error);
        co_return;
    }
    if (!*certificate || (*certificate)->chainId == 0) {
        visit->ruleOut(
            "chain_id",
            Error::make(
                ErrorKind::Unavailable, "NO_BLOCKS",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The node has no certificate yet, so its chain ID is unknown. The chain has only its genesis state "
                    "so far, or the node has not started to sync. Try again when the node has its first block."))));
        co_return;
    }
    visit->found.chainId = (*certificate)->chainId;
    visit->takeChain(u"canopy:%1"_s.arg(visit->found.chainId));
}

QCoro::Task<> checkHead(Visit* visit)
{
    auto asking = visit->client->tip(0, 0, visit->tally);
    const auto tip = co_await asking;
    if (!tip) {
        visit->ruleOut("head", tip.error().error);
        co_return;
    }
    if (*tip < 2) {
        visit->ruleOut(
            "head", Error::make(ErrorKind::Unavailable, "NO_BLOCKS",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "This chain has only its genesis state so far. Wait until it "
                                                          "has produced its first block, then try again."))));
        co_return;
    }
    visit->tip = *tip;
    auto reading = visit->client->block(*tip - 1, 0, visit->tally);
    auto block = co_await reading;
    // Behind a load balancer the newest block may be announced before every node has it.
    for (int look = 0; look < looksAgain && block && !*block; ++look) {
        auto pause = sleepFor(visit->client->pool().cancellation(), pauseMs);
        co_await pause;
        auto again = visit->client->block(*tip - 1, 0, visit->tally);
        block = co_await again;
    }
    if (!block || !*block) {
        visit->ruleOut("head",
                       block ? Error::make(ErrorKind::Retryable, "RPC_NOT_YET",
                                           Message(QT_TRANSLATE_NOOP(
                                               "Engine", "The node does not return its newest block. Try again.")))
                             : block.error().error);
        co_return;
    }
    NodeProbe& probe = visit->found;
    ProbeReport& report = visit->report;
    probe.networkId = (*block)->header.networkId;
    visit->pass("chain_id",
                Message(QT_TRANSLATE_NOOP("Engine", "Chain %1 of network %2")).arg(probe.chainId).arg(probe.networkId));
    report.head = *tip - 1;
    report.headTime = QDateTime::fromMSecsSinceEpoch((*block)->header.time / 1'000, Qt::UTC);
    const Height back = std::min<Height>(*tip - 2, 100);
    if (back > 0) {
        auto older = visit->client->block(*tip - 1 - back, 0, visit->tally);
        const auto old = co_await older;
        if (old && *old)
            report.blockSeconds =
                static_cast<double>((*block)->header.time - (*old)->header.time) / 1e6 / static_cast<double>(back);
    }
    // The node may hide block 1 for a while: then the chain is identified by its IDs alone.
    auto first = visit->client->block(1, 0, visit->tally);
    const auto genesis = co_await first;
    if (genesis && *genesis) {
        const Bytes32& hash = (*genesis)->header.hash;
        report.genesisHash = QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), 32).toHex());
    }
    visit->pass("head", Message(QT_TRANSLATE_NOOP("Engine", "Newest block %1 of %2"))
                            .arg(grouped(*report.head), report.headTime.toString(Qt::ISODate)));
}

QCoro::Task<> checkBulk(Visit* visit)
{
    auto asking = visit->client->bulk(visit->tip, 0, visit->tally);
    const auto bulk = co_await asking;
    visit->found.bulk = bulk.has_value();
    if (bulk)
        visit->pass("bulk", Message(QT_TRANSLATE_NOOP("Engine", "Returns a block with all its changes in one answer")));
    else
        visit->miss("bulk", Message(QT_TRANSLATE_NOOP("Engine",
                                                      "No bulk route: each block is read with several requests, which "
                                                      "take longer the more accounts there are")));
}

QCoro::Task<> checkLatency(Visit* visit)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const double before = visit->tally->waitMs;
        auto asking = visit->client->tip(0, 0, visit->tally);
        const auto tip = co_await asking;
        if (tip)
            times.push_back(visit->tally->waitMs - before);
    }
    visit->tellLatency(std::move(times));
}

}  // namespace

QCoro::Task<NodeProbe> probeNode(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                                 Cancellation cancellation)
{
    Visit visit;
    visit.expected = expectedCaip2;
    auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (settings && settings->webSocket)
        settings = fail(
            ErrorKind::Invalid, "BAD_URL",
            Message(QT_TRANSLATE_NOOP(
                "Engine",
                "Canopy nodes are queried over HTTP: enter the URL of the query port, such as http://host:50002.")));
    if (!settings) {
        visit.ruleOut("url", settings.error());
        visit.found.report = visit.report;
        co_return visit.found;
    }
    visit.report.url = settings->masked();
    visit.pass("url", Message(visit.report.url));
    visit.client = std::make_shared<NodeClient>(ChainIdentity{}, rates);
    visit.client->pool().setEndpoints({*settings});
    const auto faults = std::make_shared<rpc::PassingFaults>();
    visit.client->watchFaults(faults);
    const auto hook = cancellation.onRequest([client = visit.client] { client->pool().cancel(); });
    using Check = QCoro::Task<> (*)(Visit*);
    for (const Check check :
         {Check(checkClient), Check(checkChain), Check(checkHead), Check(checkBulk), Check(checkLatency)}) {
        auto checking = check(&visit);
        co_await checking;
        if (visit.report.error || cancellation.isRequested())
            break;
    }
    if (const auto passed = faults->check(visit.report.url); passed && !visit.report.error)
        visit.report.checks.push_back(*passed);
    visit.found.report = visit.report;
    co_return visit.found;
}

}  // namespace signalbox::canopy
