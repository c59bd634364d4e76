// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/migration_tools.h"

#include <QFileInfo>

#include "postgres/other_sessions.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

Expected<std::unique_ptr<DatabaseTools>> MigrationTools::open(const OfflinePlace& place, WorkspaceTools::Access access)
{
    const bool alone = access == WorkspaceTools::Access::Alone;
    if (alone && store::PrivateCluster::sessions(place.folder) > 0)
        return fail(store::workspaceInUse());
    auto database = OfflineDatabase::open(place);
    if (!database)
        return fail(database.error());
    auto shipped = store::Migrator::shipped();
    if (!shipped)
        return fail(shipped.error());
    std::unique_ptr<MigrationTools> tools(new MigrationTools);
    tools->m_database = std::move(*database);
    tools->m_session = std::make_unique<store::Session>(
        tools->m_database.connection(store::Role::Bootstrap).withApplication(u"signalbox migrations"_s));
    const QString user = tools->m_database.server.user;
    tools->m_migrator = std::make_unique<store::Migrator>(
        *tools->m_session, tools->m_database.cluster ? store::localRoles() : store::RoleNames{user, user, user, false},
        std::move(*shipped));
    if (alone)
        if (const auto others = store::noOthers(*tools->m_session); !others)
            return fail(others.error());
    return tools;
}

QString MigrationTools::serverVersion() const
{
    return m_database.cluster ? m_database.cluster->serverVersion() : QString();
}

Expected<std::vector<MigrationEntry>> MigrationTools::migrations()
{
    const auto all = m_migrator->status();
    if (!all)
        return fail(all.error());
    std::vector<MigrationEntry> entries;
    for (const store::MigrationStatus& m : *all) {
        using State = MigrationEntry::State;
        const State state = m.missing               ? State::Missing
                            : m.changed             ? State::Changed
                            : m.appliedAt.isValid() ? State::Applied
                                                    : State::Pending;
        entries.push_back({m.number, m.name, state, m.appliedAt, m.tookMs, m.appVersion});
    }
    return entries;
}

Expected<int> MigrationTools::migrate(const std::function<void(const Message& text)>& progress)
{
    if (const auto checked = m_migrator->check(); !checked)
        return fail(checked.error());
    return m_migrator->migrate(progress);
}

Expected<std::vector<TableLoss>> MigrationTools::previewRevert(int downTo)
{
    return m_migrator->previewRevert(downTo);
}

Expected<int> MigrationTools::revert(int downTo)
{
    return m_migrator->revert(downTo);
}

/// For people: the documents' tables and functions are found without the name of their schema.
DatabaseAddress MigrationTools::address(bool readOnly) const
{
    const QByteArray path = "-c search_path=public,balances,erc8004,ibc";
    const auto withPath = [&](QByteArray conninfo) { return conninfo.replace("options='", "options='" + path + ' '); };
    const store::ConnectionInfo info = m_database.connection(readOnly ? store::Role::Reader : store::Role::Engine);
    store::ConnectionInfo open = info;
    open.password.clear();
    return {info.host,
            info.database,
            info.user,
            info.password,
            info.port,
            withPath(info.conninfo()),
            withPath(open.conninfo()),
            info.display() + u" options='"_s + QLatin1String(path) + u'\''};
}

QString MigrationTools::psqlProgram() const
{
    const QString beside = store::findPostgresBinaries() + u"/psql"_s;
    return QFileInfo::exists(beside) ? beside : u"psql"_s;
}

}  // namespace signalbox::engine
