// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/chain_worker.h"
#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "store/chains.h"
#include "store/data_set.h"

namespace signalbox::catalog {
class Catalog;
}

namespace signalbox::engine {

struct EngineParts;
struct WorkerInput;
class EndpointSecrets;

/// A family of chains (one CAIP-2 namespace): everything in which its chains differ from others. One object for each,
/// listed where the engine is put together; without state, its functions may be called from any thread. Elsewhere no
/// name of a family is compared: what depends on it is asked here.
class Family {
public:
    virtual ~Family() = default;
    virtual QString id() const = 0;  ///< the namespace
    virtual Features features() const = 0;

    // A new chain
    /// False: an endpoint has to say what the draft lacks (ID, genesis hash, network).
    virtual bool isComplete(const ChainDraft& draft) const = 0;
    virtual bool comparesEndpoints() const { return false; }  ///< all must serve the same network: it can be told
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
    virtual indexing::ChainWorker::Parts workerParts(const EngineParts& parts, const WorkerInput& input) const = 0;
    /// Gives a running adapter its endpoints and settings anew. In the worker's thread; may wait for a keychain.
    virtual Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                       const WorkerInput& input) const = 0;
    virtual std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const = 0;

    // Previews and removal
    using Tell = std::function<bool(const Message& text, double share)>;
    virtual Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const = 0;
    virtual Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                           Interval range) const = 0;  ///< of a reindex or a rewind
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

/// The families that this engine knows.
class Families {
public:
    explicit Families(std::vector<std::shared_ptr<const Family>> all) : m_all(std::move(all)) {}
    const std::vector<std::shared_ptr<const Family>>& all() const { return m_all; }
    const Family* find(const QString& id) const;  ///< null: unknown
    const Family& of(
        const store::ChainRow& chain) const;  ///< of a chain in the workspace; another version's: see below
    Error unknown(const QString& id) const;   ///< BAD_FAMILY with those there are

private:
    std::vector<std::shared_ptr<const Family>> m_all;
};

}  // namespace signalbox::engine
