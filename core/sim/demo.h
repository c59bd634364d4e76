#pragma once

#include "signalbox/commands.h"
#include "sim/server.h"

namespace signalbox::sim {

/// The chains of a demo workspace: a few networks of different pace and shape that live while this object does, with a
/// small fork now and then. Nothing leaves 127.0.0.1. Their addresses and tokens differ at each start, so a demo
/// workspace is made anew, too.
class DemoNetwork {
public:
    explicit DemoNetwork(quint64 seed = 1);

    /// Ready for Verb::ChainAdd: names, endpoints (HTTP and WebSocket), tokens, registries.
    const std::vector<ChainDraft>& chains() const { return m_drafts; }

private:
    std::shared_ptr<SimThread> m_thread;
    std::vector<std::unique_ptr<SimServer>> m_servers;
    std::vector<ChainDraft> m_drafts;
};

}  // namespace signalbox::sim
