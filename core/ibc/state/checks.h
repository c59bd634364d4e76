// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/state/chain_thread.h"
#include "ibc/state/check_rows.h"
#include "ibc/state/state_method.h"

namespace signalbox::ibc {

/// Compares the pending packets of channels by the chains' state with the stored ones. A difference counts if it is
/// there twice, each time with everything stored up to the block at which the chain was asked. Checks are stored.
class Checks {
public:
    struct Patience {
        /// For a chain to be stored up to the block at which it was asked.
        std::chrono::milliseconds most{20'000}, step{500};
    };
    explicit Checks(ChainThread::Access& access) : Checks(access, Patience()) {}
    Checks(ChainThread::Access& access, Patience patience) : m_access(access), m_patience(patience) {}

    /// Channels whose chains cannot be asked have a note. Errors: those of the database.
    Expected<std::vector<ChannelCheck>> run(const RouteFilter& filter);
    Expected<ChannelCheck> run(const Route& route);

private:
    struct Difference {
        Sequences missing, surplus, earlier;  ///< earlier: sent before the first stored block
        Height height = -1;                   ///< up to which the source was stored
        bool isEmpty() const { return missing.empty() && surplus.empty(); }
    };
    Expected<Done> ask(const Route& route, ChannelCheck& check, ChannelFacts& facts);
    Expected<Done> askEnd(LcdClient& source, const IbcEnd& end, ChannelFacts& facts);
    Expected<Done> compare(const Route& route, const Sequences& committed, ChannelCheck& check, ChannelFacts& facts);
    Expected<bool> isStored(const Route& route, Height height);
    Expected<Difference> differences(const Route& route, const Sequences& committed);

    ChainThread::Access& m_access;
    const Patience m_patience;
};

}  // namespace signalbox::ibc
