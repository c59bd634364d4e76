// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "workspace/tools/offline_database.h"

namespace signalbox::engine {

/// See signalbox/sql_tools.h.
class ReadingTools : public SqlTools {
public:
    static Expected<std::unique_ptr<SqlTools>> open(const OfflinePlace& place);

    SqlConsole& console() override { return *m_console; }
    Expected<QString> savedText(const QString& id, const QString& chain) override;
    void watchExports(std::function<void(const JobStatus&)> changed) override { m_changed = std::move(changed); }
    Expected<Done> check(const QString& text) const override { return checkStatement(text); }

private:
    ReadingTools(OfflineDatabase database, ReadingRole reader);
    qint64 startJob(const QString& file, ExportJob::Source source);

    OfflineDatabase m_database;
    std::unique_ptr<ReaderConsole> m_console;
    std::function<void(const JobStatus&)> m_changed;
    std::vector<std::unique_ptr<ExportJob>> m_jobs;
    QObject m_here;  ///< jobs report changes in its thread
};

}  // namespace signalbox::engine
