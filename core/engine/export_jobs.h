// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>

#include "events/export_job.h"

namespace signalbox::engine {

/// The exports that run, by their IDs. The owner's thread; the destructor ends them.
class ExportJobs : public QObject {
    Q_OBJECT
public:
    qint64 start(const QString& file, ExportJob::Source source);
    void cancel(qint64 id);

Q_SIGNALS:
    void changed(const signalbox::JobStatus& status);

private:
    std::map<qint64, std::unique_ptr<ExportJob>> m_jobs;
    qint64 m_next = 1;
};

}  // namespace signalbox::engine
