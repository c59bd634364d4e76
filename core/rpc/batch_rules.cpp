// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/batch_rules.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

/// With few requests per second, one in a hundred.
Clock::duration identityEvery(const EndpointEntry& entry)
{
    const auto learned = entry.bucket->learned();
    if (!learned || learned->unit == RateUnit::Weight || learned->perSecond <= 0)
        return 10s;
    return std::clamp(milliseconds(static_cast<qint64>(100'000 / learned->perSecond)), milliseconds(10s),
                      milliseconds(60s));
}

}  // namespace

int BatchRules::size(qint64 endpoint) const
{
    int most = 0;
    int bySlow = 0;  // of those whose rate counts calls: they use small batches only if all do
    for (const EntryPtr& entry : m_endpoints.all()) {
        if (entry->settings.webSocket || !entry->settings.enabled || (endpoint != 0 && entry->settings.id != endpoint))
            continue;
        int own = entry->batch.now();
        if (own > 2 && entry->batch.isCapped() && !entry->bucket->learned())
            --own;  // the chain's ID takes a place
        int& into = entry->bucket->callsCount() ? bySlow : most;
        into = into == 0 ? own : std::min(into, own);
    }
    return std::max(most > 0 ? most : bySlow, 1);
}

int BatchRules::toTry(qint64 endpoint, int available) const
{
    const int most = size(endpoint);
    const auto now = Clock::now();
    for (const EntryPtr& entry : m_endpoints.all()) {
        const bool asked = endpoint == 0 || entry->settings.id == endpoint;
        if (!asked || entry->settings.webSocket || !entry->settings.enabled || entry->batch.now() != most)
            continue;
        if (const int larger = entry->batch.toTry(available, now); larger > 0)
            return larger;
    }
    return 0;
}

bool BatchRules::fits(const EndpointEntry& entry, const Call& call)
{
    return call.count <= 2 ||
           (!entry.batch.isTooLarge(call.count) && call.count <= 2 * entry.bucket->batch(call.count));
}

bool BatchRules::identityDue(qint64 endpoint) const
{
    return std::none_of(m_endpoints.all().begin(), m_endpoints.all().end(), [&](const EntryPtr& entry) {
        return (endpoint == 0 || entry->settings.id == endpoint) && entry->settings.enabled &&
               entry->bucket->learned() &&
               (entry->batch.isCapped() ||
                (entry->verified && Clock::now() - entry->verifiedAt < identityEvery(*entry)));
    });
}

/// A batch of the endpoint's maximum size, if requests are scarce: the chain's ID would split it in two.
bool BatchRules::identityAlone(const EndpointEntry& entry, const Call& call)
{
    return call.count > 1 && entry.batch.isCapped() && entry.bucket->learned() &&
           Clock::now() - entry.verifiedAt >= identityEvery(entry);
}

}  // namespace signalbox::rpc
