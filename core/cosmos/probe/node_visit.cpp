// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/head/head_socket.h"
#include "cosmos/probe/visit.h"
#include "support/hex.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

namespace {

constexpr int socketMs = 5'000;
constexpr int lookMs = 50;

QCoro::Task<> checkHead(Visit* visit)
{
    const Height head = visit->status.latest;
    if (head < 1) {
        visit->ruleOut(
            "head", Error::make(ErrorKind::Unavailable, "NO_BLOCKS",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "This chain has only its genesis state so far. Wait until it "
                                                          "has produced its first block, then try again."))));
        co_return;
    }
    ProbeReport& report = visit->report;
    report.head = head;
    report.headTime = QDateTime::fromMSecsSinceEpoch(visit->status.latestTime / 1'000'000, Qt::UTC);
    report.earliest = std::max<Height>(1, visit->status.earliest);
    const Height back = std::min<Height>(head - *report.earliest, 100);
    if (back > 0) {
        auto reading = visit->node->block(head - back, 0, 0, visit->tally);
        const auto old = co_await reading;
        if (old)
            report.blockSeconds =
                static_cast<double>(visit->status.latestTime - old->time) / 1e9 / static_cast<double>(back);
    }
    const Message text = Message(QT_TRANSLATE_NOOP("Engine", "Newest block %1 of %2"))
                             .arg(grouped(head), report.headTime.toString(Qt::ISODate));
    if (visit->status.catchingUp)
        visit->miss("head", Message(QT_TRANSLATE_NOOP("Engine", "The node is still catching up: block %1 of %2"))
                                .arg(grouped(head), report.headTime.toString(Qt::ISODate)));
    else
        visit->pass("head", text);
}

QCoro::Task<> checkHistory(Visit* visit)
{
    const Height earliest = *visit->report.earliest;
    if (earliest > 1) {
        visit->miss("history",
                    Message(QT_TRANSLATE_NOOP("Engine", "The oldest block of this node is %1")).arg(grouped(earliest)));
        co_return;
    }
    auto reading = visit->node->block(1, 0, 0, visit->tally);
    const auto first = co_await reading;
    if (first)
        visit->report.genesisHash = hex::text(first->hash);
    visit->pass("history", Message(QT_TRANSLATE_NOOP("Engine", "The whole history from block 1")));
}

/// Without results there are no packets: such a node is of no use.
QCoro::Task<> checkResults(Visit* visit)
{
    const Height head = *visit->report.head;
    auto asking = visit->node->results(head, 0, 0, visit->tally);
    const auto results = co_await asking;
    if (!results) {
        visit->ruleOut("results", blockError(results.error(), head));
        co_return;
    }
    visit->pass("results", Message(QT_TRANSLATE_NOOP("Engine", "Returns the results of its blocks")));
    if (visit->status.txIndex == true)
        visit->pass("tx_index", Message(QT_TRANSLATE_NOOP("Engine", "Transactions are indexed")));
    else
        visit->miss("tx_index",
                    Message(QT_TRANSLATE_NOOP("Engine", "Transactions are not indexed; they are not needed")));
}

/// The subscription of new blocks, or why there is none.
QCoro::Task<Message> trySocket(HeadSocket* socket, Cancellation cancellation)
{
    for (int waited = 0; waited < socketMs && !socket->isSubscribed() && socket->lastError().isEmpty();
         waited += lookMs) {
        auto pause = sleepFor(cancellation, lookMs);
        if (const bool goOn = co_await pause; !goOn)
            break;
    }
    if (socket->isSubscribed())
        co_return Message();
    co_return socket->lastError().isEmpty() ? Message(QT_TRANSLATE_NOOP("Engine", "it did not answer in time"))
                                            : socket->lastError();
}

QCoro::Task<> checkSocket(Visit* visit)
{
    const auto socket = std::make_unique<HeadSocket>(socketOf(visit->settings), visit->status.chainId, 30'000);
    auto trying = trySocket(socket.get(), visit->cancellation);
    const Message problem = co_await trying;
    visit->report.webSocket = problem.isEmpty();
    if (problem.isEmpty())
        visit->pass("websocket", Message(QT_TRANSLATE_NOOP("Engine", "Announces new blocks over WebSocket")));
    else
        visit->miss(
            "websocket",
            Message(QT_TRANSLATE_NOOP("Engine", "No WebSocket (%1): new blocks are found by polling")).arg(problem));
}

QCoro::Task<> checkLatency(Visit* visit)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const double before = visit->tally->waitMs;
        auto asking = visit->node->status(0, 0, visit->tally);
        const auto status = co_await asking;
        if (status)
            times.push_back(visit->tally->waitMs - before);
    }
    visit->tellLatency(std::move(times));
}

}  // namespace

QCoro::Task<> visitNode(Visit* visit)
{
    ProbeReport& report = visit->report;
    report.client = visibleText(u"CometBFT %1"_s.arg(visit->status.version), 120);
    visit->pass("client", Message(report.client));
    if (!visit->takeChainId(visit->status.chainId))
        co_return;
    visit->pass("chain_id", Message(visit->status.chainId));
    using Check = QCoro::Task<> (*)(Visit*);
    for (const Check check :
         {Check(checkHead), Check(checkHistory), Check(checkResults), Check(checkSocket), Check(checkLatency)}) {
        auto checking = check(visit);
        co_await checking;
        if (report.error || visit->cancellation.isRequested())
            break;
    }
}

QCoro::Task<> visitSocket(Visit* visit)
{
    const auto socket = std::make_unique<HeadSocket>(socketOf(visit->settings), QString(), 30'000);
    auto trying = trySocket(socket.get(), visit->cancellation);
    const Message problem = co_await trying;
    if (!problem.isEmpty()) {
        visit->ruleOut(
            "websocket",
            Error::make(ErrorKind::Unavailable, "RPC_CONNECTION",
                        Message(QT_TRANSLATE_NOOP("Engine", "The WebSocket at %1 cannot be used: %2. Check the URL."))
                            .arg(visit->report.url, problem)));
        co_return;
    }
    if (!visit->takeChainId(socket->seenChain()))
        co_return;
    visit->report.webSocket = true;
    visit->pass("websocket", Message(QT_TRANSLATE_NOOP("Engine", "Announces new blocks over WebSocket")));
}

}  // namespace signalbox::cosmos
