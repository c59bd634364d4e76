// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "family/capability.h"
#include "ibc/state/chain_thread.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// Compares the packets of the chains that this process holds with their state: at start and every ten minutes.
class StateWorker : public engine::BackgroundWork {
public:
    explicit StateWorker(const engine::FamilyParts& parts, std::chrono::milliseconds pause = std::chrono::minutes(10));

private:
    void look(ChainThread::Access& access);

    const std::chrono::milliseconds m_pause;
    QStringList m_held;  ///< chains at the last look
    std::chrono::steady_clock::time_point m_due;
    QString m_said;  ///< code of the failure that was logged
    ChainThread m_thread;
};

/// Asks the chains on demand, in a thread of its own. Calls from any thread.
class StateBook {
public:
    explicit StateBook(const engine::FamilyParts& parts);

    /// `chainId` and `channel` empty: all. Errors: CHAIN_UNKNOWN, CHANNEL_UNKNOWN, those of the database.
    QFuture<Expected<std::vector<ChannelCheck>>> check(const QString& chainId, const QString& channel);

private:
    ChainThread m_thread;
};

}  // namespace signalbox::ibc
