// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "postgres/connection_info.h"
#include "signalbox/queries.h"

class QFile;

namespace signalbox::engine {

/// One CSV record of a row: cells in `columns`' order, quoted by RFC 4180. A cell that a spreadsheet would take for a
/// formula (leading = + - @, tab or return) is prefixed by an apostrophe; plain numbers are not.
QByteArray csvLine(const QStringList& columns, const QJsonObject& cells);
QByteArray csvHead(const QStringList& columns);
QByteArray jsonLine(const EventRow& row);
QStringList exportColumns(EventKind kind);

/// Writes the whole result of a query to a file, page by page, in its own thread. The file appears under its name only
/// when it is complete; a canceled or failed export leaves no file.
class ExportJob : public QObject {
    Q_OBJECT
public:
    /// The destination for a source, in the job's thread.
    class Sink {
    public:
        explicit Sink(ExportJob& job) : m_job(job) {}
        bool write(const QByteArray& text, qint64 rows);  ///< false: stop; the job knows the reason
        void setTotal(std::optional<qint64> rows) { m_job.m_total = rows; }
        const std::atomic_int& stopped() const { return m_job.m_stop; }  ///< 0 to continue

    private:
        ExportJob& m_job;
    };
    using Source = std::function<Expected<Done>(Sink& sink)>;

    ExportJob(qint64 id, const QString& file, Source source, QObject* parent = nullptr);
    ~ExportJob() override;  ///< cancels and waits

    void start();
    void cancel() { m_stop = 1; }
    const JobStatus& status() const { return m_status; }

Q_SIGNALS:
    void changed(const signalbox::JobStatus& status);  ///< from the job's thread

private:
    void run();
    Expected<Done> write();
    void tell(bool always = false);

    Source m_source;
    JobStatus m_status;  ///< used only by the job's thread once it is started
    std::optional<qint64> m_total;
    qint64 m_startedMs = 0, m_toldMs = 0;
    std::atomic_int m_stop = 0;
    QFile* m_file = nullptr;
    bool m_full = false;
    std::thread m_thread;
};

/// The source for the rows of a query over events.
ExportJob::Source exportOfEvents(const ExportRequest& request, const store::ConnectionInfo& database);

}  // namespace signalbox::engine
