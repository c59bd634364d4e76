// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "family/worker_input.h"
#include "ibc/state/lcd_client.h"

namespace signalbox::ibc {

/// The chains of the workspace by their own IDs, and clients of their LCDs, which are opened when first needed. One
/// thread. Errors: CHAIN_UNKNOWN, NO_LCD, those of LcdClient::check and of the secret store.
class Lcds {
public:
    Lcds(store::Session& session, const engine::FamilyParts& parts) : m_session(session), m_parts(parts) {}

    Expected<LcdClient*> of(const QString& chainId);
    /// The oldest block that a node of the chain still has, and whether it finds packets of past blocks; none if no
    /// node says.
    struct History {
        Height earliest = 0;
        bool indexed = true;
    };
    Expected<std::optional<History>> history(const QString& chainId);
    void cancel();  ///< in this thread; later calls fail, too

private:
    Expected<std::unique_ptr<JsonDoor>> door(const QString& chainId, const QString& kind);

    store::Session& m_session;
    const engine::FamilyParts& m_parts;
    std::map<QString, std::unique_ptr<LcdClient>> m_clients;
    JsonDoor* m_open = nullptr;
    bool m_canceled = false;
};

Error stopped();  ///< CANCELLED

}  // namespace signalbox::ibc
