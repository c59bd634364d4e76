// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "engine/snapshot_publisher.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

class SnapshotPublisherTest : public QObject {
    Q_OBJECT
    int made = 0;
    SnapshotPtr make()
    {
        ++made;
        return std::make_shared<WorkspaceSnapshot>();
    }
private Q_SLOTS:
    void init() { made = 0; }

    void manyChangesMakeOneSnapshot()
    {
        SnapshotPublisher publisher([this] { return make(); }, nullptr);
        QSignalSpy ready(&publisher, &SnapshotPublisher::ready);
        for (int i = 0; i < 100; ++i)
            publisher.changed();
        QCOMPARE(made, 0);  // not within the caller's work
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(made, 1);
    }

    void snapshotsAreAtLeast250MsApart()
    {
        SnapshotPublisher publisher([this] { return make(); }, nullptr);
        QSignalSpy ready(&publisher, &SnapshotPublisher::ready);
        QElapsedTimer since;
        since.start();
        publisher.publish();
        QCOMPARE(ready.size(), 1);  // at once
        publisher.changed();
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY2(since.elapsed() >= 240, qPrintable(QString::number(since.elapsed())));
    }

    void noSnapshotFollowsAStop()
    {
        SnapshotPublisher publisher([this] { return make(); }, nullptr);
        publisher.changed();
        publisher.stop();
        QTest::qWait(50);
        QCOMPARE(made, 0);
    }
};

SIGNALBOX_TEST(SnapshotPublisherTest)
#include "snapshot_publisher_test.moc"
