// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "family/chain_settings.h"
#include "signalbox/command_arguments.h"
#include "store/chains.h"
#include "support/number_arg.h"

/// Checks a command's arguments before any change. Pure.
namespace signalbox::engine {

/// Refuses a dangerous command without a preview (PREVIEW_MISSING) or older than 5 minutes (COMMAND_EXPIRED), and
/// arguments that valid() refuses. Returns the arguments; their tables are checked by the family's catalog.
Expected<Arguments> check(const Command& command, const QDateTime& createdAt, const QDateTime& now);

inline constexpr int dangerousSeconds = 300;

/// The sentence for an existing chain: it is another network with the same ID if the genesis hashes or the network IDs
/// differ.
Error chainExists(const store::ChainRow& there, const QByteArray& genesisHash, std::optional<qint64> networkId = {},
                  bool hasStreams = true);

/// A chain that is deleted or being deleted: only recovering and deleting it is allowed; other commands are refused
/// with CHAIN_DELETED.
bool isGone(const store::ChainRow& chain);
Error goneChain(const store::ChainRow& chain);

/// ChainEdit and EndpointEdit may contain in `was` the values that their operator saw (same keys, same form).
/// EDITED_MEANWHILE if they differ now: another console was first, and its change must not be overwritten unseen.
Expected<Done> checkSeen(const store::ChainRow& now, const QJsonObject& was);
Expected<Done> checkSeen(const store::EndpointRow& now, const QJsonObject& was);

}  // namespace signalbox::engine
