// SPDX-License-Identifier: GPL-3.0-or-later

// Heads that may be wrong are compared with those of other endpoints.
#include "chain/head_rule.h"
#include "evm/adapter_private.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr int mostAsked = 3;
constexpr qint64 patienceMs = 4'000;
constexpr qint64 pauseMs = 250;  // pause before a null header is requested again

}  // namespace

/// The newest block of another endpoint; none if no other one answers.
QCoro::Task<std::optional<chain::BlockRef>> EvmAdapter::Private::otherHead(qint64 endpoint)
{
    int asked = 0;
    const std::vector<EndpointSnapshot> all = pool.endpoints().snapshots();
    for (const EndpointSnapshot& other : all) {
        if (other.id == endpoint || !other.enabled || other.kind == "ws"_L1 || asked == mostAsked)
            continue;
        const auto* entry = pool.entry(other.id);
        if (!entry || entry->usableAt(rpc::Clock::now()) > rpc::Clock::now())
            continue;
        ++asked;
        std::optional<Header> header;
        rpc::Call call;
        call.method = "eth_getBlockByNumber";
        call.body = rpc::requestBody("eth_getBlockByNumber", "[\"latest\",false]");
        call.only = other.id;
        call.somebodyWaits = true;
        call.limits = {16 << 20, patienceMs, patienceMs};
        call.read = [&](const rpc::AnswerBuffer& answer) {
            header.reset();
            return headerReader.readOne(answer, header);
        };
        auto asking = pool.call(call);
        const rpc::Outcome outcome = co_await asking;
        if (outcome && header)
            co_return header->ref;
    }
    co_return std::nullopt;
}

/// True if the head is accepted by the rule of chain/head_rule.h. An endpoint whose head is refused is not used.
QCoro::Task<Expected<Done>> EvmAdapter::Private::judgeHead(chain::BlockRef head, qint64 endpoint)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool beyondGap = clockGap.isAhead(head, now);
    const bool jump = newest && chain::tooFarAhead(head, *newest, config.blockSeconds);
    const bool again = unconfirmed && rpc::Clock::now() - judgedAt > std::chrono::seconds(10);
    if (newest && !beyondGap && !jump && !again) {
        clockGap.seen(head, now);
        co_return Done{};
    }
    // A gap that no other endpoint confirmed proves nothing once another one answers.
    const bool future = chain::aheadOfClock(head, now);
    judgedAt = rpc::Clock::now();
    if (beyondGap || jump) {
        qint64 from = 0;
        auto reading = block(hex::quantity(head.number), endpoint, &from);
        auto read = co_await reading;
        if (read && !*read) {  // behind a load balancer one backend may not have it yet
            auto pause = sleepFor(pool.cancellation(), pauseMs);
            co_await pause;
            auto repeating = block(hex::quantity(head.number), endpoint, &from);
            read = co_await repeating;
        }
        if (!read)
            co_return fail(read.error());
        if (!*read || (*read)->ref.hash != head.hash) {
            pool.refuseHeight(endpoint,
                              Message(QT_TRANSLATE_NOOP("Engine", "the header of its newest block cannot be read")));
            co_return fail(
                ErrorKind::Retryable, "HEAD_REFUSED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "An endpoint reported block %1 as the newest, but did not return its header. "
                                          "The request is repeated."))
                    .arg(head.number));
        }
    }
    std::optional<chain::BlockRef> other;
    if (pool.endpoints().hasOther(endpoint)) {
        auto asking = otherHead(endpoint);
        other = co_await asking;
    }
    if (!other) {
        unconfirmed = true;
        clockGap.counted(head, now);
        co_return Done{};
    }
    if ((future && !chain::aheadOfClock(*other, now)) || chain::tooFarAhead(head, *other, config.blockSeconds)) {
        pool.refuseHeight(endpoint, Message(QT_TRANSLATE_NOOP(
                                        "Engine", "its newest block is far ahead of those of other endpoints")));
        co_return fail(
            ErrorKind::Retryable, "HEAD_REFUSED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "One endpoint reports block %1 as the newest, another one block %2. The higher "
                                      "one is not used until it is confirmed."))
                .arg(head.number)
                .arg(other->number));
    }
    unconfirmed = false;
    clockGap.counted(head, now);
    co_return Done{};
}

/// True if heads or finalized blocks that were returned must be wrong because the chain's head is `head`. `sure`: an
/// endpoint was refused because of them, or they remained unconfirmed.
bool EvmAdapter::Private::takeBack(const chain::BlockRef& head, bool sure)
{
    if (!sure || !newest || !chain::tooFarAhead(*newest, {head.number, {}, {}, newest->timestamp}, config.blockSeconds))
        return false;
    if (finalized && finalized->number > head.number - config.finalizedDepth)
        finalized.reset();
    finalizedAt = {};
    recent.removeAbove(head.number);
    unconfirmed = false;
    return true;
}

}  // namespace signalbox::evm
