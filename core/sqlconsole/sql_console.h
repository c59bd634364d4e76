// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "catalog/catalog.h"
#include "events/export_job.h"
#include "postgres/connection_info.h"
#include "postgres/reader_session.h"
#include "signalbox/sql_console.h"

namespace signalbox::engine {

/// Returns the connection as the reading role; may block and create the role. Called again after an Error.
using ReadingRole = std::function<Expected<store::ConnectionInfo>()>;

/// Refuses statements that cannot run: an empty text, several statements, a first word that does not read.
Expected<Done> checkStatement(const QString& text);

/// The console over a few threads, each with its own session of the reading role; a thread is created when first
/// needed. The destructor ends running statements and waits for them, within seconds.
class ReaderConsole : public SqlConsole {
public:
    struct Parts {
        ReadingRole reader;           ///< null if there is no such role
        store::ConnectionInfo owner;  ///< grants missing rights
        std::function<qint64(const QString& file, ExportJob::Source source)> startJob;  ///< may be empty
        std::shared_ptr<const catalog::Catalog> catalog = {};  ///< describes the tables; null for the built-in one
    };
    explicit ReaderConsole(Parts parts);
    ~ReaderConsole() override;

    std::optional<Error> unavailable() const override;
    SqlRun run(const SqlRequest& request) override;
    void cancel(quint64 run) override;
    QFuture<Expected<std::vector<SqlTable>>> tables() override;
    std::vector<SavedQuery> savedQueries() const override;
    qint64 startExport(const SqlExport& request) override;

    Expected<store::ConnectionInfo> reader();  ///< the result of the last call; any thread, may block

private:
    using OpenSession = Expected<store::ReaderSession*>;
    struct Job {
        quint64 id = 0;
        std::shared_ptr<std::atomic_int> stop = std::make_shared<std::atomic_int>(0);
        std::function<void(const OpenSession& session, const std::atomic_int& stop)> work;
    };
    template <class T>
    QFuture<Expected<T>> post(quint64 id,
                              std::function<Expected<T>(store::ReaderSession&, const std::atomic_int&)> work);
    void loop();
    void grant();
    void forget(const Error& error);  ///< for a role that is refused

    const Parts m_parts;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::map<quint64, std::shared_ptr<std::atomic_int>> m_open;  ///< waiting and running statements
    std::vector<std::thread> m_threads;
    int m_idle = 0;
    bool m_stop = false;
    quint64 m_next = 1;
    std::optional<store::ConnectionInfo> m_reader;
    std::optional<Error> m_off;  ///< the reason if the last call failed
    std::mutex m_grantMutex, m_readerMutex;
};

/// The whole result of a statement, by the reading role.
ExportJob::Source exportOfStatement(const SqlExport& request, const ReadingRole& reader);

/// The queries in resources/queries.
std::vector<SavedQuery> shippedQueries();

}  // namespace signalbox::engine
