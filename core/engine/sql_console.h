#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/export_job.h"
#include "signalbox/sql_console.h"
#include "store/connection_info.h"
#include "store/reader_session.h"

namespace signalbox::engine {

/// Refuses what need not be asked: nothing to run, several statements, a first word that does not read.
Expected<Done> checkStatement(const QString& text);

/// The console over a few threads, each with its own session of the reading role; a thread is made when it is first
/// needed. The destructor ends what runs and waits for it, within seconds.
class ReaderConsole : public SqlConsole {
public:
    struct Parts {
        store::ConnectionInfo reader, owner;  ///< `owner` grants what is missing
        bool separate = true;                 ///< the reader is a role of its own: of a server it is not
        std::function<qint64(const QString& file, ExportJob::Source source)> startJob;  ///< may be empty
    };
    explicit ReaderConsole(Parts parts);
    ~ReaderConsole() override;

    std::optional<Error> unavailable() const override;
    SqlRun run(const SqlRequest& request) override;
    void cancel(quint64 run) override;
    QFuture<Expected<std::vector<SqlTable>>> tables() override;
    std::vector<SavedQuery> savedQueries() const override;
    qint64 startExport(const SqlExport& request) override;

private:
    struct Job {
        quint64 id = 0;
        std::shared_ptr<std::atomic_int> stop = std::make_shared<std::atomic_int>(0);
        std::function<void(store::ReaderSession* session, const std::atomic_int& stop)> work;  ///< null: stopping
    };
    template <class T>
    QFuture<Expected<T>> post(quint64 id,
                              std::function<Expected<T>(store::ReaderSession&, const std::atomic_int&)> work);
    void loop();
    void grant();

    const Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::map<quint64, std::shared_ptr<std::atomic_int>> m_open;  ///< waiting and running
    std::vector<std::thread> m_threads;
    int m_idle = 0;
    bool m_stop = false;
    quint64 m_next = 1;
    std::mutex m_grantMutex;
};

/// The whole result of a statement, by the reading role.
ExportJob::Source exportOfStatement(const SqlExport& request, const store::ConnectionInfo& reader);

/// What ships in resources/queries.
std::vector<SavedQuery> shippedQueries();

}  // namespace signalbox::engine
