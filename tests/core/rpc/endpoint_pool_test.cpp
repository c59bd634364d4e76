// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_pool.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/rpc/test_server.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;
using signalbox::test::Reply;
using signalbox::test::TestServer;

namespace {

/// A node that answers with its chain ID; `rest` answers other requests.
TestServer::Handler node(const char* chainId, std::function<Reply()> rest)
{
    return [chainId = QByteArray(chainId), rest = std::move(rest)](const QByteArray& body, const QByteArray&) {
        if (body.contains("eth_chainId"))
            return Reply{200, TestServer::result("\"" + chainId + "\"")};
        return rest();
    };
}

Reply ok()
{
    return {200, TestServer::result("\"0x64\"")};
}

EndpointSettings settings(const TestServer& server, qint64 id, int priority = 0)
{
    EndpointSettings out;
    out.id = id;
    out.url = server.url();
    out.priority = priority;
    return out;
}

Call number()
{
    Call call;
    call.method = "eth_blockNumber";
    call.body = requestBody("eth_blockNumber", "[]");
    call.limits = {1 << 20, 400, 900};
    call.read = [](const AnswerBuffer& body) -> std::optional<Fault> {
        const auto value = readResult(body.view());
        return value ? std::nullopt : std::optional(value.error());
    };
    return call;
}

}  // namespace

class EndpointPoolTest : public QObject {
    Q_OBJECT

    std::shared_ptr<RateRegistry> m_rates = std::make_shared<RateRegistry>();

    static Outcome ask(EndpointPool& pool, const Call& call = number()) { return QCoro::waitFor(pool.call(call)); }

private Q_SLOTS:
    void checksTheChainFirst()
    {
        int calls = 0;
        TestServer right(node("0x1", [&] {
            ++calls;
            return ok();
        }));
        TestServer wrong(node("0x2", [&] {
            calls += 1000;
            return ok();
        }));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(wrong, 1), settings(right, 2, 1)});
        const auto outcome = ask(pool);
        QVERIFY(outcome);
        QCOMPARE(outcome->endpoint, 2);
        QCOMPARE(calls, 1);
        QCOMPARE(pool.endpoints().snapshots()[0].state, EndpointState::WrongChain);
        QCOMPARE(pool.endpoints().snapshots()[0].failure->error.code, u"WRONG_CHAIN"_s);
        QVERIFY(pool.endpoints().snapshots()[0].failure->nextTryAt.isValid());
    }

    void checksAgainAfterAReconnect()
    {
        bool other = false;
        TestServer server([&](const QByteArray& body, const QByteArray&) {
            if (body.contains("eth_chainId"))
                return Reply{200, TestServer::result(other ? "\"0x9\"" : "\"0x1\"")};
            Reply reply = ok();
            reply.headers = "Connection: close\r\n";
            return reply;
        });
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        QVERIFY(ask(pool));
        other = true;
        pool.entry(1)->verifiedAt = Clock::now() - std::chrono::seconds(5);
        pool.tryNow();  // drops the connections
        QVERIFY(!ask(pool));
        QCOMPARE(pool.endpoints().snapshots()[0].state, EndpointState::WrongChain);
    }

    void failsOver_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<EndpointState>("state");
        QTest::newRow("drops") << 0 << EndpointState::Down;
        QTest::newRow("silent") << 1 << EndpointState::Down;
        QTest::newRow("HTML") << 2 << EndpointState::Down;
        QTest::newRow("cut JSON") << 3 << EndpointState::Down;
        QTest::newRow("503") << 4 << EndpointState::Down;
        QTest::newRow("429") << 5 << EndpointState::Limited;
        QTest::newRow("401") << 6 << EndpointState::Refused;
        QTest::newRow("402") << 7 << EndpointState::Limited;
        QTest::newRow("huge") << 8 << EndpointState::Down;
    }
    void failsOver()
    {
        QFETCH(int, kind);
        QFETCH(EndpointState, state);
        TestServer bad(node("0x1", [kind] {
            Reply reply = ok();
            reply.drop = kind == 0;
            reply.silent = kind == 1;
            if (kind == 2)
                reply.body = "<html>not here</html>";
            if (kind == 3)
                reply.body = "{\"jsonrpc\":\"2.0\",\"resu";
            reply.status = kind == 4 ? 503 : kind == 5 ? 429 : kind == 6 ? 401 : kind == 7 ? 402 : 200;
            reply.headers = kind == 5 ? "Retry-After: 20\r\n" : "";
            return reply;
        }));
        TestServer good(node("0x1", ok));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(bad, 1), settings(good, 2, 1)});
        Call call = number();
        if (kind == 8) {
            const auto read = call.read;
            call.read = [read](const AnswerBuffer& body) { return read(body); };
            call.limits.maxBytes = 10;
        }
        if (kind == 8) {
            const auto refused = ask(pool, call);
            QVERIFY(!refused);
            QVERIFY(refused.error().is(
                ErrorClass::TooLarge));  // requires a smaller request, which is not the endpoint's fault
            return;
        }
        const auto outcome = ask(pool, call);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().error.text()));
        QCOMPARE(outcome->endpoint, 2);
        const auto snapshot = pool.endpoints().snapshots()[0];
        QVERIFY(snapshot.failure);
        QVERIFY(snapshot.errorsLastHour > 0);
        if (state != EndpointState::Down)
            QCOMPARE(snapshot.state, state);
        if (kind == 5)
            QVERIFY(snapshot.failure->nextTryAt > QDateTime::currentDateTimeUtc().addSecs(15));
    }

    void circuitOpensAndCloses()
    {
        bool broken = true;
        TestServer server(node("0x1", [&] { return broken ? Reply{500, "no"} : ok(); }));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        QVERIFY(!ask(pool));
        const auto second = ask(pool);
        QVERIFY(!second);
        QCOMPARE(pool.endpoints().snapshots()[0].state, EndpointState::Down);
        const qint64 wait = QDateTime::currentDateTimeUtc().msecsTo(pool.endpoints().nextTryAt());
        QVERIFY2(wait > 3'000 && wait <= 5'000, qPrintable(QString::number(wait)));  // longer each time, up to 30 s
        const int before = server.requests;
        Call quick = number();
        quick.timeoutsToCaller = true;
        broken = false;
        pool.tryNow();
        QVERIFY(ask(pool));
        QVERIFY(server.requests > before);
        QCOMPARE(pool.endpoints().snapshots()[0].state, EndpointState::Ok);
        QVERIFY(!pool.endpoints().snapshots()[0].failure);
        QVERIFY(!pool.endpoints().nextTryAt().isValid());
    }

    /// A provider may demand an hour's pause; an operator who has resolved the cause ends it, for all chains of the
    /// key.
    void anHoursPauseIsEndedByTheOperator()
    {
        bool tooMany = true;
        TestServer server(node("0x1", [&] {
            Reply reply = ok();
            reply.status = tooMany ? 429 : 200;
            reply.headers = tooMany ? "Retry-After: 3600\r\n" : "";
            return reply;
        }));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        QVERIFY(!ask(pool));
        QCOMPARE(pool.endpoints().snapshots()[0].state, EndpointState::Limited);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(pool.endpoints().nextTryAt()) > 3'000);
        tooMany = false;
        EndpointPool other(1, m_rates);  // with the same key: waits for its bucket
        other.setEndpoints({settings(server, 1)});
        QTimer::singleShot(1'000, [&] { pool.tryNow(); });
        QElapsedTimer clock;
        clock.start();
        QVERIFY(ask(other));
        QVERIFY2(clock.elapsed() > 500 && clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(ask(pool));
    }

    void capsAreLearnedAndOnlyTighten()
    {
        QByteArray words = "exceed maximum block range: 5000";
        TestServer server(node("0x1", [&] { return Reply{200, TestServer::error(-32602, words)}; }));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        Call call = number();
        call.blocks = 20'000;
        const auto refused = ask(pool, call);
        QVERIFY(!refused && refused.error().is(ErrorClass::RangeHint));
        QCOMPARE(pool.endpoints().widestRange(), 5000);
        const int asked = server.requests;
        const auto again = ask(pool, call);  // known now: no request is sent
        QVERIFY(!again && again.error().is(ErrorClass::RangeHint));
        QCOMPARE(again.error().verdict.cap, std::optional<qint64>(5000));
        QCOMPARE(server.requests, asked);
        words = "exceed maximum block range: 8000";
        call.blocks = 4'000;
        QVERIFY(!ask(pool, call));
        QCOMPARE(pool.endpoints().widestRange(), 5000);
        QCOMPARE(pool.endpoints().snapshots()[0].maxBlocks, 5000);
    }

    void aWiderEndpointGetsWideRequests()
    {
        TestServer narrow(node("0x1", [] {
            return Reply{200, TestServer::error(-32602, "eth_getLogs is limited to a 10 range")};
        }));
        TestServer wide(node("0x1", ok));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(narrow, 1), settings(wide, 2, 1)});
        Call call = number();
        call.blocks = 1'000;
        QVERIFY(!ask(pool, call));
        const auto outcome = ask(pool, call);
        QVERIFY(outcome);
        QCOMPARE(outcome->endpoint, 2);
        QCOMPARE(pool.endpoints().widestRange(), 0);
    }

    void theRateIsShared()
    {
        TestServer server(node("0x1", ok));
        auto limited = settings(server, 1);
        limited.rate = 10;
        EndpointPool first(1, m_rates);
        EndpointPool second(1, m_rates);
        first.setEndpoints({limited});
        second.setEndpoints({limited});
        QElapsedTimer clock;
        clock.start();
        std::vector<QCoro::Task<Outcome>> tasks;
        for (int i = 0; i < 12; ++i) {
            tasks.push_back(first.call(number()));
            tasks.push_back(second.call(number()));
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(tasks.begin(), tasks.end(), [](const auto& task) { return task.isReady(); }), 5'000);
        QVERIFY2(clock.elapsed() >= 1'300,
                 qPrintable(QString::number(clock.elapsed())));  // 26 calls, 10 of them concurrently
        m_rates = std::make_shared<RateRegistry>();
    }

    void theBudgetIsRespected()
    {
        TestServer server(node("0x1", ok));
        auto limited = settings(server, 1);
        limited.dailyBudget = 3;
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({limited});
        QVERIFY(ask(pool));
        QVERIFY(ask(pool));  // with the chain's ID, 3 calls
        const auto third = ask(pool);
        QVERIFY(!third);
        const auto snapshot = pool.endpoints().snapshots()[0];
        QCOMPARE(snapshot.state, EndpointState::Limited);
        QCOMPARE(snapshot.callsToday, 3);
        QCOMPARE(snapshot.failure->error.code, u"BUDGET_USED"_s);
        QCOMPARE(snapshot.costToday, 3.0);
    }

    void theHeadIsFollowedOnOneEndpoint()
    {
        TestServer one(node("0x1", ok));
        TestServer two(node("0x1", ok));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(one, 1), settings(two, 2)});
        const qint64 first = pool.heads().endpoint();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(pool.heads().endpoint(), first);
        pool.heads().seen(first, 100, pool.heads().ask());
        pool.heads().seen(3 - first, 150, pool.heads().ask());  // the other one is far ahead
        QCOMPARE(pool.heads().endpoint(), 3 - first);
        QCOMPARE(pool.endpoints().snapshots()[static_cast<std::size_t>(first - 1)].state == EndpointState::Lagging ||
                     pool.entry(first)->lagging,
                 true);
        pool.heads().seen(first, 150, pool.heads().ask());
        QCOMPARE(pool.heads().endpoint(), 3 - first);
        pool.heads().leave();
        QCOMPARE(pool.heads().endpoint(), first);
    }

    void reconfigureKeepsHealth()
    {
        TestServer server(node("0x1", ok));
        TestServer more(node("0x1", ok));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        QVERIFY(ask(pool));
        pool.setEndpoints({settings(server, 1, 5), settings(more, 2)});
        QVERIFY(pool.entry(1)->verified);
        QCOMPARE(pool.endpoints().snapshots()[0].priority, 5);
        QCOMPARE(ask(pool)->endpoint, 2);
        pool.setEndpoints({settings(more, 2)});
        QVERIFY(!pool.entry(1));
        QVERIFY(ask(pool));
    }

    void secretsAreNotEchoed()
    {
        TestServer server(node("0x1", [] {
            return Reply{200, TestServer::error(-32000, "bad key VERYSECRETKEY in /v2/VERYSECRETKEY")};
        }));
        auto keyed = settings(server, 1);
        keyed.url = server.url(u"/v2/VERYSECRETKEY"_s);
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({keyed});
        const auto outcome = ask(pool);
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().error.text().contains(u"VERYSECRETKEY"_s));
        QVERIFY(!pool.endpoints().snapshots()[0].url.contains(u"VERYSECRETKEY"_s));
        QVERIFY(!QString::fromUtf8(
                     QJsonDocument(QJsonObject::fromVariantMap(pool.endpoints().snapshots()[0].failure->error.args))
                         .toJson())
                     .contains(u"VERYSECRETKEY"_s));
    }

    void cancelEndsEverything()
    {
        TestServer server(node("0x1", [] {
            Reply reply;
            reply.silent = true;
            return reply;
        }));
        EndpointPool pool(1, m_rates);
        pool.setEndpoints({settings(server, 1)});
        Call slow = number();
        slow.limits = {};
        auto task = pool.call(slow);
        QTest::qWait(50);
        pool.cancel();
        QVERIFY(task.isReady());
        const auto outcome = QCoro::waitFor(std::move(task));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().error.kind, ErrorKind::Cancelled);
        QVERIFY(!ask(pool));
    }
};
SIGNALBOX_TEST(EndpointPoolTest)
#include "endpoint_pool_test.moc"
