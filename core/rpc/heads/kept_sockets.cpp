// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/heads/kept_sockets.h"

#include "rpc/heads/web_socket.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

namespace {

void showState(EndpointSnapshot& endpoint, const KeptSocket& socket)
{
    const bool own = endpoint.kind == "ws"_L1;
    const bool broken = !socket.lastError().isEmpty();
    if (socket.isSubscribed())
        endpoint.webSocket = true;
    else if (broken)
        endpoint.webSocket = false;
    if (own)
        endpoint.state = !endpoint.enabled       ? EndpointState::Disabled
                         : socket.isSubscribed() ? EndpointState::Ok
                         : broken                ? EndpointState::Down
                                                 : EndpointState::Untested;
    // For an HTTP endpoint, its loss counts only if it worked before, and as the lesser failure.
    if (broken && (own || (socket.wasOffered() && !endpoint.failure)))
        endpoint.failure = Failure{
            Error::make(ErrorKind::Unavailable, "WEBSOCKET_LOST",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The WebSocket connection was lost (%1). Signalbox polls for new "
                                                  "blocks until it is reconnected."))
                            .arg(socket.lastError())),
            socket.lostSince(), QDateTime::currentDateTimeUtc(), socket.attempts(), socket.nextTry()};
}

}  // namespace

void KeptSockets::update(const std::vector<EndpointSettings>& endpoints, std::optional<double> blockSeconds)
{
    m_endpoints = endpoints;
    // For every HTTP endpoint also its node's WebSocket, unless the operator added that one as an endpoint.
    std::vector<EndpointSettings> wanted;
    for (const EndpointSettings& endpoint : endpoints)
        if (endpoint.enabled && endpoint.webSocket)
            wanted.push_back(m_form.beside(endpoint));
    const std::size_t named = wanted.size();
    for (const EndpointSettings& endpoint : endpoints) {
        if (!endpoint.enabled || endpoint.webSocket || !endpoint.asksBeside)
            continue;
        auto beside = m_form.beside(endpoint);
        const auto begin = wanted.begin(), end = begin + static_cast<std::ptrdiff_t>(named);
        if (std::none_of(begin, end, [&](const auto& other) { return other.url == beside.url; }))
            wanted.push_back(std::move(beside));
    }
    const auto serves = [](const auto& socket, const EndpointSettings& endpoint) {
        return socket->settings().id == endpoint.id && sameConnection(socket->settings(), endpoint);
    };
    std::erase_if(m_all, [&](const auto& socket) {
        return std::none_of(wanted.begin(), wanted.end(),
                            [&](const auto& endpoint) { return serves(socket, endpoint); });
    });
    const int silence = std::max(30'000, static_cast<int>(3'000 * blockSeconds.value_or(0)));  // three blocks
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (std::any_of(m_all.begin(), m_all.end(), [&](const auto& socket) { return serves(socket, wanted[i]); }))
            continue;
        auto socket = m_form.open(wanted[i], silence);
        if (i >= named)
            socket->setMayBeMissing();
        socket->onHead = [this](Height) {
            if (m_wake)
                m_wake();
        };
        m_all.push_back(std::move(socket));
    }
}

void KeptSockets::headSeen(Height number)
{
    for (const auto& socket : m_all)
        socket->headSeen(number);
}

void KeptSockets::show(EndpointSnapshot& endpoint) const
{
    const auto settings = std::find_if(m_endpoints.begin(), m_endpoints.end(),
                                       [&](const auto& one) { return one.id == endpoint.id && one.enabled; });
    if (settings == m_endpoints.end())
        return;
    if (!settings->webSocket && !settings->asksBeside)
        endpoint.webSocket = false;
    const QUrl url = m_form.beside(*settings).url;
    for (const auto& socket : m_all)
        if (socket->settings().url == url)
            showState(endpoint, *socket);
}

}  // namespace signalbox::rpc
