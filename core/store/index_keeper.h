#pragma once

#include <QElapsedTimer>
#include <QString>
#include <atomic>
#include <thread>

#include "postgres/session.h"

namespace signalbox::store {

/// Makes the block-range indexes of one chain's transfers when its history is complete or the table has grown, and then
/// takes appended rows in: until that, a search looks at all of them. Works in threads and connections of its own, at
/// quiet moments, so that ingest hardly waits. Owned by one ingest writer, called from one thread at a time.
class IndexKeeper {
public:
    IndexKeeper(ConnectionInfo info, QString schema) : m_info(std::move(info)), m_schema(std::move(schema)) {}
    ~IndexKeeper();

    void appended(qint64 rows);  ///< after a commit
    void beat();                 ///< now and then, from the writer's thread
    void complete();             ///< the history is there: what is pending is wanted soon

private:
    void begin();
    void run(qint64 pending);
    Expected<bool> isWorthIt(Session& session) const;  ///< they are there, or the table has grown

    ConnectionInfo m_info;
    QString m_schema;
    std::thread m_thread;
    std::atomic<bool> m_running{false}, m_made{false}, m_complete{false};
    QElapsedTimer m_last;
    qint64 m_pending = 1'000'000;  // what earlier runs left behind is not known
    qint64 m_sinceBeat = 0;
};

}  // namespace signalbox::store
