// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/chain_id.h"
#include "cosmos/family/cosmos_family.h"
#include "cosmos/probe/probe.h"
#include "replay_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

namespace {

const ProbeReport::Check* checkOf(const ProbeReport& report, const char* name)
{
    for (const auto& check : report.checks)
        if (check.name == QLatin1String(name))
            return &check;
    return nullptr;
}

EndpointDraft draftOf(const QString& url, const QString& kind = {})
{
    EndpointDraft draft;
    draft.url = url;
    draft.kind = kind;
    return draft;
}

}  // namespace

/// What is asked of nodes before a chain exists, and the chain that is made of it.
class CosmosFamilyProbeTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<CosmosReplay> m_node;
    std::unique_ptr<Prober> m_prober;

private Q_SLOTS:
    void init()
    {
        m_node = std::make_unique<CosmosReplay>("chain-a");
        if (m_node->known().count() < 3)
            QSKIP("needs the whole recording");
        m_prober = CosmosFamily().prober(std::make_shared<rpc::RateRegistry>());
    }
    void cleanup()
    {
        m_prober.reset();
        m_node.reset();
    }

    void idsFollowCaip2()
    {
        QCOMPARE(cosmos::caip2Of(u"osmosis-1"_s), u"cosmos:osmosis-1"_s);
        QCOMPARE(cosmos::caip2Of(u"kava_2222-10"_s), u"cosmos:kava_2222-10"_s);
        QCOMPARE(cosmos::chainIdOf(u"cosmos:Osmosis-1"_s), u"Osmosis-1"_s);
        const QString odd = cosmos::caip2Of(u"a chain with an ID of more than 32 characters"_s);
        QVERIFY(odd.startsWith("cosmos:hashed-"_L1));
        QCOMPARE(odd.size(), qsizetype(7 + 7 + 16));
        QVERIFY(cosmos::chainIdOf(odd).isEmpty());
        QVERIFY(cosmos::caip2Of(u"hashed-0123456789abcdef"_s) != u"cosmos:hashed-0123456789abcdef"_s);
    }

    void rpcIsProbed()
    {
        const auto report = got(m_prober->probeEndpoint(draftOf(m_node->url()), {}));
        QVERIFY2(report, whyNot(report));
        QVERIFY2(!report->error, report->error ? qPrintable(report->error->text()) : "");
        QCOMPARE(report->caip2, u"cosmos:chain-a"_s);
        QCOMPARE(report->chainName, u"chain-a"_s);
        QCOMPARE(report->head, std::optional(m_node->known().hi));
        QCOMPARE(report->earliest, std::optional(m_node->known().lo));
        QCOMPARE(report->client, u"CometBFT 0.38.17"_s);
        for (const char* name : {"url", "client", "chain_id", "head", "results", "tx_index", "websocket", "latency"}) {
            const auto* check = checkOf(*report, name);
            QVERIFY2(check && check->ok, name);
        }
        const auto other = got(m_prober->probeEndpoint(draftOf(m_node->url()), u"cosmos:osmosis-1"_s));
        QVERIFY(other && other->error);
        QCOMPARE(other->error->code, u"WRONG_CHAIN"_s);
    }

    void prunedAndBlindNodesAreToldApart()
    {
        CosmosFaults faults;
        faults.earliest = m_node->known().lo + 2;
        faults.sockets = false;
        m_node->setFaults(faults);
        auto report = got(m_prober->probeEndpoint(draftOf(m_node->url()), {}));
        QVERIFY(report && !report->error);
        QCOMPARE(report->earliest, std::optional(faults.earliest));
        QVERIFY(!checkOf(*report, "history")->ok);
        QVERIFY(!checkOf(*report, "websocket")->ok);
        QVERIFY(report->genesisHash.isEmpty());
        faults.discardsResults = true;
        m_node->setFaults(faults);
        report = got(m_prober->probeEndpoint(draftOf(m_node->url()), {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, u"RESULTS_DISCARDED"_s);
    }

    void restInterfaceIsProbed()
    {
        m_node->answer(
            "/cosmos/base/tendermint/v1beta1/node_info",
            R"({"default_node_info":{"network":"chain-a"},"application_version":{"app_name":"simd","version":)"
            R"("10.7.0","cosmos_sdk_version":"v0.53.4","build_deps":[{"path":)"
            R"("github.com/cosmos/ibc-go/v10","version":"v10.7.0"}]}})");
        const QByteArray nobody(64, '0');
        m_node->answer("/ibc/apps/transfer/v1/denoms/" + nobody, "{}");
        const auto report = got(m_prober->probeEndpoint(draftOf(m_node->url(), u"lcd"_s), u"cosmos:chain-a"_s));
        QVERIFY2(report, whyNot(report));
        QVERIFY2(!report->error, report->error ? qPrintable(report->error->text()) : "");
        QVERIFY(report->client.contains("ibc-go v10.7.0"_L1));
        QVERIFY(checkOf(*report, "denoms")->text.english().endsWith("10"_L1));
        const auto seen = got(m_prober->recognize(draftOf(m_node->url())));
        QVERIFY(seen);
        QCOMPARE(seen->caip2, u"cosmos:chain-a"_s);
    }

    void startsAreOffered()
    {
        ChainDraft draft;
        draft.family = u"cosmos"_s;
        draft.endpoints = {draftOf(m_node->url())};
        const Interval known = m_node->known();
        draft.from = known.lo + 1;
        const auto choices = got(m_prober->startChoices(draft, QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC), 0));
        QVERIFY2(choices, whyNot(choices));
        std::map<QString, Height> from;
        for (const StartChoice& choice : *choices)
            from[choice.id] = choice.from;
        QCOMPARE(from.at(u"earliest"_s), known.lo);
        QCOMPARE(from.at(u"block"_s), known.lo + 1);
        QCOMPARE(from.at(u"date"_s), known.lo);
        QVERIFY(choices->front().estimate.samples > 0);
        QCOMPARE(choices->front().estimate.blocks, known.count());
    }

    void chainIsMadeOfADraft()
    {
        const CosmosFamily family;
        ChainDraft draft;
        draft.family = u"cosmos"_s;
        draft.caip2 = u"cosmos:chain-a"_s;
        QVERIFY(!family.isComplete(draft));  // the endpoint tells its earliest block
        draft.from = 5;
        QVERIFY(family.isComplete(draft));
        draft.endpoints = {draftOf(u"http://127.0.0.1:1317"_s, u"lcd"_s)};
        const auto without = family.newChain(draft);
        QVERIFY(!without);
        QCOMPARE(without.error().code, u"NO_ENDPOINT"_s);
        draft.endpoints.push_back(draftOf(u"http://127.0.0.1:26657"_s));
        const auto made = family.newChain(draft);
        QVERIFY2(made, whyNot(made));
        QCOMPARE(made->chain.name, u"chain-a"_s);
        QCOMPARE(made->chain.settings.value("chainId"_L1).toString(), u"chain-a"_s);
        QCOMPARE(made->streams.size(), std::size_t(1));
        QCOMPARE(made->streams.front().stream, u"ibc"_s);
        QCOMPARE(made->streams.front().from, Height(5));
        draft.caip2 = u"eip155:1"_s;
        QCOMPARE(family.newChain(draft).error().code, u"BAD_CHAIN_ID"_s);
        const auto presets = family.presets();
        QVERIFY(presets && presets->size() >= 15);
        for (const ChainPreset& preset : *presets)
            QCOMPARE(cosmos::caip2Of(cosmos::chainIdOf(preset.caip2)), preset.caip2);
    }
};

SIGNALBOX_TEST(CosmosFamilyProbeTest)
#include "family_probe_test.moc"
