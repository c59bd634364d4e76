// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/head_subscriptions.h"

#include "evm/head/ws_subscription.h"

namespace signalbox::evm {

HeadSubscriptions::HeadSubscriptions(const EvmAdapterConfig& config, std::function<void()> wake)
    : m_config(config),
      m_sockets({webSocketBeside,
                 [&config](rpc::EndpointSettings socket, int silenceMs) {
                     return std::make_unique<WsSubscription>(std::move(socket), config.chainId, silenceMs);
                 }},
                std::move(wake))
{
}

}  // namespace signalbox::evm
