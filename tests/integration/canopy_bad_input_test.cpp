// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Faults of a Canopy node are shown to the operator, and the alert ends when the node works again.
class CanopyBadInputTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CanopyReplay> m_node;
    std::unique_ptr<CanopyWorkspace> m_workspace;
    std::unique_ptr<QProcess> m_run;
    Height m_last = 30;  ///< newest block of the node

    /// The texts on the chain's page and in its table of endpoints.
    QString said()
    {
        const CliResult status = m_workspace->cli().run({u"status"_qs, u"canopy:1"_qs});
        const CliResult endpoints = m_workspace->cli().run({u"endpoint"_qs, u"list"_qs, u"canopy:1"_qs});
        return status.text() + endpoints.text();
    }
    bool reached(Height height, int milliseconds = 60'000)
    {
        return waitFor([&] { return m_workspace->coverage(1) == u"blocks 1-%1"_qs.arg(height); }, milliseconds);
    }
    void grow(int blocks)
    {
        m_last += blocks;
        m_node->setHead(m_last + 1);
    }
    void serve(CanopyFaults faults)
    {
        faults.bulk = false;
        m_node->setFaults(faults);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        serve({});
        grow(0);
        m_workspace = std::make_unique<CanopyWorkspace>();
        m_workspace->mustAdd(*m_node);
        m_run = m_workspace->cli().start({u"run"_qs});
        QVERIFY(reached(m_last));
    }
    void cleanupTestCase()
    {
        QVERIFY(!m_run || CliWorkspace::stop(*m_run));
        m_workspace.reset();
    }

    void damagedAnswersAreReported_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("words");
        using enum CanopyFaults::Kind;
        QTest::newRow("short page") << int(ShortPage) << QByteArray("/v1/query/accounts") << u"accounts: a page of"_qs;
        QTest::newRow("page that counts too few")
            << int(CutPage) << QByteArray("/v1/query/accounts") << u"accounts: page 1 has"_qs;
        QTest::newRow("cut answer") << int(CutBody) << QByteArray("/v1/query/validators") << u"cannot be reached"_qs;
        QTest::newRow("empty answer") << int(EmptyBody) << QByteArray("/v1/query/supply") << u"an empty answer"_qs;
        QTest::newRow("status 500") << int(Status500) << QByteArray("/v1/query/params") << u"snapshot failed"_qs;
        QTest::newRow("block that is not there")
            << int(NullBlock) << QByteArray("/v1/query/block-by-height") << u"does not return block"_qs;
    }
    void damagedAnswersAreReported()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, path);
        QFETCH(QString, words);
        CanopyFaults faults;
        faults.kind = CanopyFaults::Kind(kind);
        faults.path = path;
        faults.count = 1'000'000;
        serve(faults);
        grow(2);
        QString seen;
        QVERIFY2(waitFor(
                     [&] {
                         seen = said();
                         return seen.contains(words);
                     },
                     20'000),
                 qPrintable(seen));
        serve({});
        QVERIFY2(reached(m_last), qPrintable(said()));
        QVERIFY2(waitFor([&] { return !said().contains(words); }, 20'000), qPrintable(said()));
    }

    void aDamagedBlockWaitsAndOthersAreIndexed()
    {
        CanopyFaults faults;
        faults.poisoned = m_last + 2;
        serve(faults);
        grow(5);
        QVERIFY2(waitFor(
                     [&] {
                         return m_workspace->coverage(1) == u"blocks 1-%1, blocks %2-%3"_qs.arg(faults.poisoned - 1)
                                                                .arg(faults.poisoned + 1)
                                                                .arg(m_last);
                     },
                     60'000),
                 qPrintable(m_workspace->coverage(1) + said()));
        QString seen;
        QVERIFY2(waitFor(
                     [&] {
                         seen = said();
                         return seen.contains(
                                    u"Block %1 contains something that cannot be stored"_qs.arg(faults.poisoned)) &&
                                seen.contains(u"18446744073709551615"_qs);
                     },
                     20'000),
                 qPrintable(seen));
        serve({});
        QVERIFY2(reached(m_last, 90'000), qPrintable(said()));
        expectNone(m_workspace->globalFaults(1));
    }

    void anotherChainIsRefused()
    {
        m_node->impersonate(CanopyRecording::ofChain(2));
        grow(2);
        QString seen;
        QVERIFY2(waitFor(
                     [&] {
                         seen = said();
                         return seen.contains(u"serves chain 2 of network 1"_qs) && seen.contains(u"wrong"_qs);
                     },
                     30'000),
                 qPrintable(seen));
        QVERIFY(reached(m_last - 2, 1'000));
        m_node->impersonate(nullptr);
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyBadInputTest)

#include "canopy_bad_input_test.moc"
