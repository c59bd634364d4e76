// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_engine.h"

#include <QTimer>

#include "signalbox/literals.h"
#include "support/scripted_activity.h"

namespace signalbox::test {

ScriptedEngine::ScriptedEngine(Scene scene, QObject* parent) : Engine(parent), m_now(QDateTime::currentDateTimeUtc())
{
    qRegisterMetaType<SnapshotPtr>();
    synced.snapshot = [this] { return m_snapshot; };
    queued.snapshot = [this] { return m_snapshot; };
    m_snapshot = std::make_shared<WorkspaceSnapshot>(sceneSnapshot(scene, m_now));
    if (scene == Scene::Empty) {
        eventTotal = 0;
        return;
    }
    history = scriptedHistory(m_now);
    history.insert(history.begin(), scriptedRunningJob(m_now));
    if (scene == Scene::Canopy)
        history = scriptedSyncJobs(m_now);
    alertRows = scriptedAlerts(m_now);
}

void ScriptedEngine::setScene(Scene scene)
{
    publish(sceneSnapshot(scene, m_now));
}

void ScriptedEngine::publish(const WorkspaceSnapshot& snapshot)
{
    m_snapshot = std::make_shared<WorkspaceSnapshot>(snapshot);
    Q_EMIT snapshotChanged(m_snapshot);
}

QUuid ScriptedEngine::submit(const Command& command)
{
    submitted.push_back(command);
    CommandStatus status;
    status.id = ++m_lastId;
    status.request = QUuid::createUuid();
    status.createdAt = QDateTime::currentDateTimeUtc();
    status.actor = u"operator"_s;
    status.target = command.target;
    status.verb = command.verb();
    status.args = command.args;
    const QUuid request = status.request;
    QTimer::singleShot(0, this, [this, status]() mutable {
        Q_EMIT commandChanged(status);
        if (!finishCommands)
            return;
        status.state = CommandState::Running;
        status.startedAt = QDateTime::currentDateTimeUtc();
        status.progress = 0.4;
        Q_EMIT commandChanged(status);
        status.state = CommandState::Done;
        status.finishedAt = QDateTime::currentDateTimeUtc();
        status.progress = 1;
        Q_EMIT commandChanged(status);
    });
    return request;
}

void ScriptedEngine::cancel(const QUuid& request)
{
    cancelled.push_back(request);
}

qint64 ScriptedEngine::startExport(const ExportRequest& request)
{
    exports.push_back(request);
    const qint64 id = ++m_lastId;
    QTimer::singleShot(0, this, [this, id, request] {
        JobStatus job;
        job.id = id;
        job.kind = u"export"_s;
        job.title = Message("Export to %1").arg(request.file);
        job.file = request.file;
        job.progress = 0.4;
        job.rows = 18'000;
        job.rate = 60'000;
        Q_EMIT jobChanged(job);
        job.progress = 1;
        job.rows = eventTotal;
        job.finished = true;
        Q_EMIT jobChanged(job);
    });
    return id;
}

void ScriptedEngine::cancelJob(qint64 id)
{
    JobStatus job;
    job.id = id;
    job.finished = job.cancelled = true;
    Q_EMIT jobChanged(job);
}

ScriptedWorkspace::ScriptedWorkspace(Scene scene, bool open, QObject* parent)
    : Workspace(parent),
      m_engine(new ScriptedEngine(scene, this)),
      m_state(open ? WorkspaceState::Open : WorkspaceState::Closed)
{
}

WorkspaceInfo ScriptedWorkspace::info() const
{
    WorkspaceInfo info;
    info.name = u"local"_s;
    info.directory = u"/home/operator/.local/share/signalbox"_s;
    info.mode = mode;
    info.database = u"PostgreSQL 15.18"_s;
    info.secretStore = secretStore;
    info.schemaVersion = 7;
    return info;
}

void ScriptedWorkspace::become(WorkspaceState state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void ScriptedWorkspace::open(const QString&)
{
    become(WorkspaceState::Opening);
    QTimer::singleShot(0, this, [this] {
        for (const OpenStep step : {OpenStep::Folder, OpenStep::Cluster, OpenStep::Connect, OpenStep::Schema,
                                    OpenStep::Secrets, OpenStep::Engine}) {
            Q_EMIT stepChanged(step, StepState::Running, {});
            if (failWith && step == OpenStep::Connect) {
                m_error = failWith;
                Q_EMIT stepChanged(step, StepState::Failed, failWith->message);
                become(WorkspaceState::Failed);
                return;
            }
            Q_EMIT stepChanged(step, StepState::Done, {});
        }
        become(WorkspaceState::Open);
    });
}

void ScriptedWorkspace::close()
{
    become(WorkspaceState::Closing);
    QTimer::singleShot(0, this, [this] { become(WorkspaceState::Closed); });
}

}  // namespace signalbox::test
