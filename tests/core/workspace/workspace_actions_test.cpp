// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <atomic>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "workspace/catalog_actions_impl.h"
#include "workspace/secret_actions_impl.h"

using namespace signalbox;
using namespace signalbox::engine;

/// The actions of a workspace that is not open, and their threads.
class WorkspaceActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secretsOfAClosedWorkspaceAreNotMoved()
    {
        OpenWorkspace workspace;
        SecretActionsImpl actions(workspace);
        QVERIFY(!actions.areSecretsLocked());
        QCOMPARE(actions.moveSecrets(u"file"_s, {}).result().error().code, u"WORKSPACE_CLOSED"_s);
        QCOMPARE(actions.setSecretsAside().error().code, u"WORKSPACE_CLOSED"_s);
        QCOMPARE(actions.sharedKey().result().error().code, u"WORKSPACE_CLOSED"_s);
    }

    void withoutAServerNoCatalogIsPublished()
    {
        OpenWorkspace workspace;
        workspace.state = WorkspaceState::Open;
        CatalogActionsImpl actions(workspace);
        QCOMPARE(actions.publishCatalog().result().error().code, u"NOT_SHARED"_s);
        QCOMPARE(actions.catalogStanding().result().error().code, u"NOT_SHARED"_s);
    }

    void workInThreadsIsWaitedFor()
    {
        std::atomic<bool> done{false};
        QFuture<Expected<int>> answer;
        {
            WorkThreads threads;
            answer = threads.answer<int>([&]() -> Expected<int> {
                QThread::msleep(20);
                done = true;
                return 7;
            });
        }
        QVERIFY(done);
        QCOMPARE(*answer.result(), 7);
    }
};

SIGNALBOX_TEST(WorkspaceActionsTest)
#include "workspace_actions_test.moc"
