// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "secrets/endpoint_secrets.h"
#include "signalbox/token_queries.h"

/// The row balances.price_feed as an operator reads and changes it. Its key is in the secret store.
namespace signalbox::balances {

PriceFeedState readFeed(store::Transaction& transaction);

/// A key is kept only while scheme, host and port of the address are the same. May block while a keychain asks its
/// user. Errors: BAD_FEED, BAD_VALUE, and those of the secret store.
Expected<PriceFeedState> changeFeed(store::Session& session, engine::EndpointSecrets& secrets,
                                    const PriceFeedEdit& edit);

}  // namespace signalbox::balances
