// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include "evm/data/evm_tables.h"
#include "evm/evm_adapter.h"
#include "indexing/worker_thread.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "store/chain_ingest.h"
#include "support/database.h"
#include "support/pg_fixture.h"
#include "support/places.h"
#include "support/test_registry.h"
#include "support/worker_place.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr Height history = 2'000;

sim::SimSpec goldenSpec()
{
    sim::SimSpec spec;
    spec.chainId = 900'801;
    spec.history = history;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = 5;
    spec.registryEventsPerBlock = 0.4;
    spec.oddShare = 0.02;
    return spec;
}

store::StreamRow stream(const QString& name, const QJsonObject& settings = {})
{
    store::StreamRow row;
    row.stream = name;
    row.settings = settings;
    row.revision = evm::revisionOf(name, settings);
    return row;
}

/// The canonical tables of a simulated chain that was backfilled, followed and reorganized, byte for byte as stored by
/// an earlier version of Signalbox: for each table the number and the hash of its rows, and some rows.
class GoldenHistoryTest : public QObject {
    Q_OBJECT

    std::shared_ptr<sim::SimChain> m_chain = std::make_shared<sim::SimChain>(goldenSpec());
    sim::SimServer m_server{m_chain};
    PgDatabase m_database;
    std::unique_ptr<store::Session> m_session = m_database.session();
    QString m_caip2 = u"eip155:900801"_s;
    QByteArray m_schema;
    qint64 m_epoch = 0;

    void addChain()
    {
        const auto text = [](const Bytes20& address) { return QString::fromLatin1(hex::bytes(address)); };
        const sim::SimSpec& spec = m_chain->spec();
        const QJsonObject registries{{u"identity"_s, text(spec.identity)},
                                     {u"reputation"_s, text(spec.reputation)},
                                     {u"validation"_s, text(spec.validation)}};
        store::NewChain made;
        made.chain.caip2 = m_caip2;
        made.chain.family = u"eip155"_s;
        made.chain.name = u"golden"_s;
        made.streams = {stream(u"headers"_s), stream(u"transfers"_s),
                        stream(u"registries"_s, {{u"registries"_s, registries}})};
        for (store::StreamRow& row : made.streams)
            row.caip2 = m_caip2;
        const auto added = store::Chains(*m_session).add(made);
        QVERIFY2(added, added ? "" : qPrintable(added.error().text()));
        m_schema = added->schema.toUtf8();
        const auto epoch =
            store::Leases(*m_session).acquire(m_caip2, {u"tests"_s, u"tests"_s, QCoreApplication::applicationPid()});
        QVERIFY2(epoch, epoch ? "" : qPrintable(epoch.error().text()));
        m_epoch = *epoch;
    }

    std::unique_ptr<indexing::WorkerThread> worker() const
    {
        evm::EvmAdapterConfig config;
        config.chainId = 900'801;
        config.confirmations = 0;
        EndpointDraft draft;
        draft.url = m_server.url();
        draft.limits = {{u"batch"_s, 20}, {u"webSocket"_s, false}};
        config.endpoints = {*rpc::EndpointSettings::fromDraft(draft, 1)};
        indexing::WorkerConfig worker;
        worker.caip2 = m_caip2;
        worker.confirmations = 0;
        worker.pace.pollMs = 100;
        const auto rates = std::make_shared<rpc::RateRegistry>();
        return std::make_unique<indexing::WorkerThread>(
            worker, indexing::ChainWorker::Parts{[=]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                                                     return std::make_unique<evm::EvmAdapter>(config, rates);
                                                 },
                                                 [this]() -> Expected<std::unique_ptr<store::IngestStore>> {
                                                     return std::make_unique<store::ChainIngest>(
                                                         m_database.connection(), m_caip2, m_epoch, evm::chainTables);
                                                 }});
    }

    /// Every stream is covered up to the chain's head, and the head is stored.
    bool isAtHead(Database& reader) const
    {
        const QByteArray head = QByteArray::number(m_chain->head());
        return reader.number("SELECT count(*) FROM signalbox.coverage WHERE lo = 0 AND hi = " + head) == 3 &&
               reader.value("SELECT encode(hash, 'hex') FROM " + m_schema + ".blocks WHERE number = " + head) ==
                   QString::fromLatin1(hex::bytes(m_chain->ref(m_chain->head()).hash).mid(2));
    }

    /// One table: the number of rows, the hash of all, and those of every hundredth block and of the newest four.
    static QString part(Database& reader, const QByteArray& title, const QByteArray& columns, const QByteArray& from,
                        const QByteArray& block, const QByteArray& order)
    {
        const QByteArray rows = "(SELECT " + block + " AS at, row_number() OVER (ORDER BY " + order + ") AS place, (" +
                                "SELECT r::text FROM (SELECT " + columns + ") r) AS line FROM " + from + ") rows";
        QString all = u"-- %1: %2\n"_s.arg(
            QString::fromUtf8(title),
            reader.value("SELECT count(*) || ' rows, md5 ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY place)), "
                         "'') FROM " +
                         rows));
        for (const QStringList& row : reader.rows("SELECT line FROM " + rows + " WHERE at % 100 = 0 OR at > " +
                                                  QByteArray::number(history - 3) + " ORDER BY place"))
            all += row.first() + u'\n';
        return all;
    }

    QString dump() const
    {
        Database reader(m_database.connection().conninfo());
        reader.run("SET timezone = 'UTC'");
        return part(reader, "blocks", "number, hash, parent_hash, timestamp, md5(bloom)", m_schema + ".blocks",
                    "number", "number") +
               part(reader, "transfers",
                    "block_number, log_index, transaction_hash, contract_address, from_address, to_address, value",
                    m_schema + ".transfers", "block_number", "block_number, log_index") +
               part(reader, "events",
                    "id, chain_id, block_number, block_hash, transaction_hash, log_index, registry, event_type, "
                    "agent_id, timestamp, owner, token_uri, metadata_key, metadata_value, client_address, "
                    "feedback_index, score, tag1, tag2, file_uri, file_hash, validator_address, request_hash, "
                    "response, response_uri, response_hash, tag, agent_id_text, feedback_value, "
                    "feedback_value_decimals, endpoint, request_uri, raw_topics, raw_data",
                    "erc8004.events", "block_number", "block_number, log_index, id") +
               part(reader, "event_retractions", "event_id, reason, old_block_hash", "erc8004.event_retractions", "0",
                    "event_id") +
               part(reader, "quarantine", "block_number, position, raw, state, stream", "signalbox.quarantine",
                    "block_number", "block_number, position");
    }

private Q_SLOTS:
    void theTablesAreUnchanged()
    {
        m_server.setPath("/rpc");
        addChain();
        Database reader(m_database.connection().conninfo());
        const auto thread = worker();
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(isAtHead(reader), 60'000);
        m_chain->mine(2);
        QTRY_VERIFY_WITH_TIMEOUT(isAtHead(reader), 30'000);
        m_chain->reorg(3);
        QTRY_VERIFY_WITH_TIMEOUT(isAtHead(reader), 30'000);
        thread->stop();

        const QByteArray found = dump().toUtf8();
        QFile file(sourceFile(u"tests/data/golden/evm_history.txt"_s));
        if (qEnvironmentVariableIsSet("SIGNALBOX_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(found);
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QList<QByteArray> was = file.readAll().split('\n'), is = found.split('\n');
        for (qsizetype line = 0; line < qMax(was.size(), is.size()); ++line)
            QVERIFY2(was.value(line) == is.value(line), "line " + QByteArray::number(line + 1) + " was\n" +
                                                            was.value(line) + "\nand is\n" + is.value(line) +
                                                            "\n(SIGNALBOX_WRITE_GOLDEN=1 writes the file again)");
    }
};

}  // namespace

SIGNALBOX_TEST(GoldenHistoryTest)

#include "golden_history_test.moc"
