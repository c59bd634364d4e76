// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/probe.h"

#include <QJsonDocument>
#include <QLocale>

#include "canopy/node_client.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::canopy {

namespace {

constexpr int looksAgain = 4;  // attempts for data that is not available at once
constexpr int pauseMs = 250;

struct Visit {
    NodeProbe probe;
    QString expected;
    std::shared_ptr<NodeClient> client;
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    Height tip = 0;

    void pass(const char* name, const Message& text)
    {
        probe.report.checks.push_back({QLatin1String(name), true, text, {}});
    }
    void miss(const char* name, const Message& text)
    {
        probe.report.checks.push_back({QLatin1String(name), false, text, {}});
    }
    void ruleOut(const char* name, const Error& error)
    {
        probe.report.checks.push_back({QLatin1String(name), false, error.message, error});
        probe.report.error = error;
    }
};

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QCoro::Task<> checkClient(Visit* visit)
{
    auto asking = visit->client->get("/v1/", 0, visit->tally);
    const auto version = co_await asking;
    if (version)
        visit->probe.report.client = visibleText(QString::fromUtf8(version->trimmed()).remove(QLatin1Char('"')), 120);
    if (visit->probe.report.client.isEmpty())
        visit->miss("client", Message(QT_TRANSLATE_NOOP("Engine", "Does not report its software")));
    else
        visit->pass("client", Message(visit->probe.report.client));
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
    NodeProbe& probe = visit->probe;
    probe.chainId = (*certificate)->chainId;
    probe.report.caip2 = u"canopy:%1"_s.arg(probe.chainId);
    if (!visit->expected.isEmpty() && visit->expected != probe.report.caip2) {
        visit->ruleOut(
            "chain_id",
            Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                        Message(QT_TRANSLATE_NOOP("Engine", "This endpoint serves %1, not %2. Check the URL."))
                            .arg(probe.report.caip2, visit->expected),
                        {{u"seen"_s, probe.report.caip2}, {u"expected"_s, visit->expected}}));
        co_return;
    }
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
    NodeProbe& probe = visit->probe;
    probe.networkId = (*block)->header.networkId;
    visit->pass("chain_id",
                Message(QT_TRANSLATE_NOOP("Engine", "Chain %1 of network %2")).arg(probe.chainId).arg(probe.networkId));
    probe.report.head = *tip - 1;
    probe.report.headTime = QDateTime::fromMSecsSinceEpoch((*block)->header.time / 1'000, Qt::UTC);
    const Height back = std::min<Height>(*tip - 2, 100);
    if (back > 0) {
        auto older = visit->client->block(*tip - 1 - back, 0, visit->tally);
        const auto old = co_await older;
        if (old && *old)
            probe.report.blockSeconds =
                static_cast<double>((*block)->header.time - (*old)->header.time) / 1e6 / static_cast<double>(back);
    }
    // The node may hide block 1 for a while: then the chain is identified by its IDs alone.
    auto first = visit->client->block(1, 0, visit->tally);
    const auto genesis = co_await first;
    if (genesis && *genesis) {
        const Bytes32& hash = (*genesis)->header.hash;
        probe.report.genesisHash =
            QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), 32).toHex());
    }
    visit->pass("head", Message(QT_TRANSLATE_NOOP("Engine", "Newest block %1 of %2"))
                            .arg(grouped(*probe.report.head), probe.report.headTime.toString(Qt::ISODate)));
}

QCoro::Task<> checkBulk(Visit* visit)
{
    auto asking = visit->client->bulk(visit->tip, 0, visit->tally);
    const auto bulk = co_await asking;
    visit->probe.bulk = bulk.has_value();
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
    if (times.empty()) {
        visit->miss("latency", Message(QT_TRANSLATE_NOOP("Engine", "Not measured: no call was answered")));
        co_return;
    }
    std::sort(times.begin(), times.end());
    visit->probe.report.latencyMs = times[times.size() / 2];
    const QString latency = QString::number(*visit->probe.report.latencyMs, 'f', 1);
    Message text = Message(QT_TRANSLATE_NOOP("Engine", "%1 ms")).arg(latency);
    if (visit->probe.report.blockSeconds)
        text = Message(QT_TRANSLATE_NOOP("Engine", "%1 ms, a block every %2 s"))
                   .arg(latency, QString::number(*visit->probe.report.blockSeconds, 'g', 3));
    visit->pass("latency", text);
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
        co_return visit.probe;
    }
    visit.probe.report.url = settings->masked();
    visit.pass("url", Message(visit.probe.report.url));
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
        if (visit.probe.report.error || cancellation.isRequested())
            break;
    }
    if (const auto passed = faults->check(visit.probe.report.url); passed && !visit.probe.report.error)
        visit.probe.report.checks.push_back(*passed);
    co_return visit.probe;
}

}  // namespace signalbox::canopy
