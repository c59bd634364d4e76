// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/watched_chain.h"

#include <algorithm>

#include "signalbox/literals.h"

namespace signalbox::ui {

std::vector<WatchedChain> watchedChains(const WorkspaceSnapshot& snapshot)
{
    std::vector<WatchedChain> all;
    for (const ChainSnapshot& chain : snapshot.chains) {
        const qint64 id = chain.caip2.section(u':', 1).toLongLong();
        if (chain.state == ChainState::Deleted || id <= 0 || chain.caip2 != u"eip155:%1"_s.arg(id))
            continue;
        const bool registries =
            std::any_of(chain.streams.begin(), chain.streams.end(),
                        [](const StreamSnapshot& stream) { return stream.stream == "registries"_L1; });
        all.push_back({id, chain.name, registries});
    }
    return all;
}

const WatchedChain* findChain(const std::vector<WatchedChain>& chains, qint64 id)
{
    const auto found = std::find_if(chains.begin(), chains.end(), [id](const auto& each) { return each.id == id; });
    return found == chains.end() ? nullptr : &*found;
}

}  // namespace signalbox::ui
