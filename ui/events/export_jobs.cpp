// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/export_jobs.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "widgets/format.h"

namespace signalbox::ui {

ExportJobs::ExportJobs(QWidget* parent) : Card(parent)
{
    setAccessibleName(tr("Exports"));
    hide();
}

void ExportJobs::setEngine(Engine* engine)
{
    disconnect(m_changes);
    m_engine = engine;
    if (engine)
        m_changes = connect(engine, &Engine::jobChanged, this, &ExportJobs::take);
}

void ExportJobs::start(const ExportRequest& request)
{
    if (!m_engine)
        return;
    follow(m_engine->startExport(request), request.file);
}

void ExportJobs::follow(qint64 id, const QString& file)
{
    JobStatus status;
    status.kind = u"export"_s;
    status.file = file;
    status.id = id;
    m_files.insert(id, file);
    if (!m_rows.contains(id))
        take(status);
}

void ExportJobs::take(const JobStatus& status)
{
    if (status.kind != "export"_L1 && !m_rows.contains(status.id))
        return;
    JobRow*& row = m_rows[status.id];
    if (!row) {
        row = new JobRow;
        const qint64 id = status.id;
        row->addIconButton(u"cancel"_s, u"close"_s, tr("Cancel export"), [this, id] {
            if (m_engine)
                m_engine->cancelJob(id);
        });
        row->addButton(u"folder"_s, tr("Open folder"), [this, id] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_files.value(id)).absolutePath()));
        });
        row->addIconButton(u"dismiss"_s, u"close"_s, tr("Dismiss"), [this, id] {
            QMetaObject::invokeMethod(
                this, [this, id] { dismiss(id); }, Qt::QueuedConnection);
        });
        body()->insertWidget(0, row);
        show();
    }
    if (!status.file.isEmpty())
        m_files.insert(status.id, status.file);
    const QString file = m_files.value(status.id);
    const QString rows = tr("%1 rows", nullptr, format::plural(status.rows)).arg(format::number(status.rows));
    State state = State::Backfill;
    QString line;
    double share = status.progress;
    if (status.cancelled) {
        state = State::Paused;
        line = tr("canceled; the file was removed");
        share = 0;
    } else if (status.error) {
        state = State::Error;
        line = engineWords(*status.error);
        share = std::max(0.0, share);
    } else if (status.finished) {
        state = State::Ok;
        line = rows;
        share = 1;
    } else {
        QStringList parts;
        if (status.progress >= 0)
            parts << format::share(status.progress);
        parts << rows;
        if (status.rate > 0)
            parts << tr("%1 rows/s").arg(format::rate(status.rate));
        if (status.remainingSeconds)
            parts << tr("%1 left").arg(format::estimate(*status.remainingSeconds));
        line = format::list(parts);
    }
    row->set(state, tr("Export"), QFileInfo(file).fileName(), share, line);
    row->setToolTip(file);
    row->showButtons(!status.finished                   ? QStringList{u"cancel"_s}
                     : status.error || status.cancelled ? QStringList{u"dismiss"_s}
                                                        : QStringList{u"folder"_s, u"dismiss"_s});
}

void ExportJobs::dismiss(qint64 id)
{
    delete m_rows.take(id);
    m_files.remove(id);
    setVisible(!m_rows.isEmpty());
}

}  // namespace signalbox::ui
