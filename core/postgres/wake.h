// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "postgres/session.h"

namespace signalbox::store {

/// Where a thread waits for notifications of its session.
class Wake {
public:
    Wake();
    ~Wake();
    Wake(const Wake&) = delete;
    Wake& operator=(const Wake&) = delete;

    void ring();  ///< from any thread: the running wait and all later ones end at once
    /// Until the session received something, ring() was called, or the time is over.
    void wait(const Session& session, std::chrono::milliseconds time) const;

private:
    int m_bell;
};

}  // namespace signalbox::store
