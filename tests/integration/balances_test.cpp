// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <map>

#include "support/process.h"
#include "support/rpc_client.h"
#include "support/sim_process.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Balances held against the contracts of simulated chains, from the command line.
class BalancesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<CliWorkspace> m_workspace;
    std::unique_ptr<QProcess> m_engine;

    void begin(const QStringList& simulator, const QString& from)
    {
        m_sim = std::make_unique<SimProcess>(
            1, QStringList{u"--open"_s, u"--history"_s, u"400"_s, u"--transfers"_s, u"6"_s, u"--block-time"_s, u"0"_s} +
                   simulator);
        m_workspace = std::make_unique<CliWorkspace>();
        const CliResult added = m_workspace->run({u"chain"_s, u"add"_s, u"eip155"_s, u"--name"_s, u"Sim"_s, u"--rpc"_s,
                                                  m_sim->chains().front().url, u"--from"_s, from, u"--all-transfers"_s,
                                                  u"--confirmations"_s, u"0"_s});
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const CliResult synced = m_workspace->run({u"run"_s, u"--until-synced"_s});
        QVERIFY2(synced.exitCode == 0, synced.err.constData());
        m_engine = m_workspace->start({u"run"_s});
    }
    QString value(const QString& sql) { return m_workspace->database().value(sql.toUtf8().constData()); }
    /// The newest check of each token that `balances verify` made, by symbol.
    std::map<QString, QJsonObject> verified(const QStringList& more = {})
    {
        std::map<QString, QJsonObject> all;
        for (const QJsonObject& line :
             m_workspace->run(QStringList{u"balances"_s, u"verify"_s, u"Sim"_s} + more).lines())
            all.try_emplace(line.value("symbol"_L1).toString(), line);
        return all;
    }

private Q_SLOTS:
    void cleanup()
    {
        if (m_engine)
            QVERIFY(CliWorkspace::stop(*m_engine));
        m_engine.reset();
        m_workspace.reset();
        m_sim.reset();
    }

    void tokensThatLieAreFoundAndOthersAreTrusted()
    {
        begin({u"--funded"_s, u"--token-kind"_s, u"rebasing"_s, u"--token-kind"_s, u"reverting"_s, u"--token-kind"_s,
               u"short"_s, u"--token-kind"_s, u"phantom"_s},
              u"genesis"_s);
        // Symbols are read by the worker; the checks name them.
        QTRY_COMPARE_WITH_TIMEOUT(
            value(u"SELECT count(*) FROM balances.token_metadata WHERE symbol_onchain IS NOT NULL"_s), u"6"_s, 60'000);
        const auto checks = verified();
        QCOMPARE(checks.size(), std::size_t(6));
        for (const QString& symbol : {u"USDS"_s, u"ORE"_s}) {
            const QJsonObject& check = checks.at(symbol);
            QCOMPARE(check.value("equal"_L1), check.value("holders"_L1));
            QVERIFY(check.value("holders"_L1).toInt() >= 200);
            QCOMPARE(value(u"SELECT coalesce(bool_or(k.untrusted), false) FROM balances.tokens k JOIN "
                           "balances.token_metadata m USING (chain_id, contract) WHERE m.symbol = '%1'"_s.arg(symbol)),
                     u"f"_s);
        }
        for (const QString& symbol : {u"REBA"_s, u"REVE"_s, u"SHOR"_s, u"PHAN"_s})
            QVERIFY2(value(u"SELECT untrusted_reason FROM balances.tokens k JOIN balances.token_metadata m USING "
                           "(chain_id, contract) WHERE m.symbol = '%1' AND k.untrusted"_s.arg(symbol))
                             .size() > 20,
                     qPrintable(symbol));
    }

    void aWrongBalanceIsFoundAndRepaired()
    {
        begin({u"--funded"_s}, u"genesis"_s);
        // The worker's own checks would repair it first.
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT count(*) FROM balances.drift_checks"_s), u"2"_s, 60'000);
        const QString key =
            u"(chain_id, contract, holder) = (SELECT h.chain_id, h.contract, h.holder FROM "
            "balances.holdings h JOIN balances.token_metadata m USING (chain_id, contract) WHERE m.symbol "
            "= 'USDS' ORDER BY h.balance DESC, h.holder OFFSET 3 LIMIT 1)"_s;
        const QString holder = value(u"SELECT balances.hex(holder) FROM balances.holdings WHERE "_s + key);
        const QString before = value(u"SELECT balance FROM balances.holdings WHERE "_s + key);
        value(u"UPDATE balances.holdings SET net = net - 1 WHERE balances.hex(holder) = '%1'"_s.arg(holder));
        const auto checks = verified({u"USDS"_s, u"--holders"_s, u"1000"_s});
        QCOMPARE(checks.at(u"USDS"_s).value("drifted"_L1).toInt(), 1);
        const CliResult rows = m_workspace->run({u"balances"_s, u"drift"_s, u"Sim"_s, u"--check"_s,
                                                 QString::number(checks.at(u"USDS"_s).value("id"_L1).toInt())});
        QCOMPARE(rows.json().value("holder"_L1).toString(), holder);
        QCOMPARE(rows.json().value("outcome"_L1).toString(), u"repaired"_s);
        QCOMPARE(
            value(
                u"SELECT h.balance FROM balances.holdings h JOIN balances.token_metadata m USING (chain_id, contract) "
                "WHERE m.symbol = 'USDS' AND balances.hex(h.holder) = '%1'"_s.arg(holder)),
            before);
    }

    void historyThatStartsLateGetsItsOpenings()
    {
        begin({u"--funded"_s, u"--opening"_s, u"5000"_s}, u"200"_s);
        QTRY_VERIFY_WITH_TIMEOUT(value(u"SELECT count(*) > 0 AND bool_and(opening IS NOT NULL) FROM (SELECT * FROM "
                                       "balances.holdings ORDER BY balance DESC LIMIT 100) h"_s) == "t"_L1,
                                 90'000);
        for (const auto& [symbol, check] : verified()) {
            QCOMPARE(check.value("drifted"_L1).toInt(), 0);
            QCOMPARE(check.value("unanswered"_L1).toInt(), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(value(u"SELECT count(*) FROM balances.holdings WHERE balance < 0"_s), u"0"_s, 90'000);
    }

    /// The holder moved nothing in the counted blocks: only who looks at it asks for its balance.
    void aBalanceBeforeTheHistoryIsReadWhenSomebodyLooks()
    {
        begin({u"--funded"_s, u"--opening"_s, u"5000"_s}, u"390"_s);
        const QString contract = u"SELECT contract_address FROM balances.token_metadata WHERE symbol = 'USDS'"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!value(contract).isEmpty(), 60'000);  // read by the worker
        const QString usds = value(contract);
        RpcClient node(m_sim->chains().front().port());
        const QJsonArray minted =
            node.call(u"eth_getLogs"_s,
                      {QJsonObject{{u"fromBlock"_s, u"0x1"_s}, {u"toBlock"_s, u"0x1"_s}, {u"address"_s, usds}}})
                .toArray();
        QString stranger;
        for (const QJsonValue& log : minted) {
            stranger = u"0x"_s + log["topics"_L1][2].toString().right(40);
            if (value(u"SELECT count(*) FROM balances.holdings WHERE contract = balances.address('%1') AND holder = "
                      "balances.address('%2')"_s.arg(usds, stranger)) == "0"_L1)
                break;
        }
        const CliResult first =
            m_workspace->run({u"balances"_s, u"get"_s, u"Sim"_s, u"USDS"_s, stranger}, {}, 120'000, false);
        QVERIFY(first.exitCode != 0);
        QVERIFY2(first.err.contains("389, before the counted ones, was asked for"), first.err.constData());
        QTRY_VERIFY_WITH_TIMEOUT(
            m_workspace->run({u"balances"_s, u"get"_s, u"Sim"_s, u"USDS"_s, stranger}).exitCode == 0, 60'000);
        const CliResult got = m_workspace->run({u"balances"_s, u"get"_s, u"Sim"_s, u"USDS"_s, stranger});
        QVERIFY(got.json().value("complete"_L1).toBool());
        QCOMPARE(got.json().contains("opening"_L1), false);
    }

    /// No preset has these tokens: what explains their balances is found by comparing them.
    void rulesAreFoundWhereBalancesFitOnlyWithThem()
    {
        begin({u"--funded"_s, u"--token-kind"_s, u"wrapped"_s, u"--token-kind"_s, u"vault"_s, u"--token-kind"_s,
               u"constructed"_s, u"--token-kind"_s, u"issuing"_s, u"--token-kind"_s, u"rebasing"_s},
              u"genesis"_s);
        const auto rules = [&](const char* symbol) {
            return value(
                u"SELECT s.settings ->> 'rules' FROM signalbox.streams s JOIN balances.token_metadata m ON "
                "s.stream = 'balance_events:' || balances.hex(m.contract) WHERE m.symbol = '%1'"_s.arg(
                    QLatin1String(symbol)));
        };
        QTRY_COMPARE_WITH_TIMEOUT(rules("WRAP"), u"[\"deposit\", \"withdrawal\"]"_s, 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(rules("CONS"), u"[\"constructor\"]"_s, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(rules("ISSU").contains("issue"_L1), 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            value(u"SELECT count(*) FROM signalbox.streams s WHERE s.stream LIKE 'balance_events:%' AND "
                  "balances.newest_span(split_part(s.caip2, ':', 2)::bigint, decode(right(s.stream, 40), 'hex')) IS "
                  "NULL"_s),
            u"0"_s, 60'000);
        const auto checks = verified();
        for (const QString& symbol : {u"WRAP"_s, u"CONS"_s, u"VAUL"_s, u"USDS"_s})
            QVERIFY2(checks.at(symbol).value("equal"_L1) == checks.at(symbol).value("holders"_L1), qPrintable(symbol));
        const CliResult priced = m_workspace->run(
            {u"chain"_s, u"estimate"_s, u"eip155"_s, u"--rpc"_s, m_sim->chains().front().url, u"--all-transfers"_s});
        QCOMPARE(priced.json().value("balanceChecks"_L1)["aDay"_L1].toInt(), 1);  // for each token
        QCOMPARE(rules("VAUL"), QString());
        QCOMPARE(rules("REBA"), QString());
        QCOMPARE(value(u"SELECT count(*) FROM %1.balance_events WHERE kind = 'constructor'"_s.arg(
                     m_sim->chains().front().schema())),
                 u"1"_s);
        QCOMPARE(value(u"SELECT string_agg(m.symbol, ' ' ORDER BY m.symbol) FROM balances.tokens k JOIN "
                       "balances.token_metadata m USING (chain_id, contract) WHERE k.untrusted"_s),
                 u"REBA"_s);
    }

    void withoutAnArchiveAndMulticallAChecksAnswersAreTheOpenings()
    {
        begin({u"--funded"_s, u"--opening"_s, u"5000"_s, u"--no-archive"_s, u"--no-multicall"_s}, u"200"_s);
        (void)verified({u"all"_s, u"--holders"_s, u"20"_s});
        QVERIFY(value(u"SELECT count(*) FROM balances.holdings WHERE opening IS NOT NULL"_s).toInt() >= 20);
        QCOMPARE(value(u"SELECT count(*) FROM balances.tokens WHERE untrusted"_s), u"0"_s);
    }
};

SIGNALBOX_TEST(BalancesTest)
#include "balances_test.moc"
