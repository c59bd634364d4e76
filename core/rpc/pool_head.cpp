// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pool.h"
#include "rpc/json_rpc.h"
#include "rpc/pool_turn.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

qint64 EndpointPool::headEndpoint()
{
    const auto now = Clock::now();
    if (const EntryPtr pinned = find(m_head); pinned && pinned->usableAt(now) <= now && !pinned->lagging &&
                                              !pinned->settings.webSocket && pinned->heightRefusedUntil <= now)
        return m_head;
    m_head = 0;
    std::tuple<bool, int, double> bestRank;
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.webSocket || entry->usableAt(now) > now)
            continue;
        const std::tuple rank(entry->lagging || entry->isHalfOpen(now) || entry->heightRefusedUntil > now,
                              entry->settings.priority, entry->medianLatency());
        if (m_head == 0 || rank < bestRank) {
            m_head = entry->settings.id;
            bestRank = rank;
        }
    }
    return m_head;
}

void EndpointPool::leaveHeadEndpoint()
{
    const qint64 left = std::exchange(m_head, 0);
    for (const EntryPtr& entry : m_entries) {
        if (entry->settings.id != left && !entry->settings.webSocket && !entry->lagging &&
            entry->heightRefusedUntil <= Clock::now() && entry->usableAt(Clock::now()) <= Clock::now()) {
            m_head = entry->settings.id;
            return;
        }
    }
}

void EndpointPool::heightSeen(qint64 endpoint, Height height, const HeightAsk& ask)
{
    const EntryPtr seen = find(endpoint);
    if (!seen || seen->heightRefusedUntil > Clock::now())
        return;
    if (height < seen->height.value_or(0))
        seen->verified = false;  // somebody else may answer there now
    seen->height = height;
    seen->heightAt = ask.at;
    const Height best = std::max(ask.best.value_or(0), height);
    const auto behind = [&](const EntryPtr& entry) { return *entry->height + m_lagBlocks < best; };
    for (const EntryPtr& entry : m_entries) {
        if (!entry->height)
            continue;
        // A height of ten seconds ago says that its endpoint is asked seldom, not that it lags.
        if (!behind(entry))
            entry->lagging = false;
        else if ((entry == seen || seen->heightAt - entry->heightAt < 2s) && !std::exchange(entry->lagging, true))
            entry->verified = false;
    }
}

void EndpointPool::refuseHeight(qint64 endpoint, const Message& what)
{
    const EntryPtr entry = find(endpoint);
    if (!entry)
        return;
    entry->heightRefusedUntil = Clock::now() + 1min;
    entry->height.reset();
    for (const EntryPtr& other : m_entries)
        other->lagging = false;  // perhaps only in comparison with it
    if (m_head == endpoint)
        m_head = 0;
    distrust(endpoint, what);
}

std::optional<Height> EndpointPool::bestHeight() const
{
    std::optional<Height> best;
    for (const EntryPtr& entry : m_entries) {
        if (entry->height && !entry->wrongChain && Clock::now() - entry->heightAt < 2min)
            best = std::max(best.value_or(0), *entry->height);
    }
    return best;
}

void EndpointPool::watchHealth(std::optional<double> blockSeconds)
{
    m_scope.launch(healthLoop(blockSeconds));
}

QCoro::Task<> EndpointPool::healthLoop(std::optional<double> blockSeconds)
{
    if (blockSeconds && *blockSeconds > 0)
        m_lagBlocks = std::clamp<Height>(static_cast<Height>(30 / *blockSeconds), 3, 100);
    for (;;) {
        auto sleep = sleepFor(m_scope.cancellation(), 2'500);
        if (const bool goOn = co_await sleep; !goOn)
            co_return;
        if (m_entries.size() < 2)
            continue;
        const auto entries = m_entries;
        for (const EntryPtr& entry : entries) {
            const auto now = Clock::now();
            const auto old = entry->isDoubtful() || entry->lagging ? 4s : 9s;
            if (!entry->settings.webSocket && entry->usableAt(now) <= now && now - entry->heightAt > old &&
                !entry->budgetUsed()) {
                auto asking = askHeight(entry->settings.id);
                co_await asking;
            }
        }
    }
}

QCoro::Task<> EndpointPool::askHeight(qint64 endpoint)
{
    std::optional<Height> height;
    Call call;
    if (m_dialect.height) {
        call = m_dialect.height(&height);
    } else {
        call.method = "eth_blockNumber";
        call.body = requestBody("eth_blockNumber", "[]");
        call.read = [&height](const AnswerBuffer& body) -> std::optional<Fault> {
            const RpcValue value = readResult(body.view());
            if (!value)
                return value.error();
            height = quantityOf(*value);
            return std::nullopt;
        };
        call.limits = {1 << 20, 10'000, 15'000};
    }
    call.only = endpoint;
    const EntryPtr entry = find(endpoint);
    const Turn turn(*this, entry);
    if (!entry->verified && m_chainId != 0) {
        auto checking = check(entry);
        const auto wrong = co_await checking;
        if (wrong)
            co_return;
    }
    const HeightAsk asked = askHeights();
    auto attempting = attempt(entry, call);
    co_await attempting;
    if (height)
        heightSeen(endpoint, *height, asked);
}

}  // namespace signalbox::rpc
