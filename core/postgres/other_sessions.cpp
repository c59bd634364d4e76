// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/other_sessions.h"

#include "postgres/value.h"
#include "signalbox/literals.h"

namespace signalbox::store {

Error workspaceInUse()
{
    return Error::make(
        ErrorKind::Refused, "WORKSPACE_IN_USE",
        Message(QT_TRANSLATE_NOOP(
            "Engine", "This workspace is open in a window or another command. Close it before changing the tables.")));
}

Expected<Done> noOthers(Session& session)
{
    const auto others = session.read([](Transaction& t) {
        return integer(
            t.exec("SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE datname = "
                   "current_database() AND pid <> pg_backend_pid() AND application_name LIKE "
                   "'signalbox%'")[0][0]);
    });
    if (!others)
        return fail(others.error());
    if (*others > 0)
        return fail(workspaceInUse());
    return Done{};
}

Expected<qint64> othersNamed(Session& session, const QString& application)
{
    return session.read([&](Transaction& t) {
        return integer(
            t.exec("SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE datname = current_database() AND "
                   "application_name = $1 AND pid <> pg_backend_pid()",
                   {application})[0][0]);
    });
}

}  // namespace signalbox::store
