// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>
#include <memory>

#include "secrets/secret_store.h"
#include "signalbox/commands.h"
#include "store/chains.h"

namespace signalbox::engine {

/// Stores the secret parts of an endpoint (its whole URL if it contains a key, password, token, headers, a proxy with a
/// password) as one entry of the secret store, and joins them again. Thread-safe; may block for seconds while a
/// keychain asks its user.
class EndpointSecrets {
public:
    explicit EndpointSecrets(std::shared_ptr<store::SecretStore> secrets) : m_secrets(std::move(secrets)) {}

    static bool hasSecret(const EndpointDraft& draft);

    /// Moves the secret parts to the store: afterwards `draft` contains a masked URL and a reference. A draft without
    /// secrets is unchanged.
    Expected<EndpointDraft> stow(EndpointDraft draft);
    Expected<ChainDraft> stow(ChainDraft draft);

    Expected<EndpointDraft> resolve(EndpointDraft draft);  ///< the reverse of the above
    Expected<EndpointDraft> resolve(const store::EndpointRow& row);
    void forget(const QString& ref);  ///< removes the entry from the store

    static EndpointDraft draft(const store::EndpointRow& row);  ///< a masked draft
    static store::EndpointRow row(const QString& caip2, const EndpointDraft& draft);

private:
    std::shared_ptr<store::SecretStore> m_secrets;
    QMutex m_mutex;
    QHash<QString, QString> m_known;
};

}  // namespace signalbox::engine
