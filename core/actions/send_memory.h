// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

namespace signalbox::actions {

/// What all senders of a console share: limits (Telegram: 30 messages per second, 1 per second and chat; 4 requests at
/// once per host) and, for an hour, the MCP servers of agents. Bounded. Thread-safe.
class SendMemory {
public:
    SendMemory();
    ~SendMemory();

    /// The agent's registration file may have changed: URIUpdated, Transfer, MetadataSet.
    void forgetAgent(qint64 chainId, const QString& agent);

    struct Private;
    Private& parts() { return *d; }

private:
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::actions
