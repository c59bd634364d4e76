#include <QJsonArray>
#include <QTest>

#include "addchain/chain_plan.h"
#include "addchain/endpoint_verdict.h"
#include "addchain/start_words.h"
#include "signalbox/json.h"
#include "support/test_registry.h"
#include "widgets/height_field.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

ChainPreset base()
{
    ChainPreset preset;
    preset.caip2 = QStringLiteral("eip155:8453");
    preset.name = QStringLiteral("Base");
    preset.identity = QStringLiteral("0x8004A169FB4a3325136EB29fA0ceB6D2e539a432");
    preset.confirmations = 20;
    preset.tokens = {{QStringLiteral("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"), QStringLiteral("USDC"),
                      QStringLiteral("USD Coin"), 6, 2'797'221, QStringLiteral("exact")},
                     {QStringLiteral("0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA"),
                      QStringLiteral("USDbC"),
                      QStringLiteral("USD Base Coin"),
                      6,
                      {},
                      {}}};
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
        QCOMPARE(plan.name, QStringLiteral("Base"));
        QCOMPARE(plan.confirmations, 20);
        QCOMPARE(plan.registryCount(), 1);
        QCOMPARE(plan.tickedTokens(), 2);
        QCOMPARE(streams(plan), (QStringList{QStringLiteral("headers"), QStringLiteral("registries"),
                                             QStringLiteral("transfers:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913"),
                                             QStringLiteral("transfers:0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca")}));
        plan.tokens[1].ticked = false;
        plan.choose(base());  // the same again, as after Back: nothing is lost
        QCOMPARE(plan.tickedTokens(), 1);
        plan.transfers = ChainPlan::Transfers::All;
        plan.registries = false;
        QCOMPARE(streams(plan), (QStringList{QStringLiteral("headers"), QStringLiteral("transfers")}));
        plan.chooseCustom();
        QVERIFY(!plan.preset);
        QVERIFY(!plan.indexesSomething());
    }

    void commandCarriesTheSecretsToTheEngineOnly()
    {
        ChainPlan plan;
        plan.choose(base());
        EndpointDraft endpoint;
        endpoint.url = QStringLiteral("https://base-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4");
        endpoint.bearer = QStringLiteral("token-of-mine");
        endpoint.limits = {{QStringLiteral("rate"), 5}};
        plan.endpoints = {endpoint};
        plan.start = StartChoice{QStringLiteral("genesis"), 17, {}, {}};
        const Command command = plan.command();
        QCOMPARE(command.verb, Verb::ChainAdd);
        QCOMPARE(command.target, QStringLiteral("eip155:8453"));
        const ChainDraft read = ChainDraft::fromJson(command.args);
        QCOMPARE(read.endpoints.size(), size_t(1));
        QCOMPARE(read.endpoints[0].url, endpoint.url);
        QCOMPARE(read.endpoints[0].bearer, endpoint.bearer);
        QCOMPARE(read.from, Height(17));
        QCOMPARE(read.streams.size(), size_t(4));
        QCOMPARE(read.confirmations, 20);
    }

    void checksAddresses()
    {
        QVERIFY(looksLikeAddress(QStringLiteral(" 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 ")));
        QVERIFY(!looksLikeAddress(QStringLiteral("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA0291")));
        QVERIFY(looksLikeForeignAddress(QStringLiteral("0x") + QString(64, QLatin1Char('a'))));
    }

    void readsHeights()
    {
        QCOMPARE(heightFromText(QStringLiteral("51,429,490")), std::optional<Height>(51429490));
        QCOMPARE(heightFromText(QStringLiteral(" 5 000 ")), std::optional<Height>(5000));
        QCOMPARE(heightFromText(QStringLiteral("-5")), std::optional<Height>());
        QCOMPARE(heightFromText(QString()), std::optional<Height>());
        QCOMPARE(heightFromText(QStringLiteral("9223372036854775808")), std::optional<Height>());
    }

    void wordsOfAnEstimate()
    {
        Estimate estimate;
        QCOMPARE(rateWords(estimate, 1), QStringLiteral("–"));
        QCOMPARE(spreadWords(estimate), QStringLiteral("–"));
        estimate.blocks = 10'000;
        estimate.seconds = 100;
        estimate.rows = 50'000;
        QCOMPARE(rateWords(estimate, 2), QStringLiteral("100 blocks/s, 500 rows/s over 2 endpoints"));
        QCOMPARE(limitWords({}), QStringLiteral("–"));
    }

    void verdictOfALine()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        EndpointLines::Line line;
        line.draft.url = QStringLiteral("https://bsc-rpc.publicnode.com");
        line.state = EndpointLines::State::Accepted;
        ProbeReport report;
        report.caip2 = QStringLiteral("eip155:56");
        report.head = 123'118'204;
        report.latencyMs = 84.2;
        report.maxBlocks = 50'000;
        report.finalizedTag = report.webSocket = report.archive = true;
        line.report = report;
        auto verdict = EndpointVerdict::of(line, report.caip2, QStringLiteral("BNB Smart Chain"), {}, false, now);
        QCOMPARE(verdict.head, QStringLiteral("chain ID 56 · head 123,118,204 · 84 ms"));
        QCOMPARE(verdict.detail, QStringLiteral("50,000 blocks per request · finalized tag · WebSocket · archive"));
        verdict = EndpointVerdict::of(line, report.caip2, {}, {}, true, now);
        QCOMPARE(verdict.check, FieldCheck::Refused);

        line.state = EndpointLines::State::OtherChain;
        line.report->caip2 = QStringLiteral("eip155:97");
        verdict = EndpointVerdict::of(line, QStringLiteral("eip155:56"), QStringLiteral("BNB Smart Chain"),
                                      QStringLiteral("BNB Smart Chain Testnet"), false, now);
        QCOMPARE(verdict.head, QStringLiteral("Wrong chain: ID 97, not 56"));
        QCOMPARE(verdict.detail, QStringLiteral("This endpoint serves BNB Smart Chain Testnet. Nothing was stored. "
                                                "Enter an endpoint for BNB Smart Chain, or remove this one."));

        line.state = EndpointLines::State::Limited;
        line.report->caip2 = QStringLiteral("eip155:56");
        line.error = Error::make(ErrorKind::Retryable, "RATE_LIMITED", QStringLiteral("Too many."),
                                 {{QStringLiteral("http"), 429}});
        line.nextTryAt = now.addMSecs(11'200);
        verdict = EndpointVerdict::of(line, QStringLiteral("eip155:56"), {}, {}, false, now);
        QCOMPARE(verdict.head, QStringLiteral("Rate limited (HTTP 429)"));
        QCOMPARE(
            verdict.detail,
            QStringLiteral("The chain ID is correct. The limits have not been measured yet. Next attempt in 12 s."));
        QVERIFY(verdict.canRetry);
    }
};

SIGNALBOX_TEST(ChainPlanTest)
#include "chain_plan_test.moc"
