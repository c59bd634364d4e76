// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QTest>

#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Mistakes of operators and providers: a clear sentence, the right exit code, and no leftovers.
class BadInputTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliWorkspace> m_workspace;

    CliResult add(const QStringList& arguments, const QByteArray& input = {})
    {
        return m_workspace->run(QStringList{u"chain"_qs, u"add"_qs} + arguments, input, 90'000);
    }
    static QString code(const CliResult& result)
    {
        for (const QByteArray& text : {result.out, result.err})
            for (const QByteArray& line : text.split('\n')) {
                const QJsonObject object = CliResult{0, line, {}}.json();
                const QJsonObject error = object.value(u"error").toObject();
                if (!error.isEmpty())
                    return error.value(u"code").toString();
            }
        return {};
    }
    qint64 chains() { return m_workspace->database().number("SELECT count(*) FROM signalbox.chains"); }

private Q_SLOTS:
    void initTestCase() { m_workspace = std::make_unique<CliWorkspace>(); }
    void cleanupTestCase() { m_workspace.reset(); }

    void wrongWordsAreReported_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no URL") << QStringList{u"eip155"_qs} << 2;
        QTest::newRow("not a URL") << QStringList{u"eip155"_qs, u"--rpc"_qs, u"not a url"_qs} << 2;
        QTest::newRow("ftp") << QStringList{u"eip155"_qs, u"--rpc"_qs, u"ftp://127.0.0.1/"_qs} << 2;
        QTest::newRow("nobody listens") << QStringList{u"eip155"_qs, u"--rpc"_qs,
                                                       u"http://127.0.0.1:%1/"_qs.arg(freePort())}
                                        << 1;
        QTest::newRow("other family") << QStringList{u"solana"_qs, u"--rpc"_qs, u"http://127.0.0.1:1/"_qs} << 2;
        QTest::newRow("unknown option") << QStringList{u"eip155"_qs, u"--nonsense"_qs} << 2;
    }
    void wrongWordsAreReported()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        const CliResult result = add(words);
        QVERIFY2(result.exitCode == exitCode, qPrintable(QString::number(result.exitCode) + u": "_qs + result.text()));
        QVERIFY(!result.text().trimmed().isEmpty());
        QCOMPARE(chains(), qint64(0));
    }

    void keysAreRefusedAsArguments()
    {
        const CliResult result = add(
            {u"eip155:1"_qs, u"--rpc"_qs, u"https://eth-mainnet.g.alchemy.com/v2/AbCdEfGhIjKlMnOpQrStUvWxYz012345"_qs});
        QVERIFY2(result.exitCode == 2 || result.exitCode == 4, qPrintable(result.text()));
        QVERIFY2(result.text().contains(u"--rpc -"), qPrintable(result.text()));
        QVERIFY(!result.text().contains(u"AbCdEfGh"));
    }

    void invalidAnswersAreReported()
    {
        struct Case {
            QString name;
            sim::SimFaults faults;
            std::unique_ptr<SimEndpoints> sims;
        };
        std::vector<Case> cases;
        const auto add = [&](const char* name) -> sim::SimFaults& {
            cases.push_back({QLatin1String(name), {}, {}});
            return cases.back().faults;
        };
        for (const char* status : {"401", "403", "429", "500", "502", "503"})
            add(status).httpStatus = QByteArray(status).toInt();
        add("HTML").html = true;
        add("cut").cutShare = 1;
        add("endless").endless = true;
        add("very slow").slowBytesPerSecond = 10;
        add("nothing").refuse = true;
        // All concurrently: some of them are given up only after half a minute.
        std::vector<QStringList> commands;
        for (Case& one : cases) {
            one.sims = std::make_unique<SimEndpoints>(SimEndpoints::spec(900'600, 50));
            (*one.sims)[0].setFaults(one.faults);
            commands.push_back(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs} + one.sims->rpcOptions());
        }
        QElapsedTimer timer;
        timer.start();
        const auto results = m_workspace->runTogether(commands, 90'000);
        QVERIFY2(timer.elapsed() < 70'000, qPrintable(QString::number(timer.elapsed())));
        for (size_t i = 0; i < cases.size(); ++i) {
            const QString text = cases[i].name + u": "_qs + results[i].text();
            QVERIFY2(results[i].exitCode == 1 || results[i].exitCode == 4, qPrintable(text));
            QVERIFY2(!code(results[i]).isEmpty(), qPrintable(text));
            QVERIFY2(!text.contains(u"<html"), qPrintable(text));
        }
        QCOMPARE(chains(), qint64(0));
    }

    void wrongChainsAreRefused()
    {
        SimEndpoints sims(SimEndpoints::spec(900'601, 50));
        const CliResult wrong = add(QStringList{u"eip155:1"_qs} + sims.rpcOptions());
        QVERIFY2(wrong.exitCode == 4, qPrintable(wrong.text()));
        QVERIFY2(wrong.text().contains(u"WRONG_CHAIN") && wrong.text().contains(u"900601"), qPrintable(wrong.text()));
        SimEndpoints others(SimEndpoints::spec(900'602, 50));
        const CliResult mixed = add(QStringList{u"eip155"_qs} + sims.rpcOptions() + others.rpcOptions());
        QVERIFY2(mixed.exitCode == 4, qPrintable(mixed.text()));
        SimEndpoints tron(SimEndpoints::spec(728'126'428, 50));
        const CliResult foreign = add(QStringList{u"eip155"_qs} + tron.rpcOptions());
        QVERIFY2(foreign.exitCode == 2 || foreign.exitCode == 4, qPrintable(foreign.text()));
        QCOMPARE(chains(), qint64(0));
    }

    void idsBeyondSixtyThreeBitsAreRefused()
    {
        SimEndpoints sims(SimEndpoints::spec(Q_UINT64_C(0x8000000000000000), 50));
        const CliResult result = add(QStringList{u"eip155"_qs} + sims.rpcOptions());
        QVERIFY2(result.exitCode == 2 || result.exitCode == 4,
                 qPrintable(QString::number(result.exitCode) + result.text()));
        QCOMPARE(chains(), qint64(0));
    }

    void aMissingTokenIsReported()
    {
        SimEndpoints sims(SimEndpoints::spec(900'603, 50));
        const CliResult none =
            add(QStringList{u"eip155"_qs, u"--token"_qs, u"0x0000000000000000000000000000000000000001"_qs} +
                sims.rpcOptions());
        QVERIFY2(none.exitCode == 3, qPrintable(none.text()));
        const CliResult bad = add(QStringList{u"eip155"_qs, u"--token"_qs, u"0x1234"_qs} + sims.rpcOptions());
        QVERIFY2(bad.exitCode == 2, qPrintable(bad.text()));
        QCOMPARE(chains(), qint64(0));
    }

    void aFirstBlockAboveTheHeadIsReported()
    {
        SimEndpoints sims(SimEndpoints::spec(900'604, 50));
        const CliResult far = add(QStringList{u"eip155"_qs, u"--from"_qs, u"100000"_qs} + sims.rpcOptions());
        QCOMPARE(far.exitCode, 2);
        QVERIFY2(far.text().contains(u"has no block 100000 yet; its newest block is 50"), qPrintable(far.text()));
        QCOMPARE(chains(), qint64(0));
    }

    // From here on there are chains.

    void largeIdsWorkAndDuplicatesAreRefused()
    {
        const quint64 palm = 11'297'108'109;
        SimEndpoints sims(SimEndpoints::spec(palm, 120));
        const QStringList words = QStringList{u"eip155"_qs,          u"--from"_qs,          u"genesis"_qs,
                                              u"--all-transfers"_qs, u"--confirmations"_qs, u"0"_qs} +
                                  sims.rpcOptions();
        const CliResult first = add(words);
        QVERIFY2(first.exitCode == 0, qPrintable(first.text()));
        const CliResult second = add(words);
        QVERIFY2(second.exitCode == 4, qPrintable(QString::number(second.exitCode) + second.text()));
        QCOMPARE(chains(), qint64(1));
        const CliResult run = m_workspace->run({u"run"_qs, u"--until-synced"_qs});
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(difference(truthOfSim(*sims.chain, {0, 120, {}, {}, -1, true}),
                            truthOfDatabase(m_workspace->database(), u"eip155_11297108109"_qs, palm)),
                 QString());
        QCOMPARE(
            m_workspace->run({u"chain"_qs, u"delete"_qs, u"eip155:11297108109"_qs, u"--hard"_qs, u"--yes"_qs}).exitCode,
            0);
    }

    void unsafeNamesAreEscaped()
    {
        AnvilNode node;
        const QString token = node.deploy(u"LoudToken"_qs, {text("<b>Free</b> \xe2\x80\xae"
                                                                 "dollars\n<img src=x>"),
                                                            text(QByteArray("A\0\xff\xe2\x80\xae"
                                                                            "B",
                                                                            7)),
                                                            number(18)});
        const CliResult added = add({u"eip155"_qs, u"--rpc"_qs, node.url(), u"--name"_qs, u"loud"_qs, u"--from"_qs,
                                     u"genesis"_qs, u"--token"_qs, token});
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        const QString settings = m_workspace->database().value(
            "SELECT settings::text FROM signalbox.streams WHERE stream LIKE 'transfers:%'");
        for (const QString& shown :
             {settings, m_workspace->run({u"chain"_qs, u"show"_qs, u"loud"_qs}, {}, 60'000, false).text(),
              m_workspace->run({u"token"_qs, u"list"_qs, u"loud"_qs}, {}, 60'000, false).text()}) {
            QVERIFY2(!shown.contains(QChar(0x202e)) && !shown.contains(QChar(u'\0')), qPrintable(shown));
            QVERIFY2(!shown.contains(u"\\u202e"), qPrintable(shown));
        }
    }

    void unknownNamesAreReported()
    {
        for (const QStringList& words :
             {QStringList{u"chain"_qs, u"show"_qs, u"nobody"_qs}, QStringList{u"status"_qs, u"eip155:424242"_qs},
              QStringList{u"chain"_qs, u"pause"_qs, u"nobody"_qs}})
            QCOMPARE(m_workspace->run(words).exitCode, 3);
        QCOMPARE(m_workspace->run({u"reindex"_qs, u"loud"_qs, u"20-10"_qs, u"--yes"_qs}).exitCode, 2);
        const CliResult nothing = m_workspace->run({u"reindex"_qs, u"loud"_qs, u"1-2"_qs, u"--yes"_qs});
        QCOMPARE(nothing.exitCode, 3);
        QVERIFY2(nothing.text().contains(u"stored"), qPrintable(nothing.text()));
        QCOMPARE(m_workspace->run({u"chain"_qs, u"delete"_qs, u"loud"_qs, u"--hard"_qs}).exitCode, 4);
    }
};

}  // namespace

SIGNALBOX_TEST(BadInputTest)

#include "bad_input_test.moc"
