// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "rpc/heads/kept_socket.h"
#include "signalbox/snapshot.h"

namespace signalbox::rpc {

/// The subscriptions to a chain's new blocks: of its WebSocket endpoints, and beside its other ones. Lives in one
/// thread.
class KeptSockets {
public:
    /// What a family adds.
    struct Form {
        /// The WebSocket of a node, also beside its HTTP address.
        std::function<EndpointSettings(EndpointSettings)> beside;
        std::function<std::unique_ptr<KeptSocket>(EndpointSettings socket, int silenceMs)> open;
    };
    /// `wake` is called in the worker's thread: a reason to request the head, not a head. May be empty.
    KeptSockets(Form form, std::function<void()> wake) : m_form(std::move(form)), m_wake(std::move(wake)) {}
    KeptSockets(const KeptSockets&) = delete;
    KeptSockets& operator=(const KeptSockets&) = delete;

    /// Connections that remain keep their state.
    void update(const std::vector<EndpointSettings>& endpoints, std::optional<double> blockSeconds);
    void headSeen(Height number);
    void show(EndpointSnapshot& endpoint) const;  ///< adds the state of its WebSocket

private:
    const Form m_form;
    const std::function<void()> m_wake;
    std::vector<EndpointSettings> m_endpoints;
    std::vector<std::unique_ptr<KeptSocket>> m_all;
};

}  // namespace signalbox::rpc
