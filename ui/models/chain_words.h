// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "signalbox/commands.h"
#include "signalbox/snapshot.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// Short texts about a chain, the same on every screen. Nothing is invented: what the
/// snapshot does not know is "–".
QString chainStateText(const ChainSnapshot& chain);  ///< "ok", "slow since 13:52"
QString chainEstimateText(
    const ChainSnapshot& chain);  ///< "following", "69.1 %, 3 h 10 min left", "API key refused (HTTP 401)"
QString lagText(const ChainSnapshot& chain);
Ink lagInk(ChainState state);

QString endpointStateText(const EndpointSnapshot& endpoint, const QDateTime& now);  ///< "rate limited, 4 s to go"
QString endpointLimitsText(const EndpointSnapshot& endpoint);                       ///< "2,000 blocks, 10,000 logs"
QString endpointUseText(const EndpointSnapshot& endpoint);                          ///< "12,304 of 100,000"

QString streamName(const StreamSnapshot& stream);       ///< "ERC-8004 registries", "USDC", "Block headers"
QString learnedLimitText(const LearnedLimit& learned);  ///< "15 requests/s, learned"
QString limitSentence(const ChainSnapshot& chain);      ///< the bottleneck, as sentences
QString adviceSentence(const TimeAccount& account);     ///< remedy; empty: none
QString stallWord(StallCause cause);                    ///< provider wait, rate limit, decode, database, idle

QString verbText(Verb verb, const QString& chainName);  ///< "Reindex Base"
State commandSign(CommandState state);
QString firstSentence(const QString& text);

}  // namespace signalbox::ui
