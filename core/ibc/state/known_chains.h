// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "postgres/session.h"
#include "signalbox/ibc_values.h"

namespace signalbox::ibc {

/// A chain's CAIP-2 ID from its own; empty if the workspace does not index it.
QString caip2Of(store::Transaction& transaction, const QString& chainId);

/// A direction of a channel.
struct Route {
    IbcEnd from, to;
};

/// Between two chains of the workspace. Those that packets are known of first; at most 500 of each source. `chainId`
/// and `channel` empty: all. If `host` is not empty: only sources whose lease this process has.
struct RouteFilter {
    QString chainId, channel;
    QString host = {};
    qint64 pid = 0;
    bool unindexed = false;  ///< those to chains that the workspace does not index, instead
};
std::vector<Route> knownRoutes(store::Transaction& transaction, const RouteFilter& filter);

/// The other end of a channel, by what was learnt of it. None if it is not known.
std::optional<Route> routeOf(store::Transaction& transaction, const QString& chainId, const QString& port,
                             const QString& channel);

/// Up to where a chain is stored and joined.
struct StoredHead {
    std::optional<Height> height;
    bool toHead = false;  ///< that is the head, or nearly
    Height from = 0;      ///< first block that is wanted
};
std::optional<StoredHead> storedHead(store::Transaction& transaction, const QString& chainId);

}  // namespace signalbox::ibc
