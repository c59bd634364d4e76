// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "canopy/canopy_adapter.h"
#include "canopy/probe.h"
#include "recorded_world.h"
#include "signalbox/literals.h"
#include "support/canopy_replay.h"
#include "support/http_client.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::canopy;
using namespace signalbox::test;

namespace {

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

std::map<QString, QByteArray> bytesOf(const catalog::RowSet& rows)
{
    std::map<QString, QByteArray> all;
    for (const auto* writer : rows.inOrder())
        all[writer->entity().name] += writer->rows().data();
    return all;
}

}  // namespace

/// The adapter over HTTP against a replayed node: its results equal the recording in both forms, whatever the node does
/// in the meantime.
class AdapterReplayTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const CanopyRecording> m_recording;
    std::unique_ptr<CanopyReplay> m_node;

    CanopyAdapterConfig config(const std::vector<QString>& urls, bool bulk, Height from = 1) const
    {
        CanopyAdapterConfig config;
        config.chainId = m_recording->chain();
        config.networkId = m_recording->network();
        config.from = from;
        config.bulk = bulk;
        for (const QString& url : urls) {
            EndpointDraft draft;
            draft.url = url;
            config.endpoints.push_back(
                *rpc::EndpointSettings::fromDraft(draft, static_cast<qint64>(config.endpoints.size()) + 1));
        }
        return config;
    }
    std::unique_ptr<CanopyAdapter> adapter(bool bulk, Height from = 1) const
    {
        return std::make_unique<CanopyAdapter>(config({m_node->url()}, bulk, from), rates());
    }
    static std::shared_ptr<rpc::RateRegistry> rates() { return std::make_shared<rpc::RateRegistry>(); }

    static Expected<indexing::Fetched> fetch(CanopyAdapter& adapter, Height lo, Height hi, bool live = false)
    {
        return got(adapter.fetch({{lo, hi}, {u"blocks"_s}, live}));
    }
    /// Rows of a range as the decoders make them without a network.
    std::map<QString, QByteArray> truth(Height lo, Height hi) const
    {
        RecordedWorld world(m_recording);
        catalog::RowSet rows(catalog::Catalog::canopy());
        for (Height height = lo; height <= hi; ++height)
            rows.append(world.plainRows(height));
        return bytesOf(rows);
    }
    void expectTruth(const Expected<indexing::Fetched>& fetched, Height lo, Height hi)
    {
        QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(fetched.error().text()));
        QCOMPARE(static_cast<Height>(fetched->headers.size()), hi - lo + 1);
        const auto expected = truth(lo, hi), seen = bytesOf(fetched->tables);
        for (const auto& [entity, rows] : expected)
            QVERIFY2(seen.contains(entity) && seen.at(entity) == rows, qPrintable(entity));
        QCOMPARE(seen.size(), expected.size());
    }

private Q_SLOTS:
    void init()
    {
        m_recording = CanopyRecording::ofChain(1);
        QVERIFY(m_recording);
        m_node = std::make_unique<CanopyReplay>(m_recording);
    }

    void forms_data()
    {
        QTest::addColumn<bool>("bulk");
        QTest::newRow("bulk") << true;
        QTest::newRow("plain") << false;
    }

    void readsTheWholeChainInRanges_data()
    {
        QTest::addColumn<int>("set");
        QTest::addColumn<bool>("bulk");
        int at = 0;
        for (const auto& set : CanopyRecording::sets()) {
            QTest::newRow(qPrintable(set.name + u", bulk"_s)) << at << true;
            QTest::newRow(qPrintable(set.name + u", plain"_s)) << at++ << false;
        }
    }
    void readsTheWholeChainInRanges()
    {
        QFETCH(int, set);
        QFETCH(bool, bulk);
        m_recording = CanopyRecording::sets()[static_cast<std::size_t>(set)].recording;
        if (m_recording->runs().size() > 1)
            QSKIP("has gaps");
        const Height first = m_recording->runs().front().lo;
        for (Height height = first; height <= m_recording->lastBlock(); ++height) {
            if (!m_recording->hasPlain(height) || (bulk && !m_recording->hasBulk(height)))
                QSKIP("has not every block in this form");
        }
        m_node = std::make_unique<CanopyReplay>(m_recording);
        auto reader = adapter(bulk, first);
        const auto head = got(reader->head());
        QVERIFY2(head.has_value(), head ? "" : qPrintable(head.error().text()));
        QCOMPARE(head->latest.number, m_recording->lastBlock());
        QVERIFY(head->finalized == head->latest);
        // Ranges from the top down, so that no states are kept, then one that follows another.
        catalog::RowSet rows(catalog::Catalog::canopy());
        std::map<Height, indexing::Fetched> parts;
        const Height last = m_recording->lastBlock(), step = 47;
        for (Height lo = last - last % step; lo + step > first; lo -= step) {
            auto part = fetch(*reader, std::max(lo, first), std::min(lo + step - 1, last));
            QVERIFY2(part.has_value(), part ? "" : qPrintable(part.error().text()));
            parts.emplace(lo, std::move(*part));
        }
        Bytes32 parent{};
        for (const auto& [lo, part] : parts) {
            rows.append(part.tables);
            if (lo > first)
                QVERIFY(part.headers.front().parent == parent);
            parent = part.headers.back().hash;
        }
        QVERIFY(bytesOf(rows) == truth(first, last));
        QCOMPARE(reader->form(), bulk ? u"bulk"_s : u"plain"_s);
        QCOMPARE(m_node->requests("/v1/query/indexer-blobs") > 0, bulk);
    }

    void neighboringRangesShareStates_data() { forms_data(); }
    void neighboringRangesShareStates()
    {
        QFETCH(bool, bulk);
        auto reader = adapter(bulk);
        expectTruth(fetch(*reader, 20, 24), 20, 24);
        m_node->forget();
        expectTruth(fetch(*reader, 25, 29), 25, 29);
        // five states after, none before
        QCOMPARE(m_node->requests("/v1/query/non-signers"), qint64(5));
        QCOMPARE(m_node->requests("/v1/query/accounts"), qint64(bulk ? 0 : 5));
    }

    void aStartAboveOneReadsTheWholeState_data() { forms_data(); }
    void aStartAboveOneReadsTheWholeState()
    {
        QFETCH(bool, bulk);
        constexpr Height from = 100;
        auto reader = adapter(bulk, from);
        const auto fetched = fetch(*reader, from, from + 3);
        QVERIFY2(fetched.has_value(), fetched ? "" : qPrintable(fetched.error().text()));
        RecordedWorld world(m_recording);
        const auto state = world.state(from + 1);
        QSet<QByteArray> accounts;
        for (const CopyRow& row : readCopy(fetched->tables, "accounts")) {
            if (row.at(u"height"_s) == QByteArray::number(from) && row.at(u"deleted"_s) == "false")
                accounts.insert(row.at(u"address"_s));
        }
        QCOMPARE(static_cast<std::size_t>(accounts.size()), state->accounts.size());
        // The summary counts the block's changes as on a complete chain.
        RecordedWorld again(m_recording);
        const auto ordinary = again.plainRows(from);
        QCOMPARE(readCopy(fetched->tables, "block_summaries").front(), readCopy(ordinary, "block_summaries").front());
    }

    void anOldNodeIsReadByPlainRoutes()
    {
        CanopyFaults faults;
        faults.bulk = false;
        m_node->setFaults(faults);
        auto reader = adapter(true);
        expectTruth(fetch(*reader, 30, 33), 30, 33);
        QCOMPARE(reader->form(), QString());
        QVERIFY(got(reader->head()).has_value());
        QCOMPARE(reader->form(), u"plain"_s);
    }

    void clampedHeightsAreRefused_data() { forms_data(); }
    void clampedHeightsAreRefused()
    {
        QFETCH(bool, bulk);
        m_node->setHead(50);  // block 49 is the last
        auto reader = adapter(bulk);
        expectTruth(fetch(*reader, 48, 49), 48, 49);
        const auto above = fetch(*reader, 48, 50);
        QVERIFY(!above);
        QCOMPARE(above.error().code, u"RPC_NOT_YET"_s);
    }

    void damagedAnswersAreRequestedAgain_data()
    {
        QTest::addColumn<bool>("bulk");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        using enum CanopyFaults::Kind;
        QTest::newRow("short page") << false << int(ShortPage) << QByteArray("/v1/query/accounts");
        QTest::newRow("cut page") << false << int(CutPage) << QByteArray("/v1/query/accounts");
        QTest::newRow("too many pages") << false << int(ManyPages) << QByteArray("/v1/query/accounts");
        QTest::newRow("cut body") << false << int(CutBody) << QByteArray("/v1/query/validators");
        QTest::newRow("empty state") << false << int(EmptyBody) << QByteArray("/v1/query/supply");
        QTest::newRow("empty height") << false << int(EmptyBody) << QByteArray("/v1/query/height");
        QTest::newRow("status 500") << false << int(Status500) << QByteArray("/v1/query/params");
        QTest::newRow("cut bulk") << true << int(CutBody) << QByteArray("/v1/query/indexer-blobs");
        QTest::newRow("empty bulk") << true << int(EmptyBody) << QByteArray("/v1/query/indexer-blobs");
        QTest::newRow("empty non-signers") << true << int(EmptyBody) << QByteArray("/v1/query/non-signers");
    }
    void damagedAnswersAreRequestedAgain()
    {
        QFETCH(bool, bulk);
        QFETCH(int, kind);
        QFETCH(QByteArray, path);
        CanopyFaults faults;
        faults.kind = CanopyFaults::Kind(kind);
        faults.path = path;
        faults.count = 2;
        m_node->setFaults(faults);
        auto reader = adapter(bulk);
        expectTruth(fetch(*reader, 60, 62), 60, 62);
    }

    void impossibleListsAreRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        using enum CanopyFaults::Kind;
        // the memory is insufficient for all the pages that a node may claim
        QTest::newRow("pages without end") << int(EndlessPages) << QByteArray("/v1/query/accounts");
        QTest::newRow("no validators under a stake") << int(NoRows) << QByteArray("/v1/query/validators");
    }
    void impossibleListsAreRefused()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, path);
        CanopyFaults faults;
        faults.kind = CanopyFaults::Kind(kind);
        faults.path = path;
        faults.count = 1'000;
        m_node->setFaults(faults);
        m_node->forget();
        auto reader = adapter(false);
        const auto fetched = fetch(*reader, 60, 60);
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, ErrorKind::Retryable);
        QVERIFY2(m_node->requests(path) < 60, "asked without end");
        m_node->setFaults({});
        reader = adapter(false);  // the first one lets the endpoint recover
        expectTruth(fetch(*reader, 60, 60), 60, 60);
    }

    void aDamageThatPersistsIsReported()
    {
        CanopyFaults faults;
        faults.kind = CanopyFaults::Kind::EmptyBody;
        faults.path = "/v1/query/supply";
        faults.count = 1'000;
        m_node->setFaults(faults);
        auto reader = adapter(false);
        const auto fetched = fetch(*reader, 60, 60);
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().kind, ErrorKind::Retryable);
        QVERIFY2(fetched.error().text().contains("an empty answer"_L1), qPrintable(fetched.error().text()));
    }

    void aHiddenFirstBlockIsFound_data() { forms_data(); }
    void aHiddenFirstBlockIsFound()
    {
        QFETCH(bool, bulk);
        CanopyFaults faults;
        faults.blockOneMissing = true;
        m_node->setFaults(faults);
        auto reader = adapter(bulk);
        // another client requests a state of height 1, and the node hides block 1 for a while
        HttpClient client(m_node->port(), "/v1/query/supply");
        QVERIFY(client.post("{\"height\":1}").has_value());
        HttpClient block(m_node->port(), "/v1/query/block-by-height");
        const auto hidden = block.post("{\"height\":1}");
        QVERIFY(hidden && hidden->body.startsWith("{\"blockHeader\":{}"));
        expectTruth(fetch(*reader, 1, 3), 1, 3);
    }

    void aWrongChainIsRefused_data() { forms_data(); }
    void aWrongChainIsRefused()
    {
        QFETCH(bool, bulk);
        auto reader = adapter(bulk);
        expectTruth(fetch(*reader, 40, 41), 40, 41);
        m_node->impersonate(CanopyRecording::ofChain(2));
        const auto fetched = fetch(*reader, 42, 43);
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, u"WRONG_CHAIN"_s);
        QCOMPARE(reader->endpoints().front().state, EndpointState::WrongChain);
    }

    void aLowerHeadUndoesNothing()
    {
        auto reader = adapter(true);
        m_node->setHead(80);
        QCOMPARE(got(reader->head())->latest.number, Height(79));
        m_node->setHead(70);
        QCOMPARE(got(reader->head())->latest.number, Height(79));
        QVERIFY(!fetch(*reader, 75, 75));
        m_node->setHead(81);
        QCOMPARE(got(reader->head())->latest.number, Height(80));
        expectTruth(fetch(*reader, 80, 80, true), 80, 80);
    }

    void closedConnectionsAreNotFailures()
    {
        CanopyFaults faults;
        faults.idleMs = 150;
        m_node->setFaults(faults);
        auto reader = adapter(true);
        for (int i = 0; i < 6; ++i) {
            QVERIFY(got(reader->head()).has_value());
            QTest::qWait(140 + i * 7);  // around the moment of closing
        }
        QCOMPARE(reader->endpoints().front().errorsLastHour, qint64(0));
    }

    void aSecondEndpointIsUsed_data() { forms_data(); }
    void aSecondEndpointIsUsed()
    {
        QFETCH(bool, bulk);
        CanopyReplay second(m_recording);
        CanopyAdapter reader(config({m_node->url(), second.url()}, bulk), rates());
        m_node->setHead(50);  // lags
        expectTruth(fetch(reader, 120, 122), 120, 122);
        CanopyFaults faults;
        faults.refuse = true;
        m_node->setFaults(faults);
        expectTruth(fetch(reader, 123, 125), 123, 125);
    }

    void aLiveBlockReusesTheHeadsRequest()
    {
        auto reader = adapter(true);
        m_node->setHead(200);
        QVERIFY(got(reader->head()).has_value());
        m_node->setHead(201);
        QVERIFY(got(reader->head()).has_value());
        const qint64 before = m_node->requests("/v1/query/indexer-blobs");
        expectTruth(fetch(*reader, 200, 200, true), 200, 200);
        QCOMPARE(m_node->requests("/v1/query/indexer-blobs"), before);
    }

    void followsAMovingHead()
    {
        if (CanopyRecording::folder().isEmpty())
            QSKIP("needs the whole recordings");
        m_node->play(290, 40);  // blocks of 2,000 transactions among them
        auto reader = adapter(true);
        Height done = 294;
        QElapsedTimer clock;
        clock.start();
        catalog::RowSet rows(catalog::Catalog::canopy());
        while (done < 310 && clock.elapsed() < 60'000) {
            const auto head = got(reader->head());
            if (!head || head->latest.number <= done) {
                QTest::qWait(10);
                continue;
            }
            const auto fetched = fetch(*reader, done + 1, head->latest.number, true);
            if (!fetched)
                continue;
            rows.append(fetched->tables);
            done = head->latest.number;
        }
        QVERIFY(done >= 310);
        QVERIFY(bytesOf(rows) == truth(295, done));
    }

    void theProbeIdentifiesTheChain()
    {
        m_node->setHead(120);
        EndpointDraft draft;
        draft.url = m_node->url() + QLatin1Char('/');
        NodeProbe probe = got(probeNode(draft, {}, rates(), Cancellation()));
        QVERIFY2(!probe.report.error, probe.report.error ? qPrintable(probe.report.error->text()) : "");
        QCOMPARE(probe.report.caip2, u"canopy:1"_s);
        QCOMPARE(probe.networkId, quint64(1));
        QCOMPARE(probe.report.head, std::optional<Height>(119));
        QCOMPARE(probe.bulk, std::optional(true));
        QCOMPARE(probe.report.genesisHash.size(), 64);
        QVERIFY(probe.report.latencyMs && probe.report.blockSeconds);
        probe = got(probeNode(draft, u"canopy:2"_s, rates(), Cancellation()));
        QVERIFY(probe.report.error && probe.report.error->code == "WRONG_CHAIN"_L1);
        CanopyFaults faults;
        faults.bulk = false;
        m_node->setFaults(faults);
        QCOMPARE(got(probeNode(draft, {}, rates(), Cancellation())).bulk, std::optional(false));
    }

    void pollsAndProposalsAreSampled()
    {
        if (CanopyRecording::folder().isEmpty())
            QSKIP("needs the whole recordings");
        m_node->setHead(150);
        auto reader = adapter(true);
        const auto rows = got(reader->snapshots());
        QVERIFY2(rows.has_value(), rows ? "" : qPrintable(rows.error().text()));
        const auto polls = readCopy(**rows, "poll_snapshots"), proposals = readCopy(**rows, "proposal_snapshots");
        QVERIFY(!polls.empty());
        QVERIFY(!proposals.empty());
        for (const CopyRow& row : proposals)
            QCOMPARE(row.at(u"endpoint"_s), m_node->url().toUtf8());
    }
};

SIGNALBOX_TEST(AdapterReplayTest)
#include "adapter_replay_test.moc"
