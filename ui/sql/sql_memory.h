// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <vector>

namespace signalbox::ui {

/// A statement that was run, or one that the operator keeps; both in the desk's file, one set for a workspace.
struct RunStatement {
    QString text;
    QDateTime at;
    qint64 rows = -1;  ///< −1: it failed
    double milliseconds = 0;
};

struct OwnQuery {
    QString name, text;
};

std::vector<RunStatement> statementHistory();           ///< newest first, each text once
void rememberStatement(const RunStatement& statement);  ///< keeps the newest 200
void forgetStatements();
std::vector<OwnQuery> ownQueries();     ///< sorted by name
void keepQuery(const OwnQuery& query);  ///< one of the same name is replaced
void dropQuery(const QString& name);

}  // namespace signalbox::ui
