// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/head_judge.h"

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr int mostAsked = 3;
constexpr qint64 patienceMs = 4'000;
constexpr qint64 pauseMs = 250;  // pause before a null header is requested again

}  // namespace

using namespace std::chrono_literals;

QCoro::Task<Expected<indexing::Head>> HeadJudge::head()
{
    std::optional<Error> last;
    bool refused = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const qint64 pinned = m_pool.heads().endpoint();
        qint64 endpoint = 0;
        const auto asked = m_pool.heads().ask();
        auto asking = m_headers.block("latest", pinned, &endpoint);
        auto latest = co_await asking;
        if (!latest || !*latest) {
            last = latest
                       ? Error::make(ErrorKind::Retryable, "RPC_NOT_YET",
                                     Message(QT_TRANSLATE_NOOP(
                                         "Engine", "The endpoint has no newest block yet. The request is repeated.")))
                       : latest.error();
            if (last->kind == ErrorKind::Cancelled || !m_pool.endpoints().hasOther(pinned))
                break;
            m_pool.heads().leave();
            continue;
        }
        const Header header = std::move(**latest);
        std::vector<Header> one{header};
        auto agreeing = agreesWithRecent(one, endpoint);
        if (const bool agrees = co_await agreeing; !agrees) {
            last = Error::make(
                ErrorKind::Retryable, "WRONG_CHAIN",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "An endpoint now serves another chain. Signalbox continues with the others.")));
            continue;
        }
        auto judging = judge(header.ref, endpoint);
        if (const auto counts = co_await judging; !counts) {
            refused = refused || counts.error().code == "HEAD_REFUSED"_L1;
            last = counts.error();
            if (last->kind == ErrorKind::Cancelled)
                break;
            continue;
        }
        m_pool.heads().seen(endpoint, header.ref.number, asked);
        const bool corrects = takeBack(header.ref, refused || (m_unconfirmed && m_lowerHeads >= 3));
        if (rpc::Clock::now() - m_finalizedAt > 10s) {
            auto refreshing = refreshFinalized(endpoint);
            co_await refreshing;  // information that is missing now is available next time
        }
        // Behind a load balancer the newest block may decrease and increase again. Only a head that stays lower is
        // accepted; parent hashes alone decide whether blocks were undone.
        const bool lower = m_newest && header.ref.number < m_newest->number;
        if (lower && !corrects && ++m_lowerHeads <= 3 && m_newestAt.msecsTo(QDateTime::currentDateTimeUtc()) < 15'000) {
            co_return indexing::Head{*m_newest, m_finalized, endpoint};
        }
        m_subscriptions.headSeen(header.ref.number);
        m_lowerHeads = 0;
        m_newest = header.ref;
        m_newestAt = QDateTime::currentDateTimeUtc();
        co_return indexing::Head{header.ref, m_finalized, endpoint, corrects};
    }
    co_return fail(*last);
}

QCoro::Task<std::optional<Error>> HeadJudge::refreshFinalized(qint64 endpoint)
{
    const auto* known = m_pool.entry(endpoint);
    if (!known || known->finalizedTag == false)
        co_return std::nullopt;
    std::optional<Header> header;
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.body = rpc::requestBody("eth_getBlockByNumber", "[\"finalized\",false]");
    call.only = endpoint;
    call.read = [&](const rpc::AnswerBuffer& answer) {
        header.reset();
        return m_reader.readOne(answer, header);
    };
    auto asking = m_pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    auto* entry = m_pool.entry(endpoint);
    if (outcome && header) {
        // It may lag on another backend; final blocks stay final.
        if (!m_finalized || header->ref.number >= m_finalized->number)
            m_finalized = header->ref;
        if (entry)
            entry->finalizedTag = true;
        m_finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    if (outcome) {  // null: a young chain has none yet
        m_finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    const rpc::Refusal& refusal = outcome.error();
    if (refusal.is(rpc::ErrorClass::Tag) || refusal.is(rpc::ErrorClass::FatalParams) ||
        refusal.is(rpc::ErrorClass::Unsupported)) {
        if (entry)
            entry->finalizedTag = false;
        co_return std::nullopt;
    }
    if (refusal.is(rpc::ErrorClass::NotYet)) {
        m_finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    co_return refusal.error;
}

Height HeadJudge::finalizedHeight() const
{
    if (m_finalized)
        return m_finalized->number;
    return m_newest ? m_newest->number - m_config.finalizedDepth : -1;
}

/// The newest block of another endpoint; none if no other one answers.
QCoro::Task<std::optional<chain::BlockRef>> HeadJudge::otherHead(qint64 endpoint)
{
    int asked = 0;
    const std::vector<EndpointSnapshot> all = m_pool.endpoints().snapshots();
    for (const EndpointSnapshot& other : all) {
        if (other.id == endpoint || !other.enabled || other.kind == "ws"_L1 || asked == mostAsked)
            continue;
        const auto* entry = m_pool.entry(other.id);
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
            return m_reader.readOne(answer, header);
        };
        auto asking = m_pool.call(call);
        const rpc::Outcome outcome = co_await asking;
        if (outcome && header)
            co_return header->ref;
    }
    co_return std::nullopt;
}

/// True if the head is accepted by the rule of chain/head_rule.h. An endpoint whose head is refused is not used.
QCoro::Task<Expected<Done>> HeadJudge::judge(chain::BlockRef head, qint64 endpoint)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool beyondGap = m_clockGap.isAhead(head, now);
    const bool jump = m_newest && chain::tooFarAhead(head, *m_newest, m_config.blockSeconds);
    const bool again = m_unconfirmed && rpc::Clock::now() - m_judgedAt > std::chrono::seconds(10);
    if (m_newest && !beyondGap && !jump && !again) {
        m_clockGap.seen(head, now);
        co_return Done{};
    }
    // A gap that no other endpoint confirmed proves nothing once another one answers.
    const bool future = chain::aheadOfClock(head, now);
    m_judgedAt = rpc::Clock::now();
    if (beyondGap || jump) {
        qint64 from = 0;
        auto reading = m_headers.block(hex::quantity(head.number), endpoint, &from);
        auto read = co_await reading;
        if (read && !*read) {  // behind a load balancer one backend may not have it yet
            auto pause = sleepFor(m_pool.cancellation(), pauseMs);
            co_await pause;
            auto repeating = m_headers.block(hex::quantity(head.number), endpoint, &from);
            read = co_await repeating;
        }
        if (!read)
            co_return fail(read.error());
        if (!*read || (*read)->ref.hash != head.hash) {
            m_pool.refuseHeight(endpoint,
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
    if (m_pool.endpoints().hasOther(endpoint)) {
        auto asking = otherHead(endpoint);
        other = co_await asking;
    }
    if (!other) {
        m_unconfirmed = true;
        m_clockGap.counted(head, now);
        co_return Done{};
    }
    if ((future && !chain::aheadOfClock(*other, now)) || chain::tooFarAhead(head, *other, m_config.blockSeconds)) {
        m_pool.refuseHeight(endpoint, Message(QT_TRANSLATE_NOOP(
                                          "Engine", "its newest block is far ahead of those of other endpoints")));
        co_return fail(
            ErrorKind::Retryable, "HEAD_REFUSED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "One endpoint reports block %1 as the newest, another one block %2. The higher "
                                      "one is not used until it is confirmed."))
                .arg(head.number)
                .arg(other->number));
    }
    m_unconfirmed = false;
    m_clockGap.counted(head, now);
    co_return Done{};
}

/// True if heads or finalized blocks that were returned must be wrong because the chain's head is `head`. `sure`: an
/// endpoint was refused because of them, or they remained unconfirmed.
bool HeadJudge::takeBack(const chain::BlockRef& head, bool sure)
{
    if (!sure || !m_newest ||
        !chain::tooFarAhead(*m_newest, {head.number, {}, {}, m_newest->timestamp}, m_config.blockSeconds))
        return false;
    if (m_finalized && m_finalized->number > head.number - m_config.finalizedDepth)
        m_finalized.reset();
    m_finalizedAt = {};
    m_recent.removeAbove(head.number);
    m_unconfirmed = false;
    return true;
}

/// A header that contradicts an earlier one is a reorg, or belongs to another chain: the chain ID decides.
QCoro::Task<bool> HeadJudge::agreesWithRecent(std::vector<Header> headers, qint64 endpoint)
{
    bool contradicts = false;
    for (const Header& header : headers) {
        const auto* same = m_recent.at(header.ref.number);
        const auto* before = m_recent.at(header.ref.number - 1);
        contradicts =
            contradicts || (same && same->hash != header.ref.hash) || (before && before->hash != header.ref.parent);
    }
    if (!contradicts)
        co_return true;
    auto verifying = m_pool.verify(endpoint);
    co_return co_await verifying;
}

void HeadJudge::remember(const std::vector<Header>& headers)
{
    for (const Header& header : headers) {
        const auto* same = m_recent.at(header.ref.number);
        if (same && same->hash != header.ref.hash)
            m_recent.removeAbove(header.ref.number - 1);
        m_recent.add(header.ref);
    }
}

}  // namespace signalbox::evm
