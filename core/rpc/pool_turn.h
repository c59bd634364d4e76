// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/endpoint_pool.h"

namespace signalbox::rpc {

/// An endpoint's place while a request is under way.
class EndpointPool::Turn {
public:
    Turn(EndpointPool& pool, EntryPtr entry) : m_pool(pool), m_entry(std::move(entry))
    {
        m_halfOpen = m_entry->isHalfOpen(Clock::now());
        m_entry->halfOpenBusy = m_entry->halfOpenBusy || m_halfOpen;
        ++m_entry->inFlight;
    }
    ~Turn()
    {
        --m_entry->inFlight;
        if (m_halfOpen)
            m_entry->halfOpenBusy = false;
        m_pool.placesFree(*m_entry);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    EndpointPool& m_pool;
    EntryPtr m_entry;
    bool m_halfOpen = false;
};

}  // namespace signalbox::rpc
