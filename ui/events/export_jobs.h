// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>

#include "signalbox/engine.h"
#include "widgets/card.h"

namespace signalbox::ui {

class JobRow;

/// One row per export: how far, cancel, open the folder. Hidden while there is none.
class ExportJobs : public Card {
    Q_OBJECT
public:
    explicit ExportJobs(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void start(const ExportRequest& request);
    void follow(qint64 id, const QString& file);  ///< a job that was started elsewhere
    int count() const { return int(m_rows.size()); }

private:
    void take(const JobStatus& status);
    void dismiss(qint64 id);

    QPointer<Engine> m_engine;
    QMetaObject::Connection m_changes;
    QHash<qint64, JobRow*> m_rows;
    QHash<qint64, QString> m_files;
};

}  // namespace signalbox::ui
