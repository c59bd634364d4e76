// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <atomic>
#include <thread>

#include "postgres/session.h"
#include "store/data_set.h"

namespace signalbox::evm {

/// Makes the block-range indexes of one chain's transfers when its history is complete or the table has grown, and then
/// takes appended rows in: until that, a search looks at all of them. Works in threads and connections of its own, at
/// quiet moments, so that ingest hardly waits. Owned by one ingest writer, called from one thread at a time.
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
    Expected<bool> isWorthIt(store::Session& session) const;  ///< they are there, or the table has grown

    store::ConnectionInfo m_info;
    QString m_schema;
    std::thread m_thread;
    std::atomic<bool> m_running{false}, m_made{false}, m_complete{false};
    QElapsedTimer m_last;
    qint64 m_pending = 1'000'000;  // what earlier runs left behind is not known
    qint64 m_sinceBeat = 0;
};

}  // namespace signalbox::evm
