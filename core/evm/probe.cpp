// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/probe.h"

#include <QFileInfo>
#include <QJsonObject>

#include "evm/adapter_config.h"
#include "evm/head/ws_subscription.h"
#include "evm/proof/proof_check.h"
#include "evm/topics.h"
#include "evm/ws_client.h"
#include "family/probe/report_writer.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/safe_text.h"

namespace signalbox::evm {

namespace {

constexpr qint64 widestTried = 131'072;
constexpr int mostUnreadable = 3;  // newest blocks
constexpr int receiptsLooks = 3;  // attempts at a block that the endpoint returns, but perhaps not every node behind it

using engine::grouped;

/// One probe: the session, the report, and the checks that fill it.
struct Probe : engine::ReportWriter {
    std::shared_ptr<RpcSession> session;
};

bool compareChain(Probe& probe, qint64 id)
{
    if (!probe.takeChain(u"eip155:%1"_s.arg(id)))
        return false;
    probe.pass("chain_id", Message(QT_TRANSLATE_NOOP("Engine", "Chain %1")).arg(id));
    return true;
}

QCoro::Task<> checkChain(Probe* probe)
{
    auto asking = probe->session->ask("eth_chainId", "[]");
    const Answer answer = co_await asking;
    if (!answer) {
        probe->ruleOut("chain_id", answer.error().error);
        co_return;
    }
    const auto id = quantityOf(*answer);
    if (!id || *id <= 0) {
        const QString said = visibleText(answer->toString(), 80);
        probe->ruleOut(
            "chain_id",
            Error::make(ErrorKind::Invalid, "BAD_CHAIN_ID",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The chain ID of the endpoint is \"%1\", which is not between 1 and "
                                                  "2^63 - 1. Signalbox cannot store this chain."))
                            .arg(said)));
        co_return;
    }
    compareChain(*probe, *id);
}

QCoro::Task<> checkHead(Probe* probe)
{
    auto asking = probe->session->head();
    const auto head = co_await asking;
    if (!head) {
        probe->ruleOut("head", head.error());
        co_return;
    }
    if (*head <= 0) {
        probe->ruleOut(
            "head", Error::make(ErrorKind::Unavailable, "NO_BLOCKS",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "This chain has only its genesis block so far. Wait until it "
                                                          "has produced its first block, then try again."))));
        co_return;
    }
    // Behind a load balancer the newest block may be known by number before every node has it.
    Height newest = *head;
    auto reading = probe->session->block(hex::quantity(newest));
    auto block = co_await reading;
    for (int below = 1; !block && block.error().code == "NO_BLOCK"_L1 && below <= mostUnreadable; ++below) {
        newest = std::max<Height>(0, *head - below);
        auto lower = probe->session->block(hex::quantity(newest));
        block = co_await lower;
    }
    if (!block) {
        probe->ruleOut("head", block.error());
        co_return;
    }
    ProbeReport& report = probe->report;
    report.head = newest;
    const qint64 seconds = quantityOf(block->value("timestamp"_L1)).value_or(0);
    report.headTime = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    const Height back = std::min<Height>(newest, 1'000);
    auto older = probe->session->timeOf(newest - back);
    const auto olderTime = co_await older;
    if (olderTime && back > 0 && newest - back > 0)
        report.blockSeconds = static_cast<double>(seconds - olderTime->toSecsSinceEpoch()) / static_cast<double>(back);
    auto first = probe->session->block("0x0");
    const auto genesis = co_await first;
    if (genesis)
        report.genesisHash = genesis->value("hash"_L1).toString().toLower();
    const Message said = Message(QT_TRANSLATE_NOOP("Engine", "Newest block %1 of %2"))
                             .arg(grouped(newest), report.headTime.toString(Qt::ISODate));
    if (newest == *head)
        probe->pass("head", said);
    else
        probe->report.checks.push_back(
            {u"head"_s, true, said,
             Error::make(
                 ErrorKind::Retryable, "HEAD_NOT_READABLE",
                 Message(QT_TRANSLATE_NOOP("Engine", "The endpoint announces block %1, but does not return it yet."))
                     .arg(*head))});
}

QCoro::Task<> checkTags(Probe* probe)
{
    QStringList known;
    for (const char* tag : {"finalized", "safe"}) {
        auto asking = probe->session->ask("eth_getBlockByNumber", QByteArray("[\"") + tag + "\",false]");
        const Answer answer = co_await asking;
        std::optional<bool>& into = qstrcmp(tag, "safe") == 0 ? probe->report.safeTag : probe->report.finalizedTag;
        if (answer)
            into = true;
        else if (!answer.error().is(rpc::ErrorClass::Transient) && !answer.error().is(rpc::ErrorClass::Rate))
            into = answer.error().is(rpc::ErrorClass::NotYet);
        if (into == true)
            known += QLatin1String(tag);
    }
    if (probe->report.finalizedTag == true)
        probe->pass("finalized", Message(QT_TRANSLATE_NOOP("Engine", "Knows %1")).arg(known.join(u" and "_s)));
    else
        probe->miss("finalized",
                    Message(QT_TRANSLATE_NOOP("Engine", "No finalized tag: a depth below the head is used instead")));
}

/// Not the newest block: a node that lags has no logs and receipts of it yet.
Height settled(const ProbeReport& report)
{
    return std::max<Height>(0, *report.head - mostUnreadable);
}

QCoro::Task<> checkRange(Probe* probe)
{
    const Height head = settled(probe->report);
    qint64 accepted = 0;
    std::optional<rpc::Refusal> refused;
    for (qint64 blocks = 1; blocks <= std::min(head + 1, widestTried); blocks *= 2) {
        // An address without logs: this tests only the width of the range, not the node's time limit.
        const QByteArray params = "[{\"fromBlock\":\"" + hex::quantity(head - blocks + 1) + "\",\"toBlock\":\"" +
                                  hex::quantity(head) +
                                  "\",\"address\":\"0x0000000000000000000000000000000000000001\",\"topics\":[\"" +
                                  hex::bytes(transferTopic) + "\"]}]";
        rpc::Call call;
        call.method = "eth_getLogs";
        call.body = rpc::requestBody("eth_getLogs", params);
        call.blocks = blocks;
        call.timeoutsToCaller = true;
        call.limits = {16 << 20, 12'000, 20'000};
        call.read = [](const rpc::AnswerBuffer& body) -> std::optional<rpc::Fault> {
            const auto result = rpc::readResult(body.view());
            if (!result)
                return result.error();
            rpc::Fault nothing;
            nothing.network = u"incomplete"_s;
            return result->isArray() ? std::nullopt : std::optional(nothing);
        };
        auto asking = probe->session->exchange(call);
        const rpc::Outcome outcome = co_await asking;
        if (!outcome) {
            refused = outcome.error();
            break;
        }
        accepted = blocks;
    }
    if (accepted == 0) {
        probe->ruleOut("logs_range", refused->error);
        co_return;
    }
    ProbeReport& report = probe->report;
    // A failure for another reason gives no information about the width.
    const bool tooWide = refused && !refused->is(rpc::ErrorClass::Rate) && !refused->is(rpc::ErrorClass::NotYet);
    if (!tooWide) {
        probe->pass("logs_range",
                    Message::counted("At least %Ln block per request",
                                     QT_TRANSLATE_N_NOOP("Engine", "At least %Ln blocks per request"), accepted));
        co_return;
    }
    report.maxBlocks = refused->verdict.cap.value_or(accepted);
    report.maxLogs = refused->verdict.resultCap.value_or(0);
    probe->report.checks.push_back(
        {u"logs_range"_s, true,
         Message::counted("%Ln block per request", QT_TRANSLATE_N_NOOP("Engine", "%Ln blocks per request"),
                          report.maxBlocks),
         refused->error});
}

/// A temporary failure: it gives no information about the endpoint's features.
bool isPassing(const rpc::Refusal& refusal)
{
    return refusal.is(rpc::ErrorClass::Transient) || refusal.is(rpc::ErrorClass::Rate) ||
           refusal.is(rpc::ErrorClass::NotYet) || refusal.is(rpc::ErrorClass::Billing) ||
           refusal.is(rpc::ErrorClass::Cancelled);
}

QCoro::Task<> checkReceipts(Probe* probe)
{
    const Height height = settled(probe->report);
    Answer answer;
    for (int look = 0; look < receiptsLooks; ++look) {
        if (look > 0) {
            auto pause = sleepFor(probe->session->pool().cancellation(), 100 << look);
            co_await pause;
        }
        auto asking = probe->session->ask("eth_getBlockReceipts", "[\"" + hex::quantity(height) + "\"]");
        answer = co_await asking;
        const bool lags = answer ? answer->isNull() : answer.error().is(rpc::ErrorClass::NotYet);
        if (!lags || probe->session->pool().cancellation().isRequested())
            break;
    }
    const bool unknown = answer ? answer->isNull() : isPassing(answer.error());
    if (!unknown)
        probe->report.receipts = answer && answer->isArray();
    if (probe->report.receipts == true)
        probe->pass("receipts", Message(QT_TRANSLATE_NOOP("Engine", "Returns the receipts of a block")));
    else if (unknown && answer)
        probe->miss("receipts",
                    Message(QT_TRANSLATE_NOOP("Engine", "Not tested: the endpoint has no receipts of block %1 yet"))
                        .arg(height));
    else if (unknown)
        probe->miss("receipts", Message(QT_TRANSLATE_NOOP("Engine", "Not tested: the endpoint did not answer")),
                    answer.error().error);
    else
        probe->miss("receipts", Message(QT_TRANSLATE_NOOP(
                                    "Engine", "No block receipts: blocks that are too large are split by address")));
}

QCoro::Task<> checkProof(Probe* probe)
{
    const auto id = chainIdOf(probe->report.caip2);
    if (!probe->report.receipts) {
        probe->miss("proof",
                    Message(QT_TRANSLATE_NOOP("Engine", "Not tested: the endpoint did not return block receipts")));
        co_return;
    }
    if (probe->report.receipts != true || !id) {
        probe->miss("proof",
                    Message(QT_TRANSLATE_NOOP("Engine", "Blocks cannot be proven here: there are no block receipts")));
        co_return;
    }
    auto checking = proof::checkProofs(probe->session, *id, *probe->report.head);
    const auto check = co_await checking;
    if (check.ok)
        probe->pass("proof", check.text);
    else
        probe->miss("proof", check.text);
}

QCoro::Task<> checkBatch(Probe* probe)
{
    constexpr int size = 10;
    std::vector<std::pair<const char*, QByteArray>> calls;
    for (int i = 0; i < size; ++i)
        calls.emplace_back("eth_getBlockByNumber",
                           "[\"" + hex::quantity(std::max<Height>(0, *probe->report.head - i)) + "\",false]");
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.count = size;
    call.body = rpc::batchBody(calls);
    call.limits = {64 << 20, 12'000, 25'000};
    int answered = 0;
    call.read = [&answered](const rpc::AnswerBuffer& body) -> std::optional<rpc::Fault> {
        const auto values = rpc::readBatch(body.view(), size);
        answered = static_cast<int>(
            std::count_if(values.begin(), values.end(), [](const auto& each) { return each && !each->isNull(); }));
        const auto failed = std::find_if(values.begin(), values.end(), [](const auto& each) { return !each; });
        return answered > 0 || failed == values.end() ? std::nullopt : std::optional(failed->error());
    };
    auto asking = probe->session->exchange(call);
    const rpc::Outcome outcome = co_await asking;
    // A rate limit that was exceeded temporarily gives no information about batches. Nor does a batch above the learned
    // rate, which is refused before it is sent.
    const bool limited =
        !outcome && (outcome.error().is(rpc::ErrorClass::Rate) ||
                     (outcome.error().is(rpc::ErrorClass::TooLarge) && outcome.error().fault.message.isEmpty()));
    if (!limited)
        probe->report.batches = outcome && answered > 0;
    if (answered == size)
        probe->pass("batch", Message(QT_TRANSLATE_NOOP("Engine", "Accepts batches of 10 calls")));
    else if (probe->report.batches.value_or(false))
        probe->report.checks.push_back(
            {u"batch"_s, true, Message(QT_TRANSLATE_NOOP("Engine", "Accepts batches")),
             Error::make(
                 ErrorKind::Retryable, "BATCH_INCOMPLETE",
                 Message::counted(
                     "The endpoint answered %1 of the %Ln call of a batch. The others are repeated.",
                     QT_TRANSLATE_N_NOOP(
                         "Engine", "The endpoint answered %1 of the %Ln calls of a batch. The others are repeated."),
                     qint64(size))
                     .arg(answered))});
    else if (!outcome && (limited || !outcome.error().fault.network.isEmpty())) {
        probe->report.batches.reset();  // the failure gives no information about batches
        probe->miss("batch", Message(QT_TRANSLATE_NOOP("Engine", "Not tested: the endpoint did not answer")),
                    outcome.error().error);
    } else
        probe->miss("batch",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "No batches: headers are requested one by one; header mode \"borders\" is cheaper")),
                    outcome ? std::optional<Error>() : std::optional(outcome.error().error));
}

QCoro::Task<> checkArchive(Probe* probe)
{
    auto asking = probe->session->ask("eth_getBalance", "[\"0x0000000000000000000000000000000000000000\",\"0x1\"]");
    const Answer answer = co_await asking;
    const bool unknown = !answer && isPassing(answer.error());
    if (!unknown)
        probe->report.archive = answer && (answer->isString() || quantityOf(*answer).has_value());
    if (probe->report.archive == true)
        probe->pass("archive", Message(QT_TRANSLATE_NOOP("Engine", "Keeps historical state")));
    else if (unknown)
        probe->miss("archive", Message(QT_TRANSLATE_NOOP("Engine", "Not tested: the endpoint did not answer")),
                    answer.error().error);
    else
        probe->miss(
            "archive",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "No historical state: the creation block of a contract cannot be found with this endpoint")));
}

QCoro::Task<> checkLatency(Probe* probe)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        auto asking = probe->session->head();
        const auto head = co_await asking;
        if (head)
            times.push_back(probe->session->lastMilliseconds());
    }
    probe->tellLatency(std::move(times));
}

QCoro::Task<> checkClient(Probe* probe)
{
    auto asking = probe->session->ask("web3_clientVersion", "[]");
    const Answer answer = co_await asking;
    if (answer)
        probe->report.client = visibleText(answer->toString(), 120);
    if (probe->report.client.isEmpty())
        probe->miss("client", Message(QT_TRANSLATE_NOOP("Engine", "Does not report its software")));
    else
        probe->pass("client", Message(probe->report.client));
}

QCoro::Task<> checkWebSocket(Probe* probe, rpc::EndpointSettings settings, Cancellation cancellation)
{
    auto visiting = visitWebSocket(webSocketBeside(std::move(settings)), 4'000, cancellation);
    const auto visit = co_await visiting;
    probe->report.webSocket = visit && visit->newHeads;
    if (probe->report.webSocket == true)
        probe->pass("websocket",
                    Message(QT_TRANSLATE_NOOP("Engine", "Announces new blocks over WebSocket at the same address")));
    else
        probe->miss("websocket", Message(QT_TRANSLATE_NOOP(
                                     "Engine", "No WebSocket at the same address: new blocks are found by polling")));
}

QCoro::Task<> probeWebSocket(Probe* probe, rpc::EndpointSettings settings, Cancellation cancellation)
{
    auto visiting = visitWebSocket(settings, 10'000, cancellation);
    const auto visit = co_await visiting;
    if (!visit) {
        probe->ruleOut("chain_id", visit.error());
        co_return;
    }
    if (!compareChain(*probe, *visit->chainId))
        co_return;
    probe->report.latencyMs = visit->milliseconds;
    if (visit->head) {
        probe->report.head = visit->head;
        probe->pass("head", Message(QT_TRANSLATE_NOOP("Engine", "Newest block %1")).arg(grouped(*visit->head)));
    }
    probe->report.webSocket = visit->newHeads;
    if (visit->newHeads)
        probe->pass("websocket",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "Announces new blocks. History is read over HTTP: add an HTTP endpoint as well")));
    else
        probe->ruleOut("websocket",
                       Error::make(ErrorKind::Refused, "NO_NEW_HEADS",
                                   Message(QT_TRANSLATE_NOOP("Engine",
                                                             "This WebSocket does not announce new blocks, so it "
                                                             "cannot be used. Use the provider's HTTP URL."))));
}

}  // namespace

QCoro::Task<ProbeReport> probe(EndpointDraft draft, QString expectedCaip2, std::shared_ptr<rpc::RateRegistry> rates,
                               Cancellation cancellation)
{
    Probe work;
    work.expected = expectedCaip2;
    auto settings = rpc::EndpointSettings::fromDraft(draft, 1);
    if (!settings) {
        work.ruleOut("url", settings.error());
        co_return work.report;
    }
    work.report.url = settings->masked();
    if (!settings->caFile.isEmpty() && !QFileInfo(settings->caFile).isReadable()) {
        work.ruleOut(
            "url",
            Error::make(ErrorKind::Invalid, "NO_CA_FILE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The CA file of this endpoint cannot be read. Choose a PEM file "
                                                  "that you have permission to read."))));
        co_return work.report;
    }
    const bool plain = settings->url.scheme() == "http"_L1 || settings->url.scheme() == "ws"_L1;
    if (plain && settings->hasSecret() && !settings->isLoopback())
        work.report.checks.push_back(
            {u"url"_s, true,
             Message(QT_TRANSLATE_NOOP(
                 "Engine", "This URL sends a key without encryption. Use https or wss if the provider offers it")),
             Error::make(
                 ErrorKind::Refused, "KEY_WITHOUT_TLS",
                 Message(QT_TRANSLATE_NOOP(
                     "Engine",
                     "This URL sends a key without encryption. Use https or wss if the provider offers it.")))});
    else
        work.pass("url", Message(work.report.url));

    if (settings->webSocket) {
        auto visiting = probeWebSocket(&work, *settings, cancellation);
        co_await visiting;
        co_return work.report;
    }
    auto session = RpcSession::open({draft}, rates);
    if (!session) {
        work.ruleOut("url", session.error());
        co_return work.report;
    }
    work.session = *session;
    const auto hook = cancellation.onRequest([pool = work.session] { pool->pool().cancel(); });
    using Check = QCoro::Task<> (*)(Probe*);
    for (const Check check :
         {Check(checkChain), Check(checkHead), Check(checkTags), Check(checkRange), Check(checkReceipts),
          Check(checkProof), Check(checkBatch), Check(checkArchive), Check(checkLatency), Check(checkClient)}) {
        auto checking = check(&work);
        co_await checking;
        if (work.report.error || cancellation.isRequested())
            co_return work.report;
    }
    auto socket = checkWebSocket(&work, *settings, cancellation);
    co_await socket;
    if (const auto faults = work.session->faults().check(work.report.url); faults && !work.report.error)
        work.report.checks.push_back(*faults);
    co_return work.report;
}

}  // namespace signalbox::evm
