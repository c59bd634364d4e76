#pragma once

#include <QByteArray>
#include <QObject>
#include <atomic>
#include <memory>
#include <thread>

#include "signalbox/queries.h"
#include "store/connection_info.h"

namespace signalbox::engine {

/// One CSV record of a row: cells in `columns`' order, quoted as RFC 4180 says. A cell that a spreadsheet would take
/// for a formula
/// (= + - @, tab or return in front) is prefixed by an apostrophe; plain numbers are not.
QByteArray csvLine(const QStringList& columns, const QJsonObject& cells);
QByteArray csvHead(const QStringList& columns);
QByteArray jsonLine(const EventRow& row);
QStringList exportColumns(EventKind kind);

/// Writes the whole result of a query to a file, page by page, in a thread of its own. The file appears under its name
/// only when it is complete; a cancelled or failed export leaves nothing behind.
class ExportJob : public QObject {
    Q_OBJECT
public:
    ExportJob(qint64 id, ExportRequest request, store::ConnectionInfo database, QObject* parent = nullptr);
    ~ExportJob() override;  ///< cancels and waits

    void start();
    void cancel() { m_cancelled = true; }
    const JobStatus& status() const { return m_status; }

Q_SIGNALS:
    void changed(const signalbox::JobStatus& status);  ///< from the job's thread

private:
    void run();
    Expected<Done> write();
    void tell(bool always = false);

    ExportRequest m_request;
    store::ConnectionInfo m_database;
    JobStatus m_status;  ///< the job's thread's, once started
    std::optional<qint64> m_total;
    qint64 m_startedMs = 0, m_toldMs = 0;
    std::atomic_bool m_cancelled = false;
    std::thread m_thread;
};

}  // namespace signalbox::engine
