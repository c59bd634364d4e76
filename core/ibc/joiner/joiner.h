// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "family/worker_input.h"
#include "postgres/wake.h"
#include "signalbox/literals.h"
#include "store/consumer_lease.h"

namespace signalbox::ibc {

/// A thread that makes packets of what the chains' workers store: ibc.packet_flow, packet_flow_v2 and packet_relays.
/// Each engine runs one; the one with the lease works, and another one takes over within 10 seconds. NOTIFY only wakes
/// it: what is to be read is in the database. Failures are logged and tried again.
class Joiner {
public:
    struct Pace {
        std::chrono::milliseconds beat{1'000};  ///< changes that nothing notified of are looked for
        std::chrono::milliseconds retry{1'000};
        qint64 events = 20'000;  ///< of one transaction, of all chains
    };
    explicit Joiner(const engine::FamilyParts& parts);
    Joiner(store::ConnectionInfo database, store::Holder holder, Pace pace);
    ~Joiner();  ///< what runs is rolled back
    Joiner(const Joiner&) = delete;
    Joiner& operator=(const Joiner&) = delete;

    inline static const QString application = u"signalbox ibc joiner"_s;

private:
    using Clock = std::chrono::steady_clock;
    void loop();
    void wait(std::chrono::milliseconds time);
    Expected<bool> turn();  ///< true if there is more to do at once
    Expected<bool> join();
    void say(const Error& error);

    const Pace m_pace;
    store::Session m_session;
    store::ConsumerLease m_lease;
    store::Wake m_wake;
    Clock::time_point m_looked;
    bool m_woken = true;
    QString m_said;
    int m_failures = 0;  ///< since the last success
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::ibc
