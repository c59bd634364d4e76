// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "addchain/chain_plan.h"
#include "addchain/endpoint_verdict.h"
#include "addchain/start_words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "widgets/height_field.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

ChainPreset base()
{
    ChainPreset preset;
    preset.caip2 = u"eip155:8453"_s;
    preset.name = u"Base"_s;
    preset.identity = u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s;
    preset.confirmations = 20;
    preset.tokens = {
        {u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"_s, u"USDC"_s, u"USD Coin"_s, 6, 2'797'221, u"exact"_s},
        {u"0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA"_s, u"USDbC"_s, u"USD Base Coin"_s, 6, {}, {}}};
    return preset;
}

QStringList streams(const ChainPlan& plan)
{
    QStringList names;
    for (const StreamDraft& stream : plan.draft().streams)
        names << stream.stream;
    return names;
}

}  // namespace

class ChainPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presetFillsThePlan()
    {
        ChainPlan plan;
        plan.choose(base());
        QCOMPARE(plan.name, u"Base"_s);
        QCOMPARE(plan.confirmations, 20);
        QCOMPARE(plan.registryCount(), 1);
        QCOMPARE(plan.tickedTokens(), 2);
        QCOMPARE(streams(plan),
                 (QStringList{u"headers"_s, u"registries"_s, u"transfers:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"_s,
                              u"transfers:0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca"_s}));
        plan.tokens[1].ticked = false;
        plan.choose(base());  // the same again, as after Back: no entry is lost
        QCOMPARE(plan.tickedTokens(), 1);
        plan.transfers = ChainPlan::Transfers::All;
        plan.registries = false;
        QCOMPARE(streams(plan), (QStringList{u"headers"_s, u"transfers"_s}));
        plan.chooseCustom();
        QVERIFY(!plan.preset);
        QVERIFY(!plan.indexesSomething());
    }

    void commandCarriesTheSecretsToTheEngineOnly()
    {
        ChainPlan plan;
        plan.choose(base());
        EndpointDraft endpoint;
        endpoint.url = u"https://base-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4"_s;
        endpoint.bearer = u"token-of-mine"_s;
        endpoint.limits = {{u"rate"_s, 5}};
        plan.endpoints = {endpoint};
        plan.start = StartChoice{u"genesis"_s, 17, {}, {}};
        const Command command = plan.command();
        QCOMPARE(command.verb(), Verb::ChainAdd);
        QCOMPARE(command.target, u"eip155:8453"_s);
        const ChainDraft& read = std::get<arguments::ChainAdd>(command.args).draft;
        QCOMPARE(read.endpoints.size(), size_t(1));
        QCOMPARE(read.endpoints[0].url, endpoint.url);
        QCOMPARE(read.endpoints[0].bearer, endpoint.bearer);
        QCOMPARE(read.from, Height(17));
        QCOMPARE(read.streams.size(), size_t(4));
        QCOMPARE(read.confirmations, 20);
    }

    void checksAddresses()
    {
        QVERIFY(looksLikeAddress(u" 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 "_s));
        QVERIFY(!looksLikeAddress(u"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA0291"_s));
        QVERIFY(looksLikeForeignAddress(u"0x"_s + QString(64, QLatin1Char('a'))));
    }

    void readsHeights()
    {
        QCOMPARE(heightFromText(u"51,429,490"_s), std::optional<Height>(51429490));
        QCOMPARE(heightFromText(u" 5 000 "_s), std::optional<Height>(5000));
        QCOMPARE(heightFromText(u"-5"_s), std::optional<Height>());
        QCOMPARE(heightFromText(QString()), std::optional<Height>());
        QCOMPARE(heightFromText(u"9223372036854775808"_s), std::optional<Height>());
    }

    void wordsOfAnEstimate()
    {
        Estimate estimate;
        QCOMPARE(rateWords(estimate, 1), u"–"_s);
        QCOMPARE(spreadWords(estimate), u"–"_s);
        estimate.blocks = 10'000;
        estimate.seconds = 100;
        estimate.rows = 50'000;
        QCOMPARE(rateWords(estimate, 2), u"100 blocks/s, 500 rows/s over 2 endpoints"_s);
        QCOMPARE(limitWords({}), u"–"_s);
    }

    void verdictOfALine()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        EndpointLines::Line line;
        line.draft.url = u"https://bsc-rpc.publicnode.com"_s;
        line.state = EndpointLines::State::Accepted;
        ProbeReport report;
        report.caip2 = u"eip155:56"_s;
        report.head = 123'118'204;
        report.latencyMs = 84.2;
        report.maxBlocks = 50'000;
        report.finalizedTag = report.webSocket = report.archive = true;
        line.report = report;
        auto verdict = EndpointVerdict::of(line, report.caip2, u"BNB Smart Chain"_s, {}, false, now);
        QCOMPARE(verdict.head, u"chain ID 56 · head 123,118,204 · 84 ms"_s);
        QCOMPARE(verdict.detail, u"50,000 blocks per request · finalized tag · WebSocket · archive"_s);
        verdict = EndpointVerdict::of(line, report.caip2, {}, {}, true, now);
        QCOMPARE(verdict.check, FieldCheck::Refused);

        line.state = EndpointLines::State::OtherChain;
        line.report->caip2 = u"eip155:97"_s;
        verdict =
            EndpointVerdict::of(line, u"eip155:56"_s, u"BNB Smart Chain"_s, u"BNB Smart Chain Testnet"_s, false, now);
        QCOMPARE(verdict.head, u"Wrong chain: ID 97, not 56"_s);
        QCOMPARE(verdict.detail,
                 u"This endpoint serves BNB Smart Chain Testnet. Nothing was stored. "
                 "Enter an endpoint for BNB Smart Chain, or remove this one."_s);

        line.state = EndpointLines::State::Limited;
        line.report->caip2 = u"eip155:56"_s;
        line.error = Error::make(ErrorKind::Retryable, "RATE_LIMITED", Message(u"Too many."_s), {{u"http"_s, 429}});
        line.nextTryAt = now.addMSecs(11'200);
        verdict = EndpointVerdict::of(line, u"eip155:56"_s, {}, {}, false, now);
        QCOMPARE(verdict.head, u"Rate limited (HTTP 429)"_s);
        QCOMPARE(verdict.detail,
                 u"The chain ID is correct. The limits have not been measured yet. Next attempt in 12 s."_s);
        QVERIFY(verdict.canRetry);
    }

    void comparingBalancesHasAPrice()
    {
        ChainPlan plan;
        plan.choose(base());
        for (ChainPlan::Token& token : plan.tokens)
            token.ticked = true;
        plan.transfers = ChainPlan::Transfers::Chosen;
        QVERIFY2(checkWords(plan).contains(u"about 2 requests a day for these tokens, and up to 9 once"_s),
                 qPrintable(checkWords(plan)));
        QVERIFY(checkCost(plan).endsWith(u" once and 2 a day"_s));
        plan.start = StartChoice();
        plan.start->id = u"last_days"_s;
        QCOMPARE(checkCost(plan), u"9 calls once and 2 a day"_s);
        plan.transfers = ChainPlan::Transfers::All;
        QCOMPARE(checkCost(plan), u"5 calls once and 1 a day for each token"_s);
        plan.transfers = ChainPlan::Transfers::Chosen;
        for (ChainPlan::Token& token : plan.tokens)
            token.ticked = false;
        QVERIFY(checkWords(plan).isEmpty() && checkCost(plan).isEmpty());
    }
};

SIGNALBOX_TEST(ChainPlanTest)
#include "chain_plan_test.moc"
