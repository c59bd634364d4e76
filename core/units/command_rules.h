// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "family/chain_settings.h"
#include "signalbox/commands.h"
#include "store/chains.h"
#include "support/number_arg.h"

/// What a command's arguments must be, before anything is touched. Pure.
namespace signalbox::engine {

/// Refuses a dangerous command without a preview (PREVIEW_MISSING) or older than 5 minutes (COMMAND_EXPIRED), and
/// arguments that are missing or wrong (BAD_ARGS).
Expected<Done> check(const Command& command, const QDateTime& createdAt, const QDateTime& now);

inline constexpr int dangerousSeconds = 300;

/// The sentence for a chain that is there already: another network under the same id when the genesis hashes or the
/// network ids differ.
Error chainExists(const store::ChainRow& there, const QByteArray& genesisHash, std::optional<qint64> networkId = {},
                  bool hasStreams = true);

/// Deleted, or on the way there: only recovering and deleting it is allowed, all else is refused with CHAIN_DELETED.
bool isGone(const store::ChainRow& chain);
Error goneChain(const store::ChainRow& chain);

/// ChainEdit and EndpointEdit may say in `was` what their operator saw where it is changed (same keys, same shape).
/// EDITED_MEANWHILE when it stands otherwise now: another console was quicker, and its change must not be lost unseen.
Expected<Done> checkSeen(const store::ChainRow& now, const QJsonObject& was);
Expected<Done> checkSeen(const store::EndpointRow& now, const QJsonObject& was);

}  // namespace signalbox::engine
