// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <mutex>

#include "evm/calls/contract_reader.h"
#include "family/worker_input.h"
#include "postgres/session.h"

namespace signalbox::actions {

/// Finds the URI of an agent's registration file: that of its newest event Registered or URIUpdated, or without one its
/// tokenURI by the chain's endpoints. Blocks; in the session's thread, apart from cancel().
class AgentEndpoints {
public:
    AgentEndpoints(store::Session& session, engine::FamilyParts parts) : m_session(session), m_parts(std::move(parts))
    {
    }

    /// Errors: AGENT_UNKNOWN (NotFound), CANCELED, those of the endpoints.
    Expected<QString> uri(qint64 chainId, const QString& agent);
    /// ID of the newest event after which the file may be another one, or the agent another owner's; empty if none.
    Expected<QString> newestChange(qint64 chainId, const QString& agent);
    void cancel();  ///< from any thread: a running uri() ends

private:
    struct Row {
        bool found = false;
        QString uri, caip2;
        QJsonObject registries;
        Height stored = -1;  ///< the newest stored block of the chain's registries
    };
    Expected<Row> stored(qint64 chainId, const QString& agent);
    Expected<QString> ask(const Row& row, qint64 chainId, const QString& agent);
    static Expected<QString> asked(evm::ContractReader& reader, const std::vector<evm::ContractCall>& calls,
                                   Height stored);
    bool isRunning(QObject* home, evm::ContractReader* reader);  ///< false if it was canceled before

    store::Session& m_session;
    engine::FamilyParts m_parts;
    std::mutex m_mutex;
    bool m_canceled = false;
    QObject* m_home = nullptr;  ///< of the running call, with its reader
    evm::ContractReader* m_reader = nullptr;
};

}  // namespace signalbox::actions
