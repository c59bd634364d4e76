// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>

#include "balances/prices/price_feed.h"
#include "balances/truth/chain_truth.h"
#include "family/capability.h"
#include "family/worker_input.h"

namespace signalbox::balances {

/// Opens the contracts of a chain with its stored endpoints. Errors: CHAIN_UNKNOWN, NO_HTTP_ENDPOINT, those of the
/// secret store.
Expected<std::unique_ptr<evm::ContractReader>> openContracts(store::Session& session, const engine::FamilyParts& parts,
                                                             const QString& caip2,
                                                             evm::CallPace pace = evm::CallPace());

/// Works on the truth of the chains that this process holds, one piece after another, and asks the price feed, in a
/// thread of its own. Nobody waits for it; see ChainTruth and PriceFeed.
class TruthWorker : public engine::BackgroundWork {
public:
    using Clock = std::chrono::steady_clock;

    explicit TruthWorker(engine::FamilyParts parts, std::chrono::milliseconds look = std::chrono::seconds(5));
    ~TruthWorker() override;

private:
    struct Chain {
        std::unique_ptr<ChainTruth> truth;
        QString endpoints;  ///< as they were when it was opened
        Clock::time_point notBefore{};
        int failures = 0;
        QString said;  ///< code of the failure that was logged
    };

    void loop();
    bool waitFor(std::chrono::milliseconds time);
    Expected<bool> turn();  ///< one piece for each chain; true if there was any work
    Expected<std::map<QString, QString>> held();
    Expected<bool> work(const QString& caip2, Chain& chain);
    void askFeed(PriceFeed& feed);
    void failed(const QString& caip2, Chain& chain, const Error& error);

    engine::FamilyParts m_parts;
    std::chrono::milliseconds m_look;
    store::Session m_session;
    std::map<QString, Chain> m_chains;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    QObject* m_home = nullptr;  ///< lives in the thread
    PriceFeed* m_feed = nullptr;
    QString m_feedSaid;  ///< code of the failure that was logged
    std::unique_ptr<QThread> m_thread;
};

}  // namespace signalbox::balances
