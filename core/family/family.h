// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"
#include "family/own_records.h"
#include "family/prober.h"
#include "indexing/chain_worker.h"
#include "rpc/rate_bucket.h"
#include "signalbox/command_arguments.h"
#include "signalbox/snapshot.h"
#include "store/chains.h"
#include "store/data_set.h"

namespace signalbox::catalog {
class Catalog;
}

namespace signalbox::engine {

struct FamilyParts;
struct VerifyInput;
struct WorkerInput;
class EndpointSecrets;

/// A family of chains (one CAIP-2 namespace): everything in which its chains differ from others. One object per family,
/// listed in the composition root; without state, so its functions may be called from any thread. No other code
/// compares the names of families: what depends on the family is a function here.
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
    virtual std::optional<double> blockSeconds(const QString& caip2) const;  ///< of a known chain
    /// False if an endpoint must provide values that the draft lacks (ID, genesis hash, network).
    virtual bool isComplete(const ChainDraft& draft) const = 0;
    virtual bool comparesEndpoints() const
    {
        return false;
    }  ///< true if all endpoints must serve the same network and this can be checked
    /// Blocks that each endpoint of a stored chain must have.
    virtual std::vector<KnownBlock> knownBlocks(store::Session& session, const store::ChainRow& chain) const;
    /// Errors: BAD_CHAIN_ID, BAD_FAMILY, NO_ENDPOINT, BAD_ARGS, BAD_ADDRESS.
    virtual Expected<store::NewChain> newChain(const ChainDraft& draft) const = 0;
    /// Runs in the transaction that adds the chain; its row has its schema's name.
    virtual void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const = 0;
    /// The catalog of its tables, which are brought up to date before a worker starts; null if they have none.
    virtual const catalog::Catalog* catalog() const { return nullptr; }

    // Streams and settings
    virtual Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const = 0;
    /// Streams that are added with `row` in the same command, unless they exist.
    virtual std::vector<store::StreamRow> streamsWith(const store::ChainRow& chain, const store::StreamRow& row) const;
    /// True if the rows of `stream` are of use only beside those of `base`, or of another stream for which this is
    /// true: it is removed with the last one.
    virtual bool needs(const QString& stream, const QString& base) const;
    virtual Expected<QString> streamName(const store::ChainRow& chain, const QString& given) const = 0;
    /// True if rows read with the settings `before` include all rows that `now` wants.
    virtual bool wantsNoMore(const QJsonObject& before, const QJsonObject& now) const { return before == now; }
    virtual Expected<Done> checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const;

    // Work
    virtual indexing::ChainWorker::Parts workerParts(const FamilyParts& parts, const WorkerInput& input) const = 0;
    /// Applies endpoints and settings to a running adapter. In the worker's thread; may wait for a keychain.
    virtual Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                       const WorkerInput& input) const = 0;
    virtual std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const = 0;
    /// Compares stored rows with the chain (Feature::Receipts). Blocks its thread, which is not the prober's.
    virtual Expected<QJsonObject> verify(store::Session& session, const VerifyInput& input,
                                         const std::function<bool(qint64 done, qint64 total)>& told) const;

    // Previews and removal
    using Tell = std::function<bool(const Message& text, double share)>;
    virtual Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const = 0;
    virtual Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                           Interval range) const = 0;  ///< of a reindex or a rewind
    /// Rows deleted with a stream.
    virtual Expected<Preview> previewStream(store::Session& session, const store::ChainRow& chain,
                                            const QString& stream) const;
    virtual Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                  const Tell& tell) const = 0;  ///< in steps that can be repeated

    /// Records in tables of its own; a family that keeps some returns its own object.
    virtual const OwnRecords& records() const;
};

/// The families of this engine, in the order in which they are offered: the first one is the default. And the
/// capabilities that were given to them.
class Families {
public:
    explicit Families(std::vector<std::shared_ptr<const Family>> all, Capabilities capabilities = {})
        : m_all(std::move(all)), m_capabilities(std::move(capabilities))
    {
    }
    const Capabilities& capabilities() const { return m_capabilities; }
    const std::vector<std::shared_ptr<const Family>>& all() const { return m_all; }
    const Family* find(const QString& id) const;  ///< null if unknown; the default for an empty ID
    const Family* ofChain(const QString& caip2) const;
    const Family& of(const store::ChainRow& chain) const;  ///< for a chain that this engine runs, whose family is known
    Error unknown(const QString& id) const;                ///< BAD_FAMILY with the known families
    std::vector<FamilyInfo> list() const;

private:
    std::vector<std::shared_ptr<const Family>> m_all;
    Capabilities m_capabilities;
};

/// The location of a chain's tables.
inline store::ChainPlace placeOf(const store::ChainRow& row)
{
    return {row.caip2, row.schema};
}

}  // namespace signalbox::engine
