// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_host.h"

namespace signalbox::engine {

/// Checks that the endpoints of one chain serve one network, before they are stored. Engine thread.
class NetworkComparison {
public:
    using Then = std::function<void(const Expected<Done>&)>;

    explicit NetworkComparison(CommandHost& host) : m_host(host) {}

    /// The genesis block of a draft, if known.
    static std::vector<KnownBlock> knownBlocks(const QString& genesisHash);
    /// OTHER_NETWORK (args url, masked) if one contradicts another or the known blocks; an endpoint that does not
    /// answer contradicts nothing. `then` runs in the thread of `context`.
    void compare(const Family& family, std::vector<EndpointDraft> endpoints, std::vector<KnownBlock> known,
                 QObject* context, Then then);

private:
    CommandHost& m_host;
};

}  // namespace signalbox::engine
