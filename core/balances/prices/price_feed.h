// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "postgres/session.h"
#include "rpc/http_transport.h"
#include "secrets/endpoint_secrets.h"

namespace signalbox::balances {

/// Prices of tokens by their CoinGecko IDs, from the feed of the workspace: {"usd-coin": {"usd": 0.9998}, …}. Off until
/// an operator switches it on. Blocks its thread, whose events are handled meanwhile.
class PriceFeed {
public:
    PriceFeed(store::Session& session, std::shared_ptr<engine::EndpointSecrets> secrets);

    /// Asks the feed if it is due; false if it is not. A failure of the feed is stored in its row and is no error.
    Expected<bool> step();
    void cancel() { m_cancellation.request(); }  ///< in this thread

    /// Errors: BAD_FEED for an address that is not https, or http on this machine.
    static Expected<Done> check(const QString& url);

private:
    struct Due {
        EndpointDraft feed;
        QStringList ids;
    };
    Expected<std::optional<Due>> due();
    Expected<QByteArray> ask(const Due& due);
    Expected<Done> store(const QByteArray& answer);

    store::Session& m_session;
    std::shared_ptr<engine::EndpointSecrets> m_secrets;
    Cancellation m_cancellation;
    rpc::HttpTransport m_http{m_cancellation};
};

}  // namespace signalbox::balances
