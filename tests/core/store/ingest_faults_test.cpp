// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/mount.h>
#include <unistd.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

class IngestFaultsTest : public QObject, IngestPlace {
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void aStaleEpochCannotWrite()
    {
        auto old = ingest();
        OK(old.commit(commitOf({0, 9})));
        const auto taken = Leases(*session).takeOver(chainId, {u"b"_s, u"there"_s, 2});
        OK(taken);
        auto refused = old.commit(commitOf({10, 19}));
        if (!refused && refused.error().code == "DATABASE_AWAY"_L1)  // its backend was ended
            refused = old.commit(commitOf({10, 19}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"LEASE_LOST"_s);
        QCOMPARE(old.heartbeat().error().code, u"LEASE_LOST"_s);
        QCOMPARE(old.undo({0, 1, {}, {}, u"reorg"_s}).error().code, u"LEASE_LOST"_s);
        QCOMPARE(coverage("headers"), u"0-9"_s);
        epoch = *taken;
        auto fresh = ingest();
        OK(fresh.commit(commitOf({10, 19})));
        QCOMPARE(coverage("headers"), u"0-19"_s);
    }

    void aTakeoverEndsAHungWriter()
    {
        Session hung(db->connection().withApplication(Leases::ingestApplication(chainId)));
        std::atomic<bool> fenced{false};
        std::thread writer([&] {
            const auto result = hung.write([&](Transaction& transaction) -> Expected<Done> {
                if (const auto ours = Leases::fence(transaction, chainId, epoch); !ours)
                    return ours;
                fenced = true;
                transaction.exec("SELECT pg_sleep(30)");
                return Done{};
            });
            QVERIFY(!result);
        });
        while (!fenced)
            QThread::msleep(5);
        QElapsedTimer timer;
        timer.start();
        const auto polite = Leases(*session).acquire(chainId, {u"b"_s, u"there"_s, 2});
        QVERIFY(!polite);
        QCOMPARE(polite.error().code, u"LEASE_HELD"_s);
        OK(Leases(*session).takeOver(chainId, {u"b"_s, u"there"_s, 2}, 300));
        writer.join();
        QVERIFY(timer.elapsed() < 10'000);
    }

    void aBrokenConnectionIsReopened()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        db->value(
            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'signalbox ingest%'"_s);
        const auto broken = store.commit(commitOf({10, 19}));
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, u"DATABASE_AWAY"_s);
        QCOMPARE(broken.error().kind, ErrorKind::Retryable);
        OK(store.commit(commitOf({10, 19})));
        QCOMPARE(coverage("headers"), u"0-19"_s);
    }

    void aFullDiskWritesNothing()
    {
        QTemporaryDir folder(QDir::tempPath() + u"/signalbox-small-XXXXXX"_s);
        const QByteArray path = QFile::encodeName(folder.path());
        if (::geteuid() != 0 || ::mount("tmpfs", path.constData(), "tmpfs", 0, "size=3m,mode=0755") != 0)
            QSKIP("a small disk cannot be mounted here");
        const auto gone = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
        const auto& paths = test::PgCluster::shared().paths();
        QVERIFY(::chown(path.constData(), paths.uid, paths.gid) == 0);
        QVERIFY(db->session(Role::Bootstrap)->plain([&](Transaction& transaction) {
            transaction.exec("CREATE TABLESPACE small LOCATION '" + path.toStdString() + "'");
            return Done{};
        }));
        db->value(u"ALTER TABLE eip155_31337.transfers SET TABLESPACE small"_s, Role::Bootstrap);
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        Height full = 0;
        std::optional<Error> error;
        for (Height lo = 10; lo < 200'000 && !error; lo += 2000) {
            const auto done = store.commit(commitOf({lo, lo + 1999}));
            if (!done) {
                error = done.error();
                full = lo;
            }
        }
        QVERIFY(error);
        QCOMPARE(error->code, u"DISK_FULL"_s);
        QVERIFY(error->text().contains("Free some space"_L1));
        QCOMPARE(coverage("transfers"), u"0-%1"_s.arg(full - 1));
        QCOMPARE(count("eip155_31337.transfers"), QString::number(full * 2));
        QCOMPARE(count("eip155_31337.blocks"), QString::number(full));
        QVERIFY(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
        OK(store.commit(commitOf({full, full + 1999})));
        db->value(u"ALTER TABLE eip155_31337.transfers SET TABLESPACE pg_default"_s, Role::Bootstrap);
        QVERIFY(db->session(Role::Bootstrap)->plain([&](Transaction& transaction) {
            transaction.exec("DROP TABLESPACE small");
            return Done{};
        }));
    }

    void speedIsPrinted()
    {
        auto store = ingest();
        Commit commit;
        qint64 rows = 0;
        QElapsedTimer timer;
        qint64 nanoseconds = 0;
        for (int batch = 0; batch < 10; ++batch) {
            Commit big;
            big.ranges = {{batch * 100, batch * 100 + 99}};
            big.streams = {u"headers"_s, u"transfers"_s, u"registries"_s};
            big.blocksAbsent = true;
            for (Height number = big.ranges[0].lo; number <= big.ranges[0].hi; ++number) {
                big.blocks.push_back(block(number));
                for (int log = 0; log < 100; ++log)
                    transfer(big, number, log);
            }
            timer.start();
            OK(store.commit(big));
            nanoseconds += timer.nsecsElapsed();
            rows += big.tables.rowsOf(evm::transfersEntity).rows();
        }
        qInfo("%.0f transfers/s", double(rows) * 1e9 / double(nanoseconds));
        timer.start();
        for (Height number = 2000; number < 2100; ++number) {
            auto live = commitOf({number, number});
            live.live = true;
            live.streams.push_back(u"registries"_s);
            OK(store.commit(live));
        }
        qInfo("%.2f ms per live commit", double(timer.nsecsElapsed()) / 1e8);
    }
};

SIGNALBOX_TEST(IngestFaultsTest)
#include "ingest_faults_test.moc"
