// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/head_subscriptions.h"

#include "signalbox/literals.h"

namespace signalbox::evm {

void HeadSubscriptions::update()
{
    // For every HTTP endpoint also its provider's WebSocket, unless the operator added that one as an endpoint.
    std::vector<rpc::EndpointSettings> wanted;
    for (const auto& endpoint : m_config.endpoints)
        if (endpoint.enabled && endpoint.webSocket)
            wanted.push_back(endpoint);
    const std::size_t named = wanted.size();
    for (const auto& endpoint : m_config.endpoints) {
        if (!endpoint.enabled || endpoint.webSocket || !endpoint.asksBeside)
            continue;
        auto beside = rpc::webSocketBeside(endpoint);
        const auto begin = wanted.begin(), end = begin + static_cast<std::ptrdiff_t>(named);
        if (std::none_of(begin, end, [&](const auto& other) { return other.url == beside.url; }))
            wanted.push_back(std::move(beside));
    }
    const auto serves = [](const auto& subscription, const rpc::EndpointSettings& endpoint) {
        return subscription->settings().id == endpoint.id && rpc::sameConnection(subscription->settings(), endpoint);
    };
    std::erase_if(m_all, [&](const auto& subscription) {
        return std::none_of(wanted.begin(), wanted.end(),
                            [&](const auto& endpoint) { return serves(subscription, endpoint); });
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (std::any_of(m_all.begin(), m_all.end(),
                        [&](const auto& subscription) { return serves(subscription, wanted[i]); }))
            continue;
        const int silence = std::max(30'000, static_cast<int>(3'000 * m_config.blockSeconds.value_or(0)));
        auto subscription = std::make_unique<rpc::WsSubscription>(wanted[i], m_config.chainId, silence);
        if (i >= named)
            subscription->setMayBeMissing();
        subscription->onHead = [this](Height) {
            if (m_wake)
                m_wake();
        };
        m_all.push_back(std::move(subscription));
    }
}

void HeadSubscriptions::headSeen(Height number)
{
    for (const auto& subscription : m_all)
        subscription->headSeen(number);
}

void HeadSubscriptions::show(EndpointSnapshot& endpoint) const
{
    const auto settings = std::find_if(m_config.endpoints.begin(), m_config.endpoints.end(),
                                       [&](const auto& one) { return one.id == endpoint.id && one.enabled; });
    if (settings == m_config.endpoints.end())
        return;
    if (!settings->webSocket && !settings->asksBeside)
        endpoint.webSocket = false;
    const QUrl url = rpc::webSocketBeside(*settings).url;
    for (const auto& subscription : m_all)
        if (subscription->settings().url == url)
            show(endpoint, *subscription);
}

void HeadSubscriptions::show(EndpointSnapshot& endpoint, const rpc::WsSubscription& subscription)
{
    const bool own = endpoint.kind == "ws"_L1;
    const bool broken = !subscription.lastError().isEmpty();
    if (subscription.isSubscribed())
        endpoint.webSocket = true;
    else if (broken)
        endpoint.webSocket = false;
    if (own)
        endpoint.state = !endpoint.enabled             ? EndpointState::Disabled
                         : subscription.isSubscribed() ? EndpointState::Ok
                         : broken                      ? EndpointState::Down
                                                       : EndpointState::Untested;
    // For an HTTP endpoint, its loss counts only if it worked before, and as the lesser failure.
    if (broken && (own || (subscription.wasOffered() && !endpoint.failure)))
        endpoint.failure = Failure{
            Error::make(ErrorKind::Unavailable, "WEBSOCKET_LOST",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The WebSocket connection was lost (%1). Signalbox polls for new "
                                                  "blocks until it is reconnected."))
                            .arg(subscription.lastError())),
            subscription.lostSince(), QDateTime::currentDateTimeUtc(), subscription.attempts(), subscription.nextTry()};
}

}  // namespace signalbox::evm
