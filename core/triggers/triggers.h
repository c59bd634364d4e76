// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::triggers {

/// Triggers on the registry events of EVM chains: evaluates each stored event once, and starts the actions of those
/// that fire. Triggers belong to the workspace: they stay when their chain is removed.
class Triggers : public engine::Capability {
public:
    Features features() const override { return Feature::Triggers; }
    std::vector<store::StreamRow> streams(const QString& caip2) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;
    Expected<std::vector<Preview::Table>> tables(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const override;
    Expected<engine::Concerns> concerns(store::Session& session) const override;
    Expected<std::map<QString, Height>> settled(store::Session& session) const override;
    std::unique_ptr<engine::BackgroundWork> work(const engine::FamilyParts& parts) const override;
};

}  // namespace signalbox::triggers
