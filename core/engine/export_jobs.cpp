// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/export_jobs.h"

namespace signalbox::engine {

qint64 ExportJobs::start(const QString& file, ExportJob::Source source)
{
    const qint64 id = m_next++;
    auto job = std::make_unique<ExportJob>(id, file, std::move(source));
    connect(
        job.get(), &ExportJob::changed, this,
        [this](const JobStatus& status) {
            Q_EMIT changed(status);
            if (status.finished)
                m_jobs.erase(status.id);
        },
        Qt::QueuedConnection);
    ExportJob* started = job.get();
    m_jobs[id] = std::move(job);
    started->start();
    return id;
}

void ExportJobs::cancel(qint64 id)
{
    if (const auto job = m_jobs.find(id); job != m_jobs.end())
        job->second->cancel();
}

}  // namespace signalbox::engine
