// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/clearing/hermes_settings.h"
#include "ibc/clearing/operation_run.h"
#include "ibc/state/chain_thread.h"
#include "postgres/session_thread.h"
#include "signalbox/clearing_queries.h"

namespace signalbox::ibc {

/// Clears packets by the Hermes of this console: questions in one thread, operations one after another in a second one,
/// because two runs with the same key would disturb each other. An operation whose console ended is verified by the
/// state method, and not run again.
class ClearingBook : public ClearingQueries {
public:
    struct Parts {
        engine::FamilyParts family;
        std::shared_ptr<engine::SessionThread> reader;
        std::function<HermesSettings()> hermes;  ///< the settings now; in the caller's thread
        QString console, person;                 ///< "host pid 123", "user@host"
        OperationRun::Pace pace = {};
    };
    explicit ClearingBook(Parts parts);

    QFuture<Expected<HermesStatus>> hermes() override;
    QFuture<Expected<ClearingPlan>> plan(const ClearingRequest& request) override;
    QFuture<Expected<ClearingOperation>> clear(const ClearingRequest& request) override;
    QFuture<Expected<Done>> cancel(const QString& id) override;
    QFuture<Expected<std::vector<ClearingOperation>>> operations(int limit) override;
    QFuture<Expected<ClearingOperation>> operation(const QString& id) override;

private:
    Expected<ClearingOperation> start(ChainThread::Access& access, const ClearingRequest& request,
                                      const HermesSettings& hermes);
    void tend(ChainThread::Access& access);

    const Parts m_parts;
    std::mutex m_mutex;
    std::set<QString> m_own;  ///< operations that were started here
    QString m_said;           ///< code of the failure that was logged
    ChainThread m_runner;
    ChainThread m_questions;
};

}  // namespace signalbox::ibc
