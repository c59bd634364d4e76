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
    QByteArray genesisHash;  ///< 32 bytes; empty if unknown
    std::optional<qint64> networkId;
    QString state;  ///< active, paused, deleted, deleting
    int mark = 0;
    QJsonObject settings;  ///< from, to, headers, confirmations, explorer, nativeSymbol, … as in ChainDraft
    QDateTime createdAt, deletedAt;
};

struct EndpointRow {
    qint64 id = 0;
    QString caip2,
        url;  ///< url is masked if it has a secret part; the whole URL is then in the secret store under secretRef
    QString secretRef;  ///< empty if there are no secrets
    QString kind;       ///< http, ws, lcd
    int priority = 0;
    bool enabled = true;
    QJsonObject limits;   ///< rate, batch, range, dailyBudget, concurrency
    QJsonObject options;  ///< proxy, caFile and other values that are not secret
    QString note;
    QJsonObject learned;  ///< learned limits as toJson(LearnedLimit) writes them; empty if none
};

struct StreamRow {
    QString caip2, stream;
    Height from = 0;
    std::optional<Height> to;
    QJsonObject settings;   ///< label, symbol, decimals, registries; readBefore: earlier ones whose rows still exist
    QString revision = {};  ///< hash of the settings that decide its rows; empty if the name alone decides them
    QDateTime addedAt = {}, removedAt = {};
};

struct NewChain {
    ChainRow chain;  ///< add() chooses the mark and the schema: the wanted name, or one derived from the chain ID if
                     ///< that is taken
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
    /// Chains added from now on count as added that many seconds earlier: for the demo, which generates their history.
    Expected<Done> setAgeWhenAdded(int seconds);
    Expected<ChainRow> find(const QString& caip2OrName);
    /// Creates the tables of a chain whose row has its schema's name already; runs in add()'s transaction.
    using MakeTables = std::function<void(Transaction& transaction, const ChainRow& chain)>;
    /// One transaction: chain, endpoints, streams, lease row and schema with its tables, by default those of an EVM
    /// chain, else those that `makeTables` creates.
    Expected<ChainRow> add(const NewChain& chain, const MakeTables& makeTables = {});
    Expected<Done> edit(const QString& caip2, const std::optional<QString>& name,
                        const QJsonObject& settings);  ///< settings are merged
    Expected<Done> setGenesis(const QString& caip2, const QByteArray& hash);
    Expected<Done> setState(const QString& caip2,
                            const QString& state);  ///< active, paused, deleted (sets deleted_at), deleting
    /// Removes all data of the chain in resumable steps, each behind the fence; the chain's row itself is deleted last.
    Expected<Done> hardDelete(const QString& caip2, qint64 epoch,
                              const std::function<bool(const Message& text, double share)>& progress);
    /// After a chain is deleted permanently: resets the sequences to the remaining rows. Those of commands and alerts
    /// continue, because they are the record.
    Expected<Done> giveBackIds();
    /// The highest block that any stream of the chain has covered; −1 if none.
    Expected<Height> highestCovered(const QString& caip2);
    /// The schema of the chain of that family with this ID or name; of its first chain if idOrName is empty. Empty if
    /// there is none.
    Expected<QString> schemaOf(const QString& family, const QString& idOrName);
    Expected<Preview> previewDelete(const QString& caip2);
    Expected<Preview> previewRange(const QString& caip2, Interval range);  ///< rows of a reindex or rewind

    Expected<std::vector<EndpointRow>> endpoints(
        const QString& caip2);  ///< all chains if caip2 is empty; by priority and ID
    Expected<qint64> addEndpoint(const EndpointRow& endpoint);
    Expected<Done> editEndpoint(const EndpointRow& endpoint);
    Expected<Done> setLearned(
        const std::vector<std::pair<qint64, QJsonObject>>& learned);  ///< by endpoint; removed ones are ignored
    Expected<QString> removeEndpoint(qint64 id);  ///< returns its secretRef, to be removed from the secret store

    Expected<std::vector<StreamRow>> streams(const QString& caip2, bool withRemoved = false);
    /// A stream removed earlier is restored with its remaining coverage, unless it has another revision now and `keeps`
    /// (called with its former settings) does not confirm that the rows read then include all wanted ones.
    Expected<Done> addStream(const StreamRow& stream, const std::function<bool(const QJsonObject& before)>& keeps = {});
    Expected<Done> removeStream(const QString& caip2, const QString& stream);

private:
    Session& m_session;
};

}  // namespace signalbox::store
