// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::balances {

/// ERC-20 balances of EVM chains: holdings, queue, daily history and health of the queue, in the schema `balances`.
class Balances : public engine::Capability {
public:
    Features features() const override { return Feature::Balances; }
    std::vector<store::StreamRow> streams(const QString& caip2) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;
    Expected<std::vector<Preview::Table>> tables(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const override;
    Expected<engine::Concerns> concerns(store::Session& session) const override;
    std::unique_ptr<engine::BackgroundWork> work(const engine::FamilyParts& parts) const override;
    bool carriesOut(Verb verb) const override;
    Expected<QJsonObject> carryOut(store::Session& session, const engine::FamilyParts& parts, const QString& caip2,
                                   const Arguments& wanted, const Tell& tell) const override;
};

}  // namespace signalbox::balances
