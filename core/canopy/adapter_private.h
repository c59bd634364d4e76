// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>

#include "canopy/block_rows.h"
#include "canopy/canopy_adapter.h"
#include "canopy/node_client.h"
#include "family/reading/final_heads.h"
#include "family/reading/range_fetch.h"

namespace signalbox::canopy {

/// A block with the states around it, independent of how it was read.
struct Surroundings {
    Block block;
    std::shared_ptr<const State> before, after;
    Fold fold = Fold::None;
    std::vector<Validator> allValidators;
    Accusations evidence;
    bool hasAllValidators = false;
    double fetchBlockMs = 0, fetchStateMs = 0;
};

class CanopyAdapter::Private : public engine::FinalHeads::Nodes {
public:
    Private(CanopyAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);

    CanopyAdapterConfig config;
    NodeClient client;
    engine::FinalHeads heads{client.pool(), *this};
    engine::FetchSize size{64};

    QCoro::Task<Expected<engine::FinalHeads::Newest>> newestBlock(qint64 only) override;
    QCoro::Task<Expected<chain::BlockRef>> headBlock(engine::FinalHeads::Newest newest) override;
    QCoro::Task<std::optional<chain::BlockRef>> otherHead(chain::BlockRef doubtful, qint64 avoid) override;

    /// The head's block, which was read for its hash; the live fetch that follows uses it.
    struct Ahead {
        Height height = 0;
        qint64 endpoint = 0;
        std::optional<Bulk> bulk;
        std::optional<Block> block;
    };
    std::optional<Ahead> ahead;

    /// Ends of fetched ranges, for ranges that begin there: whole states, or what the bulk form lacks. Used only before
    /// a block whose parent is the one that they follow.
    struct End {
        std::shared_ptr<const State> state;
        Bytes32 block{};
    };
    std::list<End> ends;
    std::map<qint64, bool> hasBulk;  ///< by endpoint, once known
    std::map<qint64, std::pair<Height, rpc::Clock::time_point>> tips;
    /// Evidence by address and height: the first known block that contained it, and the height up to which none did.
    using Charge = std::pair<QByteArray, quint64>;
    std::map<Charge, Height> broughtAt, searchedTo;

    const catalog::Catalog& tables() const { return config.catalog ? *config.catalog : catalog::Catalog::canopy(); }
    bool mayBulk(qint64 endpoint) const;
    bool tipIsFresh(qint64 endpoint, Height needed) const;
    QCoro::Task<Asked<Height>> tip(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);
    std::optional<End> endAt(Height height, bool whole) const;
    void remember(std::shared_ptr<const State> end, const Bytes32& block);
    std::optional<Error> checkIdentity(const Block& block, qint64 endpoint);

    QCoro::Task<Asked<Block>> readAhead(Height height, qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<Block>> plainBlock(Height height, Height tip, qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<Surroundings>> surroundings(Height height, Height tip, std::shared_ptr<const State> before,
                                                  qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Surroundings>>> byBulk(Height height, std::shared_ptr<const State> before,
                                                           qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<Surroundings>> byPlain(Height height, Height tip, std::shared_ptr<const State> before,
                                             qint64 endpoint, std::shared_ptr<Tally> tally);
    void note(Height height, const Accusations& brought);
    QCoro::Task<Asked<Accusations>> evidenceBefore(Height height, Accusations mine, Fold fold, Params params,
                                                   qint64 endpoint, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<bool>> wasBroughtBefore(Height height, Charge charge, Params params, qint64 endpoint,
                                              std::shared_ptr<Tally> tally);
    QCoro::Task<Expected<indexing::Fetched>> fetchOnce(indexing::FetchRequest request, qint64 avoid, qint64* endpoint);
};

chain::BlockRef refOf(const Block& block);
rpc::Refusal missingBlock(Height height);

}  // namespace signalbox::canopy
