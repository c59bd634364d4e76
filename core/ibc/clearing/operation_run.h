// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/clearing/hermes_settings.h"
#include "ibc/clearing/verdicts.h"
#include "ibc/state/chain_thread.h"

namespace signalbox::ibc {

/// Carries out one queued operation in a ChainThread: breaker, Hermes with retries, verification by the state method.
/// If the thread stops, the operation stays as it is, and the next console verifies it.
class OperationRun {
public:
    struct Pace {
        std::chrono::milliseconds most = std::chrono::minutes(10);      ///< of one run of Hermes
        double pauses = 1;                                              ///< factor of all pauses, for tests
        int looks = 5;                                                  ///< of the verification, 2 s apart
        std::chrono::milliseconds chainTime = std::chrono::minutes(2);  ///< for a whole chain, which has no end
    };
    OperationRun(ChainThread::Access& access, HermesSettings settings, OpenOperation operation, Pace pace);

    void run();
    /// One whose process ended while it ran: Hermes is not run again.
    void verifyOnly();

private:
    Expected<Done> runPackets(operations::End& end);
    Expected<Done> runChain(operations::End& end);
    std::optional<Error> attempt(const Sequences& left);
    Expected<Evidence> lookPatiently(bool wait);
    Expected<Evidence> look(bool wait);
    Expected<Done> keep(const std::function<void(store::Transaction&)>& change);
    void finish(operations::End end, std::optional<bool> success);
    bool isCanceled();
    bool pause(std::chrono::milliseconds time) const;

    ChainThread::Access& m_access;
    const HermesSettings m_settings;
    const OpenOperation m_operation;
    const Pace m_pace;
    HermesOutput m_output;  ///< of all attempts
    QByteArray m_text;
    int m_attempts = 0;
    bool m_canceled = false;
    std::chrono::steady_clock::time_point m_asked;  ///< whether it was canceled
};

}  // namespace signalbox::ibc
