// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <functional>
#include <optional>
#include <vector>

#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::store {

struct ChainRow {
    QString caip2, family, name, schema;
    QByteArray genesisHash;  ///< 32 bytes; empty: unknown
    std::optional<qint64> networkId;
    QString state;  ///< active, paused, deleted, deleting
    int mark = 0;
    QJsonObject settings;  ///< from, to, headers, confirmations, explorer, nativeSymbol, … as ChainDraft has them
    QDateTime createdAt, deletedAt;
};

struct EndpointRow {
    qint64 id = 0;
    QString caip2,
        url;  ///< url: masked when it has a secret part; then the whole is in the secret store under secretRef
    QString secretRef;  ///< empty: nothing secret
    QString kind;       ///< http, ws
    int priority = 0;
    bool enabled = true;
    QJsonObject limits;   ///< rate, batch, range, dailyBudget, concurrency
    QJsonObject options;  ///< proxy, caFile, and other things that are no secret
    QString note;
    QJsonObject learned;  ///< what its provider was found to allow, as toJson(LearnedLimit) writes it; empty: nothing
};

struct StreamRow {
    QString caip2, stream;
    Height from = 0;
    std::optional<Height> to;
    QJsonObject settings;  ///< label, symbol, decimals, registries; readBefore: earlier ones whose rows are there still
    QString revision = {};  ///< of what in the settings decides its rows; empty: its name says everything
    QDateTime addedAt = {}, removedAt = {};
};

struct NewChain {
    ChainRow chain;  ///< mark is chosen by add(), and the schema: the wanted name or one after the chain ID, if free
    std::vector<EndpointRow> endpoints;
    std::vector<StreamRow> streams;
};

/// signalbox.chains, .endpoints, .streams and the chain's own schema.
/// Errors: CHAIN_EXISTS (args name, state), NAME_TAKEN, CHAIN_UNKNOWN, ENDPOINT_UNKNOWN, STREAM_EXISTS, STREAM_UNKNOWN,
/// LEASE_LOST.
class Chains {
public:
    explicit Chains(Session& session) : m_session(session) {}

    Expected<std::vector<ChainRow>> list(bool withDeleted = true);  ///< by mark
    /// Chains that are added from now on count as added that many seconds earlier: for the demo, whose history is made.
    Expected<Done> setAgeWhenAdded(int seconds);
    Expected<ChainRow> find(const QString& caip2OrName);
    /// Makes the tables of a chain whose row has its schema's name already; runs in add()'s transaction.
    using MakeTables = std::function<void(Transaction& transaction, const ChainRow& chain)>;
    /// One transaction: chain, endpoints, streams, lease row, schema with its tables: an EVM chain's by itself, a
    /// Canopy chain's by `makeTables`.
    Expected<ChainRow> add(const NewChain& chain, const MakeTables& makeTables = {});
    Expected<Done> edit(const QString& caip2, const std::optional<QString>& name,
                        const QJsonObject& settings);  ///< settings are merged
    Expected<Done> setGenesis(const QString& caip2, const QByteArray& hash);
    Expected<Done> setState(const QString& caip2,
                            const QString& state);  ///< active, paused, deleted (sets deleted_at), deleting
    /// Removes everything of the chain in resumable steps, each behind the fence; the row itself goes last.
    Expected<Done> hardDelete(const QString& caip2, qint64 epoch,
                              const std::function<bool(const Message& text, double share)>& progress);
    /// After a chain is gone for good: the counters of ids stand where the rows that are left end, as if it had never
    /// been. Commands and alerts count on: they are the record.
    Expected<Done> giveBackIds();
    /// The highest block that any stream of the chain has covered; -1: none.
    Expected<Height> highestCovered(const QString& caip2);
    /// The schema of the chain of that family with this id or name; empty idOrName: of its first chain. Empty: none.
    Expected<QString> schemaOf(const QString& family, const QString& idOrName);
    Expected<Preview> previewDelete(const QString& caip2);
    Expected<Preview> previewRange(const QString& caip2, Interval range);  ///< rows of a reindex or rewind

    Expected<std::vector<EndpointRow>> endpoints(const QString& caip2);  ///< empty caip2: all; by priority, id
    Expected<qint64> addEndpoint(const EndpointRow& endpoint);
    Expected<Done> editEndpoint(const EndpointRow& endpoint);
    Expected<Done> setLearned(
        const std::vector<std::pair<qint64, QJsonObject>>& learned);  ///< by endpoint; gone ones are no error
    Expected<QString> removeEndpoint(qint64 id);  ///< its secretRef, to be removed from the secret store

    Expected<std::vector<StreamRow>> streams(const QString& caip2, bool withRemoved = false);
    /// One removed earlier comes back with what is still covered, unless it has another revision now and `keeps` (told
    /// its settings of then) does not say that what was read holds all that is wanted.
    Expected<Done> addStream(const StreamRow& stream, const std::function<bool(const QJsonObject& before)>& keeps = {});
    Expected<Done> removeStream(const QString& caip2, const QString& stream);

private:
    Session& m_session;
};

}  // namespace signalbox::store
