#pragma once

#include <QElapsedTimer>
#include <QString>
#include <atomic>
#include <thread>

#include "store/connection_info.h"

namespace signalbox::store {

/// Block-range indexes take appended rows in only when they are told to; until then a search looks at all of them. This
/// does it in a thread and a connection of its own, at quiet moments, so that ingest never waits. Owned by one ingest
/// writer.
class IndexKeeper {
public:
    IndexKeeper(ConnectionInfo info, QString schema) : m_info(std::move(info)), m_schema(std::move(schema)) {}
    ~IndexKeeper();

    void appended(qint64 rows);  ///< after a commit
    void beat();                 ///< now and then, from the writer's thread

private:
    void run();

    ConnectionInfo m_info;
    QString m_schema;
    std::thread m_thread;
    std::atomic<bool> m_running{false};
    QElapsedTimer m_last;
    qint64 m_pending = 1'000'000;  // what earlier runs left behind is not known
    qint64 m_sinceBeat = 0;
};

}  // namespace signalbox::store
