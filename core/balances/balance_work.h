// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::balances {

/// Commands on the balances of one chain. Each is one transaction; the functions of the schema lock the chain against
/// its own writer.
class BalanceWork {
public:
    BalanceWork(store::Session& session, const QString& caip2, const engine::Capability::Tell& tell)
        : m_session(session), m_caip2(caip2), m_tell(tell)
    {
    }

    /// Result: balance, of one holder; else queued, the number of entries.
    Expected<QJsonObject> recalculate(const arguments::BalancesRecalculate& wanted) const;
    /// The chain's worker counts the transfers again once it has read the coverage.
    Expected<QJsonObject> rebuild() const;
    /// Result: entries. ENTRY_UNKNOWN if the queue has none of those that were named.
    Expected<QJsonObject> retry(const arguments::QueueRetry& wanted) const;
    Expected<QJsonObject> discard(const arguments::QueueDiscard& wanted) const;
    Expected<QJsonObject> configure(const arguments::QueueConfigure& wanted) const;
    Expected<QJsonObject> edit(const arguments::TokenEdit& wanted) const;

private:
    store::Session& m_session;
    const QString& m_caip2;
    const engine::Capability::Tell& m_tell;
};

}  // namespace signalbox::balances
