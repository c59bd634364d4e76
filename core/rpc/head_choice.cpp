// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/head_choice.h"

#include <tuple>

namespace signalbox::rpc {

using namespace std::chrono_literals;

void HeadChoice::setBlockSeconds(double seconds)
{
    if (seconds > 0)
        m_lagBlocks = std::clamp<Height>(static_cast<Height>(30 / seconds), 3, 100);
}

qint64 HeadChoice::endpoint()
{
    const auto now = Clock::now();
    if (const EntryPtr pinned = m_endpoints.find(m_head); pinned && pinned->usableAt(now) <= now && !pinned->lagging &&
                                                          !pinned->settings.webSocket &&
                                                          pinned->heightRefusedUntil <= now)
        return m_head;
    m_head = 0;
    std::tuple<bool, int, double> bestRank;
    for (const EntryPtr& entry : m_endpoints.all()) {
        if (entry->settings.webSocket || entry->usableAt(now) > now)
            continue;
        const std::tuple rank(entry->lagging || entry->isHalfOpen(now) || entry->heightRefusedUntil > now,
                              entry->settings.priority, entry->medianLatency());
        if (m_head == 0 || rank < bestRank) {
            m_head = m_last = entry->settings.id;
            bestRank = rank;
        }
    }
    return m_head;
}

void HeadChoice::leave()
{
    const qint64 left = m_last;
    m_head = 0;
    for (const EntryPtr& entry : m_endpoints.all()) {
        if (entry->settings.id != left && !entry->settings.webSocket && !entry->lagging &&
            entry->heightRefusedUntil <= Clock::now() && entry->usableAt(Clock::now()) <= Clock::now()) {
            m_head = m_last = entry->settings.id;
            return;
        }
    }
}

void HeadChoice::drop(qint64 endpoint)
{
    if (m_head == endpoint)
        m_head = 0;
}

void HeadChoice::seen(qint64 endpoint, Height height, const Ask& ask)
{
    const EntryPtr teller = m_endpoints.find(endpoint);
    if (!teller || teller->heightRefusedUntil > Clock::now())
        return;
    if (height < teller->height.value_or(0))
        teller->verified = false;  // another server may answer there now
    teller->height = height;
    teller->heightAt = ask.at;
    const Height best = std::max(ask.best.value_or(0), height);
    const auto behind = [&](const EntryPtr& entry) { return *entry->height + m_lagBlocks < best; };
    for (const EntryPtr& entry : m_endpoints.all()) {
        if (!entry->height)
            continue;
        // A height that is ten seconds old means that its endpoint is used rarely, not that it lags.
        if (!behind(entry))
            entry->lagging = false;
        else if ((entry == teller || teller->heightAt - entry->heightAt < 2s) && !std::exchange(entry->lagging, true))
            entry->verified = false;
    }
}

void HeadChoice::refuse(qint64 endpoint)
{
    const EntryPtr entry = m_endpoints.find(endpoint);
    if (!entry)
        return;
    entry->heightRefusedUntil = Clock::now() + 1min;
    entry->height.reset();
    for (const EntryPtr& other : m_endpoints.all())
        other->lagging = false;  // perhaps it lagged only in comparison with it
    drop(endpoint);
}

std::optional<Height> HeadChoice::best() const
{
    std::optional<Height> best;
    for (const EntryPtr& entry : m_endpoints.all()) {
        if (entry->height && !entry->wrongChain && Clock::now() - entry->heightAt < 2min)
            best = std::max(best.value_or(0), *entry->height);
    }
    return best;
}

}  // namespace signalbox::rpc
