// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QMap>
#include <QMutex>
#include <QSet>
#include <cstring>

#include "family/family.h"
#include "family/worker_parts.h"
#include "signalbox/literals.h"
#include "store/ingest_text.h"
#include "store/stream_state.h"

/// A family that exists in this test alone: what a chain is (ToyChain), how it is read (ToyAdapter), how it is stored
/// (ToySet), and the family that joins them.
namespace signalbox::test {

/// Blocks that follow from a number and a branch.
class ToyChain {
public:
    chain::BlockRef block(Height number) const
    {
        const QMutexLocker lock(&m_mutex);
        return {number, hash(number), hash(number - 1), 1'700'000'000 + number};
    }
    Height head() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_head;
    }
    void mine(Height blocks)
    {
        const QMutexLocker lock(&m_mutex);
        m_head += blocks;
    }
    void wasAsked(Interval range, const chain::Streams& streams)
    {
        const QMutexLocker lock(&m_mutex);
        m_asked += range.count();
        for (const chain::StreamSpec& stream : streams)
            m_streams.insert(stream.name, stream.settings);
    }
    qint64 askedBlocks() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }
    QSet<QString> askedStreams() const
    {
        const QMutexLocker lock(&m_mutex);
        const QStringList names = m_streams.keys();
        return QSet<QString>(names.begin(), names.end());
    }
    QJsonObject settingsOf(const QString& stream) const  ///< as the adapter was told
    {
        const QMutexLocker lock(&m_mutex);
        return m_streams.value(stream);
    }
    void fork(Height ancestor)  ///< all blocks above it are others now
    {
        const QMutexLocker lock(&m_mutex);
        m_fork = ancestor;
        ++m_branch;
    }

private:
    Bytes32 hash(Height number) const
    {
        const QByteArray digest = QCryptographicHash::hash(
            QByteArray::number(number) + ' ' + QByteArray::number(number > m_fork ? m_branch : 0),
            QCryptographicHash::Sha256);
        Bytes32 out;
        std::memcpy(out.data(), digest.constData(), out.size());
        return out;
    }
    mutable QMutex m_mutex;
    Height m_head = 300, m_fork = 0;
    qint64 m_asked = 0;
    QMap<QString, QJsonObject> m_streams;
    int m_branch = 0;
};

/// The family's one table.
inline const catalog::Catalog& toyCatalog()
{
    static const catalog::Catalog made = catalog::Catalog::fromJson(R"({"entities": [
        {"name": "ticks", "about": "One row a block.", "kind": "plain", "key": ["number"], "columns": [
            {"name": "number", "type": "bigint"}, {"name": "hash", "type": "bytea"},
            {"name": "parent", "type": "bytea"}, {"name": "at", "type": "bigint"}]}]})")
                                             .value();
    return made;
}

class ToyAdapter : public indexing::Adapter {
public:
    explicit ToyAdapter(std::shared_ptr<ToyChain> chain) : m_chain(std::move(chain)) {}

    QCoro::Task<Expected<indexing::Head>> head() override
    {
        const Height head = m_chain->head();
        co_return indexing::Head{m_chain->block(head), m_chain->block(std::max<Height>(0, head - 64)), 1};
    }
    QCoro::Task<Expected<std::vector<chain::BlockRef>>> headers(Interval range) override { co_return blocks(range); }
    QCoro::Task<Expected<indexing::Fetched>> fetch(indexing::FetchRequest request) override
    {
        m_chain->wasAsked(request.range, request.streams);
        indexing::Fetched fetched;
        fetched.range = request.range;
        fetched.streams = request.streams;
        fetched.headers = blocks(request.range);
        fetched.tables = catalog::RowSet(toyCatalog());
        for (const chain::BlockRef& block : fetched.headers)
            fetched.tables.of(u"ticks"_s)
                .begin()
                .bigint(block.number)
                .bytea(block.hash)
                .bytea(block.parent)
                .bigint(block.timestamp)
                .end();
        co_return fetched;
    }
    qint64 suggestedBlocks() const override { return 40; }
    int suggestedInFlight() const override { return 2; }
    bool waitingForRate() const override { return false; }
    QDateTime nextTry() const override { return {}; }
    void tryNow() override {}
    std::vector<EndpointSnapshot> endpoints() const override { return {}; }
    Message limitDetail() const override { return {}; }

private:
    std::vector<chain::BlockRef> blocks(Interval range) const
    {
        std::vector<chain::BlockRef> all;
        for (Height number = range.lo; number <= range.hi; ++number)
            all.push_back(m_chain->block(number));
        return all;
    }
    std::shared_ptr<ToyChain> m_chain;
};

class ToyProber : public engine::Prober {
public:
    explicit ToyProber(std::shared_ptr<ToyChain> chain) : m_chain(std::move(chain)) {}

    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString) override
    {
        ProbeReport report;
        report.family = u"toy"_s;
        report.url = endpoint.url;
        report.checks.push_back({u"url"_s, true, Message(endpoint.url), {}});
        if (isToy(endpoint)) {
            report.caip2 = u"toy:alpha"_s;
            report.chainName = u"Alpha"_s;
            report.head = m_chain->head();
        } else {
            report.error = Error::make(ErrorKind::Refused, "NOT_TOY", Message(u"No toy is here."_s));
            report.checks.push_back({u"chain_id"_s, false, report.error->message, report.error});
        }
        co_return report;
    }
    QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft endpoint) override
    {
        if (!isToy(endpoint))
            co_return std::nullopt;
        co_return engine::Recognized{u"toy:alpha"_s, Message(u"a toy node"_s)};
    }
    QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft, QDateTime, int) override
    {
        StartChoice all;
        all.id = u"genesis"_s;
        all.estimate.blocks = m_chain->head() + 1;
        co_return std::vector<StartChoice>{all};
    }

private:
    static bool isToy(const EndpointDraft& endpoint) { return endpoint.url.endsWith("/toy"_L1); }
    std::shared_ptr<ToyChain> m_chain;
};

/// <schema>.ticks: one row a block.
class ToySet : public store::DataSet {
public:
    explicit ToySet(const store::ChainPlace& place)
        : m_table(QByteArray::fromStdString(store::quoteName(place.schema)) + ".ticks")
    {
    }
    QString name() const override { return u"ticks"_s; }
    bool isWrittenBy(const store::Commit&) const override { return true; }
    void append(store::Script& script, const store::Commit& commit, bool merged) const override
    {
        if (merged)
            return replace(script, commit);
        const CopyBuffer& rows = commit.tables.rowsOf(name());
        if (rows.isEmpty())
            return;
        script.sql += "COPY " + m_table + " FROM STDIN (FORMAT binary);";
        script.copies << rows.data();
    }
    void replace(store::Script& script, const store::Commit& commit) const override
    {
        script.sql += "DELETE FROM " + m_table + " t USING " + store::rangesTable(commit) +
                      " WHERE t.number BETWEEN r.lo AND r.hi;";
        append(script, commit, false);
    }
    void undo(store::Script& script, const store::Undo& undo) const override
    {
        script.sql += "WITH gone AS (DELETE FROM " + m_table + " WHERE number > " + QByteArray::number(undo.ancestor) +
                      " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), count(*) FROM gone;";
    }
    Expected<Done> read(store::PqConnection& connection, store::StoredChain& state) const override
    {
        const auto rows =
            connection.run("SELECT number, hash, parent, at FROM " + m_table + " ORDER BY number DESC LIMIT 2000");
        if (!rows)
            return fail(rows.error());
        store::readRecent(*rows, state);
        return Done{};
    }

private:
    QByteArray m_table;
};

class ToyFamily : public engine::Family {
public:
    explicit ToyFamily(std::shared_ptr<ToyChain> chain) : m_chain(std::move(chain)) {}

    QString id() const override { return u"toy"_s; }
    Message label() const override { return Message(u"Toy chains"_s); }
    Message aChain() const override { return Message(u"a toy chain"_s); }
    Message aNode() const override { return Message(u"a toy node"_s); }
    std::unique_ptr<engine::Prober> prober(std::shared_ptr<rpc::RateRegistry>) const override
    {
        return std::make_unique<ToyProber>(m_chain);
    }
    Features features() const override { return Feature::Forks; }
    bool isComplete(const ChainDraft& draft) const override { return !draft.caip2.isEmpty(); }
    Expected<store::NewChain> newChain(const ChainDraft& draft) const override
    {
        store::NewChain made;
        made.chain.caip2 = draft.caip2;
        made.chain.family = id();
        made.chain.name = draft.name;
        made.chain.state = u"active"_s;
        made.chain.settings = {{u"confirmations"_s, 0}, {u"pollMs"_s, 100}};
        made.streams.push_back({draft.caip2, u"ticks"_s, 0, std::nullopt, {}, {}, {}});
        return made;
    }
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override
    {
        const std::string schema = store::quoteName(chain.schema);
        transaction.exec("CREATE SCHEMA " + schema);
        transaction.exec("CREATE TABLE " + schema +
                         ".ticks (number bigint PRIMARY KEY, hash bytea, parent bytea, at "
                         "bigint)");
    }
    Expected<store::StreamRow> streamRow(const store::ChainRow&, const StreamDraft&) const override
    {
        return fail(ErrorKind::Refused, "NO_STREAMS", Message(QString()));
    }
    Expected<QString> streamName(const store::ChainRow&, const QString&) const override
    {
        return fail(ErrorKind::Refused, "NO_STREAMS", Message(QString()));
    }
    indexing::ChainWorker::Parts workerParts(const engine::FamilyParts& parts,
                                             const engine::WorkerInput& input) const override
    {
        return {[chain = m_chain]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                    return std::make_unique<ToyAdapter>(chain);
                },
                engine::chainStore(parts, input, [this](const auto&, const store::ChainPlace& place, qint64) {
                    return store::ChainTables{dataSets(place), nullptr};
                })};
    }
    Expected<Done> reconfigure(indexing::Adapter&, const std::shared_ptr<engine::EndpointSecrets>&,
                               const engine::WorkerInput&) const override
    {
        return Done{};
    }
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override
    {
        return {std::make_shared<ToySet>(place)};
    }
    Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const override
    {
        return previewRange(session, chain, {0, std::numeric_limits<Height>::max()});
    }
    Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain, Interval range) const override
    {
        return session.read([&](store::Transaction& transaction) {
            Preview preview;
            preview.rows = preview.blocks = store::integer(transaction.exec(
                "SELECT count(*) FROM " + store::quoteName(chain.schema) + ".ticks WHERE number BETWEEN $1 AND $2",
                {range.lo, range.hi})[0][0]);
            return preview;
        });
    }
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                          const Tell& tell) const override
    {
        return store::Chains(session).hardDelete(chain.caip2, epoch, tell);
    }

private:
    std::shared_ptr<ToyChain> m_chain;
};

}  // namespace signalbox::test
