// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/prober.h"
#include "indexing/chain_worker.h"
#include "rpc/rate_bucket.h"
#include "signalbox/snapshot.h"
#include "store/chains.h"
#include "store/data_set.h"

namespace signalbox::catalog {
class Catalog;
}

namespace signalbox::engine {

struct FamilyParts;
struct WorkerInput;
class EndpointSecrets;

/// A family of chains (one CAIP-2 namespace): everything in which its chains differ from others. One object for each,
/// listed where the engine is put together; without state, its functions may be called from any thread. Elsewhere no
/// name of a family is compared: what depends on it is asked here.
class Family {
public:
    virtual ~Family() = default;
    virtual QString id() const = 0;      ///< the namespace
    virtual Message label() const = 0;   ///< its chains: "EVM chains"
    virtual Message aChain() const = 0;  ///< "an EVM chain"
    virtual Message aNode() const = 0;   ///< "an EVM node"
    virtual Features features() const = 0;

    // A new chain
    /// What it asks of endpoints. Made, used and destroyed in one thread.
    virtual std::unique_ptr<Prober> prober(std::shared_ptr<rpc::RateRegistry> rates) const = 0;
    virtual Expected<std::vector<ChainPreset>> presets() const { return std::vector<ChainPreset>(); }
    virtual std::optional<double> blockSeconds(const QString& caip2) const;  ///< of a chain that is known beforehand
    /// False: an endpoint has to say what the draft lacks (ID, genesis hash, network).
    virtual bool isComplete(const ChainDraft& draft) const = 0;
    virtual bool comparesEndpoints() const { return false; }  ///< all must serve the same network: it can be told
    /// Blocks that each endpoint of a stored chain must have.
    virtual std::vector<KnownBlock> knownBlocks(store::Session& session, const store::ChainRow& chain) const;
    /// Errors: BAD_CHAIN_ID, BAD_FAMILY, NO_ENDPOINT, BAD_ARGS, BAD_ADDRESS.
    virtual Expected<store::NewChain> newChain(const ChainDraft& draft) const = 0;
    /// In the transaction that adds the chain; its row has its schema's name.
    virtual void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const = 0;
    /// Its tables are those of a catalog, which are brought up to date before a worker starts; null: they are not.
    virtual const catalog::Catalog* catalog() const { return nullptr; }

    // Streams and settings
    virtual Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const = 0;
    virtual Expected<QString> streamName(const store::ChainRow& chain, const QString& given) const = 0;
    /// What was read by `before` holds all that `now` wants.
    virtual bool wantsNoMore(const QJsonObject& before, const QJsonObject& now) const { return before == now; }
    virtual Expected<Done> checkSettings(const store::ChainRow& chain, const QJsonObject& changes) const;

    // Work
    virtual indexing::ChainWorker::Parts workerParts(const FamilyParts& parts, const WorkerInput& input) const = 0;
    /// Gives a running adapter its endpoints and settings anew. In the worker's thread; may wait for a keychain.
    virtual Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                       const WorkerInput& input) const = 0;
    virtual std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const = 0;

    // Previews and removal
    using Tell = std::function<bool(const Message& text, double share)>;
    virtual Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const = 0;
    virtual Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                           Interval range) const = 0;  ///< of a reindex or a rewind
    /// Rows that go with a stream.
    virtual Expected<Preview> previewStream(store::Session& session, const store::ChainRow& chain,
                                            const QString& stream) const;
    virtual Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                  const Tell& tell) const = 0;  ///< in steps that can be repeated

    // Records of its own
    /// What only the present state of the chain's nodes has (polls, proposals) is read every pollMs(); 0: nothing is.
    virtual qint64 pollMs() const { return 0; }
    /// Reads it and writes it. In the worker's thread; `epoch` fences it; what fails is logged and read the next time.
    virtual void poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                      qint64 epoch) const;
    /// The family's own tables hold what this console knows of the chain's endpoints and queue.
    virtual bool hasOwnTables() const { return false; }
    virtual void writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                                const ChainSnapshot& snapshot) const;
    /// Whether an optimize is due by the schedule `every` (weekly, monthly) and the commands recorded so far: one chain
    /// of a workspace at a time, a failed one again after a day.
    virtual Expected<bool> optimizeDue(store::Transaction& transaction, const QString& caip2,
                                       const QString& every) const;
    virtual Expected<Done> reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                         CommandId command, const QString& by) const;
    virtual Expected<Done> reindexEnds(store::Session& session, const QString& caip2, CommandId command,
                                       const QString& state, const QString& error) const;
};

/// The families that this engine knows, in the order in which they are offered: the first one is the default.
class Families {
public:
    explicit Families(std::vector<std::shared_ptr<const Family>> all) : m_all(std::move(all)) {}
    const std::vector<std::shared_ptr<const Family>>& all() const { return m_all; }
    const Family* find(const QString& id) const;  ///< null: unknown; the default for an empty id
    const Family* ofChain(const QString& caip2) const;
    const Family& of(const store::ChainRow& chain) const;  ///< of a chain that this engine works on: it is known
    Error unknown(const QString& id) const;                ///< BAD_FAMILY with those there are
    std::vector<FamilyInfo> list() const;

private:
    std::vector<std::shared_ptr<const Family>> m_all;
};

/// Where the tables of a chain are.
inline store::ChainPlace placeOf(const store::ChainRow& row)
{
    return {row.caip2, row.schema};
}

}  // namespace signalbox::engine
