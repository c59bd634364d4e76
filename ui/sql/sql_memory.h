// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <vector>

namespace signalbox::ui {

class Desk;

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

std::vector<RunStatement> statementHistory(const Desk& desk);       ///< newest first, each text once
void rememberStatement(Desk& desk, const RunStatement& statement);  ///< keeps the newest 200
void forgetStatements(Desk& desk);
std::vector<OwnQuery> ownQueries(const Desk& desk);  ///< sorted by name
void keepQuery(Desk& desk, const OwnQuery& query);   ///< one of the same name is replaced
void dropQuery(Desk& desk, const QString& name);

}  // namespace signalbox::ui
