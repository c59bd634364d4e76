// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <thread>

#include "family/capability.h"
#include "postgres/wake.h"
#include "signalbox/literals.h"
#include "triggers/engine/consumer_lease.h"
#include "triggers/engine/loaded_triggers.h"
#include "triggers/engine/parked_events.h"

namespace signalbox::triggers {

/// A thread that evaluates the triggers on each stored event and stores the jobs of those that fire. Each engine runs
/// one; the one with the lease works, and another one takes over within 10 seconds. NOTIFY only wakes it: what is to be
/// read is in the database. Failures are logged and tried again.
class TriggerConsumer : public engine::BackgroundWork {
public:
    struct Pace {
        /// beat: changes that nothing notified of are looked for. all: everything is looked for, whatever is known.
        /// keep: the lease is renewed.
        std::chrono::milliseconds beat{1'000}, all{60'000}, retry{1'000}, keep{2'000};
        int events = 4'000;  ///< of one transaction
    };
    TriggerConsumer(store::ConnectionInfo database, store::Holder holder)
        : TriggerConsumer(std::move(database), std::move(holder), Pace())
    {
    }
    TriggerConsumer(store::ConnectionInfo database, store::Holder holder, Pace pace);
    ~TriggerConsumer() override;

    inline static const QString application = u"signalbox triggers"_s;

private:
    using Clock = std::chrono::steady_clock;
    void loop();
    void listen();
    void wait(std::chrono::milliseconds time);
    Expected<bool> turn();  ///< true if there is more to do at once
    Expected<std::vector<qint64>> chains(bool all);
    Expected<bool> evaluate(qint64 chain);
    void park(qint64 chain, const Fire& fire, const Error& error);
    void say(const Error& error);

    const Pace m_pace;
    const QString m_console;
    store::Session m_session;
    ConsumerLease m_lease;
    LoadedTriggers m_triggers;
    store::Wake m_wake;
    Clock::time_point m_looked, m_lookedAtAll, m_kept;
    bool m_woken = true;
    bool m_everything = true;  ///< also chains without news: a step, an edit or a failure left something to do
    QString m_said;
    std::map<qint64, int> m_failures;  ///< by chain, since its last success
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

}  // namespace signalbox::triggers
