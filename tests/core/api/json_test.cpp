// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QTest>
#include <QUrl>

#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

QJsonObject throughText(const QJsonObject& object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

ChainSnapshot fullChain()
{
    ChainSnapshot c;
    c.caip2 = u"eip155:11297108109"_s;
    c.name = u"Palm"_s;
    c.family = u"eip155"_s;
    c.features = Features(Feature::Streams) | Feature::Events | Feature::Forks | Feature::Explorer;
    c.mark = 3;
    c.state = ChainState::Backfill;
    c.since = QDateTime::fromMSecsSinceEpoch(1700000000123, Qt::UTC);
    c.headerMode = u"borders"_s;
    c.confirmations = 7;
    c.start = 5;
    c.end = (qint64(1) << 60) + 1;
    c.head = std::numeric_limits<qint64>::max();
    c.indexed = 0;
    c.lagSeconds = 1.5;
    c.addedAt = c.since.addDays(-1);
    c.headSeenAt = c.since.addSecs(-3);
    c.doneTo = (qint64(1) << 60) + 7;
    c.followed = true;
    c.covered = {{0, 10}, {20, std::numeric_limits<qint64>::max()}};
    c.gaps = {{11, 19}};
    c.proven = {{0, 9}};
    c.provenUndecided = 2;
    c.time.provider = 0.75;
    c.time.verdict = StallCause::RateLimit;
    c.time.advice = u"RAISE_LIMIT"_s;
    c.failure = Failure{
        Error::make(ErrorKind::Retryable, "HTTP_429", Message(u"Too many."_s), {{u"n"_s, 3}}), c.since, c.since, 4, {}};
    EndpointSnapshot e;
    e.id = 9;
    e.url = u"https://host/••••"_s;
    e.state = EndpointState::WrongChain;
    e.finalizedTag = false;
    e.latencyMs = 12.5;
    c.endpoints = {e};
    StreamSnapshot s;
    s.stream = u"transfers:0xabc"_s;
    s.addresses = {u"0xAbc"_s};
    s.decimals = 0;
    s.rows = 12;
    s.rowsExact = true;
    c.streams = {s};
    c.logChecks = LogChecks{0.25, 12, 345, 6, 70, {{3, 9}, {70, 132}}};
    c.rowsTotal = 77;
    c.live = true;
    return c;
}

}  // namespace

class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chainSnapshotsSurviveARoundTrip()
    {
        const QJsonObject first = toJson(fullChain());
        const ChainSnapshot back = chainSnapshotFromJson(throughText(first));
        QCOMPARE(toJson(back), first);
        QCOMPARE(*back.head, std::numeric_limits<qint64>::max());
        QCOMPARE(back.covered, fullChain().covered);
        QVERIFY(!back.finalized);
        QCOMPARE(back.endpoints.front().state, EndpointState::WrongChain);
        QCOMPARE(*back.endpoints.front().finalizedTag, false);
        QVERIFY(!back.endpoints.front().archive);
        QCOMPARE(*back.streams.front().decimals, 0);
    }

    void largeNumbersAreText()
    {
        const QJsonObject object = toJson(fullChain());
        QCOMPARE(object.value("head"_L1).toString(), u"9223372036854775807"_s);
        QVERIFY(object.value("start"_L1).isDouble());
    }

    void unknownKeysAreIgnoredAndMissingOnesKeepDefaults()
    {
        const ChainSnapshot chain = chainSnapshotFromJson({{u"caip2"_s, u"eip155:1"_s}, {u"new"_s, 1}});
        QCOMPARE(chain.caip2, u"eip155:1"_s);
        QCOMPARE(chain.rowsTotal, qint64(-1));
        QVERIFY(!chain.failure);
    }

    void workspaceSnapshotsSurviveARoundTrip()
    {
        WorkspaceSnapshot w;
        w.engine = EngineState::DatabaseAway;
        w.chains = {fullChain()};
        w.databaseBytes = 1234;
        const QJsonObject first = toJson(w);
        QCOMPARE(toJson(workspaceSnapshotFromJson(throughText(first))), first);
    }

    void everyVerbHasAName()
    {
        for (int i = 0; i <= int(Verb::AlertAcknowledge); ++i) {
            const QString text = QLatin1String(name(Verb(i)));
            QVERIFY(!text.isEmpty());
            QCOMPARE(*verbFromName(text), Verb(i));
        }
        QVERIFY(!verbFromName(u"drop_everything"_s));
        for (int i = 0; i <= int(CommandState::Expired); ++i)
            QCOMPARE(commandStateFromName(QLatin1String(name(CommandState(i)))), CommandState(i));
        for (int i = 0; i <= int(ChainState::Deleted); ++i)
            QCOMPARE(chainStateFromName(QLatin1String(name(ChainState(i)))), ChainState(i));
        for (int i = 0; i <= int(Metric::LiveLagSeconds); ++i)
            QCOMPARE(*metricFromName(QLatin1String(name(Metric(i)))), Metric(i));
    }

    void removingAStreamWithItsRowsIsDangerous()
    {
        QVERIFY(!isDangerous(Command{arguments::StreamRemove{u"transfers"_s}, {}, {}}));
        QVERIFY(isDangerous(Command{arguments::StreamRemove{u"transfers"_s, true}, {}, {}}));
    }

    void optimizingIsDangerousWhenItDropsVersions()
    {
        QVERIFY(!isDangerous(Command{arguments::Optimize{}, {}, {}}));
        QVERIFY(isDangerous(Command{arguments::Optimize{.dropSuperseded = true, .keepFrom = 100}, {}, {}}));
    }

    void draftsNeverEmitASecret_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("bearer");
        QTest::addColumn<bool>("refused");
        QTest::newRow("plain") << "http://127.0.0.1:8545"
                               << "" << false;
        QTest::newRow("key in path") << "https://eth-mainnet.g.alchemy.com/v2/AbCdEfGh12345678"
                                     << "" << true;
        QTest::newRow("user") << "https://me:word@host/rpc"
                              << "" << true;
        QTest::newRow("query") << "https://host/rpc?apikey=1"
                               << "" << true;
        QTest::newRow("bearer") << "https://host/rpc"
                                << "token" << true;
    }

    void draftsNeverEmitASecret()
    {
        QFETCH(QString, url);
        QFETCH(QString, bearer);
        QFETCH(bool, refused);
        EndpointDraft draft;
        draft.url = url;
        draft.bearer = bearer;
        QCOMPARE(draft.toJson().isEmpty(), refused);
        ChainDraft chain;
        chain.endpoints = {draft};
        QCOMPARE(chain.toJson().isEmpty(), refused);
    }

    void chainDraftsSurviveARoundTrip()
    {
        ChainDraft draft;
        draft.name = u"Local"_s;
        draft.from = 7;
        draft.to = 9;
        draft.headers = u"borders"_s;
        EndpointDraft endpoint;
        endpoint.url = u"https://host/••••"_s;
        endpoint.secretRef = u"endpoint/1"_s;
        endpoint.limits = {{u"rate"_s, 5}};
        draft.endpoints = {endpoint};
        StreamDraft stream;
        stream.stream = u"registries"_s;
        stream.from = 3;
        stream.registries = {{u"identity"_s, u"0x1"_s}};
        draft.streams = {stream};
        const QJsonObject first = draft.toJson();
        QVERIFY(!first.isEmpty());
        QCOMPARE(ChainDraft::fromJson(throughText(first)).toJson(), first);
    }

    void urlsAreMasked_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "http://127.0.0.1:8545"
                               << "http://127.0.0.1:8545";
        QTest::newRow("path") << "https://pacific-rpc.manta.network/http"
                              << "https://pacific-rpc.manta.network/http";
        QTest::newRow("public demo") << "https://worldchain-mainnet.g.alchemy.com/public"
                                     << "https://worldchain-mainnet.g.alchemy.com/public";
        QTest::newRow("alchemy") << "https://base-mainnet.g.alchemy.com/v2/aBcD1234efGH5678"
                                 << "https://base-mainnet.g.alchemy.com/••••";
        QTest::newRow("infura websocket") << "wss://mainnet.infura.io/ws/v3/0123456789abcdef0123456789abcdef"
                                          << "wss://mainnet.infura.io/••••";
        QTest::newRow("port") << "https://host:8443/0123456789abcdef0123"
                              << "https://host:8443/••••";
        QTest::newRow("query key") << "https://lb.drpc.org/ogrpc?network=eth&dkey=abc"
                                   << "https://lb.drpc.org/••••";
        QTest::newRow("user") << "https://me:word@host/rpc"
                              << "https://host/rpc";
        QTest::newRow("short key in the path") << "https://rpc.example/sEcReT12"
                                               << "https://rpc.example/••••";
        QTest::newRow("word that names a key") << "https://rpc.example/mysecret"
                                               << "https://rpc.example/••••";
        QTest::newRow("word behind a version") << "https://mainnet.infura.io/v3/sentinel"
                                               << "https://mainnet.infura.io/••••";
        QTest::newRow("query without a name") << "https://rpc.example/?a1b2c3d4e5f6"
                                              << "https://rpc.example/••••";
        QTest::newRow("query value") << "https://rpc.example/rpc?id=Zx81-55-QL"
                                     << "https://rpc.example/••••";
        QTest::newRow("networks") << "https://rpc.example/arbitrum-one/eth_sepolia/10?chain=Polygon"
                                  << "https://rpc.example/arbitrum-one/eth_sepolia/10?chain=Polygon";
        QTest::newRow("a name that begins with a digit") << "https://gateway.example/p/1rpc"
                                                         << "https://gateway.example/p/1rpc";
        QTest::newRow("avalanche") << "https://api.avax.network/ext/bc/C/rpc"
                                   << "https://api.avax.network/ext/bc/C/rpc";
        QTest::newRow("ipv6") << "http://[::1]:8545/"
                              << "http://[::1]:8545/";
        QTest::newRow("rubbish") << "not a url"
                                 << "••••";
    }

    void urlsAreMasked()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QCOMPARE(maskedUrl(url), shown);
        QCOMPARE(maskedUrl(maskedUrl(url)), shown);
    }

    void hostsOfTargets()
    {
        const auto hosts = [](const char* text) {
            const QUrl url(QString::fromLatin1(text));
            return QStringList{shownHost(url), hostAndPort(url)};
        };
        QCOMPARE(hosts("https://user:key@hooks.example.org/a?b=c"),
                 (QStringList{u"hooks.example.org"_s, u"hooks.example.org:443"_s}));
        QCOMPARE(hosts("https://hooks.example.org:443/"), hosts("https://hooks.example.org/"));
        QCOMPARE(hosts("http://127.0.0.1:8080/x"), (QStringList{u"127.0.0.1:8080"_s, u"127.0.0.1:8080"_s}));
        QCOMPARE(hosts("http://[::1]/"), (QStringList{u"[::1]"_s, u"[::1]:80"_s}));
        QVERIFY(shownHost(QUrl()).isEmpty());
    }

    void previewsSurviveARoundTrip()
    {
        Preview preview;
        preview.tables = {{u"eip155_1.transfers"_s, 12, false, 4096}};
        preview.rows = 12;
        preview.confirmation = u"Base"_s;
        preview.seconds = 2.5;
        QCOMPARE(Preview::fromJson(throughText(preview.toJson())).toJson(), preview.toJson());
    }

    void errorsSurviveARoundTrip()
    {
        const Error error = Error::make(ErrorKind::Refused, "NO_PREVIEW", Message(u"No."_s), {{u"a"_s, 1}});
        QCOMPARE(toJson(errorFromJson(throughText(toJson(error)))), toJson(error));
    }
};

SIGNALBOX_TEST(JsonTest)
#include "json_test.moc"
