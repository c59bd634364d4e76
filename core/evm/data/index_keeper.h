// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <atomic>
#include <thread>

#include "postgres/session.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// Creates the block-range indexes of one chain's transfers when its history is complete or the table has grown, and
/// then adds appended rows, which a search would otherwise read completely. Works in its own threads and connections,
/// at quiet moments, so that ingest hardly waits. Owned by one ingest writer, called from one thread at a time.
class IndexKeeper : public store::Upkeep {
public:
    IndexKeeper(store::ConnectionInfo info, QString schema) : m_info(std::move(info)), m_schema(std::move(schema)) {}
    ~IndexKeeper() override;

    void committed(const store::Commit& commit) override;
    void beat() override;
    void quiet(store::PqConnection& connection) override;

private:
    void begin();
    void run(qint64 pending);
    Expected<bool> isWorthIt(store::Session& session) const;  ///< true if they exist, or the table has grown

    store::ConnectionInfo m_info;
    QString m_schema;
    std::thread m_thread;
    std::atomic<bool> m_running{false}, m_made{false}, m_complete{false};
    QElapsedTimer m_last;
    qint64 m_pending = 1'000'000;  // rows left by earlier runs are unknown
    qint64 m_sinceBeat = 0;
};

}  // namespace signalbox::evm
