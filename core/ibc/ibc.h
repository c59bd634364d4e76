// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::ibc {

/// Packets between Cosmos chains: the joiner that makes packets of the chains' rows, their statistics, and the checks
/// against the chains' state, in the schema `ibc`.
class Ibc : public engine::Capability {
public:
    Features features() const override { return Feature::Ibc; }
    std::vector<store::StreamRow> streams(const QString& caip2) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;
    Expected<std::vector<Preview::Table>> tables(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const override;
    Expected<engine::Concerns> concerns(store::Session& session) const override;
    Expected<std::map<QString, Height>> settled(store::Session& session) const override;
    std::unique_ptr<engine::BackgroundWork> work(const engine::FamilyParts& parts) const override;
};

}  // namespace signalbox::ibc
