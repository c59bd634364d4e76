// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "signalbox/interval.h"

namespace signalbox::sim {

struct Refusal {
    int httpStatus = 200;
    int code = 0;
    QByteArray message;
    QByteArray data;  ///< JSON; empty if none
};

/// Geth's error for history that was pruned.
const Refusal pruned{200, 4444, "pruned history unavailable", {}};

/// A provider's error for a range that is too wide (`cap` blocks are allowed) or contains too many logs (`cap` logs; up
/// to `fits` it would work). Names: geth reth nethermind erigon arbitrum optimism alchemy alchemy-paid infura quicknode
/// ankr chainstack drpc publicnode 1rpc merkle cloudflare thirdweb coinbase base blockpi hyperliquid; others answer
/// like geth.
Refusal rangeTooWide(const QByteArray& provider, Interval range, qint64 cap);
Refusal tooManyLogs(const QByteArray& provider, Interval range, qint64 cap, Height fits);
Refusal tooManyRequests(const QByteArray& provider);

}  // namespace signalbox::sim
