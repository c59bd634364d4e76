// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>
#include <map>
#include <memory>

#include "signalbox/sql_console.h"

namespace signalbox::test {

/// A console with scripted answers: statements with "sleep" stay open until they are canceled, those with "wrong" fail
/// at that word; all others return a table of invented accounts.
class ScriptedSql : public SqlConsole {
public:
    std::vector<SqlRequest> requests;
    std::vector<SqlExport> exports;
    std::optional<Error> off;
    std::vector<SavedQuery> saved;

    ScriptedSql();
    std::optional<Error> unavailable() const override { return off; }
    SqlRun run(const SqlRequest& request) override;
    void cancel(quint64 run) override;
    QFuture<Expected<std::vector<SqlTable>>> tables() override;
    std::vector<SavedQuery> savedQueries() const override { return saved; }
    qint64 startExport(const SqlExport& request) override
    {
        exports.push_back(request);
        return 900 + qint64(exports.size());
    }

private:
    quint64 m_last = 0;
    std::map<quint64, std::shared_ptr<QPromise<Expected<SqlResult>>>> m_open;
};

}  // namespace signalbox::test
